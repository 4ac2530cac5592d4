//! Tax registration number (税务登记号) from before the certificates were merged.

use super::newtype::checked_code;
use super::{Code, CodeError, CodeKind, Verdict, layout as shape};

checked_code! {
    /// A tax registration number whose inner code's check holds, where it has one.
    TaxNumber: TaxNumber
}

/// What a number of a length can be made of: 15, six digits of region and an organization code, or
/// a 15-digit resident number; 18, a credit code or a resident number; 20, a resident number and two
/// digits. Length, kind inside, first and last byte.
const PARTS: [(usize, CodeKind, usize, usize); 5] = [
    (15, CodeKind::OrganizationCode, 6, 15),
    (15, CodeKind::ResidentId15, 0, 15),
    (18, CodeKind::CreditCode, 0, 18),
    (18, CodeKind::ResidentId, 0, 18),
    (20, CodeKind::ResidentId, 0, 18),
];

/// The code inside: the first whose check does not fail, else the first whose layout fits.
fn inner(text: &str) -> Option<Code> {
    let mut found: Option<Code> = None;
    for (_, kind, start, end) in PARTS.into_iter().filter(|part| part.0 == text.len()) {
        let Some(slice) = text.get(start..end) else { continue };
        match Code::from_folded(kind, slice, slice) {
            Ok(code) if code.verdict().is_acceptable() => return Some(code),
            Ok(code) => found = found.or(Some(code)),
            Err(_) => {}
        }
    }
    found
}

pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::TaxNumber;
    let length = shape::length(kind, text, &[15, 18, 20])?;
    shape::characters(kind, text, |index, c| {
        let is_plain = length == 15 && index < 6 || index >= 18;
        if is_plain { c.is_ascii_digit() } else { shape::digit_or_capital(c) }
    })?;
    match inner(text) {
        Some(_) => Ok(()),
        None => shape::characters(kind, text, |index, c| {
            shape::digit_or_last_x(index, c, if length == 15 { 14 } else { 17 })
        }),
    }
}

pub(super) fn verdict(text: &str) -> Verdict {
    inner(text).map_or(Verdict::NoCheck, |code| code.verdict())
}

/// The code it was made of, and what that one contains.
pub(super) fn implied(text: &str) -> Vec<Code> {
    let Some(code) = inner(text) else { return Vec::new() };
    let deeper = code.implied();
    std::iter::once(code).chain(deeper).collect()
}

pub(super) fn is_personal(text: &str) -> bool {
    inner(text).is_some_and(|code| code.kind().is_natural_person())
}
