//! How much the archive holds. Large tables keep running totals.

use super::{Transaction, error::StoreError, view::View};

/// What the archive holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Subjects of every kind.
    pub subjects: u64,
    /// Natural persons among them.
    pub natural_persons: u64,
    /// Subjects whose base information has not arrived.
    pub provisional: u64,
    /// Records.
    pub records: u64,
    /// Held rows.
    pub conflicts: u64,
    /// Rows of the journal.
    pub journal: u64,
    /// Reports in the register.
    pub reports: u64,
    /// Operators.
    pub operators: u64,
}

/// What a transaction adds to the running totals.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Tally {
    pub(super) subjects: i64,
    pub(super) natural_persons: i64,
    pub(super) provisional: i64,
    pub(super) records: i64,
}

impl View {
    /// Counts for a status page.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.snapshot(|view| {
            let tally = |what: &str| {
                let n = view
                    .first("SELECT n FROM tally WHERE what = ?", [what], |row| Ok(row.get(0)?))?;
                Ok::<u64, StoreError>(n.unwrap_or(0))
            };
            let count = |sql: &str| {
                Ok::<u64, StoreError>(view.first(sql, [], |row| Ok(row.get(0)?))?.unwrap_or(0))
            };
            Ok(Counts {
                subjects: tally("subjects")?,
                natural_persons: tally("natural_persons")?,
                provisional: tally("provisional")?,
                records: tally("records")?,
                conflicts: count("SELECT count(*) FROM conflict")?,
                journal: count("SELECT coalesce(max(sequence), 0) FROM journal")?,
                reports: count("SELECT count(*) FROM register")?,
                operators: count("SELECT count(*) FROM operator")?,
            })
        })
    }
}

impl Transaction<'_> {
    /// Writes the totals this transaction has changed.
    pub(super) fn flush_tally(&mut self) -> Result<(), StoreError> {
        let tally = std::mem::take(&mut self.tally);
        for (what, n) in [
            ("subjects", tally.subjects),
            ("natural_persons", tally.natural_persons),
            ("provisional", tally.provisional),
            ("records", tally.records),
        ] {
            if n != 0 {
                self.change(
                    "INSERT INTO tally (what, n) VALUES (?1, ?2)
                     ON CONFLICT DO UPDATE SET n = n + excluded.n",
                    (what, n),
                )?;
            }
        }
        Ok(())
    }
}
