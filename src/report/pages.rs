//! Pieces to pages: what stands together, what is repeated on a new page. Knows heights, not content.

use super::document::Level;
use super::line::{Ending, Line};
use super::shape::Glyph;
use super::style::{ASCENT, Grey, Rule, Type};

/// The smallest thing a page break goes around.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Space above, dropped at the head of a page; points.
    pub before: f32,
    /// Height in points.
    pub height: f32,
    /// Whether a page may end after it.
    pub keep: Keep,
    /// The piece repeated at the head of a page this one starts: its table's header.
    pub running_head: Option<usize>,
    /// What is drawn, from the piece's upper left corner.
    pub marks: Vec<Mark>,
    /// What the outline says of it; only headings are in it.
    pub entry: Option<Entry>,
}

impl Piece {
    /// A piece a page may end after.
    pub(super) fn new(before: f32, height: f32, marks: Vec<Mark>) -> Self {
        Self { before, height, keep: Keep::Free, running_head: None, marks, entry: None }
    }
}

/// A heading as the outline has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// How deep.
    pub level: Level,
    /// Its text.
    pub text: String,
}

/// Whether a page may end after a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// It may.
    Free,
    /// Not if both fit on one page.
    WithNext,
    /// It does, unless nothing has been printed on it.
    Turn,
}

/// Something drawn; x to the right, y downwards, points.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A line of text.
    Text(Run),
    /// A filled rectangle: rules, shading, QR modules.
    Fill(Fill),
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Where it starts.
    pub x: f32,
    /// Its baseline.
    pub baseline: f32,
    /// Size.
    pub size: f32,
    /// How dark.
    pub grey: Grey,
    /// Added after each character.
    pub tracking: f32,
    /// The characters.
    pub glyphs: Vec<Glyph>,
    /// Whether its paragraph goes on in the next line.
    pub ending: Ending,
}

impl Run {
    /// A line whose box of height `kind.leading` starts at `top`.
    pub(super) fn in_line(line: Line, x: f32, top: f32, kind: Type, grey: Grey) -> Self {
        let baseline = top + (kind.leading - kind.size) / 2.0 + kind.size * ASCENT;
        let Line { glyphs, ending, .. } = line;
        Self { x, baseline, size: kind.size, grey, tracking: 0.0, glyphs, ending }
    }
}

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fill {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// How dark.
    pub grey: Grey,
}

impl Fill {
    /// A level line, centred on `y`.
    pub(super) fn level(x: f32, y: f32, width: f32, rule: Rule) -> Self {
        let half = rule.thickness / 2.0;
        Self { x, y: y - half, width, height: rule.thickness, grey: rule.grey }
    }

    /// An upright line, centred on `x`.
    pub(super) fn upright(x: f32, y: f32, height: f32, rule: Rule) -> Self {
        Self { x: x - rule.thickness / 2.0, y, width: rule.thickness, height, grey: rule.grey }
    }
}

/// A piece's place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Index of the piece.
    pub piece: usize,
    /// From the head of the text to the piece's top.
    pub top: f32,
}

/// Puts the pieces on pages with room for `room` points; always at least one page.
pub(super) fn paginate(pieces: &[Piece], room: f32) -> Vec<Vec<Placed>> {
    let mut sheet = Sheet { pieces, room, pages: vec![Vec::new()], used: 0.0 };
    let mut at = 0;
    while at < pieces.len() {
        let end = chain_end(pieces, at);
        if sheet.fits(at..end) {
            sheet.place(at..end);
            at = end;
        } else if sheet.would_fit_afresh(at..end) {
            sheet.turn();
        } else {
            // Too tall for any page: break where the room ends, but keep a heading with what follows.
            let together = (at + 2).min(end);
            if !sheet.is_fresh() && !sheet.fits(at..together) {
                sheet.turn();
            }
            let stop = if sheet.fits(at..together) { together } else { at + 1 };
            sheet.place(at..stop);
            at = stop;
        }
    }
    sheet.pages
}

/// One past the last piece that stands together with `start`.
fn chain_end(pieces: &[Piece], start: usize) -> usize {
    let free = pieces[start..].iter().position(|piece| piece.keep != Keep::WithNext);
    free.map_or(pieces.len(), |offset| start + offset + 1)
}

/// The page being filled.
struct Sheet<'a> {
    pieces: &'a [Piece],
    room: f32,
    pages: Vec<Vec<Placed>>,
    used: f32,
}

