//! The archive of one subject: who it is above; below, as pages, the findings of the matter it was
//! checked for, an overview, and the records by category.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::archive_head::{self, MIDDLE, foot};
use super::as_of::AsOf;
use super::basis::BasisDialog;
use super::commitments::list;
use super::dossier::Dossier;
use super::finding::FindingScreen;
use super::findings;
use super::record::RecordScreen;
use super::register;
use super::report::ReportDialog;
use super::reveal::{self, Shown};
use super::scenes::ScenePicker;
use super::{measures, overview, records};
use crate::domain::report::ReportKind;
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, RegisterWish};
use crate::tui::tables::Tables;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet;
use crate::tui::widgets::table;
use crate::tui::widgets::{chrome, line, tabs};

/// A gap and the page number under what is only read.
const SHEET_FOOT: u16 = 2;

/// The open archive.
#[derive(Debug)]
pub struct ArchiveScreen {
    /// What is shown.
    pub dossier: Arc<Dossier>,
    /// Identity numbers shown in full until one leaves.
    pub shown: Shown,
    /// Whether it is being opened anew: something in it has changed.
    pub progress: Progress,
    /// The open page, from nought.
    tab: usize,
    choice: Choice,
}

/// What a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// The findings; only of an archive that was checked.
    Findings,
    /// Lists, base information, sources.
    Overview,
    /// The measures findings call for; only of an archive that was checked.
    Measures,
    /// The records of a category, by its place.
    Category(usize),
}

impl ArchiveScreen {
    /// The archive on its first page.
    pub fn new(dossier: Dossier) -> Self {
        let (shown, choice) = (Shown::default(), Choice::default());
        let progress = Progress::Idle;
        Self { dossier: Arc::new(dossier), shown, progress, tab: 0, choice }
    }

    /// Opens the page `before` has open, when this archive has it too.
    pub fn stay_on_page_of(&mut self, before: &Self, tables: &Tables) {
        let first = self.before_categories();
        self.tab = match before.page() {
            Page::Findings => 0,
            Page::Overview => usize::from(self.dossier.check.is_some()),
            Page::Measures if self.dossier.check.is_some() => 2,
            Page::Measures => 0,
            Page::Category(page) => {
                let before = before.dossier.pages(&tables.catalogue);
                let open = before.get(page).map(|(category, _)| &category.id);
                let pages = self.dossier.pages(&tables.catalogue);
                let place = pages.iter().position(|(category, _)| Some(&category.id) == open);
                place.map_or(0, |page| page + first)
            }
        };
    }

    /// Pages before those of categories.
    fn before_categories(&self) -> usize {
        if self.dossier.check.is_some() { 3 } else { 1 }
    }

    fn page(&self) -> Page {
        let checked = self.dossier.check.is_some();
        match self.tab {
            0 if checked => Page::Findings,
            2 if checked => Page::Measures,
            tab if tab < self.before_categories() => Page::Overview,
            tab => Page::Category(tab - self.before_categories()),
        }
    }

    /// The places in the archive of the records the rows of the open page are about; none on the
    /// overview.
    fn rows(&self, tables: &Tables) -> Vec<usize> {
        match self.page() {
            Page::Findings => self.dossier.findings().iter().map(|f| f.place).collect(),
            Page::Overview | Page::Measures => Vec::new(),
            Page::Category(page) => {
                let pages = self.dossier.pages(&tables.catalogue);
                let open = pages.get(page).map(|(category, _)| *category);
                open.map(|open| self.dossier.entries_of(open).collect()).unwrap_or_default()
            }
        }
    }

    fn turn(&mut self, command: Command, tables: &Tables) {
        let last = self.dossier.pages(&tables.catalogue).len() + self.before_categories() - 1;
        self.tab = match command {
            Command::Right => (self.tab + 1).min(last),
            _ => self.tab.saturating_sub(1),
        };
        self.choice = Choice::default();
    }

