//! Wrapping a key with a key: SM4-CCM (GB/T 32907, GB/T 17964).

use ccm::{
    Ccm, KeyInit,
    aead::{Aead, Payload},
    consts::{U12, U16},
};
use sm4::Sm4;

use super::{
    VaultError,
    secret::{self, Secret},
};

type Cipher = Ccm<Sm4, U16, U12>;

/// A fresh nonce and the wrapped key. `context` must be given again to unwrap.
pub fn wrap(key: &Secret, with: &Secret, context: &[u8]) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; 12] = secret::random()?;
    let payload = Payload { msg: key.bytes(), aad: context };
    let wrapped = cipher(with)?
        .encrypt(&nonce.into(), payload)
        .map_err(|_| VaultError::Damaged { what: "封装失败" })?;
    Ok([nonce.as_slice(), &wrapped].concat())
}

/// The wrapped key, or `Refused` when the wrapping key or the context differs.
pub fn unwrap(wrapped: &[u8], with: &Secret, context: &[u8]) -> Result<Secret, VaultError> {
    let damaged = VaultError::Damaged { what: "封装长度" };
    let Some((nonce, sealed)) = wrapped.split_first_chunk::<12>() else { return Err(damaged) };
    let payload = Payload { msg: sealed, aad: context };
    let mut key =
        cipher(with)?.decrypt(&(*nonce).into(), payload).map_err(|_| VaultError::Refused)?;
    let bytes: Result<[u8; 32], _> = key.as_slice().try_into();
    zeroize::Zeroize::zeroize(&mut key);
    bytes.map(Secret::new).map_err(|_| damaged)
}

/// SM4 has 128-bit keys; the first half of the derived key is used.
fn cipher(key: &Secret) -> Result<Cipher, VaultError> {
    Cipher::new_from_slice(&key.bytes()[..16])
        .map_err(|_| VaultError::Damaged { what: "密钥长度" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_key_and_context_unwrap() {
        let (key, with) = (Secret::random().unwrap(), Secret::random().unwrap());
        let wrapped = wrap(&key, &with, b"clerk").unwrap();
        assert!(unwrap(&wrapped, &with, b"clerk").unwrap() == key);
        assert!(matches!(unwrap(&wrapped, &with, b"admin"), Err(VaultError::Refused)));
        let other = Secret::random().unwrap();
        assert!(matches!(unwrap(&wrapped, &other, b"clerk"), Err(VaultError::Refused)));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (key, with) = (Secret::random().unwrap(), Secret::random().unwrap());
        let wrapped = wrap(&key, &with, b"").unwrap();
        for place in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[place] ^= 1;
            assert!(unwrap(&changed, &with, b"").is_err(), "byte {place}");
        }
    }
}
