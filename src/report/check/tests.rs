//! What the paper says about a synthetic archive, word for word.

use super::*;
use crate::{
    domain::{
        access::{Basis, Grounds},
        archive::{Freshness, Holdings, Masking, Viewer},
        assess,
        code::{Code, CodeKind},
        record::{Fields, Record, RecordKey},
        relation::Related,
        subject::{Subject, SubjectId, SubjectKind},
    },
    report::document::Table,
};
use jiff::civil::date;

const RECEIVED: Moment = Moment(1_795_000_000);

fn record(forms: &Forms, item: &str, key: i64, values: &[(&str, &str)]) -> Record {
    let item = forms.catalogue.item(&item.into()).unwrap();
    let mut fields = Fields::default();
    for column in &item.columns {
        for (_, value) in values.iter().filter(|(code, _)| *code == column.code.as_str()) {
            fields.push(&column.code, value);
        }
    }
    assert_eq!(fields.iter().count(), values.len(), "{} has other columns", item.id);
    Record {
        item: item.id.clone(),
        key: RecordKey(key),
        department: "示范区住房和城乡建设局".to_owned(),
        received: RECEIVED,
        fields,
    }
}

fn records(forms: &Forms) -> Vec<Record> {
    let penalty = [
        ("CF_XDR_MC", "示范甲有限公司"),
        ("CF_WSH", "示住建罚字〔2026〕17号"),
        ("CF_SY", "未取得施工许可证擅自开工"),
        ("CF_CFLB", "罚款"),
        ("CF_NR", "罚款人民币26000元"),
        ("CF_NR_FK", "2.6"),
        ("CF_JDRQ", "2026-06-05"),
        ("CF_GSJZQ", "2027-06-05"),
        ("CF_CFJG", "示范区住房和城乡建设局"),
    ];
    let old = [("CF_WSH", "示住建罚字〔2015〕1号"), ("CF_JDRQ", "2015-06-05")];
    let permit = [
        ("XK_WSH", "示建许字〔2026〕3号"),
        ("XK_XKWS", "建筑工程施工许可"),
        ("XK_XKLB", "普通"),
        ("XK_NR", "准予施工䶮"),
        ("XK_JDRQ", "2026-01-05"),
        ("XK_YXQZI", "长期"),
        ("XK_XKJG", "示范区住房和城乡建设局"),
    ];
    vec![
        record(forms, "penalty-2018", 1, &penalty),
        record(forms, "penalty-2018", 2, &old),
        record(forms, "permit-2018", 3, &permit),
    ]
}

fn archive(forms: &Forms, records: Vec<Record>) -> Archive {
    let subject = Subject {
        id: SubjectId(1),
        kind: SubjectKind::LegalPerson,
        name: "示范甲有限公司".to_owned(),
        status: Some("存续".to_owned()),
        codes: vec![Code::new(CodeKind::CreditCode, "91320113MA0000007Q").unwrap()],
        former_names: vec!["示范乙有限公司".to_owned()],
        provisional: true,
    };
    let freshness = records
        .iter()
        .take(1)
        .map(|record| Freshness {
            item: record.item.clone(),
            department: record.department.clone(),
            received: RECEIVED,
        })
        .collect();
    let holdings = Holdings { subject, records, conflicts: 1, freshness };
    let viewer = Viewer { basis: Basis::Duty, masking: Masking::Masked };
    Archive::as_of(forms.rules(), holdings, viewer, date(2026, 11, 20))
}

fn paper(records: impl Fn(&Forms) -> Vec<Record>) -> (Document, String) {
    paper_from(None, records)
}

fn paper_from(from: Option<Day>, records: impl Fn(&Forms) -> Vec<Record>) -> (Document, String) {
    set(credit_check, from, records)
}

