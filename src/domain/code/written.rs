//! Numbers without a common standard, kept as written: 事业单位证书号, 社会组织登记证号, and the
//! written-out registration numbers.

use super::{CodeError, CodeKind, fold};

/// Longest text kept, in characters.
pub(super) const LONGEST: usize = 60;

/// The text without outer blanks and controls; refused when empty, too long, or without any digit,
/// letter or Chinese character.
pub(super) fn read(kind: CodeKind, text: &str) -> Result<String, CodeError> {
    let kept: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    if !kept.chars().any(char::is_alphanumeric) {
        return Err(CodeError::Empty { kind });
    }
    match kept.chars().count() {
        found if found > LONGEST => Err(CodeError::Length { kind, found }),
        _ => Ok(kept),
    }
}

/// Whether a code of this kind and text is stored as written instead of folded.
pub(super) fn is_kept_as_written(kind: CodeKind, text: &str) -> bool {
    match kind {
        CodeKind::InstitutionNumber | CodeKind::SocialNumber => true,
        CodeKind::RegistrationNumber => !text.is_ascii(),
        _ => false,
    }
}

/// Folded; the twelve digits of 事证第…号 stand for the whole.
pub(super) fn key(text: &str) -> String {
    let folded = fold(text);
    match institution_digits(&folded) {
        Some(digits) => digits.to_owned(),
        None => folded,
    }
}

/// The digits of `事证第1XXXXXXXXXXX号`.
pub(super) fn institution_digits(folded: &str) -> Option<&str> {
    let digits = folded.strip_prefix("事证第")?.strip_suffix('号')?;
    (digits.len() == 12 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// Whether it reads like a social organization's certificate, 社证字第…号 or 民证字第…号.
pub(super) fn is_social_certificate(folded: &str) -> bool {
    let Some((head, tail)) = folded.split_once("证字第") else { return false };
    head.chars().count() <= 8
        && ["社", "民", "基"].iter().any(|mark| head.contains(mark))
        && tail.ends_with('号')
        && tail.chars().any(|c| c.is_ascii_digit())
}
