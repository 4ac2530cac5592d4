//! The numbered menu: a second route to every function key, for hosts that keep those keys.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::number::{NumberTyped, Typed};
use crate::tui::keymap::{self, Binding, Command, Context};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::{line, popup};

const ADVICE: &str = "按数字选择，回车执行。任何画面按 Ctrl-L 可打开本菜单。";

/// The open menu.
#[derive(Debug)]
pub struct Menu {
    entries: Vec<&'static Binding>,
    choice: Choice,
    typed: NumberTyped,
}

impl Menu {
    /// The menu of the function keys of `context`.
    pub fn over(context: Context) -> Self {
        let entries = keymap::menu(context);
        Self { entries, choice: Choice::default(), typed: NumberTyped::default() }
    }

    /// Moves the bar.
    pub fn run(&mut self, command: Command) {
        self.typed.clear();
        self.choice.run(command, self.entries.len(), self.entries.len());
    }

    /// What the bar stands on.
    pub fn chosen(&self) -> Option<Command> {
        self.entries.get(self.choice.row(self.entries.len())).map(|b| b.command)
    }

    /// A digit moves the bar; it does nothing by itself, since a scan begins with digits too.
    /// Returns the text of a scan that met the menu open.
    pub fn type_text(&mut self, text: &str, pace: Pace) -> Option<String> {
        match self.typed.take(text, pace, &(1..self.entries.len() + 1)) {
            Typed::Number(number) => self.choice.set(number - 1),
            Typed::Nothing => {}
            Typed::Scan(scan) => return Some(scan),
        }
        None
    }
}

/// Draws the menu over `area`.
pub fn draw(frame: &mut Frame, area: Rect, menu: &Menu, theme: Theme) {
    let columns = u16::try_from(text::width(ADVICE)).unwrap_or(area.width);
    let rows = u16::try_from(menu.entries.len() + 2).unwrap_or(area.height);
    let inside =
        popup::open(frame.buffer_mut(), area, Context::Menu.title(), (columns, rows), theme);
    let chosen = menu.choice.row(menu.entries.len());
    for ((row, number), entry) in (0u16..).zip(1..).zip(&menu.entries) {
        let here = number == chosen + 1;
        let mark = if here { '>' } else { ' ' };
        let text = format!("{mark} {number}  {}  {}", entry.label, entry.caption);
        let role = if here { Role::Selected } else { Role::Text };
        line::put_row(frame.buffer_mut(), inside, row, &text, theme.style(role));
        if here && !inside.is_empty() {
            frame.set_cursor_position(line::place(inside, 0, row));
        }
    }
    let last = inside.height.saturating_sub(1);
    line::put(frame.buffer_mut(), inside, (0, last), ADVICE, theme.style(Role::Text));
}
