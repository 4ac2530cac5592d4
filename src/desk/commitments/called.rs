//! Which commitment somebody means: its number here, its number on paper, what a scanner read from its
//! QR code, or its verification code.

use crate::{
    desk::{Desk, DeskError},
    domain::{
        code::narrow,
        commitment::CommitmentId,
        report::{ReportKind, ReportRecord},
        statement::SignedStatement,
    },
    store::CommitmentRow,
};

impl Desk {
    /// The commitment a text names.
    ///
    /// # Errors
    /// `NoSuchCommitment`; `NotACommitment` for another kind of document; `ForgedCode` for a QR code
    /// that is not the one of the register.
    pub(in crate::desk) fn commitment_called(
        &self,
        text: &str,
    ) -> Result<CommitmentRow, DeskError> {
        let found = self.commitment_meant(text)?;
        found.ok_or_else(|| DeskError::NoSuchCommitment)
    }

    /// As [`Desk::commitment_called`]; none when the text names no commitment.
    pub(super) fn commitment_meant(&self, text: &str) -> Result<Option<CommitmentRow>, DeskError> {
        if let Ok(signed) = SignedStatement::read(text) {
            let report = self.store.report(&signed.statement.number)?;
            let report = report.ok_or(DeskError::NoSuchCommitment)?;
            // A copied number with another signature, or none that was ever issued.
            if report.statement != signed.text() {
                return Err(DeskError::ForgedCode);
            }
            return self.of_report(&report).map(Some);
        }
        if let Some(report) = self.report_called(text)? {
            return self.of_report(&report).map(Some);
        }
        match own_number(text) {
            Some(id) => Ok(self.store.commitment(id)?),
            None => Ok(None),
        }
    }

    fn of_report(&self, report: &ReportRecord) -> Result<CommitmentRow, DeskError> {
        if report.kind != ReportKind::Commitment {
            let (kind, number) = (report.kind, report.number.clone());
            return Err(DeskError::NotACommitment { kind, number });
        }
        self.store.commitment_numbered(&report.number)?.ok_or(DeskError::NoSuchCommitment)
    }
}

/// `12`, `草稿12`, `＃１２`.
fn own_number(text: &str) -> Option<CommitmentId> {
    let folded: String = text.trim().chars().map(narrow).collect();
    let digits = folded.trim_start_matches("草稿").trim_start_matches('#').trim();
    digits.parse().ok().map(CommitmentId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_called_by_its_number() {
        for text in ["12", "草稿12", "草稿 12", "#12", "＃１２", " 12 "] {
            assert_eq!(own_number(text), Some(CommitmentId(12)), "{text}");
        }
        for text in ["", "草稿", "12a", "示信诺〔2026〕12号", "-1", "4294967296"] {
            assert_eq!(own_number(text), None, "{text}");
        }
    }
}
