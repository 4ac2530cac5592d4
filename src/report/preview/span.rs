//! What stands on paper, as far as a terminal can show it: stretches of text, QR codes, edges of fields, strong rules.

use crate::report::line::{self, Ending};
use crate::report::pages::{Fill, Mark, Run};
use crate::report::shape::Glyph;
use crate::report::style::{BODY_WIDTH, MEDIUM_RULE};

/// Stands for a QR code.
const CODE: &str = "[二维码]";
/// Fewer dark squares than this are no QR code (the smallest has more than two hundred dark modules).
const LEAST_MODULES: usize = 60;
/// Higher and wider than this, a fill is a rule or a shade; points.
const LEAST_FIELD: f32 = 5.0;

/// A stretch of text.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Left edge, points from the text's left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Baseline from the page's head.
    pub baseline: f32,
    /// Size in points.
    pub size: f32,
    /// The characters.
    pub glyphs: Vec<Glyph>,
    /// Whether its paragraph goes on.
    pub ending: Ending,
}

/// The spans of `marks`, which stand at `top`; a QR code is one.
pub(super) fn spans(marks: &[&Mark], top: f32) -> Vec<Span> {
    let texts = marks.iter().filter_map(|mark| match mark {
        Mark::Text(run) if !run.glyphs.is_empty() => Some(text(run, top)),
        _ => None,
    });
    code(marks, top).into_iter().chain(texts).collect()
}

fn text(run: &Run, top: f32) -> Span {
    let glyphs = run.glyphs.clone();
    let width = line::width(&glyphs, run.size) + run.tracking * glyphs.len() as f32;
    Span {
        left: run.x,
        right: run.x + width,
        baseline: top + run.baseline,
        size: run.size,
        glyphs,
        ending: run.ending,
    }
}

fn code(marks: &[&Mark], top: f32) -> Option<Span> {
    let is_module = |fill: &&Fill| {
        fill.grey == 0.0 && fill.height < LEAST_FIELD && fill.width < BODY_WIDTH / 4.0
    };
    let modules: Vec<_> = fills(marks.iter().copied()).filter(is_module).collect();
    if modules.len() < LEAST_MODULES {
        return None;
    }
    let least = |edge: fn(&Fill) -> f32| modules.iter().map(|f| edge(f)).fold(f32::MAX, f32::min);
    let right = modules.iter().map(|fill| fill.x + fill.width).fold(0.0, f32::max);
    let glyph = |character| Glyph { character, slot: 0, advance: 0 };
    Some(Span {
        left: least(|fill| fill.x),
        right,
        baseline: top + least(|fill| fill.y) + LEAST_FIELD,
        size: LEAST_FIELD,
        glyphs: CODE.chars().map(glyph).collect(),
        ending: Ending::Final,
    })
}

fn fills<'a>(marks: impl Iterator<Item = &'a Mark>) -> impl Iterator<Item = &'a Fill> {
    marks.filter_map(|mark| match mark {
        Mark::Fill(fill) => Some(fill),
        Mark::Text(_) => None,
    })
}

/// Where fields begin and end: at upright rules and at the sides of shades; ascending.
pub(super) fn edges<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<f32> {
    let mut edges: Vec<f32> = Vec::new();
    for fill in fills(marks).filter(|fill| fill.height > LEAST_FIELD && fill.grey > 0.0) {
        if fill.width < LEAST_FIELD / 2.0 {
            edges.push(fill.x + fill.width / 2.0);
        } else if fill.grey < 1.0 {
            edges.extend([fill.x, fill.x + fill.width]);
        }
    }
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|b, a| (*b - *a).abs() < 1.0);
    edges
}

/// The heights, from the page's head, of rules as wide as the text and as strong as a table's.
pub(super) fn rules(marks: &[&Mark], top: f32) -> Vec<f32> {
    fills(marks.iter().copied())
        .filter(|fill| fill.width >= BODY_WIDTH - 1.0)
        .filter(|fill| (MEDIUM_RULE.thickness..LEAST_FIELD / 2.0).contains(&fill.height))
        .map(|fill| top + fill.y)
        .collect()
}
