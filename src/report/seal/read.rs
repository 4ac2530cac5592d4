//! Takes a sealed file apart, so strictly that there is one way only to write a seal: every byte is either signed or
//! fixed.

use std::{fmt, ops::Range};

use super::{CONTENTS, RANGE, STATEMENT, byte_range};

/// Largest file looked at, in bytes; a report of 20 000 rows has 4 MB. Who reads files need read no more than one more.
pub const LARGEST: usize = 64 << 20;

/// A sealed file taken apart. Nothing is verified yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedPdf {
    /// The report's statement.
    pub statement: String,
    /// Everything but the signature: what was signed.
    pub signed: Vec<u8>,
    /// The signature object, DER.
    pub cms: Vec<u8>,
}

/// Why a file is not one of ours, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSealed {
    /// Not a PDF.
    NotAPdf,
    /// A PDF without a seal of this program.
    NoSeal,
    /// Larger than any report.
    TooLarge,
    /// It ends too early: a download that broke off.
    Truncated,
    /// It has a seal, but is not as it was sealed.
    Altered,
}

impl fmt::Display for NotSealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAPdf => "这不是 PDF 文件。请选择报告的 PDF 原件。",
            Self::NoSeal => {
                "这份 PDF 没有本系统的电子印章，不是原件。请索取原件，或改为输入核验码。"
            }
            Self::TooLarge => "文件过大，不是本系统出具的报告。请选择报告的 PDF 原件。",
            Self::Truncated => "文件不完整，后半部分缺失。请重新下载或拷贝后再核验。",
            Self::Altered => "文件在盖章后被改动。请索取原件，或改为输入核验码核对内容。",
        })
    }
}

impl std::error::Error for NotSealed {}

/// Takes a file apart.
///
/// # Errors
/// [`NotSealed`] when it is not exactly as this program seals; every input is answered.
pub fn read(bytes: &[u8]) -> Result<SealedPdf, NotSealed> {
    if bytes.len() > LARGEST {
        return Err(NotSealed::TooLarge);
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(NotSealed::NotAPdf);
    }
    let statement = match places(bytes, STATEMENT.as_bytes())[..] {
        [] if places(bytes, b"HECHA2/").is_empty() => return Err(NotSealed::NoSeal),
        [at] => at + STATEMENT.len(),
        _ => return Err(NotSealed::Altered),
    };
    let [range] = places(bytes, b"/ByteRange")[..] else { return Err(NotSealed::Altered) };
    // The parenthesis before it ends the statement.
    let range = range - 1;
    let text = bytes.get(statement..range).filter(|_| bytes[range] == b')');
    let text = text.and_then(|text| String::from_utf8(text.to_vec()).ok());
    let text = text.filter(|text| !text.contains(['(', ')'])).ok_or(NotSealed::Altered)?;
    let gap = signature(bytes, range + RANGE.len())?;
    let cms = cms(bytes.get(gap.start + 1..gap.end - 1).ok_or(NotSealed::Altered)?)
        .ok_or(NotSealed::Altered)?;
    let signed = [&bytes[..gap.start], &bytes[gap.end..]].concat();
    Ok(SealedPdf { statement: text, signed, cms })
}

/// Where the signature stands, with its brackets, when the byte range at `at` is everything else.
fn signature(bytes: &[u8], at: usize) -> Result<Range<usize>, NotSealed> {
    let width = byte_range(0, 0, 0).len();
    let written = bytes.get(at..at + width).ok_or(NotSealed::Truncated)?;
    let numbers = std::str::from_utf8(written).ok().and_then(|text| {
        let numbers = text.strip_prefix("[0 ")?.strip_suffix(']')?.split_ascii_whitespace();
        let numbers: Vec<usize> = numbers.map(|n| n.parse().ok()).collect::<Option<_>>()?;
        <[usize; 3]>::try_from(numbers).ok()
    });
    let Some([before, after, rest]) = numbers else { return Err(NotSealed::Altered) };
    let is_canonical = byte_range(before, after, rest).as_bytes() == written
        && before == at + width + CONTENTS.len()
        && before.checked_add(2).is_some_and(|least| least <= after);
    if !is_canonical {
        return Err(NotSealed::Altered);
    }
    match after.checked_add(rest) {
        Some(end) if end > bytes.len() => return Err(NotSealed::Truncated),
        Some(end) if end == bytes.len() => {}
        _ => return Err(NotSealed::Altered),
    }
    let is_in_place = bytes[at + width..].starts_with(CONTENTS.as_bytes())
        && bytes[before] == b'<'
        && bytes[after - 1] == b'>';
    if is_in_place { Ok(before..after) } else { Err(NotSealed::Altered) }
}

/// The DER object of hexadecimal digits; after it only zeros.
fn cms(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    };
    let pairs = digits.chunks(2).map(|pair| match *pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    });
    let mut bytes: Vec<u8> = pairs.collect::<Option<_>>()?;
    // The length of a DER value of 256 bytes to 64 KiB: no signature object with a certificate is shorter.
    let [0x30, 0x82, high, low, ..] = bytes[..] else { return None };
    let length = 4 + usize::from(u16::from_be_bytes([high, low]));
    let padding = bytes.get(length..)?;
    if padding.iter().any(|byte| *byte != 0) {
        return None;
    }
    bytes.truncate(length);
    Some(bytes)
}

/// Where a text occurs, up to the second time.
fn places(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..)
        && let Some(found) = rest.iter().position(|byte| *byte == needle[0])
        && places.len() < 2
    {
        at += found;
        if bytes[at..].starts_with(needle) {
            places.push(at);
        }
        at += 1;
    }
    places
}
