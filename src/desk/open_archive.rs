//! Opening one subject's archive.

use crate::domain::{
    Day,
    access::{Grounds, Permission},
    archive::Archive,
    journal::{Action, Deed},
    subject::SubjectId,
};

use super::{Days, Desk, DeskError, Session, archive_of};

impl Desk {
    /// What is on record about a subject on a day.
    pub fn open_archive(
        &mut self,
        session: &Session,
        subject: SubjectId,
        grounds: &Grounds,
        day: Day,
    ) -> Result<Archive, DeskError> {
        session.require(Permission::LookUp)?;
        let known = self.store.subject(subject)?.ok_or(DeskError::UnknownSubject)?;
        if known.kind.is_natural_person() && !grounds.open_natural_persons() {
            return Err(DeskError::NeedsBasis);
        }
        let deed = Deed {
            subject: Some(subject),
            detail: format!("查看日 {day}"),
            ..self.grounded_deed(session, Action::OpenArchive, grounds)
        };
        let rules = self.forms.rules();
        let days = Days { asked: day, today: self.today() };
        self.store.write(|tx| {
            let archive = archive_of(tx, rules, subject, grounds.basis, days)?;
            tx.append(&deed)?;
            Ok(archive)
        })
    }
}
