//! The few forms of DER (ITU-T X.690) that certificates and signatures need, written and read strictly.

/// INTEGER
pub(super) const INTEGER: u8 = 0x02;
/// BIT STRING
pub(super) const BIT_STRING: u8 = 0x03;
/// OCTET STRING
pub(super) const OCTET_STRING: u8 = 0x04;
/// OBJECT IDENTIFIER
pub(super) const OBJECT_ID: u8 = 0x06;
/// UTF8String
pub(super) const UTF8_STRING: u8 = 0x0c;
/// UTCTime
pub(super) const UTC_TIME: u8 = 0x17;
/// GeneralizedTime
pub(super) const GENERALIZED_TIME: u8 = 0x18;
/// SEQUENCE
pub(super) const SEQUENCE: u8 = 0x30;
/// SET
pub(super) const SET: u8 = 0x31;
/// BOOLEAN TRUE, whole.
pub(super) const TRUE: [u8; 3] = [0x01, 0x01, 0xff];

/// Context tag `[number]`, constructed.
pub(super) const fn context(number: u8) -> u8 {
    0xa0 | number
}

/// Tag, length, content. Contents of 64 KiB and more do not occur.
pub(super) fn value(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![tag];
    let [.., high, low] = content.len().to_be_bytes();
    match content.len() {
        0..0x80 => bytes.push(low),
        0x80..0x100 => bytes.extend([0x81, low]),
        _ => bytes.extend([0x82, high, low]),
    }
    bytes.extend(content);
    bytes
}

/// A value made of values.
pub(super) fn group(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    value(tag, &parts.concat())
}

/// A number that is not negative, from its big-endian bytes.
pub(super) fn integer(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let digits = &number[zeros..];
    let sign: &[u8] = if digits.first().is_none_or(|byte| *byte >= 0x80) { &[0] } else { &[] };
    group(INTEGER, &[sign, digits])
}

/// A bit string of whole bytes.
pub(super) fn bits(bytes: &[u8]) -> Vec<u8> {
    group(BIT_STRING, &[&[0], bytes])
}

/// Takes values off the front of bytes. What it reads is encoded again and compared by its callers, so it need not
/// refuse every irregular form itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    /// The content of the next value, when it has this tag.
    pub(super) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        let (found, content) = self.next()?;
        (found == tag).then_some(content)
    }

    /// A reader of the content of the next value, when it has this tag.
    pub(super) fn enter(&mut self, tag: u8) -> Option<Self> {
        self.take(tag).map(Self)
    }

    /// Tag and content of the next value.
    pub(super) fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(*first), rest),
            0x81 => rest.split_first().map(|(low, rest)| (usize::from(*low), rest))?,
            0x82 => {
                let (length, rest) = rest.split_first_chunk::<2>()?;
                (usize::from(u16::from_be_bytes(*length)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, content))
    }

    /// The next value whole, tag and length included.
    pub(super) fn whole(&mut self) -> Option<&'a [u8]> {
        let all = self.0;
        self.next()?;
        all.get(..all.len() - self.0.len())
    }

    /// A number that is not negative in `N` big-endian bytes.
    pub(super) fn integer<const N: usize>(&mut self) -> Option<[u8; N]> {
        let content = self.take(INTEGER)?;
        let digits = content.strip_prefix(&[0]).unwrap_or(content);
        let mut number = [0; N];
        number[N.checked_sub(digits.len())?..].copy_from_slice(digits);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_numbers_take_their_shortest_form() {
        assert_eq!(value(SEQUENCE, &[]), [0x30, 0]);
        assert_eq!(value(SEQUENCE, &[7; 0x80])[..3], [0x30, 0x81, 0x80]);
        assert_eq!(value(SEQUENCE, &[7; 0x100])[..4], [0x30, 0x82, 1, 0]);
        assert_eq!(integer(&[0, 0, 0x7f]), [2, 1, 0x7f]);
        assert_eq!(integer(&[0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[0, 0]), [2, 1, 0]);
    }

    #[test]
    fn what_is_written_is_read() {
        for length in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff] {
            let content = vec![9; length];
            let bytes = value(OCTET_STRING, &content);
            let mut reader = Reader(&bytes);
            assert_eq!(reader.take(OCTET_STRING), Some(content.as_slice()));
            assert!(reader.0.is_empty());
            assert_eq!(Reader(&bytes[..bytes.len() - 1]).next(), None);
        }
        assert_eq!(Reader(&integer(&[0x80, 1])).integer(), Some([0, 0, 0x80, 1]));
        assert_eq!(Reader(&integer(&[1, 2, 3])).integer::<2>(), None);
    }
}
