//! `hecha check`: what an archive means to a matter, as text or as one JSON document.

pub(super) mod document;
mod text;

use crate::{
    desk::{
        Desk, DeskError, Session,
        check::{CheckRequest, Checked},
        look_up::Note,
    },
    domain::{Day, access::Grounds},
};

use super::{
    exit::Exit,
    output::Output,
    scene,
    subject::{self, Found},
};

/// What the command line asks for.
#[derive(Debug)]
pub struct Wanted {
    /// Code of the subject.
    pub code: String,
    /// Matter.
    pub scene: Option<String>,
    /// As of which day; today when none.
    pub day: Option<Day>,
    /// Basis and purpose.
    pub grounds: Grounds,
}

/// Checks and prints.
pub fn run(desk: &mut Desk, session: &Session, wanted: &Wanted, output: Output) -> Exit {
    match check(desk, session, wanted) {
        Ok(done) => {
            if output.json {
                output.document(&document::of(desk, &wanted.code, &done));
            } else {
                text::print(desk.forms(), &done, desk.today(), output);
            }
            Exit::Done
        }
        Err(error) => {
            if output.json {
                output.document(&document::refused(desk, wanted, &error));
            }
            output.refused(&error)
        }
    }
}

/// A check that was made.
#[derive(Debug)]
pub struct Done {
    /// What was asked of the desk.
    pub request: CheckRequest,
    /// Its answer.
    pub checked: Checked,
    /// How the subject was found.
    pub notes: Vec<Note>,
}

/// The check a command line stands for.
pub fn check(desk: &mut Desk, session: &Session, wanted: &Wanted) -> Result<Done, DeskError> {
    let scene = scene::wanted(desk, wanted.scene.as_deref())?;
    let Found { subject, notes } = subject::of(desk, session, &wanted.code, &wanted.grounds)?;
    let day = wanted.day.unwrap_or_else(|| desk.today());
    let request = CheckRequest { subject, scene, grounds: wanted.grounds.clone(), day };
    let checked = desk.check(session, &request)?;
    Ok(Done { request, checked, notes })
}
