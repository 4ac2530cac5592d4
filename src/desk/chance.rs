//! Where verification codes come from: the system's randomness, or on a demo folder its seed, so that
//! the same district gives the same answers byte for byte.

use sm3::{Digest, Sm3};

use crate::{
    domain::report::VerificationCode,
    vault::{VaultError, secret},
};

use super::Folder;

/// The source of what must not be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chance {
    /// The system's randomness.
    System,
    /// A demo district's seed: whoever knows it can guess, and it protects nobody's data.
    Demo(u64),
}

impl Chance {
    /// The source of a data folder.
    pub(super) fn of(folder: &Folder) -> Self {
        folder.settings().demo.as_ref().map_or(Self::System, |demo| Self::Demo(demo.seed))
    }

    /// The verification code of the report of a number.
    pub(super) fn verification_code(self, number: &str) -> Result<VerificationCode, VaultError> {
        let bits = match self {
            Self::System => secret::random_bits()?,
            Self::Demo(seed) => {
                let hash = self::demo(seed).chain_update(number).finalize();
                hash.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
            }
        };
        Ok(VerificationCode::of_bits(bits))
    }

    /// The name of the n-th file kept of the commitment of a number.
    pub(super) fn file_name(self, number: &str, n: usize) -> Result<[u8; 16], VaultError> {
        match self {
            Self::System => secret::random_name(),
            Self::Demo(seed) => {
                let hash = demo(seed).chain_update(number).chain_update(n.to_be_bytes());
                let digest: [u8; 32] = hash.finalize().into();
                let mut name = [0; 16];
                name.copy_from_slice(&digest[..16]);
                Ok(name)
            }
        }
    }

    /// The seed of a demo's n-th seal key; none on a real folder.
    pub(super) fn key_seed(self, n: usize) -> Option<[u8; 32]> {
        match self {
            Self::System => None,
            Self::Demo(seed) => Some(demo(seed).chain_update(n.to_be_bytes()).finalize().into()),
        }
    }
}

fn demo(seed: u64) -> Sm3 {
    Sm3::new().chain_update("hecha demo").chain_update(seed.to_be_bytes())
}
