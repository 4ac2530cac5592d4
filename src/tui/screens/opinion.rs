//! The dialog that takes what somebody says on a report (签署意见), under their own name.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::{access::OperatorRole, report::Stage};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::{choice, line, popup};

const COLUMNS: u16 = 64;
const ROWS: u16 = 7;

/// The open dialog.
#[derive(Debug)]
pub struct OpinionDialog {
    /// The opinion.
    pub text: Field,
    /// Whether the desk is writing it.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    number: String,
    stage: usize,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Stage,
    Text,
}

impl OpinionDialog {
    /// The dialog about a report, at the step that is usually this role's.
    pub fn of(number: &str, role: Option<OperatorRole>) -> Self {
        let usual = match role {
            Some(OperatorRole::Approver) => Stage::Review,
            _ => Stage::Handling,
        };
        Self {
            text: Field::default(),
            progress: Progress::Idle,
            problem: None,
            number: number.to_owned(),
            stage: Stage::ALL.iter().position(|stage| *stage == usual).unwrap_or(0),
            part: Part::Stage,
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        (self.part == Part::Text).then_some(&mut self.text)
    }

    /// Text is coming; beside the choice it can only be the opinion.
    pub fn expect_text(&mut self) {
        self.part = Part::Text;
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && !self.text.is_blank()
    }

    fn stage(&self) -> Stage {
        Stage::ALL[self.stage % Stage::ALL.len()]
    }
}

/// Does what a command means here. A scanner's Enter signs nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Opinion(dialog)) = &mut model.overlay else { return vec![] };
    match command {
        // With two parts, forwards and backwards are the same.
        Command::Next | Command::Previous => {
            dialog.part = if dialog.part == Part::Stage { Part::Text } else { Part::Stage };
        }
        Command::Left | Command::Right => {
            dialog.stage = choice::step(command, dialog.stage, Stage::ALL.len());
        }
        Command::Submit if pace == Pace::Calm && dialog.progress == Progress::Idle => {
            if dialog.text.is_blank() {
                dialog.part = Part::Text;
                dialog.problem = Some("还没有写意见。请填写后再按回车。".to_owned());
                return vec![];
            }
            let text = dialog.text.text().trim().to_owned();
            let (number, stage) = (dialog.number.clone(), dialog.stage());
            let (progress, effect) = model.ask(Job::GiveOpinion { number, stage, text });
            if let Some(Overlay::Opinion(dialog)) = &mut model.overlay {
                (dialog.progress, dialog.problem) = (progress, None);
            }
            return vec![effect];
        }
        _ => {}
    }
    vec![]
}

/// Draws the dialog over `area`.
pub fn draw(frame: &mut Frame, area: Rect, dialog: &OpinionDialog, theme: Theme) {
    let title = Context::Opinion.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, ROWS), theme);
    line::put(frame.buffer_mut(), inside, (0, 0), &dialog.number, theme.style(Role::Title));
    let focus = |part| if dialog.part == part { Focus::Here } else { Focus::Elsewhere };
    let place = format!("{}/{}", dialog.stage + 1, Stage::ALL.len());
    let stage = (dialog.stage().label(), place.as_str());
    choice::draw(frame, line::below(inside, 2), "环节", stage, focus(Part::Stage), theme);
    field::draw(frame, line::below(inside, 3), "意见", &dialog.text, focus(Part::Text), theme);
    let (role, said) = match (&dialog.problem, dialog.progress) {
        (_, Progress::Waiting(_)) => (Role::Text, "正在签署"),
        (Some(problem), _) => (Role::Problem, problem.as_str()),
        (None, _) => (Role::Text, "以登录人的姓名和时间记入登记簿，不能修改。"),
    };
    for (row, text) in (5u16..).zip(text::wrap(said, usize::from(inside.width))) {
        line::put(frame.buffer_mut(), inside, (0, row), &text, theme.style(role));
    }
}
