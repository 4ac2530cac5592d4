//! Synthetic commitments for the screens' tests: templates, a form, one in every state, lists.

use std::path::PathBuf;

use jiff::civil::date;

use super::checks;
use super::fixture::{CODE, TODAY, archive_on, person};
use crate::domain::{
    Day,
    access::Scope,
    archive::SubjectCard,
    catalogue::Subjects,
    commitment::{
        Commitment, CommitmentId, CommitmentKind, Deciding, Draft, Due, Evidence, EvidenceKind,
        Field, FieldKind, Found, Frozen, Match, Need, Outcome, Prefill, Pressing, Signature,
        Signer, Span, State, Template, Until, Values,
    },
    in_force::InForce,
    moment::Moment,
    report::{ReportCounts, ReportKind, VerificationCode},
    statement::{KeyId, SignedStatement, Statement},
    term::Term,
    wording::Wording,
};
use crate::tui::commitments::{
    Begun, Changed, CommitmentAnswer, CommitmentPaper, Damage, FormField, Gate, Happened, Listed,
    OpenedCommitment, PaperSet, Shown,
};
use crate::tui::msg::Answer;

/// The number of the commitment of the tests.
pub const NUMBER: &str = "示信诺〔2026〕1号";
/// The template of the tests.
pub const TEMPLATE: &str = "special-fund";
/// What it is known by at the desk.
pub const ID: CommitmentId = CommitmentId(12);
/// The day it was signed.
const SIGNED: Day = date(2026, 11, 20);

fn field(id: &str, label: &str, kind: FieldKind, need: Need) -> Field {
    let (id, label, hint) = (id.to_owned(), label.to_owned(), String::new());
    Field { id, label, kind, need, prefill: None, max: 60, hint }
}

fn fields() -> Vec<Field> {
    let uses = ["设备更新", "技术改造", "人员培训"].map(str::to_owned).to_vec();
    vec![
        field("fund", "专项资金名称", FieldKind::Text, Need::Required),
        Field {
            hint: "与申报书一致".into(),
            ..field("amount", "申请金额", FieldKind::Money, Need::Required)
        },
        field("completion", "计划完成日", FieldKind::Day, Need::Required),
        field("use", "用途", FieldKind::Choice(uses), Need::Required),
        Field {
            prefill: Some(Prefill::Representative),
            ..field("representative", "法定代表人（负责人）", FieldKind::Text, Need::Required)
        },
        field("contact", "联系人", FieldKind::Text, Need::Optional),
        field("phone", "联系电话", FieldKind::Telephone, Need::Optional),
    ]
}

fn template(id: &str, name: &str, kind: CommitmentKind, subjects: Subjects) -> Template {
    let wording = |text: &str| Wording::new(text, &[]).unwrap();
    Template {
        id: id.into(),
        name: name.into(),
        kind,
        matter: "申报区级财政专项资金".into(),
        ground: "连财规〔2018〕3号".into(),
        in_force: InForce { from: None, until: None },
        subjects,
        gate: None,
        department: None,
        scope: Scope::Public,
        validity: Span::Term(Term::Years(3)),
        due: Span::Field("completion".into()),
        remind_days: 30,
        opening: wording("作出如下承诺："),
        clauses: vec![wording("申报资料真实。")],
        breach: vec![wording("依法追回资金。")],
        deferral: None,
        fields: fields(),
        accompanying: Vec::new(),
        cosigners: Vec::new(),
    }
}

/// What can be promised at the desk of the tests.
pub fn templates() -> Vec<Template> {
    use CommitmentKind::{Approval, Certificate, Voluntary};
    use Subjects::{Both, NaturalPersons, Organisations};
    let gate = Some("commitment".into());
    let fund = template(TEMPLATE, "专项资金申报信用承诺书", Voluntary, Organisations);
    vec![
        fund,
        Template { gate, ..template("permit", "行政许可告知承诺书", Approval, Both) },
        template("proof", "证明事项告知承诺书", Certificate, Both),
        template("person", "个人诚信承诺书", Voluntary, NaturalPersons),
        Template {
            in_force: InForce { from: None, until: Some(date(2026, 11, 21)) },
            ..template("gone", "已停用的承诺书", Voluntary, Both)
        },
    ]
}

fn card() -> SubjectCard {
    archive_on(TODAY).subject
}

fn gate(bars: bool) -> Gate {
    let assessment = checks::check_on(TODAY).assessment;
    let found = assessment.findings.into_iter().take(if bars { 2 } else { 0 });
    Gate {
        scene: "信用承诺适用".into(),
        bars: found.collect(),
        others: 2,
        remarks: assessment.remarks,
    }
}

