//! The QR codes on a picture.
//!
//! `rqrr` reads a code's squares, but does not look for it here: its own search copies the picture
//! for every three marks that might belong together and follows lines as far as arithmetic goes, so
//! a hostile sheet could keep the desk waiting for minutes or panic. The search below looks at a
//! number of places that is bounded by the picture's size: `ink` parts black from white, `finders`
//! looks for the three marks, `lattice` lays the squares over them.

mod finders;
mod ink;
mod lattice;

use super::grey::Grey;
use finders::Finder;
use ink::Ink;
use lattice::Lattice;

/// Longer side a picture is shrunk to at first, pixels.
const FIRST_SIDE: usize = 2500;
/// Longer side it is looked at again when nothing was found, pixels.
const SECOND_SIDE: usize = 5000;
/// Shorter than this a picture is not halved, pixels.
const LEAST_SIDE: usize = 600;
/// Threes of marks tried on a picture.
const MOST_TRIES: usize = 200;
/// Lattices read on a picture; the largest code takes some hundredths of a second.
const MOST_READ: usize = 40;

/// Texts of the codes found, each once; those that are not UTF-8 are left out.
pub fn read(picture: Grey) -> Vec<String> {
    let side = picture.longer_side();
    let first = side.div_ceil(FIRST_SIDE);
    let second = side.div_ceil(SECOND_SIDE);
    let codes = read_shrunk(&picture, first);
    if !codes.is_empty() {
        return codes;
    }
    if second < first {
        let codes = read_shrunk(&picture, second);
        if !codes.is_empty() {
            return codes;
        }
    }
    // Halving evens out the noise of a bad scan.
    if side / (first * 2) >= LEAST_SIDE { read_shrunk(&picture, first * 2) } else { Vec::new() }
}

fn read_shrunk(picture: &Grey, factor: usize) -> Vec<String> {
    if factor == 1 {
        return read_ink(&Ink::of(picture));
    }
    picture.shrunk(factor).map(|small| read_ink(&Ink::of(&small))).unwrap_or_default()
}

fn read_ink(ink: &Ink) -> Vec<String> {
    let marks = finders::find(ink);
    let mut used = vec![false; marks.len()];
    let mut codes: Vec<String> = Vec::new();
    let mut left = MOST_READ;
    for three in finders::threes(&marks).into_iter().take(MOST_TRIES) {
        if three.iter().any(|&mark| used[mark]) {
            continue;
        }
        let [corner, right, below] = three.map(|mark| marks[mark]);
        let Some(text) = read_three(ink, [corner, right, below], &mut left) else { continue };
        three.iter().for_each(|&mark| used[mark] = true);
        if !text.is_empty() && !codes.contains(&text) {
            codes.push(text);
        }
    }
    codes
}

/// The text between three marks, should they be a code's.
fn read_three(ink: &Ink, three: [Finder; 3], left: &mut usize) -> Option<String> {
    let [corner, right, below] = three;
    Lattice::guesses(ink, corner, right, below).into_iter().find_map(|lattice| {
        *left = left.checked_sub(1)?;
        let grid = rqrr::SimpleGrid::from_func(lattice.size, |x, y| lattice.is_dark(ink, x, y));
        rqrr::Grid::new(grid).decode().ok().map(|(_, text)| text)
    })
}
