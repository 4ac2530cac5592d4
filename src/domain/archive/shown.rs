//! A subject and its records as they may be shown: identity numbers masked.

use super::{Archive, Entry, Masking, SubjectCard, scope_of};
use crate::domain::{
    access::Scope,
    catalogue::{Catalogue, Item, Nature, Role},
    code::Code,
    mask,
    record::Fields,
    subject::Subject,
};

impl Entry {
    /// What its last day ends: 公示 of what is public, 展示 of bad records that are not, else 有效.
    pub fn ending(&self, item: &Item) -> &'static str {
        let is_published =
            !item.publicity.is_empty() || self.record.value(item, Role::PublicityUntil).is_some();
        match (self.nature, scope_of(item, &self.record)) {
            (Nature::Negative, Scope::Public) if is_published => "公示至",
            (Nature::Negative, _) if is_published => "展示至",
            _ => "有效至",
        }
    }
}

impl Archive {
    /// The same archive without what departments share among themselves only: for papers that are
    /// handed to the subject.
    #[must_use]
    pub fn for_the_subject(mut self, catalogue: &Catalogue) -> Self {
        let before = self.entries.len();
        self.entries.retain(|entry| {
            let item = catalogue.item(&entry.record.item);
            item.is_none_or(|item| scope_of(item, &entry.record) != Scope::Internal)
        });
        let Self { entries, listings, left_out, .. } = &mut self;
        listings.retain(|l| {
            entries.iter().any(|e| (&e.record.item, e.record.key) == (&l.record.0, l.record.1))
        });
        left_out.out_of_scope += before - entries.len();
        self
    }
}

/// A subject as it may be shown.
pub fn card_of(subject: Subject, masking: Masking) -> SubjectCard {
    let shown = |code: Code| match masking {
        Masking::Masked if code.is_personal() => mask::identity_number(code.as_str()),
        _ => code.to_string(),
    };
    SubjectCard {
        id: subject.id,
        kind: subject.kind,
        name: subject.name,
        status: subject.status,
        codes: subject.codes.into_iter().map(|code| (code.kind(), shown(code))).collect(),
        former_names: subject.former_names,
        provisional: subject.provisional,
    }
}

pub(super) fn masked(item: &Item, fields: &Fields) -> Fields {
    let mut result = Fields::default();
    for (code, value) in fields.iter() {
        let Some(column) = item.column(code) else { continue };
        if column.is_identity() {
            result.push(&column.code, &mask::identity_number(value));
        } else {
            // A sole trader's old tax number is a resident number, and people write numbers into
            // free text.
            result.push(&column.code, &mask::numbers_within(value));
        }
    }
    result
}
