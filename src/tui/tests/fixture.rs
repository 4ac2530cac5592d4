//! A synthetic office and a synthetic archive for the screens' tests: nobody's codes and names.

use std::sync::{Arc, LazyLock};

use jiff::civil::date;

use crate::domain::{
    Day,
    access::{Basis, Scope},
    archive::{Archive, Freshness, Holdings, Masking, Rules, Viewer},
    catalogue::{
        Catalogue, Category, Column, ColumnType, FieldCode, Item, Nature, Required, Role, Subjects,
    },
    code::{Code, CodeKind},
    list::{Colour, ListKind, ListRule, Lists, Reach},
    moment::Moment,
    outcome::Outcome,
    record::{Fields, Record, RecordKey},
    severity::{Severities, Severity, SeverityWords},
    subject::{Subject, SubjectId, SubjectKind},
    term::Term,
};
use crate::forms::Forms;
use crate::tui::msg::{Answer, Issued, LookedUp, Opened, Seen};
use crate::tui::tables::{ReceiptMatter, Tables};

/// The credit code of the synthetic company.
pub const CODE: &str = "91320113MA1X7K2EQP";
/// A synthetic number whose check character fails, as some real ones do.
pub const PERSON: &str = "110105194912310021";
/// The day of the tests.
pub const TODAY: Day = date(2026, 11, 22);

fn column(code: &str, header: &str, role: Option<Role>, kind: ColumnType) -> Column {
    Column {
        code: code.into(),
        header: header.into(),
        aliases: Vec::new(),
        kind,
        role,
        required: Required::No,
        max_length: 200,
    }
}

fn item(number: u16, id: &str, name: &str, category: &str, nature: Nature) -> Item {
    Item {
        id: id.into(),
        number,
        name: name.into(),
        category: category.into(),
        subjects: Subjects::Both,
        nature,
        columns: Vec::new(),
        default_scope: Scope::Public,
        term: Term::UntilRemoved,
        publicity: Vec::new(),
        key: Vec::new(),
        list: None,
        ground: "全国公共信用信息基础目录（2025年版）".into(),
    }
}

fn text(code: &str, header: &str, role: Role) -> Column {
    column(code, header, Some(role), ColumnType::Text)
}

fn decision() -> Vec<Column> {
    vec![
        text("WSH", "决定书文号", Role::DocumentNumber),
        column("JDRQ", "决定日期", Some(Role::DecidedOn), ColumnType::Day),
        text("JDJG", "决定机关", Role::Authority),
        text("NR", "内容", Role::Content),
    ]
}

fn base() -> Item {
    let columns = vec![
        text("JGMC", "机构名称", Role::SubjectName),
        text("TYSHXYDM", "统一社会信用代码", Role::CreditCode),
        text("FDDBR", "法定代表人", Role::Representative),
        text("FRZJHM", "法定代表人证件号码", Role::RepresentativeIdentity),
        column("ZCZB", "注册资本", None, ColumnType::Money),
        text("ZS", "住所", Role::Address),
        column("JYFW", "经营范围", None, ColumnType::Text),
    ];
    Item { columns, ..item(1, "base-legal", "法人登记基本信息", "base", Nature::Base) }
}

fn penalty() -> Item {
    let mut columns = decision();
    columns.extend([
        column("FKJE", "罚款金额", Some(Role::Amount), ColumnType::Money),
        text("WFSS", "违法事实", Role::Reason),
        text("SXCD", "失信严重程度", Role::Severity),
        column("GSJZQ", "公示截止期", Some(Role::PublicityUntil), ColumnType::Day),
        text("ZT", "当前状态", Role::State),
        text("FZRZJ", "负责人证件号码", Role::RepresentativeIdentity),
    ]);
    Item { columns, ..item(3, "penalty", "行政处罚信息", "penalty", Nature::Negative) }
}

/// A small catalogue with the shapes screens have to show.
pub fn catalogue() -> Catalogue {
    let category =
        |id: &str, tab: &str| Category { id: id.into(), name: tab.into(), tab: tab.into() };
    let mut permits = decision();
    permits.push(column("YXQZ", "有效期至", Some(Role::ValidUntil), ColumnType::Day));
    let mut listed = decision();
    listed.push(text("MDMC", "名单名称", Role::ListName));
    let permit = item(2, "permit", "行政许可信息", "permit", Nature::Neutral);
    let black = item(4, "black", "严重失信主体名单信息", "blacklist", Nature::Negative);
    let honour = item(5, "honour", "荣誉信息", "honour", Nature::Positive);
    Catalogue::new(
        vec![
            category("base", "登记"),
            category("permit", "行政许可"),
            category("penalty", "行政处罚"),
            category("honour", "荣誉"),
            category("blacklist", "严重失信"),
        ],
        vec![
            base(),
            Item { columns: permits, ..permit },
            penalty(),
            Item { columns: listed.clone(), list: Some("wage".into()), ..black },
            Item { columns: listed, list: Some("honest".into()), ..honour },
        ],
    )
}

