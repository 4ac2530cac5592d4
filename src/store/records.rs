//! Records, clustered by subject.

use rusqlite::Row;

use super::{
    Transaction,
    error::StoreError,
    place::{self, Place},
    view::View,
};
use crate::domain::{
    catalogue::{Catalogue, Item, ItemId},
    moment::Moment,
    record::{Fields, Record, RecordKey},
    subject::SubjectId,
};

/// What putting a record did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Put {
    /// It is new.
    Inserted,
    /// It was there with the same content; nothing was written.
    Unchanged,
    /// It was there with other content, which it replaces.
    Updated,
}

/// A record as its row has it.
pub(super) struct StoredRecord {
    pub(super) item: u16,
    pub(super) department: i64,
    pub(super) record: Record,
}

impl View {
    /// One record.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn record(
        &self,
        subject: SubjectId,
        item: &Item,
        key: RecordKey,
    ) -> Result<Option<Record>, StoreError> {
        let Place::Taken(row) = self.place(subject, item.number, key)? else { return Ok(None) };
        self.first(
            "SELECT r.id, r.key, r.department, d.name, r.received, r.body
             FROM record r JOIN department d ON d.id = r.department WHERE r.id = ?",
            [row],
            |row| Ok(read(row, |_| item.id.clone())?.record),
        )
    }

    /// Whoever has a record of one of these items, in order. It walks the whole table: for figures of
    /// a month, not for a window.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn subjects_with_records_of(&self, items: &[u16]) -> Result<Vec<SubjectId>, StoreError> {
        let mut found: Vec<SubjectId> = Vec::new();
        let mut statement = self.statement("SELECT id FROM record ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let row: i64 = row.get(0)?;
            let subject = place::subject_of(row);
            if items.contains(&place::item_of(row)) && found.last() != Some(&subject) {
                found.push(subject);
            }
        }
        Ok(found)
    }

    /// All records of a subject, by item.
    pub(super) fn records_of(
        &self,
        subject: SubjectId,
        catalogue: &Catalogue,
    ) -> Result<Vec<StoredRecord>, StoreError> {
        // CROSS JOIN keeps the range scan outermost.
        self.rows(
            "SELECT r.id, r.key, r.department, d.name, r.received, r.body
             FROM record r CROSS JOIN department d ON d.id = r.department
             WHERE r.id BETWEEN ?1 AND ?2 ORDER BY r.id",
            place::rows_of(subject),
            |row| read(row, |number| item_id(catalogue, number)),
        )
    }
}

impl View {
    /// A subject's records of one item, with their row numbers.
    pub(super) fn records_of_item(
        &self,
        subject: SubjectId,
        item: &Item,
    ) -> Result<Vec<(i64, Record)>, StoreError> {
        self.rows(
            "SELECT r.id, r.key, r.department, d.name, r.received, r.body
             FROM record r CROSS JOIN department d ON d.id = r.department
             WHERE r.id BETWEEN ?1 AND ?2 ORDER BY r.id",
            place::rows_of_item(subject, item.number),
            |row| Ok((row.get(0)?, read(row, |_| item.id.clone())?.record)),
        )
    }
}

fn read(row: &Row<'_>, id: impl Fn(u16) -> ItemId) -> Result<StoredRecord, StoreError> {
    let item = place::item_of(row.get(0)?);
    Ok(StoredRecord {
        item,
        department: row.get(2)?,
        record: Record {
            item: id(item),
            key: RecordKey(row.get(1)?),
            department: row.get(3)?,
            received: Moment(row.get(4)?),
            fields: Fields::from_stored(row.get(5)?),
        },
    })
}

/// The identifier of a stored item number; `#7` when the catalogue no longer has it, which no
/// item of a catalogue is called.
pub(super) fn item_id(catalogue: &Catalogue, number: u16) -> ItemId {
    match catalogue.by_number(number) {
        Some(item) => item.id.clone(),
        None => format!("#{number}").into(),
    }
}

impl Transaction<'_> {
    /// Puts a record on a subject's archive. Content is its fields and department; a later
    /// `received` alone is no change. `item` is the record's own.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn put_record(
        &mut self,
        subject: SubjectId,
        item: &Item,
        record: &Record,
    ) -> Result<Put, StoreError> {
        debug_assert_eq!(item.id, record.item);
        let department = self.department(&record.department)?;
        let (key, received, body) = (record.key.0, record.received.0, record.fields.as_stored());
        match self.place(subject, item.number, record.key)? {
            Place::Free(row) => {
                self.insert_at(row, key, department, received, body)?;
                self.keep_relations(row, item, record)?;
                Ok(Put::Inserted)
            }
            Place::Taken(row) => {
                let changed = self.change(
                    "UPDATE record SET department = ?2, received = ?3, body = ?4
                     WHERE id = ?1 AND (department <> ?2 OR body <> ?4)",
                    (row, department, received, body),
                )?;
                if changed == 0 {
                    return Ok(Put::Unchanged);
                }
                self.keep_relations(row, item, record)?;
                Ok(Put::Updated)
            }
        }
    }

    /// Adds a record that is certainly new.
    pub(super) fn insert_record(
        &mut self,
        subject: SubjectId,
        item: &Item,
        department: i64,
        record: &Record,
    ) -> Result<(), StoreError> {
        let (key, received, body) = (record.key.0, record.received.0, record.fields.as_stored());
        match self.place(subject, item.number, record.key)? {
            Place::Free(row) => {
                self.insert_at(row, key, department, received, body)?;
                self.keep_relations(row, item, record)
            }
            Place::Taken(_) => Ok(()),
        }
    }

    /// Moves a subject's records to another; of two of one item and key the later received stays.
    pub(super) fn move_records(
        &mut self,
        from: SubjectId,
        into: SubjectId,
    ) -> Result<(), StoreError> {
        let stored = self.rows(
            "SELECT id, key, department, received, body FROM record WHERE id BETWEEN ?1 AND ?2",
            place::rows_of(from),
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )?;
        let gone =
            self.change("DELETE FROM record WHERE id BETWEEN ?1 AND ?2", place::rows_of(from))?;
        self.tally.records -= i64::try_from(gone).unwrap_or(0);
        for (id, key, department, received, body) in stored {
            let (department, received): (i64, i64) = (department, received);
            let body: String = body;
            match self.place(into, place::item_of(id), RecordKey(key))? {
                Place::Free(row) => {
                    self.insert_at(row, key, department, received, &body)?;
                    self.move_relations(id, row)?;
                }
                Place::Taken(row) => {
                    let newer = self.change(
                        "UPDATE record SET department = ?2, received = ?3, body = ?4
                         WHERE id = ?1 AND received < ?3",
                        (row, department, received, &body),
                    )?;
                    match newer {
                        0 => self.forget_relations(id)?,
                        _ => self.move_relations(id, row)?,
                    }
                }
            }
        }
        Ok(())
    }

    fn insert_at(
        &mut self,
        row: i64,
        key: i64,
        department: i64,
        received: i64,
        body: &str,
    ) -> Result<(), StoreError> {
        self.tally.records += 1;
        self.change(
            "INSERT INTO record (id, key, department, received, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            (row, key, department, received, body),
        )?;
        Ok(())
    }
}
