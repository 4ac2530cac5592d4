//! Rows held back because their name and codes contradict each other.

use sm3::{Digest, Sm3};

use super::{
    Transaction, codes,
    error::{StoreError, unreadable},
    records::item_id,
    view::View,
};
use crate::domain::{
    catalogue::{Catalogue, Item},
    code::Code,
    conflict::{Conflict, ConflictReason},
    moment::Moment,
    record::Fields,
    subject::SubjectId,
};

/// Number of a held row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConflictId(pub i64);

/// What holding a row did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It is held from now on.
    New(ConflictId),
    /// A row of the same content is held already.
    Known(ConflictId),
}

/// A held row with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// By which it is released.
    pub id: ConflictId,
    /// The row.
    pub conflict: Conflict,
}

impl View {
    /// The held rows whose codes lead to a subject, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn conflicts_of(
        &self,
        subject: SubjectId,
        catalogue: &Catalogue,
    ) -> Result<Vec<Held>, StoreError> {
        let ids = self.rows(
            "SELECT conflict FROM conflict_subject WHERE subject = ? ORDER BY conflict",
            [subject.0],
            |row| Ok(ConflictId(row.get(0)?)),
        )?;
        self.held(&ids, catalogue)
    }

    /// Held rows after one (`None`: from the first), oldest first, at most `limit`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn conflicts(
        &self,
        after: Option<ConflictId>,
        limit: u32,
        catalogue: &Catalogue,
    ) -> Result<Vec<Held>, StoreError> {
        let ids = self.rows(
            "SELECT id FROM conflict WHERE id > ?1 ORDER BY id LIMIT ?2",
            (after.map_or(0, |id| id.0), limit),
            |row| Ok(ConflictId(row.get(0)?)),
        )?;
        self.held(&ids, catalogue)
    }

    pub(super) fn conflict_count(&self, subject: SubjectId) -> Result<usize, StoreError> {
        let n = self.first(
            "SELECT count(*) FROM conflict_subject WHERE subject = ?",
            [subject.0],
            |row| Ok(row.get(0)?),
        )?;
        Ok(n.unwrap_or(0))
    }

    fn held(&self, ids: &[ConflictId], catalogue: &Catalogue) -> Result<Vec<Held>, StoreError> {
        let mut held = Vec::with_capacity(ids.len());
        for &id in ids {
            if let Some(conflict) = self.conflict(id, catalogue)? {
                held.push(Held { id, conflict });
            }
        }
        Ok(held)
    }

    fn conflict(
        &self,
        id: ConflictId,
        catalogue: &Catalogue,
    ) -> Result<Option<Conflict>, StoreError> {
        let codes = self.rows(
            "SELECT kind, text FROM conflict_code WHERE conflict = ? ORDER BY place",
            [id.0],
            |row| codes::restore(row.get(0)?, &row.get::<_, String>(1)?),
        )?;
        let subjects = self.rows(
            "SELECT subject FROM conflict_subject WHERE conflict = ? ORDER BY subject",
            [id.0],
            |row| Ok(SubjectId(row.get(0)?)),
        )?;
        self.first(
            "SELECT c.item, c.name, c.reason, d.name, c.received, c.body
             FROM conflict c JOIN department d ON d.id = c.department WHERE c.id = ?",
            [id.0],
            |row| {
                let reason: String = row.get(2)?;
                Ok(Conflict {
                    item: item_id(catalogue, row.get(0)?),
                    subjects,
                    name: row.get(1)?,
                    codes,
                    reason: reason_of(&reason).ok_or_else(|| unreadable("conflict", &reason))?,
                    department: row.get(3)?,
                    received: Moment(row.get(4)?),
                    fields: Fields::from_stored(row.get(5)?),
                })
            },
        )
    }
}

impl Transaction<'_> {
    /// Holds a row. A row of the same content, whenever received, is held once; subjects its
    /// codes have come to lead to are added.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn hold(&mut self, item: &Item, conflict: &Conflict) -> Result<Hold, StoreError> {
        debug_assert_eq!(item.id, conflict.item);
        let digest = digest(item, conflict);
        let known = self.first("SELECT id FROM conflict WHERE digest = ?", [digest], |row| {
            Ok(ConflictId(row.get(0)?))
        })?;
        let hold = match known {
            Some(id) => Hold::Known(id),
            None => Hold::New(self.insert_conflict(item, conflict, digest)?),
        };
        let (Hold::New(id) | Hold::Known(id)) = hold;
        for subject in &conflict.subjects {
            self.change(
                "INSERT OR IGNORE INTO conflict_subject (subject, conflict) VALUES (?1, ?2)",
                (subject.0, id.0),
            )?;
        }
        Ok(hold)
    }

    fn insert_conflict(
        &self,
        item: &Item,
        conflict: &Conflict,
        digest: [u8; 32],
    ) -> Result<ConflictId, StoreError> {
        let department = self.department(&conflict.department)?;
        let id = self.insert(
            "INSERT INTO conflict (digest, item, name, reason, department, received, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                digest,
                item.number,
                &conflict.name,
                reason_name(conflict.reason),
                department,
                conflict.received.0,
                conflict.fields.as_stored(),
            ),
        )?;
        for (place, code) in conflict.codes.iter().enumerate() {
            let (kind, text) = codes::parts(code);
            self.change(
                "INSERT INTO conflict_code (conflict, place, kind, text) VALUES (?1, ?2, ?3, ?4)",
                (id, place, kind, text),
            )?;
        }
        Ok(ConflictId(id))
    }

    /// Lets a held row go, once it is cleared up. Whether it was held.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn release_conflict(&mut self, id: ConflictId) -> Result<bool, StoreError> {
        Ok(self.change("DELETE FROM conflict WHERE id = ?", [id.0])? > 0)
    }
}

/// What makes two held rows the same row: all of it but the time and the subjects known then.
fn digest(item: &Item, conflict: &Conflict) -> [u8; 32] {
    let mut hash = Sm3::new();
    hash.update(item.number.to_be_bytes());
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    };
    add(&conflict.name);
    add(reason_name(conflict.reason));
    add(&conflict.department);
    add(conflict.fields.as_stored());
    for (kind, text) in conflict.codes.iter().map(code_parts) {
        add(&kind);
        add(text);
    }
    hash.finalize().into()
}

fn code_parts(code: &Code) -> (String, &str) {
    let (kind, text) = codes::parts(code);
    (kind.to_string(), text)
}

fn reason_name(reason: ConflictReason) -> &'static str {
    match reason {
        ConflictReason::NameDiffers => "name_differs",
        ConflictReason::CodesDisagree => "codes_disagree",
    }
}

fn reason_of(name: &str) -> Option<ConflictReason> {
    [ConflictReason::NameDiffers, ConflictReason::CodesDisagree]
        .into_iter()
        .find(|reason| reason_name(*reason) == name)
}
