//! What there is to say about a row or a file: the words the department gets back.

use serde::Serialize;

/// Whether a row was taken nevertheless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// The row is refused.
    Error,
    /// The row is taken; somebody should look.
    Warning,
}

/// One thing found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowFinding {
    /// Worksheet; empty when it concerns the file.
    pub sheet: String,
    /// Row number in the margin, from 1; 0 when it concerns the sheet or the file.
    pub row: u32,
    /// Header of the column, notes stripped; empty when it concerns the row.
    pub column: String,
    /// What stands there, cleaned and shortened; identity numbers masked.
    pub value: String,
    /// Why, in Chinese.
    pub reason: String,
    /// Whether the row was taken.
    #[serde(rename = "severity")]
    pub gravity: Gravity,
}

impl RowFinding {
    /// A remark on a whole sheet.
    pub(super) fn of_sheet(
        sheet: &str,
        value: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            sheet: sheet.to_owned(),
            row: 0,
            column: String::new(),
            value: value.into(),
            reason: reason.into(),
            gravity: Gravity::Warning,
        }
    }
}

/// The most characters of a value a finding quotes.
const QUOTED: usize = 60;

/// A value as findings quote it.
pub(super) fn quoted(value: &str) -> String {
    match value.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    }
}
