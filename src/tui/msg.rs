//! Everything that can happen to the terminal program, and everything it may ask of the world.

use std::fmt;

use ratatui::crossterm::event::KeyEvent;
use zeroize::Zeroizing;

use super::commitments::{CommitmentAnswer, CommitmentJob};
use super::model::Status;
pub use super::papers::{
    About, Application, Issued, Letter, Listing, Order, PrintWish, Printed, PrinterLine,
    PrinterRank, RegisterLine, RegisterWish, Sides, VerdictTone, Verified,
};
use crate::domain::{
    Day,
    access::Grounds,
    archive::Archive,
    catalogue::ItemId,
    check::Check,
    feedback::{Execution, Feedback},
    measure::MeasureId,
    outcome::Outcome,
    record::RecordKey,
    report::Stage,
    scene::SceneId,
    subject::SubjectId,
};

/// Milliseconds since the program started. Carried by input, so that rules about time stay pure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment(pub u64);

impl Moment {
    /// The milliseconds from `earlier` to this moment, nought when it lies ahead.
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// An input to `update`.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key went down.
    Key {
        /// The key, as the terminal named it.
        key: KeyEvent,
        /// When it was read.
        at: Moment,
    },
    /// Text was pasted in one piece.
    Pasted {
        /// The text, uncleaned.
        text: String,
        /// When it was read.
        at: Moment,
    },
    /// The window has a new size, in columns and rows.
    Resized {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The desk answered.
    Answered {
        /// The number of the request.
        ticket: Ticket,
        /// What it said.
        answer: Answer,
    },
    /// Nobody touched the keyboard for the configured minutes.
    Idle,
    /// The system asked the program to end.
    Terminated,
}

/// A request `update` makes of the runtime. Plain data, so that tests compare it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Have the desk do a job and answer under this number.
    Ask {
        /// The number the answer will carry.
        ticket: Ticket,
        /// What to do.
        job: Job,
    },
    /// Paint the whole screen anew: the terminal may show something else than we think.
    Repaint,
    /// End the program.
    Quit,
}

/// A job for the desk, done off the input path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Open a session.
    LogIn {
        /// The operator's name, trimmed.
        operator: String,
        /// The password.
        password: Secret,
    },
    /// Prove that the session's operator is back.
    Unlock {
        /// The password.
        password: Secret,
    },
    /// Close the session.
    LogOut,
    /// Touch what the first look-up will need, while nobody waits.
    Warm,
    /// Find a subject by a code or a name.
    LookUp {
        /// What the clerk typed, unfolded.
        query: String,
        /// On which basis and for what.
        grounds: Grounds,
        /// The matter it is for; none only shows the archive.
        scene: Option<SceneId>,
    },
    /// Open the archive of a known subject.
    Open {
        /// Whose.
        subject: SubjectId,
        /// On which basis and for what.
        grounds: Grounds,
        /// The day asked about; today when none.
        day: Option<Day>,
        /// The matter it is for; none only shows the archive.
        scene: Option<SceneId>,
    },
    /// Register what was done about a finding.
    Register(Registration),
    /// Tell identity numbers in full.
    Reveal {
        /// Whose archive.
        subject: SubjectId,
        /// Which numbers.
        numbers: Numbers,
        /// The basis, and the reason as its purpose.
        grounds: Grounds,
    },
    /// Something about commitments.
    Commitments(CommitmentJob),
    /// Issue a report.
    Issue(Order),
    /// Lay a report out without issuing it.
    Preview(Order),
    /// Read a list of applicants from the file of this path.
    ReadList(String),
    /// Name the printers.
    Printers,
    /// Print a report of the register.
    Print(PrintWish),
    /// Tell what has become of a printer's job.
    PrintState {
        /// On which printer.
        printer: String,
        /// Which job.
        job: String,
    },
    /// List reports of the register.
    FindReports(RegisterWish),
    /// Declare a report void.
    VoidReport {
        /// Which.
        number: String,
        /// Why.
        reason: String,
    },
    /// Write an opinion on a report.
    GiveOpinion {
        /// On which.
        number: String,
        /// At which step.
        stage: Stage,
        /// The opinion, in the operator's words.
        text: String,
    },
    /// Tell what to think of a paper, by its 核验码, its scanned statement or its file. Needs no
    /// session: anybody may ask.
    Verify(String),
}

