//! A department's row after judgement: a record ready for the archive, or refused with reasons.

use std::sync::Arc;

use super::finding::RowFinding;
use crate::domain::{
    catalogue::ItemId,
    claim::SubjectClaim,
    record::{Fields, RecordKey},
};

/// What became of one row with content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenRow {
    /// It can go into the archive.
    Record(ParsedRow),
    /// It goes back to the department.
    Refused(RefusedRow),
}

/// A row whose every column holds a canonical value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedRow {
    /// Worksheet.
    pub sheet: String,
    /// Row number in the margin, from 1.
    pub row: u32,
    /// Its item.
    pub item: ItemId,
    /// The item's number in the store.
    pub item_number: u16,
    /// Header of the column of the subject's name.
    pub name_column: String,
    /// Whom it is about.
    pub claim: SubjectClaim,
    /// What tells it from the subject's other records of the item.
    pub key: RecordKey,
    /// Its values.
    pub fields: Fields,
    /// The department that answers for it.
    pub department: String,
    /// Warnings.
    pub findings: Vec<RowFinding>,
    /// The sheet's headers.
    pub header: Arc<[String]>,
    /// The cells under them as the file has them.
    pub cells: Vec<String>,
}

impl ParsedRow {
    /// Turns it down after all; its warnings stay.
    pub fn into_refused(self, finding: RowFinding) -> RefusedRow {
        let mut findings = self.findings;
        findings.push(finding);
        RefusedRow {
            sheet: self.sheet,
            row: self.row,
            item: self.item,
            header: self.header,
            cells: self.cells,
            findings,
        }
    }
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Worksheet.
    pub sheet: String,
    /// Row number in the margin, from 1.
    pub row: u32,
    /// The item its sheet was recognised as.
    pub item: ItemId,
    /// The sheet's headers.
    pub header: Arc<[String]>,
    /// The cells under them as the file has them.
    pub cells: Vec<String>,
    /// Why; at least one is an error.
    pub findings: Vec<RowFinding>,
}
