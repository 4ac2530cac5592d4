//! `hecha report`: one document as PDF, to the disk and to a printer.

use std::io;

use serde::Serialize;

use super::{
    args::{PrintArguments, ReportArguments},
    exit::Exit,
    grounds, lines,
    output::Output,
    register, scene,
    subject::{self, Found},
};
use crate::{
    desk::{
        Desk, DeskError, Session,
        folder::write_private,
        issue::IssuedReport,
        paper::{About, Application, Letter, ReportRequest},
        print::Printed,
    },
    domain::{
        access::{Basis, Grounds},
        report::ReportKind,
    },
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    number: &'a str,
    kind: &'a str,
    subject: Option<u32>,
    file: String,
    pages: usize,
    bytes: usize,
    digest: &'a str,
    issued: String,
    verification_code: Option<String>,
    #[serde(flatten)]
    printed: Option<register::PrintedDocument>,
}

#[derive(Debug, Serialize)]
struct Preview<'a> {
    kind: &'a str,
    pages: Vec<&'a [String]>,
}

/// Issues the report, or lays it out to be looked at.
pub fn run(desk: &mut Desk, session: &Session, wanted: &ReportArguments, output: Output) -> Exit {
    let grounds = match grounds::read(&wanted.grounds) {
        Ok(grounds) => grounds,
        Err(error) => {
            output.failure(&error, None);
            return Exit::Usage;
        }
    };
    match done(desk, session, wanted, grounds, output) {
        Ok(exit) => exit,
        Err(error) => output.refused(&error),
    }
}

fn done(
    desk: &mut Desk,
    session: &Session,
    wanted: &ReportArguments,
    grounds: Grounds,
    output: Output,
) -> Result<Exit, DeskError> {
    let request = request(desk, session, wanted, grounds, output)?;
    if wanted.preview {
        let pages = desk.preview(session, &request)?;
        let pages: Vec<&[String]> = pages.iter().map(|page| page.lines.as_slice()).collect();
        if output.json {
            output.document(&Preview { kind: request.kind.name(), pages });
        } else {
            pages.into_iter().flatten().for_each(|line| output.line(line));
        }
        return Ok(Exit::Done);
    }
    let issued = desk.issue(session, &request)?;
    issued.remarks().iter().for_each(|remark| output.note(remark));
    let mut file = issued.path.display().to_string();
    if let Some(copy) = &wanted.output {
        let failed = |error| DeskError::Write { path: copy.clone(), error };
        write_private(copy, &issued.bytes).map_err(failed)?;
        file = copy.display().to_string();
    }
    // A report that is not printed is issued all the same: its number is told first.
    let printed = wanted.print.then(|| print(desk, session, &issued, &wanted.printing));
    tell(&issued, file, printed.as_ref().and_then(|printed| printed.as_ref().ok()), output);
    match printed {
        Some(Err(error)) => Err(error),
        _ => Ok(Exit::Done),
    }
}

fn print(
    desk: &mut Desk,
    session: &Session,
    issued: &IssuedReport,
    printing: &PrintArguments,
) -> Result<Printed, DeskError> {
    desk.print(session, &register::print_wish(&issued.record.number, printing))
}

fn tell(issued: &IssuedReport, file: String, printed: Option<&Printed>, output: Output) {
    let record = &issued.record;
    let code = record.code.map(|code| code.to_string());
    if output.json {
        output.document(&Document {
            number: &record.number,
            kind: record.kind.name(),
            subject: record.subject.map(|subject| subject.0),
            file,
            pages: issued.pages,
            bytes: issued.bytes.len(),
            digest: &record.digest,
            issued: record.issued.second(),
            verification_code: code,
            printed: printed.map(register::printed),
        });
        return;
    }
    let code = code.map(|code| format!("核验码 {code}  ")).unwrap_or_default();
    output.line(format!("{}  {code}{} 页  {file}", record.number, issued.pages));
    if let Some(printed) = printed {
        output.line(register::printed_sentence(printed));
    }
}

