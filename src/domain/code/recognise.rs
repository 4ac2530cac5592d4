//! What did the clerk type: every kind a text can be, the likeliest first, and the facts about it.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::domain::division::Divisions;

use super::describe::{date_doubt, describe, slips};
use super::{
    Code, CodeFinding, CodeKind, Verdict, credit, fold, organization, register, registration,
    resident, scan, slip, travel, written,
};

/// The answer to one typed text.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// The text as it came.
    pub input: String,
    /// The likeliest kind; `None`, in JSON `unknown`, when no layout fits.
    #[serde(serialize_with = "kind_or_unknown")]
    pub kind: Option<CodeKind>,
    /// The text under which the code is matched, else the folded text.
    pub canonical: String,
    /// Layout and, where the kind has one, check character hold.
    pub valid: bool,
    /// Facts about the likeliest reading.
    #[serde(serialize_with = "findings_with_text")]
    pub findings: Vec<CodeFinding>,
    /// Every reading, likeliest first, when there are several; else empty.
    pub alternatives: Vec<Alternative>,
}

/// One of several readings of a text.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The kind it would be.
    pub kind: CodeKind,
    /// The text under which it would be matched.
    pub canonical: String,
    /// Layout and, where the kind has one, check character hold.
    pub valid: bool,
}

impl Recognition {
    /// Every code the text can be, likeliest first, in the form it is matched by.
    pub fn codes(&self) -> impl Iterator<Item = Code> {
        let only = self.alternatives.is_empty().then_some(()).and(self.kind);
        only.map(|kind| (kind, self.canonical.as_str()))
            .into_iter()
            .chain(self.alternatives.iter().map(|a| (a.kind, a.canonical.as_str())))
            .filter_map(|(kind, text)| Code::new(kind.canonical(), text).ok())
    }
}

/// Recognises one text. `today_year` tells dates to come from dates past; without it only days
/// outside the calendar are doubted.
#[must_use]
pub fn recognise(text: &str, divisions: &Divisions, today_year: Option<i16>) -> Recognition {
    let folded = fold(text);
    let readings = readings(text, &folded, today_year);
    let Some(best) = readings.first() else { return near_miss(text, folded, divisions) };
    let alternatives =
        if readings.len() > 1 { readings.iter().map(alternative).collect() } else { Vec::new() };
    Recognition {
        input: text.to_owned(),
        kind: Some(best.kind()),
        canonical: best.canonical_key(),
        valid: best.verdict().is_acceptable(),
        findings: describe(best, divisions, today_year),
        alternatives,
    }
}

/// Every code the folded text can be, likeliest first. Where a check character holds, readings that
/// fail theirs are not worth a word.
pub(super) fn readings(text: &str, folded: &str, today_year: Option<i16>) -> Vec<Code> {
    let mut readings: Vec<(Verdict, u8, Code)> = CodeKind::ALL
        .into_iter()
        .filter_map(|kind| Code::from_folded(kind, text, folded).ok())
        .map(|code| (code.verdict(), code))
        .filter(|(verdict, code)| is_offered(code, *verdict, folded))
        .map(|(verdict, code)| (verdict, weight(&code, today_year), code))
        .collect();
    if readings.iter().any(|(verdict, ..)| *verdict == Verdict::Holds) {
        readings.retain(|(verdict, ..)| verdict.is_acceptable());
    }
    readings
        .sort_by_key(|(verdict, weight, _)| (!verdict.is_acceptable(), std::cmp::Reverse(*weight)));
    readings.into_iter().map(|(.., code)| code).collect()
}

/// Layouts without a check character fit too many texts to be offered on the layout alone.
fn is_offered(code: &Code, verdict: Verdict, folded: &str) -> bool {
    let text = code.as_str();
    match code.kind() {
        CodeKind::CreditCode => {
            verdict == Verdict::Holds
                || register::names(text).is_some()
                || register::region(code.kind(), text).is_some()
        }
        CodeKind::OrganizationCode => {
            verdict == Verdict::Holds || text.bytes().filter(u8::is_ascii_digit).count() >= 4
        }
        CodeKind::RegistrationNumber => text.len() != 13 || register::is_province(text),
        CodeKind::TaxNumber => match text.len() {
            15 => verdict == Verdict::Holds && register::is_province(text),
            20 => register::is_province(text) && resident::birth(text).is_some(),
            _ => false,
        },
        CodeKind::InstitutionNumber => written::institution_digits(folded).is_some(),
        CodeKind::SocialNumber => written::is_social_certificate(folded),
        CodeKind::Passport => travel::is_common_passport(text),
        _ => true,
    }
}

