//! The rows of records on the pages of an archive.

use super::words;
use crate::domain::{archive::Archive, catalogue::Role as Meaning};
use crate::tui::tables::Tables;
use crate::tui::widgets::table::{self, Column, Width, column};

/// The columns of the table.
pub const COLUMNS: &[Column] = &[
    column("日期", Width::Fixed(10)),
    column("文号", Width::Whole),
    column("机关", Width::Part),
    column("状态", Width::Fixed(6)),
    column("内容", Width::Rest),
];

/// What the row of the record at place `at` of an archive says.
pub fn cells<'a>(archive: &'a Archive, at: usize, tables: &'a Tables) -> table::Cells<'a> {
    let Some(entry) = archive.entries.get(at) else { return Vec::new() };
    let Some(item) = tables.catalogue.item(&entry.record.item) else { return Vec::new() };
    let value = |role| entry.record.value(item, role).unwrap_or_default();
    let authority = entry.record.value(item, Meaning::Authority);
    vec![
        value(Meaning::DecidedOn).into(),
        value(Meaning::DocumentNumber).into(),
        authority.unwrap_or(&entry.record.department).into(),
        words::standing(item, entry).into(),
        words::content(item, &entry.record).into(),
    ]
}

/// The chosen record without the cuts of its row.
pub fn in_full(archive: &Archive, at: usize, tables: &Tables) -> Option<String> {
    let entry = archive.entries.get(at)?;
    let item = tables.catalogue.item(&entry.record.item)?;
    let authority = entry.record.value(item, Meaning::Authority);
    let authority = authority.unwrap_or(&entry.record.department);
    let content = words::content(item, &entry.record);
    let number = entry.record.value(item, Meaning::DocumentNumber);
    let said = [number.unwrap_or_default(), &words::ending(item, entry), authority, &content];
    let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
    Some(said.join("  "))
}