fn lists() -> Lists {
    let kind = |id: &str, name: &str, colour, term| ListKind {
        id: id.into(),
        name: name.into(),
        aliases: Vec::new(),
        colour,
        subjects: Subjects::Both,
        reach: Reach::National,
        rules: vec![ListRule {
            in_force_from: None,
            ground: "人力资源社会保障部令第45号".into(),
            term,
            earliest_removal: None,
        }],
    };
    Lists(vec![
        kind("wage", "拖欠农民工工资失信联合惩戒对象名单", Colour::Black, Term::Years(3)),
        kind("honest", "诚信典型红名单", Colour::Red, Term::UntilRemoved),
    ])
}

/// The office of the tests: read once, since hundreds of desks are opened.
pub fn tables() -> Arc<Tables> {
    static TABLES: LazyLock<Arc<Tables>> = LazyLock::new(read_tables);
    Arc::clone(&TABLES)
}

fn read_tables() -> Arc<Tables> {
    let forms = Forms::embedded().unwrap();
    Arc::new(Tables {
        catalogue: catalogue(),
        divisions: forms.divisions(),
        scenes: forms.scenes,
        measures: forms.measures,
        findings: forms.findings,
        period_months: 36,
        commitments: super::commitment_fixture::templates(),
        receipt_matters: vec![
            matter("self-report", "信用报告申请", &["身份证件", "查询申请表"]),
            matter("objection", "异议申请", &["异议申请表", "身份证件", "相关证据材料"]),
        ],
    })
}

fn matter(id: &str, name: &str, materials: &[&str]) -> ReceiptMatter {
    let materials = materials.iter().map(|material| (*material).to_owned()).collect();
    ReceiptMatter { id: id.into(), name: name.into(), materials }
}

fn record(item: &str, key: i64, department: &str, fields: &[(&str, &str)]) -> Record {
    let mut filled = Fields::default();
    for (code, value) in fields {
        filled.push(&FieldCode::from(*code), value);
    }
    Record {
        item: item.into(),
        key: RecordKey(key),
        department: department.into(),
        received: Moment::of(date(2026, 11, 20).at(8, 30, 0, 0)),
        fields: filled,
    }
}

fn records() -> Vec<Record> {
    let mut records = vec![
        record(
            "base-legal",
            1,
            "市场监管局",
            &[
                ("JGMC", "南京紫瑞精密机械有限公司"),
                ("TYSHXYDM", CODE),
                ("FDDBR", "周某"),
                ("FRZJHM", PERSON),
                ("ZCZB", "500"),
                ("ZS", "江苏省南京市栖霞区马群街道紫东路 1 号"),
                (
                    "JYFW",
                    "精密机械及零部件的研发、生产、销售；自营和代理各类商品和技术的进出口业务（国家限定企业经营或禁止进出口的商品和技术除外）。",
                ),
            ],
        ),
        record(
            "penalty",
            2,
            "栖霞生态环境局",
            &[
                ("WSH", "宁栖环罚〔2026〕17号"),
                ("JDRQ", "2026-06-05"),
                ("JDJG", "栖霞生态环境局"),
                ("NR", "罚款"),
                ("FKJE", "2.6"),
                ("WFSS", "未按规定安装水污染物排放自动监测设备"),
                ("SXCD", "较重"),
                ("GSJZQ", "2027-06-05"),
                ("FZRZJ", PERSON),
            ],
        ),
        record(
            "penalty",
            3,
            "市场监管局",
            &[
                ("WSH", "宁栖市监处〔2026〕204号"),
                ("JDRQ", "2026-04-02"),
                ("JDJG", "栖霞区市场监督管理局"),
                ("NR", "警告"),
                ("ZT", "异议"),
            ],
        ),
        record(
            "penalty",
            4,
            "市场监管局",
            &[
                ("WSH", "宁栖市监处〔2019〕9号"),
                ("JDRQ", "2019-04-02"),
                ("NR", "警告"),
                ("GSJZQ", "2020-04-02"),
            ],
        ),
        record(
            "black",
            5,
            "人社局",
            &[
                ("WSH", "宁栖人社〔2025〕3号"),
                ("JDRQ", "2025-03-18"),
                ("JDJG", "栖霞区人力资源和社会保障局"),
                ("NR", "拖欠农民工工资"),
            ],
        ),
        record("honour", 6, "税务局", &[("JDRQ", "2026-01-09"), ("NR", "纳税信用A级")]),
    ];
    for n in 0..12 {
        let number = format!("栖许〔2025〕{n}号");
        records.push(record(
            "permit",
            100 + n,
            "行政审批局",
            &[
                ("WSH", number.as_str()),
                ("JDRQ", "2025-03-01"),
                ("JDJG", "栖霞区行政审批局"),
                ("NR", "食品经营许可"),
                ("YXQZ", "2030-02-28"),
            ],
        ));
    }
    records
}

