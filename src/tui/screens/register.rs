//! The register of reports (登记簿): a field to find some of them, and the list.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::entry::EntryScreen;
use super::period::{self, Typed};
use super::verify;
use crate::domain::code::narrow;
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Progress, Screen};
use crate::tui::msg::{Effect, Job, RegisterLine, RegisterWish};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::table::{self, Column, Width, column};
use crate::tui::widgets::{chrome, line};

const COLUMNS: &[Column] = &[
    column("编号", Width::Whole),
    column("文书", Width::Whole),
    column("日期", Width::Fixed(10)),
    column("状态", Width::Whole),
    column("主体", Width::Rest),
];

const HINT: &str = "报告编号、核验码、主体代码或出具日期，回车查找；不输入则列出最近的";
const NOTHING: &str =
    "没有查到报告。请核对编号、核验码、代码或日期后再查；不输入直接按回车列出最近的。";
/// The field, the line under it and a gap.
const LIST_ROW: u16 = 5;
/// The chosen report in full, a gap before it, and the page number.
const FOOT: u16 = 4;

/// The open register.
#[derive(Debug)]
pub struct RegisterScreen {
    /// What is looked for.
    pub text: Field,
    /// Whether the desk is looking.
    pub progress: Progress,
    /// Why nothing was found.
    pub problem: Option<String>,
    asked: String,
    lines: Vec<RegisterLine>,
    choice: Choice,
    stop: Stop,
    draft: Draft,
}

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Field,
    List,
}

/// What is in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Draft {
    /// Something still to be looked for.
    Fresh,
    /// What was looked for last: the next scan takes its place.
    Asked,
}

impl RegisterScreen {
    fn new(asked: String) -> Self {
        Self {
            text: Field::default(),
            progress: Progress::Idle,
            problem: None,
            asked,
            lines: Vec::new(),
            choice: Choice::default(),
            stop: Stop::Field,
            draft: Draft::Fresh,
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        (self.stop == Stop::Field).then_some(&mut self.text)
    }

    /// Text is coming. A blank beside the list is a slip.
    pub fn expect_text(&mut self, text: &str) {
        let asked = self.stop == Stop::List || self.draft == Draft::Asked;
        if asked && !text.trim().is_empty() {
            self.text.clear();
            self.stop = Stop::Field;
        }
    }

    /// Something was typed: an answer under way is to another question.
    pub fn edited(&mut self) {
        (self.draft, self.problem, self.progress) = (Draft::Fresh, None, Progress::Idle);
    }

    /// These were found.
    pub fn found(&mut self, lines: Vec<RegisterLine>) {
        self.progress = Progress::Idle;
        self.problem = lines.is_empty().then(|| NOTHING.to_owned());
        self.stop = if lines.is_empty() { Stop::Field } else { Stop::List };
        (self.lines, self.choice) = (lines, Choice::default());
    }

    /// A report has changed.
    pub fn refreshed(&mut self, line: &RegisterLine) {
        if let Some(old) = self.lines.iter_mut().find(|old| old.number == line.number) {
            old.clone_from(line);
        }
    }

    fn chosen(&self) -> Option<&RegisterLine> {
        self.lines.get(self.choice.row(self.lines.len()))
    }

    fn rows_per_page(body: u16) -> usize {
        table::rows_per_page(body.saturating_sub(LIST_ROW + FOOT))
    }

    fn go(&mut self, command: Command, body: u16) {
        let up = matches!(command, Command::Previous | Command::PreviousPage);
        match self.stop {
            Stop::Field if self.lines.is_empty() || up => {}
            Stop::Field => self.stop = Stop::List,
            Stop::List if up && self.choice.row(self.lines.len()) == 0 => self.stop = Stop::Field,
            Stop::List => {
                self.choice.run(command, self.lines.len(), Self::rows_per_page(body));
            }
        }
    }

    fn turn(&mut self) {
        self.stop = match self.stop {
            Stop::Field if !self.lines.is_empty() => Stop::List,
            _ => Stop::Field,
        };
    }

    fn said(&self) -> (Role, String) {
        match (&self.problem, self.progress) {
            (_, Progress::Waiting(_)) => (Role::Text, "正在查找".to_owned()),
            (Some(problem), _) => (Role::Problem, problem.clone()),
            (None, _) => (Role::Text, HINT.to_owned()),
        }
    }
}

/// Opens the register over the present screen; `asked` says in words what is listed.
pub fn open(model: &mut Model, wish: RegisterWish, asked: String) -> Vec<Effect> {
    model.enter(Screen::Register(Box::new(RegisterScreen::new(asked))));
    ask(model, wish)
}

fn ask(model: &mut Model, wish: RegisterWish) -> Vec<Effect> {
    let (progress, effect) = model.ask(Job::FindReports(wish));
    if let Screen::Register(screen) = &mut model.screen {
        (screen.progress, screen.problem) = (progress, None);
    }
    vec![effect]
}

/// Does what a command means here. A scanner's second Enter opens nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let body = chrome::body_height(model.size.1);
    let Screen::Register(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => model.leave(),
        Command::Submit
            if screen.stop == Stop::Field && verify::is_statement(screen.text.text()) =>
        {
            let paper = screen.text.text().to_owned();
            screen.text.clear();
            return verify::open_with(model, &paper);
        }
        Command::Submit if screen.stop == Stop::Field => return search(model),
        Command::Submit if pace == Pace::Calm => {
            if let Some(line) = screen.chosen().cloned() {
                model.enter(Screen::Entry(Box::new(EntryScreen::new(line))));
            }
        }
        Command::Turn => screen.turn(),
        _ => screen.go(command, body),
    }
    vec![]
}

