//! When each department's last file of each item came (数据截至).

use super::{Transaction, error::StoreError, records::item_id, view::View};
use crate::domain::{
    archive::Freshness,
    catalogue::{Catalogue, Item},
    moment::Moment,
};

impl View {
    /// When the last file of any department came; `None` before the first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn latest_file(&self) -> Result<Option<Moment>, StoreError> {
        let latest = self.first("SELECT max(received) FROM freshness", [], |row| {
            Ok(row.get::<_, Option<i64>>(0)?)
        })?;
        Ok(latest.flatten().map(Moment))
    }

    /// When each department's last file of each item came, whoever it was about.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn sources(&self, catalogue: &Catalogue) -> Result<Vec<Freshness>, StoreError> {
        self.rows(
            "SELECT item, name, received FROM freshness JOIN department ON id = department
             ORDER BY item, name",
            [],
            |row| {
                let (item, received) = (item_id(catalogue, row.get(0)?), Moment(row.get(2)?));
                Ok(Freshness { item, department: row.get(1)?, received })
            },
        )
    }

    /// When a department's last file of an item came.
    pub(super) fn freshness(
        &self,
        item: u16,
        department: i64,
    ) -> Result<Option<Moment>, StoreError> {
        self.first(
            "SELECT received FROM freshness WHERE item = ?1 AND department = ?2",
            (item, department),
            |row| Ok(Moment(row.get(0)?)),
        )
    }
}

impl Transaction<'_> {
    /// Notes that a department's file of an item came. An older moment than the known one
    /// changes nothing.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn touch(
        &mut self,
        item: &Item,
        department: &str,
        received: Moment,
    ) -> Result<(), StoreError> {
        let department = self.department(department)?;
        self.change(
            "INSERT INTO freshness (item, department, received) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET received = excluded.received
             WHERE excluded.received > received",
            (item.number, department, received.0),
        )?;
        Ok(())
    }
}
