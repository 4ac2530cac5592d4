//! The text of statements: what a scanner or an input method did to it undone, its fields, its times.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

use super::super::{code::narrow, moment::Moment};

/// Between two fields.
pub(super) const SEPARATOR: char = '/';
/// No QR code holds more characters (ISO/IEC 18004, version 40-L); full-width ones have three bytes.
const LONGEST: usize = 3 * 4296;

/// Why a text is no statement. The display is two sentences for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementError {
    /// It does not begin as one.
    NotAStatement,
    /// It begins as one, but a part is missing, too much or not as this program writes it.
    Malformed,
}

impl fmt::Display for StatementError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAStatement => {
                "扫到的内容不是本系统出具的报告声明。请扫描文书上的二维码，或改为输入核验码。"
            }
            Self::Malformed => {
                "报告声明不完整或被改动，无法读取。请重新扫描，仍不行请改为输入核验码。"
            }
        })
    }
}

impl std::error::Error for StatementError {}

/// The text as it was printed: in capitals, half-width, without blanks around it. A keyboard-like scanner types through
/// the input method, which may be in full-width mode.
pub(super) fn folded(text: &str) -> Result<String, StatementError> {
    if text.len() > LONGEST {
        return Err(StatementError::NotAStatement);
    }
    Ok(text.trim().chars().map(|c| narrow(c).to_ascii_uppercase()).collect())
}

/// The fields after the first, when it is `mark` and there are exactly `N` after it.
pub(super) fn fields<'a, const N: usize>(
    text: &'a str,
    mark: &str,
) -> Result<[&'a str; N], StatementError> {
    let mut fields = text.split(SEPARATOR);
    if fields.next() != Some(mark) {
        return Err(StatementError::NotAStatement);
    }
    let fields: Vec<_> = fields.collect();
    fields.try_into().map_err(|_| StatementError::Malformed)
}

/// `20261122T0900`, hall time.
pub(super) fn minute(at: Moment) -> String {
    at.civil().strftime("%Y%m%dT%H%M").to_string()
}

/// The moment of `20261122T0900`.
pub(super) fn read_minute(text: &str) -> Option<Moment> {
    if text.len() != 13 || !text.is_ascii() {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse::<i16>().ok();
    let small = |range| part(range).and_then(|number| i8::try_from(number).ok());
    let date = Date::new(part(0..4)?, small(4..6)?, small(6..8)?).ok()?;
    let time = Time::new(small(9..11)?, small(11..13)?, 0, 0).ok()?;
    Some(Moment::of(DateTime::from_parts(date, time)))
}

/// `text` when it is the canonical form of what was read from it: one changed character is never accepted.
pub(super) fn canonical<T>(read: T, again: &str, text: &str) -> Result<T, StatementError> {
    if again == text { Ok(read) } else { Err(StatementError::Malformed) }
}
