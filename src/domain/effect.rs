//! What a finding means to a matter: facts weigh, people decide.

use serde::{Deserialize, Serialize};

use super::catalogue::Nature;

/// How a finding weighs in a scene, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// 限制: a rule restricts this matter.
    Limit,
    /// 审慎: a rule asks for care.
    Caution,
    /// 提示: it is to be known.
    Notice,
    /// 优先: a rule prefers.
    Prefer,
}

impl Effect {
    /// Every effect, the heaviest first.
    pub const ALL: [Self; 4] = [Self::Limit, Self::Caution, Self::Notice, Self::Prefer];

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Limit => "限制",
            Self::Caution => "审慎",
            Self::Notice => "提示",
            Self::Prefer => "优先",
        }
    }

    /// Whether it asks for attention: everything but a preference.
    pub fn asks_attention(self) -> bool {
        self != Self::Prefer
    }

    /// Whether it may stand on a record of this nature: what is good never restricts, what is bad
    /// never prefers, whatever a rule says.
    pub fn suits(self, nature: Nature) -> bool {
        match nature {
            Nature::Positive => self == Self::Prefer,
            Nature::Negative => self != Self::Prefer,
            Nature::Base | Nature::Neutral => false,
        }
    }
}
