//! The one subject a command is about.

use crate::{
    desk::{
        Desk, DeskError, Session,
        look_up::{Answer, Note},
    },
    domain::{access::Grounds, code::CodeKind, outcome::Outcome, subject::SubjectId},
};

/// The subject, and what the look-up has to say beside it.
#[derive(Debug)]
pub struct Found {
    /// Whom.
    pub subject: SubjectId,
    /// How it was found.
    pub notes: Vec<Note>,
}

/// The subject of a code, or of a name only one organisation has.
///
/// # Errors
/// `NameOnly` for a person's name, `SeveralSubjects`, `UnknownSubject`; `NotSearched` when nobody
/// was found and not everybody was looked for; and whatever keeps the look-up from being made.
pub fn of(
    desk: &mut Desk,
    session: &Session,
    code: &str,
    grounds: &Grounds,
) -> Result<Found, DeskError> {
    let Answer { kind, outcome, archives, notes, .. } = desk.look_up(session, code, grounds)?;
    match (outcome, archives.as_slice()) {
        (Outcome::NameMatch, [archive]) if archive.subject.kind.is_natural_person() => {
            Err(DeskError::NameOnly)
        }
        (Outcome::CodeMatch | Outcome::NameMatch, [archive]) => {
            Ok(Found { subject: archive.subject.id, notes: of_this(notes) })
        }
        (Outcome::Candidates, several) => Err(DeskError::SeveralSubjects { count: several.len() }),
        _ => Err(nobody(kind, &notes)),
    }
}

/// What is said of the one that was found; whom else was not looked for is no matter then.
fn of_this(mut notes: Vec<Note>) -> Vec<Note> {
    notes.retain(|note| matches!(note, Note::CheckFailed | Note::FormerName | Note::FromScan));
    notes
}

/// Not found is an answer only where everybody was looked for. A code says whom it could be of: who
/// is not opened is refused before anybody is looked up by it.
fn nobody(kind: Option<CodeKind>, notes: &[Note]) -> DeskError {
    let persons = kind.is_none().then_some(Note::PersonsNotSearched);
    let mut unsearched = [Some(Note::EmptyArchive), persons].into_iter().flatten();
    let reason = unsearched.find(|note| notes.contains(note));
    reason.map_or(DeskError::UnknownSubject, DeskError::NotSearched)
}
