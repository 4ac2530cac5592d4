//! Secrets that wipe themselves and never print.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::VaultError;

/// 32 secret bytes.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Takes bytes over.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Fresh random bytes.
    pub fn random() -> Result<Self, VaultError> {
        random().map(Self)
    }

    /// The bytes, for a cipher.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// 64 random bits from the system, for what must not be guessed and is no key.
///
/// # Errors
/// [`VaultError::NoRandomness`].
pub fn random_bits() -> Result<u64, VaultError> {
    random().map(u64::from_be_bytes)
}

/// 16 random bytes from the system, for a name nobody can guess.
///
/// # Errors
/// [`VaultError::NoRandomness`].
pub fn random_name() -> Result<[u8; 16], VaultError> {
    random()
}

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
    Ok(bytes)
}
