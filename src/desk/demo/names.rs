//! Invented names: of companies, shops, villages and people. None is taken from anybody.

use super::random::Random;

/// The district of the demo.
pub(super) const DISTRICT: &str = "示范区";

const TOWNS: [&str; 12] = [
    "青禾街道",
    "云溪街道",
    "梧桐岭街道",
    "桐坞镇",
    "麦浦镇",
    "白鹭湾街道",
    "石桥头镇",
    "兰坡镇",
    "望江台街道",
    "柳渡镇",
    "松涧镇",
    "新垦镇",
];
const VILLAGES: [&str; 14] = [
    "青禾",
    "上麦",
    "下麦",
    "桐坞",
    "竹湾",
    "石桥头",
    "柳渡",
    "荷塘",
    "松涧",
    "兰坡",
    "杏林",
    "槐荫",
    "双井",
    "瓦窑",
];
const ROADS: [&str; 16] = [
    "示范大道",
    "诚信路",
    "守约路",
    "麦浦路",
    "桐坞街",
    "云溪路",
    "兰坡巷",
    "望江台路",
    "白鹭街",
    "柳渡路",
    "松涧路",
    "创业路",
    "石桥路",
    "荷塘西路",
    "杏林东路",
    "双井巷",
];
/// Syllables of brands; 重 长 行 乐 厦 have two readings each.
const SYLLABLES: [char; 96] = [
    '禾', '澜', '铭', '拓', '骏', '垣', '烁', '沐', '岚', '栎', '瀚', '霁', '朔', '屹', '珞', '澄',
    '煜', '昀', '熙', '涵', '柏', '晟', '曜', '弈', '翊', '恺', '珺', '笙', '筱', '琮', '隽', '漾',
    '沛', '泓', '钧', '铂', '锐', '锦', '钰', '铄', '麓', '峪', '岑', '崧', '嵘', '巍', '川', '渡',
    '汐', '泊', '澍', '润', '沃', '垦', '穗', '稷', '菁', '苒', '蔚', '芃', '茗', '荟', '葳', '蓝',
    '橙', '青', '白', '玄', '丹', '素', '启', '航', '腾', '驰', '迈', '越', '鼎', '盛', '宏', '恒',
    '信', '诚', '德', '明', '重', '长', '行', '乐', '厦', '安', '和', '顺', '达', '通', '源', '丰',
];
const TRADES: [&str; 48] = [
    "科技",
    "信息技术",
    "网络科技",
    "软件",
    "电子",
    "机械制造",
    "精密机械",
    "自动化设备",
    "新材料",
    "新能源",
    "环保科技",
    "环境工程",
    "建筑工程",
    "建设",
    "装饰工程",
    "园林绿化",
    "市政工程",
    "建材",
    "钢结构",
    "物流",
    "供应链管理",
    "运输",
    "仓储",
    "商贸",
    "贸易",
    "进出口",
    "实业",
    "食品",
    "餐饮管理",
    "酒店管理",
    "农业科技",
    "生态农业",
    "水产",
    "纺织",
    "服饰",
    "家具",
    "印务",
    "包装",
    "医疗器械",
    "药业",
    "生物科技",
    "健康管理",
    "教育咨询",
    "文化传媒",
    "广告",
    "物业管理",
    "人力资源",
    "检测技术",
];
const COMPANY_ENDINGS: [(&str, u32); 5] =
    [("有限公司", 78), ("有限责任公司", 8), ("股份有限公司", 4), ("集团有限公司", 2), ("厂", 8)];
