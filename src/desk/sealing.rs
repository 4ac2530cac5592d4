//! Statements and PDFs signed with the office's seal.

use crate::{
    domain::statement::{SignedStatement, SignedVoidStatement, Statement, VoidStatement},
    report::seal::Sealer,
    vault::{
        VaultError,
        seal::{SealKey, cms},
    },
};

impl Sealer for SealKey {
    fn holder(&self) -> &str {
        self.certificate().holder()
    }

    fn room(&self) -> usize {
        cms::longest(self.certificate())
    }

    fn seal(&self, message: &[u8]) -> Result<Vec<u8>, String> {
        let signature = self.sign(message).map_err(|error| error.to_string())?;
        Ok(cms::encode(self.certificate(), &signature))
    }
}

/// The statement signed.
///
/// # Errors
/// As [`SealKey::sign`].
pub fn sign_statement(key: &SealKey, statement: Statement) -> Result<SignedStatement, VaultError> {
    let signature = key.sign(statement.unsigned(key.id()).as_bytes())?;
    Ok(SignedStatement { statement, key: key.id(), signature })
}

/// The void statement signed.
///
/// # Errors
/// As [`SealKey::sign`].
pub fn sign_void(
    key: &SealKey,
    statement: VoidStatement,
) -> Result<SignedVoidStatement, VaultError> {
    let signature = key.sign(statement.unsigned(key.id()).as_bytes())?;
    Ok(SignedVoidStatement { statement, key: key.id(), signature })
}
