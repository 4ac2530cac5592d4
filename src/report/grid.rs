//! A row of ruled fields as pieces: one piece, or a slice per line when the row is taller than a page.

use super::document::Align;
use super::line::Line;
use super::pages::{Fill, Mark, Piece, Run};
use super::style::{BODY_WIDTH, Grey, INK, NO_RULE, PAD_X, PAD_Y, Rule, TABLE};

/// One field.
#[derive(Debug)]
pub(super) struct Field {
    /// Left edge.
    pub x: f32,
    /// Width, padding included.
    pub width: f32,
    /// Its text, broken to the width without padding.
    pub lines: Vec<Line>,
    /// Where the lines stand.
    pub align: Align,
    /// Shading behind it.
    pub shade: Option<Grey>,
}

/// Where the text of a field shorter than its row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vertical {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
}

/// How a row is ruled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ruling {
    /// Above.
    pub top: Rule,
    /// Below.
    pub bottom: Rule,
    /// Left and right of every field.
    pub sides: Rule,
    /// Where short fields stand.
    pub vertical: Vertical,
}

/// Width left for text in a field of `width`.
pub(super) fn inner(width: f32) -> f32 {
    width - 2.0 * PAD_X
}

/// The row as pieces no taller than `room`.
pub(super) fn row(fields: Vec<Field>, ruling: Ruling, room: f32) -> Vec<Piece> {
    let count = fields.iter().map(|field| field.lines.len()).max().unwrap_or(1).max(1);
    let height = 2.0 * PAD_Y + count as f32 * TABLE.leading;
    if height <= room {
        return vec![Piece::new(0.0, height, whole(fields, ruling, height))];
    }
    slices(fields, ruling, count)
}

fn whole(fields: Vec<Field>, ruling: Ruling, height: f32) -> Vec<Mark> {
    let mut marks = frame(&fields, ruling, height);
    for field in fields {
        let text = field.lines.len() as f32 * TABLE.leading;
        let top = match ruling.vertical {
            Vertical::Top => PAD_Y,
            Vertical::Middle => (height - text) / 2.0,
        };
        let Field { x, width, align, lines, .. } = field;
        for (number, line) in lines.into_iter().enumerate() {
            marks.push(set(line, x, width, align, top + number as f32 * TABLE.leading));
        }
    }
    marks
}

/// One piece per line of text: the page may turn after any of them.
fn slices(mut fields: Vec<Field>, ruling: Ruling, count: usize) -> Vec<Piece> {
    let mut texts: Vec<_> =
        fields.iter_mut().map(|field| std::mem::take(&mut field.lines).into_iter()).collect();
    let mut pieces = Vec::with_capacity(count);
    for number in 0..count {
        let (first, last) = (number == 0, number + 1 == count);
        let above = if first { PAD_Y } else { 0.0 };
        let below = if last { PAD_Y } else { 0.0 };
        let height = above + TABLE.leading + below;
        let top = if first { ruling.top } else { NO_RULE };
        let bottom = if last { ruling.bottom } else { NO_RULE };
        let mut marks = frame(&fields, Ruling { top, bottom, ..ruling }, height);
        for (field, lines) in fields.iter().zip(&mut texts) {
            marks.extend(
                lines.next().map(|line| set(line, field.x, field.width, field.align, above)),
            );
        }
        pieces.push(Piece::new(0.0, height, marks));
    }
    pieces
}

fn set(line: Line, x: f32, width: f32, align: Align, top: f32) -> Mark {
    let spare = inner(width) - line.width;
    let indent = match align {
        Align::Left | Align::Justified => 0.0,
        Align::Center => spare / 2.0,
        Align::Right => spare,
    };
    Mark::Text(Run::in_line(line, x + PAD_X + indent.max(0.0), top, TABLE, INK))
}

fn frame(fields: &[Field], ruling: Ruling, height: f32) -> Vec<Mark> {
    let shades = fields.iter().filter_map(|field| {
        let Field { x, width, .. } = *field;
        field.shade.map(|grey| Fill { x, y: 0.0, width, height, grey })
    });
    let mut fills: Vec<_> = shades.collect();
    fills.push(Fill::level(0.0, 0.0, BODY_WIDTH, ruling.top));
    fills.push(Fill::level(0.0, height, BODY_WIDTH, ruling.bottom));
    fills.extend(fields.iter().map(|field| Fill::upright(field.x, 0.0, height, ruling.sides)));
    fills.push(Fill::upright(BODY_WIDTH, 0.0, height, ruling.sides));
    fills.retain(|fill| fill.width > 0.0 && fill.height > 0.0);
    fills.into_iter().map(Mark::Fill).collect()
}
