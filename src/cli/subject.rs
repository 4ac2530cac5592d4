//! The one subject a command is about.

use crate::{
    desk::{Desk, DeskError, Session},
    domain::{access::Grounds, outcome::Outcome, subject::SubjectId},
};

/// The subject of a code, or of a name only one organisation has.
///
/// # Errors
/// `NameOnly` for a person's name, `SeveralSubjects`, `UnknownSubject`, and whatever keeps the
/// look-up from being made.
pub fn of(
    desk: &mut Desk,
    session: &Session,
    code: &str,
    grounds: &Grounds,
) -> Result<SubjectId, DeskError> {
    let answer = desk.look_up(session, code, grounds)?;
    match (answer.outcome, answer.archives.as_slice()) {
        (Outcome::NameMatch, [archive]) if archive.subject.kind.is_natural_person() => {
            Err(DeskError::NameOnly)
        }
        (Outcome::CodeMatch | Outcome::NameMatch, [archive]) => Ok(archive.subject.id),
        (Outcome::Candidates, several) => Err(DeskError::SeveralSubjects { count: several.len() }),
        _ => Err(DeskError::UnknownSubject),
    }
}
