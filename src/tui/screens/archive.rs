//! The archive of one subject: who it is and on which lists above, its records by category below.
//! Findings of a scene will stand between the two.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::archive_head::{self, MIDDLE, foot};
use super::as_of::AsOf;
use super::basis::BasisDialog;
use super::dossier::Dossier;
use super::record::RecordScreen;
use super::report::ReportDialog;
use super::reveal::{self, Shown};
use super::{overview, words};
use crate::domain::catalogue::Role as Meaning;
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Overlay, Screen, Tone};
use crate::tui::msg::Effect;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet;
use crate::tui::widgets::table::{self, Column, Width, column};
use crate::tui::widgets::{chrome, line, tabs};

const COLUMNS: &[Column] = &[
    column("日期", Width::Fixed(10)),
    column("文号", Width::Whole),
    column("机关", Width::Part),
    column("状态", Width::Fixed(6)),
    column("内容", Width::Rest),
];

/// The open archive.
#[derive(Debug)]
pub struct ArchiveScreen {
    /// What is shown.
    pub dossier: Arc<Dossier>,
    /// Identity numbers shown in full until one leaves.
    pub shown: Shown,
    /// The open page: nought is the first one, the others are categories.
    tab: usize,
    choice: Choice,
}

impl ArchiveScreen {
    /// The archive on its first page.
    pub fn new(dossier: Dossier) -> Self {
        let (shown, choice) = (Shown::default(), Choice::default());
        Self { dossier: Arc::new(dossier), shown, tab: 0, choice }
    }

    /// Opens the page `before` has open, when this archive has it too.
    pub fn stay_on_page_of(&mut self, before: &Self, tables: &Tables) {
        let open = before.tab.checked_sub(1).and_then(|page| {
            before.dossier.pages(&tables.catalogue).get(page).map(|(category, _)| &category.id)
        });
        let pages = self.dossier.pages(&tables.catalogue);
        let place = pages.iter().position(|(category, _)| Some(&category.id) == open);
        self.tab = place.map_or(0, |page| page + 1);
    }

    /// The places of the open category's records in the archive; none on the first page.
    fn rows(&self, tables: &Tables) -> Vec<usize> {
        let pages = self.dossier.pages(&tables.catalogue);
        let open = self.tab.checked_sub(1).and_then(|page| pages.get(page));
        open.map(|(category, _)| self.dossier.entries_of(category).collect()).unwrap_or_default()
    }

    fn turn(&mut self, command: Command, tables: &Tables) {
        let last = self.dossier.pages(&tables.catalogue).len();
        self.tab = match command {
            Command::Right => (self.tab + 1).min(last),
            _ => self.tab.saturating_sub(1),
        };
        self.choice = Choice::default();
    }

    fn move_in_list(&mut self, command: Command, model_size: (u16, u16), tables: &Tables) {
        let (columns, rows) = model_size;
        let height = self.list_height(chrome::body_height(rows), columns);
        if self.tab > 0 {
            let count = self.rows(tables).len();
            self.choice.run(command, count, table::rows_per_page(height));
            return;
        }
        // The first page has no bar: up and down turn it.
        let command = match command {
            Command::Next => Command::NextPage,
            Command::Previous => Command::PreviousPage,
            command => command,
        };
        let count = self.sheet(columns, tables).len();
        self.choice.run(command, count, usize::from(height).max(1));
    }

    fn sheet(&self, columns: u16, tables: &Tables) -> Vec<sheet::Line> {
        sheet::lay_out(
            &overview::facts(&self.dossier, &tables.catalogue),
            columns.saturating_sub(3),
        )
    }

    fn list_height(&self, body: u16, columns: u16) -> u16 {
        let head = archive_head::lines(&self.dossier, &self.shown, (columns, body)).len();
        let head = u16::try_from(head).unwrap_or(body).saturating_add(1);
        body.saturating_sub(head.saturating_add(MIDDLE + foot(body)))
    }
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (tables, size) = (Arc::clone(&model.tables), model.size);
    let Screen::Archive(screen) = &mut model.screen else { return vec![] };
    let dossier = Arc::clone(&screen.dossier);
    match command {
        Command::Back => model.leave(),
        Command::Left | Command::Right => screen.turn(command, &tables),
        Command::Submit => open_record(model),
        Command::Report => {
            let dialog = ReportDialog::new(dossier, &tables);
            model.enter(Screen::Report(Box::new(dialog)));
        }
        Command::AsOf => model.overlay = Some(Overlay::AsOf(AsOf::of(&dossier))),
        Command::Basis => model.overlay = Some(Overlay::Basis(BasisDialog::of(&dossier))),
        Command::Reveal => {
            let numbers = dossier.hidden_numbers(&tables.catalogue);
            reveal::ask(model, &dossier, numbers);
        }
        _ => screen.move_in_list(command, size, &tables),
    }
    vec![]
}

