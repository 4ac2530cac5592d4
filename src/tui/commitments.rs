//! What screens and desk say to each other about signed credit commitments (信用承诺). Plain data;
//! the desk's own values wherever they do.

pub use crate::desk::commitments::{
    Attach, Begun, Changed, CommitmentWish, Damage, FormField, Gate, Happened, Listed,
    NewCommitment, Opened as OpenedCommitment, Settling,
};
use crate::domain::{
    Day,
    access::Grounds,
    commitment::{CommitmentId, Pressing, Signature},
    subject::SubjectId,
};

/// A job about commitments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitmentJob {
    /// Count what asks for something today.
    Count,
    /// List some of them.
    Find(CommitmentWish),
    /// Look at a subject before it promises, and tell what the form begins with.
    Begin {
        /// Who would promise.
        subject: SubjectId,
        /// By which template: its identifier.
        template: String,
        /// On which basis and for what.
        grounds: Grounds,
    },
    /// Keep what was filled in as a new draft.
    Draft(NewCommitment),
    /// Keep what was filled in as the draft there is.
    Revise {
        /// Which.
        id: CommitmentId,
        /// Fields with what stands in them.
        values: Vec<(String, String)>,
    },
    /// Show one: a number, a 核验码, a QR code.
    Open(String),
    /// Lay a draft out.
    Preview(CommitmentId),
    /// Freeze the text of a draft, for good; of one that waits for its signature, the paper there is.
    Print(CommitmentId),
    /// Register the signature, and keep the signed paper with it.
    Sign {
        /// Which.
        id: CommitmentId,
        /// Who signed.
        signature: Signature,
        /// The signed paper; may be none yet.
        files: Vec<Attach>,
    },
    /// Keep the signed paper, or more of it.
    Keep {
        /// Which.
        id: CommitmentId,
        /// What is kept.
        files: Vec<Attach>,
    },
    /// Register how it was kept, or how it ends.
    Settle {
        /// Which.
        id: CommitmentId,
        /// What was found.
        settling: Settling,
    },
}

/// What the desk says to a job about commitments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitmentAnswer {
    /// How many ask for what today, the most pressing first.
    Counted(Vec<(Pressing, usize)>),
    /// These were found.
    Found(Vec<Listed>),
    /// The form may be filled in, or the gate is shut.
    Begun(Box<Begun>),
    /// It was done.
    Changed(Box<Changed>),
    /// One of them.
    Opened(Box<Shown>),
    /// The draft laid out, by page.
    Previewed(Vec<Vec<String>>),
    /// The paper lies on the disk.
    Paper(CommitmentPaper),
}

/// A commitment as of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it is.
    pub opened: OpenedCommitment,
    /// Today in the hall.
    pub today: Day,
}

/// The paper of a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentPaper {
    /// Its number.
    pub number: String,
    /// 核验码
    pub code: String,
    /// Where it lies.
    pub path: String,
    /// Whether its text was frozen just now.
    pub set: PaperSet,
}

/// Where the paper of a commitment comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperSet {
    /// Frozen just now.
    Frozen {
        /// Its pages.
        pages: usize,
        /// Sentences the clerk must know.
        warnings: Vec<String>,
    },
    /// Frozen before.
    Before {
        /// How often it was printed.
        prints: u32,
    },
}

/// What a commitment is called at the desk, whether or not it was printed.
pub fn called(id: CommitmentId) -> String {
    format!("草稿{id}")
}