fn search(model: &mut Model) -> Vec<Effect> {
    let Screen::Register(screen) = &mut model.screen else { return vec![] };
    let sought: String = screen.text.text().trim().chars().map(narrow).collect();
    screen.draft = Draft::Asked;
    let (asked, wish) = match period::read(&sought) {
        Typed::Nothing => (LATEST.to_owned(), RegisterWish::Latest),
        Typed::Day(day) => (format!("{day} 出具的"), RegisterWish::Day(day)),
        Typed::NoDay => (format!("查找「{sought}」"), RegisterWish::Text(sought)),
    };
    screen.asked = asked;
    ask(model, wish)
}

/// What is listed when nobody looks for anything.
pub const LATEST: &str = "最近出具的";

/// Draws the register.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &RegisterScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let in_field = screen.stop == Stop::Field;
    let focus = if in_field { Focus::Here } else { Focus::Elsewhere };
    field::draw(frame, line::below(inside, 1), "查找", &screen.text, focus, theme);
    let (role, said) = screen.said();
    let columns = usize::from(inside.width.saturating_sub(8));
    let buffer = frame.buffer_mut();
    for (row, text) in (2u16..4).zip(text::wrap(&said, columns)) {
        line::put(buffer, inside, (8, row), &text, theme.style(role));
    }
    let count = screen.lines.len();
    let Some(line) = screen.chosen() else { return };
    let per_page = RegisterScreen::rows_per_page(area.height);
    let (page, chosen) = (screen.choice.page(count, per_page), screen.choice.row(count));
    let list = line::below(inside, LIST_ROW);
    let list = Rect { height: list.height.saturating_sub(FOOT), ..list };
    let bar = (!in_field).then_some(chosen);
    table::draw(buffer, list, COLUMNS, page, bar, theme, |index| {
        screen.lines.get(index).map(cells).unwrap_or_default()
    });
    let last = inside.height.saturating_sub(1);
    let columns = usize::from(inside.width.saturating_sub(2));
    for (row, text) in (last.saturating_sub(2)..last).zip(text::wrap(&in_full(line), columns)) {
        line::put(buffer, inside, (2, row), &text, theme.style(Role::Text));
    }
    let caption = format!("{}    {count} 份报告    {}", page.caption(), screen.asked);
    line::put(buffer, inside, (0, last), &caption, theme.style(Role::Text));
    if !in_field && !list.is_empty() {
        let row = u16::try_from(chosen.saturating_sub(page.first)).unwrap_or(0);
        frame.set_cursor_position(line::place(list, 0, row.saturating_add(1)));
    }
}

/// `打印 2 次`, `已作废`
fn state(line: &RegisterLine) -> String {
    match (&line.void, line.prints) {
        (Some(_), _) => "已作废".to_owned(),
        (None, 0) => "未打印".to_owned(),
        (None, n) => format!("打印 {n} 次"),
    }
}

fn cells(line: &RegisterLine) -> table::Cells<'_> {
    let day = line.issued.split(' ').next().unwrap_or_default();
    vec![
        line.number.as_str().into(),
        line.kind.label().into(),
        day.into(),
        state(line).into(),
        line.subject.as_str().into(),
    ]
}

/// The chosen report without the cuts of its row.
fn in_full(line: &RegisterLine) -> String {
    let RegisterLine { issued, operator, code, subject, .. } = line;
    let code = if code.is_empty() { "无" } else { code };
    format!("{subject}  经办 {operator}  {issued}  核验码 {code}")
}
