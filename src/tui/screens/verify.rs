//! Whether a paper is genuine (核验): one field a scanner feeds, and what the paper must say. Anybody
//! may ask, logged in or not.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::code::narrow;
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Progress, Screen};
use crate::tui::msg::{Effect, Job, VerdictTone, Verified};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet::{self, Fact};
use crate::tui::widgets::{chrome, line};

/// What a statement in a QR code begins with: that of a report, and that it is void.
const STATEMENTS: [&str; 2] = ["HECHA2/", "HECHA2V/"];
const HINT: &str = "扫描文书上的二维码，或输入核验码、PDF 文件的路径后回车";
const NEXT: &str = "可直接扫描下一份。";
/// The field and the line under it.
const RESULT_ROW: u16 = 4;
/// A gap and the page number.
const FOOT: u16 = 2;

/// The open screen.
#[derive(Debug, Default)]
pub struct VerifyScreen {
    /// What was scanned or typed.
    pub paper: Field,
    /// Whether it is being looked at.
    pub progress: Progress,
    /// Why it was not.
    pub problem: Option<String>,
    verified: Option<Verified>,
    page: Choice,
    /// What was in the field when it was looked at: the next scan takes its place.
    asked: Option<String>,
}

impl VerifyScreen {
    /// Text is coming: the next scan takes the place of the last one.
    pub fn expect_text(&mut self) {
        if self.is_asked() {
            self.paper.clear();
        }
    }

    fn is_asked(&self) -> bool {
        self.asked.as_deref() == Some(self.paper.text())
    }

    /// A key went to the field. With another text in it, what stands here is about another paper.
    pub fn edited(&mut self) {
        if !self.is_asked() {
            self.start_anew();
        }
    }

    fn start_anew(&mut self) {
        let paper = std::mem::take(&mut self.paper);
        *self = Self { paper, ..Self::default() };
    }

    /// What to think of it.
    pub fn take(&mut self, verified: Verified) {
        self.progress = Progress::Idle;
        self.verified = Some(verified);
    }

    fn sheet(&self, columns: u16) -> Vec<sheet::Line> {
        let facts = self.verified.as_ref().map(facts).unwrap_or_default();
        sheet::lay_out(&facts, columns.saturating_sub(3))
    }
}

fn facts(verified: &Verified) -> Vec<Fact> {
    let role = match verified.verdict {
        VerdictTone::Good => Role::Good,
        VerdictTone::Bad => Role::Problem,
        VerdictTone::Unsure => Role::Warning,
    };
    let mut facts = vec![Fact::Marked(format!("【{}】", verified.title), role, String::new())];
    // Before the list, which takes more than a page: why a paper is void must not stand on the second.
    if !verified.advice.is_empty() {
        facts.push(Fact::Sentence(verified.advice.clone()));
    }
    if !verified.lines.is_empty() {
        facts.push(Fact::Blank);
        facts.push(Fact::Heading("纸面应当写着：".to_owned()));
        let line = |line: &String| Fact::Marked("-".to_owned(), Role::Text, line.clone());
        facts.extend(verified.lines.iter().map(line));
    }
    facts
}

/// What is sent for a text: full-width characters as ASCII ones, but a path as it stands.
pub fn folded(typed: &str) -> String {
    let typed = typed.trim();
    if typed.to_lowercase().ends_with(".pdf") {
        return typed.to_owned();
    }
    typed.chars().map(narrow).collect::<String>().trim().to_owned()
}

/// Whether a text is the statement in a report's QR code.
pub fn is_statement(typed: &str) -> bool {
    let text = folded(typed);
    let begins = |with: &str| text.get(..with.len()).is_some_and(|h| h.eq_ignore_ascii_case(with));
    STATEMENTS.into_iter().any(begins)
}

/// Opens the screen.
pub fn open(model: &mut Model) -> Vec<Effect> {
    model.enter(Screen::Verify(Box::default()));
    vec![]
}

/// Opens the screen with what was scanned elsewhere, and looks at it at once.
pub fn open_with(model: &mut Model, paper: &str) -> Vec<Effect> {
    let mut screen = VerifyScreen::default();
    screen.paper.set(paper);
    model.enter(Screen::Verify(Box::new(screen)));
    submit(model)
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (columns, rows) = model.size;
    let Screen::Verify(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => model.leave(),
        Command::Submit => return submit(model),
        _ => {
            let lines = screen.sheet(columns).len();
            screen.page.run(command, lines, rows_per_page(chrome::body_height(rows)));
        }
    }
    vec![]
}

fn submit(model: &mut Model) -> Vec<Effect> {
    let Screen::Verify(screen) = &mut model.screen else { return vec![] };
    let paper = folded(screen.paper.text());
    screen.start_anew();
    if paper.is_empty() {
        screen.problem = Some("还没有输入。请扫描二维码，或输入核验码后按回车。".to_owned());
        return vec![];
    }
    screen.asked = Some(screen.paper.text().to_owned());
    let (progress, effect) = model.ask(Job::Verify(paper));
    if let Screen::Verify(screen) = &mut model.screen {
        screen.progress = progress;
    }
    vec![effect]
}

fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(RESULT_ROW + FOOT)).max(1)
}

/// Draws the field and what came of it.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &VerifyScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    field::draw(frame, line::below(inside, 1), "核验", &screen.paper, Focus::Here, theme);
    let (role, said) = match (&screen.problem, screen.progress, &screen.verified) {
        (_, Progress::Waiting(_), _) => (Role::Text, "正在核验"),
        (Some(problem), ..) => (Role::Problem, problem.as_str()),
        (None, _, Some(_)) => (Role::Text, NEXT),
        (None, _, None) => (Role::Text, HINT),
    };
    let buffer = frame.buffer_mut();
    let columns = usize::from(inside.width.saturating_sub(8));
    for (row, text) in (2u16..).zip(text::wrap(said, columns)) {
        line::put(buffer, inside, (8, row), &text, theme.style(role));
    }
    if screen.verified.is_none() {
        return;
    }
    let lines = screen.sheet(area.width);
    let page = screen.page.page(lines.len(), rows_per_page(area.height));
    sheet::draw(buffer, line::below(inside, RESULT_ROW), &lines, page, theme);
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &page.caption(), theme.style(Role::Text));
}
