//! All state the view can show, and nothing else.

use std::sync::Arc;

use super::keymap::Context;
use super::msg::{Effect, Job, Ticket};
use super::pace::Pace;
use super::screens::{
    archive::ArchiveScreen,
    as_of::AsOf,
    basis::BasisDialog,
    candidates::Candidates,
    confirm::Confirm,
    feedback::FeedbackDialog,
    finding::FindingScreen,
    help::Help,
    locked::Locked,
    login::Login,
    menu::Menu,
    query::Query,
    record::RecordScreen,
    report::ReportDialog,
    reveal::{self, Reveal},
    scenes::ScenePicker,
};
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
    /// The registration whose dialog was left before the desk answered: that it was not done must
    /// still be told.
    pub left_registering: Option<Ticket>,
    last_ticket: Ticket,
}

/// What fills the window.
#[derive(Debug)]
pub enum Screen {
    /// Who is at the desk.
    Login(Login),
    /// The home: one field for any code or name.
    Query(Box<Query>),
    /// Several subjects fit what was typed.
    Candidates(Box<Candidates>),
    /// The archive of one subject.
    Archive(Box<ArchiveScreen>),
    /// One finding of a check in full.
    Finding(Box<FindingScreen>),
    /// One record in full.
    Record(Box<RecordScreen>),
    /// The dialog that issues a report.
    Report(Box<ReportDialog>),
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
    /// Why an identity number is to be shown in full.
    Reveal(Reveal),
    /// As of which day the archive is to be shown.
    AsOf(AsOf),
    /// On which basis the archive is to be shown.
    Basis(BasisDialog),
    /// For which matter.
    Scenes(ScenePicker),
    /// What was done about a finding.
    Feedback(Box<FeedbackDialog>),
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
            left_registering: None,
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
            Some(Overlay::Menu(_)) => Context::Menu,
            Some(Overlay::Help(_)) => Context::Help,
            Some(Overlay::Confirm(_)) => Context::Confirm,
            Some(Overlay::Reveal(_)) => Context::Reveal,
            Some(Overlay::AsOf(_)) => Context::AsOf,
            Some(Overlay::Basis(_)) => Context::Basis,
            Some(Overlay::Scenes(_)) => Context::Scenes,
            Some(Overlay::Feedback(_)) => Context::Feedback,
            None => self.screen.context(),
        }
    }

    /// The field that takes typing, when one is focused.
    pub fn field(&mut self) -> Option<&mut Field> {
        match &mut self.overlay {
            Some(Overlay::Reveal(reveal)) => Some(&mut reveal.reason),
            Some(Overlay::AsOf(as_of)) => Some(&mut as_of.day),
            Some(Overlay::Basis(dialog)) => dialog.field(),
            Some(Overlay::Feedback(dialog)) => dialog.field(),
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
            Self::Candidates(_) => Context::Candidates,
            Self::Archive(_) => Context::Archive,
            Self::Finding(_) => Context::Finding,
            Self::Record(_) => Context::Record,
            Self::Report(dialog) if dialog.issued.is_some() => Context::Issued,
            Self::Report(_) => Context::ReportDialog,
            Self::Locked(_) => Context::Locked,
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Login(login) => Some(login.field()),
            Self::Query(query) => query.field(),
            Self::Report(dialog) => dialog.field(),
            Self::Locked(locked) => Some(&mut locked.password),
            Self::Candidates(_) | Self::Archive(_) | Self::Finding(_) | Self::Record(_) => None,
        }
    }
}
