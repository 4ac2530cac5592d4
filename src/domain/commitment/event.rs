//! What happened to a commitment, as it is kept: the payload of a sealed row. Keys and words are
//! stable; a field that is added must have a default.

use serde::{Deserialize, Serialize};

use super::{
    evidence::Evidence,
    field::Values,
    kind::CommitmentKind,
    refusal::Refusal,
    state::{State, Step},
    template::DeferralRule,
};
use crate::domain::{Day, access::Scope, term::Term};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// It was drafted; always the first.
    Draft {
        /// Who promises what.
        draft: Draft,
    },
    /// The draft was changed.
    Revise {
        /// The new values.
        values: Values,
    },
    /// It was printed.
    Print {
        /// What was printed.
        frozen: Box<Frozen>,
    },
    /// The applicant signed.
    Sign {
        /// Who, when, before whom.
        signature: Signature,
    },
    /// The signed paper was kept, or more of it.
    Keep {
        /// What is kept.
        evidence: Vec<Evidence>,
    },
    /// How it was kept was found.
    Find {
        /// What was found.
        finding: Found,
    },
    /// It was put right after it was broken.
    Correct {
        /// How.
        correction: Deciding,
        /// What shows it.
        evidence: Vec<Evidence>,
    },
    /// A finding was taken back.
    Retract {
        /// By whom.
        retraction: Deciding,
        /// Why.
        reason: String,
    },
    /// It was withdrawn.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Its time ran out.
    Expire,
}

/// A draft: who promises, by which template, and what was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The template's identifier.
    pub template: String,
    /// The subject's name.
    pub subject: String,
    /// Its strongest code; of natural persons masked; empty when it has none.
    pub code: String,
    /// What was filled in.
    pub values: Values,
}

/// What was printed. The text itself lies in the register of reports by its number, held to
/// `content`; what the template says on terms and consequences is kept here, so that a template that
/// changes later changes nothing signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    /// Its number in the register.
    pub number: String,
    /// SM3 digest of the printed text, as printed on it.
    pub digest: String,
    /// SM3 digest of the register's copy of the laid-out text, hexadecimal.
    pub content: String,
    /// SM3 digest of what the register says of it, hexadecimal.
    pub register: String,
    /// SM3 digest of its PDF, hexadecimal.
    pub pdf: String,
    /// Name of the template.
    pub name: String,
    /// What it stands in for.
    pub kind: CommitmentKind,
    /// What it is promised for.
    pub matter: String,
    /// Who takes it in.
    pub department: String,
    /// 公开类型
    pub scope: Scope,
    /// What breaking it means, in one text.
    pub breach: String,
    /// How long it binds.
    pub validity: Until,
    /// By when it must be known how it was kept.
    pub due: Until,
    /// Days before that day from which the desk reminds.
    pub remind_days: i32,
    /// How breaking it defers applications.
    pub deferral: Option<DeferralRule>,
}

impl Frozen {
    /// Refuses a day on which it would be over already.
    pub(super) fn begins(&self, day: Day) -> Result<(), Refusal> {
        let over = [self.validity, self.due].into_iter().find_map(|until| match until {
            Until::Day(last) if last < day => Some(last),
            _ => None,
        });
        over.map_or(Ok(()), |last| Err(Refusal::OverAlready(last)))
    }
}

/// Until when something lasts, as it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// So long from the day of signing.
    Term(Term),
    /// To this day.
    Day(Day),
}

impl Until {
    /// The last day of what was signed on a day; none without end.
    pub fn day(self, signed: Day) -> Option<Day> {
        match self {
            Self::Term(term) => term.last_day(signed),
            Self::Day(day) => Some(day),
        }
    }
}

/// Who signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// 法定代表人（负责人）
    Representative,
    /// 委托代理人: with a power of attorney.
    Agent,
    /// 本人: a natural person.
    Oneself,
}

