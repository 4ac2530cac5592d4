//! The life of a commitment as a table: which state takes which event, and what comes of it. Every
//! pair is decided here; a test walks them all.

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use crate::domain::performance::Performance;

/// Where a commitment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 草稿: may still be changed.
    Drafted,
    /// 待签署: printed, its text frozen.
    Printed,
    /// 待归档: signed; the signed paper is not kept yet.
    Signed,
    /// 生效: signed, and the evidence of it is kept.
    InForce,
    /// 已履行
    Kept,
    /// 部分履行
    PartlyKept,
    /// 未履行
    Broken,
    /// 已整改: broken, and put right since.
    Corrected,
    /// 已撤销
    Withdrawn,
    /// 期满: its time ran out and nobody found how it was kept.
    Expired,
}

/// What can happen to a commitment after it was drafted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The draft was changed.
    Revise,
    /// It was printed, and its text frozen.
    Print,
    /// The applicant signed.
    Sign,
    /// The signed paper was kept.
    Keep,
    /// Found kept.
    FindKept,
    /// Found kept in part.
    FindPartlyKept,
    /// Found broken.
    FindBroken,
    /// Put right after it was broken.
    Correct,
    /// A finding was taken back.
    Retract,
    /// Withdrawn.
    Withdraw,
    /// Its time ran out.
    Expire,
}

impl State {
    /// Every state, in the order of a life.
    pub const ALL: [Self; 10] = [
        Self::Drafted,
        Self::Printed,
        Self::Signed,
        Self::InForce,
        Self::Kept,
        Self::PartlyKept,
        Self::Broken,
        Self::Corrected,
        Self::Withdrawn,
        Self::Expired,
    ];

    /// Stable name, in JSON and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Printed => "printed",
            Self::Signed => "signed",
            Self::InForce => "in_force",
            Self::Kept => "kept",
            Self::PartlyKept => "partly_kept",
            Self::Broken => "broken",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Drafted => "草稿",
            Self::Printed => "待签署",
            Self::Signed => "待归档",
            Self::InForce => "履行中",
            Self::Kept => "已履行",
            Self::PartlyKept => "部分履行",
            Self::Broken => "未履行",
            Self::Corrected => "已整改",
            Self::Withdrawn => "已撤销",
            Self::Expired => "已期满",
        }
    }

    /// The state of a word, stable or Chinese.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == word || state.label() == word)
    }

    /// What the archive's record says of it; none before it is in force.
    pub fn performance(self) -> Option<Performance> {
        match self {
            Self::Drafted | Self::Printed | Self::Signed => None,
            Self::InForce => Some(Performance::Pending),
            Self::Kept => Some(Performance::Kept),
            Self::PartlyKept => Some(Performance::Partly),
            Self::Broken => Some(Performance::Broken),
            Self::Corrected => Some(Performance::Corrected),
            Self::Withdrawn => Some(Performance::Withdrawn),
            Self::Expired => Some(Performance::Expired),
        }
    }

    /// The state after a step.
    ///
    /// # Errors
    /// Why this state does not take it.
    pub fn after(self, step: Step) -> Result<Self, Refusal> {
        use State::{
            Broken, Corrected, Drafted, Expired, InForce, Kept, PartlyKept, Printed, Signed,
            Withdrawn,
        };
        match (self, step) {
            (Withdrawn, _) => Err(Refusal::Withdrawn),

            (Drafted, Step::Revise) => Ok(Drafted),
            (_, Step::Revise) => Err(Refusal::Frozen),

            (Drafted, Step::Print) => Ok(Printed),
            (_, Step::Print) => Err(Refusal::AlreadyPrinted),

            (Drafted, Step::Sign) => Err(Refusal::NotPrinted),
            (Printed, Step::Sign) => Ok(Signed),
            (_, Step::Sign) => Err(Refusal::AlreadySigned),

            (Drafted | Printed, Step::Withdraw) => Ok(Withdrawn),
            (Signed | InForce, Step::Withdraw) => Ok(Withdrawn),
            (_, Step::Withdraw) => Err(Refusal::Ended(self)),

            (Drafted | Printed, _) => Err(Refusal::NotSigned),

            (Signed | InForce, Step::Keep) => Ok(InForce),
            (_, Step::Keep) => Err(Refusal::Ended(self)),

            (Signed, _) => Err(Refusal::NotKeptYet),

            // Found after its time ran out, it was kept or broken within it.
            (InForce | Expired, Step::FindKept) => Ok(Kept),
            (InForce | Expired, Step::FindPartlyKept) => Ok(PartlyKept),
            (InForce | Expired, Step::FindBroken) => Ok(Broken),
            (_, Step::FindKept | Step::FindPartlyKept | Step::FindBroken) => {
                Err(Refusal::Found(self))
            }

            (PartlyKept | Broken, Step::Correct) => Ok(Corrected),
            (_, Step::Correct) => Err(Refusal::NothingToCorrect),

            (Kept | PartlyKept | Broken | Corrected, Step::Retract) => Ok(InForce),
            (_, Step::Retract) => Err(Refusal::NothingToRetract),

            (InForce, Step::Expire) => Ok(Expired),
            (_, Step::Expire) => Err(Refusal::Ended(self)),
        }
    }
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 11] = [
        Self::Revise,
        Self::Print,
        Self::Sign,
        Self::Keep,
        Self::FindKept,
        Self::FindPartlyKept,
        Self::FindBroken,
        Self::Correct,
        Self::Retract,
        Self::Withdraw,
        Self::Expire,
    ];

    /// The Chinese word, in histories and in the journal.
    pub fn label(self) -> &'static str {
        match self {
            Self::Revise => "修改草稿",
            Self::Print => "打印定稿",
            Self::Sign => "登记签署",
            Self::Keep => "归档",
            Self::FindKept => "登记认定：已履行",
            Self::FindPartlyKept => "登记认定：部分履行",
            Self::FindBroken => "登记认定：未履行",
            Self::Correct => "登记整改",
            Self::Retract => "撤回认定",
            Self::Withdraw => "撤销承诺",
            Self::Expire => "登记期满",
        }
    }
}
