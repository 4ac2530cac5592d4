//! Puts one line of text into the frame: guarded, clipped to its area, never half a glyph.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::tui::text;

/// Writes `content` at (`column`, `row`) of `area`; what does not fit is cut. Returns the column
/// after it.
pub fn put(
    buffer: &mut Buffer,
    area: Rect,
    (column, row): (u16, u16),
    content: &str,
    style: Style,
) -> u16 {
    let area = area.intersection(buffer.area);
    let room = area.width.saturating_sub(column);
    if row >= area.height || room == 0 {
        return column;
    }
    let guarded = text::guard(content);
    let fitting = text::cut(&guarded, usize::from(room));
    let (x, y) = (area.x + column, area.y + row);
    let (end, _) = buffer.set_stringn(x, y, &fitting, usize::from(room), style);
    end.saturating_sub(area.x)
}

/// Writes `content` so that it ends at the right edge of `area`. Returns the column it starts at.
pub fn put_right(buffer: &mut Buffer, area: Rect, row: u16, content: &str, style: Style) -> u16 {
    let columns = u16::try_from(text::width(&text::guard(content))).unwrap_or(u16::MAX);
    let column = area.width.saturating_sub(columns);
    put(buffer, area, (column, row), content, style);
    column
}

/// Writes a whole row over `area`: the text, and blanks in the same style up to the edge.
pub fn put_row(buffer: &mut Buffer, area: Rect, row: u16, content: &str, style: Style) {
    let area = area.intersection(buffer.area);
    if row < area.height {
        buffer.set_style(Rect { y: area.y + row, height: 1, ..area }, style);
        put(buffer, area, (0, row), content, style);
    }
}

/// The part of `area` from row `from` downwards.
pub fn below(area: Rect, from: u16) -> Rect {
    let taken = from.min(area.height);
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

/// `area` without `columns` at its left and one at its right.
pub fn inset(area: Rect, columns: u16) -> Rect {
    let taken = columns.min(area.width);
    Rect { x: area.x + taken, width: (area.width - taken).saturating_sub(1), ..area }
}

/// Where (`column`, `row`) of `area` is on the screen, held inside the area.
pub fn place(area: Rect, column: u16, row: u16) -> Position {
    let last = |start: u16, length: u16, offset: u16| start + offset.min(length.saturating_sub(1));
    Position { x: last(area.x, area.width, column), y: last(area.y, area.height, row) }
}
