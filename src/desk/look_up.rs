//! Looking subjects up by any code, name, former name or pinyin initials.

use serde::Serialize;

use crate::{
    domain::{
        Day,
        access::{Grounds, Permission},
        archive::Archive,
        code::{Code, CodeKind, Recognition, credit_codes_in, recognise},
        division::Divisions,
        journal::{Action, Deed},
        mask,
        moment::Moment,
        name::fold_name,
        outcome::Outcome,
        subject::SubjectId,
    },
    store::{Matched, NameQuery, NamesFound, Persons, View},
};

use super::{Days, Desk, DeskError, Session, archive_of};

/// Most candidates offered at once; a longer list helps nobody at a window.
pub const MOST_CANDIDATES: usize = 50;

/// The answer to one query.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked.
    pub query: String,
    /// What the text can be as a code.
    pub kind: Option<CodeKind>,
    /// How it ended.
    pub outcome: Outcome,
    /// The subjects found, each as an archive of the day.
    pub archives: Vec<Archive>,
    /// What else the clerk must know.
    pub notes: Vec<Note>,
    /// The day asked about.
    pub day: Day,
    /// The youngest file of the whole archive.
    pub data_as_of: Option<Moment>,
}

/// A fact beside the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// The code's check character fails; it was looked up all the same.
    CheckFailed,
    /// Natural persons were not searched, for want of a basis.
    PersonsNotSearched,
    /// There are more candidates than shown.
    MoreCandidates,
    /// The match is by a former name.
    FormerName,
    /// The code was taken out of a longer scanned text.
    FromScan,
    /// The archive holds no data at all.
    EmptyArchive,
}

impl Note {
    /// The sentence for people.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::CheckFailed => "该代码校验位不符，已照原样查询，请核对原件。",
            Self::PersonsNotSearched => "未查自然人：须先选择查询依据并填写用途。",
            Self::MoreCandidates => "符合的主体较多，只列出前 50 个，请补充名称或改用代码。",
            Self::FormerName => "按曾用名查到。",
            Self::FromScan => "代码取自扫描内容。",
            Self::EmptyArchive => "本机尚无数据，查不到不等于没有信用记录。",
        }
    }
}

/// Subjects found, before their archives are read.
struct Found {
    outcome: Outcome,
    subjects: Vec<SubjectId>,
    notes: Vec<Note>,
}

impl Desk {
    /// Answers one query.
    ///
    /// # Errors
    /// `NeedsBasis` when the text can only be a natural person's number and the grounds do not
    /// open natural persons: nothing is looked up then, so that not even existence is told; the
    /// attempt stands in the journal. `NothingAsked` when the text holds nothing to look for.
    pub fn look_up(
        &mut self,
        session: &Session,
        text: &str,
        grounds: &Grounds,
    ) -> Result<Answer, DeskError> {
        session.require(Permission::LookUp)?;
        if fold_name(text).is_empty() {
            return Err(DeskError::NothingAsked);
        }
        let day = self.today();
        let recognition = recognise(text, self.forms.divisions(), Some(day.year()));
        let codes = codes_to_try(&recognition, text);
        let data_as_of = self.store.latest_file()?;
        let rules = self.forms.rules();
        let deed = self.grounded_deed(session, Action::LookUp, grounds);
        self.store.write::<_, DeskError>(|tx| {
            let mut found = match find(tx, text, &codes, grounds) {
                Err(DeskError::NeedsBasis) => {
                    let detail = journal_detail(text, &codes, Outcome::Unavailable, 0);
                    tx.append(&Deed { detail, ..deed })?;
                    return Ok(Err(DeskError::NeedsBasis));
                }
                found => found?,
            };
            if data_as_of.is_none() {
                found.notes.push(Note::EmptyArchive);
            }
            if !recognition.valid && found.outcome == Outcome::CodeMatch {
                let whole = recognition.codes().next().is_some();
                found.notes.push(if whole { Note::CheckFailed } else { Note::FromScan });
            }
            let archives = found
                .subjects
                .iter()
                .map(|id| archive_of(tx, rules, *id, grounds.basis, Days::only(day)))
                .collect::<Result<Vec<_>, _>>()?;
            tx.append(&Deed {
                subject: found.subjects.first().copied().filter(|_| archives.len() == 1),
                detail: journal_detail(text, &codes, found.outcome, found.subjects.len()),
                ..deed
            })?;
            Ok(Ok(Answer {
                query: text.to_owned(),
                kind: recognition.kind.or(codes.first().map(Code::kind)),
                outcome: found.outcome,
                archives,
                notes: found.notes,
                day,
                data_as_of,
            }))
        })?
    }
}

/// Where one query leads that must name one subject.
pub(super) enum OneFound {
    /// It does.
    Subject(SubjectId),
    /// It fits several.
    Several(usize),
    /// A person's name alone.
    NameOnly,
    /// Nobody has it, and everybody was looked for.
    Nobody,
    /// Nobody was found, and not everybody was looked for.
    NotSearched(Note),
}

