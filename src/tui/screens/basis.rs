//! The question on which basis and for what an archive is shown.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use super::grounds::{GroundsForm, Part};
use crate::domain::{Day, scene::SceneId, subject::SubjectId};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 64;
const ROWS: u16 = 6;

/// The open question.
#[derive(Debug)]
pub struct BasisDialog {
    /// Basis and purpose.
    pub form: GroundsForm,
    /// Whether the desk is opening the archive.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    part: Part,
    purpose: String,
    subject: SubjectId,
    day: Day,
    scene: Option<SceneId>,
}

impl BasisDialog {
    /// The question about an open archive.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            form: GroundsForm::from(&dossier.grounds),
            progress: Progress::Idle,
            problem: None,
            part: Part::Basis,
            purpose: dossier.grounds.purpose.trim().to_owned(),
            subject: dossier.archive.subject.id,
            day: dossier.archive.day,
            scene: dossier.scene().cloned(),
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        (self.part == Part::Purpose).then_some(&mut self.form.purpose)
    }

    /// Text is coming; beside the choice it can only be the purpose.
    pub fn expect_text(&mut self) {
        self.part = Part::Purpose;
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && self.form.grounds().purpose != self.purpose
    }

    fn turn(&mut self) {
        self.part = if self.part == Part::Basis { Part::Purpose } else { Part::Basis };
    }
}

/// Does what a command means here. A scanner's Enter changes no basis.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Basis(dialog)) = &mut model.overlay else { return vec![] };
    match command {
        // With two parts, forwards and backwards are the same.
        Command::Next | Command::Previous => dialog.turn(),
        Command::Left | Command::Right => dialog.form.choose(command),
        Command::Submit if pace == Pace::Calm && dialog.progress == Progress::Idle => {
            let (subject, grounds, day) = (dialog.subject, dialog.form.grounds(), dialog.day);
            let scene = dialog.scene.clone();
            let job = Job::Open { subject, grounds, day: Some(day), scene };
            let (progress, effect) = model.ask(job);
            if let Some(Overlay::Basis(dialog)) = &mut model.overlay {
                dialog.progress = progress;
                dialog.problem = None;
            }
            return vec![effect];
        }
        _ => {}
    }
    vec![]
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, dialog: &BasisDialog, theme: Theme) {
    let title = Context::Basis.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, ROWS), theme);
    dialog.form.draw(frame, inside, dialog.part, theme);
    let problem = match (&dialog.problem, dialog.progress) {
        (_, Progress::Waiting(_)) => "正在打开档案",
        (Some(problem), _) => problem,
        (None, _) => "",
    };
    for (row, text) in (4u16..).zip(text::wrap(problem, usize::from(inside.width))) {
        line::put(frame.buffer_mut(), inside, (0, row), &text, theme.style(Role::Problem));
    }
}
