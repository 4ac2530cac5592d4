//! Departments, each written once.

use super::{Transaction, error::StoreError};

impl Transaction<'_> {
    /// The number of a department, given one if it is new.
    pub(super) fn department(&self, name: &str) -> Result<i64, StoreError> {
        let known =
            self.first("SELECT id FROM department WHERE name = ?", [name], |row| Ok(row.get(0)?))?;
        match known {
            Some(id) => Ok(id),
            None => self.insert("INSERT INTO department (name) VALUES (?)", [name]),
        }
    }
}
