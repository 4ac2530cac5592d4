//! The lists the subject is on, each with its days, authority and ground.

use serde_json::json;

use super::{
    sheet::Sheet,
    told::{self, lines, marked},
};
use crate::{
    domain::{
        archive::{Archive, Entry},
        catalogue::Role,
        list::Listing,
    },
    forms::Forms,
    report::document::{Align, Cell, Column},
};

/// The table of listings, or that there are none.
pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive) {
    let forms = sheet.forms;
    sheet.put("listings", json!([]));
    if archive.listings.is_empty() {
        return sheet.empty_section(archive);
    }
    let mut rows = Vec::with_capacity(archive.listings.len());
    for listing in &archive.listings {
        let reason = reason(listing, archive, forms);
        sheet.add("listings", told::listing(listing, &reason));
        rows.push(row(listing, reason, forms));
    }
    let printed = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.counts.records = sheet.counts.records.saturating_add(printed);
    let columns = vec![
        Column::new("类别", 1.9).aligned(Align::Center),
        Column::new("名单及依据", 4.2),
        Column::new("列入期间", 2.6),
        Column::new("认定单位、文号", 3.2),
        Column::new("事由", 3.2),
        Column::new("状态", 1.2),
    ];
    sheet.table(columns, rows);
}

fn row(listing: &Listing, reason: String, forms: &Forms) -> Vec<Cell> {
    vec![
        Cell::strong(told::lists(listing.colour, forms)),
        format!("{}\n依据：{}", listing.name, listing.ground).into(),
        period(listing, forms).into(),
        lines(&[&listing.authority, &listing.document_number]).into(),
        reason.into(),
        listing.state.label().into(),
    ]
}

fn period(listing: &Listing, forms: &Forms) -> String {
    let since = listing.since.map(|day| day.to_string()).unwrap_or_default();
    lines(&[&since, &end(listing, forms)])
}

/// `至 2029-03-17（推算）`, or that it lasts until removed.
pub(super) fn end(listing: &Listing, forms: &Forms) -> String {
    match marked(listing.until, forms) {
        Some(day) => format!("至 {day}"),
        None => forms.reports.credit_check.open_end.clone(),
    }
}

fn reason(listing: &Listing, archive: &Archive, forms: &Forms) -> String {
    let (item, key) = &listing.record;
    let entry = archive.entries.iter().find(|e| e.record.item == *item && e.record.key == *key);
    let value = entry.zip(forms.catalogue.item(item)).and_then(|(entry, item)| {
        [Role::Reason, Role::Content, Role::Title]
            .into_iter()
            .find_map(|role| entry.record.value(item, role))
    });
    value.unwrap_or_default().to_owned()
}

/// The listing a record is.
pub(super) fn of<'a>(archive: &'a Archive, entry: &Entry) -> Option<&'a Listing> {
    let record = (&entry.record.item, entry.record.key);
    archive.listings.iter().find(|l| (&l.record.0, l.record.1) == record)
}