type Setter = fn(&Archive, &Check, &Forms, &Letterhead<'_>) -> (Document, String);

fn set(
    document: Setter,
    from: Option<Day>,
    records: impl Fn(&Forms) -> Vec<Record>,
) -> (Document, String) {
    let forms = Forms::embedded().unwrap();
    let grounds = Grounds {
        basis: Basis::Duty,
        purpose: "2026年度技术改造专项资金审查".to_owned(),
    };
    let scene = forms.scene_called("专项资金").unwrap();
    let letterhead = Letterhead {
        number: "示信核〔2026〕7号",
        office: "示范区政务服务大厅",
        window: "1号窗口",
        operator: "窗口一",
        issued: Moment::of(date(2026, 11, 20).at(9, 0, 0, 0)),
        scene,
        grounds: &grounds,
        from,
    };
    let archive = archive(&forms, records(&forms)).since(&forms.catalogue, from);
    let assessment = assess(forms.policy(), scene, &archive);
    let check = Check {
        assessment,
        related: Related { closed: 1, ..Related::default() },
        feedback: Vec::new(),
    };
    document(&archive, &check, &forms, &letterhead)
}

fn text(blocks: &[Block]) -> String {
    blocks.iter().map(|block| line(block) + "\n").collect()
}

fn line(block: &Block) -> String {
    match block {
        Block::Title(text) | Block::Subtitle(text) | Block::Note(text) => text.clone(),
        Block::Heading(_, text) => format!("\n# {text}"),
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::KeyValues(table) => {
            table.pairs.iter().map(|(label, value)| format!("{label}: {value}\n")).collect()
        }
        Block::Table(table) => rows(table),
        Block::Qr(code) => format!("[{}]\n{}", code.payload, code.caption.join("\n")),
        Block::Blanks(rows) => {
            rows.iter().map(|row| row.captions.join("____ ") + "____\n").collect()
        }
        Block::Space(_) | Block::Gap(_) | Block::PageBreak => String::new(),
        Block::KeepTogether(blocks) => text(blocks),
    }
}

fn rows(table: &Table) -> String {
    let header: Vec<_> = table.columns.iter().map(|c| c.header.clone()).collect();
    let rows = table.rows.iter().map(|row| {
        row.iter().map(|cell| cell.text.replace('\n', " / ")).collect::<Vec<_>>().join(" | ")
    });
    std::iter::once(header.join(" | ")).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_the_paper_says() {
    let (document, _) = paper(records);
    insta::assert_snapshot!(text(&document.blocks));
}

#[test]
fn what_the_report_of_measures_says() {
    let listed = |forms: &Forms| {
        let values = [
            ("MDMC_HEI", "拖欠农民工工资黑名单"),
            ("LRRQ", "2026-03-18"),
            ("RDDW", "示范区人力资源和社会保障局"),
        ];
        vec![record(forms, "list-black", 9, &values)]
    };
    let (document, digest) = set(measures, None, listed);
    insta::assert_snapshot!(text(&document.blocks));
    let (nothing, other) = set(measures, None, |_| Vec::new());
    assert!(text(&nothing.blocks).contains("核查发现在措施清单里没有对应的措施"));
    assert_ne!(digest, other);
}

#[test]
fn nothing_found_in_a_period_is_not_said_of_all_time() {
    let (document, _) = paper_from(Some(date(2026, 7, 1)), records);
    let text = text(&document.blocks);
    assert!(text.contains(
        "（核查区间自 2026-07-01 起），在下列数据来源范围内，就专项资金一事，未见需关注记录"
    ));
    assert!(text.contains("条早于查询区间"));
}

#[test]
fn nothing_found_is_not_said_of_what_the_basis_closes() {
    let (document, _) = paper(|forms| {
        let values = [
            ("CF_WSH", "示住建罚字〔2026〕18号"),
            ("CF_JDRQ", "2026-06-05"),
            ("CF_SYFW", "仅可授权查询"),
        ];
        vec![record(forms, "penalty-district-legal", 1, &values)]
    });
    let text = text(&document.blocks);
    for nothing in [
        "（限本次查询依据可用的信息），在下列数据来源范围内，未查询到该主体列入严重失信主体名单",
        "起，限本次查询依据可用的信息），在下列数据来源范围内，就专项资金一事，未见需关注记录",
    ] {
        assert!(text.contains(nothing), "{text}");
    }
}

#[test]
fn a_listing_nobody_can_make_out_is_told_once() {
    let (document, _) = paper(|forms| {
        let red = forms.lists.kind(&"tax-a".into()).unwrap().name.clone();
        let values = [("MDMC_HEI", red.as_str()), ("LRRQ", "2026-03-18")];
        vec![record(forms, "list-black", 1, &values)]
    });
    let text = text(&document.blocks);
    assert!(text.contains("另有 1 条所写名单与报送的名单种类不符，待核实，不再展示。"), "{text}");
    assert!(!text.contains("请核对原始记录"), "{text}");
}

#[test]
fn an_empty_archive_is_said_to_be_empty() {
    let (document, _) = paper(|_| Vec::new());
    let text = text(&document.blocks);
    assert!(text.contains("查询期内无相关信息"));
    assert!(text.contains("未查询到该主体列入严重失信主体名单的记录"));
    for opinion in ["信用良好", "无违法"] {
        assert!(!text.replace("有无违法", "").contains(opinion), "{opinion}");
    }
}

#[test]
fn one_changed_word_changes_the_digest() {
    let (_, whole) = paper(records);
    let (_, without) = paper(|forms| records(forms)[..2].to_vec());
    assert_eq!(whole, paper(records).1);
    assert_ne!(whole, without);
    assert_eq!(whole.len(), 64);
}
