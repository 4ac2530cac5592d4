//! Which records a rule is about: by list, colour, category, item and severity.

use super::{
    archive::Entry,
    catalogue::{CategoryId, ItemId},
    list::{Colour, ListId, Listing, Reach},
    performance::Performance,
    severity::Severity,
};

/// Conditions on a record. Each kind that names anything must be met by one of its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    /// Lists the record enters its subject on.
    pub lists: Vec<ListId>,
    /// Colours of the list it enters its subject on.
    pub colours: Vec<Colour>,
    /// How far the list reaches it enters its subject on.
    pub reaches: Vec<Reach>,
    /// Categories of its item.
    pub categories: Vec<CategoryId>,
    /// Its item.
    pub items: Vec<ItemId>,
    /// How serious it is; `None` among them is undecided.
    pub severities: Vec<Option<Severity>>,
    /// How a commitment was kept.
    pub performances: Vec<Performance>,
}

impl Selector {
    /// Whether a record, and the listing it is, meet every condition.
    pub fn selects(&self, entry: &Entry, listing: Option<&Listing>) -> bool {
        let listed = match listing {
            None => self.lists.is_empty() && self.colours.is_empty() && self.reaches.is_empty(),
            Some(listing) => {
                (self.colours.is_empty() || self.colours.contains(&listing.colour))
                    && (self.lists.is_empty() || self.lists.contains(&listing.list))
                    && (self.reaches.is_empty() || self.reaches.contains(&listing.reach))
            }
        };
        listed
            && (self.severities.is_empty() || self.severities.contains(&entry.severity))
            && (self.categories.is_empty() || self.categories.contains(&entry.category))
            && (self.performances.is_empty()
                || entry.performance.is_some_and(|kept| self.performances.contains(&kept)))
            && (self.items.is_empty() || self.items.contains(&entry.record.item))
    }

    /// Whether it names neither list nor item: it would select everything.
    pub fn is_boundless(&self) -> bool {
        self.lists.is_empty()
            && self.colours.is_empty()
            && self.categories.is_empty()
            && self.items.is_empty()
    }
}
