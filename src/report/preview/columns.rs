//! How many terminal columns each cell of a table gets: as on paper, but so that codes and dates stay whole.

use unicode_width::UnicodeWidthChar;

use crate::report::line;
use crate::report::shape::Glyph;
use crate::report::style::BODY_WIDTH;

use super::COLUMNS;
use super::row::Row;

/// A text this wide stays in one line where there is room.
const SHORT: usize = 18;
/// What is claimed for a piece that should not be broken, at most.
const LONGEST_PIECE: usize = 24;
/// A Chinese character.
const LEAST: usize = 2;

/// Columns a character takes.
pub(super) fn width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// Columns of a text.
pub(super) fn text_width(glyphs: &[Glyph]) -> usize {
    glyphs.iter().map(|glyph| width(glyph.character)).sum()
}

/// What the cells of one column of a table ask for, in terminal columns.
#[derive(Debug, Clone, Copy)]
struct Wish {
    /// For its longest piece that should not be broken.
    whole: usize,
    /// For its short texts.
    short: usize,
    /// For everything in one line.
    all: usize,
    /// As wide as on paper.
    paper: usize,
}

/// Widths of the cells of `rows`, which have the same fields; with one blank between them they fill [`COLUMNS`] at
/// most. `None` when there are too many.
pub(super) fn widths(rows: &[Row]) -> Option<Vec<usize>> {
    let count = rows.first()?.cells.len();
    let room = COLUMNS.checked_sub(count - 1).filter(|room| *room >= count * LEAST)?;
    let wishes: Vec<_> = (0..count).map(|column| wish(rows, column)).collect();
    let mut widths: Vec<_> = wishes.iter().map(|wish| wish.paper.max(wish.short)).collect();
    while widths.iter().sum::<usize>() > room {
        // The one with most to spare gives; when none has, short texts are broken, then anything.
        let spare = |floor: fn(&Wish) -> usize| {
            let spare = |(at, wish): (usize, &Wish)| (widths[at].saturating_sub(floor(wish)), at);
            wishes.iter().enumerate().map(spare).max().filter(|(spare, _)| *spare > 0)
        };
        let giver = spare(|wish| wish.short).or_else(|| spare(|wish| wish.whole));
        let (_, at) = giver.or_else(|| spare(|_| LEAST))?;
        widths[at] -= 1;
    }
    while widths.iter().sum::<usize>() < room {
        let lack = |(at, wish): (usize, &Wish)| (wish.all.saturating_sub(widths[at]), at);
        let taker = wishes.iter().enumerate().map(lack).max().filter(|(lack, _)| *lack > 0);
        let Some((_, at)) = taker else { break };
        widths[at] += 1;
    }
    Some(widths)
}

fn wish(rows: &[Row], column: usize) -> Wish {
    let texts = || rows.iter().flat_map(|row| &row.cells[column].paragraphs);
    let all = texts().map(|text| text_width(&text.glyphs)).max().unwrap_or(0);
    let pieces = texts().flat_map(|text| {
        line::units(&text.glyphs).into_iter().map(|unit| text_width(&text.glyphs[unit]))
    });
    let whole = pieces.filter(|piece| *piece <= LONGEST_PIECE).max().unwrap_or(0).max(LEAST);
    let is_short = |width: &usize| *width <= SHORT;
    let short = texts().map(|text| text_width(&text.glyphs)).filter(is_short).max().unwrap_or(0);
    let (left, right) = rows[0].cells[column].edges;
    let paper = ((right - left) / BODY_WIDTH * COLUMNS as f32).round() as usize;
    Wish { whole, short: short.max(whole), all, paper: paper.saturating_sub(1).max(LEAST) }
}
