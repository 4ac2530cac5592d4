//! Likely slips of hand and eye: small changes after which a failing code passes.
//! Only look-alikes O/0, I/1, Z/2, S/5, two neighbours swapped, and one character too many.

use serde::Serialize;

use crate::domain::division::{DivisionStatus, Divisions};

use super::{Code, CodeKind, OrganizationCode, Verdict, register, resident};

/// What seems to have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipCause {
    /// A letter written for the digit it looks like, or the other way round.
    LookAlike,
    /// Two neighbours changed places.
    Swapped,
    /// One character too many.
    Extra,
}

impl SlipCause {
    /// A short Chinese phrase.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LookAlike => "疑似形近字符误录",
            Self::Swapped => "疑似相邻两位颠倒",
            Self::Extra => "疑似多录一位",
        }
    }
}

/// A corrected code and the slip it undoes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What seems to have happened.
    pub cause: SlipCause,
    /// A code whose check holds.
    pub code: Code,
}

/// The digit a letter is mistaken for.
pub(super) const fn digit_for(letter: char) -> Option<char> {
    match letter {
        'O' => Some('0'),
        'I' => Some('1'),
        'Z' => Some('2'),
        'S' => Some('5'),
        _ => None,
    }
}

/// The length of the kinds slips are looked for in.
pub(super) const fn length_of(kind: CodeKind) -> Option<usize> {
    match kind {
        CodeKind::CreditCode
        | CodeKind::ResidentId
        | CodeKind::HmtResidencePermit
        | CodeKind::ForeignerId => Some(18),
        CodeKind::RegistrationNumber => Some(15),
        CodeKind::OrganizationCode => Some(9),
        _ => None,
    }
}

/// Corrected codes of the kind that pass, most likely first; empty for kinds without check
/// character. The text is folded. What it returns is a guess to be shown, never to be taken.
#[must_use]
pub fn likely_slips(kind: CodeKind, folded: &str, divisions: &Divisions) -> Vec<Slip> {
    let Some(length) = length_of(kind) else { return Vec::new() };
    let Some(text) = ascii(folded) else { return Vec::new() };
    let mut slips = Vec::new();
    if text.len() == length {
        let mended = look_alikes(kind, &text);
        collect(&mut slips, SlipCause::LookAlike, kind, mended, holds);
        // Where every other signal of a credit code agrees, only its last character is in doubt.
        if kind != CodeKind::CreditCode || !agrees(kind, folded, divisions) {
            collect(&mut slips, SlipCause::Swapped, kind, swaps(&text), |code| {
                holds(code) && agrees(kind, code.as_str(), divisions)
            });
        }
    } else if text.len() == length + 1 {
        collect(&mut slips, SlipCause::Extra, kind, shortened(&text), |code| {
            holds(code) && agrees(kind, code.as_str(), divisions)
        });
    }
    slips
}

fn collect(
    slips: &mut Vec<Slip>,
    cause: SlipCause,
    kind: CodeKind,
    candidates: impl IntoIterator<Item = Vec<char>>,
    passes: impl Fn(&Code) -> bool,
) {
    for candidate in candidates {
        let text: String = candidate.iter().collect();
        let Ok(code) = Code::from_folded(kind, &text, &text) else { continue };
        if passes(&code) && slips.iter().all(|slip| slip.code != code) {
            slips.push(Slip { cause, code });
        }
    }
}

fn holds(code: &Code) -> bool {
    code.verdict() == Verdict::Holds
}

/// Swapping and deleting try so many texts that the check alone lets wrong ones through: every
/// other signal the kind has must agree.
fn agrees(kind: CodeKind, text: &str, divisions: &Divisions) -> bool {
    let has_region = || {
        register::region(kind, text).is_some_and(|region| {
            region == register::NATIONAL
                || divisions.place(region, None).status != DivisionStatus::Unknown
        })
    };
    let has_birth = || resident::birth(text).is_some();
    match kind {
        CodeKind::CreditCode => {
            let holds_inside =
                text.get(8..17).is_some_and(|part| OrganizationCode::parse(part).is_ok());
            holds_inside && register::names(text).is_some() && has_region()
        }
        CodeKind::ResidentId => has_birth() && has_region(),
        CodeKind::HmtResidencePermit | CodeKind::ForeignerId => has_birth(),
        CodeKind::RegistrationNumber => has_region(),
        _ => true,
    }
}

