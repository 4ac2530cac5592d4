//! Commitments to print: of a company with papers handed out beside it, and of a person.

use crate::domain::{
    access::Scope,
    catalogue::Subjects,
    commitment::{
        Accompanying, CommitmentKind, Field, FieldKind, Need, PLACES, Span, Template, Values,
    },
    in_force::InForce,
    term::Term,
    wording::Wording,
};

fn field(id: &str, label: &str, kind: FieldKind, need: Need) -> Field {
    Field {
        id: id.to_owned(),
        label: label.to_owned(),
        kind,
        need,
        prefill: None,
        max: 200,
        hint: String::new(),
    }
}

/// Texts with the places of every template and of these fields.
fn texts(fields: &[Field], texts: &[&str]) -> Vec<Wording> {
    let known: Vec<_> = PLACES.into_iter().chain(fields.iter().map(|f| f.id.as_str())).collect();
    texts.iter().map(|text| Wording::with_any(text, &known).unwrap()).collect()
}

pub fn values(filled: &[(&str, &str)]) -> Values {
    filled.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
}

/// A grant is asked for on a promise, with a notice and a table of what is looked at.
pub fn grant() -> Template {
    let fields = vec![
        field("project", "项目名称", FieldKind::Text, Need::Required),
        field("amount", "申报金额", FieldKind::Money, Need::Required),
        field("end", "项目完成日", FieldKind::Day, Need::Required),
        field("contact", "联系人", FieldKind::Text, Need::Required),
        field("phone", "联系电话", FieldKind::Telephone, Need::Required),
        field("other", "其他说明", FieldKind::Text, Need::Optional),
    ];
    let clauses = texts(
        &fields,
        &[
            "{subject}（{code}）申报的“{project}”项目真实存在，所提交的申报材料真实、准确、完整。",
            "同一项目未以其他名义重复申报财政性资金。",
            "所获资金 {amount} 万元专款专用，单独核算，不挤占、不挪用、不截留。",
            "项目于 {end} 前完成，并在完成后 30 日内向{department}提交验收材料。",
            "接受财政、审计和业务主管部门对资金使用情况的监督检查，如实提供资料。",
            "近三年未列入严重失信主体名单；申报期间列入的，立即告知{office}。",
            "同意将本承诺和履行情况归集到公共信用信息平台，按公开类型公开。",
        ],
    );
    Template {
        id: "special-fund".into(),
        name: "财政专项资金申报信用承诺书".to_owned(),
        kind: CommitmentKind::Approval,
        matter: "2026年度技术改造专项资金申报".to_owned(),
        ground: "示财规〔2026〕3号第七条".to_owned(),
        in_force: InForce::default(),
        subjects: Subjects::Organisations,
        gate: None,
        department: None,
        scope: Scope::Public,
        validity: Span::Field("end".to_owned()),
        due: Span::Field("end".to_owned()),
        remind_days: 30,
        opening: texts(&fields, &["{subject}就{matter}一事，向{department}郑重承诺："]).remove(0),
        clauses,
        breach: texts(
            &fields,
            &[
                "承诺不实或者未履行的，由{department}依法追回已拨付的资金 {amount}。",
                "违诺情况经核实后记入信用档案，依照示财规〔2026〕3号第十二条三年内暂缓受理专项资金申报。",
            ],
        ),
        deferral: None,
        accompanying: vec![notice(&fields), elements()],
        cosigners: Vec::new(),
        fields,
    }
}

fn notice(fields: &[Field]) -> Accompanying {
    let paragraphs = texts(
        fields,
        &[
            "{subject}：",
            "你单位申报“{project}”，按告知承诺办理。签署承诺书前，请逐项阅读下列要求；不愿承诺的，按一般程序办理。",
            "对提交的材料和承诺的内容，{department}将在拨付后核查。",
        ],
    );
    Accompanying {
        title: "专项资金申报告知书".to_owned(),
        paragraphs,
        columns: Vec::new(),
        rows: Vec::new(),
    }
}

fn elements() -> Accompanying {
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    Accompanying {
        title: "审核要素表".to_owned(),
        paragraphs: Vec::new(),
        columns: row(["序号", "审核要素", "要求", "依据"]),
        rows: vec![
            row(["1", "申报主体", "在本区登记、纳税，申报当日不在严重失信主体名单", "第四条"]),
            row(["2", "项目", "已备案，设备投资不少于 200 万元", "第五条第一款"]),
            row(["3", "资金用途", "只用于购置清单所列设备，不得用于人员经费和偿还债务", "第六条"]),
        ],
    }
}

pub fn grant_values() -> Values {
    values(&[
        ("project", "数控车间技术改造"),
        ("amount", "128.5"),
        ("end", "2027-12-31"),
        ("contact", "陈某某（11010519491231002X）"),
        ("phone", "025-8550 0000"),
    ])
}

/// A person promises instead of bringing a certificate.
pub fn certificate() -> Template {
    let fields = vec![
        field("address", "现住址", FieldKind::Text, Need::Required),
        field("income", "家庭年收入（万元）", FieldKind::Money, Need::Required),
    ];
    Template {
        id: "housing-income".into(),
        name: "住房保障收入情况承诺书".to_owned(),
        kind: CommitmentKind::Certificate,
        matter: "公共租赁住房申请".to_owned(),
        ground: "国办发〔2020〕42号".to_owned(),
        subjects: Subjects::NaturalPersons,
        scope: Scope::Authorised,
        validity: Span::Term(Term::Years(1)),
        opening: texts(&fields, &["本人{subject}（证件号码 {code}）承诺："]).remove(0),
        clauses: texts(&fields, &["现住{address}，家庭年收入 {income}，以上情况属实。"]),
        breach: Vec::new(),
        accompanying: Vec::new(),
        cosigners: Vec::new(),
        fields,
        ..grant()
    }
}
