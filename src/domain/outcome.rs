//! How a look-up ended. A look-up that failed or could not be made is never "nothing found".

use serde::Serialize;

/// The outcome of a look-up; names as in the JSON contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A code led to exactly one subject.
    CodeMatch,
    /// A name is exactly one subject's.
    NameMatch,
    /// Several subjects, or one of a similar name: a person must choose.
    Candidates,
    /// 未查到主体
    None,
    /// 无法核查
    Unavailable,
}

impl Outcome {
    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::CodeMatch => "code_match",
            Self::NameMatch => "name_match",
            Self::Candidates => "candidates",
            Self::None => "none",
            Self::Unavailable => "unavailable",
        }
    }
}
