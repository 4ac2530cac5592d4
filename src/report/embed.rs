//! The font resources of the PDF: each face reduced to the glyphs used, filled into printpdf's font by hand.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use sm3::{Digest, Sm3};
use subsetter::GlyphRemapper;

use super::outcome::RenderError;
use super::shape::{Shaper, Slot};

/// Resource name of the font of slot `index`. Not `F1`: printpdf takes that for one of its built-in fonts.
pub(super) fn id(index: usize) -> FontId {
    FontId(format!("T{index}"))
}

/// All fonts used, by resource name.
pub(super) fn fonts(shaper: &Shaper<'_>) -> Result<BTreeMap<FontId, PdfFont>, RenderError> {
    let embed = |(index, slot)| Ok((id(index), PdfFont::new(reduced(slot, shaper)?)));
    shaper.slots.iter().enumerate().map(embed).collect()
}

fn reduced(slot: &Slot, shaper: &Shaper<'_>) -> Result<ParsedFont, RenderError> {
    let failed = |reason: String| RenderError::Font { face: slot.face.name(), reason };
    let unread = || failed("未读入".to_owned());
    let bytes = shaper.fonts.bytes(slot.face).ok_or_else(unread)?;
    let face = shaper.fonts.face(slot.face).ok_or_else(unread)?;

    let mut remapper = GlyphRemapper::new();
    let mut codepoint_to_glyph = BTreeMap::new();
    let mut glyph_widths = BTreeMap::new();
    for (glyph, entry) in &slot.text {
        let new = remapper.remap(*glyph);
        codepoint_to_glyph.insert(u32::from(entry.character), new);
        glyph_widths.insert(new, entry.advance);
    }
    let subset =
        subsetter::subset(bytes, 0, &remapper).map_err(|error| failed(error.to_string()))?;

    // Metrics are in font units of which the widths above, in thousandths, must be too.
    let scale = 1000.0 / f32::from(face.units_per_em().max(1));
    let scaled = |value: i16| (f32::from(value) * scale).round() as i16;
    let bounds = face.global_bounding_box();
    Ok(ParsedFont {
        font_name: Some(format!("{}+{}", tag(&subset), slot.face.name())),
        font_type: if subset.starts_with(b"OTTO") {
            FontType::OpenTypeCFF(())
        } else {
            FontType::TrueType
        },
        original_bytes: subset,
        font_index: 0,
        codepoint_to_glyph,
        glyph_widths,
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: scaled(face.ascender()),
            descent: scaled(face.descender()),
        },
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: scaled(bounds.x_min),
            y_min: scaled(bounds.y_min),
            x_max: scaled(bounds.x_max),
            y_max: scaled(bounds.y_max),
            us_weight_class: face.weight().to_number(),
            ..PdfFontMetricsStub::default()
        },
    })
}

/// The six capital letters that mark a subset (ISO 32000-1, 9.6.4), from its content.
fn tag(subset: &[u8]) -> String {
    Sm3::digest(subset).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
