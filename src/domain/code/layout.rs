//! The tests several layouts share: length and characters by place.

use super::{CodeError, CodeKind};

/// Refuses an empty text and one whose length is not allowed.
pub(super) fn length(kind: CodeKind, text: &str, allowed: &[usize]) -> Result<usize, CodeError> {
    let found = text.chars().count();
    match found {
        0 => Err(CodeError::Empty { kind }),
        _ if allowed.contains(&found) => Ok(found),
        _ => Err(CodeError::Length { kind, found }),
    }
}

/// Refuses the first character that `fits` (index from 0, character) does not take.
pub(super) fn characters(
    kind: CodeKind,
    text: &str,
    fits: impl Fn(usize, char) -> bool,
) -> Result<(), CodeError> {
    match text.chars().enumerate().find(|&(index, c)| !fits(index, c)) {
        Some((index, found)) => Err(CodeError::Character { kind, position: index + 1, found }),
        None => Ok(()),
    }
}

/// A digit, or at `last` a digit or X.
pub(super) fn digit_or_last_x(index: usize, c: char, last: usize) -> bool {
    c.is_ascii_digit() || (index == last && c == 'X')
}

/// A digit or a capital Latin letter.
pub(super) fn digit_or_capital(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase()
}
