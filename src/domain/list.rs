//! Red, yellow and black lists (名单) and being on one (列入). List kinds are data of `forms/lists/`.

use serde::{Deserialize, Serialize};

use super::{
    Day,
    catalogue::{ItemId, Subjects, identifier},
    record::RecordKey,
    term::Term,
};
use std::{fmt, sync::Arc};

identifier! {
    /// Identifier of a list kind: `wage-arrears`.
    ListId
}

/// The colour a list is spoken of in. Colours only repeat words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// 红名单: honours and incentives.
    Red,
    /// 黄名单, 重点关注, 经营异常: local or sectoral attention.
    Yellow,
    /// 严重失信主体名单.
    Black,
}

impl Colour {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Red => "红",
            Self::Yellow => "黄",
            Self::Black => "黑",
        }
    }
}

/// How far a list reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Set up for the whole country.
    National,
    /// Set up by a place or a trade, which must say on what basis (国办发〔2020〕49号).
    Local,
    /// The file that brought the entry does not say.
    Unstated,
}

impl Reach {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::National => "全国",
            Self::Local => "地方",
            Self::Unstated => "未载明",
        }
    }
}

/// What holds for a list from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRule {
    /// First day in force; `None` where it could not be verified: the rule then always holds.
    pub in_force_from: Option<Day>,
    /// Legal basis with document number.
    pub ground: Arc<str>,
    /// How long an entry lasts when the file gives no end.
    pub term: Term,
    /// How long after the entry removal may be asked for at the earliest, if the rule says.
    pub earliest_removal: Option<Term>,
}

/// A kind of list with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListKind {
    /// Identifier.
    pub id: ListId,
    /// Name in full.
    pub name: String,
    /// Other names departments write.
    pub aliases: Vec<String>,
    /// Its colour.
    pub colour: Colour,
    /// Who can be on it.
    pub subjects: Subjects,
    /// How far it reaches.
    pub reach: Reach,
    /// Its rules, oldest first; never empty.
    pub rules: Vec<ListRule>,
}

impl ListKind {
    /// The rule in force on a day: the youngest that has begun.
    pub fn rule_on(&self, day: Day) -> Option<&ListRule> {
        self.rules.iter().rev().find(|rule| rule.in_force_from.is_none_or(|from| from <= day))
    }

    /// The legal basis on a day; before the first rule, that rule's own and from when it holds.
    pub fn ground_on(&self, day: Day) -> Arc<str> {
        if let Some(rule) = self.rule_on(day) {
            return Arc::clone(&rule.ground);
        }
        match self.rules.first() {
            Some(ListRule { ground, in_force_from: Some(from), .. }) => {
                format!("{ground}（{from} 起施行）").into()
            }
            _ => Arc::from(""),
        }
    }
}

/// All list kinds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists(pub Vec<ListKind>);

impl Lists {
    /// The kind of an identifier.
    pub fn kind(&self, id: &ListId) -> Option<&ListKind> {
        self.0.iter().find(|kind| kind.id == *id)
    }

    /// The kind a department names in words, in full or by an alias.
    pub fn named(&self, name: &str) -> Option<&ListKind> {
        self.0.iter().find(|kind| kind.name == name || kind.aliases.iter().any(|a| a == name))
    }
}

/// When a listing ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The file says so; last day included.
    Stated(Day),
    /// Computed from the list kind's term (推算); last day included.
    Estimated(Day),
    /// Until removed.
    Open,
}

impl Until {
    /// The last day, if there is one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Stated(day) | Self::Estimated(day) => Some(day),
            Self::Open => None,
        }
    }
}

/// How a listing stands on the day asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingState {
    /// 在列
    Active,
    /// 在列，异议处理中
    UnderObjection,
}

impl ListingState {
    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Active => "在列",
            Self::UnderObjection => "异议处理中",
        }
    }
}

/// One subject being on one list on the day asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The list kind.
    pub list: ListId,
    /// Its name, as the department wrote it or the kind's own.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
    /// First day on the list, if given.
    pub since: Option<Day>,
    /// Last day.
    pub until: Until,
    /// How it stands.
    pub state: ListingState,
    /// Authority that decided.
    pub authority: String,
    /// Document number.
    pub document_number: String,
    /// Legal basis of the list kind on the day.
    pub ground: Arc<str>,
    /// How far the list reaches.
    pub reach: Reach,
    /// First day on which removal may be asked for, where the rule gives one.
    pub removable_from: Option<Day>,
    /// The record it comes from.
    pub record: (ItemId, RecordKey),
}
