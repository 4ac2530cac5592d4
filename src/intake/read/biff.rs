//! The records of a BIFF8 workbook stream (MS-XLS): walking them, and the value in one cell record.

use super::cell::{Cell, Epoch};
use super::cfb::{broken, read_u16, read_u32};
use super::error::ReadError;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
pub(super) const FILE_PASS: u16 = 0x002F;
pub(super) const DATE_1904: u16 = 0x0022;
pub(super) const FORMAT: u16 = 0x041E;
pub(super) const XF: u16 = 0x00E0;
pub(super) const BOUND_SHEET: u16 = 0x0085;
pub(super) const SST: u16 = 0x00FC;
pub(super) const CONTINUE: u16 = 0x003C;
pub(super) const MERGE_CELLS: u16 = 0x00E5;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const RK: u16 = 0x027E;
pub(super) const MUL_RK: u16 = 0x00BD;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const RICH_LABEL: u16 = 0x00D6;
pub(super) const LABEL_SST: u16 = 0x00FD;
pub(super) const BOOL_ERR: u16 = 0x0205;
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const STRING: u16 = 0x0207;

/// One record.
#[derive(Clone, Copy)]
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    pub(super) data: &'b [u8],
    /// Where the record begins in the stream.
    pub(super) offset: usize,
}

/// The record at an offset, or `None` at the end of the stream.
pub(super) fn record(stream: &[u8], offset: usize) -> Result<Option<Record<'_>>, ReadError> {
    if stream.len() < offset + 4 {
        return Ok(None);
    }
    let kind = read_u16(stream, offset)?;
    let length = usize::from(read_u16(stream, offset + 2)?);
    let data = stream.get(offset + 4..offset + 4 + length).ok_or_else(broken)?;
    Ok(Some(Record { kind, data, offset }))
}

/// The records from an offset on.
pub(super) struct Records<'b> {
    stream: &'b [u8],
    offset: usize,
}

impl<'b> Records<'b> {
    pub(super) fn from(stream: &'b [u8], offset: usize) -> Self {
        Records { stream, offset }
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Result<Record<'b>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = record(self.stream, self.offset).transpose()?;
        // A broken record ends the walk.
        self.offset =
            next.as_ref().map_or(self.stream.len(), |record| record.offset + 4 + record.data.len());
        Some(next)
    }
}

/// What is needed to understand cell records.
pub(super) struct Globals {
    pub(super) strings: Vec<String>,
    /// For each cell format, whether it shows a date.
    pub(super) dates: Vec<bool>,
    pub(super) epoch: Epoch,
}

impl Globals {
    /// The value of a cell record; `part` picks one of several numbers in a `MULRK`.
    pub(super) fn value(&self, record: Record<'_>, part: u16) -> Result<Cell, ReadError> {
        let data = record.data;
        match record.kind {
            NUMBER => Ok(self.number(read_f64(data, 6)?, read_u16(data, 4)?)),
            RK => Ok(self.number(rk(read_u32(data, 6)?), read_u16(data, 4)?)),
            MUL_RK => {
                let at = 4 + usize::from(part) * 6;
                Ok(self.number(rk(read_u32(data, at + 2)?), read_u16(data, at)?))
            }
            LABEL_SST => {
                let index = read_u32(data, 6)? as usize;
                self.strings.get(index).map(Cell::text).ok_or_else(broken)
            }
            LABEL | RICH_LABEL => long_string(data.get(6..).ok_or_else(broken)?).map(Cell::text),
            STRING => long_string(data).map(Cell::text),
            BOOL_ERR => {
                let value = *data.get(6).ok_or_else(broken)?;
                Ok(truth_or_error(value, data.get(7) == Some(&1)))
            }
            FORMULA => self.formula(data),
            _ => Ok(Cell::Empty),
        }
    }

