//! A subject with all its records as of one day (信用档案). Pure: the day is an argument, and
//! screen, JSON and paper all take this one value.

mod left_out;
mod listed;
mod shown;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Day,
    access::{Basis, Scope},
    catalogue::{Catalogue, Category, CategoryId, Item, ItemId, Nature, Role},
    code::CodeKind,
    list::{Listing, Lists, Until},
    moment::Moment,
    performance::Performance,
    publicity,
    record::Record,
    severity::{Severities, Severity, SeverityRule},
    state::RecordState,
    subject::{Subject, SubjectId, SubjectKind},
};

pub use left_out::LeftOut;
use left_out::Omission;
use listed::{listing_of, names_another_colour};
pub use shown::card_of;
use shown::masked;

/// The office's tables an archive is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// Items.
    pub catalogue: &'a Catalogue,
    /// List kinds.
    pub lists: &'a Lists,
    /// Departments' words and the office's rules for severity.
    pub severities: &'a Severities,
}

/// Everything the store holds about one subject.
#[derive(Debug, Clone)]
pub struct Holdings {
    /// The subject.
    pub subject: Subject,
    /// All its records, in any order.
    pub records: Vec<Record>,
    /// Rows held back because name and code disagree.
    pub conflicts: usize,
    /// When departments' files last came, for the items of this archive.
    pub freshness: Vec<Freshness>,
}

/// When a department's last file of an item arrived (数据截至).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// The item.
    pub item: ItemId,
    /// The department.
    pub department: String,
    /// When its last file was taken in.
    pub received: Moment,
}

/// Whether identity numbers are shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Masking {
    /// The default on every screen and paper.
    Masked,
    /// Only for what never leaves the program.
    Full,
}

/// For whom an archive is put together.
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    /// On which basis; opens scopes.
    pub basis: Basis,
    /// Whether identity numbers are masked.
    pub masking: Masking,
}

/// The subject as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectCard {
    /// Number in this archive.
    pub id: SubjectId,
    /// What it is.
    pub kind: SubjectKind,
    /// Present name.
    pub name: String,
    /// 登记状态.
    pub status: Option<String>,
    /// Codes, strongest first; identity numbers masked.
    pub codes: Vec<(CodeKind, String)>,
    /// 曾用名.
    pub former_names: Vec<String>,
    /// Its base information has not arrived yet.
    pub provisional: bool,
}

/// How a record stands on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In effect.
    Current,
    /// 异议处理中
    UnderObjection,
}

/// A record that is on record on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The record.
    pub record: Record,
    /// Category of its item.
    pub category: CategoryId,
    /// Nature of its item; negative too for a commitment that was not kept.
    pub nature: Nature,
    /// Severity, negative records only; `None` when undecided.
    pub severity: Option<Severity>,
    /// The rule that graded it; `None` when its department did, or nobody.
    pub graded_by: Option<Arc<SeverityRule>>,
    /// How a commitment was kept; `None` for any other record.
    pub performance: Option<Performance>,
    /// How it stands.
    pub standing: Standing,
    /// Last day it may be shown or counts.
    pub until: Until,
}

impl Entry {
    /// The day it speaks of: when a commitment was found not kept, else when it was decided.
    pub fn since(&self, item: &Item) -> Option<Day> {
        let day = |role| self.record.day(item, role);
        match self.performance {
            Some(performance) if performance.is_negative() => {
                day(Role::PerformedOn).or_else(|| day(Role::DecidedOn))
            }
            _ => day(Role::DecidedOn),
        }
    }
}

/// A subject with what is on record about it on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// The subject.
    pub subject: SubjectCard,
    /// The day asked about.
    pub day: Day,
    /// On which basis it was put together.
    pub basis: Basis,
    /// Records by category in the catalogue's order, youngest first.
    pub entries: Vec<Entry>,
    /// Listings on that day, black first.
    pub listings: Vec<Listing>,
    /// What is not shown.
    pub left_out: LeftOut,
    /// Held rows whose name and code disagree.
    pub conflicts: usize,
    /// Sources and their age.
    pub freshness: Vec<Freshness>,
}

