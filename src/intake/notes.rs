//! The findings of one row while it is judged.

use super::finding::{Gravity, RowFinding, quoted};
use super::plan::Field;
use crate::domain::mask;

/// Findings of one row.
pub(super) struct Notes<'p> {
    sheet: &'p str,
    row: u32,
    found: Vec<RowFinding>,
}

impl<'p> Notes<'p> {
    pub(super) fn new(sheet: &'p str, row: u32) -> Self {
        Self { sheet, row, found: Vec::new() }
    }

    /// The row is refused for this.
    pub(super) fn error(&mut self, field: &Field<'_>, value: &str, reason: impl Into<String>) {
        self.add(&field.label, shown(field, value), reason.into(), Gravity::Error);
    }

    /// The row is taken; somebody should look.
    pub(super) fn warn(&mut self, field: &Field<'_>, value: &str, reason: impl Into<String>) {
        self.add(&field.label, shown(field, value), reason.into(), Gravity::Warning);
    }

    /// The same about a value already fit to be shown.
    pub(super) fn warn_masked(&mut self, field: &Field<'_>, value: String, reason: String) {
        self.add(&field.label, value, reason, Gravity::Warning);
    }

    /// Whether the row cannot be taken.
    pub(super) fn refuse(&self) -> bool {
        self.found.iter().any(|finding| finding.gravity == Gravity::Error)
    }

    /// Whether an error about this column has been found.
    pub(super) fn blames(&self, field: &Field<'_>) -> bool {
        self.found.iter().any(|f| f.gravity == Gravity::Error && f.column == field.label)
    }

    pub(super) fn into_findings(self) -> Vec<RowFinding> {
        self.found
    }

    fn add(&mut self, column: &str, value: String, reason: String, gravity: Gravity) {
        self.found.push(RowFinding {
            sheet: self.sheet.to_owned(),
            row: self.row,
            column: column.to_owned(),
            value,
            reason,
            gravity,
        });
    }
}

/// A value as findings show it.
fn shown(field: &Field<'_>, value: &str) -> String {
    if field.column.is_identity() { mask::identity_number(value) } else { quoted(value) }
}
