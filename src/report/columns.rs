//! How wide a table's columns are: by weight, but wide enough that dates, numbers and codes stay in one piece.

use super::grid;
use super::line;
use super::outcome::RenderError;
use super::shape::Glyph;
use super::style::{BODY_WIDTH, TABLE};

/// A cell's text this short stays in one line where there is room; characters.
pub(super) const SHORT_CELL: usize = 4;
/// A header this short does; characters.
pub(super) const SHORT_HEADER: usize = 6;
/// No column claims more than this for its longest piece.
const LARGEST_CLAIM: f32 = BODY_WIDTH / 3.0;
/// Stands for a weight that is zero, negative or not a number.
const LEAST_WEIGHT: f32 = 0.01;

/// Left edge and width of a column.
pub(super) type Place = (f32, f32);

/// The width a text asks for: its longest piece that should not be broken, padding included. A text of no more than
/// `short` characters is one piece.
pub(super) fn claim(paragraphs: &[Vec<Glyph>], short: usize) -> f32 {
    let widest = |glyphs: &Vec<Glyph>| {
        if glyphs.len() <= short {
            return line::width(glyphs, TABLE.size);
        }
        let units = line::units(glyphs).into_iter();
        units.map(|unit| line::width(&glyphs[unit], TABLE.size)).fold(0.0, f32::max)
    };
    paragraphs.iter().map(widest).fold(0.0, f32::max) + padding()
}

/// Places columns of the given weights, each with what its texts claim.
pub(super) fn places(weights: &[f32], claims: &[f32]) -> Result<Vec<Place>, RenderError> {
    let least = TABLE.size + padding();
    let spare = BODY_WIDTH - least * weights.len() as f32;
    if weights.is_empty() || spare < 0.0 {
        return Err(RenderError::TooManyColumns { columns: weights.len() });
    }
    let wishes: Vec<_> = claims.iter().map(|c| c.min(LARGEST_CLAIM) - least).collect();
    let wished: f32 = wishes.iter().map(|wish| wish.max(0.0)).sum();
    let granted = if wished > spare { spare / wished } else { 1.0 };
    let floors: Vec<_> = wishes.iter().map(|wish| least + wish.max(0.0) * granted).collect();
    let mut x = 0.0;
    let place = |width: f32| {
        x += width;
        (x - width, width)
    };
    Ok(shares(weights, &floors).into_iter().map(place).collect())
}

/// Shares the width by weight; a column whose share is below its floor gets the floor, and the others share the rest.
fn shares(weights: &[f32], floors: &[f32]) -> Vec<f32> {
    let weights: Vec<_> =
        weights.iter().map(|w| if *w > LEAST_WEIGHT { *w } else { LEAST_WEIGHT }).collect();
    let mut is_open = vec![true; weights.len()];
    loop {
        let taken: f32 = (0..weights.len()).filter(|i| !is_open[*i]).map(|i| floors[i]).sum();
        let total: f32 = (0..weights.len()).filter(|i| is_open[*i]).map(|i| weights[i]).sum();
        let share = |i: usize| (BODY_WIDTH - taken) * weights[i] / total;
        let Some(short) = (0..weights.len()).find(|i| is_open[*i] && share(*i) < floors[*i]) else {
            return (0..weights.len())
                .map(|i| if is_open[i] { share(i) } else { floors[i] })
                .collect();
        };
        is_open[short] = false;
    }
}

fn padding() -> f32 {
    TABLE.size - grid::inner(TABLE.size)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_claim_is_met_and_the_others_share_the_rest() {
        let places = places(&[1.0, 1.0, 2.0], &[0.0, 130.0, 0.0]).unwrap();
        let rest = BODY_WIDTH - 130.0;
        let widths: Vec<_> = places.iter().map(|place| place.1.round()).collect();
        assert_eq!(widths, [(rest / 3.0).round(), 130.0, (rest * 2.0 / 3.0).round()]);
    }

    #[test]
    fn columns_that_cannot_hold_a_character_are_refused() {
        let refused = places(&[1.0; 30], &[0.0; 30]);
        assert_eq!(refused, Err(RenderError::TooManyColumns { columns: 30 }));
        assert!(places(&[], &[]).is_err());
    }

    proptest! {
        #[test]
        fn columns_fill_the_width_and_none_is_too_narrow(
            columns in prop::collection::vec((-1.0_f32..9.0, 0.0_f32..900.0), 1..20)
        ) {
            let (weights, claims): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
            let places = places(&weights, &claims).unwrap();
            let total: f32 = places.iter().map(|place| place.1).sum();
            prop_assert!((total - BODY_WIDTH).abs() < 0.1);
            for (_, width) in places {
                prop_assert!(width >= TABLE.size + padding() - 0.01);
            }
        }
    }
}
