//! What an issued report is known by in the register (登记簿).

use super::{access::Grounds, moment::Moment, subject::SubjectId};

/// A report in the register. The PDF lies under `reports/YYYY/` by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRecord {
    /// `栖信核〔2026〕1187号`, or as the office numbers.
    pub number: String,
    /// Kind of document: `credit-check`.
    pub kind: String,
    /// About whom.
    pub subject: SubjectId,
    /// On which basis and for what.
    pub grounds: Grounds,
    /// Login name of the operator.
    pub operator: String,
    /// When it was issued.
    pub issued: Moment,
    /// SM3 digest of the report's content as printed in its QR code, lower-case hex.
    pub digest: String,
    /// File name under `reports/YYYY/`.
    pub file: String,
}
