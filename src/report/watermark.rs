//! The light diagonal text behind every page, as outlines: drawn as text it would be copied along with the report's.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};
use ttf_parser::{GlyphId, OutlineBuilder};

use super::clean::clean;
use super::fonts::{Drawing, Voice};
use super::shape::{Shaper, spelled};
use super::style::{PAGE_HEIGHT, PAGE_WIDTH, WATERMARK};

/// Size in points; smaller when the text is long.
const SIZE: f32 = 15.0;
/// Longest text in points.
const LONGEST: f32 = 400.0;
/// From one row of repetitions to the next.
const ROW_STEP: f32 = 128.0;
/// Between two repetitions in a row.
const GAP: f32 = 70.0;
/// Slope: cosine and sine of 30°.
const SLOPE: (f32, f32) = (0.866_03, 0.5);

/// The watermark as one object that covers a page; `None` for no text.
pub(super) fn outline(text: Option<&str>, shaper: &mut Shaper<'_>) -> Option<XObject> {
    let text = clean(text?).text;
    let mut pen = Pen { path: String::new(), x: 0.0, scale: 1.0, at: (0.0, 0.0) };
    for character in text.chars() {
        if let Some(drawing) = shaper.fonts.find(Voice::Heading, character) {
            draw(drawing, shaper, &mut pen);
            continue;
        }
        shaper.note_spelled(character);
        for character in spelled(character).chars() {
            let drawing = shaper.fonts.find(Voice::Heading, character)?;
            draw(drawing, shaper, &mut pen);
        }
    }
    (!pen.path.is_empty()).then(|| page(&pen.path, pen.x))
}

fn draw(drawing: Drawing, shaper: &Shaper<'_>, pen: &mut Pen) {
    if let Some(face) = shaper.fonts.face(drawing.face) {
        pen.scale = 1000.0 / f32::from(face.units_per_em().max(1));
        face.outline_glyph(GlyphId(drawing.glyph), pen);
    }
    pen.x += f32::from(drawing.advance);
}

/// Repeats the text (a path `width` thousandths wide) over the page.
fn page(path: &str, width: f32) -> XObject {
    let size = SIZE.min(LONGEST * 1000.0 / width.max(1.0));
    let scale = size / 1000.0;
    let step = width * scale * SLOPE.0 + GAP;
    let (cos, sin) = (SLOPE.0 * scale, SLOPE.1 * scale);
    let mut content = String::new();
    let mut y = 10.0 - width * scale * SLOPE.1;
    let mut shift = 0.0;
    while y < PAGE_HEIGHT {
        let mut x = 24.0 - shift;
        while x < PAGE_WIDTH {
            let _ = writeln!(
                content,
                "q {cos:.5} {sin:.5} -{sin:.5} {cos:.5} {x:.0} {y:.0} cm /T Do Q"
            );
            x += step;
        }
        y += ROW_STEP;
        shift = if shift > 0.0 { 0.0 } else { step / 2.0 };
    }
    let text = form(format!("{WATERMARK} g\n{path}f"), [0.0, -300.0, width, 1100.0], None);
    let whole_page = [0.0, 0.0, PAGE_WIDTH.ceil(), PAGE_HEIGHT.ceil()];
    let stream = form(content, whole_page, Some(text));
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

fn form(content: String, bounds: [f32; 4], inner: Option<ExternalStream>) -> ExternalStream {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Form")),
        ("BBox".to_owned(), DictItem::Array(bounds.map(DictItem::Real).to_vec())),
    ]);
    let named = |key: &str, item| DictItem::Dict { map: BTreeMap::from([(key.to_owned(), item)]) };
    if let Some(stream) = inner {
        let objects = named("T", DictItem::Stream { stream });
        dict.insert("Resources".to_owned(), named("XObject", objects));
    }
    ExternalStream { dict, content: content.into_bytes(), compress: true }
}

/// Writes glyph outlines as PDF path operators, in thousandths of the size.
struct Pen {
    path: String,
    x: f32,
    scale: f32,
    at: (f32, f32),
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, y * self.scale)
    }

    fn write(&mut self, points: &[(f32, f32)], operator: char) {
        for (x, y) in points {
            let _ = write!(self.path, "{x:.0} {y:.0} ");
        }
        self.path.push(operator);
        self.path.push('\n');
        self.at = points.last().copied().unwrap_or(self.at);
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write(&[self.point(x, y)], 'm');
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write(&[self.point(x, y)], 'l');
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (from, control, to) = (self.at, self.point(x1, y1), self.point(x, y));
        let toward = |end: (f32, f32)| {
            (end.0 + (control.0 - end.0) * 2.0 / 3.0, end.1 + (control.1 - end.1) * 2.0 / 3.0)
        };
        self.write(&[toward(from), toward(to), to], 'c');
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write(&[self.point(x1, y1), self.point(x2, y2), self.point(x, y)], 'c');
    }

    fn close(&mut self) {
        self.write(&[], 'h');
    }
}