fn open_record(model: &mut Model) {
    let tables = Arc::clone(&model.tables);
    let Screen::Archive(screen) = &model.screen else { return };
    let rows = screen.rows(&tables);
    if rows.is_empty() {
        model.say(Tone::Plain, "概要已是全部内容。按左右键换到分类，再按回车看详情。");
        return;
    }
    let at = screen.choice.row(rows.len());
    let record = RecordScreen::new(Arc::clone(&screen.dossier), rows, at);
    model.enter(Screen::Record(Box::new(record)));
}

/// Moves the bar to the record one comes back from.
pub fn stand_on(model: &mut Model, at: usize) {
    if let Screen::Archive(screen) = model.working().0 {
        screen.choice.set(at);
    }
}

/// Draws the archive.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &ArchiveScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let head = archive_head::draw(buffer, inside, (&screen.dossier, &screen.shown), area, theme);
    let below = u16::try_from(head).unwrap_or(area.height).saturating_add(1);
    let rule = "-".repeat(usize::from(area.width));
    line::put(buffer, area, (0, below), &rule, theme.style(Role::Text));
    let names = tab_names(screen, &model.tables);
    let row = line::below(inside, below.saturating_add(1));
    tabs::draw(buffer, row, &names, screen.tab, theme);
    let from = below.saturating_add(MIDDLE);
    let height = screen.list_height(area.height, area.width);
    let list = Rect { height, ..line::below(inside, from) };
    let caption = match screen.tab {
        0 => draw_overview(buffer, list, area.width, model, screen),
        _ => draw_records(buffer, inside, list, model, screen),
    };
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &caption, theme.style(Role::Text));
}

fn tab_names(screen: &ArchiveScreen, tables: &Tables) -> Vec<String> {
    let pages = screen.dossier.pages(&tables.catalogue);
    let named = pages.iter().map(|(category, n)| format!("{} {n}", category.tab));
    std::iter::once("概要".to_owned()).chain(named).collect()
}

fn draw_overview(
    buffer: &mut Buffer,
    list: Rect,
    columns: u16,
    model: &Model,
    screen: &ArchiveScreen,
) -> String {
    let lines = screen.sheet(columns, &model.tables);
    let page = screen.choice.page(lines.len(), usize::from(list.height).max(1));
    sheet::draw(buffer, list, &lines, page, model.theme);
    page.caption()
}

fn draw_records(
    buffer: &mut Buffer,
    inside: Rect,
    list: Rect,
    model: &Model,
    screen: &ArchiveScreen,
) -> String {
    let rows = screen.rows(&model.tables);
    let page = screen.choice.page(rows.len(), table::rows_per_page(list.height));
    let chosen = screen.choice.row(rows.len());
    table::draw(buffer, list, COLUMNS, page, Some(chosen), model.theme, |index| {
        rows.get(index).map(|at| cells(screen, *at, &model.tables)).unwrap_or_default()
    });
    if let Some(said) = rows.get(chosen).and_then(|at| in_full(screen, *at, &model.tables)) {
        let foot = foot(inside.height);
        let rows = line::below(inside, inside.height.saturating_sub(foot));
        draw_in_full(buffer, Rect { height: foot - 1, ..rows }, &said, model);
    }
    format!("{}    {} 条", page.caption(), rows.len())
}

fn cells<'a>(screen: &'a ArchiveScreen, at: usize, tables: &'a Tables) -> table::Cells<'a> {
    let Some(entry) = screen.dossier.archive.entries.get(at) else { return Vec::new() };
    let Some(item) = tables.catalogue.item(&entry.record.item) else { return Vec::new() };
    let value = |role| entry.record.value(item, role).unwrap_or_default();
    let authority = entry.record.value(item, Meaning::Authority);
    vec![
        value(Meaning::DecidedOn).into(),
        value(Meaning::DocumentNumber).into(),
        authority.unwrap_or(&entry.record.department).into(),
        words::standing(item, entry).into(),
        words::content(item, &entry.record).into(),
    ]
}

/// A sentence on the rows of `area`; what exceeds them is on the record's own page.
fn draw_in_full(buffer: &mut Buffer, area: Rect, said: &str, model: &Model) {
    let columns = usize::from(area.width.saturating_sub(2));
    let mut lines = text::wrap(said, columns);
    let rows = usize::from(area.height).max(1);
    if lines.len() > rows {
        let rest = lines.drain(rows - 1..).collect::<String>();
        lines.push(rest);
    }
    for (row, text) in (0u16..).zip(&lines) {
        line::put(buffer, area, (2, row), text, model.theme.style(Role::Text));
    }
}

/// The chosen record without the cuts of its row.
fn in_full(screen: &ArchiveScreen, at: usize, tables: &Tables) -> Option<String> {
    let entry = screen.dossier.archive.entries.get(at)?;
    let item = tables.catalogue.item(&entry.record.item)?;
    let authority = entry.record.value(item, Meaning::Authority);
    let authority = authority.unwrap_or(&entry.record.department);
    let content = words::content(item, &entry.record);
    let number = entry.record.value(item, Meaning::DocumentNumber);
    let said = [number.unwrap_or_default(), &words::ending(item, entry), authority, &content];
    let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
    Some(said.join("  "))
}
