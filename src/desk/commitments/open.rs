//! Looking at one commitment with its history, and finding commitments.

use super::{
    CommitmentWish, Happened, Listed, Opened,
    damage::{Against, Damage, Examined, examined, unknown},
    hand::is_in_the_journal,
    known_keys,
};
use crate::{
    desk::{
        Desk, DeskError, Session,
        look_up::{self, OneFound},
    },
    domain::{
        Day,
        access::{Basis, Grounds, Permission},
        archive::{Masking, SubjectCard, card_of},
        commitment::{Commitment, Event, Pressing, SealedEvent, hex, replayed},
        journal::{Action, Deed},
        mask,
    },
    store::{CommitmentRow, View},
};

/// Latest commitments of a list; the older ones are found by number or subject.
const MOST: u32 = 500;

impl Desk {
    /// A commitment with its history, examined: whether what is stored is what was sealed.
    ///
    /// # Errors
    /// `NoSuchCommitment`, `NotACommitment`, `ForgedCode`; `TamperedCommitment` when its events make
    /// nothing that could be shown.
    pub fn open_commitment(&mut self, session: &Session, text: &str) -> Result<Opened, DeskError> {
        session.require(Permission::ReadCommitments)?;
        let row = self.commitment_called(text)?;
        let known = known_keys(&self.keys())?;
        let today = self.today();
        let against = Against { forms: &self.forms, folder: &self.folder, known: &known, today };
        let Examined { life, events, digests, damage } = self.store.snapshot(|view| {
            let row = view.commitment(row.id)?.ok_or(DeskError::NoSuchCommitment)?;
            let mut examined = examined(view, against, &row)?;
            if !is_in_the_journal(view, row.id, &examined.digests)? {
                examined.damage.push(Damage::Journal);
            }
            Ok::<_, DeskError>(examined)
        })?;
        let commitment = life.ok_or(DeskError::TamperedCommitment { id: row.id })?;
        let known = self.store.subject(row.subject)?;
        let card = match known {
            Some(subject) => card_of(subject, Masking::Masked),
            None => unknown(&commitment, &row),
        };
        let path = match commitment.number() {
            Some(number) => self.store.report(number)?.map(|record| self.path_of(&record)),
            None => None,
        };
        let called = commitment.number().map_or_else(|| format!("草稿{}", row.id), str::to_owned);
        let detail = match damage.is_empty() {
            true => called,
            false => format!("{called} 校验不通过"),
        };
        // Whoever opens a commitment does so to handle it: that is the office's duty, and its purpose.
        let purpose = format!("办理信用承诺：{}", self.title_of(&commitment));
        let grounds = Grounds { basis: Basis::Duty, purpose };
        let deed = self.grounded_deed(session, Action::ReadCommitments, &grounds);
        let deed = Deed { subject: Some(row.subject), detail, ..deed };
        self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        let (card, commitment) = match session.require(Permission::SettleCommitment) {
            Ok(()) => (card, commitment),
            Err(_) => without_the_person(card, commitment),
        };
        Ok(Opened {
            id: row.id,
            card,
            title: self.title_of(&commitment),
            history: history(&self.store, &events)?,
            pressing: commitment.summary().pressing(today),
            damage,
            path,
            digest: digests.last().map(|last| hex(last)).unwrap_or_default(),
            commitment,
        })
    }

    /// The commitments of a wish.
    ///
    /// # Errors
    /// `NotPermitted`; as a look-up for the words of a subject.
    pub fn find_commitments(
        &mut self,
        session: &Session,
        wish: &CommitmentWish,
    ) -> Result<Vec<Listed>, DeskError> {
        session.require(Permission::ReadCommitments)?;
        let today = self.today();
        let rows = match wish {
            CommitmentWish::Pressing => self.store.open_commitments()?,
            CommitmentWish::Latest => self.store.latest_commitments(MOST)?,
            CommitmentWish::Subject(subject) => self.store.commitments_of(*subject)?,
            CommitmentWish::Text(text, grounds) => self.meant_by(session, text, grounds)?,
        };
        let mut found = Vec::new();
        for row in rows {
            let pressing = row.summary.pressing(today);
            if pressing.is_some() || *wish != CommitmentWish::Pressing {
                found.push(self.listed(row, today)?);
            }
        }
        if *wish == CommitmentWish::Pressing {
            found.sort_by_key(|one| (one.pressing, one.id));
        }
        let deed = match wish {
            CommitmentWish::Text(_, grounds) => {
                self.grounded_deed(session, Action::ReadCommitments, grounds)
            }
            _ => self.deed(session, Action::ReadCommitments),
        };
        let (subject, said) = match wish {
            CommitmentWish::Pressing => (None, "待办".to_owned()),
            CommitmentWish::Latest => (None, "最近".to_owned()),
            CommitmentWish::Subject(subject) => (Some(*subject), "主体".to_owned()),
            CommitmentWish::Text(text, _) => {
                (None, look_up::shown(text, (self.forms.divisions(), today)))
            }
        };
        let detail = format!("{said} 得 {} 份", found.len());
        self.store.write(|tx| tx.append(&Deed { subject, detail, ..deed }).map(|_| ()))?;
        Ok(found)
    }

