//! Filling an empty archive with a whole district: subject by subject in key order, the code and
//! search indices built once at the end.

use std::collections::{BTreeMap, HashMap};

use super::{
    Store,
    error::StoreError,
    search::{Gram, Indices, Pending},
    subjects::NewSubject,
    transaction::Transaction,
    view::View,
};
use crate::domain::{
    catalogue::{Catalogue, Item},
    record::{Record, RecordKey},
    subject::SubjectId,
};

/// Records between two commits: large enough for speed, small enough for the log file.
const BATCH: usize = 200_000;

/// Set while a load is under way; a file that still has it was left half full.
const UNDER_WAY: &str = "bulk_load";

/// Indices that are built once at the end, by name and statement.
const INDICES: [(&str, &str); 2] = [
    ("code_lookup", "CREATE INDEX code_lookup ON code (code, kind, subject)"),
    ("relation_code", "CREATE INDEX relation_code ON relation (code, record)"),
];

/// A load under way. Nothing of it counts before [`Loader::finish`]: a file left in the middle is
/// refused when it is opened. The answers afterwards are those of [`Transaction::add_subject`]
/// and [`Transaction::put_record`].
#[derive(Debug)]
pub struct Loader<'s> {
    transaction: Option<Transaction<'s>>,
    view: &'s View,
    names: Pending,
    departments: HashMap<String, i64>,
    since_commit: usize,
}

impl Store {
    /// Begins to fill an empty archive.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] when there are subjects already.
    pub fn load(&mut self) -> Result<Loader<'_>, StoreError> {
        if self.last_subject()?.is_some() {
            return Err(StoreError::NotEmpty);
        }
        self.write(|tx| {
            tx.set_meta(UNDER_WAY, "under way")?;
            for (name, _) in INDICES {
                tx.change(&format!("DROP INDEX {name}"), [])?;
            }
            Ok::<(), StoreError>(())
        })?;
        // Should the power fail now, the mark above has the file refused.
        self.view
            .connection
            .execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")?;
        Ok(Loader {
            transaction: Some(Transaction::begin(&self.view)?),
            view: &self.view,
            names: Pending::default(),
            departments: HashMap::new(),
            since_commit: 0,
        })
    }
}

impl<'s> Loader<'s> {
    /// Adds a subject with all its records. Of two records of one item and key the later stays.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add(
        &mut self,
        new: &NewSubject,
        records: &[(&Item, Record)],
    ) -> Result<SubjectId, StoreError> {
        let mut transaction = self.open()?;
        let id = transaction.add_subject(new)?;
        let in_order: BTreeMap<(u16, RecordKey), (&Item, &Record)> = records
            .iter()
            .map(|(item, record)| ((item.number, record.key), (*item, record)))
            .collect();
        for (item, record) in in_order.into_values() {
            let department = self.department(&transaction, &record.department)?;
            transaction.insert_record(id, item, department, record)?;
        }
        self.names.append(&mut transaction.pending);
        self.since_commit += 1 + records.len();
        if self.since_commit >= BATCH {
            self.since_commit = 0;
            transaction.commit()?;
        } else {
            self.transaction = Some(transaction);
        }
        Ok(id)
    }

    /// Whatever else belongs to the load: the age of sources, meta facts, held rows.
    ///
    /// # Errors
    /// What `change` returns; the load cannot go on then.
    pub fn beside<T>(
        &mut self,
        change: impl FnOnce(&mut Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut transaction = self.open()?;
        let result = change(&mut transaction)?;
        self.names.append(&mut transaction.pending);
        self.transaction = Some(transaction);
        Ok(result)
    }

    /// Builds the indices and makes the load count. The catalogue is the one its items are of.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(mut self, catalogue: &Catalogue) -> Result<(), StoreError> {
        let transaction = self.open()?;
        for (_, build) in INDICES {
            transaction.change(build, [])?;
        }
        transaction.relations_are_indexed(catalogue)?;
        transaction.commit()?;
        self.build_search()?;
        let connection = &self.view.connection;
        connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")?;
        // The pages are on disk before the mark goes.
        sync(connection.path())?;
        let transaction = Transaction::begin(self.view)?;
        transaction.change("DELETE FROM meta WHERE key = ?", [UNDER_WAY])?;
        transaction.commit()
    }

    fn build_search(&mut self) -> Result<(), StoreError> {
        self.configure_search(["0", "64000000"])?;
        let transaction = Transaction::begin(self.view)?;
        self.names.flush(&transaction)?;
        transaction.commit()?;
        for indices in Indices::ALL {
            for gram in Gram::BOTH {
                let table = indices.table(gram);
                let sql = format!("INSERT INTO {table} ({table}) VALUES ('optimize')");
                self.view.connection.execute_batch(&sql)?;
            }
        }
        self.configure_search(["4", "1048576"])
    }

    /// FTS5's merging and the bytes it gathers before it writes; the second pair is its default.
    fn configure_search(&self, [automerge, hashsize]: [&str; 2]) -> Result<(), StoreError> {
        for indices in Indices::ALL {
            for gram in Gram::BOTH {
                let table = indices.table(gram);
                let set = |name: &str, value: &str| {
                    let sql =
                        format!("INSERT INTO {table} ({table}, rank) VALUES ('{name}', {value})");
                    self.view.connection.execute_batch(&sql)
                };
                set("automerge", automerge)?;
                set("hashsize", hashsize)?;
            }
        }
        Ok(())
    }

    fn department(&mut self, transaction: &Transaction<'_>, name: &str) -> Result<i64, StoreError> {
        if let Some(id) = self.departments.get(name) {
            return Ok(*id);
        }
        let id = transaction.department(name)?;
        self.departments.insert(name.to_owned(), id);
        Ok(id)
    }

    fn open(&mut self) -> Result<Transaction<'s>, StoreError> {
        match self.transaction.take() {
            Some(transaction) => Ok(transaction),
            None => Transaction::begin(self.view),
        }
    }
}

fn sync(path: Option<&str>) -> Result<(), StoreError> {
    match path {
        Some(path) => Ok(std::fs::File::open(path)?.sync_all()?),
        None => Ok(()),
    }
}

/// A half-filled archive is not an archive.
pub(super) fn refuse_unfinished(view: &View) -> Result<(), StoreError> {
    match view.meta(UNDER_WAY)? {
        Some(_) => Err(StoreError::Unfinished),
        None => Ok(()),
    }
}
