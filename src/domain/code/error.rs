//! Why a text is not a code of the kind it was read as. Never carries the text itself.

use std::fmt;

use super::CodeKind;

/// A broken layout, or for the checked types a check character that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing but blanks and hyphens.
    Empty {
        /// What it was read as.
        kind: CodeKind,
    },
    /// Too many or too few characters.
    Length {
        /// What it was read as.
        kind: CodeKind,
        /// Characters found after folding.
        found: usize,
    },
    /// A character the kind does not use at that place.
    Character {
        /// What it was read as.
        kind: CodeKind,
        /// Place in the folded text, counted from 1.
        position: usize,
        /// The character found there.
        found: char,
    },
    /// A 15-digit resident number whose six digits of birth are no date, or whose province is none.
    Birth {
        /// What it was read as.
        kind: CodeKind,
    },
    /// The number belongs to another kind of document.
    OtherKind {
        /// What it was read as.
        kind: CodeKind,
        /// What its first characters say it is.
        is: CodeKind,
    },
    /// The layout fits, the check character does not.
    CheckFailed {
        /// What it was read as.
        kind: CodeKind,
        /// The check character the rest asks for.
        expected: char,
    },
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { kind } => {
                write!(f, "{}是空的。请录入号码。", kind.label())
            }
            Self::Length { kind, found } => write!(
                f,
                "{}应为 {}，现有 {found} 个字符。请核对是否漏录或多录。",
                kind.label(),
                kind.lengths()
            ),
            Self::Character { kind, position, found } => {
                write!(f, "{}第 {position} 位不能是“{found}”。请对照证照重新录入。", kind.label())
            }
            Self::Birth { kind } => {
                write!(f, "{}中的省份或出生日期不存在。请对照证件重新录入。", kind.label())
            }
            Self::OtherKind { kind, is } => {
                write!(f, "这不是{}，开头几位属于{}。请核对证件类型。", kind.label(), is.label())
            }
            Self::CheckFailed { kind, expected } => {
                write!(f, "{}的校验码不符，应为 {expected}。请对照证照核对每一位。", kind.label())
            }
        }
    }
}

impl std::error::Error for CodeError {}
