//! All state the view can show, and nothing else.

use super::keymap::Context;
use super::msg::{Effect, Job, Ticket};
use super::pace::Pace;
use super::screens::{
    confirm::Confirm, help::Help, locked::Locked, login::Login, menu::Menu, query::Query,
};
use super::theme::Theme;
use super::widgets::field::Field;

/// The whole state of the terminal program.
#[derive(Debug)]
pub struct Model {
    /// What fills the window.
    pub screen: Screen,
    /// What lies over it, and takes the keys.
    pub overlay: Option<Overlay>,
    /// The sentence above the bottom line.
    pub notice: Option<Notice>,
    /// What the top line says.
    pub status: Status,
    /// Lines under the login fields, such as the operators of a demonstration.
    pub login_hints: Vec<String>,
    /// Colours, or none.
    pub theme: Theme,
    /// The window, in columns and rows.
    pub size: (u16, u16),
    /// What the input just before was.
    pub pace: Pace,
    /// Counts the changes: a frame is drawn when this differs from the last frame's.
    pub revision: u64,
    last_ticket: Ticket,
}

/// What fills the window.
#[derive(Debug)]
pub enum Screen {
    /// Who is at the desk.
    Login(Login),
    /// The home: one field for any code or name.
    Query(Query),
    /// Nobody is at the desk.
    Locked(Box<Locked>),
}

/// What lies over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// The numbered menu.
    Menu(Menu),
    /// The F1 page.
    Help(Help),
    /// A question of yes or no.
    Confirm(Confirm),
}

/// What the top line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// The hall and the window, `栖霞区政务大厅 3 号窗口`.
    pub place: String,
    /// Who is logged in, empty at the login screen.
    pub operator: String,
    /// Whether the platform answers.
    pub link: Link,
    /// As of when the data are, `2026-11-22 09:00`; empty when nothing was ever imported.
    pub as_of: String,
}

/// Whether the platform answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// It does.
    Online,
    /// It does not, or there is none: local data only.
    #[default]
    Offline,
}

/// A sentence above the bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

/// How much a sentence matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Plain,
    /// Something went wrong.
    Problem,
}

/// Whether a screen waits for the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    /// It does not.
    #[default]
    Idle,
    /// It waits for the answer of this number.
    Waiting(Ticket),
}

impl Progress {
    /// Whether this is the answer waited for.
    pub fn awaits(self, ticket: Ticket) -> bool {
        self == Self::Waiting(ticket)
    }
}

impl Model {
    /// The login screen of a desk.
    pub fn new(status: Status, theme: Theme, size: (u16, u16)) -> Self {
        Self {
            screen: Screen::Login(Login::default()),
            overlay: None,
            notice: None,
            status,
            login_hints: Vec::new(),
            theme,
            size,
            pace: Pace::Calm,
            revision: 0,
            last_ticket: Ticket(0),
        }
    }

    /// Says that the picture is no longer true.
    pub fn touch(&mut self) {
        self.revision = self.revision.wrapping_add(1);
    }

    /// A request to the desk under a new number.
    pub fn ask(&mut self, job: Job) -> (Progress, Effect) {
        self.last_ticket = Ticket(self.last_ticket.0 + 1);
        let ticket = self.last_ticket;
        (Progress::Waiting(ticket), Effect::Ask { ticket, job })
    }

    /// The screen the clerk works on: the covered one while the desk is locked.
    pub fn working(&mut self) -> &mut Screen {
        match &mut self.screen {
            Screen::Locked(locked) => &mut locked.behind.screen,
            screen => screen,
        }
    }

    /// Who takes the keys: the overlay, else the screen.
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Menu(_)) => Context::Menu,
            Some(Overlay::Help(_)) => Context::Help,
            Some(Overlay::Confirm(_)) => Context::Confirm,
            None => self.screen.context(),
        }
    }

    /// The field that takes typing, when one is focused.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.overlay {
            Some(_) => None,
            None => self.screen.field(),
        }
    }

    /// Replaces the sentence above the bottom line; on a locked desk it waits behind the lock.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        let notice = Some(Notice { tone, text: text.into() });
        match &mut self.screen {
            Screen::Locked(locked) => locked.behind.notice = notice,
            _ => self.notice = notice,
        }
    }
}

impl Screen {
    /// The keys that apply on it.
    pub fn context(&self) -> Context {
        match self {
            Self::Login(_) => Context::Login,
            Self::Query(_) => Context::Query,
            Self::Locked(_) => Context::Locked,
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Login(login) => Some(login.field()),
            Self::Query(query) => Some(&mut query.code),
            Self::Locked(locked) => Some(&mut locked.password),
        }
    }
}
