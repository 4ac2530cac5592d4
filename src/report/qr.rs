//! A QR code as rectangles, one per level run of dark modules, with lines of small print beside it.

use qrcodegen::{QrCode, QrCodeEcc};

use super::document::QrBlock;
use super::fonts::Voice;
use super::line::Measure;
use super::outcome::RenderError;
use super::pages::{Fill, Mark, Piece, Run};
use super::shape::Shaper;
use super::style::{BODY_WIDTH, INK, NOTE, SOFT_INK};

/// Side of the code with its quiet zone: a signed statement has 57 modules, each more than half a millimetre.
const SIDE: f32 = 104.0;
/// Modules of quiet zone on each side (ISO/IEC 18004 asks for four).
const QUIET: i32 = 4;
/// Lines of caption the code's height holds.
const LINES_BESIDE: usize = 7;
/// Between code and caption.
const GAP: f32 = 8.0;

/// The code at the left, the caption beside it, centred on the code's height. Lines the code's height cannot hold follow
/// below it.
pub(super) fn pieces(block: &QrBlock, shaper: &mut Shaper<'_>) -> Result<Vec<Piece>, RenderError> {
    let too_long = |_| RenderError::QrTooLong { bytes: block.payload.len() };
    let code = QrCode::encode_text(&block.payload, QrCodeEcc::Medium).map_err(too_long)?;
    let measure = Measure::even(BODY_WIDTH - SIDE - GAP);
    let mut lines: Vec<_> = block
        .caption
        .iter()
        .flat_map(|text| shaper.lines(text, Voice::Body, NOTE.size, measure))
        .collect();
    let below = lines.split_off(lines.len().min(LINES_BESIDE));
    let top = (SIDE - lines.len() as f32 * NOTE.leading) / 2.0;
    let mut marks: Vec<_> = modules(&code).into_iter().map(Mark::Fill).collect();
    marks.extend(lines.into_iter().enumerate().map(|(number, line)| {
        let top = top + number as f32 * NOTE.leading;
        Mark::Text(Run::in_line(line, SIDE + GAP, top, NOTE, SOFT_INK))
    }));
    let mut pieces = vec![Piece::new(0.0, SIDE, marks)];
    pieces.extend(below.into_iter().map(|line| {
        let run = Run::in_line(line, SIDE + GAP, 0.0, NOTE, SOFT_INK);
        Piece::new(0.0, NOTE.leading, vec![Mark::Text(run)])
    }));
    Ok(pieces)
}

fn modules(code: &QrCode) -> Vec<Fill> {
    let size = code.size();
    let module = SIDE / (size + 2 * QUIET) as f32;
    // The quiet zone hangs into the margin: the code itself stands flush with the text.
    let edge = -QUIET as f32 * module;
    // White ground keeps the watermark out of the code.
    let mut fills = vec![Fill { x: edge, y: 0.0, width: SIDE, height: SIDE, grey: 1.0 }];
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let (left, top) = (x as f32 * module, (y + QUIET) as f32 * module);
                let width = run as f32 * module;
                fills.push(Fill { x: left, y: top, width, height: module, grey: INK });
            }
            x += run.max(1);
        }
    }
    fills
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_takes_the_small_alphabet() {
        // 279 characters, the usual length: version 10 holds 311 of the alphanumeric mode, 213 bytes.
        let code = QrCode::encode_text(&"HECHA2/$%*+-.:".repeat(20)[..279], QrCodeEcc::Medium);
        assert_eq!(code.unwrap().version().value(), 10);
    }

    #[test]
    fn the_rectangles_cover_exactly_the_dark_modules() {
        let code = QrCode::encode_text("HC-2026-000001", QrCodeEcc::Medium).unwrap();
        let module = SIDE / (code.size() + 2 * QUIET) as f32;
        let dark = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y))
            .count();
        let fills = modules(&code);
        let covered: f32 = fills[1..].iter().map(|fill| fill.width / module).sum();
        assert_eq!(covered.round() as usize, dark);
        assert!(fills.len() < dark);
    }
}
