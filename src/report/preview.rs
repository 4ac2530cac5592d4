//! The pages as text for a terminal, from the same pieces and pages as the PDF: what is read here is what is printed.
//!
//! Reading order: `span` (what stands on paper), `row` (spans to cells), `columns` (how wide cells are), `lines` (rows to
//! text).

mod columns;
mod lines;
mod row;
mod span;

use super::document::Document;
use super::fallback::Fallback;
use super::flow;
use super::furniture::{self, Furniture};
use super::outcome::RenderError;
use super::pages::{self, Mark, Piece, Placed};
use super::shape::Shaper;
use super::style::{BODY_HEIGHT, PAGE_HEIGHT, TOP};
use row::Row;

/// Most terminal columns of a preview's line; a Chinese character takes two, one of ambiguous width one, as in `tui`.
pub const COLUMNS: usize = 76;

/// One page of paper as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewPage {
    /// Its lines from header to page number, none wider than [`COLUMNS`]; there are as many as the text needs.
    pub lines: Vec<String>,
}

/// Lays `document` out as [`super::render`] does and gives its pages as text. Nothing visible is left out but the
/// watermark; a QR code is the mark `[二维码]`.
///
/// # Errors
/// The same as [`super::render`], but for those of fonts and of the PDF itself.
pub fn preview(document: &Document, fallback: &Fallback) -> Result<Vec<PreviewPage>, RenderError> {
    let mut shaper = Shaper::new(fallback);
    let pieces = flow::pieces(&document.blocks, &mut shaper)?;
    let pages = pages::paginate(&pieces, BODY_HEIGHT);
    let furniture = furniture::set(document, pages.len(), &mut shaper);
    let page = |(number, placed): (usize, &Vec<Placed>)| {
        let rows = page_rows(&pieces, placed, &furniture, number);
        PreviewPage { lines: lines::page(rows) }
    };
    Ok(pages.iter().enumerate().map(page).collect())
}

/// Header, body and footer of a page.
fn page_rows(
    pieces: &[Piece],
    placed: &[Placed],
    furniture: &Furniture,
    number: usize,
) -> [Vec<Row>; 3] {
    let around = furniture.shared.iter().chain(&furniture.numbers[number]);
    let (head, foot): (Vec<_>, Vec<_>) = around.partition(|mark| top(mark) < PAGE_HEIGHT / 2.0);
    let edge = |marks: Vec<&Mark>| -> Vec<Row> {
        Row::new(&marks, 0.0, Vec::new()).map(Row::without_rules).into_iter().collect()
    };
    let mut body: Vec<Row> = Vec::new();
    for at in placed {
        let piece = &pieces[at.piece];
        let marks: Vec<_> = piece.marks.iter().collect();
        let head = piece.running_head.map(|head| span::edges(pieces[head].marks.iter()));
        let Some(row) = Row::new(&marks, TOP + at.top, head.unwrap_or_default()) else { continue };
        match body.last_mut() {
            Some(last) if last.goes_on_in(&row) => last.take(row),
            _ => body.push(row),
        }
    }
    [edge(head), body, edge(foot)]
}

fn top(mark: &Mark) -> f32 {
    match mark {
        Mark::Text(run) => run.baseline,
        Mark::Fill(fill) => fill.y,
    }
}

#[cfg(test)]
mod tests;