    fn move_in_list(&mut self, command: Command, model_size: (u16, u16), tables: &Tables) {
        let (columns, rows) = model_size;
        let height = self.list_height(chrome::body_height(rows), columns, tables);
        if !matches!(self.page(), Page::Overview | Page::Measures) {
            let count = self.rows(tables).len();
            self.choice.run(command, count, table::rows_per_page(height));
            return;
        }
        // What is only read has no bar: up and down turn it.
        let command = match command {
            Command::Next => Command::NextPage,
            Command::Previous => Command::PreviousPage,
            command => command,
        };
        let count = self.sheet(columns, tables).len();
        self.choice.run(command, count, usize::from(height).max(1));
    }

    fn sheet(&self, columns: u16, tables: &Tables) -> Vec<sheet::Line> {
        let facts = match self.page() {
            Page::Measures => measures::facts(&self.dossier, tables),
            _ => overview::facts(&self.dossier, tables),
        };
        sheet::lay_out(&facts, columns.saturating_sub(3))
    }

    fn list_height(&self, body: u16, columns: u16, tables: &Tables) -> u16 {
        let foot = self.foot(body);
        let shown = (&self.shown, tables);
        let head = archive_head::lines(&self.dossier, shown, (columns, body), foot).len();
        let head = u16::try_from(head).unwrap_or(body).saturating_add(1);
        body.saturating_sub(head.saturating_add(MIDDLE + foot))
    }