const SHOPS: [&str; 24] = [
    "小吃店",
    "面馆",
    "便利店",
    "超市",
    "五金店",
    "理发店",
    "美容院",
    "水果店",
    "茶叶店",
    "服装店",
    "餐厅",
    "百货店",
    "文具店",
    "药店",
    "汽车修理厂",
    "洗衣店",
    "花店",
    "建材经营部",
    "电器经营部",
    "粮油店",
    "早餐店",
    "棋牌室",
    "宾馆",
    "快递服务部",
];
const SURNAMES: [char; 64] = [
    '王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林',
    '何', '郭', '马', '罗', '梁', '宋', '郑', '谢', '韩', '唐', '冯', '于', '董', '萧', '程', '曹',
    '袁', '邓', '许', '傅', '沈', '曾', '彭', '吕', '苏', '卢', '蒋', '蔡', '贾', '丁', '魏', '薛',
    '叶', '阎', '余', '潘', '杜', '戴', '夏', '钟', '汪', '田', '任', '姜', '单', '解', '仇', '查',
];
const COMPOUND_SURNAMES: [&str; 4] = ["欧阳", "司徒", "上官", "诸葛"];
const GIVEN: [char; 72] = [
    '伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明',
    '超', '秀', '霞', '平', '刚', '桂', '英', '华', '建', '国', '文', '玉', '兰', '红', '梅', '琴',
    '云', '凤', '洁', '琳', '素', '珍', '贞', '莉', '瑞', '雪', '荣', '爱', '妹', '香', '月', '莺',
    '媛', '佳', '嘉', '琼', '勤', '珊', '莎', '锦', '黛', '青', '倩', '婷', '姣', '婉', '娴', '瑾',
    '颖', '露', '瑶', '怡', '婵', '雁', '蓓', '轩',
];
const LONG_NAMES: [&str; 8] =
    ["买买提", "艾合买提", "古丽娜尔", "阿依古丽", "吐尔逊", "扎西", "卓玛", "次仁"];
const OCCUPATIONS: [&str; 8] =
    ["注册会计师", "执业医师", "教师", "导游", "律师", "建造师", "注册消防工程师", "个体经营"];

/// An invented brand of two or three syllables.
pub(super) fn brand(random: &mut Random) -> String {
    let length = if random.percent(72) { 2 } else { 3 };
    (0..length).map(|_| *random.pick(&SYLLABLES)).collect()
}

/// What a company does.
pub(super) fn trade(random: &mut Random) -> &'static str {
    random.pick::<&str>(&TRADES)
}

/// A company: district, brand, trade, form, in the orders registrars allow.
pub(super) fn company(random: &mut Random) -> String {
    let (brand, trade) = (brand(random), trade(random));
    let ending = COMPANY_ENDINGS[random.weighted(COMPANY_ENDINGS.iter().map(|ending| ending.1))].0;
    match random.below(100) {
        0..42 => format!("{DISTRICT}{brand}{trade}{ending}"),
        42..60 => format!("{brand}（示范区）{trade}{ending}"),
        60..70 => format!("{brand}(示范区){trade}{ending}"),
        70..80 => format!("{brand}{trade}（示范区）{ending}"),
        _ => format!("{brand}{trade}{ending}"),
    }
}

/// A shop of a sole trader.
pub(super) fn shop(random: &mut Random) -> String {
    let shop = random.pick(&SHOPS);
    match random.below(100) {
        0..45 => format!("{DISTRICT}{}{shop}", brand(random)),
        45..75 => format!("{DISTRICT}{}{}记{shop}", random.pick(&TOWNS), random.pick(&SURNAMES)),
        _ => format!("{DISTRICT}{}{}{shop}", random.pick(&TOWNS), brand(random)),
    }
}

/// A person.
pub(super) fn person(random: &mut Random) -> String {
    let mut name = String::new();
    match random.below(1_000) {
        0..8 => return format!("{}·{}", random.pick(&LONG_NAMES), random.pick(&LONG_NAMES)),
        8..18 => name.push_str(random.pick::<&str>(&COMPOUND_SURNAMES)),
        _ => name.push(*random.pick(&SURNAMES)),
    }
    for _ in 0..if random.percent(70) { 2 } else { 1 } {
        name.push(*random.pick(&GIVEN));
    }
    name
}

/// A village.
pub(super) fn village(random: &mut Random) -> &'static str {
    random.pick::<&str>(&VILLAGES)
}

/// A town or street office.
pub(super) fn town(random: &mut Random) -> &'static str {
    random.pick::<&str>(&TOWNS)
}

/// An address in the district.
pub(super) fn address(random: &mut Random) -> String {
    let (town, road) = (town(random), random.pick(&ROADS));
    let number = random.between(1, 400);
    match random.below(3) {
        0 => format!("{DISTRICT}{town}{road}{number}号"),
        1 => format!(
            "{DISTRICT}{road}{number}号{}幢{}室",
            random.between(1, 30),
            random.between(101, 2_808)
        ),
        _ => format!("{DISTRICT}{town}{road}{number}号-{}", random.between(1, 20)),
    }
}

/// What a person does.
pub(super) fn occupation(random: &mut Random) -> &'static str {
    random.pick::<&str>(&OCCUPATIONS)
}
