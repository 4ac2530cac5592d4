//! Labels with their values, in one or two columns of pairs, fully ruled.

use super::document::{Align, KeyValues, Pairing};
use super::fonts::Voice;
use super::grid::{self, Field, Ruling, Vertical};
use super::line::Measure;
use super::pages::{Keep, Piece};
use super::shape::Shaper;
use super::style::{BODY_WIDTH, HAIRLINE, SHADE, TABLE, TALLEST_ROW};

const RULING: Ruling =
    Ruling { top: HAIRLINE, bottom: HAIRLINE, sides: HAIRLINE, vertical: Vertical::Middle };
/// Narrowest and widest label column; a longer label wraps.
const LABEL_WIDTHS: (f32, f32) = (64.0, 118.0);
/// A value of more lines than this in half the width gets the whole width.
const HALF_WIDTH_LINES: f32 = 2.0;

/// A pair: label and value.
type Pair = (String, String);

/// The pairs as rows.
pub(super) fn pieces(table: &KeyValues, shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let label = label_width(&table.pairs, shaper);
    let half = BODY_WIDTH / 2.0;
    let mut pieces = Vec::new();
    let mut waiting: Option<&Pair> = None;
    for pair in &table.pairs {
        let is_long = shaper.natural_width(&pair.1, Voice::Body, TABLE.size)
            > HALF_WIDTH_LINES * grid::inner(half - label)
            || pair.1.contains('\n');
        if table.pairing == Pairing::Single || is_long {
            pieces.extend(waiting.take().into_iter().flat_map(|pair| row(&[pair], label, shaper)));
            pieces.extend(row(&[pair], label, shaper));
        } else if let Some(first) = waiting.take() {
            pieces.extend(row(&[first, pair], label, shaper));
        } else {
            waiting = Some(pair);
        }
    }
    pieces.extend(waiting.into_iter().flat_map(|pair| row(&[pair], label, shaper)));
    // No single row at the foot or at the head of a page.
    let count = pieces.len();
    if count > 2 {
        pieces[0].keep = Keep::WithNext;
        pieces[count - 2].keep = Keep::WithNext;
    }
    pieces
}

fn row(pairs: &[&Pair], label: f32, shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let share = BODY_WIDTH / pairs.len() as f32;
    let mut fields = Vec::with_capacity(2 * pairs.len());
    for (number, (name, value)) in pairs.iter().enumerate() {
        let x = number as f32 * share;
        fields.push(field(name, x, label, Voice::Heading, shaper));
        fields.push(field(value, x + label, share - label, Voice::Body, shaper));
    }
    grid::row(fields, RULING, TALLEST_ROW)
}

fn field(text: &str, x: f32, width: f32, voice: Voice, shaper: &mut Shaper<'_>) -> Field {
    let lines = shaper.lines(text, voice, TABLE.size, Measure::even(grid::inner(width)));
    let shade = (voice == Voice::Heading).then_some(SHADE);
    Field { x, width, lines, align: Align::Left, shade }
}

fn label_width(pairs: &[Pair], shaper: &mut Shaper<'_>) -> f32 {
    let padding = TABLE.size - grid::inner(TABLE.size);
    let widest = pairs
        .iter()
        .map(|(name, _)| shaper.natural_width(name, Voice::Heading, TABLE.size) + padding)
        .fold(0.0, f32::max);
    widest.clamp(LABEL_WIDTHS.0, LABEL_WIDTHS.1)
}