impl Archive {
    /// What is on record about a subject on a day, for a viewer.
    pub fn as_of(rules: Rules<'_>, holdings: Holdings, viewer: Viewer, day: Day) -> Self {
        let mut archive = Self {
            subject: card_of(holdings.subject, viewer.masking),
            day,
            basis: viewer.basis,
            entries: Vec::with_capacity(holdings.records.len()),
            listings: Vec::new(),
            left_out: LeftOut::default(),
            conflicts: holdings.conflicts,
            freshness: holdings.freshness,
        };
        for record in holdings.records {
            archive.admit(rules, record, viewer);
        }
        archive.sort(rules.catalogue);
        archive
    }

    /// The same archive without what was decided before a period. Base information and listings
    /// that still run stay: they are facts of the day, however old.
    #[must_use]
    pub fn since(mut self, catalogue: &Catalogue, from: Option<Day>) -> Self {
        let Some(from) = from else { return self };
        let before = self.entries.len();
        let listings = &self.listings;
        self.entries.retain(|entry| {
            let record = (&entry.record.item, entry.record.key);
            let item = catalogue.item(&entry.record.item);
            let since = item.and_then(|item| entry.since(item));
            entry.nature == Nature::Base
                || listings.iter().any(|l| (&l.record.0, l.record.1) == record)
                || since.is_none_or(|day| day >= from)
        });
        self.left_out.before_period += before - self.entries.len();
        self
    }

    /// The same archive without what is no longer on record in `later`, an archive of the same
    /// subject on a later day: what was repaired or ran out since is not told any more.
    #[must_use]
    pub fn without_what_ended(mut self, later: &Self) -> Self {
        let remains = |item: &ItemId, key| {
            later.entries.iter().any(|entry| entry.record.item == *item && entry.record.key == key)
        };
        let before = self.entries.len();
        self.entries.retain(|entry| remains(&entry.record.item, entry.record.key));
        self.listings.retain(|listing| remains(&listing.record.0, listing.record.1));
        self.left_out.over_since += before - self.entries.len();
        self
    }

    /// Number of records by category, in the catalogue's order, empty ones left out.
    pub fn counts<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Category, usize)> {
        catalogue
            .categories
            .iter()
            .map(|category| (category, self.of_category(&category.id).count()))
            .filter(|(_, n)| *n > 0)
            .collect()
    }

    /// The records of one category.
    pub fn of_category(&self, category: &CategoryId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.category == *category)
    }

    /// The youngest file among the sources.
    pub fn data_as_of(&self) -> Option<Moment> {
        self.freshness.iter().map(|f| f.received).max()
    }

    fn admit(&mut self, rules: Rules<'_>, mut record: Record, viewer: Viewer) {
        let Some(item) = rules.catalogue.item(&record.item) else {
            return self.left_out.add(Omission::UnknownItem);
        };
        let listing = listing_of(rules, item, &record, self.day);
        let performance = performance_on(item, &record, self.day);
        let nature = nature_of(item, performance);
        let colour = listing.as_ref().map(|listing| listing.colour);
        let graded = (nature == Nature::Negative)
            .then(|| rules.severities.grade(item, &record, colour, (self.subject.kind, self.day)));
        let (severity, graded_by) = match graded.flatten() {
            Some(graded) => (Some(graded.severity), graded.by),
            None => (None, None),
        };
        let (until, over) = match &listing {
            Some(listing) => (listing.until, Omission::Expired),
            None => end_of(item, &record, severity, self.day),
        };
        let past = until.day().filter(|last| *last < self.day).map(|_| over);
        let unclear = names_another_colour(rules, item, &record).then_some(Omission::UnclearList);
        let omitted = omission(item, &record, self.day).or(past).or(unclear);
        // Scope comes first: of a record this basis does not open, nothing more is told.
        if !is_open(item, &record, viewer.basis) {
            return self.left_out.close(omitted);
        }
        if let Some(reason) = omitted {
            return self.left_out.add(reason);
        }
        if viewer.masking == Masking::Masked {
            record.fields = masked(item, &record.fields);
        }
        self.listings.extend(listing);
        self.entries.push(Entry {
            category: item.category.clone(),
            nature,
            severity,
            graded_by,
            performance,
            standing: standing(item, &record),
            until,
            record,
        });
    }

    fn sort(&mut self, catalogue: &Catalogue) {
        let place = |id: &CategoryId| catalogue.categories.iter().position(|c| c.id == *id);
        let day = |entry: &Entry| {
            catalogue
                .item(&entry.record.item)
                .and_then(|item| entry.record.day(item, Role::DecidedOn))
        };
        self.entries.sort_by_cached_key(|entry| {
            let key = (entry.record.item.clone(), entry.record.key);
            (place(&entry.category), std::cmp::Reverse(day(entry)), key)
        });
        self.listings.sort_by_cached_key(|listing| {
            let record = listing.record.clone();
            (std::cmp::Reverse(listing.colour), std::cmp::Reverse(listing.since), record)
        });
    }
}

