//! What an archive does not show, and why.

use serde::Serialize;

// The reasons that screens and papers share.
const NOT_YET: &str = "晚于查看日";
const OUT_OF_SCOPE: &str = "超出本次查询依据的使用范围";
const UNKNOWN_ITEM: &str = "目录已无此事项";
const BEFORE_PERIOD: &str = "早于查询区间";
const UNCLEAR_LIST: &str = "所写名单与报送的名单种类不符，待核实";

/// What is not shown, by reason: said with its number, never silently dropped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Past its validity or term, or stated as no longer valid (无效).
    pub expired: usize,
    /// Past its publicity period.
    pub past_publicity: usize,
    /// Withdrawn by the department (撤销).
    pub withdrawn: usize,
    /// Repaired or removed from the list.
    pub repaired: usize,
    /// Dated after the day asked about.
    pub not_yet: usize,
    /// Not open on this basis.
    pub out_of_scope: usize,
    /// How many of those would not be shown anyway: they limit no answer.
    pub out_of_scope_over: usize,
    /// Of an item the catalogue no longer has.
    pub unknown_item: usize,
    /// Decided before the period asked about.
    pub before_period: usize,
    /// On record on the day asked about, but over on the day it is told.
    pub over_since: usize,
    /// Sent as an entry of one colour, but naming a list of another.
    pub unclear_list: usize,
}

impl LeftOut {
    /// All of them.
    pub fn total(&self) -> usize {
        self.expired
            + self.past_publicity
            + self.withdrawn
            + self.repaired
            + self.not_yet
            + self.out_of_scope
            + self.unknown_item
            + self.before_period
            + self.over_since
            + self.unclear_list
    }

    /// Chinese reason and number of each non-empty kind.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, usize)> {
        [
            ("已过有效期或失效", self.expired),
            ("已过公示期", self.past_publicity),
            ("已撤销", self.withdrawn),
            ("已修复或移出", self.repaired),
            (NOT_YET, self.not_yet),
            (OUT_OF_SCOPE, self.out_of_scope),
            (UNKNOWN_ITEM, self.unknown_item),
            (BEFORE_PERIOD, self.before_period),
            ("在查看日之后已到期、撤销、修复或移出", self.over_since),
            (UNCLEAR_LIST, self.unclear_list),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
    }

    /// Chinese reason and number of each non-empty kind that limits what a paper says. Of what is
    /// over no paper has even the number: that something was repaired, withdrawn or ran out tells
    /// of it.
    pub fn limits(&self) -> impl Iterator<Item = (&'static str, usize)> {
        [
            (NOT_YET, self.not_yet),
            (OUT_OF_SCOPE, self.closed()),
            (UNKNOWN_ITEM, self.unknown_item),
            (BEFORE_PERIOD, self.before_period),
            (UNCLEAR_LIST, self.unclear_list),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
    }

    /// Not open on this basis, and on record in force.
    pub fn closed(&self) -> usize {
        self.out_of_scope - self.out_of_scope_over
    }

    /// On record, but what they are cannot be made out: they may weigh, and nobody has looked.
    pub fn unclear(&self) -> usize {
        self.unclear_list + self.unknown_item
    }

    pub(super) fn close(&mut self, anyway: Option<Omission>) {
        self.out_of_scope += 1;
        self.out_of_scope_over += usize::from(anyway.is_some());
    }

    pub(super) fn add(&mut self, reason: Omission) {
        let counter = match reason {
            Omission::Expired => &mut self.expired,
            Omission::PastPublicity => &mut self.past_publicity,
            Omission::Withdrawn => &mut self.withdrawn,
            Omission::Repaired => &mut self.repaired,
            Omission::NotYet => &mut self.not_yet,
            Omission::UnknownItem => &mut self.unknown_item,
            Omission::UnclearList => &mut self.unclear_list,
        };
        *counter += 1;
    }
}

/// Why a record is not on record on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Omission {
    Expired,
    PastPublicity,
    Withdrawn,
    Repaired,
    NotYet,
    UnknownItem,
    UnclearList,
}
