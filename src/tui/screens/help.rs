//! The F1 page: the keys of the screen it was opened on, from the keymap, and a few remarks.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{self, Command, Context, Told};
use crate::tui::text::{self, Align};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::chrome;
use crate::tui::widgets::line;
use crate::tui::widgets::pages::{Choice, Page};

const REMARKS: &[&str] = &[
    "字母和数字从不当命令，可以随时输入或扫描代码。",
    "扫描结果不对时，请切换到英文输入后重扫。",
    "功能键没有反应时，按 Ctrl-L 打开菜单，用数字选择。",
];

/// The columns of the key names.
const LABEL: usize = 11;

/// The open F1 page.
#[derive(Debug)]
pub struct Help {
    over: Context,
    choice: Choice,
}

/// One line of the page.
enum Line {
    Heading(&'static str),
    Key(&'static str, &'static str),
    Remark(&'static str),
    Blank,
}

impl Help {
    /// The page about `context`.
    pub fn over(context: Context) -> Self {
        Self { over: context, choice: Choice::default() }
    }

    /// Turns the page, in a window of this size.
    pub fn run(&mut self, command: Command, (_, rows): (u16, u16)) {
        let lines = self.lines().len();
        self.choice.run(command, lines, rows_per_page(chrome::body_height(rows)));
    }

    fn page(&self, lines: usize, height: u16) -> Page {
        self.choice.page(lines, rows_per_page(height))
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for context in [self.over, Context::Field] {
            lines.push(Line::Heading(context.title()));
            let told = keymap::of(context).filter(|b| b.told != Told::Above);
            lines.extend(told.map(|b| Line::Key(b.label, b.caption)));
            lines.push(Line::Blank);
        }
        lines.extend(REMARKS.iter().map(|r| Line::Remark(r)));
        lines
    }
}

/// The last two rows are for the page number.
fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(2)).max(1)
}

/// Draws the page in place of the screen.
pub fn draw(frame: &mut Frame, area: Rect, help: &Help, theme: Theme) {
    let inside = line::inset(area, 2);
    let lines = help.lines();
    let page = help.page(lines.len(), area.height);
    let buffer = frame.buffer_mut();
    for (row, one) in (0u16..).zip(lines.get(page.first..page.end).unwrap_or_default()) {
        match one {
            Line::Heading(title) => {
                line::put(buffer, inside, (0, row), title, theme.style(Role::Title));
            }
            Line::Key(label, caption) => {
                let label = text::pad(label, LABEL, Align::Left);
                let end = line::put(buffer, inside, (2, row), &label, theme.style(Role::Key));
                line::put(buffer, inside, (end + 1, row), caption, theme.style(Role::Text));
            }
            Line::Remark(remark) => {
                line::put(buffer, inside, (0, row), remark, theme.style(Role::Text));
            }
            Line::Blank => {}
        }
    }
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &page.caption(), theme.style(Role::Text));
}
