//! Items are recognised by their headers, so no two may look alike.

use crate::domain::catalogue::{Column, Item, Required};

/// The first two items neither of which asks for a header the other lacks.
pub(super) fn alike(items: &[Item]) -> Option<(&Item, &Item)> {
    items.iter().enumerate().find_map(|(n, item)| {
        let other = items[n + 1..].iter().find(|other| !differ(item, other))?;
        Some((item, other))
    })
}

fn differ(one: &Item, other: &Item) -> bool {
    asks_for_more(one, other) || asks_for_more(other, one)
}

/// Whether `one` needs a column that no column of `other` shares a name with.
fn asks_for_more(one: &Item, other: &Item) -> bool {
    let foreign = |column: &&Column| column.names().all(|name| other.column_named(name).is_none());
    one.columns.iter().filter(|column| column.required == Required::Yes).any(|c| foreign(&c))
}
