//! Everything that can happen to the terminal program, and everything it may ask of the world.

use std::fmt;

use ratatui::crossterm::event::KeyEvent;
use zeroize::Zeroizing;

use super::model::Status;

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
    /// Find a subject by a code or a name.
    LookUp {
        /// What the clerk typed, unfolded.
        query: String,
    },
}

/// What the desk says to a job. Refusals are whole Chinese sentences, ready to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The session is open; this is what the top line says from now on.
    LoggedIn(Status),
    /// The session was not opened, and why.
    LoginRefused(String),
    /// The operator is back.
    Unlocked,
    /// The password was not the operator's.
    UnlockRefused(String),
    /// The session is closed.
    LoggedOut,
    /// The look-up could not be made, and why. This is never "nothing found".
    LookUpRefused(String),
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