/// The answer to looking at the subject before it promises.
pub fn begun() -> Answer {
    let template = templates().remove(0);
    let fields = template.fields.iter().map(|field| FormField {
        value: if field.prefill.is_some() { "周某".into() } else { String::new() },
        field: field.clone(),
    });
    let begun = Begun { fields: fields.collect(), card: card(), gate: Some(gate(false)), template };
    said(CommitmentAnswer::Begun(Box::new(begun)))
}

/// The answer to looking at one who is barred.
pub fn barred() -> Answer {
    let template = templates().remove(1);
    let begun = Begun { fields: Vec::new(), card: card(), gate: Some(gate(true)), template };
    said(CommitmentAnswer::Begun(Box::new(begun)))
}

/// An answer about commitments.
pub fn said(answer: CommitmentAnswer) -> Answer {
    Answer::Commitments(answer)
}

fn draft() -> Draft {
    let values = [
        ("fund", "技术改造专项资金"),
        ("amount", "50"),
        ("completion", "2026-11-22"),
        ("use", "技术改造"),
        ("representative", "周某"),
    ];
    Draft {
        template: TEMPLATE.into(),
        subject: "南京紫瑞精密机械有限公司".into(),
        code: CODE.into(),
        values: values.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Values>(),
    }
}

fn frozen() -> Frozen {
    Frozen {
        number: NUMBER.into(),
        digest: "5a".repeat(32),
        content: "5a".repeat(32),
        register: "5a".repeat(32),
        pdf: "5a".repeat(32),
        name: "专项资金申报信用承诺书".into(),
        kind: CommitmentKind::Voluntary,
        matter: "申报区级财政专项资金".into(),
        department: "栖霞区财政局".into(),
        scope: Scope::Public,
        breach: "依法追回已经拨付的资金；违诺情况经认定后记入信用信息。".into(),
        validity: Until::Term(Term::Years(3)),
        due: Until::Day(TODAY),
        remind_days: 30,
        deferral: None,
    }
}

fn evidence() -> Vec<Evidence> {
    let one = |kind, format: &str, matched| Evidence {
        file: "0123456789abcdef".repeat(2),
        kind,
        format: format.into(),
        pages: 2,
        bytes: 123_456,
        digest: "3f2a91c25d0e77b4".repeat(4),
        matched,
    };
    vec![
        one(EvidenceKind::Scan, "pdf", Match::Same),
        one(EvidenceKind::Scan, "png", Match::Unread),
        one(EvidenceKind::Authorisation, "jpeg", Match::Unread),
    ]
}

/// The commitment of the tests in a state.
pub fn commitment(state: State) -> Commitment {
    let mut life = Commitment::drafted(draft());
    life.state = state;
    if state == State::Drafted {
        return life;
    }
    life.frozen = Some((frozen(), SIGNED));
    if state == State::Printed {
        return life;
    }
    let name = "周某".to_owned();
    let witness = "窗口一".to_owned();
    let signature = Signature { signer: Signer::Representative, name, day: SIGNED, witness };
    life.signature = Some(signature);
    if state == State::Signed {
        return life;
    }
    life.evidence = evidence();
    let by = |document: &str| Deciding {
        unit: "栖霞区财政局".into(),
        day: TODAY,
        document: document.into(),
    };
    if matches!(state, State::Broken | State::PartlyKept | State::Kept | State::Corrected) {
        let outcome = if state == State::Kept { Outcome::Kept } else { Outcome::Broken };
        let facts = "资金未按规定用途使用。".to_owned();
        let by = by("栖财监〔2026〕5号");
        life.found = Some(Found { outcome, by, facts, evidence: Vec::new() });
    }
    if state == State::Corrected {
        life.correction = Some(by("栖财监〔2026〕6号"));
    }
    if state == State::Withdrawn {
        life.withdrawn = Some("申请人撤回申报。".into());
    }
    life
}

