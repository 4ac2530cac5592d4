//! RFC 4648 base 32 without padding: every digit is in the alphanumeric mode of a QR code.

const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The digits of bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut buffer, mut bits) = (0_u32, 0);
    for byte in bytes {
        buffer = (buffer << 8 | u32::from(*byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            digits.push(char::from(DIGITS[(buffer >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        digits.push(char::from(DIGITS[(buffer << (5 - bits) & 31) as usize]));
    }
    digits
}

/// The bytes of digits; bits left over are dropped, so the caller compares with [`encode`].
pub(super) fn decode(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() * 5 / 8);
    let (mut buffer, mut bits) = (0_u32, 0);
    for digit in digits.bytes() {
        let value = DIGITS.iter().position(|known| *known == digit)?;
        buffer = (buffer << 5 | value as u32) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// Exactly `N` bytes.
pub(super) fn decode_exactly<const N: usize>(digits: &str) -> Option<[u8; N]> {
    decode(digits)?.try_into().ok()
}

/// UTF-8 text.
pub(super) fn decode_text(digits: &str) -> Option<String> {
    String::from_utf8(decode(digits)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard() {
        for (plain, digits) in
            [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(encode(plain.as_bytes()), digits);
            assert_eq!(decode(digits).unwrap(), plain.as_bytes());
        }
        assert_eq!(decode("MZ1"), None);
    }
}
