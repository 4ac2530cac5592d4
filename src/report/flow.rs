//! Blocks to pieces, from top to bottom; tables and QR codes have their own files.

use super::document::{Align, Block, Indent, Level, Paragraph};
use super::fonts::Voice;
use super::line::{Ending, Line, Measure};
use super::outcome::RenderError;
use super::pages::{Entry, Keep, Mark, Piece, Run};
use super::shape::Shaper;
use super::style::{
    AFTER_PARAGRAPH, AROUND_HEADING_ONE, AROUND_HEADING_TWO, AROUND_TABLE, BODY, BODY_WIDTH, Grey,
    HEADING_ONE, HEADING_TWO, INK, JUSTIFY_LIMIT, NOTE, SOFT_INK, SUBTITLE, TABLE, TITLE, Type,
};
use super::{blanks, keyvalue, qr, table};

/// Above and below a third-level heading.
const AROUND_HEADING_THREE: (f32, f32) = (5.0, 0.0);

/// How lines of plain text are set.
struct Setting {
    kind: Type,
    voice: Voice,
    align: Align,
    grey: Grey,
    indent: f32,
}

impl Setting {
    fn new(kind: Type, voice: Voice, align: Align, grey: Grey) -> Self {
        Self { kind, voice, align, grey, indent: 0.0 }
    }
}

/// All blocks as pieces.
pub(super) fn pieces(blocks: &[Block], shaper: &mut Shaper<'_>) -> Result<Vec<Piece>, RenderError> {
    let mut pieces = Vec::new();
    for block in blocks {
        push(block, &mut pieces, shaper)?;
    }
    Ok(pieces)
}

fn push(
    block: &Block,
    pieces: &mut Vec<Piece>,
    shaper: &mut Shaper<'_>,
) -> Result<(), RenderError> {
    match block {
        Block::Title(text) => {
            let setting = Setting::new(TITLE, Voice::Title, Align::Center, INK);
            pieces.extend(held(lines(text, &setting, shaper), (0.0, 4.0)));
        }
        Block::Subtitle(text) => {
            let setting = Setting::new(SUBTITLE, Voice::Body, Align::Center, SOFT_INK);
            pieces.extend(spaced(lines(text, &setting, shaper), (0.0, AFTER_PARAGRAPH)));
        }
        Block::Heading(level, text) => pieces.extend(heading(*level, text, shaper)),
        Block::Paragraph(paragraph) => pieces.extend(prose(paragraph, shaper)),
        Block::Note(text) => {
            let setting = Setting::new(NOTE, Voice::Body, Align::Justified, SOFT_INK);
            pieces.extend(spaced(lines(text, &setting, shaper), (AROUND_TABLE, AFTER_PARAGRAPH)));
        }
        Block::KeyValues(pairs) => surrounded(keyvalue::pieces(pairs, shaper), pieces),
        // The space above a table is a piece of its own, hence the 1.
        Block::Table(table) => {
            surrounded(table::pieces(table, pieces.len() + 1, shaper)?, pieces);
        }
        Block::Qr(code) => surrounded(qr::pieces(code, shaper)?, pieces),
        Block::Blanks(rows) => surrounded(blanks::pieces(rows, shaper), pieces),
        Block::Gap(height) => pieces.push(Piece::new(0.0, height.max(0.0), Vec::new())),
        Block::PageBreak => {
            pieces.push(Piece { keep: Keep::Turn, ..Piece::new(0.0, 0.0, Vec::new()) });
        }
        Block::Space(height) => pieces.push(space(height.max(0.0))),
        Block::KeepTogether(blocks) => {
            let start = pieces.len();
            for block in blocks {
                push(block, pieces, shaper)?;
            }
            hold(&mut pieces[start..]);
        }
    }
    Ok(())
}

/// Empty height, kept with what follows so that it parts no heading from its text.
fn space(height: f32) -> Piece {
    Piece { keep: Keep::WithNext, ..Piece::new(height, 0.0, Vec::new()) }
}

