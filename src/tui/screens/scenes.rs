//! The question for which matter: a numbered list of those that are open to the operator.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use super::number::{NumberTyped, Typed};
use super::scene_row::{NONE, SceneRow};
use crate::domain::{Day, access::Grounds, scene::SceneId, subject::SubjectId};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress, Screen};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 64;
/// Entries on a page, and the rows under them: problem and page number.
const ENTRIES: usize = 10;
const UNDER: u16 = 3;

/// The open question.
#[derive(Debug)]
pub struct ScenePicker {
    /// Whether the desk is opening the archive.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    target: Target,
    entries: Vec<Entry>,
    choice: Choice,
    typed: NumberTyped,
    /// The part of a name that was typed.
    named: String,
}

/// What the choice is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// The row of the form underneath.
    Form,
    /// The open archive, which is opened anew.
    Archive { subject: SubjectId, grounds: Grounds, day: Day },
}

/// One matter to choose; none only shows the archive.
#[derive(Debug)]
struct Entry {
    scene: Option<SceneId>,
    name: String,
    matter: String,
}

impl ScenePicker {
    /// The question over the present screen; none where no matter can be chosen.
    pub fn over(model: &Model) -> Option<Self> {
        let (target, subject, chosen, with_none) = match &model.screen {
            Screen::Query(query) => (Target::Form, None, query.scene.chosen.clone(), true),
            Screen::Archive(screen) => {
                let dossier = &screen.dossier;
                let kind = dossier.archive.subject.kind;
                (Target::of(dossier), Some(kind), dossier.scene().cloned(), true)
            }
            Screen::Report(dialog) => {
                let kind = dialog.dossier.archive.subject.kind;
                (Target::Form, Some(kind), dialog.scene.chosen.clone(), false)
            }
            Screen::Review(form) => (Target::Form, None, form.scene.chosen.clone(), false),
            _ => return None,
        };
        let none =
            with_none.then(|| Entry { scene: None, name: NONE.to_owned(), matter: String::new() });
        let offered = model.tables.offered(model.status.role, subject);
        let scenes = offered.into_iter().map(|scene| Entry {
            scene: Some(scene.id.clone()),
            name: scene.name.clone(),
            matter: scene.matter.clone(),
        });
        let entries: Vec<Entry> = none.into_iter().chain(scenes).collect();
        let mut choice = Choice::default();
        choice.set(entries.iter().position(|entry| entry.scene == chosen).unwrap_or(0));
        let (progress, problem, typed) = (Progress::Idle, None, NumberTyped::default());
        Some(Self { progress, problem, target, entries, choice, typed, named: String::new() })
    }

    /// The grounds the archive is asked for on.
    pub fn grounds(&self) -> Option<Grounds> {
        match &self.target {
            Target::Archive { grounds, .. } => Some(grounds.clone()),
            Target::Form => None,
        }
    }

    /// Moves the bar to the first matter with what was typed in its name, which comes letter by
    /// letter or word by word; false when none has it.
    fn find(&mut self, text: &str) -> bool {
        let called = |part: &str| self.entries.iter().position(|entry| entry.name.contains(part));
        let longer = format!("{}{text}", self.named);
        let found =
            [longer.as_str(), text].into_iter().find_map(|part| Some((part, called(part)?)));
        let Some((part, row)) = found else { return false };
        self.choice.set(row);
        self.named = part.to_owned();
        true
    }

    /// Nought stands for no matter, so that a matter has one number in every list.
    fn first_number(&self) -> usize {
        usize::from(self.entries.first().is_some_and(|entry| entry.scene.is_some()))
    }

    fn chosen(&self) -> Option<&Entry> {
        self.entries.get(self.choice.row(self.entries.len()))
    }

    /// Digits move the bar, and so does a part of a name; they do nothing by themselves, since a
    /// scan begins with digits too. Returns the text of a scan that met the list open.
    pub fn type_text(&mut self, text: &str, pace: Pace) -> Option<String> {
        if !text.is_empty() && !text.is_ascii() && self.find(text) {
            self.typed.clear();
            return None;
        }
        let before = std::mem::take(&mut self.named);
        let first = self.first_number();
        match self.typed.take(text, pace, &(first..first + self.entries.len())) {
            Typed::Number(number) => self.choice.set(number - first),
            Typed::Nothing => {}
            Typed::Scan(scan) => return Some(before + &scan),
        }
        None
    }
}

impl Target {
    fn of(dossier: &Dossier) -> Self {
        Self::Archive {
            subject: dossier.archive.subject.id,
            grounds: dossier.grounds.clone(),
            day: dossier.archive.day,
        }
    }
}

/// Does what a command means here. A scanner's Enter chooses nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Scenes(picker)) = &mut model.overlay else { return vec![] };
    if command != Command::Submit {
        picker.typed.clear();
        picker.named.clear();
        picker.choice.run(command, picker.entries.len(), ENTRIES);
        return vec![];
    }
    if pace != Pace::Calm || picker.progress != Progress::Idle {
        return vec![];
    }
    let scene = picker.chosen().and_then(|entry| entry.scene.clone());
    match picker.target.clone() {
        Target::Form => {
            model.overlay = None;
            put(model, scene);
            vec![]
        }
        Target::Archive { subject, grounds, day } => {
            let (progress, effect) =
                model.ask(Job::Open { subject, grounds, day: Some(day), scene });
            if let Some(Overlay::Scenes(picker)) = &mut model.overlay {
                (picker.progress, picker.problem) = (progress, None);
            }
            vec![effect]
        }
    }
}

fn put(model: &mut Model, scene: Option<SceneId>) {
    let tables = Arc::clone(&model.tables);
    match &mut model.screen {
        Screen::Query(query) => query.scene.chosen = scene,
        Screen::Review(form) => form.take_scene(SceneRow { chosen: scene }),
        Screen::Report(dialog) => dialog.take_scene(scene, &tables),
        _ => {}
    }
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, picker: &ScenePicker, theme: Theme) {
    let page = picker.choice.page(picker.entries.len(), ENTRIES);
    let rows = u16::try_from(ENTRIES.min(picker.entries.len())).unwrap_or(0).saturating_add(UNDER);
    let title = Context::Scenes.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, rows), theme);
    let chosen = picker.choice.row(picker.entries.len());
    let widest = picker.entries.iter().map(|entry| text::width(&entry.name)).max().unwrap_or(0);
    for (row, index) in (0u16..).zip(page.first..page.end) {
        let Some(entry) = picker.entries.get(index) else { continue };
        let here = index == chosen;
        let mark = if here { '>' } else { ' ' };
        let name = text::pad(&entry.name, widest, text::Align::Left);
        let said = format!("{mark} {:>2}  {name}  {}", index + picker.first_number(), entry.matter);
        let role = if here { Role::Selected } else { Role::Text };
        line::put_row(frame.buffer_mut(), inside, row, &said, theme.style(role));
        if here && !inside.is_empty() {
            frame.set_cursor_position(line::place(inside, 0, row));
        }
    }
    let under = line::below(inside, rows.saturating_sub(UNDER - 1));
    let problem = match (&picker.problem, picker.progress) {
        (_, Progress::Waiting(_)) => "正在核查",
        (Some(problem), _) => problem,
        (None, _) => "",
    };
    line::put(frame.buffer_mut(), under, (0, 0), problem, theme.style(Role::Problem));
    let caption = format!("{}    输入序号或名称选择，回车确定。", page.caption());
    line::put(frame.buffer_mut(), under, (0, 1), &caption, theme.style(Role::Text));
}
