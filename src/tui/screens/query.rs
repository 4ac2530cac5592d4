//! The home: one field that takes any code or name and says what it makes of it while one types.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::Command;
use crate::tui::model::{Model, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns before a hint: it stands under the text of the field.
const HINT_COLUMN: u16 = 8;

/// The query form.
#[derive(Debug)]
pub struct Query {
    /// A code or a name.
    pub code: Field,
    /// What the field makes of it, one line each.
    pub hint: Vec<String>,
    /// Whether the desk is looking.
    pub progress: Progress,
}

impl Default for Query {
    fn default() -> Self {
        Self { code: Field::default(), hint: hint_for(""), progress: Progress::Idle }
    }
}

impl Query {
    /// Brings the hint up to date with the field.
    pub fn edited(&mut self) {
        self.hint = hint_for(self.code.text());
    }
}

/// What the field makes of `text`, one line each.
pub fn hint_for(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() {
        return vec!["统一社会信用代码、证件号码、注册号或名称，输入或扫描后回车".to_owned()];
    }
    if text.chars().all(|c| c.is_ascii_alphanumeric()) {
        return vec![format!("已输 {} 位", text.chars().count())];
    }
    vec!["按名称查询".to_owned()]
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Submit => look_up(model),
        _ => vec![],
    }
}

/// A second look-up before the first is answered takes its place.
fn look_up(model: &mut Model) -> Vec<Effect> {
    let Screen::Query(query) = &model.screen else { return vec![] };
    if query.code.is_blank() {
        model.say(Tone::Plain, "还没有输入。请输入代码或名称后按回车。");
        return vec![];
    }
    let text = query.code.text().to_owned();
    let (progress, effect) = model.ask(Job::LookUp { query: text });
    if let Screen::Query(query) = &mut model.screen {
        query.progress = progress;
    }
    vec![effect]
}

/// Draws the form.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, query: &Query) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    field::draw(frame, line::below(inside, 1), "查询", &query.code, Focus::Here, theme);
    let buffer = frame.buffer_mut();
    for (row, hint) in (2u16..).zip(&query.hint) {
        line::put(buffer, inside, (HINT_COLUMN, row), hint, theme.style(Role::Text));
    }
    if query.progress != Progress::Idle {
        let row = 2 + u16::try_from(query.hint.len()).unwrap_or(u16::MAX - 2);
        line::put(buffer, inside, (HINT_COLUMN, row), "正在查询", theme.style(Role::Text));
    }
}
