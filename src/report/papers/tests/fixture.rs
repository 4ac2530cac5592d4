//! A hall, a company and a person with something of everything, all invented.

use jiff::civil::date;

use super::super::*;
use crate::{
    domain::{
        Day,
        access::{Basis, Grounds, OperatorRole},
        archive::{Archive, Freshness, Holdings, Masking, Viewer},
        assess,
        check::Check,
        code::{Code, CodeKind},
        moment::Moment,
        record::{Fields, Record, RecordKey},
        relation::{LookedAt, Related},
        report::{Opinion, ReportRecord, Stage, VerificationCode},
        subject::{Subject, SubjectId, SubjectKind},
    },
    report::document::Table,
};

const RECEIVED: Moment = Moment(1_795_000_000);
pub const TODAY: Day = date(2026, 11, 20);
/// An invented number whose check character holds.
pub const RESIDENT: &str = "11010519491231002X";

pub struct Hall {
    pub forms: Forms,
    pub duty: Grounds,
    pub oneself: Grounds,
}

pub fn hall() -> Hall {
    let purpose = "2026年度技术改造专项资金审查".to_owned();
    Hall {
        forms: Forms::embedded().unwrap(),
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
        let one = |query: &str, outcome| Applicant { query: query.to_owned(), outcome };
        vec![
            one("示范甲有限公司", checked(company(&self.forms))),
            one("示范丁有限公司", checked(self.empty_company())),
            one("示范戊厂", Applied::NotFound),
            one("王某某", Applied::Ambiguous(3)),
            one(RESIDENT, Applied::NotCheckable("代码校验位不符".to_owned())),
        ]
    }
}

pub fn record(forms: &Forms, item: &str, key: i64, values: &[(&str, &str)]) -> Record {
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

fn a_person() -> Subject {
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

pub fn company_records(forms: &Forms) -> Vec<Record> {
    let values: [(&str, &[(&str, &str)]); 9] = [
        (
            "penalty-2018",
            &[
                ("CF_XDR_MC", "示范甲有限公司"),
                ("CF_WSH", "示住建罚字〔2026〕17号"),
                ("CF_SY", "未取得施工许可证擅自开工"),
                ("CF_CFLB", "罚款"),
                ("CF_NR", "罚款人民币26000元"),
                ("CF_NR_FK", "2.6"),
                ("CF_JDRQ", "2026-06-05"),
                ("CF_GSJZQ", "2027-06-05"),
                ("CF_CFJG", "示范区住房和城乡建设局"),
            ],
        ),
        ("penalty-2018", &[("CF_WSH", "示住建罚字〔2015〕1号"), ("CF_JDRQ", "2015-06-05")]),
        (
            "permit-2018",
            &[
                ("XK_WSH", "示建许字〔2026〕3号"),
                ("XK_XKWS", "建筑工程施工许可"),
                ("XK_XKLB", "普通"),
                ("XK_NR", "准予施工䶮"),
                ("XK_JDRQ", "2026-01-05"),
                ("XK_YXQZI", "长期"),
                ("XK_XKJG", "示范区住房和城乡建设局"),
            ],
        ),
        (
            "list-black",
            &[
                ("MDMC_HEI", "拖欠农民工工资黑名单"),
                ("LRRQ", "2026-03-18"),
                ("LRSY", "克扣、无故拖欠农民工工资"),
                ("RDWH", "示人社列字〔2026〕2号"),
                ("RDDW", "示范区人力资源和社会保障局"),
            ],
        ),
        (
            "list-abnormal",
            &[
                ("LRRQ", "2025-07-01"),
                ("LRYY", "未按规定公示年度报告"),
                ("LRJG", "示范区市场监督管理局"),
            ],
        ),
        (
            "honour",
            &[("RYMC", "示范区文明单位"), ("SYRQ", "2024-12-01"), ("SYDW", "示范区精神文明办")],
        ),
        (
            "commitment",
            &[
                ("CNLX", "审批替代型"),
                ("CNSY", "建设项目规划许可告知承诺"),
                ("CNRQ", "2026-02-01"),
                ("CNSLDW", "示范区行政审批局"),
                ("LYZT", "未履行"),
                ("RDRQ", "2026-08-01"),
                ("RDDW", "示范区规划局"),
            ],
        ),
        (
            "related-party",
            &[("GLGX", "股东"), ("GLFMC", "示范丙投资有限公司"), ("BGRQ", "2021-01-01")],
        ),
        (
            "rating",
            &[
                ("PDNR", "纳税信用评价"),
                ("DJ", "A"),
                ("PDSJ", "2026-04-30"),
                ("PDDW", "国家税务总局示范区税务局"),
            ],
        ),
    ];
    let numbered = (1..).zip(values);
    numbered.map(|(key, (item, values))| record(forms, item, key, values)).collect()
}

pub fn company(forms: &Forms) -> Archive {
    archive(forms, a_company(), Basis::Duty, company_records(forms))
}

pub fn person(forms: &Forms) -> Archive {
    let values: [(&str, &[(&str, &str)]); 5] = [
        (
            "base-natural",
            &[
                ("XM", "欧阳某某"),
                ("ZJLX", "身份证"),
                ("ZJHM", RESIDENT),
                ("ZY", "建造师"),
                ("GZDW", "示范甲有限公司"),
            ],
        ),
        (
            "permit-district-natural",
            &[
                ("XK_XMMC", "二级建造师注册"),
                ("XK_WSH", "示建注〔2025〕8号"),
                ("XK_NR", "准予注册"),
                ("XK_XKJG", "示范区住房和城乡建设局"),
                ("XK_JDRQ", "2025-03-01"),
                ("XK_YXQZI", "2028-02-29"),
            ],
        ),
        (
            "penalty-district-natural",
            &[
                ("CF_WSH", "示住建罚字〔2026〕21号"),
                ("CF_CFMC", "违反施工安全规定"),
                ("CF_JDRQ", "2026-09-01"),
                ("CF_CFJG", "示范区住房和城乡建设局"),
                ("CF_SY", "当事人11010519491231002X未在现场履职"),
                ("CF_JG", "罚款2000元"),
                ("CF_SYFW", "公示"),
                ("CF_YZCD", "一般"),
            ],
        ),
        (
            "black-natural",
            &[
                ("SFZH", RESIDENT),
                ("FZRXM", "欧阳某某"),
                ("RDWH", "示法执〔2026〕5号"),
                ("RDDW", "示范区人民法院"),
                ("QRSJ", "2026-05-06"),
                ("SXSS", "有履行能力而拒不履行"),
            ],
        ),
        (
            "honour",
            &[("RYMC", "优秀建造师"), ("SYRQ", "2025-12-01"), ("SYDW", "示范区住房和城乡建设局")],
        ),
    ];
    let records = (1..).zip(values);
    let records = records.map(|(key, (item, values))| record(forms, item, key, values)).collect();
    archive(forms, a_person(), Basis::Oneself, records)
}

pub fn related() -> Related {
    let looked_at = LookedAt {
        subject: SubjectId(1),
        kind: SubjectKind::LegalPerson,
        name: "示范甲有限公司".to_owned(),
        relation: "任法定代表人的单位".to_owned(),
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
