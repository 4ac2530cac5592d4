//! Where commands print. The only place that writes to standard output and standard error.

use std::{
    error::Error,
    fmt::Display,
    io::{self, IsTerminal, Write},
};

use serde::Serialize;

use super::exit::Exit;
use crate::desk::DeskError;

/// How much is said besides the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talk {
    /// `-q`: the answer only.
    Quiet,
    /// The answer and short notes.
    Normal,
    /// `-v`: technical reasons too.
    Verbose,
}

/// The command's two streams.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// JSON instead of text for people.
    pub json: bool,
    /// How much is said.
    pub talk: Talk,
}

impl Output {
    /// One line of the answer. A reader that went away (`| head`) is not an error of ours.
    pub fn line(self, text: impl Display) {
        let _ = writeln!(io::stdout().lock(), "{}", guarded(text));
    }

    /// One line for programs, which need every character as it is.
    pub fn data(self, text: impl Display) {
        let _ = writeln!(io::stdout().lock(), "{text}");
    }

    /// One JSON document on one line.
    pub fn document(self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(text) => self.data(text),
            Err(error) => self.failure(&error, None),
        }
    }

    /// Something beside the answer.
    pub fn note(self, text: impl Display) {
        if self.talk != Talk::Quiet {
            let _ = writeln!(io::stderr().lock(), "{}", guarded(text));
        }
    }

    /// Two sentences about what went wrong, and with `-v` the technical chain.
    pub fn failure(self, sentences: &dyn Display, cause: Option<&dyn Error>) {
        let mut stderr = io::stderr().lock();
        let _ = writeln!(stderr, "{}", guarded(sentences));
        let mut cause = cause.filter(|_| self.talk == Talk::Verbose);
        while let Some(error) = cause {
            let _ = writeln!(stderr, "  原因: {}", guarded(error));
            cause = error.source();
        }
    }

    /// Says why a job was not done, and gives the status it ends with.
    pub fn refused(self, error: &DeskError) -> Exit {
        self.failure(error, error.source());
        Exit::from(error)
    }

    /// Whether a progress line may be drawn.
    pub fn may_draw_progress(self) -> bool {
        self.talk != Talk::Quiet && io::stderr().is_terminal()
    }
}

/// Text for people, on a terminal as a rule: what could steer it, turn text around or hide is shown
/// as `?`. Records were cleaned when they came in; what operators typed was not.
fn guarded(text: impl Display) -> String {
    let shown = |c| if steers_or_hides(c) { '?' } else { c };
    text.to_string().chars().map(shown).collect()
}

fn steers_or_hides(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
