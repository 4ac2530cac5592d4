//! The question as of which day an archive is shown.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use super::period::{self, Typed};
use crate::domain::{Day, access::Grounds, scene::SceneId, subject::SubjectId};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress};
use crate::tui::msg::{Effect, Job};
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 52;
const ROWS: u16 = 6;
const ADVICE: &str = "按这一天的在列、公示和有效情况显示，可填以后的日期。";

/// The open question.
#[derive(Debug)]
pub struct AsOf {
    /// The day as typed.
    pub day: Field,
    /// Whether the desk is opening the archive.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    /// On which basis the archive is open.
    pub grounds: Grounds,
    subject: SubjectId,
    scene: Option<SceneId>,
    shown: Day,
}

impl AsOf {
    /// The question about an open archive.
    pub fn of(dossier: &Dossier) -> Self {
        let mut day = Field::default();
        day.set(&dossier.archive.day.to_string());
        Self {
            day,
            progress: Progress::Idle,
            problem: None,
            grounds: dossier.grounds.clone(),
            subject: dossier.archive.subject.id,
            scene: dossier.scene().cloned(),
            shown: dossier.archive.day,
        }
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && self.day.text().trim() != self.shown.to_string()
    }

    fn chosen(&self) -> Result<Day, &'static str> {
        match period::read(self.day.text()) {
            Typed::Day(day) => Ok(day),
            Typed::Nothing => Err("还没有填日期。请按 2026-11-22 的样子填写。"),
            Typed::NoDay => Err("不是日期。请按 2026-11-22 的样子填写。"),
        }
    }
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::AsOf(as_of)) = &mut model.overlay else { return vec![] };
    if command != Command::Submit || as_of.progress != Progress::Idle {
        return vec![];
    }
    let day = match as_of.chosen() {
        Ok(day) => day,
        Err(problem) => {
            as_of.problem = Some(problem.to_owned());
            return vec![];
        }
    };
    let (subject, grounds, scene) = (as_of.subject, as_of.grounds.clone(), as_of.scene.clone());
    let job = Job::Open { subject, grounds, day: Some(day), scene };
    let (progress, effect) = model.ask(job);
    if let Some(Overlay::AsOf(as_of)) = &mut model.overlay {
        as_of.progress = progress;
    }
    vec![effect]
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, as_of: &AsOf, theme: Theme) {
    let title = Context::AsOf.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, ROWS), theme);
    line::put(frame.buffer_mut(), inside, (0, 0), ADVICE, theme.style(Role::Text));
    let row = Rect { width: 30.min(inside.width), ..line::below(inside, 2) };
    field::draw(frame, row, "查看日", &as_of.day, Focus::Here, theme);
    let problem = match (&as_of.problem, as_of.progress) {
        (_, Progress::Waiting(_)) => "正在打开档案",
        (Some(problem), _) => problem,
        (None, _) => "",
    };
    for (row, text) in (4u16..).zip(text::wrap(problem, usize::from(inside.width))) {
        line::put(frame.buffer_mut(), inside, (0, row), &text, theme.style(Role::Problem));
    }
}
