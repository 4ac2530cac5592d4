//! What the measure lists allow (奖惩措施): data of `forms/measures/`. With the black and yellow
//! and the red lists they are the four lists (四张清单) of an office.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Day,
    archive::Entry,
    catalogue::{Subjects, identifier},
    effect::Effect,
    in_force::InForce,
    list::Listing,
    scene::SceneId,
    selector::Selector,
    subject::SubjectKind,
};

identifier! {
    /// Identifier of a measure: `limit-fiscal-funds`.
    MeasureId
}

/// For whom a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// 失信惩戒措施
    Punitive,
    /// 守信激励措施
    Incentive,
}

impl MeasureKind {
    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Punitive => "punitive",
            Self::Incentive => "incentive",
        }
    }

    /// The kind of a stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Punitive, Self::Incentive].into_iter().find(|kind| kind.name() == name)
    }

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Punitive => "惩戒",
            Self::Incentive => "激励",
        }
    }
}

/// Whether a measure is a convenience at the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AtTheWindow {
    /// 绿色通道, 容缺受理: whoever sits at the window can grant it.
    Convenience,
    /// It is another department's.
    Elsewhere,
}

/// A measure with its ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Identifier; feedback keeps it.
    pub id: MeasureId,
    /// Its name in the list of measures.
    pub name: String,
    /// For whom it is.
    pub kind: MeasureKind,
    /// Its category in the list of measures.
    pub category: String,
    /// Whether it is a convenience at the window.
    pub place: AtTheWindow,
    /// Who is responsible.
    pub departments: Vec<String>,
    /// Document number and article.
    pub ground: String,
    /// When it is in force.
    pub in_force: InForce,
    /// Whom it can be for.
    pub subjects: Subjects,
    /// Only in these scenes; everywhere when none is named.
    pub scenes: Vec<SceneId>,
    /// Only for findings of these effects; for all when none is named.
    pub effects: Vec<Effect>,
    /// Which records call for it.
    pub selector: Selector,
}

impl Measure {
    /// Whether it can be called for in a scene about such a subject on a day, whatever is found.
    pub fn is_open(&self, scene: &SceneId, subject: SubjectKind, day: Day) -> bool {
        self.in_force.on(day)
            && self.subjects.includes(subject)
            && (self.scenes.is_empty() || self.scenes.contains(scene))
    }

    /// Whether a finding on a record that weighs so calls for it, where it is open.
    pub fn is_called_for(&self, effect: Effect, entry: &Entry, listing: Option<&Listing>) -> bool {
        let good = effect == Effect::Prefer;
        (self.kind == MeasureKind::Incentive) == good
            && (self.effects.is_empty() || self.effects.contains(&effect))
            && self.selector.selects(entry, listing)
    }
}
