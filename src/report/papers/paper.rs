//! What is to be composed: the kinds of paper with what each is made from, and the letterhead.

use crate::{
    domain::{
        Day,
        access::Grounds,
        archive::{Archive, Freshness, SubjectCard},
        check::Check,
        commitment::{Template, Values},
        moment::Moment,
        relation::Related,
        report::{Opinion, ReportKind, ReportRecord, VerificationCode},
        scene::Scene,
    },
    forms::ReceiptMatter,
};

/// What stands on a paper besides what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Letterhead<'a> {
    /// Number.
    pub number: &'a str,
    /// What a person types to verify it (核验码).
    pub code: VerificationCode,
    /// Issuing hall.
    pub office: &'a str,
    /// Its window.
    pub window: &'a str,
    /// Operator, as printed.
    pub operator: &'a str,
    /// When it is issued.
    pub issued: Moment,
    /// Basis and purpose.
    pub grounds: &'a Grounds,
    /// The matter, of papers that answer one.
    pub scene: Option<&'a Scene>,
    /// First day of the period.
    pub from: Option<Day>,
    /// When each department's last file of each item came: what was searched.
    pub sources: &'a [Freshness],
}

/// A paper, and what it is made from.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// 信用核查报告
    CreditCheck {
        /// The subject's archive.
        archive: &'a Archive,
        /// What it means to the matter.
        check: &'a Check,
    },
    /// 奖惩报告
    Measures {
        /// The subject's archive.
        archive: &'a Archive,
        /// What it means to the matter.
        check: &'a Check,
    },
    /// 公共信用信息报告
    PublicCredit {
        /// The subject's archive.
        archive: &'a Archive,
    },
    /// 职业信用报告, of natural persons.
    Career {
        /// The person's archive.
        archive: &'a Archive,
        /// The posts held: subjects whose registers name the person.
        related: &'a Related,
    },
    /// 本人查询报告
    Oneself {
        /// The archive of whoever asks.
        archive: &'a Archive,
        /// Which query of the year this is.
        free: FreeCount,
    },
    /// 信用审查报告
    Review {
        /// The letter that asked for it.
        letter: &'a Letter,
        /// Whom it asked about, in its order.
        applicants: &'a [Applicant],
    },
    /// 受理回执
    Receipt {
        /// Who applied, if known.
        applicant: Option<&'a SubjectCard>,
        /// For what.
        matter: &'a ReceiptMatter,
        /// What was brought.
        materials: &'a [String],
        /// How to reach the applicant; may be empty.
        contact: &'a str,
    },
    /// 失信告知书
    DishonestyNotice {
        /// The subject's archive.
        archive: &'a Archive,
        /// A check that names measures, if one was made.
        check: Option<&'a Check>,
    },
    /// 信用修复告知书
    RepairNotice {
        /// The subject's archive.
        archive: &'a Archive,
    },
    /// 查询授权书
    Authorisation {
        /// Who authorises; lines to fill in otherwise.
        subject: Option<&'a SubjectCard>,
        /// Last day; lines to fill in otherwise.
        to: Option<Day>,
    },
    /// 信用承诺书, with the papers handed out with it
    Commitment {
        /// Who promises.
        subject: &'a SubjectCard,
        /// What is promised, by which template.
        template: &'a Template,
        /// What was filled in.
        values: &'a Values,
        /// Who takes it in.
        department: &'a str,
    },
    /// 审批页
    Approval {
        /// The paper the opinions are on.
        of: &'a ReportRecord,
        /// Who issued it, as printed.
        operator: &'a str,
        /// The opinions registered.
        opinions: &'a [Opinion],
    },
}

impl Paper<'_> {
    /// The kind of document it makes.
    pub fn kind(&self) -> ReportKind {
        match self {
            Self::CreditCheck { .. } => ReportKind::CreditCheck,
            Self::Measures { .. } => ReportKind::Measures,
            Self::PublicCredit { .. } => ReportKind::PublicCredit,
            Self::Career { .. } => ReportKind::Career,
            Self::Oneself { .. } => ReportKind::Oneself,
            Self::Review { .. } => ReportKind::Review,
            Self::Receipt { .. } => ReportKind::Receipt,
            Self::DishonestyNotice { .. } => ReportKind::DishonestyNotice,
            Self::RepairNotice { .. } => ReportKind::RepairNotice,
            Self::Authorisation { .. } => ReportKind::Authorisation,
            Self::Approval { .. } => ReportKind::Approval,
            Self::Commitment { .. } => ReportKind::Commitment,
        }
    }
}

/// Which query of oneself in the year this is, and how many cost nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeCount {
    /// This one, from 1.
    pub this: u32,
    /// Free in a year.
    pub free: u32,
}

/// The letter that asks for a review (来函).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its number; may be empty.
    pub number: String,
    /// The department that wrote it.
    pub department: String,
    /// Its day.
    pub day: Option<Day>,
}

/// One applicant of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// What was looked up: the name or code of the letter's list.
    pub query: String,
    /// What came of it.
    pub outcome: Applied,
}

/// What came of looking an applicant up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// Found and checked.
    Checked(Box<Archive>, Box<Check>),
    /// No subject of the name or code.
    NotFound,
    /// So many subjects of the name.
    Ambiguous(usize),
    /// The look-up could not be made, and why.
    NotCheckable(String),
}
