//! The private half of a seal.

use std::fmt;

use sm2::dsa::{Signature, SigningKey, signature::Signer};
use sm3::{Digest, Sm3};

use crate::domain::{Day, statement::KeyId};

use super::{
    super::{VaultError, secret::Secret, wrap},
    certificate::{Body, Certificate, SIGNER},
};

/// Keys tried before randomness is called broken; one in 2^32 is none.
const TRIES: u8 = 16;

/// An SM2 key that can sign, with its certificate. Wiped when dropped, never printed.
pub struct SealKey {
    scalar: Secret,
    certificate: Certificate,
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealKey({})", self.id())
    }
}

impl SealKey {
    /// A fresh key of a holder, valid on both days and between.
    ///
    /// # Errors
    /// [`VaultError::BadHolder`], [`VaultError::BadValidity`], [`VaultError::NoRandomness`].
    pub fn generate(holder: &str, from: Day, until: Day) -> Result<Self, VaultError> {
        for _ in 0..TRIES {
            let scalar = Secret::random()?;
            if signing(&scalar).is_some() {
                return Self::certified(scalar, holder, from, until);
            }
        }
        Err(VaultError::NoRandomness)
    }

    /// The key of a seed: the demo district is the same byte for byte every time. Never for a real office.
    ///
    /// # Errors
    /// [`VaultError::BadHolder`], [`VaultError::BadValidity`].
    pub fn of_seed(
        seed: &[u8; 32],
        holder: &str,
        from: Day,
        until: Day,
    ) -> Result<Self, VaultError> {
        for attempt in 0..TRIES {
            let hash = Sm3::new().chain_update(b"hecha seal key").chain_update(seed);
            let scalar = Secret::new(hash.chain_update([attempt]).finalize().into());
            if signing(&scalar).is_some() {
                return Self::certified(scalar, holder, from, until);
            }
        }
        Err(VaultError::NoRandomness)
    }

    fn certified(scalar: Secret, holder: &str, from: Day, until: Day) -> Result<Self, VaultError> {
        let key = signing(&scalar).ok_or(VaultError::SealFailed)?;
        let point = point(&key).ok_or(VaultError::SealFailed)?;
        let body = Body { holder: holder.to_owned(), from, until, point };
        let signature = sign(&key, &body.to_be_signed())?;
        Ok(Self { scalar, certificate: Certificate::assemble(body, &signature)? })
    }

    /// The private number wrapped for storage, bound to the key's identifier.
    ///
    /// # Errors
    /// As [`wrap::wrap`].
    pub fn wrapped(&self, with: &Secret) -> Result<Vec<u8>, VaultError> {
        wrap::wrap(&self.scalar, with, &self.id().0)
    }

    /// The key that was wrapped, with the certificate that lies beside it.
    ///
    /// # Errors
    /// [`VaultError::Refused`] when the wrapping key is another one; [`VaultError::Damaged`] when the certificate is
    /// not this key's.
    pub fn unwrapped(
        wrapped: &[u8],
        certificate: Certificate,
        with: &Secret,
    ) -> Result<Self, VaultError> {
        let scalar = wrap::unwrap(wrapped, with, &certificate.id().0)?;
        let found = signing(&scalar).and_then(|key| point(&key));
        if found.as_ref() != Some(certificate.point()) {
            return Err(VaultError::Damaged { what: "印章私钥与证书不符" });
        }
        Ok(Self { scalar, certificate })
    }

    /// `r||s` over a message (GB/T 32918.2), deterministic as in RFC 6979: the same message gives the same bytes, and
    /// no weak randomness can give the key away.
    ///
    /// # Errors
    /// [`VaultError::SealFailed`], which nobody will ever see (one in 2^255).
    pub fn sign(&self, message: &[u8]) -> Result<[u8; 64], VaultError> {
        sign(&signing(&self.scalar).ok_or(VaultError::SealFailed)?, message)
    }

    /// The public half.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// What it is known by.
    pub fn id(&self) -> KeyId {
        self.certificate.id()
    }
}

fn signing(scalar: &Secret) -> Option<SigningKey> {
    SigningKey::from_slice(SIGNER, scalar.bytes()).ok()
}

fn point(key: &SigningKey) -> Option<[u8; 65]> {
    key.verifying_key().to_sec1_bytes().as_ref().try_into().ok()
}

fn sign(key: &SigningKey, message: &[u8]) -> Result<[u8; 64], VaultError> {
    let signature: Signature = key.try_sign(message).map_err(|_| VaultError::SealFailed)?;
    Ok(signature.to_bytes().into())
}

#[cfg(test)]
mod tests;
