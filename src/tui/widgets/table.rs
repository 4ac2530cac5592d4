//! Rows in columns of display width, with the bar on the chosen one.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::line;
use super::pages::Page;
use crate::tui::text::{self, Align};
use crate::tui::theme::{Role, Theme};

/// The blank columns between two columns of a table.
const GAP: usize = 2;

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Always this many.
    Fixed(u16),
    /// What the fixed ones leave; several share it evenly.
    Rest,
}

/// One column of a table. Text of names belongs in the last one: its characters may be of
/// uncertain width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: &'static str,
    /// How wide it is.
    pub width: Width,
    /// On which side its text stands.
    pub align: Align,
}

/// A column with left-aligned text.
pub const fn column(heading: &'static str, width: Width) -> Column {
    Column { heading, width, align: Align::Left }
}

/// What a row says: one text for each column.
pub type Cells<'a> = Vec<Cow<'a, str>>;

/// Draws the headings on the first row of `area` and the rows of `page` under it. `cells` gives
/// the texts of one row and is asked for those of the page only; `chosen` has the bar.
pub fn draw<'a>(
    buffer: &mut Buffer,
    area: Rect,
    columns: &[Column],
    page: Page,
    chosen: Option<usize>,
    theme: Theme,
    cells: impl Fn(usize) -> Cells<'a>,
) {
    let widths = widths(columns, area.width.saturating_sub(2));
    let headings = row_text(columns, &widths, columns.iter().map(|c| c.heading));
    line::put(buffer, area, (2, 0), &headings, theme.style(Role::Title));
    let body = line::below(area, 1);
    for (row, index) in (0u16..body.height).zip(page.first..page.end) {
        let cells = cells(index);
        let text = row_text(columns, &widths, cells.iter().map(AsRef::as_ref));
        if chosen == Some(index) {
            line::put_row(buffer, body, row, &format!("> {text}"), theme.style(Role::Selected));
        } else {
            line::put(buffer, body, (2, row), &text, theme.style(Role::Text));
        }
    }
}

/// The rows of the list that fit an area of this height.
pub fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(1)).max(1)
}

fn widths(columns: &[Column], room: u16) -> Vec<usize> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let taken: usize = columns.iter().filter_map(|c| c.width.fixed()).sum();
    let sharers = columns.iter().filter(|c| c.width == Width::Rest).count().max(1);
    let share = usize::from(room).saturating_sub(gaps + taken) / sharers;
    columns.iter().map(|c| c.width.fixed().unwrap_or(share)).collect()
}

impl Width {
    fn fixed(self) -> Option<usize> {
        match self {
            Self::Fixed(columns) => Some(usize::from(columns)),
            Self::Rest => None,
        }
    }
}

fn row_text<'a>(
    columns: &[Column],
    widths: &[usize],
    cells: impl Iterator<Item = &'a str>,
) -> String {
    let mut row = String::new();
    for ((column, width), cell) in columns.iter().zip(widths).zip(cells) {
        if !row.is_empty() {
            row.push_str("  ");
        }
        row.push_str(&text::pad(&text::guard(cell), *width, column.align));
    }
    row.truncate(row.trim_end().len());
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::rows;
    use crate::tui::widgets::pages::Choice;

    const COLUMNS: &[Column] = &[
        column("日期", Width::Fixed(10)),
        Column { heading: "金额", width: Width::Fixed(8), align: Align::Right },
        column("处罚机关", Width::Rest),
    ];

    #[test]
    fn columns_line_up_by_display_width() {
        let area = Rect::new(0, 0, 40, 4);
        let mut buffer = Buffer::empty(area);
        let list = [
            ["2026-06-05", "2.6 万", "栖霞生态环境局"],
            ["2026-04-02", "警告", "栖霞区市场监督管理局"],
        ];
        let page = Choice::default().page(2, 3);
        draw(&mut buffer, area, COLUMNS, page, Some(1), Theme::Monochrome, |i| {
            list[i].iter().map(|c| Cow::Borrowed(*c)).collect()
        });
        assert_eq!(
            rows(&buffer),
            [
                "  日期            金额  处罚机关",
                "  2026-06-05    2.6 万  栖霞生态环境局",
                "> 2026-04-02      警告  栖霞区市场监督..",
                "",
            ]
        );
        let bar = buffer[(39, 2)].modifier;
        assert!(bar.contains(ratatui::style::Modifier::REVERSED), "the bar reaches the edge");
    }

    #[test]
    fn no_area_is_too_small() {
        for width in 0..30 {
            let area = Rect::new(0, 0, width, 2);
            let mut buffer = Buffer::empty(area);
            let page = Choice::default().page(1, 1);
            draw(&mut buffer, area, COLUMNS, page, Some(0), Theme::Sixteen, |_| {
                vec!["2026-06-05".into(), "警告".into(), "栖霞生态环境局".into()]
            });
        }
    }
}
