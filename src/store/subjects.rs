//! Subjects with their names. Every change of a name or kind keeps the search indices in step.

use rusqlite::OptionalExtension;

use super::{
    Transaction,
    error::{StoreError, unreadable},
    search::{PRESENT, Place},
    view::View,
};
use crate::domain::{
    code::Code,
    name::same_name,
    subject::{Subject, SubjectId, SubjectKind},
};

/// A subject the archive does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubject {
    /// What it is.
    pub kind: SubjectKind,
    /// Present name, as the department wrote it.
    pub name: String,
    /// 登记状态; `None` while unknown.
    pub status: Option<String>,
    /// Its codes, in any order.
    pub codes: Vec<Code>,
    /// 曾用名.
    pub former_names: Vec<String>,
    /// Known from records only.
    pub provisional: bool,
}

/// Former names a subject can have: the ordinal is eight bits of a search index's row number.
const MOST_FORMER_NAMES: usize = 255;

impl View {
    /// A subject with its codes and names.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn subject(&self, id: SubjectId) -> Result<Option<Subject>, StoreError> {
        let mut statement =
            self.statement("SELECT kind, name, status, provisional FROM subject WHERE id = ?")?;
        let found = statement
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((kind, name, status, provisional)) = found else { return Ok(None) };
        Ok(Some(Subject {
            id,
            kind: kind_of(kind)?,
            name,
            status,
            codes: self.codes_of(id)?,
            former_names: self.former_names(id)?,
            provisional,
        }))
    }

    /// The highest subject number so far; subjects are numbered from 1.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn last_subject(&self) -> Result<Option<SubjectId>, StoreError> {
        let last =
            self.first("SELECT max(id) FROM subject", [], |row| Ok(row.get::<_, Option<u32>>(0)?))?;
        Ok(last.flatten().map(SubjectId))
    }

    /// The present name alone; `None` for a number nobody has.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn present_name(&self, id: SubjectId) -> Result<Option<String>, StoreError> {
        self.first("SELECT name FROM subject WHERE id = ?", [id.0], |row| Ok(row.get(0)?))
    }

    fn former_names(&self, id: SubjectId) -> Result<Vec<String>, StoreError> {
        self.rows(
            "SELECT name FROM former_name WHERE subject = ? ORDER BY ordinal",
            [id.0],
            |row| Ok(row.get(0)?),
        )
    }

    /// Kind and present name.
    fn identity(&self, id: SubjectId) -> Result<(SubjectKind, String), StoreError> {
        self.first("SELECT kind, name FROM subject WHERE id = ?", [id.0], |row| {
            Ok((kind_of(row.get(0)?)?, row.get(1)?))
        })?
        .ok_or(StoreError::NoSuchSubject(id))
    }
}

