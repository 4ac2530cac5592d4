//! The bad records still shown on the day, listings among them, as notices tell them.

use serde_json::json;

use super::{conclusion, sheet::Sheet, subject, told::marked};
use crate::{
    domain::{
        archive::{Archive, Entry, Standing},
        catalogue::{Item, Nature, Role},
        list::Listing,
        wording::Wording,
    },
    forms::Forms,
};

/// A bad record, and the listing it is.
#[derive(Clone, Copy)]
pub(super) struct Negative<'a> {
    pub(super) entry: &'a Entry,
    pub(super) item: &'a Item,
    pub(super) listing: Option<&'a Listing>,
}

/// How a notice begins.
pub(super) struct Opening<'a> {
    /// Its title.
    pub(super) title: &'a str,
    /// Headings of the subject and of the records.
    pub(super) headings: [&'a str; 2],
    /// That there are bad records; places `name`, `as_of`, `n`.
    pub(super) some: &'a Wording,
    /// That there are none; places `name`, `as_of`.
    pub(super) none: &'a Wording,
}

/// Says whom a notice is for and how many bad records there are, and gives them.
pub(super) fn open<'a, 's: 'a>(
    sheet: &mut Sheet<'s>,
    archive: &'a Archive,
    opening: Opening<'_>,
) -> Vec<Negative<'a>> {
    let bad = of(archive, sheet.forms);
    let [about, records] = opening.headings;
    sheet.title(opening.title);
    sheet.heading(about);
    subject::fill_card(sheet, &archive.subject);
    sheet.heading(records);
    let as_of = conclusion::bounded(archive, sheet.letterhead);
    sheet.put("as_of", json!(archive.day));
    let places = [("name", archive.subject.name.as_str()), ("as_of", as_of.as_str())];
    let n = bad.len().to_string();
    let said = match bad.is_empty() {
        true => opening.none.fill(&places),
        false => opening.some.fill(&[places[0], places[1], ("n", &n)]),
    };
    sheet.say("conclusions", said);
    bad
}

/// All of them, in the archive's order.
pub(super) fn of<'a>(archive: &'a Archive, forms: &'a Forms) -> Vec<Negative<'a>> {
    let bad = archive.entries.iter().filter(|entry| entry.nature == Nature::Negative);
    bad.filter_map(|entry| {
        let item = forms.catalogue.item(&entry.record.item)?;
        let record = (&entry.record.item, entry.record.key);
        let listing = archive.listings.iter().find(|l| (&l.record.0, l.record.1) == record);
        Some(Negative { entry, item, listing })
    })
    .collect()
}

impl<'a> Negative<'a> {
    pub(super) fn value(&self, role: Role) -> &'a str {
        self.entry.record.value(self.item, role).unwrap_or_default()
    }

    /// Name of the list, else what the record is called.
    pub(super) fn name(&self) -> &'a str {
        if let Some(listing) = self.listing {
            return &listing.name;
        }
        let named = [Role::Title, Role::Reason, Role::Content];
        let name = named.into_iter().map(|role| self.value(role)).find(|name| !name.is_empty());
        name.unwrap_or(&self.item.name)
    }

    /// What happened, unless it is the name already.
    pub(super) fn reason(&self) -> &'a str {
        Some(self.value(Role::Reason)).filter(|text| *text != self.name()).unwrap_or_default()
    }

    /// `信用承诺部分履行`, of a commitment: its name alone does not say what is bad.
    pub(super) fn performance(&self) -> String {
        let performance = self.entry.performance;
        performance.map_or_else(String::new, |found| format!("信用承诺{}", found.label()))
    }

    /// Who decided; of a commitment, who found how it was kept.
    pub(super) fn authority(&self) -> &'a str {
        if let Some(listing) = self.listing.filter(|listing| !listing.authority.is_empty()) {
            return &listing.authority;
        }
        let found = self.entry.performance.map_or("", |_| self.value(Role::PerformedBy));
        let named = [found, self.value(Role::Authority)];
        let authority = named.into_iter().find(|name| !name.is_empty());
        authority.unwrap_or(&self.entry.record.department)
    }

    /// Entry on the list, finding that a commitment was not kept, or decision.
    pub(super) fn since(&self) -> Option<crate::domain::Day> {
        match self.listing {
            Some(listing) => listing.since,
            None => self.entry.since(self.item),
        }
    }

    /// `公示至 2027-06-05`, `在列至 2029-03-17（推算）`.
    pub(super) fn end(&self, forms: &Forms) -> String {
        match (marked(self.entry.until, forms), self.listing) {
            (Some(day), Some(_)) => format!("在列至 {day}"),
            (Some(day), None) => format!("{} {day}", self.entry.ending(self.item)),
            (None, Some(_)) => forms.reports.credit_check.open_end.clone(),
            (None, None) => forms.findings.without_end.clone(),
        }
    }

    /// 异议处理中, where it is.
    pub(super) fn standing(&self) -> &'static str {
        match self.entry.standing {
            Standing::Current => "",
            Standing::UnderObjection => "异议处理中",
        }
    }
}