fn surrounded(inner: Vec<Piece>, pieces: &mut Vec<Piece>) {
    pieces.push(space(AROUND_TABLE));
    pieces.extend(inner);
    pieces.push(space(AROUND_TABLE));
}

fn heading(level: Level, text: &str, shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let (kind, around) = match level {
        Level::One => (HEADING_ONE, AROUND_HEADING_ONE),
        Level::Two => (HEADING_TWO, AROUND_HEADING_TWO),
        Level::Three => (TABLE, AROUND_HEADING_THREE),
    };
    let mut pieces =
        held(lines(text, &Setting::new(kind, Voice::Heading, Align::Left, INK), shaper), around);
    if let Some(first) = pieces.first_mut() {
        first.entry = Some(Entry { level, text: text.to_owned() });
    }
    pieces
}

fn prose(paragraph: &Paragraph, shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let indent = match paragraph.indent {
        Indent::None => 0.0,
        Indent::TwoCharacters => 2.0 * BODY.size,
    };
    let setting = Setting { indent, ..Setting::new(BODY, Voice::Body, paragraph.align, INK) };
    let texts = paragraph.text.split('\n');
    let mut pieces = Vec::new();
    for text in texts {
        let mut lines = lines(text, &setting, shaper);
        // No single line of a paragraph at the foot or at the head of a page.
        let count = lines.len();
        if count > 1 {
            lines[0].keep = Keep::WithNext;
            lines[count - 2].keep = Keep::WithNext;
        }
        pieces.extend(spaced(lines, (0.0, AFTER_PARAGRAPH)));
    }
    pieces
}

/// One piece per line.
fn lines(text: &str, setting: &Setting, shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let kind = setting.kind;
    let measure = Measure { first: BODY_WIDTH - setting.indent, rest: BODY_WIDTH };
    let lines = shaper.lines(text, setting.voice, kind.size, measure);
    let set = |(number, line): (usize, Line)| {
        let indent = if number == 0 { setting.indent } else { 0.0 };
        let run = run(line, setting, indent);
        Piece::new(0.0, kind.leading, vec![Mark::Text(run)])
    };
    lines.into_iter().enumerate().map(set).collect()
}

fn run(line: Line, setting: &Setting, indent: f32) -> Run {
    let spare = (BODY_WIDTH - indent - line.width).max(0.0);
    let gaps = line.glyphs.len().saturating_sub(1).max(1) as f32;
    let tracking = spare / gaps;
    let is_spread = setting.align == Align::Justified
        && line.ending == Ending::Wrapped
        && tracking <= JUSTIFY_LIMIT * setting.kind.size;
    let x = match setting.align {
        Align::Left | Align::Justified => indent,
        Align::Center => indent + spare / 2.0,
        Align::Right => indent + spare,
    };
    let run = Run::in_line(line, x, 0.0, setting.kind, setting.grey);
    Run { tracking: if is_spread { tracking } else { 0.0 }, ..run }
}

/// Space above the first and below the last piece.
fn spaced(mut pieces: Vec<Piece>, (above, below): (f32, f32)) -> Vec<Piece> {
    if let Some(first) = pieces.first_mut() {
        first.before = above;
    }
    if let Some(last) = pieces.last_mut() {
        last.height += below;
    }
    pieces
}

/// Spaced, and kept with what follows.
fn held(pieces: Vec<Piece>, around: (f32, f32)) -> Vec<Piece> {
    let mut pieces = spaced(pieces, around);
    pieces.iter_mut().for_each(|piece| piece.keep = Keep::WithNext);
    pieces
}

/// Keeps all pieces but the last with the next.
fn hold(pieces: &mut [Piece]) {
    if let Some((last, others)) = pieces.split_last_mut() {
        others.iter_mut().for_each(|piece| piece.keep = Keep::WithNext);
        last.keep = Keep::Free;
    }
}
