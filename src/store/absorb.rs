//! Two numbers of one subject become one: known by an old code here and a new code there (新老码)
//! until the registering department names both.

use super::{Transaction, error::StoreError};
use crate::domain::subject::SubjectId;

/// Everything another table holds about a subject but its records.
const MOVES: [&str; 8] = [
    "INSERT OR IGNORE INTO code (subject, kind, code, text)
     SELECT ?1, kind, code, text FROM code WHERE subject = ?2",
    "DELETE FROM code WHERE subject = ?2 AND ?1 <> ?2",
    "INSERT OR IGNORE INTO conflict_subject (subject, conflict)
     SELECT ?1, conflict FROM conflict_subject WHERE subject = ?2",
    "DELETE FROM conflict_subject WHERE subject = ?2 AND ?1 <> ?2",
    "UPDATE register SET subject = ?1 WHERE subject = ?2",
    "UPDATE commitment SET subject = ?1 WHERE subject = ?2",
    "UPDATE feedback SET subject = ?1 WHERE subject = ?2",
    "UPDATE absorbed SET into_subject = ?1 WHERE into_subject = ?2",
];

impl Transaction<'_> {
    /// Moves everything of `old` to `into`; `old` is no subject any more. The caller has made
    /// sure that they are one.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSubject`], [`StoreError::TooManyNames`].
    pub fn absorb(&mut self, into: SubjectId, old: SubjectId) -> Result<(), StoreError> {
        debug_assert_ne!(into, old);
        let gone = self.subject(old)?.ok_or(StoreError::NoSuchSubject(old))?;
        self.forget_names(old)?;
        self.change("DELETE FROM former_name WHERE subject = ?", [old.0])?;
        for sql in MOVES {
            self.change(sql, (into.0, old.0))?;
        }
        self.move_records(old, into)?;
        self.change("DELETE FROM subject WHERE id = ?", [old.0])?;
        self.change("INSERT INTO absorbed (old, into_subject) VALUES (?1, ?2)", (old.0, into.0))?;
        self.tally.subjects -= 1;
        self.tally.provisional -= i64::from(gone.provisional);
        self.tally.natural_persons -= i64::from(gone.kind.is_natural_person());
        for name in std::iter::once(gone.name).chain(gone.former_names) {
            self.add_former_name(into, &name)?;
        }
        Ok(())
    }
}
