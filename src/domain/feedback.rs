//! What was done about a finding (执行反馈): the measure, who did it, when, and how it ended.

use super::{
    Day,
    catalogue::ItemId,
    measure::{MeasureId, MeasureKind},
    moment::Moment,
    record::RecordKey,
    subject::SubjectId,
};

/// How a measure ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Execution {
    /// 已执行
    Done,
    /// 执行中
    UnderWay,
    /// 未执行
    NotDone,
}

impl Execution {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Done, Self::UnderWay, Self::NotDone];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::UnderWay => "under_way",
            Self::NotDone => "not_done",
        }
    }

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Done => "已执行",
            Self::UnderWay => "执行中",
            Self::NotDone => "未执行",
        }
    }

    /// The one of a stable name or Chinese word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == word || one.label() == word)
    }
}

/// One feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// About whom.
    pub subject: SubjectId,
    /// The record that called for the measure.
    pub record: (ItemId, RecordKey),
    /// The measure.
    pub measure: MeasureId,
    /// Its kind.
    pub kind: MeasureKind,
    /// Who did it.
    pub department: String,
    /// When.
    pub day: Day,
    /// How it ended.
    pub execution: Execution,
    /// Document number, or why it was not done; may be empty.
    pub document: String,
    /// Log-in name of who registered it.
    pub operator: String,
    /// When it was registered.
    pub at: Moment,
}

impl Feedback {
    /// Whether another tells of the same deed; only its outcome may have changed since.
    pub fn is_of_the_same_deed(&self, other: &Self) -> bool {
        self.record == other.record
            && self.measure == other.measure
            && self.department == other.department
            && self.day == other.day
            && self.execution == other.execution
    }
}

/// Joint reward and punishment cases of a month (联合奖惩案例). A case is one record of one
/// subject about which something was done in the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthOfCases {
    /// Year and month, as the month's first day.
    pub month: Day,
    /// Kind of measures.
    pub kind: MeasureKind,
    /// Cases.
    pub cases: u32,
    /// Cases in which more than one department acted.
    pub joint: u32,
    /// Measures carried out.
    pub measures: u32,
    /// Subjects.
    pub subjects: u32,
}
