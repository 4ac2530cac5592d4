//! Pages to printpdf operations: all fills, then all text in one section. Turns y upwards.

use std::collections::BTreeMap;

use printpdf::{
    Color, FontId, Greyscale, Mm, Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Pt,
    Rect, TextItem, TextMatrix, XObject, XObjectId, XObjectTransform,
};

use super::document::Document;
use super::embed;
use super::furniture::Furniture;
use super::pages::{Fill, Mark, Piece, Placed, Run};
use super::style::{Grey, PAGE_HEIGHT, PAGE_HEIGHT_MM, PAGE_WIDTH_MM, Side, TOP};

/// Resource name of the watermark.
const WATERMARK: &str = "W";

/// Whether a page carries the watermark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Plain paper.
    Plain,
    /// The watermark behind everything.
    Marked,
}

/// Draws every page.
pub(super) fn sheets(
    pieces: &[Piece],
    pages: &[Vec<Placed>],
    furniture: &Furniture,
    ground: Ground,
) -> Vec<PdfPage> {
    let page = |(index, (placed, number)): (usize, (&Vec<Placed>, &Vec<Mark>))| {
        let mut brush = Brush::new(ground, Side::of(index + 1).left());
        let body = placed
            .iter()
            .flat_map(|at| pieces[at.piece].marks.iter().map(|mark| (mark, TOP + at.top)));
        let around = furniture.shared.iter().chain(number).map(|mark| (mark, 0.0));
        let marks: Vec<_> = body.chain(around).collect();
        brush.paint(&marks);
        PdfPage::new(Mm(PAGE_WIDTH_MM), Mm(PAGE_HEIGHT_MM), brush.ops)
    };
    pages.iter().zip(&furniture.numbers).enumerate().map(page).collect()
}

/// Puts pages, fonts and watermark in a printpdf document.
pub(super) fn assemble(
    document: &Document,
    sheets: Vec<PdfPage>,
    fonts: BTreeMap<FontId, PdfFont>,
    mark: Option<XObject>,
) -> PdfDocument {
    let mut pdf = PdfDocument::new(&document.title);
    pdf.resources.fonts.map = fonts;
    if let Some(mark) = mark {
        pdf.resources.xobjects.map.insert(XObjectId(WATERMARK.to_owned()), mark);
    }
    pdf.with_pages(sheets);
    pdf
}

/// Coordinates are written to 0.01 point.
fn rounded(value: f32) -> Pt {
    Pt((value * 100.0).round() / 100.0)
}

/// Collects operations, leaving out what is already set.
struct Brush {
    ops: Vec<Op>,
    grey: Option<Grey>,
    font: Option<(u8, f32)>,
    tracking: f32,
    left: f32,
}

impl Brush {
    fn new(ground: Ground, left: f32) -> Self {
        let mut ops = Vec::new();
        if ground == Ground::Marked {
            let id = XObjectId(WATERMARK.to_owned());
            ops.push(Op::UseXobject { id, transform: XObjectTransform::default() });
        }
        Self { ops, grey: None, font: None, tracking: 0.0, left }
    }

    fn paint(&mut self, marks: &[(&Mark, f32)]) {
        for (mark, top) in marks {
            if let Mark::Fill(fill) = mark {
                self.fill(fill, *top);
            }
        }
        self.ops.push(Op::StartTextSection);
        for (mark, top) in marks {
            if let Mark::Text(run) = mark {
                self.text(run, *top);
            }
        }
        self.ops.push(Op::EndTextSection);
    }

    fn fill(&mut self, fill: &Fill, top: f32) {
        self.dip(fill.grey);
        // Edges are rounded, not sizes: neighbours keep touching.
        let (left, right) = (rounded(self.left + fill.x), rounded(self.left + fill.x + fill.width));
        let upper = rounded(PAGE_HEIGHT - top - fill.y);
        let lower = rounded(PAGE_HEIGHT - top - fill.y - fill.height);
        let rectangle = Rect {
            x: left,
            y: lower,
            width: rounded(right.0 - left.0),
            height: rounded(upper.0 - lower.0),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// One `ShowText` for each stretch of the line that one font shows.
    fn text(&mut self, run: &Run, top: f32) {
        let y = rounded(PAGE_HEIGHT - top - run.baseline);
        let mut x = self.left + run.x;
        for part in run.glyphs.chunk_by(|a, b| a.slot == b.slot) {
            self.dip(run.grey);
            self.select(part[0].slot, run.size);
            self.spread(run.tracking);
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(rounded(x), y) });
            let text = part.iter().map(|glyph| glyph.character).collect();
            self.ops.push(Op::ShowText { items: vec![TextItem::Text(text)] });
            let advance: u32 = part.iter().map(|glyph| u32::from(glyph.advance)).sum();
            x += advance as f32 * run.size / 1000.0 + part.len() as f32 * run.tracking;
        }
    }

    fn dip(&mut self, grey: Grey) {
        if self.grey != Some(grey) {
            self.grey = Some(grey);
            let col = Color::Greyscale(Greyscale { percent: grey, icc_profile: None });
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn select(&mut self, slot: u8, size: f32) {
        if self.font != Some((slot, size)) {
            self.font = Some((slot, size));
            let font = PdfFontHandle::External(embed::id(usize::from(slot)));
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
    }

    fn spread(&mut self, tracking: f32) {
        let tracking = (tracking * 1000.0).floor() / 1000.0;
        if self.tracking != tracking {
            self.tracking = tracking;
            self.ops.push(Op::SetCharacterSpacing { multiplier: tracking });
        }
    }
}
