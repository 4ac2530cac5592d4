//! Files kept as evidence: looked at, encrypted under a key of their own, and written to a folder of
//! what is still coming in; once the archive knows them they move to their place.

use std::{
    env,
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{Attach, Opened};
use crate::{
    desk::{Desk, DeskError, Folder, Session, chance::Chance, list},
    domain::{
        access::Permission,
        commitment::{CommitmentId, Evidence, EvidenceKind, Match, digest, hex},
        journal::{Action, Deed},
        statement::SignedStatement,
    },
    scan::{self, LARGEST},
    store::Transaction,
    vault::{
        chest::{self, ChestKey},
        private::{make_private, write_durably},
        secret,
    },
};

/// The paper files are kept of: its number, and the statement of its QR code.
#[derive(Clone, Copy)]
pub(super) struct Paper<'a> {
    pub(super) number: &'a str,
    pub(super) statement: &'a str,
}

/// A file that was looked at and encrypted, not yet known to the archive.
pub(super) struct Prepared {
    evidence: Evidence,
    key: ChestKey,
    locked: Vec<u8>,
    /// What the file is called until the archive knows it: two windows never write the same one.
    draft: String,
}

/// Files that were written and wait for the archive to know them; taken away again unless kept.
pub(super) struct Incoming<'f> {
    folder: &'f Folder,
    files: Vec<Prepared>,
    state: Fate,
}

#[derive(PartialEq)]
enum Fate {
    Undecided,
    Kept,
}

impl<'f> Incoming<'f> {
    /// Looks at the files, encrypts and writes them; `before` were kept of the commitment already.
    ///
    /// # Errors
    /// `Scan`, `WrongPaper`, `ReadFile`, `Write`; nothing is left behind then.
    pub(super) fn write(
        (folder, chance): (&'f Folder, Chance),
        (paper, before): (Paper<'_>, usize),
        files: &[Attach],
    ) -> Result<Self, DeskError> {
        let prepared: Result<Vec<_>, DeskError> = (before + 1..)
            .zip(files)
            .map(|(n, file)| prepare(paper, hex(&chance.file_name(paper.number, n)?), file))
            .collect();
        let incoming = Self { folder, files: prepared?, state: Fate::Undecided };
        for file in &incoming.files {
            let path = folder.incoming(&file.draft);
            let failed = |error| DeskError::Write { path: path.clone(), error };
            path.parent().map_or(Ok(()), make_private).map_err(failed)?;
            write_durably(&path, &file.locked).map_err(failed)?;
        }
        Ok(incoming)
    }

    /// What was written.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        self.files.iter().map(|file| file.evidence.clone()).collect()
    }

    /// Makes the archive know them.
    pub(super) fn enter(
        &self,
        tx: &mut Transaction<'_>,
        of: CommitmentId,
    ) -> Result<(), DeskError> {
        for file in &self.files {
            let name = &file.evidence.file;
            tx.add_attachment(name, of, file.key.bytes())?;
            // Whoever holds the archive's one place of a writer names it; nobody else does meanwhile.
            let path = self.folder.incoming(name);
            fs::rename(self.folder.incoming(&file.draft), &path)
                .map_err(|error| DeskError::Write { path, error })?;
        }
        Ok(())
    }

    /// Moves them to their place: the archive knows them. What a crash leaves is moved at the next
    /// log-in, and read where it lies until then.
    pub(super) fn keep(mut self) {
        self.state = Fate::Kept;
        for file in &self.files {
            settle(self.folder, &file.evidence.file);
        }
    }
}

impl Drop for Incoming<'_> {
    fn drop(&mut self) {
        if self.state == Fate::Undecided {
            for file in &self.files {
                let _ = fs::remove_file(self.folder.incoming(&file.draft));
            }
        }
    }
}

/// Moves one file to its place.
pub(super) fn settle(folder: &Folder, file: &str) {
    let _ = fs::rename(folder.incoming(file), folder.attachment(file));
}

fn prepare(paper: Paper<'_>, name: String, attach: &Attach) -> Result<Prepared, DeskError> {
    let path = list::at_home(&attach.path, env::home_dir());
    let bytes = contents(&path).map_err(|error| DeskError::ReadFile { path, error })?;
    let (format, pages, matched) = looked_at(paper, attach.kind, &bytes)?;
    let key = ChestKey::random()?;
    let locked = chest::lock(&bytes, &key, name.as_bytes())?;
    let evidence = Evidence {
        file: name,
        kind: attach.kind,
        format,
        pages,
        bytes: bytes.len() as u64,
        digest: hex(&digest(&bytes)),
        matched,
    };
    Ok(Prepared { evidence, key, locked, draft: hex(&secret::random_name()?) })
}