/// Identity numbers that are masked until a reason is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbers {
    /// The subject's own.
    Subject,
    /// Those in one record.
    Record(ItemId, RecordKey),
}

/// What was done about a finding, as told in the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Whose finding.
    pub subject: SubjectId,
    /// The matter.
    pub scene: SceneId,
    /// On which basis and for what the archive is open.
    pub grounds: Grounds,
    /// The day of the archive.
    pub as_of: Day,
    /// The record of the finding.
    pub record: (ItemId, RecordKey),
    /// The measure.
    pub measure: MeasureId,
    /// Who did it.
    pub department: String,
    /// When.
    pub day: Day,
    /// How it ended.
    pub execution: Execution,
    /// Document number, or why it was not done.
    pub document: String,
}

/// What the desk says to a job. Refusals are whole Chinese sentences, ready to show; whoever
/// waits for the number shows them. A refusal is never "nothing found".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The session is open; this is what the top line says from now on.
    LoggedIn(Status),
    /// The operator is back.
    Unlocked,
    /// The session is closed.
    LoggedOut,
    /// The first look-up will be quick.
    Warmed,
    /// The look-up was made.
    LookedUp(Box<LookedUp>),
    /// The archive is open.
    Opened(Box<Opened>),
    /// The numbers in full, each with what it is.
    Revealed(Vec<(String, String)>),
    /// Something about commitments.
    Commitments(CommitmentAnswer),
    /// The report lies on the disk.
    Issued(Issued),
    /// The report laid out: lines of at most 76 columns, by page.
    Previewed(Vec<Vec<String>>),
    /// The applicants of a list.
    Listed(Listing),
    /// The printers.
    Printers(Vec<PrinterLine>),
    /// The printer has it.
    Printed(Printed),
    /// What has become of a printer's job: 排队中, 打印中, 已打印, 已停止 and why.
    PrintState(String),
    /// Reports of the register, the latest first.
    Reports(Vec<RegisterLine>),
    /// The report of this number is void.
    Voided(String),
    /// The opinion on the report of this number is written.
    OpinionGiven(String),
    /// What to think of the paper.
    Verified(Verified),
    /// What was done is registered.
    Registered(Feedback),
    /// A natural person: nothing was looked up for want of a basis or a purpose.
    NeedsBasis(String),
    /// It was not done, and why.
    Refused(String),
}

/// How a look-up ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedUp {
    /// How.
    pub outcome: Outcome,
    /// The subjects found.
    pub archives: Vec<Archive>,
    /// What the one subject's archive means to the matter, when there is one of each.
    pub check: Option<Check>,
    /// Sentences the clerk must know.
    pub notes: Vec<String>,
    /// When it was.
    pub seen: Seen,
}

/// An archive as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The archive.
    pub archive: Archive,
    /// What it means to the matter, when one was named.
    pub check: Option<Check>,
    /// Sentences the clerk must know.
    pub notes: Vec<String>,
    /// When it was.
    pub seen: Seen,
}

/// When the desk answered, and as of when its data are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Today in the hall.
    pub today: Day,
    /// The time of day, `09:41`.
    pub time: String,
    /// The youngest file, `2026-11-22 09:00`; empty when nothing was ever imported.
    pub as_of: String,
}

/// Numbers each request, so that a late answer to an abandoned one is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ticket(pub u64);

/// A password on its way to the desk: wiped when dropped, never printed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a copy of what was typed.
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    /// The password itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
