//! What departments decide in the synthetic district: each theme is one coherent story.

use super::departments::Department;

/// A kind of decision, its parts fitting each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    pub(super) department: Department,
    /// 许可名称, 处罚名称, 荣誉名称, 评定名称.
    pub(super) title: &'static str,
    /// 类别, in the code list's words.
    pub(super) class: &'static str,
    /// 事实, 事由.
    pub(super) reason: &'static str,
    /// 依据.
    pub(super) basis: &'static str,
    /// 内容, 结果; a fine's sentence is made from its amount.
    pub(super) content: &'static str,
    /// 证书; 违法行为类型.
    pub(super) extra: &'static str,
}

macro_rules! themes {
    ($($name:ident: $doc:literal = $([$department:ident, $title:literal, $class:literal, $reason:literal, $basis:literal, $content:literal, $extra:literal]),+ $(,)?;)+) => {
        $(
            #[doc = $doc]
            pub(super) const $name: &[Theme] = &[$(Theme {
                department: Department::$department,
                title: $title,
                class: $class,
                reason: $reason,
                basis: $basis,
                content: $content,
                extra: $extra,
            }),+];
        )+
    };
}

themes! {
    PERMITS: "行政许可" =
        [Market, "食品经营许可", "普通", "", "《食品安全法》第三十五条", "准予食品销售、热食类食品制售", "食品经营许可证"],
        [Health, "公共场所卫生许可", "普通", "", "《公共场所卫生管理条例》第四条", "准予公共场所卫生许可", "卫生许可证"],
        [Housing, "建筑工程施工许可证核发", "核准", "", "《建筑法》第七条", "准予施工，建筑面积及造价以许可证载明为准", "建筑工程施工许可证"],
        [Transport, "道路普通货物运输经营许可", "普通", "", "《道路运输条例》第二十四条", "准予从事道路普通货物运输", "道路运输经营许可证"],
        [Environment, "排污许可证核发", "核准", "", "《排污许可管理条例》第二条", "准予按许可证载明的种类、浓度和总量排放", "排污许可证"],
        [Urban, "城镇污水排入排水管网许可", "普通", "", "《城镇排水与污水处理条例》第二十一条", "准予向城镇排水设施排放污水", "污水排入排水管网许可证"],
        [Culture, "娱乐场所经营许可", "普通", "", "《娱乐场所管理条例》第九条", "准予从事歌舞娱乐场所经营", "娱乐经营许可证"],
        [Labour, "人力资源服务许可", "普通", "", "《人力资源市场暂行条例》第十八条", "准予开展职业中介活动", "人力资源服务许可证"],
        [Agriculture, "种子生产经营许可", "普通", "", "《种子法》第三十一条", "准予生产经营常规种子", "种子生产经营许可证"],
        [Emergency, "危险化学品经营许可", "核准", "", "《危险化学品安全管理条例》第三十三条", "准予经营许可证载明的品种，不带储存", "危险化学品经营许可证"];
    PERSONAL_PERMITS: "自然人的行政许可" =
        [Health, "医师执业注册", "认可", "", "《医师法》第十三条", "准予执业注册", "医师执业证书"],
        [Transport, "出租汽车驾驶员从业资格", "认可", "", "《出租汽车驾驶员从业资格管理规定》", "准予从业", "从业资格证"],
        [Education, "教师资格认定", "认可", "", "《教师资格条例》第十三条", "认定教师资格", "教师资格证书"],
        [Culture, "导游证核发", "认可", "", "《旅游法》第三十七条", "准予从事导游服务", "导游证"];
    PENALTIES: "行政处罚" =
        [Market, "销售超过保质期的食品案", "罚款；没收违法所得", "经营场所货架上待售食品超过保质期", "《食品安全法》第三十四条、第一百二十四条", "", "经营超过保质期食品"],
        [Market, "虚假宣传案", "罚款", "对商品的性能作引人误解的商业宣传", "《反不正当竞争法》第八条、第二十条", "", "虚假商业宣传"],
        [Health, "公共场所未按规定进行卫生检测案", "警告；罚款", "未按规定对公共场所的空气、水质等进行卫生检测", "《公共场所卫生管理条例实施细则》第三十六条", "", "违反公共场所卫生管理"],
        [Environment, "未按规定运行污染防治设施案", "罚款", "废气治理设施未正常运行", "《大气污染防治法》第二十条、第九十九条", "", "不正常运行污染防治设施"],
        [Urban, "占道经营案", "警告", "擅自占用城市道路、公共场所摆卖物品", "《城市市容和环境卫生管理条例》第十四条", "给予警告，责令改正", "违反市容管理"],
        [Emergency, "未如实记录安全生产教育和培训情况案", "罚款", "未如实记录从业人员安全生产教育和培训情况", "《安全生产法》第九十七条", "", "违反安全生产管理"],
        [Labour, "未按月足额支付工资案", "罚款", "未编制书面工资支付台账，逾期未改正", "《保障农民工工资支付条例》第五十五条", "", "违反工资支付规定"],
        [Housing, "未取得施工许可证擅自施工案", "罚款", "未取得施工许可证擅自开工", "《建筑工程施工许可管理办法》第十二条", "", "擅自施工"],
        [Transport, "未取得道路运输经营许可从事运输案", "罚款；没收违法所得", "未取得许可擅自从事道路运输经营", "《道路运输条例》第六十三条", "", "无证经营"],
        [Fire, "消防设施未保持完好有效案", "罚款", "室内消火栓系统未保持完好有效", "《消防法》第十六条、第六十条", "", "违反消防管理"],
        [Tax, "未按期申报纳税案", "罚款", "未按照规定的期限办理纳税申报", "《税收征收管理法》第六十二条", "", "违反税收管理"],
        [Agriculture, "经营未附标签种子案", "没收非法财物；罚款", "销售的种子没有使用说明和标签", "《种子法》第七十九条", "", "违反种子管理"],
        [Culture, "未建立场内巡查制度案", "警告", "未建立场内巡查制度，未在显著位置悬挂警示标志", "《互联网上网服务营业场所管理条例》第三十三条", "给予警告，责令改正", "违反文化市场管理"];
    HONOURS: "荣誉" =
        [Market, "放心消费创建示范单位", "", "消费环境良好，诚信经营", "", "授予放心消费创建示范单位称号", "一等奖"],
        [Labour, "和谐劳动关系企业", "", "劳动关系和谐", "", "授予和谐劳动关系企业称号", "优秀奖"],
        [Agriculture, "农业产业化龙头企业", "", "带动农户增收", "", "认定为农业产业化龙头企业", "二等奖"],
        [Credit, "诚信经营示范户", "", "连续三年无失信记录", "", "授予诚信经营示范户称号", "三等奖"],
        [Science, "创新型企业", "", "研发投入占比较高", "", "认定为创新型企业", "二等奖"],
        [Finance, "纳税贡献奖", "", "年度纳税贡献突出", "", "授予年度纳税贡献奖", "一等奖"];
    PERSONAL_HONOURS: "个人荣誉" =
        [Youth, "优秀志愿者", "", "志愿服务时间长、表现突出", "", "授予优秀志愿者称号", "优秀奖"],
        [CivilAffairs, "诚信之星", "", "诚实守信，事迹突出", "", "授予诚信之星称号", "一等奖"],
        [Health, "无偿献血奉献奖", "", "多次无偿献血", "", "授予无偿献血奉献奖", "二等奖"];
    RATINGS: "评价" =
        [Tax, "纳税信用评价", "", "", "", "", "A M B B C D"],
        [Environment, "环保信用评价", "", "", "", "", "绿 蓝 蓝 黄 红"],
        [Labour, "劳动保障守法诚信等级评价", "", "", "", "", "A B B C"],
        [Health, "公共场所卫生信誉度评价", "", "", "", "", "A级 B级 B级 C级"],
        [Housing, "建筑施工企业信用评价", "", "", "", "", "AAA AA A B"];
}

