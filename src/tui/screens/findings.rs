//! The findings of a check as the first page of an archive: one row each, the chosen one in full
//! below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use super::words;
use crate::domain::{assessment::Finding, repair::RepairFrom};
use crate::tui::theme::Theme;
use crate::tui::widgets::pages::Page;
use crate::tui::widgets::table::{self, Column, Width, column};

const COLUMNS: &[Column] = &[
    column("作用", Width::Fixed(4)),
    column("止日", Width::Whole),
    column("可修复", Width::Whole),
    column("发现", Width::Rest),
];

/// Draws the rows of `page`.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    dossier: &Dossier,
    (page, chosen): (Page, usize),
    theme: Theme,
) {
    let findings = dossier.findings();
    table::draw(buffer, area, COLUMNS, page, Some(chosen), theme, |index| {
        findings.get(index).map(cells).unwrap_or_default()
    });
}

fn cells(finding: &Finding) -> table::Cells<'_> {
    vec![
        finding.effect.label().into(),
        words::last_day(finding.until).into(),
        repair(finding).into(),
        finding.name.as_str().into(),
    ]
}

fn repair(finding: &Finding) -> String {
    match finding.repair.as_ref().map(|clock| clock.from) {
        None => String::new(),
        Some(RepairFrom::Undecided) => "程度未定".to_owned(),
        Some(RepairFrom::Fulfilment) => "履行即可".to_owned(),
        Some(RepairFrom::Day(day)) => day.to_string(),
    }
}

/// What the chosen finding says, and by which rule it weighs.
pub fn in_full(finding: &Finding) -> String {
    format!("{}\n依据  {}", finding.sentence, finding.ground)
}