/// Finds the one subject of a query, inside a job that reads and journals more.
pub(super) fn find_one(
    view: &View,
    text: &str,
    (divisions, today): (&Divisions, Day),
    grounds: &Grounds,
) -> Result<OneFound, DeskError> {
    if fold_name(text).is_empty() {
        return Ok(OneFound::Nobody);
    }
    let recognition = recognise(text, divisions, Some(today.year()));
    let found = find(view, text, &codes_to_try(&recognition, text), grounds)?;
    Ok(match (found.outcome, found.subjects.as_slice()) {
        (Outcome::CodeMatch, [subject]) => OneFound::Subject(*subject),
        (Outcome::NameMatch, [subject]) => match view.subject(*subject)? {
            Some(known) if known.kind.is_natural_person() => OneFound::NameOnly,
            _ => OneFound::Subject(*subject),
        },
        (_, [_, ..]) => OneFound::Several(found.subjects.len()),
        _ if view.latest_file()?.is_none() => OneFound::NotSearched(Note::EmptyArchive),
        _ if recognition.kind.is_none() && found.notes.contains(&Note::PersonsNotSearched) => {
            OneFound::NotSearched(Note::PersonsNotSearched)
        }
        _ => OneFound::Nobody,
    })
}

/// A query as it may be shown and journalled: identity numbers only masked.
pub(super) fn shown(text: &str, (divisions, today): (&Divisions, Day)) -> String {
    let recognition = recognise(text, divisions, Some(today.year()));
    masked(text, &codes_to_try(&recognition, text))
}

/// Every code the text can be, likeliest first, then codes inside a longer scanned text.
fn codes_to_try(recognition: &Recognition, text: &str) -> Vec<Code> {
    let mut codes: Vec<Code> = recognition.codes().collect();
    for scanned in credit_codes_in(text) {
        if let Ok(code) = Code::new(CodeKind::CreditCode, scanned.as_str())
            && !codes.contains(&code)
        {
            codes.push(code);
        }
    }
    codes
}

fn find(view: &View, text: &str, codes: &[Code], grounds: &Grounds) -> Result<Found, DeskError> {
    let open = grounds.open_natural_persons();
    let (withheld, tried): (Vec<&Code>, Vec<&Code>) =
        codes.iter().partition(|code| code.kind().is_natural_person() && !open);
    // A text of several readings, or with several codes in it, names every subject they lead to.
    let mut subjects = Vec::new();
    for code in tried {
        let more = permitted(view, view.subjects_by_code(code)?, open)?;
        subjects.extend(more.into_iter().filter(|id| !subjects.contains(id)).collect::<Vec<_>>());
    }
    if subjects.is_empty() && !withheld.is_empty() {
        return Err(DeskError::NeedsBasis);
    }
    if subjects.is_empty() {
        // Certificate numbers without a layout of their own are found by their text.
        subjects = permitted(view, view.subjects_by_code_text(text.trim())?, open)?;
    }
    if subjects.is_empty() {
        return by_name(view, text, open);
    }
    Ok(by_code(subjects, !withheld.is_empty()))
}

fn by_code(subjects: Vec<SubjectId>, persons_withheld: bool) -> Found {
    Found {
        outcome: if subjects.len() == 1 { Outcome::CodeMatch } else { Outcome::Candidates },
        subjects,
        notes: if persons_withheld { vec![Note::PersonsNotSearched] } else { Vec::new() },
    }
}

fn by_name(view: &View, text: &str, open: bool) -> Result<Found, DeskError> {
    let persons = if open { Persons::Included } else { Persons::Excluded };
    let names =
        view.search(&NameQuery { text: text.to_owned(), persons, limit: MOST_CANDIDATES })?;
    let mut notes = Vec::new();
    if names.more {
        notes.push(Note::MoreCandidates);
    }
    if !open {
        notes.push(Note::PersonsNotSearched);
    }
    Ok(match exact(&names) {
        Some((subject, former)) => {
            notes.extend(former.then_some(Note::FormerName));
            Found { outcome: Outcome::NameMatch, subjects: vec![subject], notes }
        }
        None => {
            let subjects: Vec<_> = names.hits.iter().map(|hit| hit.subject).collect();
            let outcome = if subjects.is_empty() { Outcome::None } else { Outcome::Candidates };
            Found { outcome, subjects, notes }
        }
    })
}

/// The one subject whose whole name was typed; two of one name are candidates.
fn exact(names: &NamesFound) -> Option<(SubjectId, bool)> {
    let mut whole =
        names.hits.iter().filter(|hit| matches!(hit.matched, Matched::Name | Matched::FormerName));
    let first = whole.next()?;
    whole.next().is_none().then_some((first.subject, first.matched == Matched::FormerName))
}

/// Without a basis natural persons are passed over as if they were not there: an answer that
/// differed would tell who is known.
fn permitted(
    view: &View,
    subjects: Vec<SubjectId>,
    open: bool,
) -> Result<Vec<SubjectId>, DeskError> {
    if open {
        return Ok(subjects);
    }
    let mut kept = Vec::with_capacity(subjects.len());
    for id in subjects {
        match view.subject(id)? {
            Some(subject) if !subject.kind.is_natural_person() => kept.push(id),
            _ => {}
        }
    }
    Ok(kept)
}

/// Most characters of a query the journal keeps; a scanner can send a whole page.
const MOST_JOURNALLED: usize = 100;

/// What the journal keeps of a query: identity numbers only masked.
fn journal_detail(text: &str, codes: &[Code], outcome: Outcome, count: usize) -> String {
    format!("{} {count} {}", outcome.name(), masked(text, codes))
}

fn masked(text: &str, codes: &[Code]) -> String {
    let personal = codes.iter().find(|code| code.is_personal());
    let shown = personal.map_or_else(
        || mask::numbers_within(text.trim()).into_owned(),
        |code| mask::identity_number(code.as_str()),
    );
    shown.chars().take(MOST_JOURNALLED).collect()
}
