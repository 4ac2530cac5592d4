//! Cells that hold codes: layout held to, check characters looked at, never a digit guessed.

use super::notes::Notes;
use super::plan::Field;
use crate::domain::{
    code::{Code, CodeError, CodeKind, Verdict, fold, likely_slips},
    division::Divisions,
    mask,
};

/// Kinds an identity number can be when nothing names its kind, likeliest first.
const BY_LAYOUT: [CodeKind; 7] = [
    CodeKind::ResidentId,
    CodeKind::ResidentId15,
    CodeKind::HmtResidencePermit,
    CodeKind::ForeignerId,
    CodeKind::ForeignerId15,
    CodeKind::TravelPermit,
    CodeKind::Passport,
];

/// What the word in a 证件类型 column allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// No word: the layout tells.
    Nothing,
    /// These kinds.
    Kinds(&'static [CodeKind]),
    /// A document whose numbers are not known here.
    Another,
}

/// A code of a fixed kind; `None` after an error.
pub(super) fn of_kind(
    kind: CodeKind,
    text: &str,
    field: &Field<'_>,
    divisions: &Divisions,
    notes: &mut Notes<'_>,
) -> Option<Code> {
    if is_placeholder(text) {
        notes.error(field, text, "各位都是同一个字符，不是真实的号码");
        return None;
    }
    match Code::new(kind, text) {
        Ok(code) => {
            check(&code, field, divisions, notes);
            Some(code)
        }
        Err(error) => {
            notes.error(field, text, reason(error));
            None
        }
    }
}

/// An identity number by the word that names its kind; `None` after an error, or when the number is
/// of a document whose numbers are not known.
pub(super) fn identity(
    type_word: &str,
    text: &str,
    field: &Field<'_>,
    divisions: &Divisions,
    notes: &mut Notes<'_>,
) -> Option<Code> {
    if is_placeholder(text) {
        notes.error(field, text, "各位都是同一个字符，不是真实的号码");
        return None;
    }
    let result = match named(type_word) {
        Named::Nothing => {
            by_layout(text).ok_or("号码不合任何一种证件的写法，请核对，或填写证件类型".to_owned())
        }
        Named::Kinds(kinds) => match first_fit(kinds, text) {
            Ok(code) => Ok(code),
            Err(error) => match by_layout(text).filter(|code| code.verdict() == Verdict::Holds) {
                Some(code) => {
                    let found = code.kind().label();
                    notes.warn(
                        field,
                        text,
                        format!("证件类型写的是“{type_word}”，号码却是{found}"),
                    );
                    Ok(code)
                }
                None => Err(reason(error)),
            },
        },
        Named::Another => return None,
    };
    match result {
        Ok(code) => {
            check(&code, field, divisions, notes);
            Some(code)
        }
        Err(reason) => {
            notes.error(field, text, reason);
            None
        }
    }
}

/// Warns of a check character that does not hold. Codes that fail have been issued: never a refusal.
fn check(code: &Code, field: &Field<'_>, divisions: &Divisions, notes: &mut Notes<'_>) {
    let Verdict::CheckFailed { expected } = code.verdict() else { return };
    let kind = code.kind();
    let mut reason = format!("{}校验码不符，应为 {expected}", kind.label());
    if let Some(slip) = likely_slips(kind, code.as_str(), divisions).first() {
        reason.push('，');
        reason.push_str(slip.cause.label());
        // A whole identity number has no place in a report.
        if !code.is_personal() {
            reason.push_str(&format!("，可能是 {}", slip.code));
        }
    }
    let value = code.as_str();
    let shown = if code.is_personal() { mask::identity_number(value) } else { value.to_owned() };
    notes.warn_masked(field, shown, reason);
}

fn named(word: &str) -> Named {
    const RESIDENT: &[CodeKind] = &[CodeKind::ResidentId, CodeKind::ResidentId15];
    const FOREIGNER: &[CodeKind] = &[CodeKind::ForeignerId, CodeKind::ForeignerId15];
    let has = |part: &str| word.contains(part);
    if word.is_empty() {
        Named::Nothing
    } else if has("永久居留") {
        Named::Kinds(FOREIGNER)
    } else if has("居住证") {
        Named::Kinds(&[CodeKind::HmtResidencePermit])
    } else if has("通行证") || has("回乡证") || has("台胞证") {
        Named::Kinds(&[CodeKind::TravelPermit])
    } else if has("护照") {
        Named::Kinds(&[CodeKind::Passport])
    } else if has("身份证") || has("户口") || has("驾驶") {
        // Household registers and driving licences carry the resident number.
        Named::Kinds(RESIDENT)
    } else {
        Named::Another
    }
}

/// The first kind whose check holds or that has none, else the first whose layout fits.
fn by_layout(text: &str) -> Option<Code> {
    // A resident number cut short would pass for a passport made of digits.
    let is_lettered = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_likely = |kind: &CodeKind| {
        is_lettered || !matches!(kind, CodeKind::TravelPermit | CodeKind::Passport)
    };
    let fitting =
        || BY_LAYOUT.into_iter().filter(is_likely).filter_map(|kind| Code::new(kind, text).ok());
    fitting().find(|code| code.verdict().is_acceptable()).or_else(|| fitting().next())
}

/// The first of the kinds whose layout fits; else what the first has against it.
fn first_fit(kinds: &[CodeKind], text: &str) -> Result<Code, CodeError> {
    let mut first = None;
    for kind in kinds {
        match Code::new(*kind, text) {
            Ok(code) => return Ok(code),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(CodeError::Empty { kind: CodeKind::ResidentId }))
}

/// `000000000000000000` and its like: a zero credit code even passes its own check.
fn is_placeholder(text: &str) -> bool {
    let folded = fold(text);
    let mut characters = folded.chars();
    let first = characters.next();
    first.is_some() && folded.len() > 3 && characters.all(|c| Some(c) == first)
}

fn reason(error: CodeError) -> String {
    error.to_string().trim_end_matches('。').replace('。', "，")
}