impl Signer {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Representative, Self::Agent, Self::Oneself];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Representative => "representative",
            Self::Agent => "agent",
            Self::Oneself => "oneself",
        }
    }

    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Representative => "法定代表人（负责人）",
            Self::Agent => "委托代理人",
            Self::Oneself => "本人",
        }
    }

    /// The one of a word, stable or Chinese.
    pub fn read(word: &str) -> Option<Self> {
        let short = |one: &Self| match one {
            Self::Representative => matches!(word, "法定代表人" | "负责人"),
            Self::Agent => matches!(word, "代理人" | "代办人"),
            Self::Oneself => false,
        };
        Self::ALL.into_iter().find(|one| one.name() == word || one.label() == word || short(one))
    }
}

/// A signature on paper as the window registered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// In which capacity.
    pub signer: Signer,
    /// Their name.
    pub name: String,
    /// The day written under it.
    pub day: Day,
    /// Who saw it: the window's witness (见证人).
    pub witness: String,
}

/// By whom, when and by which document something was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deciding {
    /// The deciding unit (认定单位).
    pub unit: String,
    /// The day.
    pub day: Day,
    /// Name or number of the document (认定依据).
    pub document: String,
}

/// How a commitment was found kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 已履行
    Kept,
    /// 部分履行
    PartlyKept,
    /// 未履行
    Broken,
}

impl Outcome {
    /// Every outcome, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Kept, Self::PartlyKept, Self::Broken];

    /// The step that finds it.
    pub fn step(self) -> Step {
        match self {
            Self::Kept => Step::FindKept,
            Self::PartlyKept => Step::FindPartlyKept,
            Self::Broken => Step::FindBroken,
        }
    }

    /// The state it leads to.
    pub fn state(self) -> State {
        match self {
            Self::Kept => State::Kept,
            Self::PartlyKept => State::PartlyKept,
            Self::Broken => State::Broken,
        }
    }
}

/// A finding of how it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    /// How.
    pub outcome: Outcome,
    /// By whom, when, by which document.
    pub by: Deciding,
    /// What was found, in the unit's words; may be empty.
    pub facts: String,
    /// The document, if it was kept.
    pub evidence: Vec<Evidence>,
}

impl Event {
    /// The step of the state machine; none for the draft itself.
    pub fn step(&self) -> Option<Step> {
        Some(match self {
            Self::Draft { .. } => return None,
            Self::Revise { .. } => Step::Revise,
            Self::Print { .. } => Step::Print,
            Self::Sign { .. } => Step::Sign,
            Self::Keep { .. } => Step::Keep,
            Self::Find { finding } => finding.outcome.step(),
            Self::Correct { .. } => Step::Correct,
            Self::Retract { .. } => Step::Retract,
            Self::Withdraw { .. } => Step::Withdraw,
            Self::Expire => Step::Expire,
        })
    }

    /// What it is called in histories.
    pub fn label(&self) -> &'static str {
        self.step().map_or("起草", Step::label)
    }

    /// The files it brought.
    pub fn evidence(&self) -> &[Evidence] {
        match self {
            Self::Keep { evidence } | Self::Correct { evidence, .. } => evidence,
            Self::Find { finding } => &finding.evidence,
            _ => &[],
        }
    }
}

impl Deciding {
    /// Refuses what is not said, or said of a day that cannot be.
    pub(super) fn check(&self, (first, today): (Day, Day)) -> Result<(), Refusal> {
        if self.unit.trim().is_empty() {
            return Err(Refusal::NoUnit);
        }
        if self.document.trim().is_empty() {
            return Err(Refusal::NoDocument);
        }
        in_order(self.day, (first, today))
    }
}

/// Refuses a day to come, and one before the first possible.
pub(super) fn in_order(day: Day, (first, today): (Day, Day)) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::DayToCome(day));
    }
    if day < first {
        return Err(Refusal::DayTooEarly { day, first });
    }
    Ok(())
}
