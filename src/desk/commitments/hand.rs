//! The one way an event gets into the archive: replayed, applied, sealed, appended, told to the
//! journal, and the subject's record brought in step, in one transaction.

use super::record;
use crate::{
    desk::{DeskError, Session},
    domain::{
        commitment::{
            Commitment, CommitmentId, Draft, Event, SealedEvent, digest, is_noted, mark, message,
            read_mark, replayed,
        },
        journal::Deed,
        moment::Moment,
    },
    forms::Forms,
    store::{CommitmentRow, Transaction, View},
    vault::{
        VaultError,
        seal::{Keys, KnownKey, Origin, SealKey},
    },
};

/// What an event is written with.
pub(in crate::desk) struct Hand<'a> {
    pub(in crate::desk) forms: &'a Forms,
    pub(in crate::desk) seal: &'a SealKey,
    pub(in crate::desk) known: &'a [KnownKey],
    pub(in crate::desk) office: &'a str,
    pub(in crate::desk) session: &'a Session,
    pub(in crate::desk) at: Moment,
}

/// The keys events may be sealed with.
pub(in crate::desk) fn known_keys(keys: &Keys) -> Result<Vec<KnownKey>, VaultError> {
    let known = keys.known()?.into_iter();
    Ok(known.filter(|key| key.origin == Origin::Own).collect())
}

/// Whether an event was signed by one of the office's own keys, whatever became of it since.
pub(super) fn is_sealed(known: &[KnownKey], event: &SealedEvent, message: &[u8]) -> bool {
    let key = known.iter().find(|key| key.certificate.id() == event.key);
    key.is_some_and(|key| key.certificate.verify(message, &event.signature).is_ok())
}

/// Whether the journal notes exactly these events: one cut off at the end is missed here.
pub(super) fn is_in_the_journal(
    view: &View,
    id: CommitmentId,
    digests: &[[u8; 32]],
) -> Result<bool, DeskError> {
    let entries = view.journal_of_commitment(id)?;
    let written = entries.iter().filter(|entry| entry.deed.action.is_of_commitments());
    let noted: Vec<(u32, &str)> = written
        .filter_map(|entry| read_mark(&entry.deed.detail))
        .map(|(_, n, kept)| (n, kept))
        .collect();
    Ok(is_noted(&noted, digests))
}

impl Hand<'_> {
    /// Drafts a commitment.
    pub(super) fn draft(
        &self,
        tx: &mut Transaction<'_>,
        draft: Draft,
        deed: &Deed,
    ) -> Result<(CommitmentId, Commitment), DeskError> {
        let subject = deed.subject.ok_or(DeskError::UnknownSubject)?;
        let id = tx.add_commitment(subject, &draft.template)?;
        let life = Commitment::drafted(draft.clone());
        let event = (&Event::Draft { draft }, String::new());
        self.write(tx, (id, 0, [0; 32]), event, &life, deed)?;
        Ok((id, life))
    }

    /// Applies events one after the other.
    pub(in crate::desk) fn advance(
        &self,
        tx: &mut Transaction<'_>,
        row: &CommitmentRow,
        events: Vec<Event>,
        deed: &Deed,
    ) -> Result<Commitment, DeskError> {
        let (mut life, mut last, mut n) = self.life(tx, row.id)?;
        // Another window may have gone on since the row was read: only what is there now counts.
        let row = tx.commitment(row.id)?.ok_or(DeskError::NoSuchCommitment)?;
        if life.summary() != row.summary {
            return Err(DeskError::TamperedCommitment { id: row.id });
        }
        let deed = Deed { subject: Some(row.subject), ..deed.clone() };
        for event in events {
            life = life.after(event.clone(), self.at)?;
            let authority = (self.office, self.at);
            let record = record::bring_in_step(tx, self.forms, (row.subject, &life), authority)?;
            last = self.write(tx, (row.id, n, last), (&event, record), &life, &deed)?;
            n += 1;
        }
        Ok(life)
    }

    /// The commitment as its events make it, the digest of the last one, and their number.
    ///
    /// # Errors
    /// `TamperedCommitment`: what was changed behind the program's back is not built on.
    pub(super) fn life(
        &self,
        view: &View,
        id: CommitmentId,
    ) -> Result<(Commitment, [u8; 32], u32), DeskError> {
        let events = view.commitment_events(id)?;
        let sealed = |event: &SealedEvent, message: &[u8]| is_sealed(self.known, event, message);
        let mut digests = Vec::new();
        let (life, last) = replayed(id, &events, |event, message| {
            digests.push(digest(message));
            sealed(event, message)
        })
        .map_err(|_| DeskError::TamperedCommitment { id })?;
        if !is_in_the_journal(view, id, &digests)? {
            return Err(DeskError::TamperedCommitment { id });
        }
        Ok((life, last, u32::try_from(events.len()).unwrap_or(u32::MAX)))
    }

    fn write(
        &self,
        tx: &mut Transaction<'_>,
        (id, before, previous): (CommitmentId, u32, [u8; 32]),
        (event, record): (&Event, String),
        life: &Commitment,
        deed: &Deed,
    ) -> Result<[u8; 32], DeskError> {
        let n = before + 1;
        let payload = serde_json::to_string(event).map_err(|_| DeskError::DamagedContent)?;
        let by = (n, self.at, self.session.operator());
        let message = message(id, by, &previous, (&payload, &record));
        let sealed = SealedEvent {
            n,
            at: self.at,
            operator: self.session.operator().to_owned(),
            payload,
            record,
            key: self.seal.id(),
            signature: self.seal.sign(&message)?,
        };
        tx.append_event(id, &sealed, &life.summary())?;
        let digest = digest(&message);
        let called = life.number().map_or_else(|| format!("草稿{id}"), str::to_owned);
        let mark = mark(id, n, &digest);
        let detail = format!("{mark} {called} {}", event.label());
        tx.append(&Deed { detail, ..deed.clone() })?;
        Ok(digest)
    }
}
