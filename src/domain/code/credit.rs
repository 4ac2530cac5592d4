//! Unified social credit code (统一社会信用代码), GB 32100-2015.

use super::newtype::checked_code;
use super::{Code, CodeError, CodeKind, Verdict, layout as shape, register};

/// Character values of the standard: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3^(i-1) mod 31 for the first seventeen places.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

checked_code! {
    /// A unified social credit code whose check character holds.
    CreditCode: CreditCode
}

impl CreditCode {
    /// The register that issued it, 登记管理部门; `None` for a character the standard does not use.
    #[must_use]
    pub fn register(&self) -> Option<&'static str> {
        self.as_str().chars().next().and_then(register::register_name)
    }

    /// The category within the register, 机构类别.
    #[must_use]
    pub fn category(&self) -> Option<&'static str> {
        register::names(self.as_str()).map(|(_, category)| category)
    }

    /// The six characters of 登记管理机关行政区划码; abolished codes and 100000 occur.
    #[must_use]
    pub fn region(&self) -> &str {
        self.as_str().get(2..8).unwrap_or_default()
    }

    /// The organization code inside, check holding or not; `None` when its characters cannot be one.
    #[must_use]
    pub fn organization(&self) -> Option<Code> {
        self.code().implied().into_iter().next()
    }
}

/// Whether the standard's 31 characters contain it.
pub(super) fn is_letter_of_code(c: char) -> bool {
    value(c).is_some()
}

/// Eighteen characters of the alphabet: register and category may be letters (A1, N2, Y1) and the
/// region is not held to digits, since issued codes are the authority.
pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    shape::length(CodeKind::CreditCode, text, &[18])?;
    shape::characters(CodeKind::CreditCode, text, |_, c| is_letter_of_code(c))
}

/// The check character that the first seventeen characters ask for.
pub(super) fn check_character(text: &str) -> Option<char> {
    let mut sum = 0;
    let mut characters = text.chars();
    for weight in WEIGHTS {
        sum += value(characters.next()?)? * weight;
    }
    let index = (31 - sum % 31) % 31;
    ALPHABET.get(index as usize).map(|&b| char::from(b))
}

pub(super) fn verdict(text: &str) -> Verdict {
    match (check_character(text), text.chars().nth(17)) {
        (Some(expected), Some(found)) => Verdict::compare(found, expected),
        _ => Verdict::NoCheck,
    }
}

fn value(c: char) -> Option<u32> {
    let index = ALPHABET.iter().position(|&b| char::from(b) == c)?;
    u32::try_from(index).ok()
}
