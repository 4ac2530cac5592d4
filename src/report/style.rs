//! Every measure of the page in one place, in points. Margins follow GB/T 9704-2012 (37, 28, 26, 35 mm), with head and
//! foot a little smaller because these pages are mostly tables.

/// Millimetres to points.
const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A4.
pub(super) const PAGE_WIDTH_MM: f32 = 210.0;
/// A4.
pub(super) const PAGE_HEIGHT_MM: f32 = 297.0;
/// A4 width.
pub(super) const PAGE_WIDTH: f32 = mm(PAGE_WIDTH_MM);
/// A4 height.
pub(super) const PAGE_HEIGHT: f32 = mm(PAGE_HEIGHT_MM);
/// From the page's head to the text.
pub(super) const TOP: f32 = mm(31.0);
/// From the page's bound edge to the text (订口): the left one of odd pages, the right one of even pages.
const INNER: f32 = mm(28.0);
/// From the text to the page's other edge (切口).
const OUTER: f32 = mm(26.0);
/// From the text to the page's foot.
const BOTTOM: f32 = mm(30.0);
/// Width of the text: 156 mm, as the standard has it.
pub(super) const BODY_WIDTH: f32 = PAGE_WIDTH - INNER - OUTER;
/// Height of the text.
pub(super) const BODY_HEIGHT: f32 = PAGE_HEIGHT - TOP - BOTTOM;
/// A row of a table up to this height is kept on one page: with a heading or two above it, it still fits on one.
pub(super) const TALLEST_ROW: f32 = BODY_HEIGHT - 80.0;

/// Which way a page lies when both sides of the sheet are printed (GB/T 9704-2012, 双面印刷).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Bound at the left.
    Odd,
    /// Bound at the right.
    Even,
}

impl Side {
    /// The side of a page, counted from 1.
    pub(super) fn of(page: usize) -> Self {
        if page.is_multiple_of(2) { Self::Even } else { Self::Odd }
    }

    /// From the page's left edge to the text.
    pub(super) fn left(self) -> f32 {
        match self {
            Self::Odd => INNER,
            Self::Even => OUTER,
        }
    }
}

/// From the page's head to the rule under the header line.
pub(super) const HEADER_RULE: f32 = mm(24.0);
/// From the page's head to the rule over the footer line.
pub(super) const FOOTER_RULE: f32 = PAGE_HEIGHT - mm(24.0);
/// Room of the footer's text at the inner side.
pub(super) const FOOTER_TEXT_WIDTH: f32 = mm(69.0);

/// Size and leading of a kind of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// Height of a character.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
}

/// The document's name.
pub(super) const TITLE: Type = Type { size: 22.0, leading: 32.0 };
/// The line under it.
pub(super) const SUBTITLE: Type = Type { size: 10.0, leading: 16.0 };
/// 一、
pub(super) const HEADING_ONE: Type = Type { size: 13.0, leading: 20.0 };
/// （一）
pub(super) const HEADING_TWO: Type = Type { size: 11.0, leading: 17.0 };
/// Running text.
pub(super) const BODY: Type = Type { size: 11.0, leading: 19.0 };
/// Tables.
pub(super) const TABLE: Type = Type { size: 9.5, leading: 14.0 };
/// Small print, beside the QR code too.
pub(super) const NOTE: Type = Type { size: 8.5, leading: 13.5 };
/// Header and footer.
pub(super) const FURNITURE: Type = Type { size: 8.0, leading: 11.0 };

/// The page number: 四号 (GB/T 9704-2012, 7.5).
pub(super) const PAGE_NUMBER: Type = Type { size: 14.0, leading: 18.0 };

/// Above and below a first-level heading.
pub(super) const AROUND_HEADING_ONE: (f32, f32) = (16.0, 4.0);
/// Above and below a second-level heading.
pub(super) const AROUND_HEADING_TWO: (f32, f32) = (9.0, 3.0);
/// Above and below tables and the QR code.
pub(super) const AROUND_TABLE: f32 = 4.0;
/// Between running paragraphs and after small print.
pub(super) const AFTER_PARAGRAPH: f32 = 2.0;
/// Inside a table's field, left and right.
pub(super) const PAD_X: f32 = 5.0;
/// Inside a table's field, above and below.
pub(super) const PAD_Y: f32 = 4.0;
/// The baseline under the top of a line's character, in parts of the size (the faces' ideographic em box).
pub(super) const ASCENT: f32 = 0.88;
/// Widest gap justification may open between two characters, in parts of the size. A wider one reads as a space, to
/// people and to programs that take the text out again.
pub(super) const JUSTIFY_LIMIT: f32 = 0.08;

/// A grey, 0 black, 1 white.
pub(super) type Grey = f32;
/// Text.
pub(super) const INK: Grey = 0.0;
/// Small print and furniture.
pub(super) const SOFT_INK: Grey = 0.32;
/// Behind labels and column headers.
pub(super) const SHADE: Grey = 0.955;
/// The watermark, light enough to read small print over it.
pub(super) const WATERMARK: Grey = 0.925;

/// A ruled line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// In points.
    pub thickness: f32,
    /// How dark.
    pub grey: Grey,
}

/// No line.
pub(super) const NO_RULE: Rule = Rule { thickness: 0.0, grey: 1.0 };
/// Above and below a table.
pub(super) const STRONG_RULE: Rule = Rule { thickness: 0.9, grey: 0.15 };
/// Under a table's header, page furniture.
pub(super) const MEDIUM_RULE: Rule = Rule { thickness: 0.5, grey: 0.3 };
/// Between rows.
pub(super) const HAIRLINE: Rule = Rule { thickness: 0.35, grey: 0.65 };
