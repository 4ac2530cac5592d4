//! The only SQL. One encrypted SQLite file (SQLCipher); plain synchronous; speaks domain values.
//! What can be asked is on [`View`], what can be changed on [`Transaction`].

mod absorb;
mod bulk;
mod codes;
mod commitments;
mod conflicts;
mod connection;
mod counts;
mod departments;
mod error;
mod feedback;
mod freshness;
mod holdings;
mod issued;
mod journal;
mod key;
mod meta;
mod migrate;
mod operators;
mod place;
mod records;
mod relations;
mod reports;
mod search;
mod subjects;
mod transaction;
mod view;

#[cfg(test)]
mod tests;

use std::{ops::Deref, path::Path};

pub use bulk::Loader;
pub use commitments::CommitmentRow;
pub use conflicts::{ConflictId, Held, Hold};
pub use counts::Counts;
pub use error::{Cause, StoreError};
pub use issued::Printing;
pub use key::DatabaseKey;
pub use operators::{Operator, OperatorState};
pub use records::Put;
pub use reports::ReportPlace;
pub use search::{Matched, NameHit, NameQuery, NamesFound, Persons};
pub use subjects::NewSubject;
pub use transaction::Transaction;
pub use view::View;

/// An open archive file. One per thread that works with it; other programs may have it open too.
#[derive(Debug)]
pub struct Store {
    view: View,
}

impl Store {
    /// Makes a new, empty archive.
    ///
    /// # Errors
    /// [`StoreError::Exists`]; the folder cannot be written.
    pub fn create(path: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        let mut connection = connection::create(path, key)?;
        migrate::migrate(&mut connection)?;
        Ok(Self { view: View { connection } })
    }

    /// Opens an archive, bringing an older one up to date.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotADatabase`], [`StoreError::WrongKey`],
    /// [`StoreError::NewerSchema`], [`StoreError::Damaged`], [`StoreError::Unfinished`].
    pub fn open(path: &Path, key: &DatabaseKey) -> Result<Self, StoreError> {
        let mut connection = connection::open(path, key)?;
        migrate::migrate(&mut connection)?;
        let store = Self { view: View { connection } };
        bulk::refuse_unfinished(&store)?;
        Ok(store)
    }

    /// Makes one change: all of it, or nothing when `change` fails.
    ///
    /// # Errors
    /// What `change` returns, or [`StoreError`] when the change cannot begin or be kept.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        change: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut transaction = Transaction::begin(&self.view)?;
        let result = change(&mut transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// Touches the roots of the search indices and of the code index, so that the first look-up
    /// does not wait for a cold disk. Cheap; for the moment the log-in screen is up.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn warm(&self) -> Result<(), StoreError> {
        self.view.warm_search()
    }
}

impl Deref for Store {
    type Target = View;

    fn deref(&self) -> &View {
        &self.view
    }
}
