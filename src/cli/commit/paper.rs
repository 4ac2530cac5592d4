//! The paper: looked at as text, frozen and registered, handed to a printer.

use std::path::Path;

use serde::Serialize;

use super::args::Called;
use crate::{
    cli::{args::PrintArguments, exit::Exit, output::Output, register},
    desk::{
        Desk, DeskError, Session,
        commitments::{Set, SetPaper},
        folder::write_private,
        print::Printed,
    },
    domain::commitment::State,
};

#[derive(Debug, Serialize)]
struct Preview<'a> {
    pages: Vec<&'a [String]>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    id: u32,
    number: &'a str,
    verification_code: Option<String>,
    file: String,
    /// None of a paper that was frozen before: it is not set again.
    pages: Option<usize>,
    digest: &'a str,
    state: State,
    frozen_before: bool,
    #[serde(flatten)]
    printed: Option<register::PrintedDocument>,
}

/// The pages as text.
pub(super) fn preview(
    desk: &mut Desk,
    session: &Session,
    called: &Called,
    output: Output,
) -> Result<Exit, DeskError> {
    let pages = desk.preview_commitment(session, &called.text()?)?;
    let pages: Vec<&[String]> = pages.iter().map(|page| page.lines.as_slice()).collect();
    if output.json {
        output.document(&Preview { pages });
    } else {
        pages.into_iter().flatten().for_each(|line| output.line(line));
    }
    Ok(Exit::Done)
}

/// The paper, frozen now or before.
pub(super) fn print(
    desk: &mut Desk,
    session: &Session,
    called: &Called,
    (copy, printing): (Option<&Path>, Option<PrintArguments>),
    output: Output,
) -> Result<Exit, DeskError> {
    let set = desk.print_commitment(session, &called.text()?)?;
    if let SetPaper::Frozen(issued) = &set.paper {
        issued.remarks().iter().for_each(|remark| output.note(remark));
    }
    let number = set.record().number.clone();
    let mut file = set.path().display().to_string();
    if let Some(path) = copy {
        let bytes = match &set.paper {
            SetPaper::Frozen(issued) => issued.bytes.clone(),
            SetPaper::Before { .. } => desk.report_file(session, &number)?,
        };
        let failed = |error| DeskError::Write { path: path.to_owned(), error };
        write_private(path, &bytes).map_err(failed)?;
        file = path.display().to_string();
    }
    // A paper that is not printed is frozen all the same: its number is told first.
    let printed =
        printing.map(|printing| desk.print(session, &register::print_wish(&number, &printing)));
    let done = printed.as_ref().and_then(|printed| printed.as_ref().ok());
    tell(&set, file, done, output);
    match printed {
        Some(Err(error)) => Err(error),
        _ => Ok(Exit::Done),
    }
}

fn tell(set: &Set, file: String, printed: Option<&Printed>, output: Output) {
    let record = set.record();
    let code = record.code.map(|code| code.to_string());
    let pages = match &set.paper {
        SetPaper::Frozen(issued) => Some(issued.pages),
        SetPaper::Before { .. } => None,
    };
    if output.json {
        return output.document(&Document {
            id: set.id.0,
            number: &record.number,
            verification_code: code,
            file,
            pages,
            digest: &record.digest,
            state: State::Printed,
            frozen_before: pages.is_none(),
            printed: printed.map(register::printed),
        });
    }
    let code = code.map(|code| format!("核验码 {code}  ")).unwrap_or_default();
    let pages = pages.map_or("此前已经定稿".to_owned(), |pages| format!("{pages} 页"));
    output.line(format!("{}  {code}{pages}  {file}", record.number));
    if let Some(printed) = printed {
        output.line(register::printed_sentence(printed));
    }
}
