//! How a commitment was kept, and how it ends: findings with their documents, corrections beside them,
//! withdrawal with its paper made void.

use std::sync::Arc;

use super::{
    Attach, Changed, Hand, Settling,
    evidence::{Incoming, Paper},
    known_keys,
};
use crate::{
    desk::{Desk, DeskError, Session, sealing},
    domain::{
        access::Permission,
        commitment::{Deciding, Event, Evidence, Found, Outcome},
        journal::Action,
        mask,
        report::Void,
        statement::VoidStatement,
    },
};

impl Desk {
    /// Registers what was found about a commitment, or how it ends.
    ///
    /// # Errors
    /// `NoSuchCommitment`; `Commitment` for a state or a day that does not allow it; `Scan`.
    pub fn settle_commitment(
        &mut self,
        session: &Session,
        text: &str,
        settling: &Settling,
    ) -> Result<Changed, DeskError> {
        let (permission, action) = match settling {
            Settling::Withdraw { .. } => (Permission::HandleCommitment, Action::WithdrawCommitment),
            _ => (Permission::SettleCommitment, Action::SettleCommitment),
        };
        session.require(permission)?;
        let at = self.clock.now();
        self.seal_holds_on(at.day())?;
        let row = self.commitment_called(text)?;
        let forms = Arc::clone(&self.forms);
        let known = known_keys(&self.keys())?;
        let deed = self.deed(session, action);
        let (folder, seal) = (&self.folder, &self.seal);
        let office = &folder.settings().office;
        let hand = Hand { forms: &forms, seal, known: &known, office, session, at };
        let number = row.summary.number.clone();
        let (life, ..) = hand.life(&self.store, row.id)?;
        let its = Paper { number: number.as_deref().unwrap_or_default(), statement: "" };
        let before = (its, life.evidence.len());
        let incoming = Incoming::write((folder, self.chance), before, files(settling))?;
        let event = event(settling, incoming.evidence());
        let void = match (settling, &number) {
            (Settling::Withdraw { reason }, Some(number)) => Some((number.clone(), told(reason))),
            _ => None,
        };
        let commitment = self.store.write(|tx| {
            let life = hand.advance(tx, &row, vec![event], &deed)?;
            incoming.enter(tx, row.id)?;
            if let Some((number, reason)) = &void
                && let Some(report) = tx.report(number)?
                && let (Some(code), None) = (report.code, &report.void)
            {
                let (number, reason) = (number.clone(), reason.clone());
                let statement =
                    VoidStatement { number: number.clone(), code, at, reason: reason.clone() };
                let statement = sealing::sign_void(seal, statement)?.text();
                let void = Void { at, operator: session.operator().to_owned(), reason };
                tx.declare_void(&number, &void, &statement)?;
            }
            Ok::<_, DeskError>(life)
        })?;
        incoming.keep();
        if let Some((number, _)) = void
            && let Some(report) = self.store.report(&number)?
        {
            // It is withdrawn whatever becomes of the extract, and the next log-in mends that one.
            let _ = self.publish_statements(report.issued.day().year());
        }
        Ok(Changed { id: row.id, commitment, notes: unsaid(settling) })
    }
}

/// What a finding that speaks against somebody ought to say.
fn unsaid(settling: &Settling) -> Vec<String> {
    match settling {
        Settling::Find { outcome, facts, .. }
            if *outcome != Outcome::Kept && facts.trim().is_empty() =>
        {
            vec!["没有写认定的事实，档案里只有结论和文书。对外说明时请以认定文书为准。".to_owned()]
        }
        _ => Vec::new(),
    }
}

fn files(settling: &Settling) -> &[Attach] {
    match settling {
        Settling::Find { files, .. } | Settling::Correct { files, .. } => files,
        _ => &[],
    }
}

fn event(settling: &Settling, evidence: Vec<Evidence>) -> Event {
    match settling.clone() {
        Settling::Find { outcome, by, facts, .. } => {
            Event::Find { finding: Found { outcome, by: said(by), facts: told(&facts), evidence } }
        }
        Settling::Correct { by, .. } => Event::Correct { correction: said(by), evidence },
        Settling::Retract { by, reason } => {
            Event::Retract { retraction: said(by), reason: told(&reason) }
        }
        Settling::Withdraw { reason } => Event::Withdraw { reason: told(&reason) },
        Settling::Expire => Event::Expire,
    }
}

fn said(by: Deciding) -> Deciding {
    Deciding { unit: told(&by.unit), document: told(&by.document), ..by }
}

/// What people write, without numbers of identity in full.
fn told(text: &str) -> String {
    mask::numbers_within(text.trim()).into_owned()
}
