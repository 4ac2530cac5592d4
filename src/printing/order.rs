//! What is asked of a print system, and what it makes of it.

use super::error::PrintError;

/// Most copies of one order.
pub const MOST_COPIES: u32 = 99;
/// Longest title handed over; characters.
const LONGEST_TITLE: usize = 120;
/// Stands for a title of which nothing is left.
const NO_TITLE: &str = "hecha";

/// A PDF to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintOrder<'a> {
    /// Name of the printer; `None` is the default one.
    pub printer: Option<String>,
    /// 1 to [`MOST_COPIES`].
    pub copies: u32,
    /// One or both sides of the paper.
    pub sides: Sides,
    /// What the queue shows to everybody: a report number, never a name or an identity number.
    pub title: &'a str,
    /// The whole file.
    pub pdf: &'a [u8],
}

impl PrintOrder<'_> {
    /// Whether the number of copies is possible.
    pub(super) fn check(&self) -> Result<(), PrintError> {
        if (1..=MOST_COPIES).contains(&self.copies) {
            Ok(())
        } else {
            Err(PrintError::Copies(self.copies))
        }
    }

    /// The title on one line, not too long, and not to be taken for an option.
    pub(super) fn plain_title(&self) -> String {
        let plain = self.title.chars().filter(|c| !c.is_control()).take(LONGEST_TITLE);
        let plain: String = plain.collect();
        let plain = plain.trim_start_matches(['-', '/', '@', ' ']).trim_end();
        if plain.is_empty() { NO_TITLE.to_owned() } else { plain.to_owned() }
    }
}

/// One or both sides of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// 单面.
    One,
    /// 双面, turned over the long edge like a book.
    #[default]
    TwoLongEdge,
}

impl Sides {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::One => "单面",
            Self::TwoLongEdge => "双面",
        }
    }

    /// The keyword of IPP (RFC 8011, 5.2.8).
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Self::One => "one-sided",
            Self::TwoLongEdge => "two-sided-long-edge",
        }
    }
}

/// A PDF in the hands of the print system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// The printer it went to.
    pub printer: String,
    /// The print system's number for it (`HP-12`); empty when a command gave none.
    pub id: String,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobState {
    /// In the queue.
    Waiting,
    /// Being sent to the printer.
    Printing,
    /// Sent, and no fault was told.
    Done,
    /// It will not go on by itself; why, for people.
    Stopped(String),
    /// The print system does not know it, or no longer.
    Gone,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(title: &str, copies: u32) -> PrintOrder<'_> {
        PrintOrder { printer: None, copies, sides: Sides::One, title, pdf: b"%PDF-" }
    }

    #[test]
    fn copies_are_one_to_ninety_nine() {
        for copies in [1, 2, 99] {
            assert_eq!(order("", copies).check(), Ok(()));
        }
        for copies in [0, 100, u32::MAX] {
            assert_eq!(order("", copies).check(), Err(PrintError::Copies(copies)));
        }
    }

    #[test]
    fn a_title_is_never_an_option_or_two_lines() {
        for (title, plain) in [
            ("栖信核〔2026〕12号", "栖信核〔2026〕12号"),
            ("-o raw", "o raw"),
            ("--\n-P x\u{1b}[2J", "P x[2J"),
            ("", "hecha"),
            ("-", "hecha"),
        ] {
            assert_eq!(order(title, 1).plain_title(), plain, "{title:?}");
        }
        assert_eq!(order(&"长".repeat(500), 1).plain_title().chars().count(), LONGEST_TITLE);
    }
}