    /// The rows under the list: a finding and its ground take more than a record does.
    fn foot(&self, body: u16) -> u16 {
        match self.page() {
            Page::Findings if !self.dossier.findings().is_empty() => foot(body) + 2,
            // What is only read says nothing under the list but the page number.
            Page::Overview | Page::Measures => SHEET_FOOT,
            _ => foot(body),
        }
    }
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (tables, size, role) = (Arc::clone(&model.tables), model.size, model.status.role);
    let Screen::Archive(screen) = &mut model.screen else { return vec![] };
    let dossier = Arc::clone(&screen.dossier);
    match command {
        Command::Back => model.leave(),
        Command::Left | Command::Right => screen.turn(command, &tables),
        Command::Submit => open_record(model),
        Command::Ground => open_finding(model),
        Command::Scene => model.overlay = ScenePicker::over(model).map(Overlay::Scenes),
        Command::Commitments => return list::open_of(model, dossier),
        Command::Register => {
            let subject = &dossier.archive.subject;
            let about = format!("关于 {}", subject.name);
            return register::open(model, RegisterWish::Subject(subject.id), about);
        }
        Command::Report => {
            let kind = match screen.page() {
                Page::Measures => ReportKind::Measures,
                _ => ReportKind::CreditCheck,
            };
            let dialog = ReportDialog::new((dossier, kind), &tables, role);
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

/// Opens the archive one is back at anew: something in it has changed.
pub fn refresh(model: &mut Model) -> Vec<Effect> {
    let Screen::Archive(screen) = &model.screen else { return vec![] };
    let dossier = &screen.dossier;
    let job = Job::Open {
        subject: dossier.archive.subject.id,
        grounds: dossier.grounds.clone(),
        day: Some(dossier.archive.day),
        scene: dossier.scene().cloned(),
    };
    let (progress, effect) = model.ask(job);
    if let Screen::Archive(screen) = &mut model.screen {
        screen.progress = progress;
    }
    vec![effect]
}

/// It was opened anew, at the page one is on.
pub fn refreshed(model: &mut Model, dossier: Dossier) {
    let tables = Arc::clone(&model.tables);
    if let Screen::Archive(screen) = model.working().0 {
        let mut anew = ArchiveScreen::new(dossier);
        anew.stay_on_page_of(screen, &tables);
        **screen = anew;
    }
}

fn open_record(model: &mut Model) {
    let tables = Arc::clone(&model.tables);
    let Screen::Archive(screen) = &model.screen else { return };
    let rows = screen.rows(&tables);
    if rows.is_empty() {
        model.say(
            Tone::Plain,
            match screen.page() {
                Page::Findings => "没有发现可看。按左右键换到分类，再按回车看详情。",
                Page::Measures => "措施已是全部内容。按左右键换到核查页，登记执行反馈。",
                _ => "概要已是全部内容。按左右键换到分类，再按回车看详情。",
            },
        );
        return;
    }
    let at = screen.choice.row(rows.len());
    let record = RecordScreen::new(Arc::clone(&screen.dossier), rows, at);
    model.enter(Screen::Record(Box::new(record)));
}

fn open_finding(model: &mut Model) {
    let Screen::Archive(screen) = &model.screen else { return };
    let findings = screen.dossier.findings().len();
    if screen.page() != Page::Findings || findings == 0 {
        model.say(
            Tone::Plain,
            match screen.dossier.check {
                Some(_) if findings == 0 => "没有核查发现，也就没有条文和措施可看。",
                Some(_) => "条文跟着核查发现。按左右键换到核查页，选一项后再按 Tab。",
                None => "还没有选事由。按 F4 选核查事由，再看发现和条文。",
            },
        );
        return;
    }
    let finding = FindingScreen::new(Arc::clone(&screen.dossier), screen.choice.row(findings));
    model.enter(Screen::Finding(Box::new(finding)));
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
    let foot = screen.foot(area.height);
    let told = (&*screen.dossier, &screen.shown, &*model.tables);
    let head = archive_head::draw(buffer, inside, told, (area, foot), theme);
    let below = u16::try_from(head).unwrap_or(area.height).saturating_add(1);
    let rule = "-".repeat(usize::from(area.width));
    line::put(buffer, area, (0, below), &rule, theme.style(Role::Text));
    let names = tab_names(screen, &model.tables);
    let row = line::below(inside, below.saturating_add(1));
    tabs::draw(buffer, row, &names, screen.tab, theme);
    let from = below.saturating_add(MIDDLE);
    let height = screen.list_height(area.height, area.width, &model.tables);
    let list = Rect { height, ..line::below(inside, from) };
    let caption = match screen.page() {
        Page::Findings => draw_findings(buffer, inside, list, model, screen),
        Page::Overview | Page::Measures => draw_sheet(buffer, list, area.width, model, screen),
        Page::Category(_) => draw_records(buffer, inside, list, model, screen),
    };
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &caption, theme.style(Role::Text));
}

fn tab_names(screen: &ArchiveScreen, tables: &Tables) -> Vec<String> {
    let pages = screen.dossier.pages(&tables.catalogue);
    let named = pages.iter().map(|(category, n)| format!("{} {n}", category.tab));
    let findings = screen.dossier.findings().len();
    let check = screen.dossier.check.as_ref();
    let checked = check.map(|_| format!("核查 {findings}"));
    let measures = check.map(|check| format!("奖惩 {}", check.called_for().len()));
    let first = checked.into_iter().chain(["概要".to_owned()]).chain(measures);
    first.chain(named).collect()
}

fn draw_findings(
    buffer: &mut Buffer,
    inside: Rect,
    list: Rect,
    model: &Model,
    screen: &ArchiveScreen,
) -> String {
    let all = screen.dossier.findings();
    let page = screen.choice.page(all.len(), table::rows_per_page(list.height));
    let chosen = screen.choice.row(all.len());
    let Some(finding) = all.get(chosen) else { return "没有核查发现".to_owned() };
    findings::draw(buffer, list, &screen.dossier, (page, chosen), model.theme);
    let foot = screen.foot(inside.height);
    let rows = line::below(inside, inside.height.saturating_sub(foot));
    let said = findings::in_full(finding);
    records::draw_in_full(buffer, Rect { height: foot - 1, ..rows }, &said, model.theme);
    format!("{}    {} 项    Tab 看条文和措施", page.caption(), all.len())
}

fn draw_sheet(
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
    let (archive, rows) = (&screen.dossier.archive, screen.rows(&model.tables));
    let page = screen.choice.page(rows.len(), table::rows_per_page(list.height));
    let chosen = screen.choice.row(rows.len());
    table::draw(buffer, list, records::COLUMNS, page, Some(chosen), model.theme, |index| {
        let at = rows.get(index);
        at.map(|at| records::cells(archive, *at, &model.tables)).unwrap_or_default()
    });
    let said = rows.get(chosen).and_then(|at| records::in_full(archive, *at, &model.tables));
    if let Some(said) = said {
        let foot = foot(inside.height);
        let rows = line::below(inside, inside.height.saturating_sub(foot));
        records::draw_in_full(buffer, Rect { height: foot - 1, ..rows }, &said, model.theme);
    }
    format!("{}    {} 条", page.caption(), rows.len())
}
