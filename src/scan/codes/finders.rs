//! The three marks at a code's corners: rings whose every crossing is dark, light, dark, light, dark
//! as 1 : 1 : 3 : 1 : 1, whatever way the sheet lay.

use super::ink::Ink;

/// Crossings looked at more closely on one picture.
const MOST_CROSSINGS: usize = 200_000;
/// Marks kept while looking.
const MOST_SEEN: usize = 400;
/// Marks that are put together; those seen on the most rows.
const MOST_MARKS: usize = 40;

/// A mark.
#[derive(Debug, Clone, Copy)]
pub struct Finder {
    /// Its middle, pixels.
    pub x: f64,
    /// Its middle, pixels.
    pub y: f64,
    /// A seventh of its crossing along a row, pixels.
    pub module: f64,
    /// Rows it was seen on.
    seen: u32,
}

/// The marks of a picture, those seen on the most rows first.
pub fn find(ink: &Ink) -> Vec<Finder> {
    let mut marks: Vec<Finder> = Vec::new();
    let mut crossings = 0;
    for y in 0..ink.height {
        let mut runs = [0_usize; 5];
        let mut last = false;
        for (x, dark) in ink.row(y).iter().copied().chain([false]).enumerate() {
            if dark != last {
                if !dark && is_ring(&runs) && crossings < MOST_CROSSINGS {
                    crossings += 1;
                    let middle = x as f64 - (runs[4] + runs[3]) as f64 - runs[2] as f64 / 2.0;
                    if let Some(mark) = confirm(ink, middle, y, &runs) {
                        note(&mut marks, mark);
                    }
                }
                runs.rotate_left(1);
                runs[4] = 0;
                last = dark;
            }
            runs[4] += 1;
        }
    }
    marks.retain(|mark| mark.seen > 1);
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.seen));
    marks.truncate(MOST_MARKS);
    marks
}

/// Whether five runs, the first and last of them dark, are as 1 : 1 : 3 : 1 : 1.
fn is_ring(runs: &[usize; 5]) -> bool {
    let total: usize = runs.iter().sum();
    if total < 7 || runs.contains(&0) {
        return false;
    }
    let module = total as f64 / 7.0;
    let near =
        |run: usize, parts: f64| (run as f64 - parts * module).abs() < parts * module * 0.5 + 0.5;
    near(runs[2], 3.0) && [0, 1, 3, 4].iter().all(|&at| near(runs[at], 1.0))
}

/// The mark, should the column through the middle cross a ring too, and the row through the middle
/// of that.
fn confirm(ink: &Ink, x: f64, y: usize, runs: &[usize; 5]) -> Option<Finder> {
    let across: usize = runs.iter().sum();
    let (y, down) = crossing(ink, (x as i64, y as i64), (0, 1), across)?;
    let (x, across) = crossing(ink, (x as i64, y as i64), (1, 0), across)?;
    let alike = across.max(down) as f64 <= across.min(down) as f64 * 1.4 + 2.0;
    alike.then_some(Finder { x, y, module: across as f64 / 7.0, seen: 1 })
}

/// Middle and length of the ring's crossing through a point, along a direction.
fn crossing(ink: &Ink, at: (i64, i64), step: (i64, i64), across: usize) -> Option<(f64, usize)> {
    let most = across * 2;
    let dark = |n: i64| ink.is_dark(at.0 + step.0 * n, at.1 + step.1 * n);
    if !dark(0) {
        return None;
    }
    let half = |sign: i64| {
        let mut lengths = [0_usize; 3];
        let mut n = sign;
        for (index, length) in lengths.iter_mut().enumerate() {
            while dark(n) == (index != 1) && *length <= most {
                *length += 1;
                n += sign;
            }
        }
        lengths
    };
    let (back, ahead) = (half(-1), half(1));
    let runs = [back[2], back[1], back[0] + 1 + ahead[0], ahead[1], ahead[2]];
    let start = if step.0 == 1 { at.0 } else { at.1 };
    let middle = start as f64 + 0.5 + (ahead[0] as f64 - back[0] as f64) / 2.0;
    is_ring(&runs).then(|| (middle, runs.iter().sum()))
}

/// Adds a sighting to the mark it belongs to.
fn note(marks: &mut Vec<Finder>, sighting: Finder) {
    let same = marks.iter().position(|mark| {
        let far = mark.module.max(sighting.module) * 1.5;
        (mark.x - sighting.x).abs() < far
            && (mark.y - sighting.y).abs() < far
            && (mark.module - sighting.module).abs() < mark.module * 0.5 + 1.0
    });
    match same {
        Some(at) => {
            let mark = &mut marks[at];
            let weight = f64::from(mark.seen);
            let blend = |old: f64, new: f64| (old * weight + new) / (weight + 1.0);
            mark.x = blend(mark.x, sighting.x);
            mark.y = blend(mark.y, sighting.y);
            mark.module = blend(mark.module, sighting.module);
            mark.seen += 1;
        }
        None if marks.len() < MOST_SEEN => marks.push(sighting),
        None => {}
    }
}

/// Threes that may belong together, the likeliest first: the mark at the corner, the one to its
/// right, the one below it.
pub fn threes(marks: &[Finder]) -> Vec<[usize; 3]> {
    let mut threes = Vec::new();
    for a in 0..marks.len() {
        for b in a + 1..marks.len() {
            for c in b + 1..marks.len() {
                threes.extend(arranged(marks, [a, b, c]));
            }
        }
    }
    threes.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    threes.into_iter().map(|(_, three)| three).collect()
}

/// How far three marks are from a right angle between sides of one length, and their order.
fn arranged(marks: &[Finder], three: [usize; 3]) -> Option<(f64, [usize; 3])> {
    let square = |one: usize, other: usize| {
        (marks[one].x - marks[other].x).powi(2) + (marks[one].y - marks[other].y).powi(2)
    };
    let [a, b, c] = three;
    let corners = [(square(b, c), [a, b, c]), (square(a, c), [b, a, c]), (square(a, b), [c, a, b])];
    let (across, [corner, one, other]) =
        corners.into_iter().max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    let (first, second) = (square(corner, one), square(corner, other));
    let legs = (first / second).ln().abs();
    let angle = (across / (first + second)).ln().abs();
    let modules = three.map(|mark| marks[mark].module);
    let (least, most) =
        (modules.into_iter().fold(f64::MAX, f64::min), modules.into_iter().fold(0.0, f64::max));
    let size = (most / least).ln();
    // Two marks of a code are 14 squares apart, or more.
    let apart = first.min(second) > (least * 10.0).powi(2);
    if !(legs < 0.7 && angle < 0.35 && size < 0.5 && apart) {
        return None;
    }
    let turn = (marks[one].x - marks[corner].x) * (marks[other].y - marks[corner].y)
        - (marks[one].y - marks[corner].y) * (marks[other].x - marks[corner].x);
    let order = if turn > 0.0 { [corner, one, other] } else { [corner, other, one] };
    Some((legs + angle + size, order))
}