fn company(id: u32, name: &str, code: &str) -> Subject {
    Subject {
        id: SubjectId(id),
        kind: SubjectKind::LegalPerson,
        name: name.into(),
        status: Some("存续".into()),
        codes: vec![Code::new(CodeKind::CreditCode, code).unwrap()],
        former_names: vec!["南京紫瑞机械厂".into()],
        provisional: false,
    }
}

fn judged(subject: Subject, records: Vec<Record>, conflicts: usize, day: Day) -> Archive {
    let (catalogue, lists) = (catalogue(), lists());
    let words = SeverityWords(vec![("较重".into(), Some(Severity::General))]);
    let severities = Severities { words, rules: Vec::new() };
    let rules = Rules { catalogue: &catalogue, lists: &lists, severities: &severities };
    let received = Moment::of(date(2026, 11, 20).at(8, 30, 0, 0));
    let freshness = |item: &str, department: &str| Freshness {
        item: item.into(),
        department: department.into(),
        received,
    };
    let freshness =
        vec![freshness("penalty", "栖霞生态环境局"), freshness("base-legal", "市场监管局")];
    let holdings = Holdings { subject, records, conflicts, freshness };
    let viewer = Viewer { basis: Basis::Public, masking: Masking::Masked };
    Archive::as_of(rules, holdings, viewer, day)
}

/// The archive of the synthetic company on a day.
pub fn archive_on(day: Day) -> Archive {
    judged(company(1, "南京紫瑞精密机械有限公司", CODE), records(), 2, day)
}

/// An archive without any record, its subject brought in by another department's file.
pub fn provisional() -> Archive {
    let subject = Subject {
        status: None,
        former_names: Vec::new(),
        provisional: true,
        ..company(7, "南京某某贸易有限公司", "91320113MA0000007Q")
    };
    judged(subject, Vec::new(), 0, TODAY)
}

/// A natural person's archive.
pub fn person() -> Archive {
    let subject = Subject {
        id: SubjectId(9),
        kind: SubjectKind::NaturalPerson,
        name: "陈某某".into(),
        status: None,
        codes: vec![Code::new(CodeKind::ResidentId, PERSON).unwrap()],
        former_names: Vec::new(),
        provisional: false,
    };
    judged(subject, Vec::new(), 0, TODAY)
}

/// Two of one name and one alike.
pub fn alike() -> Vec<Archive> {
    ["紫瑞贸易有限公司", "紫瑞贸易有限公司", "紫瑞贸易（南京）有限公司"]
        .into_iter()
        .zip([20, 21, 22])
        .map(|(name, id)| judged(company(id, name, "91320113MA0000007Q"), Vec::new(), 0, TODAY))
        .collect()
}

/// When the desk of the tests answers.
pub fn seen() -> Seen {
    Seen { today: TODAY, time: "09:41".into(), as_of: "2026-11-22 09:00".into() }
}

/// The answer to a look-up.
pub fn found(outcome: Outcome, archives: Vec<Archive>) -> Answer {
    let (check, notes) = (None, Vec::new());
    Answer::LookedUp(Box::new(LookedUp { outcome, archives, check, notes, seen: seen() }))
}

/// The answer to a look-up that found the company.
pub fn company_found() -> Answer {
    found(Outcome::CodeMatch, vec![archive_on(TODAY)])
}

/// The answer to opening an archive.
pub fn opened(archive: Archive) -> Answer {
    Answer::Opened(Box::new(Opened { archive, check: None, notes: Vec::new(), seen: seen() }))
}

/// The answer to issuing a report.
pub fn issued() -> Answer {
    Answer::Issued(Issued {
        number: "示信核〔2026〕1号".into(),
        code: "7K4M-QX2P-9T".into(),
        pages: 3,
        path: "/data/reports/2026/示信核〔2026〕1号.pdf".into(),
        warnings: vec!["税务数据已有 12 天没有更新，报告按已有数据出具。".into()],
    })
}
