//! Ruled lines to write on: captions with a line behind each, several in a row.

use super::document::BlankRow;
use super::fonts::Voice;
use super::line::Measure;
use super::pages::{Fill, Keep, Mark, Piece, Run};
use super::shape::Shaper;
use super::style::{BODY, BODY_WIDTH, INK, MEDIUM_RULE};

/// Above a row's captions: room to write in.
const ABOVE: f32 = 8.0;
/// From the foot of a row up to its line.
const LINE: f32 = 3.0;
/// Between two lines of a row, and between a caption and its line.
const GAP: f32 = 8.0;
/// No caption takes more of its share than this.
const WIDEST_CAPTION: f32 = 0.7;

/// One piece a row.
pub(super) fn pieces(rows: &[BlankRow], shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = rows.iter().map(|row| piece(row, shaper)).collect();
    if let Some((_, others)) = pieces.split_last_mut() {
        others.iter_mut().for_each(|piece| piece.keep = Keep::WithNext);
    }
    pieces
}

fn piece(row: &BlankRow, shaper: &mut Shaper<'_>) -> Piece {
    let count = row.captions.len().max(1) as f32;
    let share = (BODY_WIDTH - GAP * (count - 1.0)) / count;
    let measure = Measure::even(share * WIDEST_CAPTION);
    let set = |caption: &String| match caption.as_str() {
        "" => Vec::new(),
        caption => shaper.lines(caption, Voice::Body, BODY.size, measure),
    };
    let captions: Vec<_> = row.captions.iter().map(set).collect();
    let lines = captions.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let height = ABOVE + lines as f32 * BODY.leading;
    let mut marks = Vec::new();
    for (number, lines) in captions.into_iter().enumerate() {
        let x = number as f32 * (share + GAP);
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let from = if lines.is_empty() { x } else { x + width + GAP / 2.0 };
        let rule = Fill::level(from, height - LINE, x + share - from, MEDIUM_RULE);
        marks.push(Mark::Fill(rule));
        let top = height - lines.len() as f32 * BODY.leading;
        marks.extend(lines.into_iter().enumerate().map(|(at, line)| {
            let top = top + at as f32 * BODY.leading;
            Mark::Text(Run::in_line(line, x, top, BODY, INK))
        }));
    }
    Piece::new(0.0, height, marks)
}
