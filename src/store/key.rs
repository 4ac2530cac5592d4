//! The key the database file is encrypted with.

use std::fmt;

use zeroize::Zeroizing;

/// 256 random bits, used as they are: no passphrase is stretched here. Wiped on drop.
#[derive(Clone)]
pub struct DatabaseKey(Zeroizing<[u8; 32]>);

impl DatabaseKey {
    /// Takes the key over.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Key and salt as SQLCipher reads them: `x'…'` with 64 and 32 hexadecimal digits.
    pub(super) fn pragma(&self, salt: &[u8; 16]) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(128));
        text.push_str("PRAGMA key = \"x'");
        for byte in self.0.iter().chain(salt) {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        text.push_str("'\"");
        text
    }
}

/// The key itself is never shown.
impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(…)")
    }
}
