//! Rows whose name and codes point at different subjects: shown, never merged.

use super::{catalogue::ItemId, code::Code, moment::Moment, record::Fields, subject::SubjectId};

/// Why a row could not be attached to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConflictReason {
    /// The code leads to a subject of another name.
    NameDiffers,
    /// Two codes of the row lead to two subjects.
    CodesDisagree,
}

impl ConflictReason {
    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::NameDiffers => "名称与代码不符",
            Self::CodesDisagree => "代码分属不同主体",
        }
    }
}

/// A held row, waiting for the department or the office to clear it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The item of the row.
    pub item: ItemId,
    /// Subjects its codes lead to.
    pub subjects: Vec<SubjectId>,
    /// Name the row gives.
    pub name: String,
    /// Codes the row gives.
    pub codes: Vec<Code>,
    /// Why it is held.
    pub reason: ConflictReason,
    /// Department that sent it.
    pub department: String,
    /// When it arrived.
    pub received: Moment,
    /// The row itself.
    pub fields: Fields,
}
