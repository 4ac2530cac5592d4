//! How a credit commitment was kept (承诺履约状态), in the one set of words assessments judge by.

use serde::{Deserialize, Serialize};

/// 履约状态 of a commitment. A code list of `forms/codelists.toml` brings departments' words to
/// these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Performance {
    /// 履行中: not due yet.
    Pending,
    /// 已履行
    Kept,
    /// 部分履行
    Partly,
    /// 未履行: broken (违诺).
    Broken,
    /// 已整改: broken, and put right since.
    Corrected,
    /// 已撤销
    Withdrawn,
    /// 已期满: its time ran out and nobody found how it was kept.
    Expired,
}

impl Performance {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Kept,
        Self::Partly,
        Self::Broken,
        Self::Corrected,
        Self::Withdrawn,
        Self::Expired,
    ];

    /// The canonical word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "履行中",
            Self::Kept => "已履行",
            Self::Partly => "部分履行",
            Self::Broken => "未履行",
            Self::Corrected => "已整改",
            Self::Withdrawn => "已撤销",
            Self::Expired => "已期满",
        }
    }

    /// The state of a canonical word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.label() == word)
    }

    /// Whether it speaks against the subject.
    pub fn is_negative(self) -> bool {
        matches!(self, Self::Partly | Self::Broken)
    }
}
