//! When credit repair (信用修复) can be applied for and what is still missing (国家发展改革委令第36号).

use std::sync::Arc;

use super::{
    Day,
    catalogue::{Item, Role},
    list::{Listing, Until},
    publicity::{self, PublicityRule},
    record::Record,
    severity::Severity,
};

/// What can be applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// 信用修复 of a record.
    Repair,
    /// 提前移出 from a list.
    Removal,
}

/// When it can be applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepairFrom {
    /// From this day on, the shortest publicity being over.
    Day(Day),
    /// As soon as the duties are fulfilled: no shortest publicity.
    Fulfilment,
    /// It cannot be computed: the severity is undecided.
    Undecided,
}

/// When repair can be applied for, what it asks for, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairClock {
    /// What can be applied for.
    pub remedy: Remedy,
    /// From when.
    pub from: RepairFrom,
    /// What must be brought: the program does not know whether it exists.
    pub asks: Arc<[Arc<str>]>,
    /// The rule.
    pub ground: Arc<str>,
}

impl RepairClock {
    /// The clock of a record that is not a listing and was decided on a day; `None` where no rule
    /// of publicity applies.
    pub fn of_record(
        item: &Item,
        record: &Record,
        severity: Option<Severity>,
        (decided, day): (Day, Day),
    ) -> Option<Self> {
        let rule = publicity::in_force(&item.publicity, day)?;
        let from = match severity {
            None => RepairFrom::Undecided,
            Some(severity) => first_day(rule, severity, item, record, decided),
        };
        let (asks, ground) = (Arc::clone(&rule.asks), Arc::clone(&rule.ground));
        Some(Self { remedy: Remedy::Repair, from, asks, ground })
    }

    /// The clock of a listing; `None` where its rule gives no earliest removal.
    pub fn of_listing(listing: &Listing) -> Option<Self> {
        Some(Self {
            remedy: Remedy::Removal,
            from: RepairFrom::Day(listing.removable_from?),
            asks: Arc::from([]),
            ground: Arc::clone(&listing.ground),
        })
    }

    /// Whether anything can be applied for while the record still stands.
    pub fn begins_before(&self, until: Until) -> bool {
        match (self.from, until.day()) {
            (RepairFrom::Day(from), Some(last)) => from <= last,
            _ => true,
        }
    }

    /// The day the shortest publicity still has to last to, when it is not over on `day`.
    pub fn waits_until(&self, day: Day) -> Option<Day> {
        match self.from {
            RepairFrom::Day(from) if from > day => Some(from),
            _ => None,
        }
    }
}

fn first_day(
    rule: &PublicityRule,
    severity: Severity,
    item: &Item,
    record: &Record,
    decided: Day,
) -> RepairFrom {
    let least = rule.span(severity).least.and_then(|term| term.first_day_after(decided));
    let longer = rule.longer.as_ref().filter(|longer| is_named(&longer.words, item, record));
    let longer = longer.and_then(|longer| longer.least.first_day_after(decided));
    least.max(longer).map_or(RepairFrom::Fulfilment, RepairFrom::Day)
}

/// The texts that say which field a record is of.
const TEXTS: [Role; 5] =
    [Role::Authority, Role::Title, Role::Reason, Role::LegalBasis, Role::Content];

fn is_named(words: &[String], item: &Item, record: &Record) -> bool {
    let mut texts = TEXTS.into_iter().filter_map(|role| record.value(item, role));
    texts.any(|text| words.iter().any(|word| text.contains(word.as_str())))
}
