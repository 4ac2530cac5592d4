//! Passwords to keys by argon2id (RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use super::{VaultError, secret::Secret};

/// Shortest password taken, in characters.
pub const SHORTEST_PASSWORD: usize = 8;

/// Cost of a derivation; kept beside each wrapped key so that it can rise later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// 7 MiB and five passes, as strong as 19 MiB and two (OWASP password storage), so that one
    /// report as a whole process stays within 25 MB.
    pub const DESK: Self = Self { memory_kib: 7 * 1024, passes: 5 };
}

/// Refuses passwords nobody should have.
pub fn check_strength(password: &str) -> Result<(), VaultError> {
    match password.chars().count() {
        0..SHORTEST_PASSWORD => Err(VaultError::WeakPassword),
        _ => Ok(()),
    }
}

/// The key a password stands for.
pub fn derive(password: &str, salt: &[u8; 16], cost: Cost) -> Result<Secret, VaultError> {
    let damaged = |_| VaultError::Damaged { what: "口令派生参数" };
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(damaged)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, &mut key)
        .map_err(damaged)?;
    Ok(Secret::new(key))
}
