//! Is this report genuine and unchanged: a PDF or the text of its QR code against the keys this office knows. Pure; no
//! log-in, no archive, no network.

use std::fmt;

use crate::{
    domain::{
        Day,
        statement::{
            KeyId, SignedStatement, SignedVoidStatement, Statement, StatementError, VoidStatement,
        },
    },
    report::seal::{self, NotSealed},
    vault::seal::{Certificate, KeyVerdict, KnownKey, Mismatch, Origin, cms, judge},
};

/// What examining ended in; `S` is what was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict<S = Statement> {
    /// Signed by a key this office trusts, and not changed since.
    Genuine(Signed<S>),
    /// It bears a seal that does not fit: changed since, or forged.
    Changed,
    /// Nothing contradicts it, but this office does not know the key.
    UnknownKey {
        /// The key.
        key: KeyId,
        /// Who holds it by its own word; a QR code does not say.
        claimed: Option<String>,
    },
    /// Signed and unchanged, but the key is not good for that day; `Signed::trust` says why.
    KeyRefused(Signed<S>),
    /// Not a report of this program at all, or only a part of one.
    NotAReport(NotAReport),
}

/// What was signed and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed<S = Statement> {
    /// What was signed.
    pub statement: S,
    /// The key.
    pub key: KeyId,
    /// Who holds it, by the certificate this office knows.
    pub holder: String,
    /// Own or imported.
    pub origin: Origin,
    /// What the key is worth for the day of issue.
    pub trust: KeyVerdict,
}

/// Why something is not a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAReport {
    /// The file.
    File(NotSealed),
    /// The scanned text.
    Text(StatementError),
}

impl fmt::Display for NotAReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(reason) => reason.fmt(f),
            Self::Text(reason) => reason.fmt(f),
        }
    }
}

/// Examines a PDF. The signature over the file and the one of the statement in it must both be by the same key.
pub fn examine_pdf(bytes: &[u8], known: &[KnownKey], today: Day) -> Verdict {
    let sealed = match seal::read(bytes) {
        Ok(sealed) => sealed,
        Err(NotSealed::Altered) => return Verdict::Changed,
        Err(reason) => return Verdict::NotAReport(NotAReport::File(reason)),
    };
    let Some((certificate, signed)) = fitting(&sealed) else { return Verdict::Changed };
    let issued = signed.statement.issued.day();
    match known_key(known, signed.key) {
        // Two keys of one identifier are not one key.
        Some(key) if key.certificate.point() == certificate.point() => {
            weighed(known, key, signed.statement, (issued, today))
        }
        _ => {
            let claimed = Some(certificate.holder().to_owned());
            Verdict::UnknownKey { key: signed.key, claimed }
        }
    }
}

/// Certificate and statement of a sealed file when both signatures are by the certificate's key.
fn fitting(sealed: &seal::SealedPdf) -> Option<(Certificate, SignedStatement)> {
    let (certificate, signature) = cms::read(&sealed.cms)?;
    let signed = SignedStatement::read(&sealed.statement).ok()?;
    if signed.text() != sealed.statement || signed.key != certificate.id() {
        return None;
    }
    certificate.verify(&sealed.signed, &signature).ok()?;
    let text = signed.statement.unsigned(signed.key);
    certificate.verify(text.as_bytes(), &signed.signature).ok()?;
    Some((certificate, signed))
}

/// Examines the text of a report's QR code, as printed or as a scanner typed it.
pub fn examine_text(text: &str, known: &[KnownKey], today: Day) -> Verdict {
    let SignedStatement { statement, key, signature } = match SignedStatement::read(text) {
        Ok(signed) => signed,
        Err(reason) => return Verdict::NotAReport(NotAReport::Text(reason)),
    };
    let (unsigned, issued) = (statement.unsigned(key), statement.issued.day());
    checked(known, (key, statement), (&unsigned, &signature), (issued, today))
}

/// Examines the text of a void statement.
pub fn examine_void(text: &str, known: &[KnownKey], today: Day) -> Verdict<VoidStatement> {
    let SignedVoidStatement { statement, key, signature } = match SignedVoidStatement::read(text) {
        Ok(signed) => signed,
        Err(reason) => return Verdict::NotAReport(NotAReport::Text(reason)),
    };
    let (unsigned, at) = (statement.unsigned(key), statement.at.day());
    checked(known, (key, statement), (&unsigned, &signature), (at, today))
}

fn checked<S>(
    known: &[KnownKey],
    (id, statement): (KeyId, S),
    (text, signature): (&str, &[u8; 64]),
    days: (Day, Day),
) -> Verdict<S> {
    let Some(key) = known_key(known, id) else {
        return Verdict::UnknownKey { key: id, claimed: None };
    };
    match key.certificate.verify(text.as_bytes(), signature) {
        Ok(()) => weighed(known, key, statement, days),
        Err(Mismatch) => Verdict::Changed,
    }
}

fn known_key(known: &[KnownKey], id: KeyId) -> Option<&KnownKey> {
    known.iter().find(|known| known.certificate.id() == id)
}

/// The verdict on what fits its signature.
fn weighed<S>(
    known: &[KnownKey],
    by: &KnownKey,
    statement: S,
    (issued, today): (Day, Day),
) -> Verdict<S> {
    let key = by.certificate.id();
    let trust = judge(known, key, issued, today);
    let is_trusted = trust.is_trusted();
    let holder = by.certificate.holder().to_owned();
    let signed = Signed { statement, key, holder, origin: by.origin, trust };
    if is_trusted { Verdict::Genuine(signed) } else { Verdict::KeyRefused(signed) }
}
