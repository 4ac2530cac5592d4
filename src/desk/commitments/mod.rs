//! Signed credit commitments (信用承诺) at the counter: drafted after a look at the subject, printed,
//! signed, kept, followed up. One file per job; `hand` is the one way an event gets into the archive.

mod begin;
mod called;
mod damage;
mod draft;
mod evidence;
mod hand;
mod open;
mod print;
mod printed;
mod publish;
mod record;
mod settle;
mod sign;
mod statistics;
mod sweep;

use std::path::PathBuf;

use crate::domain::{
    Day,
    access::Grounds,
    archive::SubjectCard,
    assessment::{Finding, Remark},
    commitment::{
        Commitment, CommitmentId, Deciding, Due, EvidenceKind, Field, Outcome, State, Template,
    },
    subject::SubjectId,
};

pub use damage::Damage;
pub(super) use damage::{Against, examined};
pub(super) use hand::{Hand, known_keys};
pub use print::{Set, SetPaper};
pub(super) use printed::{Promise, promised};
pub use publish::{Filed, Format, Gathered, Period, Published, filed_table, published_table};
pub(super) use record::{ITEM, NUMBER};
pub use statistics::{Share, Statistics, Tallied};

/// Somebody's promise, to be drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCommitment {
    /// Who promises.
    pub subject: SubjectId,
    /// By which template: identifier or name.
    pub template: String,
    /// What was filled in: field identifiers or labels with what was typed.
    pub values: Vec<(String, String)>,
    /// On which basis the subject is looked at, and for what; a purpose left empty is the matter.
    pub grounds: Grounds,
}

/// A commitment about to be drafted: whether the subject may, and what the form begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The template.
    pub template: Template,
    /// Who would promise.
    pub card: SubjectCard,
    /// The form, in order.
    pub fields: Vec<FormField>,
    /// What the gate found; none where the template has no gate.
    pub gate: Option<Gate>,
}

/// A field of the form with what it begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// The field.
    pub field: Field,
    /// What the archive knows; empty when nothing.
    pub value: String,
}

/// What was found before somebody may promise (受理前核查).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Name of its scene.
    pub scene: String,
    /// What bars the subject, each with its record, ground, since when, and when it can be repaired.
    pub bars: Vec<Finding>,
    /// What asks for attention and does not bar.
    pub others: usize,
    /// What limits this answer.
    pub remarks: Vec<Remark>,
}

impl Gate {
    /// Whether the subject may not use this template until what bars it is repaired.
    pub fn is_shut(&self) -> bool {
        !self.bars.is_empty()
    }
}

/// A file to be kept as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attach {
    /// What it is.
    pub kind: EvidenceKind,
    /// Where it lies; `~` is the operator's own folder.
    pub path: PathBuf,
}

/// What is found about a signed commitment, or ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settling {
    /// How it was kept.
    Find {
        /// How.
        outcome: Outcome,
        /// By whom, when, by which document.
        by: Deciding,
        /// What was found; may be empty.
        facts: String,
        /// The document; may be none.
        files: Vec<Attach>,
    },
    /// It was put right.
    Correct {
        /// By whom, when, by which document.
        by: Deciding,
        /// What shows it; may be none.
        files: Vec<Attach>,
    },
    /// The finding is taken back.
    Retract {
        /// By whom, when, by which document.
        by: Deciding,
        /// Why.
        reason: String,
    },
    /// It is withdrawn; its paper becomes void.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// Its time ran out.
    Expire,
}

/// A commitment after something happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its number in this archive.
    pub id: CommitmentId,
    /// What it is now.
    pub commitment: Commitment,
    /// What whoever did it should know, in whole sentences.
    pub notes: Vec<String>,
}

/// A commitment as it is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its number in this archive.
    pub id: CommitmentId,
    /// Who promises, as it may be shown.
    pub card: SubjectCard,
    /// Name of the template, as printed or as it is called now.
    pub title: String,
    /// What it is.
    pub commitment: Commitment,
    /// What happened, in order.
    pub history: Vec<Happened>,
    /// What does not hold of what is stored; empty when everything does.
    pub damage: Vec<Damage>,
    /// What it asks for today.
    pub pressing: Option<Due>,
    /// Its PDF, once printed.
    pub path: Option<PathBuf>,
    /// The digest of its last event, hexadecimal; what the journal has of it.
    pub digest: String,
}

/// Something that happened, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// When, `2026-11-22 09:41`.
    pub at: String,
    /// Name of who registered it, as shown.
    pub operator: String,
    /// What, `登记签署`.
    pub what: &'static str,
    /// More of it in one line; may be empty.
    pub detail: String,
}

/// A commitment in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number in this archive.
    pub id: CommitmentId,
    /// Who promises.
    pub subject: SubjectId,
    /// Their name as it may be shown in a list: of natural persons the family name.
    pub subject_name: String,
    /// Name of the template.
    pub title: String,
    /// Its number in the register, once printed.
    pub number: Option<String>,
    /// Where it stands.
    pub state: State,
    /// The day it was signed.
    pub signed: Option<Day>,
    /// The day it is due, or the last day it binds.
    pub asks: Option<Day>,
    /// What it asks for today.
    pub pressing: Option<Due>,
}

/// Which commitments are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitmentWish {
    /// Those that ask for something today, the most pressing first.
    Pressing,
    /// The latest.
    Latest,
    /// Those of a subject.
    Subject(SubjectId),
    /// By number, 核验码, QR code, or by what a subject is known by; people only on a basis.
    Text(String, Grounds),
}
