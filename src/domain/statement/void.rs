//! The signed statement that a report is void (作废), for other windows.

use super::{
    super::{moment::Moment, report::VerificationCode},
    base32,
    key_id::KeyId,
    text::{self, StatementError},
};

/// First field of the text.
const MARK: &str = "HECHA2V";

/// That a report is void, since when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoidStatement {
    /// The report's number.
    pub number: String,
    /// Its verification code.
    pub code: VerificationCode,
    /// Since when; to the minute once written.
    pub at: Moment,
    /// Why, in the office's words.
    pub reason: String,
}

impl VoidStatement {
    /// The text that is signed.
    pub fn unsigned(&self, key: KeyId) -> String {
        let fields = [
            MARK,
            &text::minute(self.at),
            &self.code.plain(),
            &base32::encode(self.number.as_bytes()),
            &base32::encode(self.reason.as_bytes()),
            &base32::encode(&key.0),
        ];
        fields.join("/")
    }
}

/// A void statement with its signature, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedVoidStatement {
    /// What is stated.
    pub statement: VoidStatement,
    /// The key said to have signed it.
    pub key: KeyId,
    /// `r||s` over the bytes of [`VoidStatement::unsigned`].
    pub signature: [u8; 64],
}

impl SignedVoidStatement {
    /// The whole text, as signed with the signature added.
    pub fn text(&self) -> String {
        let unsigned = self.statement.unsigned(self.key);
        format!("{unsigned}{}{}", text::SEPARATOR, base32::encode(&self.signature))
    }

    /// The statement of a text, as printed or as a scanner typed it.
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

fn parts([at, code, number, reason, key, signature]: [&str; 6]) -> Option<SignedVoidStatement> {
    let statement = VoidStatement {
        number: base32::decode_text(number)?,
        code: VerificationCode::read(code)?,
        at: text::read_minute(at)?,
        reason: base32::decode_text(reason)?,
    };
    let key = KeyId(base32::decode_exactly(key)?);
    Some(SignedVoidStatement { statement, key, signature: base32::decode_exactly(signature)? })
}
