//! A record of a list's item as a listing on a day.

use super::{Rules, Standing, standing, stated_or};
use crate::domain::{
    Day,
    catalogue::{Item, Role},
    list::{ListKind, Listing, ListingState},
    record::Record,
};

pub(super) fn listing_of(
    rules: Rules<'_>,
    item: &Item,
    record: &Record,
    day: Day,
) -> Option<Listing> {
    let default = rules.lists.kind(item.list.as_ref()?)?;
    let written = record.value(item, Role::ListName);
    let kind = written.and_then(|name| rules.lists.named(name)).unwrap_or(default);
    let since = record.day(item, Role::DecidedOn);
    let rule = kind.rule_on(day);
    let until = stated_or(item, record, Role::ValidUntil, || rule?.term.last_day(since?));
    let removal = rule.and_then(|rule| rule.earliest_removal);
    let text = |role| record.value(item, role).unwrap_or_default().to_owned();
    Some(Listing {
        list: kind.id.clone(),
        name: written.map_or_else(|| kind.name.clone(), str::to_owned),
        colour: kind.colour,
        since,
        until,
        state: match standing(item, record) {
            Standing::Current => ListingState::Active,
            Standing::UnderObjection => ListingState::UnderObjection,
        },
        authority: text(Role::Authority),
        document_number: text(Role::DocumentNumber),
        ground: kind.ground_on(day),
        reach: kind.reach,
        removable_from: removal.and_then(|term| term.first_day_after(since?)),
        record: (record.item.clone(), record.key),
    })
}

/// A file of black listings that names a red list, or the other way round, is a slip of the
/// department: neither colour may be told of anybody.
pub(super) fn names_another_colour(rules: Rules<'_>, item: &Item, record: &Record) -> bool {
    let colour = |kind: &ListKind| kind.colour;
    let default = item.list.as_ref().and_then(|list| rules.lists.kind(list)).map(colour);
    let written = record.value(item, Role::ListName).and_then(|name| rules.lists.named(name));
    written.is_some_and(|kind| default.is_some_and(|default| default != kind.colour))
}
