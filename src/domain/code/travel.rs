//! Passports (护照) and travel permits (通行证): layout only, they have no check character we know.

use super::newtype::checked_code;
use super::{CodeError, CodeKind, layout as shape};

checked_code! {
    /// A passport number, Chinese or foreign: 5 to 15 letters and digits, one digit at least.
    Passport: Passport
}

checked_code! {
    /// A travel permit: H or M with 8 (older cards 10) digits, or 8 digits for Taiwan.
    TravelPermit: TravelPermit
}

pub(super) fn passport_layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::Passport;
    shape::length(kind, text, &[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])?;
    shape::characters(kind, text, |_, c| shape::digit_or_capital(c))?;
    match text.chars().enumerate().last() {
        Some((index, found)) if !text.bytes().any(|b| b.is_ascii_digit()) => {
            Err(CodeError::Character { kind, position: index + 1, found })
        }
        _ => Ok(()),
    }
}

/// The nine-character form: one or two letters, then digits.
pub(super) fn is_common_passport(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    text.len() == 9
        && (1..=2).contains(&letters)
        && text.bytes().skip(letters).all(|b| b.is_ascii_digit())
}

pub(super) fn permit_layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::TravelPermit;
    let is_lettered = text.starts_with(['H', 'M']);
    let allowed: &[usize] = if is_lettered { &[9, 11] } else { &[8] };
    shape::length(kind, text, allowed)?;
    shape::characters(kind, text, |index, c| c.is_ascii_digit() || (index == 0 && is_lettered))
}
