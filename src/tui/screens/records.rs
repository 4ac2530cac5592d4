//! The rows of records on the pages of an archive.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::words;
use crate::domain::{archive::Archive, catalogue::Role as Meaning};
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::line;
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

/// A sentence on the rows of `area`; what exceeds them is on the record's own page.
pub fn draw_in_full(buffer: &mut Buffer, area: Rect, said: &str, theme: Theme) {
    let columns = usize::from(area.width.saturating_sub(2));
    let mut lines = text::wrap(said, columns);
    let rows = usize::from(area.height).max(1);
    if lines.len() > rows {
        let rest = lines.drain(rows - 1..).collect::<String>();
        lines.push(rest);
    }
    for (row, text) in (0u16..).zip(&lines) {
        line::put(buffer, area, (2, row), text, theme.style(Role::Text));
    }
}
