//! Codes lead to subjects. The only file here that knows how a code is made.

use super::{
    Transaction,
    error::{StoreError, unreadable},
    view::View,
};
use crate::domain::{
    code::{Code, CodeKind},
    subject::SubjectId,
};

impl View {
    /// The subjects a code leads to: one, unless departments contradict each other. Two writings
    /// of one code (a resident number of 15 and of 18 characters) lead to the same.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn subjects_by_code(&self, code: &Code) -> Result<Vec<SubjectId>, StoreError> {
        let mut found = self.rows(
            "SELECT kind, subject FROM code WHERE code = ?",
            [code.canonical_key()],
            |row| Ok((kind_of(row.get(0)?)?, SubjectId(row.get(1)?))),
        )?;
        found.retain(|(kind, _)| kind.canonical() == code.kind().canonical());
        Ok(distinct(found.into_iter().map(|(_, id)| id)))
    }

    /// The subjects a code of any kind leads to, by its canonical key.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn subjects_by_code_text(&self, key: &str) -> Result<Vec<SubjectId>, StoreError> {
        let found = self.rows("SELECT subject FROM code WHERE code = ?", [key], |row| {
            Ok(SubjectId(row.get(0)?))
        })?;
        Ok(distinct(found.into_iter()))
    }

    /// A subject's codes, strongest first.
    pub(super) fn codes_of(&self, subject: SubjectId) -> Result<Vec<Code>, StoreError> {
        let mut codes = self.rows(
            "SELECT kind, coalesce(text, code) FROM code WHERE subject = ?",
            [subject.0],
            |row| restore(row.get(0)?, &row.get::<_, String>(1)?),
        )?;
        codes.sort_by_key(|code| std::cmp::Reverse(code.kind().strength()));
        Ok(codes)
    }
}

impl Transaction<'_> {
    /// Adds a code to a subject that may have it already. A code another subject carries is
    /// added all the same: whether that is a conflict is for the caller to say.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_code(&mut self, subject: SubjectId, code: &Code) -> Result<(), StoreError> {
        let key = code.canonical_key();
        let own = Some(code.as_str()).filter(|text| *text != key);
        self.change(
            "INSERT OR IGNORE INTO code (subject, kind, code, text) VALUES (?1, ?2, ?3, ?4)",
            (subject.0, code.kind().id(), &key, own),
        )?;
        Ok(())
    }
}

fn distinct(ids: impl Iterator<Item = SubjectId>) -> Vec<SubjectId> {
    let mut ids: Vec<SubjectId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Kind number and text of a code, as stored outside this table.
pub(super) fn parts(code: &Code) -> (u8, &str) {
    (code.kind().id(), code.as_str())
}

/// A stored code. Its layout fitted when it came.
pub(super) fn restore(kind: u8, text: &str) -> Result<Code, StoreError> {
    Code::new(kind_of(kind)?, text).map_err(|_| unreadable("code", kind))
}

fn kind_of(number: u8) -> Result<CodeKind, StoreError> {
    CodeKind::from_id(number).ok_or_else(|| unreadable("code", number))
}
