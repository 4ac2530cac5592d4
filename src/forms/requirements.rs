//! `requirements = ["C06"]`: which numbered need of the hall a rule meets. Only told, in
//! `forms/README.md`; held to its shape so that a slip does not hide there.

use toml::Spanned;

use super::{Fault, FormsError, document::Document};

/// Refuses what is not a letter from A to K and two digits.
pub(super) fn check(
    document: &Document<'_>,
    given: Option<&Spanned<Vec<String>>>,
) -> Result<(), FormsError> {
    let Some(given) = given else { return Ok(()) };
    match given.get_ref().iter().find(|number| !is_number(number)) {
        Some(number) => Err(document.at(given, Fault::Requirement(number.clone()))),
        None => Ok(()),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(|c: char| ('A'..='K').contains(&c));
    digits.is_some_and(|rest| rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_digit()))
}