    /// A formula's cached result (MS-XLS 2.5.133); text results stand in a `STRING` record behind it.
    fn formula(&self, data: &[u8]) -> Result<Cell, ReadError> {
        let result = data.get(6..14).ok_or_else(broken)?;
        if result[6..] != [0xFF, 0xFF] {
            return Ok(self.number(read_f64(data, 6)?, read_u16(data, 4)?));
        }
        Ok(match result[0] {
            0 => Cell::FormulaWithoutValue,
            1 => truth_or_error(result[2], false),
            2 => truth_or_error(result[2], true),
            _ => Cell::Empty,
        })
    }

    fn number(&self, value: f64, format: u16) -> Cell {
        if self.dates.get(usize::from(format)) == Some(&true) {
            Cell::Date { serial: value, epoch: self.epoch }
        } else {
            Cell::Number(value)
        }
    }
}

fn read_f64(data: &[u8], at: usize) -> Result<f64, ReadError> {
    let low = u64::from(read_u32(data, at)?);
    let high = u64::from(read_u32(data, at + 4)?);
    Ok(f64::from_bits(high << 32 | low))
}

/// A shortened number (MS-XLS 2.5.218).
fn rk(raw: u32) -> f64 {
    let value = if raw & 2 != 0 {
        f64::from((raw as i32) >> 2)
    } else {
        f64::from_bits(u64::from(raw & !3) << 32)
    };
    if raw & 1 != 0 { value / 100.0 } else { value }
}

fn truth_or_error(value: u8, is_error: bool) -> Cell {
    if !is_error {
        return Cell::Bool(value != 0);
    }
    let text = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR!",
    };
    Cell::Error(text.to_owned())
}

/// A string with a two-byte length (MS-XLS 2.5.294).
pub(super) fn long_string(data: &[u8]) -> Result<String, ReadError> {
    let length = usize::from(read_u16(data, 0)?);
    match data.get(2) {
        Some(&flags) => characters(&data[3..], length, flags),
        None if length == 0 => Ok(String::new()),
        None => Err(broken()),
    }
}

/// A string with a one-byte length (MS-XLS 2.5.240).
pub(super) fn short_string(data: &[u8]) -> Result<String, ReadError> {
    match data {
        [length, flags, rest @ ..] => characters(rest, usize::from(*length), *flags),
        _ => Err(broken()),
    }
}

fn characters(data: &[u8], length: usize, flags: u8) -> Result<String, ReadError> {
    let width = if flags & 1 != 0 { 2 } else { 1 };
    let raw = data.get(..length * width).ok_or_else(broken)?;
    let unit = |chunk: &[u8]| u16::from(chunk[0]) | u16::from(*chunk.get(1).unwrap_or(&0)) << 8;
    let units: Vec<u16> = raw.chunks(width).map(unit).collect();
    Ok(String::from_utf16_lossy(&units))
}

/// Whether a built-in number format shows a day. 27 to 36 and 50 to 58 are the East Asian ones
/// (ECMA-376 part 1, 18.8.30).
pub(super) fn is_builtin_date(id: u16) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether a number format written out shows a day: a year or a day letter outside quoted text,
/// brackets and escapes.
pub(super) fn is_date_format(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|&c| c == '"')),
            '[' => drop(chars.by_ref().find(|&c| c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            'y' | 'Y' | 'd' | 'D' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_formats_that_show_a_day() {
        for code in ["yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/mm/dd;@", "dd\\-mmm"] {
            assert!(is_date_format(code), "{code}");
        }
        for code in ["General", "0.00", "[Red]0", "\"day\"0", "h:mm:ss", "@", "\\d0", "[DBNum1]0"] {
            assert!(!is_date_format(code), "{code}");
        }
    }

    #[test]
    fn shortened_numbers() {
        assert_eq!(rk(12 << 2 | 2), 12.0);
        assert_eq!(rk(1234 << 2 | 3), 12.34);
        assert_eq!(rk((-5_i32 << 2) as u32 | 2), -5.0);
        assert_eq!(rk((1.5_f64.to_bits() >> 32) as u32), 1.5);
    }
}