/// What the desk shows of it in a state.
pub fn shown(state: State) -> Shown {
    let commitment = commitment(state);
    let step = |at: &str, what, detail: &str| Happened {
        at: at.into(),
        operator: "窗口一".into(),
        what,
        detail: detail.into(),
    };
    let due = |pressing| Due { pressing, day: Some(TODAY) };
    let waits = |pressing| Due { pressing, day: None };
    let opened = OpenedCommitment {
        id: ID,
        card: card(),
        title: "专项资金申报信用承诺书".into(),
        history: vec![
            step("2026-11-20 09:41", "起草", ""),
            step("2026-11-20 09:50", "打印定稿", NUMBER),
            step(
                "2026-11-20 10:02",
                "登记签署",
                "法定代表人（负责人） 周某，2026-11-20，见证人 窗口一",
            ),
        ],
        damage: Vec::new(),
        pressing: match state {
            State::Printed => Some(waits(Pressing::ToSign)),
            State::Signed => Some(waits(Pressing::ToKeep)),
            State::InForce => Some(due(Pressing::Today)),
            _ => None,
        },
        path: Some(PathBuf::from("/reports/2026/1.pdf")),
        digest: "3f2a91c25d0e77b4".repeat(4),
        commitment,
    };
    Shown { opened, today: TODAY }
}

/// The answer to opening it.
pub fn opened(state: State) -> Answer {
    said(CommitmentAnswer::Opened(Box::new(shown(state))))
}

/// The same of a natural person.
pub fn opened_of_a_person(state: State) -> Answer {
    let mut shown = shown(state);
    shown.opened.card = person().subject;
    shown.opened.commitment.draft.subject = "陈某某".into();
    said(CommitmentAnswer::Opened(Box::new(shown)))
}

/// The answer to opening one somebody tampered with.
pub fn damaged() -> Answer {
    let mut shown = shown(State::InForce);
    shown.opened.damage = vec![Damage::Text, Damage::Evidence { place: 1 }, Damage::Record];
    said(CommitmentAnswer::Opened(Box::new(shown)))
}

/// The answer to something that was done.
pub fn changed(state: State, notes: &[&str]) -> Answer {
    said(CommitmentAnswer::Changed(Box::new(Changed {
        id: ID,
        commitment: commitment(state),
        notes: notes.iter().map(|note| (*note).to_owned()).collect(),
    })))
}

/// The answer to freezing it.
pub fn paper() -> Answer {
    let set = PaperSet::Frozen { pages: 2, warnings: Vec::new() };
    said(CommitmentAnswer::Paper(CommitmentPaper {
        number: NUMBER.into(),
        code: "7K4M-QX2P-9T".into(),
        path: "/data/reports/2026/示信诺〔2026〕1号.pdf".into(),
        set,
    }))
}

fn line(n: u32, state: State, pressing: Option<Due>) -> Listed {
    let printed = state != State::Drafted;
    let signed = !matches!(state, State::Drafted | State::Printed);
    Listed {
        id: CommitmentId(11 + n),
        subject: card().id,
        subject_name: "南京紫瑞精密机械有限公司".into(),
        title: "专项资金申报信用承诺书".into(),
        number: printed.then(|| format!("示信诺〔2026〕{n}号")),
        state,
        signed: signed.then_some(SIGNED),
        asks: signed.then_some(date(2026, 12, 31)),
        pressing,
    }
}

/// The answer to listing some.
pub fn found() -> Answer {
    let due = |pressing| Some(Due { pressing, day: Some(date(2026, 11, 21)) });
    let waits = |pressing| Some(Due { pressing, day: None });
    let mut lines = vec![
        line(1, State::InForce, due(Pressing::Overdue)),
        line(2, State::InForce, due(Pressing::Today)),
        line(3, State::Signed, waits(Pressing::ToKeep)),
        line(4, State::Printed, waits(Pressing::ToSign)),
        line(5, State::Drafted, None),
        line(6, State::PartlyKept, None),
    ];
    lines.extend((7..14).map(|n| line(n, State::Kept, None)));
    said(CommitmentAnswer::Found(lines))
}

/// The answer to counting what asks for something.
pub fn counted() -> Answer {
    let all = vec![(Pressing::Overdue, 1), (Pressing::Today, 2), (Pressing::ToKeep, 1)];
    said(CommitmentAnswer::Counted(all))
}

/// What the QR code of a document of this number says.
pub fn statement(kind: ReportKind, number: &str) -> String {
    let statement = Statement {
        kind,
        number: number.to_owned(),
        subject: CODE.to_owned(),
        issued: Moment::of(SIGNED.at(9, 50, 0, 0)),
        counts: ReportCounts::default(),
        code: VerificationCode::read("7K4M-QX2P-9T").unwrap(),
        digest: [0x5a; 32],
    };
    let key = KeyId([1, 2, 3, 4, 5, 6, 7, 8]);
    SignedStatement { statement, key, signature: [0xa5; 64] }.text()
}

/// What the QR code of the commitment of the tests says.
pub fn qr() -> String {
    statement(ReportKind::Commitment, NUMBER)
}
