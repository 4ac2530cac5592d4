//! Whether a commitment is stored as it was sealed: every event, and everything the events are held
//! to — the printed text, the register, the kept files, the subject, the subject's record.

use std::{fs, io, path::PathBuf};

use super::{evidence::unlocked, hand::is_sealed, printed::register_digest, record::is_in_step};
use crate::{
    desk::{DeskError, Folder},
    domain::{
        Day,
        archive::SubjectCard,
        commitment::{Commitment, Frozen, SealedEvent, State, Tampered, digest, hex, replayed},
        mask,
        report::ReportRecord,
        subject::{Subject, SubjectKind},
    },
    forms::Forms,
    store::{CommitmentRow, View},
    vault::seal::{KnownKey, judge},
};

/// Something of a commitment that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// Its events: one is missing, changed, or not signed by this office.
    Events(Tampered),
    /// An event is signed by a key that proves nothing for its day, or was revoked since.
    Key {
        /// Number of the event.
        n: u32,
    },
    /// What lists say of it.
    Summary,
    /// Whose it is.
    Subject,
    /// The printed text.
    Text,
    /// Its entry in the register.
    Register,
    /// Its PDF: gone or changed.
    File,
    /// A kept file, by its place from 1: gone or changed.
    Evidence {
        /// Its place.
        place: usize,
    },
    /// What is on record about the subject.
    Record,
    /// The journal has more or other events.
    Journal,
}

impl Damage {
    /// Stable name, in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Events(_) => "events",
            Self::Key { .. } => "key",
            Self::Summary => "summary",
            Self::Subject => "subject",
            Self::Text => "text",
            Self::Register => "register",
            Self::File => "file",
            Self::Evidence { .. } => "evidence",
            Self::Record => "record",
            Self::Journal => "journal",
        }
    }

    /// What is wrong, in a few words for people.
    pub fn sentence(&self) -> String {
        match self {
            Self::Events(Tampered::Empty) => "办理记录没有了".to_owned(),
            Self::Events(Tampered::Gap { expected }) => format!("缺第 {expected} 步办理记录"),
            Self::Events(Tampered::Unsealed { n }) => {
                format!("第 {n} 步办理记录与签章不符，已被改动")
            }
            Self::Events(Tampered::Impossible { n }) => format!("第 {n} 步办理记录不成立"),
            Self::Key { n } => format!("第 {n} 步所用的签章密钥当时无效或者已吊销"),
            Self::Summary => "台账与办理记录不符".to_owned(),
            Self::Subject => "承诺主体与起草时不符".to_owned(),
            Self::Text => "定稿的内容被改动".to_owned(),
            Self::Register => "登记簿的登记被改动".to_owned(),
            Self::File => "承诺书的 PDF 文件缺失或者被改动".to_owned(),
            Self::Evidence { place } => format!("第 {place} 份归档文件缺失或者被改动"),
            Self::Record => "信用档案里的记录与办理记录不符".to_owned(),
            Self::Journal => "操作日志与办理记录不符".to_owned(),
        }
    }
}

/// A commitment that was examined.
pub(in crate::desk) struct Examined {
    /// What its events make, even where something is wrong with them; none when they make nothing.
    pub(in crate::desk) life: Option<Commitment>,
    pub(in crate::desk) events: Vec<SealedEvent>,
    /// Digest of each event, in order.
    pub(in crate::desk) digests: Vec<[u8; 32]>,
    pub(in crate::desk) damage: Vec<Damage>,
}

/// Everything a commitment is examined against.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Against<'a> {
    pub(in crate::desk) forms: &'a Forms,
    pub(in crate::desk) folder: &'a Folder,
    pub(in crate::desk) known: &'a [KnownKey],
    pub(in crate::desk) today: Day,
}

