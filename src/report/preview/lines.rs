//! Rows to lines of text: paragraphs broken again to the columns they have, cells set side by side.

use crate::report::line::{self, Measure};
use crate::report::shape::Glyph;
use crate::report::style::BODY_WIDTH;

use super::COLUMNS;
use super::columns::{text_width, width, widths};
use super::row::{Cell, Paragraph, Row, Rule};

/// Lines further apart than this are parted by an empty one; in parts of the size.
const APART: f32 = 2.1;
/// Deviations smaller than this do not count; points.
const SLACK: f32 = 1.5;

/// Where a line stands in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Left,
    Middle,
    Right,
}

/// The lines of one cell.
type Lines = Vec<(String, Stand)>;

/// The lines of a page from its header, body and footer.
pub(super) fn page(parts: [Vec<Row>; 3]) -> Vec<String> {
    let mut lines = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut before: Option<&Row> = None;
        for table in part.chunk_by(|a, b| a.stands_like(b)) {
            set(table, before, &mut lines);
            before = table.last();
        }
    }
    lines
}

/// Sets rows that have the same fields.
fn set<'a>(rows: &'a [Row], mut before: Option<&'a Row>, lines: &mut Vec<String>) {
    let widths = widths(rows);
    for row in rows {
        if before.is_some_and(|before| is_apart(before, row)) {
            lines.push(String::new());
        }
        before = Some(row);
        if row.above == Rule::Dashes {
            lines.push("-".repeat(COLUMNS));
        }
        match &widths {
            Some(widths) => {
                let cells = row.cells.iter().zip(widths);
                let cells = cells.map(|(cell, width)| broken(cell, *width)).collect();
                abreast(cells, widths, lines);
            }
            None => {
                let cells = row.cells.iter().map(|cell| broken(cell, COLUMNS));
                cells.for_each(|cell| abreast(vec![cell], &[COLUMNS], lines));
            }
        }
        if row.below == Rule::Dashes {
            lines.push("-".repeat(COLUMNS));
        }
    }
}

/// Whether there is more than the usual space between two rows. Rows of tables have none.
fn is_apart(above: &Row, below: &Row) -> bool {
    let is_table = above.cells.len() > 1 && below.cells.len() > 1;
    let size = above.size.max(below.size);
    !is_table && below.reach.0 - above.reach.1 > APART * size
}

/// Puts the lines of cells side by side.
fn abreast(cells: Vec<Lines>, widths: &[usize], lines: &mut Vec<String>) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for number in 0..height {
        let mut line = String::new();
        let mut used = 0;
        let mut start = 0;
        for (cell, room) in cells.iter().zip(widths) {
            if let Some((text, stand)) = cell.get(number) {
                let taken: usize = text.chars().map(width).sum();
                let spare = room.saturating_sub(taken);
                let indent = match stand {
                    Stand::Left => 0,
                    Stand::Middle => spare / 2,
                    Stand::Right => spare,
                };
                let blanks = (start + indent).saturating_sub(used);
                line.extend(std::iter::repeat_n(' ', blanks));
                line.push_str(text);
                used += blanks + taken;
            }
            start += room + 1;
        }
        lines.push(line.trim_end_matches(' ').to_owned());
    }
}

fn broken(cell: &Cell, columns: usize) -> Lines {
    let lines = cell.paragraphs.iter().flat_map(|paragraph| {
        let stand = stand(paragraph, cell);
        let (first, rest) = match stand {
            Stand::Left => indents(paragraph, cell),
            Stand::Middle | Stand::Right => (0, 0),
        };
        let lines = wrapped(&paragraph.glyphs, columns, (first, rest));
        lines.into_iter().map(move |line| (line, stand))
    });
    lines.collect()
}

/// Where the last line stood on paper: it is the one most likely to be short.
fn stand(paragraph: &Paragraph, cell: &Cell) -> Stand {
    let (left, right) = paragraph.shape.last;
    let (before, after) = (left - cell.edges.0, cell.edges.1 - right);
    let is_whole = cell.edges.1 - cell.edges.0 > BODY_WIDTH - SLACK;
    let least = if is_whole { 4.0 * paragraph.shape.size } else { SLACK };
    if (before - after).abs() < SLACK && before > paragraph.shape.size {
        Stand::Middle
    } else if before > after.max(0.0) + least && after < paragraph.shape.size {
        Stand::Right
    } else {
        Stand::Left
    }
}

/// Columns before the first line and the others of a paragraph that has the page's whole width.
fn indents(paragraph: &Paragraph, cell: &Cell) -> (usize, usize) {
    let shape = &paragraph.shape;
    if cell.edges.1 - cell.edges.0 < BODY_WIDTH - SLACK {
        return (0, 0);
    }
    let columns = |left: f32| (2.0 * left / shape.size).round().clamp(0.0, 24.0) as usize;
    let first = columns(shape.first);
    let is_prose = shape.lines == 1 && shape.first < 3.0 * shape.size;
    (first, if is_prose { 0 } else { columns(shape.rest) })
}

/// Breaks a text as paper does, one column for a point.
fn wrapped(glyphs: &[Glyph], columns: usize, (first, rest): (usize, usize)) -> Vec<String> {
    let advance = |glyph: &Glyph| 1000 * width(glyph.character) as u16;
    let glyphs: Vec<_> = glyphs.iter().map(|g| Glyph { advance: advance(g), ..*g }).collect();
    let room = |indent: usize| columns.saturating_sub(indent) as f32;
    let measure = Measure { first: room(first), rest: room(rest) };
    let lines = line::broken(&glyphs, 1.0, measure).into_iter().enumerate();
    let write = |(number, line): (usize, line::Line)| {
        let indent = if number == 0 { first } else { rest };
        let text: String = line.glyphs.iter().map(|glyph| glyph.character).collect();
        debug_assert!(indent + text_width(&line.glyphs) <= columns.max(indent + 2));
        format!("{:indent$}{text}", "")
    };
    lines.map(write).collect()
}
