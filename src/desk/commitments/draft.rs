//! Drafting a commitment, and changing the draft.

use std::sync::Arc;

use super::{
    Changed, Hand, NewCommitment,
    begin::{open_gate, opened, purposeful, suits, template_of},
    known_keys,
};
use crate::{
    desk::{Desk, DeskError, Session},
    domain::{
        access::Permission,
        commitment::{Draft, Event, Refusal, State, Template, Values, missing, read_all},
        journal::{Action, Deed},
        mask,
    },
};

impl Desk {
    /// Drafts a commitment. Fields may still be empty; what is filled in must fit.
    ///
    /// # Errors
    /// As of [`Desk::begin_commitment`]; `Barred`; `Commitment` for values that do not fit.
    pub fn draft_commitment(
        &mut self,
        session: &Session,
        new: &NewCommitment,
    ) -> Result<Changed, DeskError> {
        session.require(Permission::HandleCommitment)?;
        let at = self.clock.now();
        self.seal_holds_on(at.day())?;
        let forms = Arc::clone(&self.forms);
        let template = template_of(&forms, &new.template, at.day())?;
        let values = kept(read_all(&template.fields, pairs(&new.values))?);
        let grounds = purposeful(&new.grounds, template);
        let deed = self.grounded_deed(session, Action::DraftCommitment, &grounds);
        let deed = Deed { subject: Some(new.subject), ..deed };
        let known = known_keys(&self.keys())?;
        let (seal, office) = (&self.seal, &self.folder.settings().office);
        let hand = Hand { forms: &forms, seal, known: &known, office, session, at };
        self.store.write(|tx| {
            let archive = opened(tx, &forms, new.subject, &grounds, at.day())?;
            suits(template, &archive)?;
            open_gate(tx, &forms, template, (new.subject, &grounds), at.day())?;
            let code = archive.subject.codes.first().map(|(_, text)| text.clone());
            let draft = Draft {
                template: template.id.to_string(),
                subject: archive.subject.name,
                code: code.unwrap_or_default(),
                values,
            };
            let lacking = missing(&template.fields, &draft.values);
            let (id, commitment) = hand.draft(tx, draft, &deed)?;
            Ok(Changed { id, commitment, notes: unfinished(&lacking) })
        })
    }

    /// Changes what is filled in: the values given replace those of their fields, empty ones clear
    /// them.
    ///
    /// # Errors
    /// `NoSuchCommitment`; `Commitment` for a text that is frozen or values that do not fit.
    pub fn revise_commitment(
        &mut self,
        session: &Session,
        text: &str,
        values: &[(String, String)],
    ) -> Result<Changed, DeskError> {
        session.require(Permission::HandleCommitment)?;
        let at = self.clock.now();
        self.seal_holds_on(at.day())?;
        let row = self.commitment_called(text)?;
        let forms = Arc::clone(&self.forms);
        let deed = self.deed(session, Action::DraftCommitment);
        let known = known_keys(&self.keys())?;
        let (seal, office) = (&self.seal, &self.folder.settings().office);
        let hand = Hand { forms: &forms, seal, known: &known, office, session, at };
        self.store.write(|tx| {
            let (life, ..) = hand.life(tx, row.id)?;
            if life.state != State::Drafted {
                return Err(Refusal::Frozen.into());
            }
            let template = template_of(&forms, &life.draft.template, at.day())?;
            let values = merged(life.draft.values, template, pairs(values))?;
            let lacking = missing(&template.fields, &values);
            let commitment = hand.advance(tx, &row, vec![Event::Revise { values }], &deed)?;
            Ok(Changed { id: row.id, commitment, notes: unfinished(&lacking) })
        })
    }
}

fn pairs(values: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> + Clone {
    values.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

/// What was filled in before with what was typed now.
fn merged<'t>(
    before: Values,
    template: &Template,
    typed: impl Iterator<Item = (&'t str, &'t str)> + Clone,
) -> Result<Values, DeskError> {
    let now = read_all(&template.fields, typed.clone())?;
    let is_typed = |id: &str| {
        let field = template.field(id);
        typed.clone().any(|(name, _)| name == id || field.is_some_and(|field| field.label == name))
    };
    // A field the template does not have any more is not printed.
    let kept = before.into_iter().filter(|(id, _)| template.field(id).is_some() && !is_typed(id));
    Ok(kept.chain(self::kept(now)).collect())
}

/// What people write, without numbers of identity in full.
fn kept(values: Values) -> Values {
    let masked = |(id, text): (String, String)| (id, mask::numbers_within(&text).into_owned());
    values.into_iter().map(masked).collect()
}

fn unfinished(lacking: &[String]) -> Vec<String> {
    match lacking {
        [] => Vec::new(),
        _ => vec![format!("还有必填的没有填：{}。填齐后才能打印定稿。", lacking.join("、"))],
    }
}
