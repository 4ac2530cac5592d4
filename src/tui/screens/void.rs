//! The question why a report is declared void (作废), asked before the question whether it is.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::confirm::{Confirm, Deed};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 60;
const ROWS: u16 = 7;
const ADVICE: &str = "作废不能撤销，已发出的纸面核验时会显示作废和原因。";

/// The open question.
#[derive(Debug)]
pub struct VoidDialog {
    /// Why.
    pub reason: Field,
    /// Whether the desk is at it.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    number: String,
}

impl VoidDialog {
    /// The question about a report.
    pub fn of(number: &str) -> Self {
        let (reason, number) = (Field::default(), number.to_owned());
        Self { reason, progress: Progress::Idle, problem: None, number }
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && !self.reason.is_blank()
    }
}

/// Does what a command means here. A scanner's Enter gives no reason.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    if command != Command::Submit || pace != Pace::Calm {
        return vec![];
    }
    match model.overlay.take() {
        Some(Overlay::Void(mut dialog)) if dialog.progress == Progress::Idle => {
            if dialog.reason.is_blank() {
                let said = "还没有写原因。请写明为何作废，再按回车。";
                dialog.problem = Some(said.to_owned());
                model.overlay = Some(Overlay::Void(dialog));
            } else {
                let confirm = Confirm::over(Deed::Void, Overlay::Void(dialog));
                model.overlay = Some(Overlay::Confirm(confirm));
            }
        }
        overlay => model.overlay = overlay,
    }
    vec![]
}

/// Declares it void, once that was said twice.
pub fn send(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Void(dialog)) = &model.overlay else { return vec![] };
    let (number, reason) = (dialog.number.clone(), dialog.reason.text().trim().to_owned());
    let (progress, effect) = model.ask(Job::VoidReport { number, reason });
    if let Some(Overlay::Void(dialog)) = &mut model.overlay {
        (dialog.progress, dialog.problem) = (progress, None);
    }
    vec![effect]
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, dialog: &VoidDialog, theme: Theme) {
    let title = Context::Void.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, ROWS), theme);
    line::put(frame.buffer_mut(), inside, (0, 0), &dialog.number, theme.style(Role::Title));
    line::put(frame.buffer_mut(), inside, (0, 1), ADVICE, theme.style(Role::Text));
    field::draw(frame, line::below(inside, 3), "原因", &dialog.reason, Focus::Here, theme);
    let (role, said) = match (&dialog.problem, dialog.progress) {
        (_, Progress::Waiting(_)) => (Role::Text, "正在作废"),
        (Some(problem), _) => (Role::Problem, problem.as_str()),
        (None, _) => return,
    };
    for (row, text) in (5u16..).zip(text::wrap(said, usize::from(inside.width))) {
        line::put(frame.buffer_mut(), inside, (0, row), &text, theme.style(role));
    }
}
