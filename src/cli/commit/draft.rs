//! Asking whether somebody may promise, drafting, and changing the draft.

use serde::Serialize;

use super::{
    args::{AboutArguments, Called},
    gate, misunderstood,
};
use crate::{
    cli::{
        exit::Exit,
        grounds::{self, UnknownBasis},
        output::Output,
        subject::{self, Found},
    },
    desk::{
        Desk, DeskError, Session,
        commitments::{Begun, Changed, FormField, NewCommitment},
    },
    domain::{
        access::{Basis, Grounds},
        commitment::{State, Values, missing},
        subject::SubjectId,
    },
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    outcome: &'static str,
    id: u32,
    state: State,
    state_text: &'static str,
    template: &'a str,
    /// None after a change: whoever changes a draft names it, not its subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<u32>,
    subject_name: &'a str,
    code: &'a str,
    values: &'a Values,
    missing: Vec<String>,
    notes: &'a [String],
}

/// Only asks, and shows what the form would begin with.
pub(super) fn check(
    desk: &mut Desk,
    session: &Session,
    about: &AboutArguments,
    output: Output,
) -> Result<Exit, DeskError> {
    let grounds = match asked(about) {
        Ok(grounds) => grounds,
        Err(error) => return Ok(misunderstood(&error, output)),
    };
    let (_, begun) = begin(desk, session, about, &grounds, output)?;
    Ok(gate::tell(desk, &begun, output))
}

/// Drafts, where nothing bars it.
pub(super) fn new(
    desk: &mut Desk,
    session: &Session,
    about: &AboutArguments,
    (typed, bare): (&[(String, String)], bool),
    output: Output,
) -> Result<Exit, DeskError> {
    let grounds = match asked(about) {
        Ok(grounds) => grounds,
        Err(error) => return Ok(misunderstood(&error, output)),
    };
    let (subject, begun) = begin(desk, session, about, &grounds, output)?;
    if gate::is_shut(&begun) {
        return Ok(gate::tell(desk, &begun, output));
    }
    let values = if bare { typed.to_vec() } else { filled(&begun, typed) };
    let template = begun.template.id.to_string();
    let drafted =
        desk.draft_commitment(session, &NewCommitment { subject, template, values, grounds })?;
    tell(desk, ("drafted", "已起草"), (Some(subject), &drafted), output);
    Ok(Exit::Done)
}

/// Changes the draft.
pub(super) fn edit(
    desk: &mut Desk,
    session: &Session,
    (called, typed): (&Called, &[(String, String)]),
    output: Output,
) -> Result<Exit, DeskError> {
    let revised = desk.revise_commitment(session, &called.text()?, typed)?;
    tell(desk, ("revised", "已修改"), (None, &revised), output);
    Ok(Exit::Done)
}

/// Departments look at applicants by their duty, unless somebody says otherwise.
fn asked(about: &AboutArguments) -> Result<Grounds, UnknownBasis> {
    let given = grounds::read(&about.grounds)?;
    Ok(match about.grounds.basis {
        None => Grounds { basis: Basis::Duty, ..given },
        Some(_) => given,
    })
}

fn begin(
    desk: &mut Desk,
    session: &Session,
    about: &AboutArguments,
    grounds: &Grounds,
    output: Output,
) -> Result<(SubjectId, Begun), DeskError> {
    let Some(template) = desk.forms().commitment_called(&about.template) else {
        let (template, known) = (about.template.clone(), desk.template_names());
        return Err(DeskError::UnknownTemplate { template, known });
    };
    // The look-up comes before the desk knows of any commitment: it has the purpose the desk gives.
    let purpose = match grounds.purpose.trim() {
        "" => format!("受理信用承诺：{}", template.matter),
        given => given.to_owned(),
    };
    let looking = Grounds { basis: grounds.basis, purpose };
    let Found { subject, notes } = subject::of(desk, session, &about.code, &looking)?;
    notes.into_iter().for_each(|note| output.note(note.sentence()));
    let begun = desk.begin_commitment(session, (subject, &about.template), grounds)?;
    Ok((subject, begun))
}

/// What the archive knows of fields nobody typed, where it fits them, then what was typed.
fn filled(begun: &Begun, typed: &[(String, String)]) -> Vec<(String, String)> {
    let is_known = |form: &&FormField| {
        let FormField { field, value } = form;
        let is_typed = typed.iter().any(|(name, _)| *name == field.id || *name == field.label);
        !is_typed && field.read(value).is_ok()
    };
    let known = begun.fields.iter().filter(is_known);
    let known = known.map(|form| (form.field.id.clone(), form.value.clone()));
    known.chain(typed.iter().cloned()).collect()
}

fn tell(
    desk: &Desk,
    (outcome, said): (&'static str, &str),
    (subject, changed): (Option<SubjectId>, &Changed),
    output: Output,
) {
    let Changed { id, commitment, notes } = changed;
    let draft = &commitment.draft;
    let template = desk.forms().commitment_called(&draft.template);
    if output.json {
        return output.document(&Document {
            outcome,
            id: id.0,
            state: commitment.state,
            state_text: commitment.state.label(),
            template: &draft.template,
            subject: subject.map(|subject| subject.0),
            subject_name: &draft.subject,
            code: &draft.code,
            values: &draft.values,
            missing: template.map_or(Vec::new(), |known| missing(&known.fields, &draft.values)),
            notes,
        });
    }
    let title = template.map_or(draft.template.as_str(), |known| known.name.as_str());
    output.line(format!("{said}：草稿号 {id}  {title}  {}", draft.subject));
    notes.iter().for_each(|note| output.note(note));
}
