//! A commitment after something happened to it.

use serde::Serialize;

use crate::{
    cli::output::Output,
    desk::commitments::Changed,
    domain::{Day, commitment::State},
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    outcome: &'static str,
    id: u32,
    number: Option<&'a str>,
    state: State,
    state_text: &'static str,
    signed: Option<Day>,
    until: Option<Day>,
    due: Option<Day>,
    deferred_until: Option<Day>,
    evidence: usize,
    notes: &'a [String],
}

/// Tells it: by a stable word for programs, and in words for people.
pub(super) fn tell((outcome, said): (&'static str, &str), changed: &Changed, output: Output) {
    let Changed { id, commitment, notes } = changed;
    if output.json {
        return output.document(&Document {
            outcome,
            id: id.0,
            number: commitment.number(),
            state: commitment.state,
            state_text: commitment.state.label(),
            signed: commitment.signature.as_ref().map(|signature| signature.day),
            until: commitment.until(),
            due: commitment.due(),
            deferred_until: commitment.deferred_until(),
            evidence: commitment.evidence.len(),
            notes,
        });
    }
    let called = commitment.number().map_or_else(|| format!("草稿号 {id}"), str::to_owned);
    let deferred = match commitment.deferred_until() {
        Some(day) => format!("  按规定暂缓受理至 {day}（推算）"),
        None => String::new(),
    };
    output.line(format!("{said}：{called}  {}{deferred}", commitment.state.label()));
    notes.iter().for_each(|note| output.note(note));
}
