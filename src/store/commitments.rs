//! Signed credit commitments: their sealed events, and what lists ask of them.

use rusqlite::Row;

use super::{
    Transaction,
    error::{StoreError, unreadable},
    view::View,
};
use crate::domain::{
    Day,
    commitment::{CommitmentId, SealedEvent, State, Summary},
    moment::Moment,
    statement::KeyId,
    subject::SubjectId,
};

/// A commitment as lists have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentRow {
    /// Its number in this archive.
    pub id: CommitmentId,
    /// Who promises.
    pub subject: SubjectId,
    /// What its events make of it.
    pub summary: Summary,
}

macro_rules! commitment_rows {
    ($rest:literal) => {
        concat!(
            "SELECT id, subject, template, number, state, asks, remind_days FROM commitment ",
            $rest
        )
    };
}

impl View {
    /// The commitment of an id.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn commitment(&self, id: CommitmentId) -> Result<Option<CommitmentRow>, StoreError> {
        self.first(commitment_rows!("WHERE id = ?"), [id.0], read)
    }

    /// The commitment printed under a number of the register.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn commitment_numbered(&self, number: &str) -> Result<Option<CommitmentRow>, StoreError> {
        self.first(commitment_rows!("WHERE number = ?"), [number], read)
    }

    /// The commitments of a subject, youngest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn commitments_of(&self, subject: SubjectId) -> Result<Vec<CommitmentRow>, StoreError> {
        self.rows(commitment_rows!("WHERE subject = ? ORDER BY id DESC"), [subject.0], read)
    }

    /// The latest commitments, youngest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn latest_commitments(&self, limit: u32) -> Result<Vec<CommitmentRow>, StoreError> {
        self.rows(commitment_rows!("ORDER BY id DESC LIMIT ?"), [limit], read)
    }

    /// Every commitment, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn commitments(&self) -> Result<Vec<CommitmentRow>, StoreError> {
        self.rows(commitment_rows!("ORDER BY id"), [], read)
    }

    /// The commitments that can ask for something: printed, signed, or in force with a day.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn open_commitments(&self) -> Result<Vec<CommitmentRow>, StoreError> {
        self.rows(
            commitment_rows!(
                "WHERE state IN ('printed', 'signed') OR state = 'in_force' AND asks IS NOT NULL
                 ORDER BY asks, id"
            ),
            [],
            read,
        )
    }

    /// The events of a commitment, in order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn commitment_events(&self, id: CommitmentId) -> Result<Vec<SealedEvent>, StoreError> {
        self.rows(
            "SELECT n, at, operator, payload, key, signature, record FROM commitment_event
             WHERE commitment = ? ORDER BY n",
            [id.0],
            |row| {
                Ok(SealedEvent {
                    n: row.get(0)?,
                    at: Moment(row.get(1)?),
                    operator: row.get(2)?,
                    payload: row.get(3)?,
                    key: KeyId(row.get(4)?),
                    signature: row.get(5)?,
                    record: row.get(6)?,
                })
            },
        )
    }

    /// The key of a kept file, and whose it is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn attachment(&self, file: &str) -> Result<Option<(CommitmentId, [u8; 16])>, StoreError> {
        self.first("SELECT commitment, key FROM attachment WHERE file = ?", [file], |row| {
            Ok((CommitmentId(row.get(0)?), row.get(1)?))
        })
    }
}

impl Transaction<'_> {
    /// Gives a commitment its number, before its first event.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_commitment(
        &mut self,
        subject: SubjectId,
        template: &str,
    ) -> Result<CommitmentId, StoreError> {
        let id = self.insert(
            "INSERT INTO commitment (subject, template, state, remind_days) VALUES (?1, ?2, ?3, 0)",
            (subject.0, template, State::Drafted.name()),
        )?;
        u32::try_from(id).map(CommitmentId).map_err(|_| unreadable("commitment", id))
    }

    /// Appends an event, and brings what lists ask of the commitment in step with it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn append_event(
        &mut self,
        id: CommitmentId,
        event: &SealedEvent,
        summary: &Summary,
    ) -> Result<(), StoreError> {
        let SealedEvent { n, at, operator, payload, record, key, signature } = event;
        self.change(
            "INSERT INTO commitment_event (commitment, n, at, operator, payload, record, key,
                                           signature)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (id.0, n, at.0, operator, payload, record, key.0, signature),
        )?;
        self.change(
            "UPDATE commitment SET template = ?2, number = ?3, state = ?4, asks = ?5,
                    remind_days = ?6
             WHERE id = ?1",
            (
                id.0,
                &summary.template,
                &summary.number,
                summary.state.name(),
                summary.asks.map(|day| day.to_string()),
                summary.remind_days,
            ),
        )?;
        Ok(())
    }

    /// Keeps the key of a file under `attachments/`.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_attachment(
        &mut self,
        file: &str,
        of: CommitmentId,
        key: &[u8; 16],
    ) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO attachment (file, commitment, key) VALUES (?1, ?2, ?3)",
            (file, of.0, key),
        )?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<CommitmentRow, StoreError> {
    let (state, asks): (String, Option<String>) = (row.get(4)?, row.get(5)?);
    let day = |text: String| text.parse::<Day>().map_err(|_| unreadable("commitment", text));
    Ok(CommitmentRow {
        id: CommitmentId(row.get(0)?),
        subject: SubjectId(row.get(1)?),
        summary: Summary {
            template: row.get(2)?,
            number: row.get(3)?,
            state: State::read(&state).ok_or_else(|| unreadable("commitment", state))?,
            asks: asks.map(day).transpose()?,
            remind_days: row.get(6)?,
        },
    })
}
