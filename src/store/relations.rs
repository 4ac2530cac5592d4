//! Which records of the register name whom beside their subject, so that a person's companies are
//! found. Kept in step with every record that is put or moved.

use super::{Transaction, error::StoreError, place, view::View};
use crate::domain::{
    catalogue::{Catalogue, Item},
    code::Code,
    record::Record,
    relation,
    subject::SubjectId,
};

/// The columns every record was read for parties by: files of an older program, or of other
/// forms, have none or others.
const INDEXED: &str = "relations";

impl View {
    /// The subjects whose registers name somebody of these codes, without whoever is `but`; at
    /// most `limit`, and how many more there are.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn subjects_naming(
        &self,
        codes: &[Code],
        but: SubjectId,
        limit: usize,
    ) -> Result<(Vec<SubjectId>, usize), StoreError> {
        let mut found = Vec::new();
        for code in codes {
            let rows = self.rows(
                "SELECT record FROM relation WHERE code = ? ORDER BY record",
                [code.canonical_key()],
                |row| Ok(place::subject_of(row.get(0)?)),
            )?;
            found.extend(rows.into_iter().filter(|id| *id != but));
        }
        found.sort_unstable();
        found.dedup();
        let beyond = found.len().saturating_sub(limit);
        found.truncate(limit);
        Ok((found, beyond))
    }
}

impl Transaction<'_> {
    /// Brings the table up to date with a file of an older program or of other forms; else it
    /// costs one look.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn index_relations(&mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
        if self.meta(INDEXED)?.is_some_and(|known| known == relation::naming_columns(catalogue)) {
            return Ok(());
        }
        self.change("DELETE FROM relation", [])?;
        let naming: Vec<&Item> =
            catalogue.items().iter().filter(|item| relation::names_parties(item)).collect();
        let last = self.last_subject()?.map_or(0, |id| id.0);
        for id in 1..=last {
            for item in &naming {
                for (row, record) in self.records_of_item(SubjectId(id), item)? {
                    self.keep_relations(row, item, &record)?;
                }
            }
        }
        self.relations_are_indexed(catalogue)
    }

    pub(super) fn relations_are_indexed(&self, catalogue: &Catalogue) -> Result<(), StoreError> {
        self.set_meta(INDEXED, &relation::naming_columns(catalogue))
    }

    /// Whom the record of a row names; what it named before is forgotten.
    pub(super) fn keep_relations(
        &self,
        row: i64,
        item: &Item,
        record: &Record,
    ) -> Result<(), StoreError> {
        if !relation::names_parties(item) {
            return Ok(());
        }
        self.change("DELETE FROM relation WHERE record = ?", [row])?;
        for code in relation::parties(item, record).iter().flat_map(|party| &party.codes) {
            self.change(
                "INSERT OR IGNORE INTO relation (record, code) VALUES (?1, ?2)",
                (row, code.canonical_key()),
            )?;
        }
        Ok(())
    }

    /// A record moved from one row to another, whose own relations it takes over.
    pub(super) fn move_relations(&self, from: i64, to: i64) -> Result<(), StoreError> {
        self.change("DELETE FROM relation WHERE record = ?", [to])?;
        self.change("UPDATE relation SET record = ?2 WHERE record = ?1", (from, to))?;
        Ok(())
    }

    /// A record is gone.
    pub(super) fn forget_relations(&self, row: i64) -> Result<(), StoreError> {
        self.change("DELETE FROM relation WHERE record = ?", [row])?;
        Ok(())
    }
}