/// Examines a commitment.
pub(in crate::desk) fn examined(
    view: &View,
    against: Against<'_>,
    row: &CommitmentRow,
) -> Result<Examined, DeskError> {
    let events = view.commitment_events(row.id)?;
    let mut digests = Vec::new();
    let mut damage = Vec::new();
    let strict = replayed(row.id, &events, |event, message| {
        digests.push(digest(message));
        is_sealed(against.known, event, message)
    });
    let life = match strict {
        Ok((life, _)) => Some(life),
        Err(tampered) => {
            damage.push(Damage::Events(tampered));
            replayed(row.id, &events, |_, _| true).ok().map(|(life, _)| life)
        }
    };
    let untrusted = events
        .iter()
        .find(|event| !judge(against.known, event.key, event.at.day(), against.today).is_trusted());
    if let (Some(event), true) = (untrusted, damage.is_empty()) {
        damage.push(Damage::Key { n: event.n });
    }
    if let Some(life) = &life {
        let record = events.last().map_or("", |last| last.record.as_str());
        held(view, against, (row, life, record), &mut damage)?;
    }
    Ok(Examined { life, events, digests, damage })
}

/// What the events are held to.
fn held(
    view: &View,
    against: Against<'_>,
    (row, life, record): (&CommitmentRow, &Commitment, &str),
    damage: &mut Vec<Damage>,
) -> Result<(), DeskError> {
    if life.summary() != row.summary {
        damage.push(Damage::Summary);
    }
    if view.subject(row.subject)?.is_none_or(|subject| !is_of(life, &subject)) {
        damage.push(Damage::Subject);
    }
    if let Some((frozen, _)) = &life.frozen {
        paper(view, against.folder, (frozen, life.state), damage)?;
    }
    for (place, evidence) in (1..).zip(&life.evidence) {
        let known = view.attachment(&evidence.file)?;
        let known = known.filter(|(of, _)| *of == row.id);
        let plain = match known {
            Some((_, key)) => unlocked(against.folder, evidence, &key)?,
            None => None,
        };
        if plain.is_none() {
            damage.push(Damage::Evidence { place });
        }
    }
    if !is_in_step(view, against.forms, (row.subject, record))? {
        damage.push(Damage::Record);
    }
    Ok(())
}

/// The paper's entry, its text and its file.
pub(super) fn paper(
    view: &View,
    folder: &Folder,
    (frozen, state): (&Frozen, State),
    damage: &mut Vec<Damage>,
) -> Result<(), DeskError> {
    let Some(record) = view.report(&frozen.number)? else {
        damage.push(Damage::Register);
        return Ok(());
    };
    // A paper is void when, and only when, its commitment was withdrawn.
    let is_void = record.void.is_some() == (state == State::Withdrawn);
    if !is_void || register_digest(&record) != frozen.register {
        damage.push(Damage::Register);
    }
    let content = view.report_content(&frozen.number)?.unwrap_or_default();
    if hex(&digest(&content)) != frozen.content {
        damage.push(Damage::Text);
    }
    let path = pdf(folder, &record);
    match fs::read(&path) {
        Ok(bytes) if hex(&digest(&bytes)) == frozen.pdf => {}
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(DeskError::ReadFile { path, error });
        }
        _ => damage.push(Damage::File),
    }
    Ok(())
}

fn pdf(folder: &Folder, record: &ReportRecord) -> PathBuf {
    folder.reports(record.issued.day().year()).join(&record.file)
}

/// Whether the subject is the one that promised: a code never changes hands, a name may change.
fn is_of(life: &Commitment, subject: &Subject) -> bool {
    let shown = |text: &str, personal| match personal {
        true => mask::identity_number(text),
        false => text.to_owned(),
    };
    let mut names = std::iter::once(&subject.name).chain(&subject.former_names);
    let is_named = names.any(|name| *name == life.draft.subject);
    // A masked number is not one person's alone.
    if (life.draft.code.is_empty() || subject.kind.is_natural_person()) && !is_named {
        return false;
    }
    if life.draft.code.is_empty() {
        return true;
    }
    let mut codes = subject.codes.iter();
    codes.any(|code| shown(code.as_str(), code.is_personal()) == life.draft.code)
}

/// What a card has when its subject is gone.
pub(super) fn unknown(life: &Commitment, row: &CommitmentRow) -> SubjectCard {
    SubjectCard {
        id: row.subject,
        kind: SubjectKind::LegalPerson,
        name: life.draft.subject.clone(),
        status: None,
        codes: Vec::new(),
        former_names: Vec::new(),
        provisional: true,
    }
}
