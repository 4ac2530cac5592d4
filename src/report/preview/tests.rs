//! Nothing of the paper is missing, nothing is too wide, and it reads well.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::report::{document::*, render};
use columns::width;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "信用核查报告".into(),
        author: "示范区公共信用查询窗口".into(),
        subject: "HC-2026-000123".into(),
        created: jiff::civil::date(2026, 7, 1).at(9, 5, 3, 0),
        header: Some("示范区公共信用查询窗口　区级核查结果，供内部审批参考".into()),
        footer: "编号 HC-2026-000123　核验码 7F3A-91C2-5D0E".into(),
        watermark: Some("窗口一号 2026-07-01 09:05".into()),
        stamp: None,
        attachment: None,
        blocks,
    }
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect()
}

fn penalties(count: usize) -> Block {
    let facts = [
        "未按规定期限公示年度报告",
        "使用超过检定周期的计量器具，且在责令改正后逾期仍未送检",
        "未取得排水许可证向城镇排水设施排放污水，经两次复查仍未整改到位，情节较重",
    ];
    let row = |number: usize| -> Vec<Cell> {
        vec![
            (number + 1).to_string().into(),
            format!("示市监罚〔2025〕{}号", 100 + number * 7).into(),
            facts[number % facts.len()].into(),
            format!("{}.00", 2000 + number * 350).into(),
            "示范区市场监督管理局".into(),
            format!("2025-{:02}-{:02}", 1 + number % 12, 1 + number * 3 % 28).into(),
            if number.is_multiple_of(3) { Cell::strong("公示中") } else { "已修复".into() },
        ]
    };
    Block::Table(Table {
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
    })
}

fn two_pages() -> Document {
    document(vec![
        Block::Title("信用核查报告".into()),
        Block::Subtitle("报告编号：HC-2026-000123　　查询时间：2026年7月1日 09:05".into()),
        Block::Heading(Level::One, "一、核查对象".into()),
        Block::KeyValues(KeyValues {
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
        }),
        Block::Heading(Level::One, "二、核查结论".into()),
        Block::Paragraph(Paragraph::prose(
            "截至2026年7月1日9时，在本报告第五部分所列数据来源范围内，查询到该主体行政处罚记录10条，其中公示期内4条；\
             未查询到列入严重失信主体名单的记录。查询到的记录是否影响本事项的办理，由业务主管部门依法决定。\n无其他事项。",
        )),
        Block::Heading(Level::Two, "（一）行政处罚".into()),
        penalties(10),
        Block::Paragraph(Paragraph::flush("2026年7月1日", Align::Right)),
        Block::Note(
            "声明：本报告依据归集到示范区公共信用信息平台的数据生成，仅陈述事实，不作信用评价；对信息有异议的，\
             可向窗口提出异议申请。"
                .into(),
        ),
        Block::Qr(QrBlock {
            payload: "HC-2026-000123;SM3=66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8".into(),
            caption: vec![
                "报告编号：HC-2026-000123".into(),
                "扫码或在窗口输入核验码，可核对本报告是否真实、是否被改动。".into(),
            ],
        }),
    ])
}

fn hard_cases() -> Document {
    document(vec![
        Block::Title("䶮㛃𬍛𠮷与不常用字的很长很长的标题要在两行里居中排列".into()),
        Block::Paragraph(Paragraph::prose(
            "没有字形：\u{31350} \u{e863} 😀，照样印出。ＡＢＣ～—·•“引”",
        )),
        Block::Paragraph(Paragraph::prose(
            "很长的中文段落，检验两端对齐与禁则（包括“引号”、《书名号》）。".repeat(8),
        )),
        Block::Paragraph(Paragraph::prose("0123456789ABCDEF".repeat(30))),
        Block::KeyValues(KeyValues {
            pairing: Pairing::Single,
            pairs: vec![("名称".into(), "长".repeat(400)), (String::new(), "甲\n乙\n\n丙".into())],
        }),
        Block::Table(Table {
            columns: vec![Column::new("项", 1.0), Column::new("内容", 4.0), Column::new("注", 1.0)],
            rows: vec![
                vec!["一".into(), "单元格".repeat(3334).into(), "旁".into()],
                vec!["二".into(), "X".repeat(3000).into(), "91320999MA0TEST00X".into()],
                vec![],
            ],
        }),
        Block::Table(Table {
            columns: vec![Column::new("列", 1.0); 14],
            rows: vec![vec!["格".into(); 14]; 3],
        }),
    ])
}

