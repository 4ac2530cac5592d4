//! `hecha report`: one report as PDF.

use std::path::PathBuf;

use serde::Serialize;

use crate::{
    desk::{
        Desk, DeskError, Session,
        folder::write_private,
        issue::{ReportKind, ReportRequest},
    },
    domain::{
        Day,
        access::{Basis, Grounds},
        outcome::Outcome,
    },
};

use super::{exit::Exit, output::Output};

/// What the command line asks for.
#[derive(Debug)]
pub struct Wanted {
    /// Code of the subject.
    pub code: String,
    /// Kind of document.
    pub kind: String,
    /// Matter.
    pub scene: Option<String>,
    /// Basis; the command line gave one.
    pub basis: Option<Basis>,
    /// Purpose.
    pub purpose: Option<String>,
    /// Period.
    pub from: Option<Day>,
    /// Period, and the day of the archive.
    pub to: Option<Day>,
    /// A copy goes here.
    pub output: Option<PathBuf>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    number: &'a str,
    kind: &'a str,
    subject: u32,
    file: String,
    pages: usize,
    bytes: usize,
    digest: &'a str,
    issued: String,
}

/// Issues the report and prints where it lies.
pub fn run(desk: &mut Desk, session: &Session, wanted: &Wanted, output: Output) -> Exit {
    match issue(desk, session, wanted, output) {
        Ok(()) => Exit::Done,
        Err(error) => {
            output.failure(&error, std::error::Error::source(&error));
            Exit::from(&error)
        }
    }
}

fn issue(
    desk: &mut Desk,
    session: &Session,
    wanted: &Wanted,
    output: Output,
) -> Result<(), DeskError> {
    let kind = ReportKind::read(&wanted.kind)?;
    let (grounds, scene) = grounds(desk, wanted)?;
    let answer = desk.look_up(session, &wanted.code, &grounds)?;
    let subject = match (answer.outcome, answer.archives.as_slice()) {
        (Outcome::NameMatch, [archive]) if archive.subject.kind.is_natural_person() => {
            return Err(DeskError::NameOnly);
        }
        (Outcome::CodeMatch | Outcome::NameMatch, [archive]) => archive.subject.id,
        (Outcome::Candidates, several) => {
            return Err(DeskError::SeveralSubjects { count: several.len() });
        }
        _ => return Err(DeskError::UnknownSubject),
    };
    let request = ReportRequest { kind, subject, scene, grounds, from: wanted.from, to: wanted.to };
    let issued = desk.issue(session, &request)?;
    let mut file = issued.path.clone();
    if let Some(copy) = &wanted.output {
        write_private(copy, &issued.bytes)
            .map_err(|error| DeskError::Write { path: copy.clone(), error })?;
        file.clone_from(copy);
    }
    if output.json {
        output.document(&Document {
            number: &issued.record.number,
            kind: &issued.record.kind,
            subject: subject.0,
            file: file.display().to_string(),
            pages: issued.pages,
            bytes: issued.bytes.len(),
            digest: &issued.record.digest,
            issued: issued.record.issued.second(),
        });
    } else {
        output.line(format!("{}  {} 页  {}", issued.record.number, issued.pages, file.display()));
    }
    Ok(())
}

/// On a demo folder scene and purpose have defaults, so that everything can be tried at once;
/// on a real one both are asked for.
fn grounds(desk: &Desk, wanted: &Wanted) -> Result<(Grounds, String), DeskError> {
    let demo = desk.folder().is_demo();
    let or_default = |given: &Option<String>, default: &str| match given {
        Some(text) if !text.trim().is_empty() => Ok(text.clone()),
        _ if demo => Ok(default.to_owned()),
        _ => Err(DeskError::NeedsPurpose),
    };
    let scene = desk.forms().scene_name(&or_default(&wanted.scene, "专项资金")?);
    let purpose = or_default(&wanted.purpose, "演示")?;
    Ok((Grounds { basis: wanted.basis.unwrap_or(Basis::Public), purpose }, scene))
}
