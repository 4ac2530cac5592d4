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
        let _ = writeln!(io::stdout().lock(), "{text}");
    }

    /// One JSON document on one line.
    pub fn document(self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(text) => self.line(text),
            Err(error) => self.failure(&error, None),
        }
    }

    /// Something beside the answer.
    pub fn note(self, text: impl Display) {
        if self.talk != Talk::Quiet {
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }

    /// Two sentences about what went wrong, and with `-v` the technical chain.
    pub fn failure(self, sentences: &dyn Display, cause: Option<&dyn Error>) {
        let mut stderr = io::stderr().lock();
        let _ = writeln!(stderr, "{sentences}");
        let mut cause = cause.filter(|_| self.talk == Talk::Verbose);
        while let Some(error) = cause {
            let _ = writeln!(stderr, "  原因: {error}");
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
