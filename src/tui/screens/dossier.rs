//! An open archive as the screens share it: what the desk handed over, and under which grounds.

use std::cmp::Ordering;

use crate::domain::{
    Day,
    access::Grounds,
    archive::{Archive, Entry},
    assessment::Finding,
    catalogue::{Catalogue, Category, Item, Nature},
    check::Check,
    record::Record,
    scene::SceneId,
};
use crate::tui::msg::Numbers;

/// An archive on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The archive.
    pub archive: Archive,
    /// On which basis and for what it was opened.
    pub grounds: Grounds,
    /// Today in the hall.
    pub today: Day,
    /// What it means to the matter it was opened for, if any.
    pub check: Option<Check>,
    /// Sentences the desk added.
    pub notes: Vec<String>,
}

impl Dossier {
    /// The categories that have a page of their own, with their numbers of records: base
    /// information stands on the first page.
    pub fn pages<'c>(&self, catalogue: &'c Catalogue) -> Vec<(&'c Category, usize)> {
        let counted = |category: &'c Category| {
            let n = self.entries_of(category).count();
            (n > 0).then_some((category, n))
        };
        catalogue.categories.iter().filter_map(counted).collect()
    }

    /// The places of a category's entries in the archive.
    pub fn entries_of<'a>(&'a self, category: &'a Category) -> impl Iterator<Item = usize> + 'a {
        let here = |e: &Entry| e.category == category.id && e.nature != Nature::Base;
        self.archive.entries.iter().enumerate().filter(move |(_, e)| here(e)).map(|(i, _)| i)
    }

    /// The records that say who the subject is.
    pub fn base(&self) -> impl Iterator<Item = &Record> {
        self.archive.entries.iter().filter(|e| e.nature == Nature::Base).map(|e| &e.record)
    }

    /// The identity numbers the first page hides, if any.
    pub fn hidden_numbers(&self, catalogue: &Catalogue) -> Option<Numbers> {
        if self.archive.subject.codes.iter().any(|(kind, _)| kind.is_natural_person()) {
            return Some(Numbers::Subject);
        }
        self.base().find_map(|record| hidden_in(record, catalogue))
    }

    /// The findings of the check, if there was one.
    pub fn findings(&self) -> &[Finding] {
        self.check.as_ref().map(|check| check.assessment.findings.as_slice()).unwrap_or_default()
    }

    /// The matter it was checked for.
    pub fn scene(&self) -> Option<&SceneId> {
        self.check.as_ref().map(|check| &check.assessment.scene)
    }

    /// `2026-11-22（今天）`
    pub fn day_in_words(&self) -> String {
        let day = self.archive.day;
        match day.cmp(&self.today) {
            Ordering::Less => format!("{day}（不是今天）"),
            Ordering::Equal => format!("{day}（今天）"),
            Ordering::Greater => format!("{day}（尚未到来，系推算）"),
        }
    }

    /// The matter and the day, which are told on every screen of the archive.
    pub fn view_in_words(&self) -> String {
        let day = self.day_in_words();
        match &self.check {
            Some(check) => format!("事由 {}    查看日 {day}", check.assessment.scene_name),
            None => format!("查看日 {day}"),
        }
    }
}

/// The identity numbers a record hides, if any.
pub fn hidden_in(record: &Record, catalogue: &Catalogue) -> Option<Numbers> {
    let item: &Item = catalogue.item(&record.item)?;
    let hides = |column| record.fields.get(column).is_some();
    let any = item.columns.iter().filter(|c| c.is_identity()).any(|c| hides(&c.code));
    any.then(|| Numbers::Record(record.item.clone(), record.key))
}
