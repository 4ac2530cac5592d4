//! One commitment with everything that happened to it, examined.

mod document;
mod text;

use super::args::Called;
use crate::{
    cli::{exit::Exit, output::Output},
    desk::{Desk, DeskError, Session},
};

pub(super) use document::{SubjectDocument, subject_document};

/// Shows it; the answer is no where what is stored is not what was sealed.
pub(super) fn run(
    desk: &mut Desk,
    session: &Session,
    called: &Called,
    output: Output,
) -> Result<Exit, DeskError> {
    let opened = desk.open_commitment(session, &called.text()?)?;
    if output.json {
        output.document(&document::of(&opened));
    } else {
        text::print(desk.forms(), &opened, output);
    }
    Ok(if opened.damage.is_empty() { Exit::Done } else { Exit::No })
}
