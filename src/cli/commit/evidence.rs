//! A kept file, written out.

use std::path::Path;

use serde::Serialize;

use super::args::Called;
use crate::{
    cli::{exit::Exit, output::Output},
    desk::{Desk, DeskError, Session, folder::write_private},
    domain::commitment::EvidenceKind,
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    file: String,
    kind: EvidenceKind,
    kind_text: &'static str,
    format: &'a str,
    pages: u32,
    bytes: u64,
    digest: &'a str,
}

/// Writes the file of a place, from 1.
pub(super) fn copy(
    desk: &mut Desk,
    session: &Session,
    (called, place): (&Called, usize),
    path: &Path,
    output: Output,
) -> Result<Exit, DeskError> {
    let (evidence, plain) = desk.evidence_file(session, (&called.text()?, place))?;
    let failed = |error| DeskError::Write { path: path.to_owned(), error };
    write_private(path, &plain).map_err(failed)?;
    if output.json {
        output.document(&Document {
            file: path.display().to_string(),
            kind: evidence.kind,
            kind_text: evidence.kind.label(),
            format: &evidence.format,
            pages: evidence.pages,
            bytes: evidence.bytes,
            digest: &evidence.digest,
        });
    } else {
        output.line(path.display());
    }
    Ok(Exit::Done)
}
