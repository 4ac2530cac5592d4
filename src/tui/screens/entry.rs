//! One report of the register: what it is, how often it was printed, what was said on it, and why it
//! is void.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::confirm::{Confirm, Deed};
use super::opinion::OpinionDialog;
use super::printing::{self, Paper};
use super::void::VoidDialog;
use crate::domain::{access::Grounds, report::ReportKind};
use crate::tui::keymap::Command;
use crate::tui::model::{Left, Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{About, Effect, Job, Order, RegisterLine, RegisterWish, Ticket};
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet::{self, Fact, pair};
use crate::tui::widgets::{chrome, line};

/// The number, a gap, and the page number below.
const AROUND: u16 = 4;

/// The open entry.
#[derive(Debug)]
pub struct EntryScreen {
    /// What the register says.
    pub line: RegisterLine,
    /// Whether the desk is at it.
    pub progress: Progress,
    doing: Doing,
    page: Choice,
}

/// What the desk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// Reading the entry anew.
    Reading,
    /// Issuing the approval page, for good.
    Issuing,
}

impl EntryScreen {
    /// An entry on its first page.
    pub fn new(line: RegisterLine) -> Self {
        Self { line, progress: Progress::Idle, doing: Doing::Reading, page: Choice::default() }
    }

    fn is_issuing(&self) -> bool {
        self.progress != Progress::Idle && self.doing == Doing::Issuing
    }

    /// The approval page under way when one leaves without waiting for it.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match self.progress {
            Progress::Waiting(ticket) if self.is_issuing() => Some((ticket, Left::Report)),
            _ => None,
        }
    }

    fn sheet(&self, columns: u16) -> Vec<sheet::Line> {
        sheet::lay_out(&facts(&self.line), columns.saturating_sub(3))
    }
}

fn facts(line: &RegisterLine) -> Vec<Fact> {
    let known = |text: &str| if text.is_empty() { "无" } else { text }.to_owned();
    let mut facts = Vec::new();
    facts.push(match &line.void {
        Some(why) => Fact::Marked("【已作废】".to_owned(), Role::Problem, why.clone()),
        None => Fact::Sentence("没有作废。".to_owned()),
    });
    facts.push(Fact::Blank);
    facts.extend([
        pair("主体", known(&line.subject)),
        pair("核验码", known(&line.code)),
        pair("出具时间", &*line.issued),
        pair("经办", &*line.operator),
        pair("查询依据", &*line.basis),
        pair("用途", known(&line.purpose)),
        pair("文件", &*line.path),
        Fact::Blank,
    ]);
    let printed = format!("打印 {} 次", line.prints);
    facts.extend(listed(&printed, &line.printings));
    facts.push(Fact::Blank);
    facts.extend(listed(&format!("意见 {} 条", line.opinions.len()), &line.opinions));
    facts
}

fn listed(heading: &str, lines: &[String]) -> Vec<Fact> {
    let heading = Fact::Heading(heading.to_owned());
    std::iter::once(heading).chain(lines.iter().cloned().map(Fact::Sentence)).collect()
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (columns, rows) = model.size;
    let role = model.status.role;
    let Screen::Entry(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => {
            model.left.extend(screen.left());
            model.leave();
        }
        // Why a void report has none is the desk's to say.
        Command::Approval if screen.line.void.is_some() => return issue_approval(model),
        Command::Approval if !screen.is_issuing() => {
            model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Approval)));
        }
        Command::Print => {
            let paper = Paper::from(&screen.line);
            return printing::open(model, paper);
        }
        Command::Void if screen.line.void.is_some() => {
            model.say(Tone::Plain, "这份报告已经作废。作废的原因和时间见上。");
        }
        Command::Void => {
            model.overlay = Some(Overlay::Void(VoidDialog::of(&screen.line.number)));
        }
        Command::Opinion if screen.line.void.is_some() => {
            model.say(Tone::Plain, "这份报告已经作废，不能再签署意见。需要时请重新出具。");
        }
        Command::Opinion => {
            let dialog = OpinionDialog::of(&screen.line.number, role);
            model.overlay = Some(Overlay::Opinion(dialog));
        }
        _ => {
            let lines = screen.sheet(columns).len();
            screen.page.run(command, lines, rows_per_page(chrome::body_height(rows)));
        }
    }
    vec![]
}

/// Issues the approval page (审批页) about the open report, once.
pub fn issue_approval(model: &mut Model) -> Vec<Effect> {
    let Screen::Entry(screen) = &model.screen else { return vec![] };
    if screen.is_issuing() {
        return vec![];
    }
    let order = Order {
        kind: ReportKind::Approval,
        about: About::Report(screen.line.number.clone()),
        scene: None,
        // What for is the report's own, which the desk knows.
        grounds: Grounds::public(),
        from: None,
        to: None,
        application: None,
    };
    let (progress, effect) = model.ask(Job::Issue(order));
    if let Screen::Entry(screen) = &mut model.screen {
        (screen.progress, screen.doing) = (progress, Doing::Issuing);
    }
    vec![effect]
}

/// Reads the open entry anew, if there is one.
pub fn refresh(model: &mut Model) -> Vec<Effect> {
    let Screen::Entry(screen) = model.working().0 else { return vec![] };
    // The answer about the approval page must still be waited for.
    if screen.is_issuing() {
        return vec![];
    }
    let wish = RegisterWish::Text(screen.line.number.clone());
    let (progress, effect) = model.ask(Job::FindReports(wish));
    if let Screen::Entry(screen) = model.working().0 {
        (screen.progress, screen.doing) = (progress, Doing::Reading);
    }
    vec![effect]
}

/// What the register says now takes the place of what it said, here and in the list behind.
pub fn refreshed(model: &mut Model, lines: Vec<RegisterLine>) {
    let Screen::Entry(screen) = model.working().0 else { return };
    screen.progress = Progress::Idle;
    let Some(line) = lines.into_iter().find(|line| line.number == screen.line.number) else {
        return;
    };
    screen.line.clone_from(&line);
    if let Some(Screen::Register(register)) = model.trail.last_mut() {
        register.refreshed(&line);
    }
}

fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

/// Draws the entry.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &EntryScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let title = format!("{}  {}", screen.line.number, screen.line.kind.label());
    line::put(buffer, inside, (0, 0), &title, theme.style(Role::Title));
    let lines = screen.sheet(area.width);
    let page = screen.page.page(lines.len(), rows_per_page(area.height));
    sheet::draw(buffer, line::below(inside, 2), &lines, page, theme);
    let caption = match (screen.progress, screen.doing) {
        (Progress::Idle, _) => page.caption(),
        (_, Doing::Reading) => format!("{}    正在更新", page.caption()),
        (_, Doing::Issuing) => format!("{}    正在出具审批页", page.caption()),
    };
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &caption, theme.style(Role::Text));
}
