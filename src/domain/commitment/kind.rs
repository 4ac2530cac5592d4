//! What a commitment stands in for (承诺类型).

use serde::{Deserialize, Serialize};

/// 承诺类型: the six the credit platforms collect, and the government's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitmentKind {
    /// 审批替代型: a permit is given on the promise (告知承诺).
    Approval,
    /// 证明事项替代型: the promise stands in for a certificate.
    Certificate,
    /// 容缺受理型: an application is taken in with materials still to come.
    Incomplete,
    /// 主动公示型
    Voluntary,
    /// 行业自律型
    Industry,
    /// 信用修复型
    Repair,
    /// 政务承诺: a public body's own.
    Government,
}

impl CommitmentKind {
    /// Every kind, in the order of lists for people.
    pub const ALL: [Self; 7] = [
        Self::Approval,
        Self::Certificate,
        Self::Incomplete,
        Self::Voluntary,
        Self::Industry,
        Self::Repair,
        Self::Government,
    ];

    /// Stable name, in JSON and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Certificate => "certificate",
            Self::Incomplete => "incomplete",
            Self::Voluntary => "voluntary",
            Self::Industry => "industry",
            Self::Repair => "repair",
            Self::Government => "government",
        }
    }

    /// The platforms' word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Approval => "审批替代型",
            Self::Certificate => "证明事项替代型",
            Self::Incomplete => "容缺受理型",
            Self::Voluntary => "主动公示型",
            Self::Industry => "行业自律型",
            Self::Repair => "信用修复型",
            Self::Government => "政务承诺",
        }
    }

    /// The kind of a word, stable or Chinese.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == word || kind.label() == word)
    }
}