/// Whether a record stands on a day and is open on a basis, whatever its term.
pub(super) fn stands(item: &Item, record: &Record, basis: Basis, day: Day) -> bool {
    is_open(item, record, basis) && omission(item, record, day).is_none()
}

fn is_open(item: &Item, record: &Record, basis: Basis) -> bool {
    basis.opens(scope_of(item, record))
}

fn scope_of(item: &Item, record: &Record) -> Scope {
    record.value(item, Role::Scope).and_then(Scope::read).unwrap_or(item.default_scope)
}

/// Why a record is not on record on a day, whatever its last day.
fn omission(item: &Item, record: &Record, day: Day) -> Option<Omission> {
    match state(item, record) {
        RecordState::Withdrawn => return Some(Omission::Withdrawn),
        RecordState::Repaired => return Some(Omission::Repaired),
        RecordState::Void => return Some(Omission::Expired),
        RecordState::Normal | RecordState::UnderObjection | RecordState::Other => {}
    }
    if record.day(item, Role::RemovedOn).is_some_and(|removed| removed <= day) {
        // What speaks for or against nobody is over; that it was repaired would tell of something bad.
        let is_judged = matches!(item.nature, Nature::Negative | Nature::Positive);
        return Some(if is_judged { Omission::Repaired } else { Omission::Expired });
    }
    if record.day(item, Role::DecidedOn).is_some_and(|decided| decided > day) {
        return Some(Omission::NotYet);
    }
    None
}

/// The last day of a record that is not a listing, and what it is once that day is past.
fn end_of(item: &Item, record: &Record, severity: Option<Severity>, day: Day) -> (Until, Omission) {
    let valid = stated_or(item, record, Role::ValidUntil, || {
        item.term.last_day(record.day(item, Role::DecidedOn)?)
    });
    let published = stated_or(item, record, Role::PublicityUntil, || {
        let decided = record.day(item, Role::DecidedOn)?;
        publicity::last_day(&item.publicity, severity, decided, day)
    });
    match (valid.day(), published.day()) {
        (Some(v), Some(p)) if v < p => (valid, Omission::Expired),
        (Some(_), None) => (valid, Omission::Expired),
        _ => (published, Omission::PastPublicity),
    }
}

/// The day of a role when the row fills it (长期 is open), else one computed.
fn stated_or(
    item: &Item,
    record: &Record,
    role: Role,
    compute: impl FnOnce() -> Option<Day>,
) -> Until {
    match record.value(item, role) {
        Some(text) => text.parse().map_or(Until::Open, Until::Stated),
        None => compute().map_or(Until::Open, Until::Estimated),
    }
}

/// How a commitment was kept, as far as it was known on a day: what was found later leaves it
/// pending.
fn performance_on(item: &Item, record: &Record, day: Day) -> Option<Performance> {
    let found = record.value(item, Role::Performance).and_then(Performance::read)?;
    let later = record.day(item, Role::PerformedOn).is_some_and(|known| known > day);
    Some(if later { Performance::Pending } else { found })
}

/// A commitment that was not kept speaks against its subject, whatever its item is.
fn nature_of(item: &Item, performance: Option<Performance>) -> Nature {
    match performance {
        Some(performance) if performance.is_negative() => Nature::Negative,
        _ => item.nature,
    }
}

/// A row that gives no state is a normal one.
fn state(item: &Item, record: &Record) -> RecordState {
    record.value(item, Role::State).and_then(RecordState::read).unwrap_or(RecordState::Normal)
}

fn standing(item: &Item, record: &Record) -> Standing {
    match state(item, record) {
        RecordState::UnderObjection => Standing::UnderObjection,
        _ => Standing::Current,
    }
}
