//! All state the view can show, and nothing else.

use std::sync::Arc;

use super::keymap::Context;
use super::msg::{Effect, Job, Ticket};
use super::pace::Pace;
pub use super::screen::{Overlay, Screen};
use super::screens::{login::Login, query::Query, reveal};
use super::tables::Tables;
use super::theme::Theme;
use super::widgets::field::Field;
use crate::domain::access::OperatorRole;

/// The whole state of the terminal program.
#[derive(Debug)]
pub struct Model {
    /// What fills the window.
    pub screen: Screen,
    /// The screens one came by, the home first; Esc goes back to the last.
    pub trail: Vec<Screen>,
    /// What lies over it, and takes the keys.
    pub overlay: Option<Overlay>,
    /// The sentence above the bottom line.
    pub notice: Option<Notice>,
    /// What the top line says.
    pub status: Status,
    /// Lines under the login fields, such as the operators of a demonstration.
    pub login_hints: Vec<String>,
    /// The office's tables.
    pub tables: Arc<Tables>,
    /// Colours, or none.
    pub theme: Theme,
    /// The window, in columns and rows.
    pub size: (u16, u16),
    /// What the input just before was.
    pub pace: Pace,
    /// Counts the changes: a frame is drawn when this differs from the last frame's.
    pub revision: u64,
    /// What was left before the desk answered: that it was not done must still be told.
    pub left: Vec<(Ticket, Left)>,
    last_ticket: Ticket,
}

/// What the top line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// The hall and the window, `栖霞区政务大厅 3 号窗口`.
    pub place: String,
    /// Who is logged in, empty at the login screen.
    pub operator: String,
    /// In which role; none at the login screen.
    pub role: Option<OperatorRole>,
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

/// Something done for good, whose dialog or screen was left before the desk answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// What was done about a finding.
    Feedback,
    /// Issuing a report.
    Report,
    /// Declaring a report void.
    Void,
    /// An opinion on a report.
    Opinion,
    /// Printing a report.
    Print,
    /// Keeping a draft of a commitment.
    Draft,
    /// Freezing the text of a commitment.
    Freeze,
    /// Registering something about a commitment.
    Commitment,
}

impl Left {
    /// The sentence that says it was not done; why follows.
    pub fn not_done(self) -> &'static str {
        match self {
            Self::Feedback => "执行反馈没有登记。",
            Self::Report => "报告没有出具。",
            Self::Void => "报告没有作废。",
            Self::Opinion => "意见没有签署。",
            Self::Print => "报告没有打印。",
            Self::Draft => "承诺书草稿没有存。",
            Self::Freeze => "承诺书没有定稿。",
            Self::Commitment => "承诺的办理没有登记。",
        }
    }
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
    pub fn new(status: Status, theme: Theme, size: (u16, u16), tables: Arc<Tables>) -> Self {
        Self {
            screen: Screen::Login(Login::default()),
            trail: Vec::new(),
            overlay: None,
            notice: None,
            status,
            login_hints: Vec::new(),
            tables,
            theme,
            size,
            pace: Pace::Calm,
            revision: 0,
            left: Vec::new(),
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

    /// The screen the clerk works on and what lies over it: the covered ones while the desk is
    /// locked.
    pub fn working(&mut self) -> (&mut Screen, &mut Option<Overlay>) {
        match &mut self.screen {
            Screen::Locked(locked) => (&mut locked.behind.screen, &mut locked.behind.overlay),
            screen => (screen, &mut self.overlay),
        }
    }

    /// Whether nobody is at the desk.
    pub fn is_locked(&self) -> bool {
        matches!(self.screen, Screen::Locked(_))
    }

    /// Puts a screen over the present one.
    pub fn enter(&mut self, screen: Screen) {
        let mut before = std::mem::replace(self.working().0, screen);
        // Numbers shown in full last until one leaves.
        reveal::revealed(&mut before, Vec::new());
        self.trail.push(before);
        self.touch();
    }

    /// One screen back; the home has none behind it.
    pub fn leave(&mut self) {
        if let Some(before) = self.trail.pop() {
            *self.working().0 = before;
            self.touch();
        }
    }

    /// Back to the home, whatever lies over it.
    pub fn go_home(&mut self) {
        self.trail.truncate(1);
        self.leave();
    }

    /// The home, wherever it is.
    pub fn home(&mut self) -> Option<&mut Query> {
        let home = match self.trail.is_empty() {
            true => self.working().0,
            false => self.trail.first_mut()?,
        };
        match home {
            Screen::Query(query) => Some(query),
            _ => None,
        }
    }

    /// Who takes the keys: the overlay, else the screen.
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(overlay) => overlay.context(),
            None => self.screen.context(),
        }
    }

    /// The field that takes typing, when one is focused.
    pub fn field(&mut self) -> Option<&mut Field> {
        match &mut self.overlay {
            Some(overlay) => overlay.field(),
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