impl Transaction<'_> {
    /// Adds a subject with its codes and names.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_subject(&mut self, new: &NewSubject) -> Result<SubjectId, StoreError> {
        let id = self.insert(
            // A number once given is never given again, even if its subject was absorbed.
            "INSERT INTO subject (id, kind, name, status, provisional)
             VALUES (1 + max(ifnull((SELECT max(id) FROM subject), 0),
                             ifnull((SELECT max(old) FROM absorbed), 0)), ?1, ?2, ?3, ?4)",
            (new.kind.id(), &new.name, &new.status, new.provisional),
        )?;
        let id = SubjectId(u32::try_from(id).map_err(|_| unreadable("subject", id))?);
        self.tally.subjects += 1;
        self.tally.natural_persons += i64::from(new.kind.is_natural_person());
        self.tally.provisional += i64::from(new.provisional);
        for code in &new.codes {
            self.add_code(id, code)?;
        }
        self.index_name(new.kind, Place { subject: id, ordinal: PRESENT }, &new.name)?;
        self.keep_former_names(id, new.kind, &new.name, &new.former_names)?;
        Ok(id)
    }

    /// Gives a subject a new name; the old one becomes a former name. The same name written
    /// differently only replaces the writing.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSubject`], [`StoreError::TooManyNames`].
    pub fn rename(&mut self, id: SubjectId, name: &str) -> Result<(), StoreError> {
        let (kind, old) = self.identity(id)?;
        if old == name {
            return Ok(());
        }
        let place = Place { subject: id, ordinal: PRESENT };
        self.forget_name(kind, place, &old)?;
        self.change("UPDATE subject SET name = ?2 WHERE id = ?1", (id.0, name))?;
        self.index_name(kind, place, name)?;
        self.keep_former_names(id, kind, name, &[old])
    }

    /// Adds a former name a department reports.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSubject`], [`StoreError::TooManyNames`].
    pub fn add_former_name(&mut self, id: SubjectId, name: &str) -> Result<(), StoreError> {
        let (kind, present) = self.identity(id)?;
        self.keep_former_names(id, kind, &present, &[name.to_owned()])
    }

    /// The subject's base information has come: it is no longer provisional. A `status` of `None`
    /// leaves the known one.
    ///
    /// # Errors
    /// [`StoreError::NoSuchSubject`].
    pub fn complete(
        &mut self,
        id: SubjectId,
        kind: SubjectKind,
        status: Option<&str>,
    ) -> Result<(), StoreError> {
        let (old, _) = self.identity(id)?;
        let provisional =
            self.change("UPDATE subject SET provisional = 0 WHERE id = ? AND provisional", [id.0])?;
        self.tally.provisional -= i64::try_from(provisional).unwrap_or(0);
        self.change(
            "UPDATE subject SET kind = ?2, status = coalesce(?3, status)
             WHERE id = ?1 AND (kind <> ?2 OR status IS NOT coalesce(?3, status))",
            (id.0, kind.id(), status),
        )?;
        if old.is_natural_person() != kind.is_natural_person() {
            self.tally.natural_persons += if kind.is_natural_person() { 1 } else { -1 };
            self.move_names(id, old, kind)?;
        }
        Ok(())
    }

    /// Adds those that are neither the present name nor known.
    fn keep_former_names(
        &mut self,
        id: SubjectId,
        kind: SubjectKind,
        present: &str,
        names: &[String],
    ) -> Result<(), StoreError> {
        let mut known = if names.is_empty() { return Ok(()) } else { self.former_names(id)? };
        for name in names {
            if same_name(name, present) || known.iter().any(|other| same_name(name, other)) {
                continue;
            }
            if known.len() == MOST_FORMER_NAMES {
                return Err(StoreError::TooManyNames(id));
            }
            known.push(name.clone());
            let ordinal = ordinal(known.len());
            self.change(
                "INSERT INTO former_name (subject, ordinal, name) VALUES (?1, ?2, ?3)",
                (id.0, ordinal, name),
            )?;
            self.index_name(kind, Place { subject: id, ordinal }, name)?;
        }
        Ok(())
    }

    /// Takes all names of a subject out of the indices.
    pub(super) fn forget_names(&mut self, id: SubjectId) -> Result<(), StoreError> {
        let (kind, present) = self.identity(id)?;
        let former = self.former_names(id)?;
        for (place, name) in std::iter::once(present).chain(former).enumerate() {
            self.forget_name(kind, Place { subject: id, ordinal: ordinal(place) }, &name)?;
        }
        Ok(())
    }

    /// Moves all names of a subject from the indices of one kind to those of another.
    fn move_names(
        &mut self,
        id: SubjectId,
        from: SubjectKind,
        to: SubjectKind,
    ) -> Result<(), StoreError> {
        let (_, present) = self.identity(id)?;
        let former = self.former_names(id)?;
        for (place, name) in std::iter::once(present).chain(former).enumerate() {
            let place = Place { subject: id, ordinal: ordinal(place) };
            self.forget_name(from, place, &name)?;
            self.index_name(to, place, &name)?;
        }
        Ok(())
    }
}

fn ordinal(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(u8::MAX)
}

fn kind_of(id: u8) -> Result<SubjectKind, StoreError> {
    SubjectKind::from_id(id).ok_or_else(|| unreadable("subject", id))
}
