//! Organization code (组织机构代码), GB 11714-1997; printed `XXXXXXXX-X`.

use super::newtype::checked_code;
use super::{CodeError, CodeKind, Verdict, layout as shape};

const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

checked_code! {
    /// An organization code whose check character holds.
    OrganizationCode: OrganizationCode
}

/// Eight digits or letters (here every letter is allowed), then a digit or X.
pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::OrganizationCode;
    shape::length(kind, text, &[9])?;
    shape::characters(kind, text, |index, c| match index {
        0..8 => shape::digit_or_capital(c),
        _ => c.is_ascii_digit() || c == 'X',
    })
}

/// The check character that the first eight characters ask for.
pub(super) fn check_character(text: &str) -> Option<char> {
    let mut sum = 0;
    let mut characters = text.chars();
    for weight in WEIGHTS {
        sum += characters.next()?.to_digit(36)? * weight;
    }
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    }
}

pub(super) fn verdict(text: &str) -> Verdict {
    match (check_character(text), text.chars().nth(8)) {
        (Some(expected), Some(found)) => Verdict::compare(found, expected),
        _ => Verdict::NoCheck,
    }
}
