//! Resident identity number (公民身份号码), GB 11643-1999, and its 15-digit predecessor.

use jiff::civil::Date;

use super::newtype::checked_code;
use super::{CodeError, CodeKind, Verdict, layout as shape, register};

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by remainder, ISO 7064 MOD 11-2.
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

checked_code! {
    /// A resident identity number of 18 characters whose check holds; a 15-digit one is upgraded.
    ResidentId: ResidentId | ResidentId15
}

/// Sex as the number carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 女
    Female,
    /// 男
    Male,
}

impl Sex {
    /// 男 or 女.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Female => "女",
            Self::Male => "男",
        }
    }
}

impl ResidentId {
    /// The division of first registration, six digits; often abolished since.
    #[must_use]
    pub fn region(&self) -> &str {
        self.as_str().get(..6).unwrap_or_default()
    }

    /// Date of birth; `None` where the digits are no date.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        birth(self.as_str())
    }

    /// By the 17th digit: odd for men.
    #[must_use]
    pub fn sex(&self) -> Sex {
        match self.sequence() % 2 {
            0 => Sex::Female,
            _ => Sex::Male,
        }
    }

    /// The sequence number of the day in the division, 0–999.
    #[must_use]
    pub fn sequence(&self) -> u16 {
        sequence(self.as_str()).and_then(|digits| digits.parse().ok()).unwrap_or_default()
    }
}

/// Seventeen digits, then a digit or X; 9 leads a foreigner's number, 81/82/83 0000 a permit's.
pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::ResidentId;
    shape::length(kind, text, &[18])?;
    shape::characters(kind, text, |index, c| {
        shape::digit_or_last_x(index, c, 17) && (index, c) != (0, '0')
    })?;
    if text.starts_with('9') {
        return Err(CodeError::OtherKind { kind, is: CodeKind::ForeignerId });
    }
    if super::permit::has_region(text) {
        return Err(CodeError::OtherKind { kind, is: CodeKind::HmtResidencePermit });
    }
    Ok(())
}

/// Fifteen digits; without a check character the province and the date are all that marks them.
pub(super) fn layout_15(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::ResidentId15;
    shape::length(kind, text, &[15])?;
    shape::characters(kind, text, |_, c| c.is_ascii_digit())?;
    if register::is_province(text) && birth(&upgrade(text)).is_some() {
        Ok(())
    } else {
        Err(CodeError::Birth { kind })
    }
}

/// MOD 11-2 over the first seventeen digits; permits and foreigners' numbers use it too.
pub(super) fn check_character(text: &str) -> Option<char> {
    let mut sum = 0;
    let mut characters = text.chars();
    for weight in WEIGHTS {
        sum += characters.next()?.to_digit(10)? * weight;
    }
    CHECKS.get((sum % 11) as usize).copied()
}

pub(super) fn verdict(text: &str) -> Verdict {
    match (check_character(text), text.chars().nth(17)) {
        (Some(expected), Some(found)) => Verdict::compare(found, expected),
        _ => Verdict::NoCheck,
    }
}

/// The 18-character form of fifteen digits: century after the sixth, check character at the end.
/// Sequences 996–999 were kept for people past a hundred, born in the 1800s.
pub(super) fn upgrade(text: &str) -> String {
    let (region, rest) = text.split_at_checked(6).unwrap_or((text, ""));
    let century = if is_centenarian(text.get(12..).unwrap_or_default()) { "18" } else { "19" };
    let mut full = format!("{region}{century}{rest}");
    full.extend(check_character(&full));
    full
}

/// The eight digits of birth at the 7th place as a date.
pub(super) fn birth(text: &str) -> Option<Date> {
    let year = text.get(6..10)?.parse().ok()?;
    let month = text.get(10..12)?.parse().ok()?;
    let day = text.get(12..14)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

/// The sequence digits of an 18-character number.
pub(super) fn sequence(text: &str) -> Option<&str> {
    text.get(14..17)
}

/// Whether a sequence number is one of those kept for people past a hundred.
pub(super) fn is_centenarian(sequence: &str) -> bool {
    matches!(sequence, "996" | "997" | "998" | "999")
}
