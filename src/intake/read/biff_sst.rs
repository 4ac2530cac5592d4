//! The shared strings of a BIFF8 workbook (MS-XLS 2.4.265, 2.5.293), whose characters may break off at
//! the end of a record and go on in the next, in another width.

use super::cfb::broken;
use super::error::{Excess, ReadError};
use super::limits::Limits;

/// Reads the strings out of the `SST` record and its `CONTINUE` records.
pub(super) fn shared_strings(
    segments: &[&[u8]],
    limits: &Limits,
) -> Result<Vec<String>, ReadError> {
    let mut input = Segments { segments, at: 0 };
    input.skip(4)?;
    let count = input.number(4)? as u64;
    if count > limits.shared_strings {
        return Err(ReadError::too_much(Excess::SharedStrings, limits.shared_strings));
    }
    let mut strings = Vec::new();
    for _ in 0..count {
        if input.at_end() {
            // Some writers state more strings than they write.
            break;
        }
        strings.push(string(&mut input, limits)?);
    }
    Ok(strings)
}

fn string(input: &mut Segments<'_>, limits: &Limits) -> Result<String, ReadError> {
    let length = input.number(2)?;
    let flags = input.number(1)?;
    let runs = if flags & 0x08 != 0 { input.number(2)? } else { 0 };
    let extension = if flags & 0x04 != 0 { input.number(4)? } else { 0 };
    if length as u64 > limits.cell_chars {
        return Err(ReadError::too_much(Excess::CellChars, limits.cell_chars));
    }
    let text = input.characters(length, flags & 0x01 != 0)?;
    input.skip(runs * 4)?;
    input.skip(extension)?;
    Ok(text)
}

struct Segments<'a> {
    segments: &'a [&'a [u8]],
    at: usize,
}

impl<'a> Segments<'a> {
    fn at_end(&self) -> bool {
        self.segments.iter().all(|segment| segment.is_empty())
            || self.left() == 0 && self.segments.len() <= 1
    }

    fn left(&self) -> usize {
        self.segments.first().map_or(0, |segment| segment.len() - self.at)
    }

    /// Goes to the next record when this one is used up.
    fn advance(&mut self) -> Result<(), ReadError> {
        while self.left() == 0 {
            self.segments =
                self.segments.get(1..).filter(|rest| !rest.is_empty()).ok_or_else(broken)?;
            self.at = 0;
        }
        Ok(())
    }

    fn take(&mut self, most: usize) -> Result<&'a [u8], ReadError> {
        self.advance()?;
        let segment = self.segments.first().copied().unwrap_or_default();
        let taken = &segment[self.at..self.at + most.min(segment.len() - self.at)];
        self.at += taken.len();
        Ok(taken)
    }

    fn number(&mut self, bytes: usize) -> Result<usize, ReadError> {
        let mut value = 0;
        for index in 0..bytes {
            value |= usize::from(self.take(1)?[0]) << (8 * index);
        }
        Ok(value)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), ReadError> {
        while bytes > 0 {
            bytes -= self.take(bytes)?.len();
        }
        Ok(())
    }

    /// Characters; where they go on in the next record, a byte first tells their width there.
    fn characters(&mut self, length: usize, mut wide: bool) -> Result<String, ReadError> {
        let mut units: Vec<u16> = Vec::with_capacity(length);
        while units.len() < length {
            if self.left() == 0 {
                wide = self.number(1)? & 0x01 != 0;
            }
            let missing = length - units.len();
            if wide {
                let raw = self.take((missing * 2).min(self.left() & !1).max(2))?;
                if raw.len() < 2 {
                    return Err(broken());
                }
                units
                    .extend(raw.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
            } else {
                units.extend(self.take(missing)?.iter().map(|&byte| u16::from(byte)));
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(segments: &[&[u8]]) -> Result<Vec<String>, ReadError> {
        shared_strings(segments, &Limits::default())
    }

    #[test]
    fn strings_go_on_in_the_next_record_in_another_width() {
        let first = b"\0\0\0\0\x02\0\0\0\x04\0\x00ab".as_slice();
        let second = b"\x01\x2d\x4e\xfd\x56\x01\0\0z".as_slice();
        assert_eq!(read(&[first, second]), Ok(vec!["ab中国".to_owned(), "z".to_owned()]));
    }

    #[test]
    fn formatting_runs_and_extensions_are_passed_over() {
        let rich = b"\0\0\0\0\x02\0\0\0\x01\0\x0cx\0".as_slice();
        assert!(read(&[rich]).is_err());
        let rich = b"\0\0\0\0\x02\0\0\0\x01\0\x0c\x01\0\x02\0\0\0xRRRREE\x01\0\0y".as_slice();
        assert_eq!(read(&[rich]), Ok(vec!["x".to_owned(), "y".to_owned()]));
    }

    #[test]
    fn stated_counts_are_not_believed() {
        let more = b"\0\0\0\0\xff\xff\0\0\x01\0\0x".as_slice();
        assert_eq!(read(&[more]), Ok(vec!["x".to_owned()]));
        let hostile = b"\0\0\0\0\xff\xff\xff\xff\x01\0\0x".as_slice();
        assert!(matches!(read(&[hostile]), Err(ReadError::TooMuch { .. })));
        let cut = b"\0\0\0\0\x01\0\0\0\x09\0\0x".as_slice();
        assert!(read(&[cut]).is_err());
        assert!(read(&[]).is_err());
    }
}
