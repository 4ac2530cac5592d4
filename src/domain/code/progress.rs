//! Hints while a code is being typed into a query field.

use crate::domain::division::Divisions;

use super::describe::region_finding;
use super::recognise::{expected_check, readings};
use super::{Code, CodeFinding, CodeKind, Verdict, credit, fold, permit, register, resident, slip};

/// What can be said of the characters typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypingHint {
    /// Kinds the text is or can become, likeliest first.
    pub kinds: Vec<CodeKind>,
    /// Characters that count, after folding.
    pub typed: usize,
    /// How far it is.
    pub state: TypingState,
    /// One Chinese line to show; empty while idle.
    pub text: String,
    /// Register and division of the likeliest kind, once typed.
    pub detail: Option<String>,
}

/// How far a typed code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypingState {
    /// Nothing typed, or nothing like a code: a name, initials.
    Idle,
    /// The beginning of a code.
    Partial,
    /// Only the check character is missing.
    NeedsCheck {
        /// The one the rest asks for.
        expected: char,
    },
    /// Complete, check holds.
    Holds,
    /// Complete, check fails.
    CheckFailed {
        /// The one the rest asks for.
        expected: char,
    },
    /// Complete, a kind without check character.
    LayoutOnly,
    /// No code can begin like this, or it is too long.
    Broken,
}

/// Kinds that can be told before they are complete.
const GROWING: [CodeKind; 5] = [
    CodeKind::CreditCode,
    CodeKind::ResidentId,
    CodeKind::HmtResidencePermit,
    CodeKind::ForeignerId,
    CodeKind::RegistrationNumber,
];
/// Fewer characters are as likely a name's initials.
const FEWEST: usize = 4;
/// From here an 18-character number has shown its whole date of birth.
const DATE_TYPED: usize = 14;

/// The hint for a text being typed.
#[must_use]
pub fn progress(text: &str, divisions: &Divisions) -> TypingHint {
    let folded = fold(text);
    let typed = folded.chars().count();
    if !is_like_code(&folded, typed) {
        return hint(Vec::new(), typed, TypingState::Idle, String::new());
    }
    let readings = readings(text, &folded, None);
    let holds = readings.iter().find(|code| code.verdict() == Verdict::Holds);
    let complete = holds.or(readings.first());
    let growing = growing(&folded, typed);
    let mut shown = match complete {
        Some(code) if code.verdict() == Verdict::Holds => holding(code, growing, typed),
        Some(code) if growing.is_empty() => finished(code, typed),
        _ if growing.is_empty() => broken(&folded, typed),
        _ => unfinished(growing, &folded, typed),
    };
    shown.detail = shown.kinds.first().and_then(|&kind| detail(kind, &folded, divisions));
    shown
}

fn hint(kinds: Vec<CodeKind>, typed: usize, state: TypingState, text: String) -> TypingHint {
    TypingHint { kinds, typed, state, text, detail: None }
}

fn is_like_code(folded: &str, typed: usize) -> bool {
    (FEWEST..=20).contains(&typed)
        && folded.bytes().all(|b| b.is_ascii_alphanumeric())
        && folded.bytes().any(|b| b.is_ascii_digit())
}

fn holding(code: &Code, growing: Vec<CodeKind>, typed: usize) -> TypingHint {
    let mut text = format!("{}，校验通过", code.kind().label());
    if !growing.is_empty() {
        text.push_str(&format!("；或为{}，已输 {typed} 位", labels(&growing)));
    }
    let kinds = std::iter::once(code.kind()).chain(growing).collect();
    hint(kinds, typed, TypingState::Holds, text)
}

fn finished(code: &Code, typed: usize) -> TypingHint {
    let label = code.kind().label();
    let (state, text) = match code.verdict() {
        Verdict::Holds => (TypingState::Holds, format!("{label}，校验通过")),
        Verdict::CheckFailed { expected } => {
            (TypingState::CheckFailed { expected }, format!("{label}，校验码不符，应为 {expected}"))
        }
        Verdict::NoCheck => {
            (TypingState::LayoutOnly, format!("{label}，位数相符，该号码没有校验码"))
        }
    };
    hint(vec![code.kind()], typed, state, text)
}

fn unfinished(growing: Vec<CodeKind>, folded: &str, typed: usize) -> TypingHint {
    let closing = |kind: CodeKind| {
        let is_last = slip::length_of(kind) == Some(typed + 1);
        is_last.then(|| expected_check(kind, folded)).flatten()
    };
    let lead = growing.first().and_then(|&kind| closing(kind));
    let (open, closed): (Vec<CodeKind>, Vec<CodeKind>) =
        growing.iter().partition(|&&kind| closing(kind).is_none());
    let named =
        if lead.is_some() { labels(growing.get(..1).unwrap_or_default()) } else { labels(&open) };
    let mut text = format!("{named}，已输 {typed} 位");
    for (place, kind) in closed.iter().enumerate() {
        let Some(expected) = closing(*kind) else { continue };
        if lead.is_some() && place == 0 {
            text.push_str(&format!("，还差校验码，应为 {expected}"));
        } else {
            text.push_str(&format!("；若为{}，校验码应为 {expected}", kind.label()));
        }
    }
    if lead.is_some() && !open.is_empty() {
        text.push_str(&format!("；或为{}", labels(&open)));
    }
    let state = lead.map_or(TypingState::Partial, |expected| TypingState::NeedsCheck { expected });
    hint(growing, typed, state, text)
}