/// How likely the reading is among those of equal validity; only the order means anything.
fn weight(code: &Code, today_year: Option<i16>) -> u8 {
    let text = code.as_str();
    let has_date = || date_doubt(text, today_year).is_none();
    match code.kind() {
        CodeKind::HmtResidencePermit if has_date() => 95,
        CodeKind::ResidentId if has_date() && register::is_province(text) => 90,
        CodeKind::ForeignerId if has_date() && text.get(1..).is_some_and(register::is_province) => {
            85
        }
        CodeKind::CreditCode if register::names(text).is_some() => 80,
        CodeKind::HmtResidencePermit => 70,
        // A registration number rarely holds a date, and those before 1930 are mostly its sequence.
        CodeKind::ResidentId15 if is_born_since(code, 1930) => 65,
        CodeKind::OrganizationCode | CodeKind::RegistrationNumber => 60,
        CodeKind::ResidentId15 | CodeKind::TravelPermit => 55,
        CodeKind::Passport => 50,
        CodeKind::ResidentId if register::is_province(text) => 45,
        CodeKind::TaxNumber => 40,
        CodeKind::CreditCode => 35,
        _ => 30,
    }
}

fn is_born_since(code: &Code, year: i16) -> bool {
    resident::birth(&code.canonical_key()).is_some_and(|birth| birth.year() >= year)
}

fn alternative(code: &Code) -> Alternative {
    Alternative {
        kind: code.kind(),
        canonical: code.canonical_key(),
        valid: code.verdict().is_acceptable(),
    }
}

/// No layout fits: a letter the code never uses, a character short or long, or a code inside.
fn near_miss(text: &str, folded: String, divisions: &Divisions) -> Recognition {
    let mut findings = Vec::new();
    let kind = mistyped(&folded);
    if let Some(kind) = kind {
        findings.extend(illegal_letters(kind, &folded));
        findings.extend(slips(kind, &folded, divisions));
    } else if folded.is_ascii() {
        one_short(&folded, &mut findings);
        one_long(&folded, divisions, &mut findings);
    }
    if findings.is_empty() {
        let codes = scan::credit_codes_in(text);
        findings
            .extend(codes.iter().map(|code| CodeFinding::ContainsCode { code: code.to_string() }));
    }
    Recognition {
        input: text.to_owned(),
        kind,
        canonical: folded,
        valid: false,
        findings,
        alternatives: Vec::new(),
    }
}

/// The kind a text would be with the digits its letters look like; a credit code's beginning is
/// enough to know one.
fn mistyped(folded: &str) -> Option<CodeKind> {
    const KINDS: [CodeKind; 5] = [
        CodeKind::HmtResidencePermit,
        CodeKind::ResidentId,
        CodeKind::RegistrationNumber,
        CodeKind::OrganizationCode,
        CodeKind::CreditCode,
    ];
    if !folded.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let mended: String = folded.chars().map(|c| slip::digit_for(c).unwrap_or(c)).collect();
    let fits = |kind: CodeKind| Code::from_folded(kind, &mended, &mended).ok();
    let is_likely = |code: &Code| match code.kind() {
        CodeKind::CreditCode => register::names(&mended).is_some(),
        CodeKind::ResidentId => {
            resident::birth(&mended).is_some() && register::is_province(&mended)
        }
        CodeKind::RegistrationNumber => register::is_province(&mended),
        _ => true,
    };
    let likely = KINDS.into_iter().filter_map(fits).find(is_likely).map(|code| code.kind());
    let begins = folded.len() == 18 && register::names(&mended).is_some();
    likely.filter(|_| mended != folded).or_else(|| begins.then_some(CodeKind::CreditCode))
}

