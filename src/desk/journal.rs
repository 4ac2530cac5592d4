//! Checking and handing out the journal.

use crate::domain::{
    access::Permission,
    journal::{self, Action, Break, Deed, JournalEntry, Link},
};

use super::{Desk, DeskError, Session};

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

impl Desk {
    /// Checks the chain. It tells nothing about anybody, so every operator may ask.
    pub fn verify_journal(&mut self, session: &Session) -> Result<ChainState, DeskError> {
        let entries = self.store.journal()?;
        let state = match journal::verify(&entries) {
            Ok((rows, head)) => ChainState::Whole { rows, head },
            Err(broken) => ChainState::Broken(broken),
        };
        let detail = match state {
            ChainState::Whole { .. } => "校验通过",
            ChainState::Broken(_) => "校验不通过",
        };
        self.note_reading(session, detail)?;
        Ok(state)
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