/// A letter no code uses, one character too many, or nothing to say.
fn broken(folded: &str, typed: usize) -> TypingHint {
    let letter = folded.chars().position(|c| slip::digit_for(c).is_some());
    let begins = register::names(folded).is_some() || register::is_province(folded);
    let (state, text) = match (letter, folded.chars().nth(letter.unwrap_or_default())) {
        (Some(index), Some(c)) if begins && slip::digit_for(c).is_some() => {
            (TypingState::Broken, format!("第 {} 位是字母“{c}”，请核对是否应为数字", index + 1))
        }
        _ if begins && typed > 18 => (TypingState::Broken, format!("已输 {typed} 位，多于 18 位")),
        _ => (TypingState::Idle, String::new()),
    };
    hint(Vec::new(), typed, state, text)
}

/// Kinds the text can still become. An organization code begins like nothing in particular, so it
/// is named only where nothing else fits.
fn growing(folded: &str, typed: usize) -> Vec<CodeKind> {
    let is_shorter = |kind: CodeKind| slip::length_of(kind).is_some_and(|length| typed < length);
    let mut kinds: Vec<CodeKind> =
        GROWING.into_iter().filter(|&kind| is_shorter(kind) && can_become(kind, folded)).collect();
    if typed >= DATE_TYPED {
        // A real date of birth is the stronger sign than a register and a category.
        kinds.sort_by_key(|kind| !kind.is_natural_person());
    }
    let digits = folded.bytes().filter(u8::is_ascii_digit).count();
    if kinds.is_empty() && (6..9).contains(&typed) && digits >= 4 {
        kinds.push(CodeKind::OrganizationCode);
    }
    kinds
}

fn can_become(kind: CodeKind, folded: &str) -> bool {
    if kind == CodeKind::CreditCode {
        return register::names(folded).is_some()
            && folded.chars().all(credit::is_letter_of_code)
            && folded.bytes().skip(2).take(6).all(|b| b.is_ascii_digit())
            && folded.get(2..4).is_some_and(|head| head == "10" || register::is_province(head));
    }
    if !folded.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let is_permit = folded.get(..6).map_or_else(
        || ["810000", "820000", "830000"].iter().any(|code| code.starts_with(folded)),
        permit::has_region,
    );
    match kind {
        CodeKind::HmtResidencePermit => is_permit && date_can_grow(folded),
        CodeKind::ResidentId => {
            !is_permit && register::is_province(folded) && date_can_grow(folded)
        }
        CodeKind::ForeignerId => {
            // Before its date shows, a credit code is by far the likelier.
            folded.len() >= DATE_TYPED
                && folded.starts_with('9')
                && folded.get(1..).is_some_and(register::is_province)
                && date_can_grow(folded)
        }
        _ => !is_permit && register::is_province(folded),
    }
}

/// Whether the digits from the 7th place can be the beginning of a date of birth.
fn date_can_grow(folded: &str) -> bool {
    let date = folded.get(6..folded.len().min(DATE_TYPED)).unwrap_or_default();
    match date.len() {
        0 => true,
        1 => matches!(date, "1" | "2"),
        2..6 => is_century(date),
        6..8 => {
            is_century(date) && date.get(4..6).is_some_and(|month| ("01"..="12").contains(&month))
        }
        _ => is_century(date) && resident::birth(folded).is_some(),
    }
}

fn is_century(date: &str) -> bool {
    date.get(..2).is_some_and(|century| matches!(century, "18" | "19" | "20"))
}

fn labels(kinds: &[CodeKind]) -> String {
    kinds.iter().map(|kind| kind.label()).collect::<Vec<_>>().join("或")
}

/// Register, category and division as far as they are typed.
fn detail(kind: CodeKind, folded: &str, divisions: &Divisions) -> Option<String> {
    let mut parts = Vec::new();
    if kind == CodeKind::CreditCode
        && let Some((register, category)) = register::names(folded)
    {
        parts.push(format!("{register}·{category}"));
    }
    if kind == CodeKind::HmtResidencePermit {
        parts.extend(permit::origin(folded).map(|origin| format!("{origin}居民")));
    } else if let Some(region) = register::region(kind, folded) {
        parts.push(match region_finding(region, divisions, None) {
            CodeFinding::Region { path, .. } => path,
            CodeFinding::RegionAbolished { path, .. } => format!("{path}（区划现已不用）"),
            finding => finding.to_string(),
        });
    }
    (!parts.is_empty()).then(|| parts.join("，"))
}
