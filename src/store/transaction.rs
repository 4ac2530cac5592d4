//! One change of the archive, all of it or nothing; the tables' files add what can be changed.

use std::{cell::Cell, ops::Deref};

use rusqlite::Params;

use super::{counts::Tally, error::StoreError, search::Pending, view::View};

/// A change under way. Everything that can be read can be read here too, as it will be.
#[derive(Debug)]
pub struct Transaction<'s> {
    view: &'s View,
    pub(super) tally: Tally,
    pub(super) pending: Pending,
    state: State,
    changes: Cell<u32>,
}

/// Statements after which a change counts as large. Pages it writes to at random are then kept in
/// a cache of 256 MB until it ends: spilled early, they would be encrypted and read back over and
/// over (measured into 1 M subjects: 12 000 rows a second against 7 000 with half of it).
const LARGE: u32 = 2_000;

#[derive(Debug, PartialEq, Eq)]
enum State {
    Open,
    Committed,
}

impl<'s> Transaction<'s> {
    /// Takes the one place of a writer, waiting for another program if need be.
    pub(super) fn begin(view: &'s View) -> Result<Self, StoreError> {
        view.connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self {
            view,
            tally: Tally::default(),
            pending: Pending::default(),
            state: State::Open,
            changes: Cell::new(0),
        })
    }

    pub(super) fn commit(mut self) -> Result<(), StoreError> {
        self.flush_index()?;
        self.flush_tally()?;
        self.view.connection.execute_batch("COMMIT")?;
        self.state = State::Committed;
        Ok(())
    }

    /// Runs one statement; the number of rows it changed.
    pub(super) fn change(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        self.count_change()?;
        Ok(self.view.statement(sql)?.execute(params)?)
    }

    /// Runs one INSERT into a table with row numbers; the new row's number.
    pub(super) fn insert(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        self.count_change()?;
        Ok(self.view.statement(sql)?.insert(params)?)
    }

    fn count_change(&self) -> Result<(), StoreError> {
        self.changes.set(self.changes.get().saturating_add(1));
        if self.changes.get() == LARGE {
            self.view.connection.execute_batch("PRAGMA cache_size = -262144")?;
        }
        Ok(())
    }
}

impl Deref for Transaction<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        self.view
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        // SQLite may have rolled back by itself already (disk full).
        if self.state == State::Open && !self.view.connection.is_autocommit() {
            let _ = self.view.connection.execute_batch("ROLLBACK");
        }
        if self.changes.get() >= LARGE {
            let back = "PRAGMA cache_size = -8192; PRAGMA shrink_memory";
            let _ = self.view.connection.execute_batch(back);
        }
    }
}