/// Format, pages, and whether the paper's own code names the commitment.
fn looked_at(
    paper: Paper<'_>,
    kind: EvidenceKind,
    bytes: &[u8],
) -> Result<(String, u32, Match), DeskError> {
    match kind {
        EvidenceKind::Signature => {
            let found = scan::examine_signature(bytes)?;
            Ok((found.name().to_owned(), 1, Match::Unread))
        }
        EvidenceKind::Certificate => {
            scan::examine_certificate(bytes)?;
            Ok(("x509".to_owned(), 1, Match::Unread))
        }
        EvidenceKind::Scan | EvidenceKind::Authorisation | EvidenceKind::Document => {
            let found = scan::examine(bytes)?;
            let matched = match kind {
                EvidenceKind::Scan => right_paper(paper, &found.codes)?,
                _ => Match::Unread,
            };
            Ok((found.kind.name().to_owned(), found.pages, matched))
        }
    }
}

/// Refuses the scan of another paper, and of one whose code is not the register's.
fn right_paper(paper: Paper<'_>, codes: &[String]) -> Result<Match, DeskError> {
    let statements: Vec<_> =
        codes.iter().filter_map(|code| SignedStatement::read(code).ok()).collect();
    if let Some(other) = statements.iter().find(|signed| signed.statement.number != paper.number) {
        let (scanned, open) = (other.statement.number.clone(), paper.number.to_owned());
        return Err(DeskError::WrongPaper { scanned, open });
    }
    match statements.iter().all(|signed| signed.text() == paper.statement) {
        true if statements.is_empty() => Ok(Match::Unread),
        true => Ok(Match::Same),
        false => Err(DeskError::ForgedCode),
    }
}

/// One byte more than the largest file, so that a longer one is told from it and never read whole.
fn contents(path: &Path) -> io::Result<Vec<u8>> {
    // A pipe without a writer would be waited for.
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The content of a kept file; none when it is gone, changed, or its key is.
///
/// # Errors
/// The disk, which says nothing about anybody.
pub(super) fn unlocked(
    folder: &Folder,
    evidence: &Evidence,
    key: &[u8; 16],
) -> Result<Option<Vec<u8>>, DeskError> {
    let name = evidence.file.as_str();
    // Another window may be moving it to its place just now.
    let places = [folder.attachment(name), folder.incoming(name), folder.attachment(name)];
    for path in places {
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(DeskError::ReadFile { path, error }),
            Ok(locked) => {
                let plain = chest::unlock(&locked, &ChestKey::of_bytes(*key), name.as_bytes());
                return Ok(plain.ok().filter(|plain| hex(&digest(plain)) == evidence.digest));
            }
        }
    }
    Ok(None)
}

impl Desk {
    /// The content of a kept file of a commitment, by its place from 1; a look at it stands in the
    /// journal.
    ///
    /// # Errors
    /// `NoSuchCommitment`, `NoSuchEvidence`; `TamperedCommitment` when it is not as it was kept.
    pub fn evidence_file(
        &mut self,
        session: &Session,
        (text, place): (&str, usize),
    ) -> Result<(Evidence, Vec<u8>), DeskError> {
        // Signed papers are handled by the window; whoever reads the journal has no business with them.
        session.require(Permission::SettleCommitment)?;
        let Opened { id, commitment, card, .. } = self.open_commitment(session, text)?;
        let found = place.checked_sub(1).and_then(|place| commitment.evidence.get(place));
        let evidence = found.cloned().ok_or(DeskError::NoSuchEvidence)?;
        let tampered = || DeskError::TamperedCommitment { id };
        let (of, key) = self.store.attachment(&evidence.file)?.ok_or_else(tampered)?;
        let plain = unlocked(&self.folder, &evidence, &key)?.filter(|_| of == id);
        let plain = plain.ok_or_else(tampered)?;
        let deed = self.deed(session, Action::ReadEvidence);
        let called = commitment.number().unwrap_or_default();
        let detail = format!("{called} {} {place}", evidence.kind.label());
        let deed = Deed { subject: Some(card.id), detail, ..deed };
        self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        Ok((evidence, plain))
    }
}
