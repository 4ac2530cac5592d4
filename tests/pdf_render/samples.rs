//! Documents to set: an ordinary report of five pages, and everything hard at once. Names and codes are invented.

use std::path::{Path, PathBuf};

use hecha::report::document::{
    Align, Block, Cell, Column, KeyValues, Level, Pairing, Paragraph, QrBlock, Table,
};
use hecha::report::{Document, Fallback, Rendered, render};

pub fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

pub fn fallback() -> Fallback {
    Fallback::new([fonts_folder()])
}

pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "信用核查报告".into(),
        author: "示范区公共信用查询窗口".into(),
        subject: "HC-2026-000123".into(),
        created: jiff::civil::date(2026, 7, 1).at(9, 5, 3, 0),
        header: Some("示范区公共信用查询窗口　区级核查结果，供内部审批参考".into()),
        footer: "编号 HC-2026-000123　核验码 7F3A-91C2-5D0E".into(),
        watermark: Some("窗口一号 王小明 2026-07-01 09:05".into()),
        stamp: None,
        attachment: None,
        blocks,
    }
}

pub fn prose(text: &str) -> Block {
    Block::Paragraph(Paragraph::prose(text))
}

pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect()
}

pub fn penalties(count: usize) -> Table {
    let texts = [
        "未按规定期限公示年度报告",
        "使用超过检定周期的计量器具，且在责令改正后逾期仍未送检",
        "占道经营影响市容环境卫生",
        "未取得排水许可证向城镇排水设施排放污水，经两次复查仍未整改到位，情节较重",
    ];
    let row = |number: usize| -> Vec<Cell> {
        vec![
            (number + 1).to_string().into(),
            format!("示市监罚〔2025〕{}号", 100 + number * 7).into(),
            texts[number % texts.len()].into(),
            format!("{}.00", 2000 + number * 350).into(),
            "示范区市场监督管理局".into(),
            format!("2025-{:02}-{:02}", 1 + number % 12, 1 + number * 3 % 28).into(),
            if number.is_multiple_of(3) { Cell::strong("公示中") } else { "已修复".into() },
        ]
    };
    Table {
        columns: vec![
            Column::new("序号", 0.4).aligned(Align::Center),
            Column::new("决定书文号", 2.0),
            Column::new("违法事实", 3.2),
            Column::new("金额（元）", 1.2).aligned(Align::Right),
            Column::new("处罚机关", 1.8),
            Column::new("决定日期", 1.3).aligned(Align::Center),
            Column::new("状态", 0.6).aligned(Align::Center),
        ],
        rows: (0..count).map(row).collect(),
    }
}

pub fn subject() -> KeyValues {
    KeyValues {
        pairing: Pairing::Double,
        pairs: pairs(&[
            ("名称", "示范市青禾节能科技有限公司"),
            ("统一社会信用代码", "91320999MA0TEST00X"),
            ("法定代表人", "欧阳䶮"),
            ("成立日期", "2015年3月18日"),
            ("登记状态", "存续（在营、开业、在册）"),
            ("注册资本", "1 200 万元人民币"),
            ("住所", "示范市示范区创新大道一百二十八号软件园丙座十七层一七〇三至一七〇九室"),
            ("登记机关", "示范区行政审批局"),
        ]),
    }
}

