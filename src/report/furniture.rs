//! What stands outside the text on every page: header line, footer text, page number, 共 m 页, stamp.

use super::document::Document;
use super::fonts::Voice;
use super::line::{Line, Measure};
use super::pages::{Fill, Mark, Run};
use super::shape::Shaper;
use super::style::{
    BODY_WIDTH, FOOTER_RULE, FOOTER_TEXT_WIDTH, FURNITURE, HAIRLINE, HEADER_RULE, INK, MEDIUM_RULE,
    PAGE_NUMBER, SOFT_INK, Side,
};

/// Most lines of header and of footer text.
const MOST_LINES: usize = 3;
/// Lines of the foot the page number needs.
const NUMBER_LINES: usize = 2;
/// Between a rule and the text.
const GAP: f32 = 3.5;

/// The furniture of all pages; y from the page's head, x from the text's left edge.
#[derive(Debug)]
pub(super) struct Furniture {
    /// The same on every page.
    pub shared: Vec<Mark>,
    /// Page number and footer text, mirrored on the two sides of a sheet; one for each page.
    pub numbers: Vec<Vec<Mark>>,
}

/// Sets the furniture for `count` pages.
pub(super) fn set(document: &Document, count: usize, shaper: &mut Shaper<'_>) -> Furniture {
    let mut shared = vec![Mark::Fill(Fill::level(0.0, FOOTER_RULE, BODY_WIDTH, HAIRLINE))];
    if let Some(header) = &document.header {
        shared.push(Mark::Fill(Fill::level(0.0, HEADER_RULE, BODY_WIDTH, MEDIUM_RULE)));
        let lines = small(header, BODY_WIDTH, MOST_LINES, shaper);
        let top = HEADER_RULE - GAP - lines.len() as f32 * FURNITURE.leading;
        shared.extend(stacked(lines, top, |_| 0.0));
    }
    // The total stands on every page, in the middle: a missing last page is noticed.
    let total = small(&format!("共 {count} 页"), BODY_WIDTH, 1, shaper);
    shared.extend(stacked(total, FOOTER_RULE + GAP, |width| (BODY_WIDTH - width) / 2.0));
    let footer = match document.footer.as_str() {
        "" => Vec::new(),
        text => small(text, FOOTER_TEXT_WIDTH, MOST_LINES, shaper),
    };
    if let Some(stamp) = &document.stamp {
        let above = footer.len().max(NUMBER_LINES) as f32;
        let top = FOOTER_RULE + GAP + above * FURNITURE.leading;
        let lines = small(stamp, BODY_WIDTH, 1, shaper);
        shared.extend(stacked(lines, top, |width| (BODY_WIDTH - width) / 2.0));
    }
    let foot = |page| {
        let side = Side::of(page);
        let mut marks: Vec<_> = stacked(footer.clone(), FOOTER_RULE + GAP, |width| match side {
            Side::Odd => 0.0,
            Side::Even => BODY_WIDTH - width,
        })
        .collect();
        marks.extend(number(page, side, shaper));
        marks
    };
    let numbers = (1..=count).map(foot).collect();
    Furniture { shared, numbers }
}

/// `— 3 —` at the outer side, one character from the edge of the text (GB/T 9704-2012, 7.5).
fn number(page: usize, side: Side, shaper: &mut Shaper<'_>) -> Vec<Mark> {
    let text = format!("— {page} —");
    let measure = Measure::even(BODY_WIDTH);
    let lines = shaper.lines(&text, Voice::Body, PAGE_NUMBER.size, measure);
    let outer = |line: Line| {
        let x = match side {
            Side::Odd => BODY_WIDTH - line.width - PAGE_NUMBER.size,
            Side::Even => PAGE_NUMBER.size,
        };
        Mark::Text(Run::in_line(line, x, FOOTER_RULE + GAP, PAGE_NUMBER, INK))
    };
    lines.into_iter().map(outer).collect()
}

fn small(text: &str, width: f32, most: usize, shaper: &mut Shaper<'_>) -> Vec<Line> {
    let mut lines = shaper.lines(text, Voice::Body, FURNITURE.size, Measure::even(width));
    if lines.len() > most {
        lines.truncate(most);
        shaper.note_cut();
    }
    lines
}

/// Lines under each other from `top`, each where `x` puts one of its width.
fn stacked(lines: Vec<Line>, top: f32, x: impl Fn(f32) -> f32) -> impl Iterator<Item = Mark> {
    lines.into_iter().enumerate().map(move |(number, line)| {
        let top = top + number as f32 * FURNITURE.leading;
        let x = x(line.width);
        Mark::Text(Run::in_line(line, x, top, FURNITURE, SOFT_INK))
    })
}
