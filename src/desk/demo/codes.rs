//! Codes of a synthetic district: their check characters hold, and they are nobody's.

use crate::domain::{
    Day,
    code::{Code, CodeKind, Verdict},
};

use super::{random::Random, setting::REGION};

/// The standard's letters for the body of a credit code.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Bodies are a permutation of the running number: these share no factor with 31⁶.
const BODIES: u64 = 31 * 31 * 31 * 31 * 31 * 31;
const BODY_STEP: u64 = 387_420_489;

/// Divisions founded from 2009 on. A number is given at first registration under the division of
/// that time, so together with a birth before 2001 they make numbers that were never issued.
const YOUNG_DIVISIONS: [&str; 16] = [
    "320117", "320118", "320213", "320214", "320312", "320413", "320508", "320509", "320614",
    "320685", "320707", "320812", "320813", "320904", "321012", "321204",
];
/// Shares no factor with the number of all numbers; near the golden section, so that neighbours
/// lie far apart.
const NUMBER_STEP: u64 = 177_796_237;
const BIRTH_DAYS: u64 = 20_000;
const SEQUENCES: u64 = 899;
const FIRST_BIRTH: Day = Day::constant(1946, 1, 1);

/// The code that begins with `head` and whose check character holds; `None` when the layout does
/// not fit, which the tests of the demo would show.
pub(super) fn completed(kind: CodeKind, head: &str) -> Option<Code> {
    let guess = Code::new(kind, &format!("{head}0")).ok()?;
    match guess.verdict() {
        Verdict::CheckFailed { expected } => Code::new(kind, &format!("{head}{expected}")).ok(),
        Verdict::Holds | Verdict::NoCheck => Some(guess),
    }
}

/// A credit code of a register and category (`91`) under a division, for the subject of a number.
/// Bodies begin with MY, which has not been given out.
pub(super) fn credit(head: &str, region: &str, seed: u64, number: u64) -> Option<Code> {
    let organization = organization(seed, number)?;
    completed(CodeKind::CreditCode, &format!("{head}{region}{organization}"))
}

/// The organization code inside the credit code of the same number.
pub(super) fn organization(seed: u64, number: u64) -> Option<Code> {
    let mut rest = (number * BODY_STEP + seed % BODIES) % BODIES;
    let mut body = [b'M', b'Y', 0, 0, 0, 0, 0, 0];
    for place in (2..8).rev() {
        body[place] = ALPHABET[(rest % 31) as usize];
        rest /= 31;
    }
    completed(CodeKind::OrganizationCode, std::str::from_utf8(&body).ok()?)
}

/// A registration number of GS 15-2006; `series` is the first digit of the sequence: 0–3 domestic
/// companies, 6–9 sole traders.
pub(super) fn registration(series: u32, number: u64) -> Option<Code> {
    let sequence = number % 10_000_000;
    completed(CodeKind::RegistrationNumber, &format!("{REGION}{series}{sequence:07}"))
}

/// A tax number from before the merger: division and organization code.
pub(super) fn tax(organization: &Code) -> Option<Code> {
    Code::new(CodeKind::TaxNumber, &format!("{REGION}{organization}")).ok()
}

/// The first seventeen digits of a resident number, another one for every number.
fn resident_head(seed: u64, number: u64) -> String {
    let all = YOUNG_DIVISIONS.len() as u64 * BIRTH_DAYS * SEQUENCES;
    let spread = (number % all * NUMBER_STEP + seed % all) % all;
    let division = YOUNG_DIVISIONS[(spread % YOUNG_DIVISIONS.len() as u64) as usize];
    let rest = spread / YOUNG_DIVISIONS.len() as u64;
    let born = birth(rest % BIRTH_DAYS);
    let sequence = rest / BIRTH_DAYS + 1;
    format!("{division}{:04}{:02}{:02}{sequence:03}", born.year(), born.month(), born.day())
}

fn birth(days: u64) -> Day {
    let days = i64::try_from(days).unwrap_or(0);
    FIRST_BIRTH.saturating_add(jiff::Span::new().days(days))
}

/// A resident number of 18 characters.
pub(super) fn resident(seed: u64, number: u64) -> Option<Code> {
    completed(CodeKind::ResidentId, &resident_head(seed, number))
}

/// A 15-digit one, as cards before 1999 had it: without century and check.
pub(super) fn resident_15(seed: u64, number: u64) -> Option<Code> {
    let head = resident_head(seed, number);
    Code::new(CodeKind::ResidentId15, &format!("{}{}", head.get(..6)?, head.get(8..17)?)).ok()
}

/// A resident number that also passes as a credit code, as one in 31 of those without X does.
pub(super) fn resident_passing_as_credit(seed: u64, number: u64) -> Option<Code> {
    (0..2_000).filter_map(|step| resident(seed, number + step * 7_919)).find(|code| {
        Code::new(CodeKind::CreditCode, code.as_str())
            .is_ok_and(|credit| credit.verdict() == Verdict::Holds)
    })
}

/// The same code with a wrong check character, as some were issued.
pub(super) fn misissued(code: &Code) -> Option<Code> {
    let (head, last) = code.as_str().split_at_checked(17)?;
    let wrong = if last == "3" { "4" } else { "3" };
    Code::new(code.kind(), &format!("{head}{wrong}")).ok()
}

/// Eight digits that nobody would take for a name.
pub(super) fn digits(random: &mut Random) -> String {
    format!("{:08}", random.between(1, 99_999_999))
}
