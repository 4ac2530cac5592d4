//! What can be read, inside a transaction or outside; the tables' files add the questions.
//! Also the few ways in which this folder talks to SQLite.

use rusqlite::{CachedStatement, Connection, Params, Row};

use super::error::StoreError;

/// An open archive as seen by its readers. [`super::Store`] and [`super::Transaction`] lead here.
#[derive(Debug)]
pub struct View {
    pub(super) connection: Connection,
}

impl View {
    pub(super) fn statement(&self, sql: &str) -> Result<CachedStatement<'_>, StoreError> {
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// Every row of a question.
    pub(super) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.statement(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    /// The first row of a question.
    pub(super) fn first<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.statement(sql)?;
        let mut rows = statement.query(params)?;
        rows.next()?.map(read).transpose()
    }

    /// Several questions answered from one state of the file, whatever others write meanwhile.
    ///
    /// # Errors
    /// What `read` returns; the file cannot be read.
    pub fn snapshot<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.connection.is_autocommit() {
            return read(self);
        }
        let transaction = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        let result = read(self)?;
        transaction.commit().map_err(StoreError::from)?;
        Ok(result)
    }
}
