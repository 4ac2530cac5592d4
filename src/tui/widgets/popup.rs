//! A box over the screen. Wide glyphs that straddle its edges are blanked, or the border would be
//! drawn into the middle of one and disappear.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::line;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// The rows of the screen above a box: its first line stands in the top third.
const FROM_TOP: u16 = 4;

/// Clears room for `columns` by `rows` of content inside `area`, draws the border and the title,
/// and returns the inside.
pub fn open(
    buffer: &mut Buffer,
    area: Rect,
    title: &str,
    (columns, rows): (u16, u16),
    theme: Theme,
) -> Rect {
    let area = area.intersection(buffer.area);
    let width = columns.saturating_add(6).min(area.width);
    let height = rows.saturating_add(2).min(area.height);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + FROM_TOP.min(area.height - height),
        width,
        height,
    };
    clear(buffer, outer);
    border(buffer, outer, title, theme);
    let inside = line::inset(
        Rect { y: outer.y + 1.min(outer.height), height: outer.height.saturating_sub(2), ..outer },
        3,
    );
    // As much room at the right as at the left.
    Rect { width: inside.width.saturating_sub(2), ..inside }
}

/// Blanks `area` and the left half of any glyph that reaches into it.
pub fn clear(buffer: &mut Buffer, area: Rect) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        let left = area.left().checked_sub(1).and_then(|x| buffer.cell_mut((x, y)));
        if let Some(cell) = left
            && text::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
    }
}

fn border(buffer: &mut Buffer, area: Rect, title: &str, theme: Theme) {
    let inside = usize::from(area.width.saturating_sub(2));
    let rule = format!("+{}+", "-".repeat(inside));
    let sides = format!("|{}|", " ".repeat(inside));
    for row in 0..area.height {
        let edge = row == 0 || row + 1 == area.height;
        line::put(buffer, area, (0, row), if edge { &rule } else { &sides }, Style::new());
    }
    let title_area = Rect { width: area.width.saturating_sub(2), ..area };
    if !title.is_empty() {
        let title = format!(" {title} ");
        line::put(buffer, title_area, (2, 0), &title, theme.style(Role::Title));
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::layout::Size;

    use super::*;
    use crate::tui::painter::{Extent, Painter};
    use crate::tui::tests::emulate;

    /// What a real terminal shows of a popup at `x` over full rows of Chinese.
    fn shown(x: u16, width: u16) -> Vec<String> {
        let size = Size { width: 20, height: 5 };
        let mut terminal = Terminal::new(Painter::new(Vec::new(), Extent::Fixed(size))).unwrap();
        for popup in [false, true] {
            terminal
                .draw(|frame| {
                    let area = frame.area();
                    for row in 0..5 {
                        let text = "信用核查报告信用核查";
                        line::put(frame.buffer_mut(), area, (0, row), text, Style::new());
                    }
                    if popup {
                        let popup = Rect { x, y: 1, width, height: 3 };
                        clear(frame.buffer_mut(), popup);
                        border(frame.buffer_mut(), popup, "", Theme::Monochrome);
                    }
                })
                .unwrap();
        }
        let screen = emulate((20, 5), terminal.backend().writer());
        screen.screen().rows(0, 20).collect()
    }

    #[test]
    fn both_borders_show_at_even_and_odd_columns() {
        for (x, width, row) in [
            (4, 6, "信用|    |告信用核查"),
            (5, 6, "信用 |    | 信用核查"),
            (5, 5, "信用 |   |告信用核查"),
            (4, 5, "信用|   | 告信用核查"),
        ] {
            let rows = shown(x, width);
            assert_eq!(rows[2], row, "popup of {width} at {x}");
            assert_eq!(rows[0], "信用核查报告信用核查");
        }
    }

    #[test]
    fn a_popup_fits_any_area() {
        for width in 0..12 {
            for height in 0..8 {
                let area = Rect { x: 0, y: 0, width, height };
                let mut buffer = Buffer::empty(area);
                let inside = open(&mut buffer, area, "标题", (30, 10), Theme::Sixteen);
                assert_eq!(inside.intersection(area).area(), inside.area());
            }
        }
    }
}