/// Who enters whom on a list and why; lists not named here are entered by the credit office.
pub(super) fn entry(list: &str) -> (Department, &'static str) {
    use Department as D;
    match list {
        "judgment-defaulter" => (D::Court, "有履行能力而拒不履行生效法律文书确定的义务"),
        "consumption-limit" => (D::Court, "未按执行通知书指定的期间履行给付义务"),
        "tax-violation" => (D::Tax, "欠缴应纳税款，采取转移财产手段妨碍追缴"),
        "tax-a" => (D::Tax, "上一年度纳税信用评价为A级"),
        "wage-arrears" => (D::Labour, "拖欠农民工工资，经责令限期支付仍未支付"),
        "labour-a" => (D::Labour, "劳动保障守法诚信等级评价为A级"),
        "market-serious" => (D::Market, "因食品安全严重违法行为受到较重行政处罚"),
        "product-quality" => (D::Market, "产品质量监督抽查连续不合格"),
        "food-drug" => (D::Market, "生产经营不符合食品安全标准的食品，情节严重"),
        "ip-serious" => (D::Market, "提交非正常专利申请，情节严重"),
        "abnormal-operation" | "abnormal-sole-trader" => {
            (D::Market, "未依照规定的期限公示年度报告")
        }
        "contract-keeping" => (D::Market, "合同履约率高，信用管理制度健全"),
        "procurement" => (D::Finance, "提供虚假材料谋取中标、成交"),
        "work-safety" => (D::Emergency, "发生生产安全责任事故"),
        "fire-safety" => (D::Fire, "存在重大火灾隐患，逾期拒不整改"),
        "statistics" => (D::Statistics, "编造虚假统计数据，情节严重"),
        "customs" => (D::Customs, "走私货物，情节严重"),
        "customs-aeo" => (D::Customs, "经认证符合高级认证企业标准"),
        "culture-tourism" => (D::Culture, "擅自从事旅行社业务，情节严重"),
        "travel-agency-a" => (D::Culture, "旅行社等级评定为A级"),
        "overloading" => (D::Transport, "一年内违法超限运输超过规定次数"),
        "transport" => (D::Transport, "道路运输经营严重违法"),
        "transport-model" => (D::Transport, "工程建设领域守信典型"),
        "social-organisation" | "abnormal-social" => (D::CivilAffairs, "未按照规定接受年度检查"),
        "environment" => (D::Environment, "伪造监测数据，情节严重"),
        "environment-green" => (D::Environment, "环保信用评价为绿色等级"),
        "medical-insurance" => (D::Medical, "以虚构医药服务项目骗取医疗保障基金"),
        "research-integrity" => (D::Science, "科研项目申报材料造假"),
        "military-service" => (D::Recruitment, "拒绝、逃避兵役登记"),
        "construction-market" => (D::Housing, "转包、违法分包，情节严重"),
        "volunteer" => (D::Youth, "志愿服务表现突出"),
        "district-red" => (D::Credit, "诚实守信，社会贡献突出"),
        "district-yellow" => (D::Credit, "一年内有两次以上一般失信行为"),
        "district-black" => (D::Credit, "一年内有两次以上严重失信行为"),
        _ => (D::Credit, "经认定符合列入条件"),
    }
}