fn illegal_letters(kind: CodeKind, folded: &str) -> impl Iterator<Item = CodeFinding> {
    let is_legal = move |index: usize, c: char| match kind {
        CodeKind::CreditCode => credit::is_letter_of_code(c),
        CodeKind::OrganizationCode => index < 8 || c.is_ascii_digit() || c == 'X',
        _ => c.is_ascii_digit() || (index == 17 && c == 'X'),
    };
    folded
        .chars()
        .enumerate()
        .filter(move |&(index, c)| !is_legal(index, c))
        .map(|(index, letter)| CodeFinding::IllegalLetter { position: index + 1, letter })
}

/// Kinds a text of another length can be told from by its beginning.
const TOLD_BY_BEGINNING: [CodeKind; 3] =
    [CodeKind::ResidentId, CodeKind::RegistrationNumber, CodeKind::CreditCode];

fn begins_like(kind: CodeKind, folded: &str) -> bool {
    let all = |fits: fn(char) -> bool| folded.chars().all(fits);
    match kind {
        CodeKind::CreditCode => register::names(folded).is_some() && all(credit::is_letter_of_code),
        CodeKind::ResidentId => {
            register::is_province(folded)
                && folded.trim_end_matches('X').bytes().all(|b| b.is_ascii_digit())
        }
        _ => register::is_province(folded) && all(|c| c.is_ascii_digit()),
    }
}

fn one_short(folded: &str, findings: &mut Vec<CodeFinding>) {
    let found = folded.len();
    for kind in TOLD_BY_BEGINNING {
        let Some(length) = slip::length_of(kind).filter(|length| found + 1 == *length) else {
            continue;
        };
        if begins_like(kind, folded) {
            findings.push(CodeFinding::LengthNear { kind, found, length });
            findings.extend(missing_check(kind, folded));
        }
    }
    if found == 8 && folded.bytes().filter(u8::is_ascii_digit).count() >= 4 {
        findings.extend(missing_check(CodeKind::OrganizationCode, folded));
    }
}

fn missing_check(kind: CodeKind, folded: &str) -> Option<CodeFinding> {
    let expected = expected_check(kind, folded)?;
    Some(CodeFinding::CheckMissing { kind, expected })
}

/// The check character a text short of it asks for.
pub(super) fn expected_check(kind: CodeKind, text: &str) -> Option<char> {
    match kind {
        CodeKind::CreditCode => credit::check_character(text),
        CodeKind::OrganizationCode => organization::check_character(text),
        CodeKind::RegistrationNumber => registration::check_character(text),
        _ => resident::check_character(text),
    }
}

fn one_long(folded: &str, divisions: &Divisions, findings: &mut Vec<CodeFinding>) {
    let found = folded.len();
    for kind in TOLD_BY_BEGINNING {
        let Some(length) = slip::length_of(kind).filter(|length| found == length + 1) else {
            continue;
        };
        if begins_like(kind, folded) {
            findings.push(CodeFinding::LengthNear { kind, found, length });
            findings.extend(slips(kind, folded, divisions));
        }
    }
}

fn kind_or_unknown<S: Serializer>(
    kind: &Option<CodeKind>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.map_or("unknown", CodeKind::name))
}

fn findings_with_text<S: Serializer>(
    findings: &[CodeFinding],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Written<'a> {
        #[serde(flatten)]
        fact: &'a CodeFinding,
        text: String,
    }
    serializer.collect_seq(findings.iter().map(|fact| Written { fact, text: fact.to_string() }))
}

/// What was typed may be a person's number, so it does not reach logs through `{:?}`.
impl fmt::Debug for Recognition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let findings: Vec<_> = self.findings.iter().map(CodeFinding::name).collect();
        f.debug_struct("Recognition")
            .field("kind", &self.kind)
            .field("valid", &self.valid)
            .field("findings", &findings)
            .field("alternatives", &self.alternatives)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Alternative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Alternative({}, {})", self.kind.name(), self.valid)
    }
}
