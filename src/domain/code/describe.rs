//! The facts about one code whose layout fits.

use crate::domain::division::{DivisionStatus, Divisions};

use super::registration::{RegistrationForm, form};
use super::{
    CardEdition, Code, CodeFinding, CodeKind, DateDoubt, LegacyForm, Verdict, permit, register,
    resident, slip,
};

/// More suggestions than this help nobody.
const MOST_SUGGESTIONS: usize = 3;
/// Years after which a date of birth is doubted.
const OLDEST: i16 = 130;

/// Check first, then slips, then what the code says of its subject.
pub(super) fn describe(
    code: &Code,
    divisions: &Divisions,
    today_year: Option<i16>,
) -> Vec<CodeFinding> {
    let mut findings = Vec::new();
    check(code, divisions, &mut findings);
    match code.kind() {
        CodeKind::CreditCode => credit(code, &mut findings),
        CodeKind::TaxNumber => findings.extend(code.implied().first().and_then(inner)),
        CodeKind::RegistrationNumber => findings.extend(legacy(code.as_str())),
        CodeKind::ResidentId15 => {
            findings.push(CodeFinding::Upgraded { upgraded: code.canonical_key() });
        }
        CodeKind::ForeignerId => {
            findings.push(CodeFinding::ForeignerCard { edition: CardEdition::Of2023 });
        }
        CodeKind::ForeignerId15 => {
            findings.push(CodeFinding::ForeignerCard { edition: CardEdition::Of2017 });
        }
        CodeKind::HmtResidencePermit => findings.extend(
            permit::origin(code.as_str()).map(|origin| CodeFinding::PermitOrigin { origin }),
        ),
        _ => {}
    }
    if code.kind() != CodeKind::HmtResidencePermit
        && let Some(region) = register::region(code.kind(), code.as_str())
    {
        findings.push(region_finding(region, divisions, today_year));
    }
    person(code, today_year, &mut findings);
    findings
}

/// What the table says of a six-digit division.
pub(super) fn region_finding(
    region: &str,
    divisions: &Divisions,
    today_year: Option<i16>,
) -> CodeFinding {
    let code = region.to_owned();
    if region == register::NATIONAL {
        return CodeFinding::Region { code, path: "国家级登记管理机关".to_owned() };
    }
    let place = divisions.place(region, today_year);
    match place.status {
        DivisionStatus::Current => CodeFinding::Region { code, path: place.path },
        DivisionStatus::Abolished { last_seen } => {
            CodeFinding::RegionAbolished { code, path: place.path, last_seen }
        }
        DivisionStatus::Unknown => CodeFinding::RegionUnknown { code, path: place.path },
    }
}

/// The slips that would explain a failure, as findings.
pub(super) fn slips(
    kind: CodeKind,
    folded: &str,
    divisions: &Divisions,
) -> impl Iterator<Item = CodeFinding> + use<> {
    slip::likely_slips(kind, folded, divisions).into_iter().take(MOST_SUGGESTIONS).map(|slip| {
        CodeFinding::LikelySlip {
            kind: slip.code.kind(),
            suggestion: slip.code.to_string(),
            cause: slip.cause,
        }
    })
}

fn check(code: &Code, divisions: &Divisions, findings: &mut Vec<CodeFinding>) {
    match code.verdict() {
        Verdict::Holds => {}
        Verdict::NoCheck => findings.push(CodeFinding::NoCheck),
        Verdict::CheckFailed { expected } => {
            let found = code.as_str().chars().take(18).last().unwrap_or(expected);
            findings.push(CodeFinding::CheckMismatch { expected, found });
            findings.extend(slips(code.kind(), code.as_str(), divisions));
        }
    }
}

fn credit(code: &Code, findings: &mut Vec<CodeFinding>) {
    let text = code.as_str();
    findings.push(match register::names(text) {
        Some((register, category)) => CodeFinding::Register { register, category },
        None => CodeFinding::RegisterUnknown { head: text.chars().take(2).collect() },
    });
    let organization = code.implied();
    findings.extend(match organization.first() {
        Some(organization) => inner(organization),
        None => text
            .get(8..17)
            .map(|part| CodeFinding::InnerOrganizationFails { code: part.into(), expected: None }),
    });
}

/// Whether an organization code inside another code holds.
fn inner(code: &Code) -> Option<CodeFinding> {
    if code.kind() != CodeKind::OrganizationCode {
        return None;
    }
    let text = code.as_str().to_owned();
    match code.verdict() {
        Verdict::Holds => Some(CodeFinding::InnerOrganizationHolds { code: text }),
        Verdict::CheckFailed { expected } => {
            Some(CodeFinding::InnerOrganizationFails { code: text, expected: Some(expected) })
        }
        Verdict::NoCheck => None,
    }
}

fn legacy(text: &str) -> Option<CodeFinding> {
    let form = match form(&super::fold(text))? {
        RegistrationForm::Current => return None,
        RegistrationForm::Old13 => LegacyForm::Old13,
        RegistrationForm::Cooperative => LegacyForm::Cooperative,
        RegistrationForm::Written => LegacyForm::Written,
    };
    Some(CodeFinding::LegacyRegistration { form })
}

/// Date of birth and sequence, where the number carries them.
fn person(code: &Code, today_year: Option<i16>, findings: &mut Vec<CodeFinding>) {
    if !matches!(
        code.kind(),
        CodeKind::ResidentId
            | CodeKind::ResidentId15
            | CodeKind::HmtResidencePermit
            | CodeKind::ForeignerId
    ) {
        return;
    }
    let text = code.canonical_key();
    if let (Some(doubt), Some(digits)) = (date_doubt(&text, today_year), text.get(6..14)) {
        findings.push(CodeFinding::ImplausibleDate { digits: digits.to_owned(), doubt });
    }
    let is_resident = code.kind().canonical() == CodeKind::ResidentId;
    if let Some(sequence) = resident::sequence(&text)
        && is_resident
        && resident::is_centenarian(sequence)
    {
        findings.push(CodeFinding::CentenarianSequence { sequence: sequence.to_owned() });
    }
}

/// Why the date of birth of an 18-character number is doubted, if it is.
pub(super) fn date_doubt(text: &str, today_year: Option<i16>) -> Option<DateDoubt> {
    let Some(birth) = resident::birth(text) else { return Some(DateDoubt::Impossible) };
    let today = today_year?;
    if birth.year() > today {
        Some(DateDoubt::Future)
    } else if birth.year() < today.saturating_sub(OLDEST) {
        Some(DateDoubt::TooOld)
    } else {
        None
    }
}
