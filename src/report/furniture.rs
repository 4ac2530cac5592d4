//! What stands outside the text on every page: header line, footer text, 第 n 页 共 m 页.

use super::document::Document;
use super::fonts::Voice;
use super::line::{Line, Measure};
use super::pages::{Fill, Mark, Run};
use super::shape::Shaper;
use super::style::{
    BODY_WIDTH, FOOTER_RULE, FOOTER_TEXT_WIDTH, FURNITURE, HAIRLINE, HEADER_RULE, MEDIUM_RULE,
    SOFT_INK,
};

/// Most lines of header and of footer text.
const MOST_LINES: usize = 3;
/// Between a rule and the text.
const GAP: f32 = 3.5;

/// The furniture of all pages; y from the page's head, x from the text's left edge.
#[derive(Debug)]
pub(super) struct Furniture {
    /// The same on every page.
    pub shared: Vec<Mark>,
    /// 第 n 页 共 m 页, one for each page.
    pub numbers: Vec<Vec<Mark>>,
}

/// Sets the furniture for `count` pages.
pub(super) fn set(document: &Document, count: usize, shaper: &mut Shaper<'_>) -> Furniture {
    let mut shared = vec![Mark::Fill(Fill::level(0.0, FOOTER_RULE, BODY_WIDTH, HAIRLINE))];
    if let Some(header) = &document.header {
        shared.push(Mark::Fill(Fill::level(0.0, HEADER_RULE, BODY_WIDTH, MEDIUM_RULE)));
        let lines = small(header, BODY_WIDTH, shaper);
        let top = HEADER_RULE - GAP - lines.len() as f32 * FURNITURE.leading;
        shared.extend(stacked(lines, top));
    }
    if !document.footer.is_empty() {
        let lines = small(&document.footer, FOOTER_TEXT_WIDTH, shaper);
        shared.extend(stacked(lines, FOOTER_RULE + GAP));
    }
    let numbers = (1..=count).map(|page| number(page, count, shaper)).collect();
    Furniture { shared, numbers }
}

fn number(page: usize, count: usize, shaper: &mut Shaper<'_>) -> Vec<Mark> {
    let lines = small(&format!("第 {page} 页 共 {count} 页"), BODY_WIDTH, shaper);
    let centred = |line: Line| {
        let x = (BODY_WIDTH - line.width) / 2.0;
        Mark::Text(Run::in_line(line, x, FOOTER_RULE + GAP, FURNITURE, SOFT_INK))
    };
    lines.into_iter().map(centred).collect()
}

fn small(text: &str, width: f32, shaper: &mut Shaper<'_>) -> Vec<Line> {
    let mut lines = shaper.lines(text, Voice::Body, FURNITURE.size, Measure::even(width));
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        shaper.note_cut();
    }
    lines
}

fn stacked(lines: Vec<Line>, top: f32) -> impl Iterator<Item = Mark> {
    lines.into_iter().enumerate().map(move |(number, line)| {
        let top = top + number as f32 * FURNITURE.leading;
        Mark::Text(Run::in_line(line, 0.0, top, FURNITURE, SOFT_INK))
    })
}
