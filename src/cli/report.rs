//! `hecha report`: one report as PDF.

use std::path::PathBuf;

use serde::Serialize;

use crate::{
    desk::{Desk, DeskError, Session, folder::write_private, issue::ReportRequest},
    domain::{
        Day,
        access::{Basis, Grounds},
        report::ReportKind,
        scene::SceneId,
    },
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
        Err(error) => output.refused(&error),
    }
}

fn issue(
    desk: &mut Desk,
    session: &Session,
    wanted: &Wanted,
    output: Output,
) -> Result<(), DeskError> {
    let unknown = || DeskError::UnknownReportKind { kind: wanted.kind.clone() };
    let kind = ReportKind::read(&wanted.kind).ok_or_else(unknown)?;
    let (grounds, scene) = grounds(desk, wanted)?;
    let Found { subject, notes } = subject::of(desk, session, &wanted.code, &grounds)?;
    for note in notes {
        output.note(note.sentence());
    }
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
            kind: issued.record.kind.name(),
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
fn grounds(desk: &Desk, wanted: &Wanted) -> Result<(Grounds, SceneId), DeskError> {
    let scene = scene::wanted(desk, wanted.scene.as_deref())?;
    let purpose = match &wanted.purpose {
        Some(text) if !text.trim().is_empty() => text.clone(),
        _ if desk.folder().is_demo() => "演示".to_owned(),
        _ => return Err(DeskError::NeedsPurpose),
    };
    Ok((Grounds { basis: wanted.basis.unwrap_or(Basis::Public), purpose }, scene))
}