/// Five pages, about 330 distinct characters: what a report with many records looks like.
pub fn five_pages() -> Document {
    let mut blocks = vec![
        Block::Title("信用核查报告".into()),
        Block::Subtitle("报告编号：HC-2026-000123　　查询时间：2026年7月1日 09:05".into()),
        Block::Heading(Level::One, "一、核查对象".into()),
        Block::KeyValues(subject()),
        Block::Heading(Level::One, "二、核查结论".into()),
        prose(
            "截至2026年7月1日9时，在本报告第五部分所列数据来源范围内，查询到该主体行政处罚记录43条，其中公示期内15条；\
             未查询到列入严重失信主体名单的记录。查询到的记录是否影响本事项的办理，由业务主管部门依法决定。",
        ),
        prose(
            "数据来源单位“示范区生态环境局”的数据截至2026年6月28日，晚于该日的信息不在本报告范围内。",
        ),
        Block::Heading(Level::One, "三、名单信息".into()),
        Block::KeepTogether(vec![
            Block::Heading(Level::Two, "（一）经营异常名录".into()),
            prose("查询期内无相关信息。"),
        ]),
        Block::Heading(Level::Two, "（二）守信激励名单".into()),
        Block::Table(Table {
            columns: vec![
                Column::new("名单", 2.0),
                Column::new("列入日期", 1.2).aligned(Align::Center),
                Column::new("有效期至", 1.2).aligned(Align::Center),
                Column::new("认定机关", 2.0),
            ],
            rows: vec![vec![
                "A级纳税人".into(),
                "2025-04-30".into(),
                "2026-04-30（推算）".into(),
                "国家税务总局示范区税务局".into(),
            ]],
        }),
        Block::Heading(Level::One, "四、行政处罚".into()),
        Block::Table(penalties(43)),
        Block::Heading(Level::One, "五、数据来源与说明".into()),
    ];
    for (number, office) in
        ["市场监督管理局", "生态环境局", "住房和城乡建设局", "交通运输局", "卫生健康委员会"]
            .iter()
            .enumerate()
    {
        let line = format!("{}. 示范区{office}，数据截至2026年6月{}日；", number + 1, 20 + number);
        blocks.push(Block::Paragraph(Paragraph::flush(line, Align::Left)));
    }
    blocks.push(Block::Note(
        "声明：本报告依据归集到示范区公共信用信息平台的数据生成，仅陈述事实，不作信用评价；对信息有异议的，\
         可向窗口提出异议申请。涉及个人隐私和商业秘密的内容，请妥善保管，不得用于申请事项以外的用途。"
            .into(),
    ));
    blocks.push(Block::Qr(QrBlock {
        payload:
            "HC-2026-000123;SM3=66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
                .into(),
        caption: vec![
            "报告编号：HC-2026-000123".into(),
            "SM3 摘要：66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0".into(),
            "扫码或在窗口输入核验码，可核对本报告是否真实、是否被改动。".into(),
        ],
    }));
    document(blocks)
}

/// Everything hard at once: rare characters, doubles, marks, endless names.
pub fn hard_cases() -> Document {
    document(vec![
        Block::Title("䶮㛃𬍛𠮷与不常用字的很长很长的标题要在两行里居中排列".into()),
        prose(
            "扩展区：䶮 㛃 𬍛 𠮷 𪚥 𫞩 𫠝；兼容：不\u{f967} 金\u{f90a}；全角：ＡＢＣ１２３ ～〜－—·•／（）()；数字0123456789。",
        ),
        prose("没有字形：\u{31350} \u{e863} 😀，照样印出。"),
        prose(&"很长的中文段落，检验两端对齐与禁则（包括“引号”、《书名号》）。".repeat(8)),
        prose(&format!("无空格的长串：{}", "0123456789ABCDEF".repeat(30))),
        Block::KeyValues(KeyValues {
            pairing: Pairing::Single,
            pairs: vec![
                ("名称".into(), "长".repeat(400)),
                ("经营范围".into(), "一般项目：技术服务、技术开发；".repeat(20)),
            ],
        }),
        Block::Table(Table {
            columns: vec![Column::new("项", 1.0), Column::new("内容", 4.0), Column::new("注", 1.0)],
            rows: vec![
                vec!["一".into(), "单元格".repeat(3334).into(), "旁".into()],
                vec!["二".into(), "X".repeat(3000).into(), "91320999MA0TEST00X".into()],
            ],
        }),
    ])
}

pub fn rendered(document: &Document) -> Rendered {
    render(document, &fallback()).unwrap()
}
