//! Facts about the data folder: the office, the demo's seed.

use super::{Transaction, error::StoreError, view::View};

impl View {
    /// The fact of a key.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.first("SELECT value FROM meta WHERE key = ?", [key], |row| Ok(row.get(0)?))
    }
}

impl Transaction<'_> {
    /// Sets the fact of a key.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO meta (key, value) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET value = excluded.value",
            [key, value],
        )?;
        Ok(())
    }
}