/// How often each visible character occurs on each page, by the runs the PDF is drawn from.
fn paper(document: &Document) -> Vec<BTreeMap<char, usize>> {
    let fallback = Fallback::default();
    let mut shaper = Shaper::new(&fallback);
    let pieces = flow::pieces(&document.blocks, &mut shaper).unwrap();
    let pages = pages::paginate(&pieces, BODY_HEIGHT);
    let furniture = furniture::set(document, pages.len(), &mut shaper);
    let page = |(number, placed): (usize, &Vec<Placed>)| {
        let around = furniture.shared.iter().chain(&furniture.numbers[number]);
        let body = placed.iter().flat_map(|at| &pieces[at.piece].marks);
        let runs = around.chain(body).filter_map(|mark| match mark {
            Mark::Text(run) => Some(run.glyphs.iter().map(|glyph| glyph.character)),
            Mark::Fill(_) => None,
        });
        census(runs.flatten())
    };
    pages.iter().enumerate().map(page).collect()
}

fn census(characters: impl Iterator<Item = char>) -> BTreeMap<char, usize> {
    let mut census = BTreeMap::new();
    for character in characters.filter(|c| !c.is_whitespace()) {
        *census.entry(character).or_default() += 1;
    }
    census
}

/// Preview and paper of a document say the same, page by page; the preview's pages.
fn checked(document: &Document) -> Vec<PreviewPage> {
    let preview = preview(document, &Fallback::default()).unwrap();
    let rendered = render(document, &Fallback::default()).unwrap();
    assert_eq!(preview.len(), rendered.pages);
    for (page, paper) in preview.iter().zip(paper(document)) {
        for line in &page.lines {
            let columns: usize = line.chars().map(width).sum();
            assert!(columns <= COLUMNS, "{columns} columns: {line}");
            assert!(!line.ends_with(' '), "{line:?}");
        }
        let is_rule = |line: &&String| line.len() == COLUMNS && line.chars().all(|c| c == '-');
        let texts = page.lines.iter().filter(|line| !is_rule(line));
        let text: String = texts.map(|line| line.replace("[二维码]", "")).collect();
        assert_eq!(census(text.chars()), paper, "{:#?}", page.lines);
    }
    preview
}

#[test]
fn two_pages_read_well() {
    let pages = checked(&two_pages());
    assert_eq!(pages.len(), 2);
    let texts: Vec<_> = pages.iter().map(|page| page.lines.join("\n")).collect();
    insta::assert_snapshot!(texts.join("\n======== ========\n"));
}

#[test]
fn hard_cases_lose_nothing() {
    assert!(checked(&hard_cases()).len() > 5);
    checked(&document(vec![]));
}

#[test]
fn dates_and_codes_stay_whole_and_paragraphs_are_one_piece() {
    let pages = checked(&two_pages());
    let lines: Vec<_> = pages.iter().flat_map(|page| &page.lines).collect();
    for whole in ["91320999MA0TEST00X", "2025-01-01", "2025-10-28", "2015年3月18日", "[二维码]"]
    {
        assert!(lines.iter().any(|line| line.contains(whole)), "{whole}");
    }
    let start = lines.iter().position(|line| line.contains("截至2026年7月1日9时")).unwrap();
    let used: usize = lines[start + 1].chars().map(width).sum();
    assert!(used > COLUMNS - 8, "{}", lines[start + 1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_shown_whole(texts in prop::collection::vec("\\PC{0,60}|[\\u{0}-\\u{ffff}]{0,40}|[0-9a-f ]{0,80}", 8)) {
        let text = |at: usize| texts[at].clone();
        let table = Table {
            columns: vec![Column::new(text(0), 1.0), Column::new(text(1), 0.0)],
            rows: vec![vec![text(2).into(), Cell::strong(text(3))], vec![], vec![text(4).into()]],
        };
        let pairs = vec![(text(5), text(6)), (text(7), text(0)), (text(1), text(2))];
        let mut document = document(vec![
            Block::Title(text(0)),
            Block::KeepTogether(vec![Block::Paragraph(Paragraph::prose(text(2))), Block::Note(text(3))]),
            Block::KeyValues(KeyValues { pairing: Pairing::Double, pairs }),
            Block::Table(table),
            Block::Qr(QrBlock { payload: text(4), caption: vec![text(5), text(6)] }),
        ]);
        document.footer = text(7);
        let dashes = |c: &char| *c != '-';
        let fallback = Fallback::default();
        for (page, paper) in preview(&document, &fallback).unwrap().iter().zip(paper(&document)) {
            let text: String = page.lines.iter().map(|line| line.replace("[二维码]", "")).collect();
            let paper: BTreeMap<_, _> = paper.into_iter().filter(|(c, _)| dashes(c)).collect();
            prop_assert_eq!(census(text.chars().filter(dashes)), paper);
            for line in &page.lines {
                prop_assert!(line.chars().map(width).sum::<usize>() <= COLUMNS, "{}", line);
            }
        }
    }
}
