//! The question what is promised: a numbered list of the templates that suit the subject.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::dossier::Dossier;
use super::super::number::{NumberTyped, Typed};
use crate::tui::commitments::CommitmentJob;
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 70;
/// Entries on a page, and the rows under them: problem and page number.
const ENTRIES: usize = 12;
const UNDER: u16 = 4;

/// The open question.
#[derive(Debug)]
pub struct TemplatePicker {
    /// Whether the desk is looking at the subject.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    /// Whose commitment.
    pub dossier: Arc<Dossier>,
    entries: Vec<Entry>,
    choice: Choice,
    typed: NumberTyped,
    /// The part of a name that was typed.
    named: String,
}

/// One template to choose.
#[derive(Debug)]
struct Entry {
    id: String,
    name: String,
    kind: &'static str,
    gate: &'static str,
}

impl TemplatePicker {
    /// The question about an open archive; none where no template suits it.
    pub fn of(dossier: &Arc<Dossier>, tables: &Tables) -> Option<Self> {
        let (kind, today) = (dossier.archive.subject.kind, dossier.today);
        let open = tables
            .commitments
            .iter()
            .filter(|one| one.subjects.includes(kind) && one.in_force.on(today));
        let entries: Vec<Entry> = open
            .map(|template| Entry {
                id: template.id.to_string(),
                name: template.name.clone(),
                kind: template.kind.label(),
                gate: if template.gate.is_some() { "受理前核查" } else { "" },
            })
            .collect();
        (!entries.is_empty()).then(|| Self {
            progress: Progress::Idle,
            problem: None,
            dossier: Arc::clone(dossier),
            entries,
            choice: Choice::default(),
            typed: NumberTyped::default(),
            named: String::new(),
        })
    }

    /// Moves the bar to the first template with what was typed in its name; false when none has it.
    fn find(&mut self, text: &str) -> bool {
        let has = |part: &str| self.entries.iter().position(|entry| entry.name.contains(part));
        let longer = format!("{}{text}", self.named);
        let found = [longer.as_str(), text].into_iter().find_map(|part| Some((part, has(part)?)));
        let Some((part, row)) = found else { return false };
        self.choice.set(row);
        self.named = part.to_owned();
        true
    }

    /// Digits and parts of a name move the bar. Returns the text of a scan that met the list open.
    pub fn type_text(&mut self, text: &str, pace: Pace) -> Option<String> {
        if !text.is_empty() && !text.is_ascii() && self.find(text) {
            self.typed.clear();
            return None;
        }
        let before = std::mem::take(&mut self.named);
        match self.typed.take(text, pace, &(1..self.entries.len() + 1)) {
            Typed::Number(number) => self.choice.set(number - 1),
            Typed::Nothing => {}
            Typed::Scan(scan) => return Some(before + &scan),
        }
        None
    }
}

/// Does what a command means here. A scanner's Enter chooses nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Templates(picker)) = &mut model.overlay else { return vec![] };
    let count = picker.entries.len();
    if command != Command::Submit {
        picker.typed.clear();
        picker.named.clear();
        picker.choice.run(command, count, ENTRIES);
        return vec![];
    }
    if pace != Pace::Calm || picker.progress != Progress::Idle {
        return vec![];
    }
    let Some(entry) = picker.entries.get(picker.choice.row(count)) else { return vec![] };
    let dossier = &picker.dossier;
    let (subject, grounds) = (dossier.archive.subject.id, dossier.grounds.clone());
    let job = CommitmentJob::Begin { subject, template: entry.id.clone(), grounds };
    let (progress, effect) = model.ask(Job::Commitments(job));
    if let Some(Overlay::Templates(picker)) = &mut model.overlay {
        (picker.progress, picker.problem) = (progress, None);
    }
    vec![effect]
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, picker: &TemplatePicker, theme: Theme) {
    let page = picker.choice.page(picker.entries.len(), ENTRIES);
    let rows = u16::try_from(ENTRIES.min(picker.entries.len())).unwrap_or(0).saturating_add(UNDER);
    let title = Context::Templates.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, rows), theme);
    let chosen = picker.choice.row(picker.entries.len());
    let widest = picker.entries.iter().map(|entry| text::width(&entry.name)).max().unwrap_or(0);
    for (row, index) in (0u16..).zip(page.first..page.end) {
        let Some(entry) = picker.entries.get(index) else { continue };
        let here = index == chosen;
        let mark = if here { '>' } else { ' ' };
        let name = text::pad(&entry.name, widest.min(40), text::Align::Left);
        let kind = text::pad(entry.kind, 14, text::Align::Left);
        let said = format!("{mark} {:>2}  {name}  {kind}  {}", index + 1, entry.gate);
        let role = if here { Role::Selected } else { Role::Text };
        line::put_row(frame.buffer_mut(), inside, row, &said, theme.style(role));
        if here && !inside.is_empty() {
            frame.set_cursor_position(line::place(inside, 0, row));
        }
    }
    let under = line::below(inside, rows.saturating_sub(UNDER - 1));
    let problem = match (&picker.problem, picker.progress) {
        (_, Progress::Waiting(_)) => "正在受理前核查",
        (Some(problem), _) => problem,
        (None, _) => "",
    };
    for (row, said) in (0u16..2).zip(text::wrap(problem, usize::from(under.width))) {
        line::put(frame.buffer_mut(), under, (0, row), &said, theme.style(Role::Problem));
    }
    let caption = format!("{}    输入序号或名称选择，回车起草。", page.caption());
    line::put(frame.buffer_mut(), under, (0, 2), &caption, theme.style(Role::Text));
}