fn request(
    desk: &mut Desk,
    session: &Session,
    wanted: &ReportArguments,
    given: Grounds,
    output: Output,
) -> Result<ReportRequest, DeskError> {
    let unknown = || DeskError::UnknownReportKind { kind: wanted.kind.clone() };
    let kind = ReportKind::read(&wanted.kind).ok_or_else(unknown)?;
    let scene = match (&wanted.scene, kind.is_for_a_scene()) {
        (None, false) => None,
        (word, _) => Some(scene::wanted(desk, word.as_deref())?),
    };
    let application = wanted.matter.clone().map(|matter| Application {
        matter,
        materials: wanted.materials.clone(),
        contact: wanted.contact.clone(),
    });
    let grounds = grounds_for(desk, kind, wanted, given);
    let about = about(desk, session, wanted, kind, &grounds, output)?;
    Ok(ReportRequest { kind, about, scene, grounds, from: wanted.from, to: wanted.to, application })
}

/// On a demo folder the purpose has a default, so that everything can be tried at once; on a real
/// one it is asked for.
fn grounds_for(desk: &Desk, kind: ReportKind, wanted: &ReportArguments, given: Grounds) -> Grounds {
    let has_its_own = matches!(kind, ReportKind::Receipt | ReportKind::Approval);
    let purpose = match given.purpose.trim() {
        "" if desk.folder().is_demo() && !has_its_own => "演示".to_owned(),
        _ => given.purpose,
    };
    let basis = match (&wanted.grounds.basis, kind) {
        (None, ReportKind::Oneself) if desk.folder().is_demo() => Basis::Oneself,
        _ => given.basis,
    };
    Grounds { basis, purpose }
}

fn about(
    desk: &mut Desk,
    session: &Session,
    wanted: &ReportArguments,
    kind: ReportKind,
    grounds: &Grounds,
    output: Output,
) -> Result<About, DeskError> {
    if kind == ReportKind::Review {
        let letter = Letter {
            number: wanted.letter.clone(),
            department: wanted.letter_from.clone(),
            day: wanted.letter_day,
        };
        return Ok(About::Applicants {
            letter: Box::new(letter),
            queries: queries(desk, session, wanted)?,
        });
    }
    match wanted.codes.as_slice() {
        [number] if kind == ReportKind::Approval => Ok(About::Report(number.clone())),
        [code] => {
            let Found { subject, notes } = subject::of(desk, session, code, grounds)?;
            notes.into_iter().for_each(|note| output.note(note.sentence()));
            Ok(About::Subject(subject))
        }
        [] if matches!(kind, ReportKind::Receipt | ReportKind::Authorisation) => Ok(About::Nobody),
        _ => Err(DeskError::WrongAbout { kind }),
    }
}

/// The lines of the arguments, of the file and of standard input where a `-` stands.
fn queries(
    desk: &Desk,
    session: &Session,
    wanted: &ReportArguments,
) -> Result<Vec<String>, DeskError> {
    let mut queries = Vec::new();
    if let Some(path) = &wanted.list {
        queries = desk.read_list(session, path)?;
    }
    for code in &wanted.codes {
        if code == "-" {
            queries.extend(given()?);
        } else {
            queries.push(code.clone());
        }
    }
    queries.retain(|query| !query.trim().is_empty());
    Ok(queries)
}

/// The applicants of standard input: all of them, or none when one is no text.
fn given() -> Result<Vec<String>, DeskError> {
    let mut texts: Result<Vec<String>, io::Error> = Ok(Vec::new());
    let read = lines::each(|line| match (&mut texts, line) {
        (Ok(known), Ok(text)) => known.push(text.to_owned()),
        (Ok(_), Err(_)) => texts = Err(io::ErrorKind::InvalidData.into()),
        (Err(_), _) => {}
    });
    let failed = |error| DeskError::ReadFile { path: "标准输入".into(), error };
    read.and(texts).map_err(failed)
}
