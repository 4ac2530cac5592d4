//! The pages of a screen by name, the open one marked; as many as fit around it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::line;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

const BETWEEN: &str = "|";
const MORE: &str = "..";

/// Draws `a | >b< | c` on the first row of `area`.
pub fn draw(buffer: &mut Buffer, area: Rect, names: &[String], open: usize, theme: Theme) {
    let room = usize::from(area.width);
    let first = first_shown(names, open, room);
    let mut column = 0;
    if first > 0 {
        column = line::put(buffer, area, (0, 0), MORE, theme.style(Role::Text));
    }
    for (index, name) in names.iter().enumerate().skip(first) {
        let (text, role) = if index == open {
            (format!(">{name}<"), Role::Selected)
        } else {
            (format!(" {name} "), Role::Text)
        };
        let last = index + 1 == names.len();
        let kept = if last { 0 } else { BETWEEN.len() + MORE.len() };
        if usize::from(column) + text::width(&text) + kept > room && index != open {
            line::put(buffer, area, (column, 0), MORE, theme.style(Role::Text));
            return;
        }
        column = line::put(buffer, area, (column, 0), &text, theme.style(role));
        if !last {
            column = line::put(buffer, area, (column, 0), BETWEEN, theme.style(Role::Text));
        }
    }
}

/// The first name shown, so that the open one fits.
fn first_shown(names: &[String], open: usize, room: usize) -> usize {
    let width = |name: &String| text::width(name) + 2 + BETWEEN.len();
    let mut used = 2 * MORE.len();
    for index in (0..=open.min(names.len().saturating_sub(1))).rev() {
        used += names.get(index).map_or(0, width);
        if used > room {
            return (index + 1).min(open);
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::rows;

    fn shown(open: usize, width: u16) -> String {
        let names = ["概要", "行政许可 12", "行政处罚 2", "荣誉 1"].map(String::from);
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        draw(&mut buffer, area, &names, open, Theme::Monochrome);
        rows(&buffer).concat()
    }

    #[test]
    fn the_open_page_is_always_named() {
        assert_eq!(shown(0, 60), ">概要<| 行政许可 12 | 行政处罚 2 | 荣誉 1");
        assert_eq!(shown(0, 24), ">概要<| 行政许可 12 |..");
        assert_eq!(shown(3, 30), "..| 行政处罚 2 |>荣誉 1<".replace("..|", ".."));
        for width in 0..40 {
            for open in 0..4 {
                shown(open, width);
            }
        }
        assert!(shown(2, 20).contains(">行政处罚 2<"));
    }
}
