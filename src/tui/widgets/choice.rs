//! A row in which one of several is chosen with left and right: `caption  > chosen   remark`.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::field::Focus;
use super::line;
use crate::tui::keymap::Command;
use crate::tui::theme::{Role, Theme};

/// Draws the row on the first row of `area`: what is chosen where a field has its bracket, and the
/// hardware cursor on it while the keys go there.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    caption: &str,
    (chosen, remark): (&str, &str),
    focus: Focus,
    theme: Theme,
) {
    let buffer = frame.buffer_mut();
    let column = line::put(buffer, area, (0, 0), caption, theme.style(Role::Label)) + 2;
    let role = if focus == Focus::Here { Role::Selected } else { Role::Text };
    let text = format!("> {chosen} ");
    let end = line::put(buffer, area, (column, 0), &text, theme.style(role));
    line::put(buffer, area, (end + 2, 0), remark, theme.style(Role::Text));
    if focus == Focus::Here && !area.is_empty() {
        frame.set_cursor_position(line::place(area, column, 0));
    }
}

/// The place left or right leads to from `at`, among `count`.
pub fn step(command: Command, at: usize, count: usize) -> usize {
    match command {
        Command::Right => (at + 1).min(count.saturating_sub(1)),
        Command::Left => at.saturating_sub(1),
        _ => at,
    }
}
