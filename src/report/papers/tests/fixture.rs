//! A hall, a company and a person with something of everything, all invented.

use jiff::civil::date;

use super::{super::*, records::company};
use crate::{
    domain::{
        Day,
        access::{Basis, Grounds, OperatorRole},
        archive::{Archive, Freshness, Holdings, Masking, Viewer},
        assess,
        catalogue::ItemId,
        check::Check,
        code::{Code, CodeKind},
        moment::Moment,
        record::Record,
        relation::{LookedAt, Related},
        report::{Opinion, ReportRecord, Stage, VerificationCode},
        subject::{Subject, SubjectId, SubjectKind},
    },
    report::document::Table,
};

pub const RECEIVED: Moment = Moment(1_795_000_000);
pub const TODAY: Day = date(2026, 11, 20);
/// An invented number whose check character holds.
pub const RESIDENT: &str = "11010519491231002X";

pub struct Hall {
    pub forms: Forms,
    pub duty: Grounds,
    pub oneself: Grounds,
    pub sources: Vec<Freshness>,
}

pub fn hall() -> Hall {
    let purpose = "2026年度技术改造专项资金审查".to_owned();
    let forms = Forms::embedded().unwrap();
    let file = |item: &ItemId, department: &str, received| Freshness {
        item: item.clone(),
        department: department.to_owned(),
        received: Moment(received),
    };
    let never = ["judicial", "contract"];
    let items = forms.catalogue.items().iter();
    let sent = items.filter(|item| !never.contains(&item.category.as_str()));
    let mut sources: Vec<_> = sent.map(|item| file(&item.id, "示范区数据局", RECEIVED.0)).collect();
    sources.push(file(&"penalty-2018".into(), "示范区住房和城乡建设局", RECEIVED.0 - 90_000));
    Hall {
        sources,
        forms,
        duty: Grounds { basis: Basis::Duty, purpose },
        oneself: Grounds { basis: Basis::Oneself, purpose: "本人了解".to_owned() },
    }
}

impl Hall {
    pub fn letterhead(&self, kind: ReportKind, from: Option<Day>) -> Letterhead<'_> {
        let is_own = matches!(kind, ReportKind::Career | ReportKind::Oneself);
        Letterhead {
            number: "示信核〔2026〕7号",
            code: VerificationCode::read("7K4M-QX2P-9T").unwrap(),
            office: "示范区政务服务大厅",
            window: "1号窗口",
            operator: "窗口一",
            issued: Moment::of(TODAY.at(9, 0, 0, 0)),
            grounds: if is_own { &self.oneself } else { &self.duty },
            scene: kind.is_for_a_scene().then(|| self.forms.scene_called("专项资金").unwrap()),
            from,
            sources: &self.sources,
        }
    }

    pub fn check(&self, archive: &Archive) -> Check {
        let scene = self.forms.scene_called("专项资金").unwrap();
        let assessment = assess(self.forms.policy(), scene, archive);
        let related = Related { closed: 1, ..Related::default() };
        Check { assessment, related, feedback: Vec::new() }
    }

    pub fn empty_company(&self) -> Archive {
        archive(&self.forms, a_company(), Basis::Duty, Vec::new())
    }

    pub fn empty_person(&self) -> Archive {
        archive(&self.forms, a_person(), Basis::Oneself, Vec::new())
    }

    pub fn applicants(&self) -> Vec<Applicant> {
        let checked = |archive: Archive| {
            let check = self.check(&archive);
            Applied::Checked(Box::new(archive), Box::new(check))
        };
        let mut nothing = self.empty_company();
        nothing.subject.id = SubjectId(4);
        let one = |query: &str, outcome| Applicant { query: query.to_owned(), outcome };
        vec![
            one("示范甲有限公司", checked(company(&self.forms))),
            one("示范丁有限公司", checked(nothing)),
            one("示范戊厂", Applied::NotFound),
            one("王某某", Applied::Ambiguous(3)),
            one(RESIDENT, Applied::NotCheckable("代码校验位不符".to_owned())),
        ]
    }
}

pub fn a_company() -> Subject {
    Subject {
        id: SubjectId(1),
        kind: SubjectKind::LegalPerson,
        name: "示范甲有限公司".to_owned(),
        status: Some("存续".to_owned()),
        codes: vec![Code::new(CodeKind::CreditCode, "91320113MA0000007Q").unwrap()],
        former_names: vec!["示范乙有限公司".to_owned()],
        provisional: true,
    }
}

pub fn a_person() -> Subject {
    Subject {
        id: SubjectId(2),
        kind: SubjectKind::NaturalPerson,
        name: "欧阳某某".to_owned(),
        status: None,
        codes: vec![Code::new(CodeKind::ResidentId, RESIDENT).unwrap()],
        former_names: Vec::new(),
        provisional: false,
    }
}

pub fn archive(forms: &Forms, subject: Subject, basis: Basis, records: Vec<Record>) -> Archive {
    let mut freshness: Vec<Freshness> = Vec::new();
    for record in &records {
        let (item, department) = (record.item.clone(), record.department.clone());
        if !freshness.iter().any(|known| known.item == item) {
            freshness.push(Freshness { item, department, received: RECEIVED });
        }
    }
    let holdings = Holdings { subject, records, conflicts: 1, freshness };
    let viewer = Viewer { basis, masking: Masking::Masked };
    Archive::as_of(forms.rules(), holdings, viewer, TODAY)
}

pub fn related() -> Related {
    let looked_at = LookedAt {
        subject: SubjectId(1),
        kind: SubjectKind::LegalPerson,
        name: "示范甲有限公司".to_owned(),
        relation: "登记为法定代表人的单位".to_owned(),
    };
    Related { looked_at: vec![looked_at], beyond: 2, ..Related::default() }
}

pub fn letter() -> Letter {
    Letter {
        number: "示财函〔2026〕31号".to_owned(),
        department: "示范区财政局".to_owned(),
        day: Some(date(2026, 11, 18)),
    }
}

pub fn issued() -> ReportRecord {
    ReportRecord {
        number: "示信核〔2026〕6号".to_owned(),
        kind: ReportKind::CreditCheck,
        code: VerificationCode::read("0000-0000-01"),
        subject: Some(SubjectId(1)),
        grounds: Grounds { basis: Basis::Duty, purpose: "专项资金审查".to_owned() },
        operator: "clerk".to_owned(),
        issued: Moment::of(TODAY.at(8, 30, 0, 0)),
        digest: "ab".repeat(32),
        file: "示信核〔2026〕6号.pdf".to_owned(),
        statement: String::new(),
        prints: 1,
        void: None,
    }
}

pub fn opinions() -> Vec<Opinion> {
    let opinion = |stage, name: &str, role, text: &str, minute| Opinion {
        stage,
        name: name.to_owned(),
        role,
        text: text.to_owned(),
        at: Moment::of(TODAY.at(9, minute, 0, 0)),
    };
    vec![
        opinion(Stage::Handling, "窗口一", OperatorRole::Clerk, "已核对原始文书，与报告一致。", 5),
        opinion(Stage::Review, "审核一", OperatorRole::Approver, "请财政局依规定办理。", 20),
    ]
}

pub fn text(blocks: &[Block]) -> String {
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
        Block::PageBreak => "-----".to_owned(),
        Block::Space(_) | Block::Gap(_) => String::new(),
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