fn ascii(folded: &str) -> Option<Vec<char>> {
    folded.is_ascii().then(|| folded.chars().collect())
}

/// Organization codes use every letter, so each place is tried alone and both ways; the other kinds
/// never use these letters, so all of them are digits.
fn look_alikes(kind: CodeKind, text: &[char]) -> Vec<Vec<char>> {
    if kind != CodeKind::OrganizationCode {
        let mended: Vec<char> = text.iter().map(|&c| digit_for(c).unwrap_or(c)).collect();
        return if mended == text { Vec::new() } else { vec![mended] };
    }
    let other = |c: char| digit_for(c).or_else(|| letter_for(c));
    let mut candidates = Vec::new();
    for (index, &c) in text.iter().enumerate() {
        if let Some(c) = other(c) {
            candidates.push(replaced(text, index, c));
        }
    }
    candidates
}

const fn letter_for(digit: char) -> Option<char> {
    match digit {
        '0' => Some('O'),
        '1' => Some('I'),
        '2' => Some('Z'),
        '5' => Some('S'),
        _ => None,
    }
}

fn replaced(text: &[char], index: usize, c: char) -> Vec<char> {
    let mut candidate = text.to_vec();
    if let Some(place) = candidate.get_mut(index) {
        *place = c;
    }
    candidate
}

fn swaps(text: &[char]) -> impl Iterator<Item = Vec<char>> + '_ {
    (1..text.len()).filter(|&index| text.get(index) != text.get(index - 1)).map(|index| {
        let mut candidate = text.to_vec();
        candidate.swap(index - 1, index);
        candidate
    })
}

fn shortened(text: &[char]) -> impl Iterator<Item = Vec<char>> + '_ {
    (0..text.len()).map(|index| {
        let mut candidate = text.to_vec();
        candidate.remove(index);
        candidate
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestions(kind: CodeKind, text: &str) -> Vec<(SlipCause, String)> {
        let table = include_str!("../../../forms/divisions.csv");
        let divisions = Divisions::parse(table).unwrap();
        likely_slips(kind, text, &divisions)
            .into_iter()
            .map(|slip| (slip.cause, slip.code.to_string()))
            .collect()
    }

    #[test]
    fn undoes_look_alikes_swaps_and_extra_characters() {
        use CodeKind::{CreditCode, OrganizationCode, RegistrationNumber, ResidentId};
        let cases = [
            (CreditCode, "9I3ZO113MA0OOOOO7Q", SlipCause::LookAlike, "91320113MA0000007Q"),
            (CreditCode, "91320131MA0000007Q", SlipCause::Swapped, "91320113MA0000007Q"),
            (CreditCode, "913200113MA0000007Q", SlipCause::Extra, "91320113MA0000007Q"),
            (OrganizationCode, "DZ143569X", SlipCause::LookAlike, "D2143569X"),
            (RegistrationNumber, "44O3O11O3O97413", SlipCause::LookAlike, "440301103097413"),
            (ResidentId, "1101O519491231002X", SlipCause::LookAlike, "11010519491231002X"),
            (ResidentId, "11010519941231002X", SlipCause::Swapped, "11010519491231002X"),
        ];
        for (kind, typed, cause, code) in cases {
            let found = suggestions(kind, typed);
            assert!(found.contains(&(cause, code.to_owned())), "{typed}: {found:?}");
        }
    }

    #[test]
    fn says_nothing_where_nothing_small_helps() {
        assert_eq!(suggestions(CodeKind::CreditCode, "91320113MA00000075"), []);
        assert_eq!(suggestions(CodeKind::CreditCode, "甲"), []);
        assert_eq!(suggestions(CodeKind::Passport, "E1234567O"), []);
    }
}