impl Sheet<'_> {
    fn is_fresh(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    /// Height of pieces that stand together; at the head of a page without the space above, with the running head.
    fn height(&self, range: std::ops::Range<usize>, afresh: bool) -> f32 {
        let first = &self.pieces[range.start];
        let all: f32 = self.pieces[range].iter().map(|piece| piece.before + piece.height).sum();
        if !afresh {
            return all;
        }
        let head = first.running_head.map_or(0.0, |head| self.pieces[head].height);
        all - first.before + head
    }

    fn fits(&self, range: std::ops::Range<usize>) -> bool {
        let is_space = self.pieces[range.clone()].iter().all(|piece| piece.height == 0.0);
        is_space || self.used + self.height(range, self.is_fresh()) <= self.room + 0.01
    }

    fn would_fit_afresh(&self, range: std::ops::Range<usize>) -> bool {
        !self.is_fresh() && self.height(range, true) <= self.room + 0.01
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.used = 0.0;
    }

    fn place(&mut self, range: std::ops::Range<usize>) {
        for at in range {
            let piece = &self.pieces[at];
            if self.is_fresh() {
                if let Some(head) = piece.running_head {
                    self.put(head, 0.0);
                }
                self.put(at, 0.0);
            } else {
                self.put(at, piece.before);
            }
            if piece.keep == Keep::Turn && self.used > 0.0 && at + 1 < self.pieces.len() {
                self.turn();
            }
        }
    }

    fn put(&mut self, piece: usize, before: f32) {
        let top = self.used + before;
        self.used = top + self.pieces[piece].height;
        if let Some(page) = self.pages.last_mut() {
            page.push(Placed { piece, top });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(height: f32, keep: Keep) -> Piece {
        Piece { keep, ..Piece::new(0.0, height, Vec::new()) }
    }

    fn numbers(pages: &[Vec<Placed>]) -> Vec<Vec<usize>> {
        pages.iter().map(|page| page.iter().map(|placed| placed.piece).collect()).collect()
    }

    #[test]
    fn no_pieces_still_make_a_page() {
        assert_eq!(numbers(&paginate(&[], 100.0)), [Vec::<usize>::new()]);
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        let pieces =
            [piece(80.0, Keep::Free), piece(15.0, Keep::WithNext), piece(10.0, Keep::Free)];
        assert_eq!(numbers(&paginate(&pieces, 100.0)), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_broken_where_the_room_ends() {
        let pieces = vec![piece(40.0, Keep::WithNext); 5];
        assert_eq!(numbers(&paginate(&pieces, 100.0)), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn a_running_head_is_repeated_and_counted() {
        let row = Piece { running_head: Some(0), ..piece(30.0, Keep::Free) };
        let pieces = [piece(20.0, Keep::WithNext), row.clone(), row.clone(), row.clone(), row];
        let pages = paginate(&pieces, 100.0);
        assert_eq!(numbers(&pages), [vec![0, 1, 2], vec![0, 3, 4]]);
        assert_eq!(pages[1][1].top, 20.0);
    }

    #[test]
    fn space_is_dropped_at_the_head_and_never_opens_a_page() {
        let tail = Piece::new(30.0, 0.0, Vec::new());
        let pieces = [piece(90.0, Keep::Free), tail.clone()];
        assert_eq!(paginate(&pieces, 100.0).len(), 1);
        let pieces = [Piece { before: 12.0, ..piece(90.0, Keep::Free) }];
        assert_eq!(paginate(&pieces, 100.0)[0][0].top, 0.0);
    }

    #[test]
    fn a_page_ends_where_it_is_told_to_and_no_page_stays_empty() {
        let turn = Piece { keep: Keep::Turn, ..Piece::new(0.0, 0.0, Vec::new()) };
        let held = Piece { keep: Keep::WithNext, ..piece(20.0, Keep::Free) };
        let text = piece(20.0, Keep::Free);
        let pieces = [turn.clone(), text.clone(), held, turn.clone(), text, turn];
        assert_eq!(numbers(&paginate(&pieces, 100.0)), [vec![0, 1, 2, 3], vec![4, 5]]);
    }

    proptest! {
        #[test]
        fn every_piece_stands_once_in_order_and_inside_its_page(
            shapes in prop::collection::vec((0.0_f32..9.0, 0.0_f32..80.0, any::<bool>()), 0..60)
        ) {
            let piece = |(before, height, is_free): (f32, f32, bool)| {
                let keep = if is_free { Keep::Free } else { Keep::WithNext };
                Piece { before, running_head: Some(0), ..super::tests::piece(height, keep) }
            };
            let mut pieces = vec![self::piece(20.0, Keep::WithNext)];
            pieces.extend(shapes.into_iter().map(piece));
            let pages = paginate(&pieces, 100.0);
            let mut next = 0;
            for (number, page) in pages.iter().enumerate() {
                let mut used = 0.0;
                for (position, placed) in page.iter().enumerate() {
                    prop_assert!(placed.top >= used);
                    used = placed.top + pieces[placed.piece].height;
                    prop_assert!(used <= 100.01 || pieces[placed.piece].height == 0.0);
                    if number > 0 && position == 0 {
                        prop_assert_eq!(placed.piece, 0);
                    } else {
                        prop_assert_eq!(placed.piece, next);
                        next += 1;
                    }
                }
            }
            prop_assert_eq!(next, pieces.len());
        }
    }
}
