//! What screens and desk say to each other about papers: ordering, printing, the register and
//! verification. Plain data; whatever is for people's eyes is a whole word or sentence already.

use crate::domain::{Day, report::ReportKind, subject::SubjectId};

/// A report as ordered in the dialog is what the desk is asked for.
pub use crate::desk::paper::{About, Application, Letter, ReportRequest as Order};
pub use crate::desk::print::{PrintWish, Sides};

/// A list of applicants that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// A code or a name each.
    pub queries: Vec<String>,
    /// Today in the hall: the day they will be judged by.
    pub today: Day,
}

/// A report that was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its number.
    pub number: String,
    /// 核验码
    pub code: String,
    /// Its pages.
    pub pages: usize,
    /// Where it lies.
    pub path: String,
    /// Sentences the clerk must know.
    pub warnings: Vec<String>,
}

/// A printer of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrinterLine {
    /// Its name.
    pub name: String,
    /// Whether the system prints on it when nobody says otherwise.
    pub rank: PrinterRank,
    /// What it does, `就绪`.
    pub state: String,
}

/// How a printer stands among the others; the default comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PrinterRank {
    /// The system's default.
    Default,
    /// Any other.
    Other,
}

/// A report handed to a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Which report.
    pub number: String,
    /// The how manieth print of it this is.
    pub n: u32,
    /// On which printer.
    pub printer: String,
    /// The printer's job.
    pub job: String,
}

/// Which reports of the register are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterWish {
    /// The latest.
    Latest,
    /// Those of a number, a 核验码 or a subject's code.
    Text(String),
    /// Those about a subject.
    Subject(SubjectId),
    /// Those issued on a day.
    Day(Day),
}

/// A report of the register, as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterLine {
    /// Its number.
    pub number: String,
    /// Which document.
    pub kind: ReportKind,
    /// 核验码; empty for reports of an older program.
    pub code: String,
    /// When it was issued, `2026-11-22 09:41`.
    pub issued: String,
    /// About whom, in words.
    pub subject: String,
    /// Who issued it.
    pub operator: String,
    /// What for.
    pub purpose: String,
    /// On which basis, in words.
    pub basis: String,
    /// How often it was printed.
    pub prints: u32,
    /// Why it is void and since when; none while it stands.
    pub void: Option<String>,
    /// The opinions on it, a line each.
    pub opinions: Vec<String>,
    /// The printings, a line each.
    pub printings: Vec<String>,
    /// Where its file lies.
    pub path: String,
}

/// What verification made of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How it came out.
    pub verdict: VerdictTone,
    /// The same in words, `真实有效`.
    pub title: String,
    /// What the paper must say, a line each.
    pub lines: Vec<String>,
    /// What to do now.
    pub advice: String,
}

/// How a verification came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerdictTone {
    /// The paper is what it says it is.
    Good,
    /// It is not, or no longer.
    Bad,
    /// It could not be told.
    Unsure,
}
