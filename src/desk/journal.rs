//! Checking and handing out the journal.

use std::collections::BTreeMap;

use crate::domain::{
    access::Permission,
    commitment::{CommitmentId, Tampered, is_noted, read_mark},
    journal::{self, Action, Break, Deed, JournalEntry, Link},
};

use crate::store::View;

use super::{
    Desk, DeskError, Session,
    commitments::{Against, Damage, examined, known_keys},
};

/// What the check of the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainState {
    /// Every row follows from the one before it.
    Whole {
        /// Number of rows.
        rows: u64,
        /// The last link.
        head: Link,
    },
    /// It breaks here.
    Broken(Break),
}

/// What the check of the journal and of everything it vouches for found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The chain of the journal.
    pub chain: ChainState,
    /// How many commitments were examined.
    pub commitments: usize,
    /// Those that are not stored as they were sealed.
    pub damaged: Vec<DamagedCommitment>,
}

/// A commitment that is not stored as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedCommitment {
    /// Its number in this archive.
    pub id: CommitmentId,
    /// Its number in the register; none for a draft, or when that is not known any more.
    pub number: Option<String>,
    /// What is wrong.
    pub damage: Vec<Damage>,
}

impl Verification {
    /// Whether everything is as it was written.
    pub fn is_whole(&self) -> bool {
        matches!(self.chain, ChainState::Whole { .. }) && self.damaged.is_empty()
    }
}

impl Desk {
    /// Checks the chain, and every commitment against its seals and against the journal. It tells
    /// nothing about anybody, so every operator may ask.
    pub fn verify_journal(&mut self, session: &Session) -> Result<Verification, DeskError> {
        let (forms, folder, today) = (&self.forms, &self.folder, self.today());
        // From one state of the file: other windows go on meanwhile. The keys come after it, so that
        // none is missing that sealed something in it.
        let verification = self.store.snapshot(|view| {
            let entries = view.journal()?;
            let known = known_keys(&self.keys())?;
            let against = Against { forms, folder, known: &known, today };
            let chain = match journal::verify(&entries) {
                Ok((rows, head)) => ChainState::Whole { rows, head },
                Err(broken) => ChainState::Broken(broken),
            };
            let (commitments, damaged) = examine_commitments(view, against, &entries)?;
            Ok::<_, DeskError>(Verification { chain, commitments, damaged })
        })?;
        let detail = if verification.is_whole() { "校验通过" } else { "校验不通过" };
        self.note_reading(session, detail)?;
        Ok(verification)
    }

    /// Every row, for the auditor.
    pub fn export_journal(&mut self, session: &Session) -> Result<Vec<JournalEntry>, DeskError> {
        session.require(Permission::ReadJournal)?;
        let entries = self.store.journal()?;
        self.note_reading(session, "导出")?;
        Ok(entries)
    }

    fn note_reading(&mut self, session: &Session, detail: &str) -> Result<(), DeskError> {
        let deed = Deed { detail: detail.to_owned(), ..self.deed(session, Action::ReadJournal) };
        self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        Ok(())
    }
}

/// Examines every commitment there is and every one the journal knows.
fn examine_commitments(
    view: &View,
    against: Against<'_>,
    entries: &[JournalEntry],
) -> Result<(usize, Vec<DamagedCommitment>), DeskError> {
    let mut noted: BTreeMap<CommitmentId, Vec<(u32, &str)>> = BTreeMap::new();
    let details = entries.iter().filter(|entry| entry.deed.action.is_of_commitments());
    for (id, n, digest) in details.filter_map(|entry| read_mark(&entry.deed.detail)) {
        noted.entry(id).or_default().push((n, digest));
    }
    let rows = view.commitments()?;
    let mut damaged = Vec::new();
    for row in &rows {
        let mut examined = examined(view, against, row)?;
        let noted = noted.remove(&row.id).unwrap_or_default();
        if !is_noted(&noted, &examined.digests) {
            examined.damage.push(Damage::Journal);
        }
        if !examined.damage.is_empty() {
            let (id, number) = (row.id, row.summary.number.clone());
            damaged.push(DamagedCommitment { id, number, damage: examined.damage });
        }
    }
    damaged.extend(noted.into_keys().map(|id| DamagedCommitment {
        id,
        number: None,
        damage: vec![Damage::Events(Tampered::Empty)],
    }));
    Ok((rows.len(), damaged))
}
