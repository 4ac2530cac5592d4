//! Records, clustered by subject.

use rusqlite::Row;

use super::{Transaction, error::StoreError, view::View};
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
        self.first(
            "SELECT r.item, r.key, r.department, d.name, r.received, r.body
             FROM record r JOIN department d ON d.id = r.department
             WHERE r.subject = ?1 AND r.item = ?2 AND r.key = ?3",
            (subject.0, item.number, key.0),
            |row| Ok(read(row, |_| item.id.clone())?.record),
        )
    }

    /// All records of a subject, by item and key.
    pub(super) fn records_of(
        &self,
        subject: SubjectId,
        catalogue: &Catalogue,
    ) -> Result<Vec<StoredRecord>, StoreError> {
        // CROSS JOIN keeps the range scan outermost.
        self.rows(
            "SELECT r.item, r.key, r.department, d.name, r.received, r.body
             FROM record r CROSS JOIN department d ON d.id = r.department
             WHERE r.subject = ? ORDER BY r.item, r.key",
            [subject.0],
            |row| read(row, |number| item_id(catalogue, number)),
        )
    }
}

fn read(row: &Row<'_>, id: impl Fn(u16) -> ItemId) -> Result<StoredRecord, StoreError> {
    let item = row.get(0)?;
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
        let place = (subject.0, item.number, record.key.0);
        let body = record.fields.as_stored();
        let same = self.first(
            "SELECT department = ?4 AND body = ?5 FROM record
             WHERE subject = ?1 AND item = ?2 AND key = ?3",
            (place.0, place.1, place.2, department, body),
            |row| Ok(row.get::<_, bool>(0)?),
        )?;
        let put = match same {
            Some(true) => return Ok(Put::Unchanged),
            Some(false) => Put::Updated,
            None => Put::Inserted,
        };
        self.tally.records += i64::from(put == Put::Inserted);
        self.change(
            "INSERT INTO record (subject, item, key, department, received, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET
             department = excluded.department, received = excluded.received, body = excluded.body",
            (place.0, place.1, place.2, department, record.received.0, body),
        )?;
        Ok(put)
    }

    /// Adds a record that is certainly new.
    pub(super) fn insert_record(
        &mut self,
        subject: SubjectId,
        item: u16,
        department: i64,
        record: &Record,
    ) -> Result<(), StoreError> {
        self.tally.records += 1;
        let (key, received) = (record.key.0, record.received.0);
        self.change(
            "INSERT INTO record (subject, item, key, department, received, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (subject.0, item, key, department, received, record.fields.as_stored()),
        )?;
        Ok(())
    }
}
