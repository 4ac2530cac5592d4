//! Locking a whole file with a key of its own: SM4-CCM (GB/T 32907, GB/T 17964).
//!
//! A locked file is `HCX1`, an 11-byte nonce, the ciphertext and a 16-byte tag. The nonce is a byte
//! shorter than the one keys are wrapped with: its length leaves four bytes for the message's, so
//! 4 GiB can be locked, where 12 would stop at 16 MiB.

use std::fmt;

use ccm::{
    Ccm, KeyInit,
    aead::AeadInOut,
    consts::{U11, U16},
};
use sm4::Sm4;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{VaultError, secret};

type Cipher = Ccm<Sm4, U16, U11>;

/// What a locked file begins with; the digit is the layout's version.
const MAGIC: &[u8; 4] = b"HCX1";
const NONCE: usize = 11;
const TAG: usize = 16;

/// The key of one file, or of many: 16 secret bytes.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct ChestKey([u8; 16]);

impl ChestKey {
    /// Takes bytes over.
    pub fn of_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Fresh random bytes.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn random() -> Result<Self, VaultError> {
        secret::random().map(Self)
    }

    /// The bytes, to be kept where only the archive's key reaches.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for ChestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChestKey(..)")
    }
}

/// The locked file: 31 bytes longer than `plain`. `context` (whose file it is) must be given again
/// to unlock it.
///
/// # Errors
/// [`VaultError::NoRandomness`]; [`VaultError::ChestTooLarge`] from 4 GiB on.
pub fn lock(plain: &[u8], key: &ChestKey, context: &[u8]) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; NONCE] = secret::random()?;
    let mut locked = Vec::with_capacity(MAGIC.len() + NONCE + plain.len() + TAG);
    locked.extend_from_slice(MAGIC);
    locked.extend_from_slice(&nonce);
    let body = locked.len();
    locked.extend_from_slice(plain);
    let tag = Cipher::new(&key.0.into())
        .encrypt_inout_detached(&nonce.into(), &bound(context), (&mut locked[body..]).into())
        .map_err(|_| VaultError::ChestTooLarge)?;
    locked.extend_from_slice(&tag);
    Ok(locked)
}

/// The file that was locked.
///
/// # Errors
/// [`VaultError::ChestBroken`] when a byte, the key or the context differs.
pub fn unlock(locked: &[u8], key: &ChestKey, context: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (nonce, sealed, tag) = parts(locked).ok_or(VaultError::ChestBroken)?;
    let mut plain = sealed.to_vec();
    Cipher::new(&key.0.into())
        .decrypt_inout_detached(
            &(*nonce).into(),
            &bound(context),
            plain.as_mut_slice().into(),
            &(*tag).into(),
        )
        .map_err(|_| VaultError::ChestBroken)?;
    Ok(plain)
}

/// Nonce, ciphertext and tag of a locked file.
fn parts(locked: &[u8]) -> Option<(&[u8; NONCE], &[u8], &[u8; TAG])> {
    let (nonce, rest) = locked.strip_prefix(MAGIC)?.split_first_chunk()?;
    let (sealed, tag) = rest.split_last_chunk()?;
    Some((nonce, sealed, tag))
}

/// What the tag binds beside the file: the layout's version and the context.
fn bound(context: &[u8]) -> Vec<u8> {
    [MAGIC.as_slice(), context].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> ChestKey {
        ChestKey::random().unwrap()
    }

    #[test]
    fn what_was_locked_comes_back() {
        let key = key();
        for plain in [&b""[..], b"x", b"sixteen bytes ok", &[7; 70_000]] {
            let locked = lock(plain, &key, b"attachment 1").unwrap();
            assert_eq!(locked.len(), plain.len() + 31);
            assert_eq!(unlock(&locked, &key, b"attachment 1").unwrap(), plain);
        }
    }

    /// 20 MiB, past what a 12-byte nonce could carry; less where the cipher is not optimised, which
    /// would take ten seconds.
    #[test]
    fn a_large_file_comes_back() {
        let length = if cfg!(debug_assertions) { 1 << 20 } else { 20 << 20 };
        let key = ChestKey::of_bytes(*key().bytes());
        let plain: Vec<u8> =
            (0..length).map(|i: u32| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let locked = lock(&plain, &key, b"").unwrap();
        assert!(locked[15..].chunks(4096).all(|piece| !plain.starts_with(piece)));
        assert!(unlock(&locked, &key, b"").unwrap() == plain);
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_noticed() {
        let key = key();
        let locked = lock(b"signed and scanned", &key, b"7").unwrap();
        for place in 0..locked.len() {
            for bit in 0..8 {
                let mut changed = locked.clone();
                changed[place] ^= 1 << bit;
                let opened = unlock(&changed, &key, b"7");
                assert!(matches!(opened, Err(VaultError::ChestBroken)), "byte {place}");
            }
            assert!(unlock(&locked[..place], &key, b"7").is_err(), "cut at {place}");
        }
        assert!(unlock(&[&locked[..], b"\0"].concat(), &key, b"7").is_err());
    }

    #[test]
    fn another_key_or_context_does_not_open() {
        let mine = key();
        let locked = lock(b"signed", &mine, b"7").unwrap();
        assert!(unlock(&locked, &key(), b"7").is_err());
        assert!(unlock(&locked, &mine, b"8").is_err());
        assert!(unlock(&locked, &mine, b"").is_err());
    }

    #[test]
    fn the_same_file_is_never_locked_twice_alike() {
        let key = key();
        assert_ne!(lock(b"signed", &key, b"").unwrap(), lock(b"signed", &key, b"").unwrap());
    }

    #[test]
    fn a_key_does_not_print() {
        assert_eq!(format!("{:?}", ChestKey::of_bytes([9; 16])), "ChestKey(..)");
    }
}
