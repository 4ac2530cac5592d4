//! One record in full: how it stands, every column it fills, and where it comes from.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::dossier::{self, Dossier};
use super::reveal::{self, Shown};
use super::{archive, overview, words};
use crate::domain::{
    access::Scope,
    archive::Entry,
    catalogue::{Item, Nature, Role as Meaning},
};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::tables::Tables;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet::{self, Fact, pair};
use crate::tui::widgets::{chrome, line};

/// The record's place, the day in words, a gap, and the page number below.
const AROUND: u16 = 5;

/// The open record.
#[derive(Debug)]
pub struct RecordScreen {
    /// Whose archive it is in.
    pub dossier: Arc<Dossier>,
    /// Identity numbers shown in full until one leaves.
    pub shown: Shown,
    /// The records of its category, as places in the archive.
    rows: Vec<usize>,
    at: usize,
    page: Choice,
}

impl RecordScreen {
    /// The record at place `at` of `rows`.
    pub fn new(dossier: Arc<Dossier>, rows: Vec<usize>, at: usize) -> Self {
        Self { dossier, shown: Shown::default(), rows, at, page: Choice::default() }
    }

    fn entry(&self) -> Option<&Entry> {
        self.rows.get(self.at).and_then(|place| self.dossier.archive.entries.get(*place))
    }

    fn go(&mut self, at: usize) {
        if at < self.rows.len() && at != self.at {
            self.at = at;
            self.page = Choice::default();
            self.shown = Shown::default();
        }
    }

    fn sheet(&self, columns: u16, tables: &Tables) -> Vec<sheet::Line> {
        let facts = self.entry().map(|entry| facts(entry, &self.shown, tables));
        sheet::lay_out(&facts.unwrap_or_default(), columns.saturating_sub(3))
    }
}

fn facts(entry: &Entry, shown: &Shown, tables: &Tables) -> Vec<Fact> {
    let record = &entry.record;
    let Some(item) = tables.catalogue.item(&record.item) else { return Vec::new() };
    let mut facts: Vec<Fact> = shown.lines().map(Fact::Sentence).collect();
    let state = format!("{}  {}", words::standing(item, entry), words::ending(item, entry));
    facts.push(pair("状态", state));
    if item.nature == Nature::Negative {
        facts.push(pair("失信程度", severity(item, entry)));
    }
    facts.push(Fact::Blank);
    facts.extend(overview::record_facts(record, &tables.catalogue));
    facts.push(Fact::Blank);
    facts.push(pair("来源部门", &*record.department));
    facts.push(pair("本机接收时间", record.received.minute()));
    facts.push(pair("使用范围", scope(item, entry)));
    facts.push(pair("信息事项", &*item.name));
    if !item.ground.is_empty() {
        facts.push(pair("归集依据", &*item.ground));
    }
    facts
}

/// Today's word with the department's own.
fn severity(item: &Item, entry: &Entry) -> String {
    let own = entry.record.value(item, Meaning::Severity);
    if let (Some(today), Some(rule)) = (entry.severity, &entry.graded_by) {
        return format!("{}（部门未分级，按规则推算：{}）", today.label(), rule.name);
    }
    match (entry.severity, own) {
        (Some(today), Some(own)) if own != today.label() => {
            format!("{}（部门原词：{own}）", today.label())
        }
        (Some(today), _) => today.label().to_owned(),
        (None, Some(own)) => format!("未定（部门原词：{own}）"),
        (None, None) => "未定（部门未报）".to_owned(),
    }
}

fn scope(item: &Item, entry: &Entry) -> String {
    match entry.record.value(item, Meaning::Scope).and_then(Scope::read) {
        Some(scope) => scope.label().to_owned(),
        None => format!("{}（按目录）", item.default_scope.label()),
    }
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (tables, (columns, rows)) = (Arc::clone(&model.tables), model.size);
    let Screen::Record(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => {
            let at = screen.at;
            model.leave();
            archive::stand_on(model, at);
        }
        Command::Next => screen.go(screen.at + 1),
        Command::Previous => screen.go(screen.at.saturating_sub(1)),
        Command::Reveal => {
            let dossier = Arc::clone(&screen.dossier);
            let entry = screen.entry();
            let numbers = entry.and_then(|e| dossier::hidden_in(&e.record, &tables.catalogue));
            reveal::ask(model, &dossier, numbers);
        }
        _ => {
            let lines = screen.sheet(columns, &tables).len();
            screen.page.run(command, lines, rows_per_page(chrome::body_height(rows)));
        }
    }
    vec![]
}

fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

/// Draws the record.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &RecordScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let item = screen.entry().and_then(|e| model.tables.catalogue.item(&e.record.item));
    let name = item.map_or("目录已无此事项", |item| &item.name);
    let place = format!("第 {} 条 共 {} 条", screen.at + 1, screen.rows.len());
    let start = line::put_right(buffer, inside, 0, &place, theme.style(Role::Text));
    let left = Rect { width: start.saturating_sub(2), ..inside };
    let title = format!("{}  {name}", screen.dossier.archive.subject.name);
    line::put(buffer, left, (0, 0), &title, theme.style(Role::Title));
    let view = screen.dossier.view_in_words();
    line::put(buffer, inside, (0, 1), &view, theme.style(Role::Text));
    let lines = screen.sheet(area.width, &model.tables);
    let page = screen.page.page(lines.len(), rows_per_page(area.height));
    sheet::draw(buffer, line::below(inside, 3), &lines, page, theme);
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &page.caption(), theme.style(Role::Text));
}
