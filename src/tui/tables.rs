//! What the screens know of the office's tables: read once, before the first frame.

use crate::domain::{catalogue::Catalogue, division::Divisions};

/// The office's tables, as far as screens show them.
#[derive(Debug)]
pub struct Tables {
    /// Items, their columns and categories.
    pub catalogue: Catalogue,
    /// Names of divisions, for the hints under the code field.
    pub divisions: &'static Divisions,
    /// Matters a report can be for, in the order of the dialog; never empty.
    pub scenes: Vec<String>,
    /// Months a report goes back when nobody says otherwise.
    pub period_months: u32,
}
