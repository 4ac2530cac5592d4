//! A report laid out before it is issued: its pages as text.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::confirm::{Confirm, Deed};
use crate::domain::commitment::CommitmentId;
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress, Screen};
use crate::tui::msg::{Effect, Job, Order};
use crate::tui::pace::Pace;
use crate::tui::theme::Role;
use crate::tui::widgets::{chrome, line};

/// A gap and the page number under the text.
const FOOT: u16 = 2;

/// What is said where text comes that nothing on this screen takes.
const NO_TEXT: &str =
    "报告还没有出具，这里不能输入。按回车出具，或按 Esc 返回修改；查下一个主体请先返回。";

/// The same for a commitment.
const NOT_FROZEN: &str =
    "承诺书还没有定稿，这里不能输入。按回车打印定稿，或按 Esc 返回修改；查下一个主体请先返回。";

/// The pages.
#[derive(Debug)]
pub struct PreviewScreen {
    /// Whether the desk is issuing the report.
    pub progress: Progress,
    of: Of,
    pages: Vec<Vec<String>>,
    page: usize,
    /// The lines of the page above the window.
    above: usize,
}

/// What was laid out.
#[derive(Debug, Clone)]
enum Of {
    /// A report as it was ordered.
    Report(Box<Order>),
    /// A draft of a commitment.
    Commitment(CommitmentId),
}

impl PreviewScreen {
    /// What was laid out for an order.
    pub fn new(order: Order, pages: Vec<Vec<String>>) -> Self {
        Self::with(Of::Report(Box::new(order)), pages)
    }

    /// What was laid out of a draft.
    pub fn of_commitment(id: CommitmentId, pages: Vec<Vec<String>>) -> Self {
        Self::with(Of::Commitment(id), pages)
    }

    fn with(of: Of, pages: Vec<Vec<String>>) -> Self {
        Self { progress: Progress::Idle, of, pages, page: 0, above: 0 }
    }

    /// The commitment it is of.
    pub fn commitment(&self) -> Option<CommitmentId> {
        match self.of {
            Of::Commitment(id) => Some(id),
            Of::Report(_) => None,
        }
    }

    /// The keys that apply.
    pub fn context(&self) -> Context {
        match self.of {
            Of::Commitment(_) => Context::CommitmentPreview,
            Of::Report(_) => Context::Preview,
        }
    }

    /// What is said where text comes that nothing on this screen takes.
    pub fn no_text(&self) -> &'static str {
        match self.of {
            Of::Commitment(_) => NOT_FROZEN,
            Of::Report(_) => NO_TEXT,
        }
    }

    fn lines(&self) -> &[String] {
        self.pages.get(self.page).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first line shown, so that the window is full where the page is long enough.
    fn first(&self, height: usize) -> usize {
        self.above.min(self.lines().len().saturating_sub(height))
    }

    fn turn(&mut self, command: Command, height: usize) {
        let last = self.pages.len().saturating_sub(1);
        let first = self.first(height);
        let at_end = first + height >= self.lines().len();
        // A windowful within a page that is higher than the window, then the next page.
        let step = height.saturating_sub(1).max(1);
        (self.page, self.above) = match command {
            Command::Next => (self.page, first + 1),
            Command::Previous => (self.page, first.saturating_sub(1)),
            Command::NextPage if !at_end => (self.page, first + step),
            Command::NextPage if self.page < last => (self.page + 1, 0),
            Command::PreviousPage if first > 0 => (self.page, first.saturating_sub(step)),
            Command::PreviousPage if self.page > 0 => (self.page - 1, usize::MAX),
            Command::First => (0, 0),
            Command::Last => (last, usize::MAX),
            _ => (self.page, first),
        };
        self.above = self.first(height);
    }

    fn caption(&self, height: usize) -> String {
        let mut caption = format!("第 {} 页 共 {} 页", self.page + 1, self.pages.len().max(1));
        let (first, lines) = (self.first(height), self.lines().len());
        if lines > height {
            let end = first + height;
            caption.push_str(&format!("    第 {} 至 {end} 行 共 {lines} 行", first + 1));
        }
        caption.push_str(match (self.progress, &self.of) {
            (Progress::Idle, Of::Report(_)) => "    未出具，仅供查看",
            (Progress::Waiting(_), Of::Report(_)) => "    正在出具",
            (Progress::Idle, Of::Commitment(_)) => "    未定稿，仅供查看",
            (Progress::Waiting(_), Of::Commitment(_)) => "    正在定稿",
        });
        caption
    }
}

fn height(body: u16) -> usize {
    usize::from(body.saturating_sub(FOOT)).max(1)
}

/// Does what a command means here. A scanner's Enter issues nothing, and nothing is issued twice.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let rows = model.size.1;
    let Screen::Preview(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => back(model),
        Command::Submit if pace == Pace::Calm && screen.progress == Progress::Idle => {
            let Of::Report(order) = screen.of.clone() else {
                model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Freeze)));
                return vec![];
            };
            let order = *order;
            let (progress, effect) = model.ask(Job::Issue(order));
            if let Screen::Preview(screen) = &mut model.screen {
                screen.progress = progress;
            }
            return vec![effect];
        }
        _ => screen.turn(command, height(chrome::body_height(rows))),
    }
    vec![]
}

/// The dialog goes on waiting for a report under way.
fn back(model: &mut Model) {
    let Screen::Preview(screen) = &model.screen else { return };
    let progress = screen.progress;
    model.leave();
    match (&mut model.screen, progress) {
        (Screen::Report(dialog), Progress::Waiting(_)) => dialog.wait_for_report(progress),
        (Screen::Review(form), Progress::Waiting(_)) => form.wait_for_report(progress),
        (Screen::Draft(form), Progress::Waiting(_)) => form.progress = progress,
        _ => {}
    }
}

/// Draws the open page.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &PreviewScreen) {
    let text = model.theme.style(Role::Text);
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let height = height(area.height);
    let shown = screen.lines().iter().skip(screen.first(height)).take(height);
    for (row, said) in (0u16..).zip(shown) {
        line::put(buffer, inside, (0, row), said, text);
    }
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &screen.caption(height), text);
}
