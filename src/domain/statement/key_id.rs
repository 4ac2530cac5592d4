//! What a seal key is known by.

use std::fmt;

/// The first 8 bytes of the SM3 digest of the uncompressed public point. Printed as
/// `3F2A-91C2-5D0E-77B4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 8]);

impl KeyId {
    /// Sixteen lower-case hexadecimal digits, for file names.
    pub fn hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The key somebody typed: case, blanks and hyphens do not matter.
    pub fn read(text: &str) -> Option<Self> {
        let typed: String = text.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{3000}')).collect();
        if typed.len() != 16 || !typed.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        u64::from_str_radix(&typed, 16).ok().map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = self.hex().to_ascii_uppercase();
        write!(f, "{}-{}-{}-{}", &hex[..4], &hex[4..8], &hex[8..12], &hex[12..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_printed_and_as_filed() {
        let key = KeyId([0x0f, 0x2a, 0x91, 0xc2, 0x5d, 0x0e, 0x77, 0xb4]);
        assert_eq!(key.to_string(), "0F2A-91C2-5D0E-77B4");
        assert_eq!(KeyId::read(&key.to_string()), Some(key));
        assert_eq!(KeyId::read(&key.hex()), Some(key));
        for wrong in ["", "0F2A-91C2-5D0E-77B", "+f2a91c25d0e77b4", "密钥"] {
            assert_eq!(KeyId::read(wrong), None, "{wrong}");
        }
    }
}
