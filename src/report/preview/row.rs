//! What stands side by side on paper: one row of a table, or a paragraph, which is a row of one cell.

use crate::report::line::Ending;
use crate::report::pages::Mark;
use crate::report::shape::Glyph;
use crate::report::style::BODY_WIDTH;

use super::span::{self, Span};

/// Cells side by side.
#[derive(Debug)]
pub(super) struct Row {
    /// The cells, from the left; at least one.
    pub cells: Vec<Cell>,
    /// First and last baseline, points from the page's head.
    pub reach: (f32, f32),
    /// Size of the largest character.
    pub size: f32,
    /// Drawn above it.
    pub above: Rule,
    /// Drawn below it.
    pub below: Rule,
}

/// A line of `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// None.
    None,
    /// One.
    Dashes,
}

/// A field with its text.
#[derive(Debug)]
pub(super) struct Cell {
    /// Left and right edge, points.
    pub edges: (f32, f32),
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, its lines joined again.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// The characters.
    pub glyphs: Vec<Glyph>,
    /// The lines it had on paper: left edges of the first and the second, right edge of the last.
    pub shape: Shape,
    /// Whether it goes on.
    pub ending: Ending,
}

/// How a paragraph's lines stood on paper, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Left edge of the first line.
    pub first: f32,
    /// Left edge of the second; that of the first when there is none.
    pub rest: f32,
    /// Left and right edge of the last.
    pub last: (f32, f32),
    /// Size.
    pub size: f32,
    /// How many there were.
    pub lines: usize,
}

impl Row {
    /// The row of one piece's marks, whose own fields are `edges` where the marks draw none. `None` when nothing is
    /// written in it.
    pub(super) fn new(marks: &[&Mark], top: f32, edges: Vec<f32>) -> Option<Self> {
        let spans = span::spans(marks, top);
        let first = spans.iter().map(|span| span.baseline).reduce(f32::min)?;
        let last = spans.iter().map(|span| span.baseline).fold(first, f32::max);
        let size = spans.iter().map(|span| span.size).fold(0.0, f32::max);
        let own = span::edges(marks.iter().copied());
        let edges = [own, edges].into_iter().find(|edges| edges.len() > 2);
        let mut cells = cells(&edges.unwrap_or_else(|| clusters(&spans)));
        for span in spans {
            let middle = f32::midpoint(span.left, span.right);
            let at = cells.iter().rposition(|cell| cell.edges.0 <= middle).unwrap_or(0);
            cells[at].add(span);
        }
        let rules = span::rules(marks, top);
        let rule = |is_there: bool| if is_there { Rule::Dashes } else { Rule::None };
        let above = rule(rules.iter().any(|y| *y < first));
        let below = rule(rules.iter().any(|y| *y > last));
        Some(Self { cells, reach: (first, last), size, above, below })
    }

    /// The same row without its rules.
    pub(super) fn without_rules(self) -> Self {
        Self { above: Rule::None, below: Rule::None, ..self }
    }

    /// Whether both have the same fields.
    pub(super) fn stands_like(&self, other: &Self) -> bool {
        self.cells.len() == other.cells.len()
            && self.cells.iter().zip(&other.cells).all(|(a, b)| {
                (a.edges.0 - b.edges.0).abs() < 1.0 && (a.edges.1 - b.edges.1).abs() < 1.0
            })
    }

    /// Whether one of its paragraphs was broken where `next` begins.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        self.stands_like(next)
            && self.cells.iter().any(|cell| {
                cell.paragraphs.last().is_some_and(|last| last.ending == Ending::Wrapped)
            })
    }

    /// Takes in the row its paragraphs go on in.
    pub(super) fn take(&mut self, next: Self) {
        for (cell, more) in self.cells.iter_mut().zip(next.cells) {
            more.paragraphs.into_iter().for_each(|paragraph| cell.join(paragraph));
        }
        self.reach.1 = next.reach.1;
        self.size = self.size.max(next.size);
        self.below = next.below;
    }
}

fn cells(edges: &[f32]) -> Vec<Cell> {
    let cell = |pair: &[f32]| Cell { edges: (pair[0], pair[1]), paragraphs: Vec::new() };
    edges.windows(2).map(cell).collect()
}

/// Edges between texts that do not stand one above the other; at least the text's own two.
fn clusters(spans: &[Span]) -> Vec<f32> {
    let mut reaches: Vec<_> = spans.iter().map(|span| (span.left, span.right)).collect();
    reaches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut edges = vec![0.0];
    let mut end = f32::MAX;
    for (left, right) in reaches {
        if left > end {
            edges.push(left);
            end = right;
        } else {
            end = if end == f32::MAX { right } else { end.max(right) };
        }
    }
    edges.push(BODY_WIDTH.max(end));
    edges
}

impl Cell {
    fn add(&mut self, span: Span) {
        let Span { left, right, size, glyphs, ending, .. } = span;
        let shape = Shape { first: left, rest: left, last: (left, right), size, lines: 1 };
        self.join(Paragraph { glyphs, shape, ending });
    }

    /// Adds a paragraph, or the rest of the last one.
    fn join(&mut self, mut next: Paragraph) {
        let Some(last) = self.paragraphs.last_mut().filter(|p| p.ending == Ending::Wrapped) else {
            return self.paragraphs.push(next);
        };
        if let Some(blank) = swallowed(self.edges.1, last, &next) {
            last.glyphs.push(blank);
        }
        last.glyphs.append(&mut next.glyphs);
        last.ending = next.ending;
        if last.shape.lines == 1 {
            last.shape.rest = next.shape.first;
        }
        last.shape.lines += next.shape.lines;
        last.shape.last = next.shape.last;
    }
}

/// The blank a line break took the place of: between two words whose line had room for one more character.
fn swallowed(edge: f32, last: &Paragraph, next: &Paragraph) -> Option<Glyph> {
    let (before, after) = (last.glyphs.last()?, next.glyphs.first()?);
    let room = edge - last.shape.last.1;
    let is_word = before.character.is_ascii() && after.character.is_ascii();
    (is_word && room > 1.5 * last.shape.size).then_some(Glyph { character: ' ', ..*after })
}
