//! Registering that the applicant signed, and keeping the signed paper.

use std::sync::Arc;

use super::{
    Attach, Changed, Hand,
    damage::paper,
    evidence::{Incoming, Paper},
    known_keys,
};
use crate::{
    desk::{Desk, DeskError, Session},
    domain::{
        access::Permission,
        commitment::{
            Event, Evidence, EvidenceKind, Match, Prefill, Refusal, Signature, Signer, State, Step,
            replayed,
        },
        journal::Action,
        mask,
        subject::SubjectKind,
    },
};

impl Desk {
    /// Registers the signature and, when files are given, keeps the signed paper with it: both, or
    /// neither.
    ///
    /// # Errors
    /// `NoSuchCommitment`; `Commitment` for a state or a day that does not allow it; `Scan`,
    /// `WrongPaper`.
    pub fn sign_commitment(
        &mut self,
        session: &Session,
        text: &str,
        (signature, files): (Signature, &[Attach]),
    ) -> Result<Changed, DeskError> {
        let signature = Signature {
            name: mask::numbers_within(signature.name.trim()).into_owned(),
            witness: mask::numbers_within(signature.witness.trim()).into_owned(),
            ..signature
        };
        self.signed_and_kept(session, text, Some(signature), files)
    }

    /// Who signs unless somebody says otherwise, and their name as far as the form has it: people for
    /// themselves, organisations by their representative.
    ///
    /// # Errors
    /// `NoSuchCommitment`, `TamperedCommitment`.
    pub fn usual_signer(
        &self,
        session: &Session,
        text: &str,
    ) -> Result<(Signer, Option<String>), DeskError> {
        session.require(Permission::HandleCommitment)?;
        let row = self.commitment_called(text)?;
        let known = self.store.subject(row.subject)?.ok_or(DeskError::UnknownSubject)?;
        if known.kind.is_natural_person() {
            return Ok((Signer::Oneself, Some(known.name)));
        }
        let events = self.store.commitment_events(row.id)?;
        let (life, _) = replayed(row.id, &events, |_, _| true)
            .map_err(|_| DeskError::TamperedCommitment { id: row.id })?;
        let template = self.forms.commitment_called(&life.draft.template);
        let mut fields = template.into_iter().flat_map(|template| &template.fields);
        let named = fields.find(|field| field.prefill == Some(Prefill::Representative));
        let name = named.and_then(|field| life.draft.values.get(&field.id)).cloned();
        Ok((Signer::Representative, name))
    }

    /// Keeps the signed paper, or more of it.
    ///
    /// # Errors
    /// As of [`Desk::sign_commitment`].
    pub fn keep_commitment(
        &mut self,
        session: &Session,
        text: &str,
        files: &[Attach],
    ) -> Result<Changed, DeskError> {
        self.signed_and_kept(session, text, None, files)
    }

    fn signed_and_kept(
        &mut self,
        session: &Session,
        text: &str,
        signature: Option<Signature>,
        files: &[Attach],
    ) -> Result<Changed, DeskError> {
        session.require(Permission::HandleCommitment)?;
        let at = self.clock.now();
        self.seal_holds_on(at.day())?;
        let row = self.commitment_called(text)?;
        let number = row.summary.number.clone().ok_or(Refusal::NotPrinted)?;
        let forms = Arc::clone(&self.forms);
        let known = known_keys(&self.keys())?;
        let action =
            if signature.is_some() { Action::SignCommitment } else { Action::KeepCommitment };
        let deed = self.deed(session, action);
        let (folder, seal) = (&self.folder, &self.seal);
        let office = &folder.settings().office;
        let hand = Hand { forms: &forms, seal, known: &known, office, session, at };
        // A state that refuses is told before files of twenty megabytes are read.
        let (life, ..) = hand.life(&self.store, row.id)?;
        if let Some(signature) = &signature {
            life.state.after(Step::Sign)?;
            let known = self.store.subject(row.subject)?.ok_or(DeskError::UnknownSubject)?;
            fits(signature.signer, known.kind)?;
        }
        // What is signed is what was printed, and that is what lies in the register.
        let report = self.store.report(&number)?.ok_or(DeskError::UnknownReport)?;
        let mut damage = Vec::new();
        if let Some((frozen, _)) = &life.frozen {
            paper(&self.store, folder, (frozen, life.state), &mut damage)?;
        }
        if !damage.is_empty() {
            return Err(DeskError::TamperedCommitment { id: row.id });
        }
        let its = Paper { number: &number, statement: &report.statement };
        let before = (its, life.evidence.len());
        let incoming = Incoming::write((folder, self.chance), before, files)?;
        let evidence = incoming.evidence();
        let mut events: Vec<Event> = Vec::new();
        events.extend(signature.map(|signature| Event::Sign { signature }));
        if !evidence.is_empty() || events.is_empty() {
            events.push(Event::Keep { evidence: evidence.clone() });
        }
        let commitment = self.store.write(|tx| {
            let life = hand.advance(tx, &row, events, &deed)?;
            incoming.enter(tx, row.id)?;
            Ok::<_, DeskError>(life)
        })?;
        incoming.keep();
        let notes = match commitment.state {
            State::Signed => {
                vec!["签好的承诺书还没有归档。请扫描后归档，承诺才转为履行中。".to_owned()]
            }
            _ => unread(&evidence),
        };
        Ok(Changed { id: row.id, commitment, notes })
    }
}

/// People sign for themselves and organisations by their representative; either may send an agent.
fn fits(signer: Signer, kind: SubjectKind) -> Result<(), Refusal> {
    match (signer, kind.is_natural_person()) {
        (Signer::Agent, _) | (Signer::Oneself, true) | (Signer::Representative, false) => Ok(()),
        _ => Err(Refusal::WrongSigner(signer)),
    }
}

/// What the clerk must look at with their own eyes.
fn unread(evidence: &[Evidence]) -> Vec<String> {
    let scans = || evidence.iter().filter(|one| one.kind == EvidenceKind::Scan);
    if scans().next().is_none() || scans().any(|one| one.matched == Match::Same) {
        return Vec::new();
    }
    vec!["扫描件上的二维码没有读出来，程序无法核对。请人工核对扫描件上的编号。".to_owned()]
}