    /// How many commitments ask for something today: for the home screen, without names and therefore
    /// without a journal row.
    ///
    /// # Errors
    /// The archive fails.
    pub fn pressing_commitments(
        &self,
        session: &Session,
    ) -> Result<Vec<(Pressing, usize)>, DeskError> {
        if session.require(Permission::ReadCommitments).is_err() {
            return Ok(Vec::new());
        }
        let today = self.today();
        let rows = self.store.open_commitments()?;
        let pressing: Vec<_> = rows.iter().filter_map(|row| row.summary.pressing(today)).collect();
        let all = Pressing::ALL.into_iter();
        let counted = all.map(|one| (one, pressing.iter().filter(|p| p.pressing == one).count()));
        Ok(counted.filter(|(_, n)| *n > 0).collect())
    }

    /// As [`Desk::meant`]; a person asked for without a basis stands in the journal.
    fn meant_by(
        &mut self,
        session: &Session,
        text: &str,
        grounds: &Grounds,
    ) -> Result<Vec<CommitmentRow>, DeskError> {
        let found = self.meant(text, grounds);
        if matches!(found, Err(DeskError::NeedsBasis)) {
            let shown = look_up::shown(text, (self.forms.divisions(), self.today()));
            let deed = self.grounded_deed(session, Action::ReadCommitments, grounds);
            let deed = Deed { detail: format!("{shown} 未准：无依据或用途"), ..deed };
            self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        }
        found
    }

    fn meant(&self, text: &str, grounds: &Grounds) -> Result<Vec<CommitmentRow>, DeskError> {
        if let Some(row) = self.commitment_meant(text)? {
            return Ok(vec![row]);
        }
        let setting = (self.forms.divisions(), self.today());
        match look_up::find_one(&self.store, text, setting, grounds)? {
            OneFound::Subject(subject) => Ok(self.store.commitments_of(subject)?),
            OneFound::Several(count) => Err(DeskError::SeveralSubjects { count }),
            OneFound::NameOnly => Err(DeskError::NameOnly),
            OneFound::Nobody | OneFound::NotSearched(_) => Ok(Vec::new()),
        }
    }

    pub(super) fn listed(&self, row: CommitmentRow, today: Day) -> Result<Listed, DeskError> {
        let events = self.store.commitment_events(row.id)?;
        // Lists show what there is, whole or not; opening one tells whether it holds.
        let life = replayed(row.id, &events, |_, _| true).ok().map(|(life, _)| life);
        let known = self.store.subject(row.subject)?;
        let name = match known {
            Some(known) if known.kind.is_natural_person() => mask::person_name(&known.name),
            Some(known) => known.name,
            None => String::new(),
        };
        let title = life.as_ref().map_or_else(
            || format!("{}（办理记录不能读出）", row.summary.template),
            |life| self.title_of(life),
        );
        Ok(Listed {
            id: row.id,
            subject: row.subject,
            subject_name: name,
            title,
            state: row.summary.state,
            signed: life.and_then(|life| life.signature).map(|signature| signature.day),
            asks: row.summary.asks,
            pressing: row.summary.pressing(today),
            number: row.summary.number,
        })
    }

    /// The template's name, as printed or as it is called now.
    fn title_of(&self, life: &Commitment) -> String {
        if let Some((frozen, _)) = &life.frozen {
            return frozen.name.clone();
        }
        let template = self.forms.commitment_called(&life.draft.template);
        template.map_or_else(|| life.draft.template.clone(), |template| template.name.clone())
    }
}

/// What whoever only audits may see of a natural person's promise: that it was made, and what became
/// of it.
fn without_the_person(card: SubjectCard, mut life: Commitment) -> (SubjectCard, Commitment) {
    if !card.kind.is_natural_person() {
        return (card, life);
    }
    let name = mask::person_name(&card.name);
    life.draft.subject = name.clone();
    life.draft.values.values_mut().for_each(|value| "（略）".clone_into(value));
    if let Some(signature) = &mut life.signature {
        signature.name = mask::person_name(&signature.name);
    }
    (SubjectCard { name, ..card }, life)
}

/// What happened, for people.
fn history(view: &View, events: &[SealedEvent]) -> Result<Vec<Happened>, DeskError> {
    let told = events.iter().map(|event| {
        let known = view.operator(&event.operator)?.map(|known| known.display);
        let happened: Option<Event> = serde_json::from_str(&event.payload).ok();
        Ok(Happened {
            at: event.at.minute(),
            operator: known.unwrap_or_else(|| event.operator.clone()),
            what: happened.as_ref().map_or("（不能辨认）", Event::label),
            detail: happened.as_ref().map(detail).unwrap_or_default(),
        })
    });
    told.collect()
}

/// More of an event in one line.
fn detail(event: &Event) -> String {
    match event {
        Event::Draft { .. } | Event::Revise { .. } | Event::Expire => String::new(),
        Event::Print { frozen } => frozen.number.clone(),
        Event::Sign { signature } => {
            let (signer, name, day) = (signature.signer.label(), &signature.name, signature.day);
            let witness = match signature.witness.as_str() {
                "" => String::new(),
                witness => format!("，见证人 {witness}"),
            };
            format!("{signer} {name}，{day}{witness}")
        }
        Event::Keep { evidence } => {
            let files = evidence.iter().map(|one| format!("{} {} 页", one.kind.label(), one.pages));
            files.collect::<Vec<_>>().join("，")
        }
        Event::Find { finding } => {
            let by = &finding.by;
            format!("{} {}，{}", by.day, by.unit, by.document)
        }
        Event::Correct { correction: by, .. } => format!("{} {}，{}", by.day, by.unit, by.document),
        Event::Retract { retraction: by, reason } => {
            format!("{} {}，{}：{reason}", by.day, by.unit, by.document)
        }
        Event::Withdraw { reason } => reason.clone(),
    }
}
