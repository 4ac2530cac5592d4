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

/// A column that would be narrower is left out.
const NARROWEST: usize = 4;

/// How wide a column is, in the order in which columns are served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// Always this many.
    Fixed(u16),
    /// As wide as the widest text of the list, as far as there is room.
    Whole,
    /// The same, but at most half of what is left.
    Part,
    /// What the others leave.
    Rest,
}

/// One column of a table.
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
/// the texts of one row; `chosen` has the bar. Columns keep their widths from page to page.
pub fn draw<'a>(
    buffer: &mut Buffer,
    area: Rect,
    columns: &[Column],
    page: Page,
    chosen: Option<usize>,
    theme: Theme,
    cells: impl Fn(usize) -> Cells<'a>,
) {
    let widest = |column: usize| {
        let texts = (0..page.rows).map(|row| cells(row).get(column).map_or(0, |c| text::width(c)));
        texts.max().unwrap_or(0)
    };
    let widths = widths(columns, usize::from(area.width.saturating_sub(2)), widest);
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

/// The columns each column of the table gets, nought for one that is left out.
fn widths(columns: &[Column], room: usize, widest: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|&index| columns[index].width);
    let mut widths = vec![0; columns.len()];
    // Each column brings the gap before it; the first has none.
    let mut left = room + GAP;
    for index in order {
        let whole = || widest(index).max(text::width(columns[index].heading));
        let wanted = match columns[index].width {
            Width::Fixed(columns) => usize::from(columns),
            Width::Whole => whole(),
            Width::Part => whole().min((left / 2).saturating_sub(GAP)),
            Width::Rest => left,
        };
        let given = wanted.min(left.saturating_sub(GAP));
        if given >= NARROWEST {
            widths[index] = given;
            left -= given + GAP;
        }
    }
    widths
}

fn row_text<'a>(
    columns: &[Column],
    widths: &[usize],
    cells: impl Iterator<Item = &'a str>,
) -> String {
    let mut row = String::new();
    let shown = columns.iter().zip(widths).zip(cells).filter(|((_, width), _)| **width > 0);
    for ((column, width), cell) in shown {
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

    /// What weighs most is whole as long as it can be; what has no room is left out.
    #[test]
    fn a_narrow_table_gives_up_what_weighs_least() {
        const TABLE: &[Column] = &[
            column("日期", Width::Fixed(10)),
            column("文号", Width::Whole),
            column("机关", Width::Part),
            column("状态", Width::Fixed(6)),
            column("内容", Width::Rest),
        ];
        let widest = |column| [10, 27, 26, 6, 60][column];
        for (room, expected) in [
            (130, [10, 27, 26, 6, 53]),
            (75, [10, 27, 12, 6, 12]),
            (55, [10, 27, 0, 6, 6]),
            (40, [10, 20, 0, 6, 0]),
        ] {
            assert_eq!(widths(TABLE, room, widest), expected, "in {room}");
        }
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
