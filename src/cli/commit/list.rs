//! Commitments found: the latest, the pressing, those of a subject, the one of a number or code.

use serde::Serialize;

use super::{called, misunderstood};
use crate::{
    cli::{
        args::GroundsArguments,
        exit::Exit,
        grounds,
        output::Output,
        subject::{self, Found},
    },
    desk::{
        Desk, DeskError, Session,
        commitments::{CommitmentWish, Listed},
    },
    domain::{Day, access::Grounds, commitment::State},
};

/// What the command line looks for.
pub(super) struct Wanted<'a> {
    pub(super) text: Option<&'a str>,
    pub(super) pressing: bool,
    pub(super) subject: Option<&'a str>,
    pub(super) grounds: &'a GroundsArguments,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    id: u32,
    number: Option<&'a str>,
    template_name: &'a str,
    subject: u32,
    subject_name: &'a str,
    state: State,
    state_text: &'static str,
    signed: Option<Day>,
    due: Option<Day>,
    pressing: Option<&'static str>,
}

/// Lists them.
pub(super) fn run(
    desk: &mut Desk,
    session: &Session,
    wanted: &Wanted<'_>,
    output: Output,
) -> Result<Exit, DeskError> {
    let grounds = match grounds::read(wanted.grounds) {
        Ok(grounds) => grounds,
        Err(error) => return Ok(misunderstood(&error, output)),
    };
    let wish = wish(desk, session, wanted, grounds, output)?;
    let found = desk.find_commitments(session, &wish)?;
    found.iter().for_each(|one| tell(one, output));
    match (found.as_slice(), &wish) {
        ([], CommitmentWish::Pressing) => output.note("今日没有待办的承诺。"),
        ([], _) => {
            output.note(
                "没有查到符合的承诺。请核对草稿号、编号、核验码或主体代码；查自然人的，须写明依据和用途。",
            );
            return Ok(Exit::No);
        }
        _ => {}
    }
    Ok(Exit::Done)
}

fn wish(
    desk: &mut Desk,
    session: &Session,
    wanted: &Wanted<'_>,
    grounds: Grounds,
    output: Output,
) -> Result<CommitmentWish, DeskError> {
    if wanted.pressing {
        return Ok(CommitmentWish::Pressing);
    }
    if let Some(code) = wanted.subject {
        let Found { subject, notes } = subject::of(desk, session, code, &grounds)?;
        notes.into_iter().for_each(|note| output.note(note.sentence()));
        return Ok(CommitmentWish::Subject(subject));
    }
    let Some(text) = wanted.text else { return Ok(CommitmentWish::Latest) };
    Ok(CommitmentWish::Text(called::read(text)?, grounds))
}

fn tell(one: &Listed, output: Output) {
    if output.json {
        return output.document(&Document {
            id: one.id.0,
            number: one.number.as_deref(),
            template_name: &one.title,
            subject: one.subject.0,
            subject_name: &one.subject_name,
            state: one.state,
            state_text: one.state.label(),
            signed: one.signed,
            due: one.asks,
            pressing: one.pressing.map(|due| due.pressing.name()),
        });
    }
    let number = one.number.as_deref().unwrap_or("未编号");
    let signed = one.signed.map_or("未签署".to_owned(), |day| format!("{day} 签署"));
    let due = one.asks.map(|day| format!("  认定期限 {day}")).unwrap_or_default();
    // What only waits says so by its state.
    let pressing = match one.pressing {
        Some(due) if due.day.is_some() => format!("  {}", due.pressing.label()),
        _ => String::new(),
    };
    output.line(format!(
        "{}  {number}  {}  {}  {}  {signed}{due}{pressing}",
        one.id,
        one.title,
        one.subject_name,
        one.state.label(),
    ));
}
