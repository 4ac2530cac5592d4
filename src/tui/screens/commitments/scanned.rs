//! What was scanned from a paper: a commitment's own QR code, or another document's.

use crate::domain::{report::ReportKind, statement::SignedStatement};

/// What the QR codes of documents begin with.
pub const BEGINS: &str = "HECHA2/";

/// Whether a text is the QR code of a commitment.
pub fn is_commitment(text: &str) -> bool {
    SignedStatement::read(text).is_ok_and(|signed| signed.statement.kind == ReportKind::Commitment)
}

/// The number in a QR code, or the number itself as it was typed; none for what says neither.
pub fn number(text: &str) -> Option<String> {
    if let Ok(signed) = SignedStatement::read(text) {
        return Some(signed.statement.number);
    }
    let typed = text.trim();
    let is_number = typed.ends_with('号') && typed.contains('〔');
    is_number.then(|| typed.to_owned())
}
