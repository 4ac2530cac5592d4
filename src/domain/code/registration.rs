//! Registration number of the former industry and commerce offices (工商注册号), GS 15-2006, and
//! the forms older than it.

use super::newtype::checked_code;
use super::{CodeError, CodeKind, Verdict, layout as shape};

checked_code! {
    /// A registration number: 15 digits whose check holds, or an older form without check.
    RegistrationNumber: RegistrationNumber
}

/// The forms a registration number has had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationForm {
    /// Fifteen digits with a check digit, GS 15-2006.
    Current,
    /// Thirteen digits, before 2007.
    Old13,
    /// Farmers' cooperative: six digits, NA, six digits, X.
    Cooperative,
    /// Written out, as 企独苏宁总字第…号; kept as written.
    Written,
}

impl RegistrationNumber {
    /// Which form it has.
    #[must_use]
    pub fn form(&self) -> RegistrationForm {
        form(self.as_str()).unwrap_or(RegistrationForm::Written)
    }
}

/// The form of a folded text, if it has one.
pub(super) fn form(text: &str) -> Option<RegistrationForm> {
    let is_digits = text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        15 if is_digits => Some(RegistrationForm::Current),
        13 if is_digits => Some(RegistrationForm::Old13),
        15 if is_cooperative(text) => Some(RegistrationForm::Cooperative),
        _ if is_written(text) => Some(RegistrationForm::Written),
        _ => None,
    }
}

pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    if form(text).is_some() {
        return Ok(());
    }
    let kind = CodeKind::RegistrationNumber;
    shape::length(kind, text, &[13, 15])?;
    shape::characters(kind, text, |_, c| c.is_ascii_digit())
}

/// ISO 7064 MOD 11,10 over the first fourteen digits.
pub(super) fn check_character(text: &str) -> Option<char> {
    let mut product = 10;
    let mut characters = text.chars();
    for _ in 0..14 {
        let sum = (product + characters.next()?.to_digit(10)?) % 10;
        product = if sum == 0 { 10 } else { sum } * 2 % 11;
    }
    char::from_digit((11 - product) % 10, 10)
}

pub(super) fn verdict(text: &str) -> Verdict {
    if form(text) != Some(RegistrationForm::Current) {
        return Verdict::NoCheck;
    }
    match (check_character(text), text.chars().nth(14)) {
        (Some(expected), Some(found)) => Verdict::compare(found, expected),
        _ => Verdict::NoCheck,
    }
}

fn is_cooperative(text: &str) -> bool {
    text.char_indices().all(|(index, c)| match index {
        6 => c == 'N',
        7 => c == 'A',
        14 => c == 'X',
        _ => c.is_ascii_digit(),
    })
}

/// 企独苏宁总字第000123号, 企合…字第…号 and their like.
fn is_written(text: &str) -> bool {
    text.starts_with('企')
        && text.contains('字')
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().count() <= super::written::LONGEST
}
