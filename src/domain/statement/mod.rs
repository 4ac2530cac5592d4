//! The signed statement of a report's QR code: all a window without a network needs to tell a genuine report. ASCII
//! in the alphanumeric mode of QR codes, because a keyboard-like scanner types it and telephones show it as text.

mod base32;
mod key_id;
mod text;
mod void;

pub use key_id::KeyId;
pub use text::StatementError;
pub use void::{SignedVoidStatement, VoidStatement};

use super::{
    moment::Moment,
    report::{ReportCounts, ReportKind, VerificationCode},
};

/// First field of the text; the number is the form's version.
const MARK: &str = "HECHA2";

/// What the office states about a report it issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Kind of document.
    pub kind: ReportKind,
    /// Its number.
    pub number: String,
    /// The subject's code, whole or masked (`320113********1234`), or `-`.
    pub subject: String,
    /// When it was issued; to the minute once written.
    pub issued: Moment,
    /// What it counts.
    pub counts: ReportCounts,
    /// Its verification code.
    pub code: VerificationCode,
    /// SM3 digest of its content.
    pub digest: [u8; 32],
}

impl Statement {
    /// The digest in lower-case hexadecimal, as it is printed.
    pub fn digest_hex(&self) -> String {
        self.digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The text that is signed, `HECHA2/kind/issued/subject/counts/code/number/digest/key`. Of the subject, what no
    /// field can hold is written as `-`.
    pub fn unsigned(&self, key: KeyId) -> String {
        let ReportCounts { limit, caution, notice, records, subjects } = self.counts;
        let fields = [
            MARK,
            self.kind.mark(),
            &text::minute(self.issued),
            &subject(&self.subject),
            &format!("L{limit}.C{caution}.N{notice}.R{records}.S{subjects}"),
            &self.code.plain(),
            &base32::encode(self.number.as_bytes()),
            &base32::encode(&self.digest),
            &base32::encode(&key.0),
        ];
        fields.join("/")
    }
}

/// A statement with its signature, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedStatement {
    /// What is stated.
    pub statement: Statement,
    /// The key said to have signed it.
    pub key: KeyId,
    /// `r||s` over the bytes of [`Statement::unsigned`].
    pub signature: [u8; 64],
}

impl SignedStatement {
    /// The whole text, as signed with the signature added.
    pub fn text(&self) -> String {
        let unsigned = self.statement.unsigned(self.key);
        format!("{unsigned}{}{}", text::SEPARATOR, base32::encode(&self.signature))
    }

    /// The statement of a text, as printed or as a scanner typed it: small letters, blanks around it and full-width
    /// forms do not matter, anything else does.
    ///
    /// # Errors
    /// [`StatementError`] when the text is none, or not exactly as this program writes it.
    pub fn read(text: &str) -> Result<Self, StatementError> {
        let folded = text::folded(text)?;
        let signed = parts(text::fields(&folded, MARK)?).ok_or(StatementError::Malformed)?;
        let again = signed.text();
        text::canonical(signed, &again, &folded)
    }
}

fn parts(fields: [&str; 9]) -> Option<SignedStatement> {
    let [kind, issued, subject, counts, code, number, digest, key, signature] = fields;
    let statement = Statement {
        kind: ReportKind::of_mark(kind)?,
        number: base32::decode_text(number)?,
        subject: subject.to_owned(),
        issued: text::read_minute(issued)?,
        counts: read_counts(counts)?,
        code: VerificationCode::read(code)?,
        digest: base32::decode_exactly(digest)?,
    };
    let key = KeyId(base32::decode_exactly(key)?);
    Some(SignedStatement { statement, key, signature: base32::decode_exactly(signature)? })
}

/// The subject in the characters of QR alphanumeric mode, without blank and separator.
fn subject(raw: &str) -> String {
    let folded = raw.chars().map(|c| match c.to_ascii_uppercase() {
        c @ ('0'..='9' | 'A'..='Z' | '$' | '%' | '*' | '+' | '-' | '.' | ':') => c,
        _ => '-',
    });
    if raw.is_empty() { "-".to_owned() } else { folded.collect() }
}

fn read_counts(text: &str) -> Option<ReportCounts> {
    let mut parts = text.split('.');
    let mut count = |letter: char| parts.next()?.strip_prefix(letter)?.parse().ok();
    Some(ReportCounts {
        limit: count('L')?,
        caution: count('C')?,
        notice: count('N')?,
        records: count('R')?,
        subjects: count('S')?,
    })
}

#[cfg(test)]
mod tests;
