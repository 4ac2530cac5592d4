//! A commitment as its events make it. [`Commitment::after`] is the only way from one to the next:
//! it consumes the old one and returns the new, or why not.

use std::fmt;

use super::{
    event::{Deciding, Draft, Event, Found, Frozen, Signature, Signer, in_order},
    evidence::{Evidence, EvidenceKind},
    refusal::Refusal,
    state::State,
};
use crate::domain::{Day, moment::Moment};

/// Number of a commitment in this archive, from 1: what it is known by until it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommitmentId(pub u32);

impl fmt::Display for CommitmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What lists ask of a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The template's identifier.
    pub template: String,
    /// Its number in the register, once printed.
    pub number: Option<String>,
    /// Where it stands.
    pub state: State,
    /// The day it is due, or, without one, the last day it binds.
    pub asks: Option<Day>,
    /// Days before that day from which the desk reminds.
    pub remind_days: i32,
}

/// A commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// Who promises what, as last changed.
    pub draft: Draft,
    /// Where it stands.
    pub state: State,
    /// What was printed, and on which day.
    pub frozen: Option<(Frozen, Day)>,
    /// Who signed.
    pub signature: Option<Signature>,
    /// Every kept file, in order.
    pub evidence: Vec<Evidence>,
    /// The finding that stands.
    pub found: Option<Found>,
    /// How it was put right.
    pub correction: Option<Deciding>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
}

impl Commitment {
    /// A commitment that was just drafted.
    pub fn drafted(draft: Draft) -> Self {
        Self {
            draft,
            state: State::Drafted,
            frozen: None,
            signature: None,
            evidence: Vec::new(),
            found: None,
            correction: None,
            withdrawn: None,
        }
    }

    /// The commitment after an event of a moment.
    ///
    /// # Errors
    /// Why it does not take the event; nothing is lost then, the events are as they were.
    pub fn after(mut self, event: Event, at: Moment) -> Result<Self, Refusal> {
        let Some(step) = event.step() else { return Err(Refusal::Frozen) };
        self.state = self.state.after(step)?;
        let today = at.day();
        match event {
            Event::Draft { .. } | Event::Expire => self.over(today)?,
            Event::Revise { values } => self.draft.values = values,
            Event::Print { frozen } => {
                frozen.begins(today)?;
                self.frozen = Some((*frozen, today));
            }
            Event::Sign { signature } => self.sign(signature, today)?,
            Event::Keep { evidence } => self.keep(evidence)?,
            Event::Find { finding } => {
                finding.by.check((self.signed_on(), today))?;
                self.evidence.extend(finding.evidence.iter().cloned());
                self.found = Some(finding);
            }
            Event::Correct { correction, evidence } => {
                let found = self.found.as_ref().map_or(self.signed_on(), |found| found.by.day);
                correction.check((found, today))?;
                self.evidence.extend(evidence);
                self.correction = Some(correction);
            }
            Event::Retract { retraction, reason } => {
                let last = self.correction.as_ref().or(self.found.as_ref().map(|found| &found.by));
                retraction.check((last.map_or(self.signed_on(), |by| by.day), today))?;
                filled(&reason)?;
                (self.found, self.correction) = (None, None);
            }
            Event::Withdraw { reason } => {
                filled(&reason)?;
                self.withdrawn = Some(reason);
            }
        }
        Ok(self)
    }

    /// Its number in the register, once printed.
    pub fn number(&self) -> Option<&str> {
        self.frozen.as_ref().map(|(frozen, _)| frozen.number.as_str())
    }

    /// The last day it binds; none while unsigned or without end.
    pub fn until(&self) -> Option<Day> {
        let (frozen, _) = self.frozen.as_ref()?;
        frozen.validity.day(self.signature.as_ref()?.day)
    }

    /// The day by which it must be known how it was kept; none while unsigned or without one.
    pub fn due(&self) -> Option<Day> {
        let (frozen, _) = self.frozen.as_ref()?;
        frozen.due.day(self.signature.as_ref()?.day)
    }

    /// What lists ask of it.
    pub fn summary(&self) -> Summary {
        Summary {
            template: self.draft.template.clone(),
            number: self.number().map(str::to_owned),
            state: self.state,
            asks: self.due().or_else(|| self.until()),
            remind_days: self.frozen.as_ref().map_or(0, |(frozen, _)| frozen.remind_days),
        }
    }

    /// The last day its being broken defers applications; none when it does not.
    pub fn deferred_until(&self) -> Option<Day> {
        let (frozen, _) = self.frozen.as_ref()?;
        let broken = self.found.as_ref().filter(|_| self.state == State::Broken)?;
        frozen.deferral.as_ref()?.term.last_day(broken.by.day)
    }

    fn sign(&mut self, signature: Signature, today: Day) -> Result<(), Refusal> {
        if signature.name.trim().is_empty() {
            return Err(Refusal::NoSigner);
        }
        let printed = self.frozen.as_ref().map_or(today, |(_, printed)| *printed);
        in_order(signature.day, (printed, today))?;
        if let Some((frozen, _)) = &self.frozen {
            frozen.begins(signature.day)?;
        }
        self.signature = Some(signature);
        Ok(())
    }

    fn keep(&mut self, evidence: Vec<Evidence>) -> Result<(), Refusal> {
        if evidence.is_empty() {
            return Err(Refusal::NoEvidence);
        }
        self.evidence.extend(evidence);
        let pdf = self.frozen.as_ref().map(|(frozen, _)| frozen.pdf.as_str());
        let is_scan = |one: &&Evidence| one.kind == EvidenceKind::Scan;
        if self.evidence.iter().filter(is_scan).any(|one| pdf == Some(&one.digest)) {
            return Err(Refusal::Unsigned);
        }
        let has = |kind| self.evidence.iter().any(|one| one.kind == kind);
        if has(EvidenceKind::Signature) != has(EvidenceKind::Certificate) {
            return Err(Refusal::HalfSignature);
        }
        if !has(EvidenceKind::Scan) && !has(EvidenceKind::Signature) {
            return Err(Refusal::NoEvidence);
        }
        let agent = self.signature.as_ref().is_some_and(|s| s.signer == Signer::Agent);
        if agent && !has(EvidenceKind::Authorisation) {
            return Err(Refusal::NoAuthorisation);
        }
        Ok(())
    }

    fn over(&self, today: Day) -> Result<(), Refusal> {
        match self.until() {
            Some(until) if until < today => Ok(()),
            until => Err(Refusal::NotOver(until)),
        }
    }

    fn signed_on(&self) -> Day {
        self.signature.as_ref().map_or(Day::MIN, |signature| signature.day)
    }
}

fn filled(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::NoReason) } else { Ok(()) }
}
