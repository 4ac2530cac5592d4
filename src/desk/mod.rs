//! One file per job done at the counter; the only door to the data for `tui`, `cli` and, later,
//! `server`. Every job takes a [`Session`], checks the permission, applies scope and masking and
//! writes the journal in the transaction of its effect.
//!
//! Cases get files of their own here.

mod ahead;
mod applicants;
mod chance;
pub mod check;
pub mod clock;
pub mod commitments;
mod content;
pub mod demo;
pub mod door;
mod error;
pub mod feedback;
pub mod folder;
pub mod init;
pub mod issue;
pub mod journal;
mod list;
pub mod look_up;
mod matching;
pub mod open_archive;
pub mod operators;
pub mod paper;
pub mod print;
pub mod register;
mod related;
pub mod reveal;
pub mod seal_keys;
pub mod sealing;
mod session;
mod statements;
pub mod take_in;
pub mod verifier;
pub mod verify;

use std::sync::Arc;

pub use clock::Clock;
pub use error::{DeskError, FailureKind};
pub use folder::Folder;
pub use session::Session;

use crate::{
    domain::{
        Day,
        access::{Basis, Grounds},
        archive::{Archive, Holdings, Masking, Rules, Viewer},
        journal::{Action, Deed},
        mask,
        moment::Moment,
        subject::SubjectId,
    },
    forms::Forms,
    store::{Store, View},
    vault::seal::SealKey,
};

use chance::Chance;

/// An open desk: the archive, the office's tables, the folder and the clock.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    forms: Arc<Forms>,
    folder: Folder,
    clock: Clock,
    seal: SealKey,
    chance: Chance,
}

impl Desk {
    /// The office's tables.
    pub fn forms(&self) -> &Arc<Forms> {
        &self.forms
    }

    /// The data folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Today in the hall.
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// Now, as the hall's clock shows it.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// When the youngest file came in (数据截至).
    pub fn data_as_of(&self) -> Result<Option<Moment>, DeskError> {
        Ok(self.store.latest_file()?)
    }

    /// Touches what the first look-up will need.
    pub fn warm(&self) -> Result<(), DeskError> {
        Ok(self.store.warm()?)
    }

    /// A row for the journal.
    fn deed(&self, session: &Session, action: Action) -> Deed {
        deed_at(self.clock.now(), session, action)
    }

    /// A row for the journal with basis and purpose.
    fn grounded_deed(&self, session: &Session, action: Action, grounds: &Grounds) -> Deed {
        Deed {
            basis: Some(grounds.basis),
            purpose: mask::numbers_within(&grounds.purpose).into_owned(),
            ..self.deed(session, action)
        }
    }
}

fn deed_at(at: Moment, session: &Session, action: Action) -> Deed {
    Deed {
        at,
        operator: session.operator().to_owned(),
        role: Some(session.role()),
        action,
        subject: None,
        basis: None,
        purpose: String::new(),
        detail: String::new(),
    }
}

/// The archive of a subject, masked, as the basis opens it on a day.
fn archive_of(
    view: &View,
    rules: Rules<'_>,
    subject: SubjectId,
    basis: Basis,
    days: Days,
) -> Result<Archive, DeskError> {
    let holdings = view.holdings(subject, rules.catalogue)?.ok_or(DeskError::UnknownSubject)?;
    Ok(archive_from(rules, holdings, basis, days))
}

/// The archive of what is held about a subject, masked, as the basis opens it on a day.
fn archive_from(rules: Rules<'_>, holdings: Holdings, basis: Basis, days: Days) -> Archive {
    let viewer = Viewer { basis, masking: Masking::Masked };
    if days.asked >= days.today {
        return Archive::as_of(rules, holdings, viewer, days.asked);
    }
    // A look back never tells what was repaired or ran out since: screen and paper alike.
    let today = Archive::as_of(rules, holdings.clone(), viewer, days.today);
    Archive::as_of(rules, holdings, viewer, days.asked).without_what_ended(&today)
}

/// The day an archive is asked about, and the day it is asked on.
#[derive(Debug, Clone, Copy)]
struct Days {
    asked: Day,
    today: Day,
}

impl Days {
    fn only(today: Day) -> Self {
        Self { asked: today, today }
    }
}
