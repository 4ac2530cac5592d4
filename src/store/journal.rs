//! The journal's rows. Triggers keep them from being changed or deleted by mistake; the chain
//! shows it when somebody did so on purpose.

use std::ops::ControlFlow;

use rusqlite::Row;

use super::{
    Transaction,
    error::{StoreError, unreadable},
    view::View,
};
use crate::domain::{
    access::{Basis, OperatorRole},
    commitment::CommitmentId,
    journal::{self, Action, Deed, GENESIS, JournalEntry, Link},
    moment::Moment,
    subject::SubjectId,
};

macro_rules! columns {
    () => {
        "SELECT sequence, at, operator, role, action, subject, basis, purpose, detail, link
         FROM journal "
    };
}

impl View {
    /// Number and link of the last row; `None` while the journal is empty.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn journal_head(&self) -> Result<Option<(u64, Link)>, StoreError> {
        self.first("SELECT sequence, link FROM journal ORDER BY sequence DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }

    /// Every row, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn journal(&self) -> Result<Vec<JournalEntry>, StoreError> {
        self.rows(concat!(columns!(), "ORDER BY sequence"), [], read)
    }

    /// Rows that note an event of a commitment, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn journal_of_commitment(&self, id: CommitmentId) -> Result<Vec<JournalEntry>, StoreError> {
        self.rows(
            concat!(
                columns!(),
                "WHERE substr(detail, 1, 1) = '#' AND detail >= ?1 AND detail < ?2
                 ORDER BY sequence"
            ),
            (format!("#{id}."), format!("#{id}/")),
            read,
        )
    }

    /// Rows after a number (0: from the first), oldest first, at most `limit`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn journal_after(
        &self,
        sequence: u64,
        limit: u32,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        self.rows(
            concat!(columns!(), "WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"),
            (sequence, limit),
            read,
        )
    }

    /// Rows before a number (`None`: from the last), youngest first, at most `limit`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn journal_before(
        &self,
        sequence: Option<u64>,
        limit: u32,
    ) -> Result<Vec<JournalEntry>, StoreError> {
        self.rows(
            concat!(columns!(), "WHERE sequence < ?1 ORDER BY sequence DESC LIMIT ?2"),
            (sequence.map_or(i64::MAX, u64::cast_signed), limit),
            read,
        )
    }

    /// Shows every row in order, from one state of the file, until `visit` breaks off.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn walk_journal(
        &self,
        mut visit: impl FnMut(JournalEntry) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut statement = self.statement(concat!(columns!(), "ORDER BY sequence"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if visit(read(row)?).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl Transaction<'_> {
    /// Appends a row, linked to the last one.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn append(&mut self, deed: &Deed) -> Result<JournalEntry, StoreError> {
        let (last, previous) = self.journal_head()?.unwrap_or((0, GENESIS));
        let sequence = last + 1;
        let link = journal::link(&previous, sequence, deed);
        self.change(
            "INSERT INTO journal
             (sequence, at, operator, role, action, subject, basis, purpose, detail, link)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            (
                sequence,
                deed.at.0,
                &deed.operator,
                deed.role.map(OperatorRole::id),
                deed.action.name(),
                deed.subject.map(|id| id.0),
                deed.basis.map(basis_name),
                &deed.purpose,
                &deed.detail,
                link,
            ),
        )?;
        Ok(JournalEntry { sequence, deed: deed.clone(), link })
    }
}

fn read(row: &Row<'_>) -> Result<JournalEntry, StoreError> {
    let role = row.get::<_, Option<u8>>(3)?;
    let action: String = row.get(4)?;
    let basis = row.get::<_, Option<String>>(6)?;
    Ok(JournalEntry {
        sequence: row.get(0)?,
        deed: Deed {
            at: Moment(row.get(1)?),
            operator: row.get(2)?,
            role: role
                .map(|id| OperatorRole::from_id(id).ok_or_else(|| unreadable("journal", id)))
                .transpose()?,
            action: Action::from_name(&action).ok_or_else(|| unreadable("journal", &action))?,
            subject: row.get::<_, Option<u32>>(5)?.map(SubjectId),
            basis: basis.map(|name| basis_of("journal", &name)).transpose()?,
            purpose: row.get(7)?,
            detail: row.get(8)?,
        },
        link: row.get(9)?,
    })
}

/// Stable name of a basis.
pub(super) fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Public => "public",
        Basis::Oneself => "oneself",
        Basis::Authorisation => "authorisation",
        Basis::Duty => "duty",
    }
}

/// The basis of a stable name.
pub(super) fn basis_of(table: &'static str, name: &str) -> Result<Basis, StoreError> {
    Basis::ALL
        .into_iter()
        .find(|basis| basis_name(*basis) == name)
        .ok_or_else(|| unreadable(table, name))
}
