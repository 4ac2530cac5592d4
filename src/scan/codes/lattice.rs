//! Where a code's squares lie between its three marks.

use super::{finders::Finder, ink::Ink};

/// Squares a side of the smallest and of the largest code.
const SIZES: std::ops::RangeInclusive<usize> = 21..=177;
/// From a mark's middle to the code's edge, squares.
const INSET: f64 = 3.5;
/// Least [`Lattice::timing`] of a flat lattice whose fourth corner is looked for; chance gives 0.
const WORTH_BENDING: i64 = 150;
/// Least [`Lattice::timing`] of a lattice that is read: reading takes long, and what a code may lose
/// to dirt is less than this.
const WORTH_READING: i64 = 500;

#[derive(Debug, Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
}

impl Point {
    fn of(mark: Finder) -> Self {
        Self { x: mark.x, y: mark.y }
    }
}

/// The squares of a code as a flat sheet seen from anywhere: the three marks are where they are, two
/// weights say how much farther away the right and the lower one is.
#[derive(Debug, Clone, Copy)]
pub struct Lattice {
    /// Squares a side, 21 to 177.
    pub size: usize,
    corner: Point,
    right: Point,
    below: Point,
    weights: (f64, f64),
}

impl Lattice {
    /// The likeliest lattices between three marks, the likeliest first; at most six.
    pub fn guesses(ink: &Ink, corner: Finder, right: Finder, below: Finder) -> Vec<Self> {
        let lattice = |size| Self {
            size,
            corner: Point::of(corner),
            right: Point::of(right),
            below: Point::of(below),
            weights: (1.0, 1.0),
        };
        let mut flat: Vec<_> = near_sizes(corner, right, below).map(lattice).collect();
        flat.sort_by_cached_key(|lattice| std::cmp::Reverse(lattice.timing(ink)));
        flat.truncate(3);
        flat.into_iter()
            .filter(|flat| flat.timing(ink) >= WORTH_BENDING)
            .flat_map(|flat| [flat.bent(ink), Some(flat)])
            .flatten()
            .filter(|lattice| lattice.timing(ink) >= WORTH_READING)
            .collect()
    }

    /// Where a point of the code is on the picture; both in squares from the upper left corner.
    fn place(&self, u: f64, v: f64) -> Point {
        let span = self.size as f64 - 2.0 * INSET;
        let (a, b) = ((u - INSET) / span, (v - INSET) / span);
        let (o, r, l) = (1.0 - a - b, a * self.weights.0, b * self.weights.1);
        let sum = o + r + l;
        Point {
            x: (o * self.corner.x + r * self.right.x + l * self.below.x) / sum,
            y: (o * self.corner.y + r * self.right.y + l * self.below.y) / sum,
        }
    }

    /// Whether most of a square's middle is printed.
    pub fn is_dark(&self, ink: &Ink, x: usize, y: usize) -> bool {
        let (u, v) = (x as f64 + 0.5, y as f64 + 0.5);
        let middle = [(0.0, 0.0), (-0.2, 0.0), (0.2, 0.0), (0.0, -0.2), (0.0, 0.2)];
        let dark = middle.iter().filter(|(du, dv)| at(ink, self.place(u + du, v + dv)));
        dark.count() >= 3
    }

    /// How many squares of the two dotted lines between the marks are as they should, less those
    /// that are not, in thousandths of them all.
    fn timing(&self, ink: &Ink) -> i64 {
        let dots = 7..self.size - 7;
        let right = |n: usize| {
            let along = self.is_dark(ink, n, 6) == n.is_multiple_of(2);
            let down = self.is_dark(ink, 6, n) == n.is_multiple_of(2);
            i64::from(along) + i64::from(down) - 1
        };
        let count = dots.len() as i64;
        dots.map(right).sum::<i64>() * 1000 / count
    }

    /// The lattice that also meets the small mark near the fourth corner, should there be one.
    fn bent(&self, ink: &Ink) -> Option<Self> {
        if self.size == *SIZES.start() {
            return None;
        }
        let there = self.size as f64 - 6.5;
        let reach = 4 + self.size as i32 / 16;
        let steps = -2 * reach..=2 * reach;
        let (_, _, u, v) = steps
            .clone()
            .flat_map(|down| steps.clone().map(move |across| (across, down)))
            .map(|(across, down)| {
                let (u, v) = (there + f64::from(across) / 2.0, there + f64::from(down) / 2.0);
                (self.small_mark(ink, u, v), -(across * across + down * down), u, v)
            })
            .filter(|(score, ..)| *score >= 21)
            .max_by_key(|(score, nearness, ..)| (*score, *nearness))?;
        self.through(self.place(u, v))
    }

    /// Squares of 25 that are as the small mark's around a point.
    fn small_mark(&self, ink: &Ink, u: f64, v: f64) -> usize {
        let square = -2_i32..=2;
        square
            .clone()
            .flat_map(|down| square.clone().map(move |across| (across, down)))
            .filter(|&(across, down)| {
                let ring = across.abs().max(down.abs());
                at(ink, self.place(u + f64::from(across), v + f64::from(down))) == (ring != 1)
            })
            .count()
    }

    /// The weights with which the small mark's middle falls on a point.
    fn through(&self, point: Point) -> Option<Self> {
        let k = (self.size as f64 - 10.0) / (self.size as f64 - 2.0 * INSET);
        let from = |mark: Point| (mark.x - point.x, mark.y - point.y);
        let (o, r, l) = (from(self.corner), from(self.right), from(self.below));
        let det = r.0 * l.1 - r.1 * l.0;
        let share = (2.0 * k - 1.0) / k;
        let weights =
            (share * (o.0 * l.1 - o.1 * l.0) / det, share * (r.0 * o.1 - r.1 * o.0) / det);
        let sane = |weight: f64| (0.5..2.0).contains(&weight);
        (sane(weights.0) && sane(weights.1)).then_some(Self { weights, ..*self })
    }
}

fn at(ink: &Ink, point: Point) -> bool {
    ink.is_dark(point.x.floor() as i64, point.y.floor() as i64)
}

/// Sizes a code may have, by how far its marks are apart.
fn near_sizes(corner: Finder, right: Finder, below: Finder) -> impl Iterator<Item = usize> {
    let along = |end: Finder| {
        let (dx, dy) = ((end.x - corner.x).abs(), (end.y - corner.y).abs());
        let length = dx.hypot(dy);
        // A row crosses a turned mark aslant.
        let module = (corner.module + end.module) / 2.0 * dx.max(dy) / length;
        length / module + 2.0 * INSET
    };
    let guess = (along(right) + along(below)) / 2.0;
    SIZES.step_by(4).filter(move |&size| {
        let off = (size as f64 - guess).abs();
        off <= 4.0 + guess / 8.0
    })
}
