//! The faces of the chain and which of them draws a character. Knows glyph numbers, not layout.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ttf_parser::GlyphId;

use super::fallback::Fallback;

/// 宋体, the body.
static SERIF: &[u8] = include_bytes!("../../fonts/NotoSerifSC-Regular.otf");
/// 宋体 bold, titles.
static SERIF_BOLD: &[u8] = include_bytes!("../../fonts/NotoSerifSC-Bold.otf");
/// 黑体, headings.
static SANS: &[u8] = include_bytes!("../../fonts/NotoSansSC-Regular.otf");

/// How a text wants to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Voice {
    /// Running text and values.
    Body,
    /// The document's name.
    Title,
    /// Headings, labels, column headers.
    Heading,
}

impl Voice {
    /// The faces to try, the wanted one first. Asking one twice costs nothing but the asking.
    fn chain(self) -> [Face; 4] {
        match self {
            Self::Body => [Face::Serif, Face::Sans, Face::Serif, Face::LastResort],
            Self::Title => [Face::SerifBold, Face::Serif, Face::Sans, Face::LastResort],
            Self::Heading => [Face::Sans, Face::Serif, Face::Sans, Face::LastResort],
        }
    }
}

/// One font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Face {
    /// Noto Serif SC Regular.
    Serif,
    /// Noto Serif SC Bold.
    SerifBold,
    /// Noto Sans SC Regular.
    Sans,
    /// HanaMinB, from disk.
    LastResort,
}

impl Face {
    /// PostScript name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Serif => "NotoSerifSC-Regular",
            Self::SerifBold => "NotoSerifSC-Bold",
            Self::Sans => "NotoSansSC-Regular",
            Self::LastResort => "HanaMinB",
        }
    }
}

/// A character's drawing in one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The face that has it.
    pub face: Face,
    /// Its glyph there, never 0 (.notdef).
    pub glyph: u16,
    /// Advance in thousandths of the size.
    pub advance: u16,
}

/// Whether the last-resort font has been looked for, and was there.
#[derive(Debug)]
enum LastResort {
    Unread,
    Absent,
    Read(Vec<u8>),
}

/// The chain, with what has been looked up in it.
#[derive(Debug)]
pub(super) struct Fonts<'a> {
    fallback: &'a Fallback,
    last_resort: LastResort,
    parsed: HashMap<Face, ttf_parser::Face<'static>>,
    found: HashMap<(Voice, char), Option<Drawing>>,
}

impl<'a> Fonts<'a> {
    /// Nothing is read yet.
    pub(super) fn new(fallback: &'a Fallback) -> Self {
        let (parsed, found) = (HashMap::new(), HashMap::new());
        Self { fallback, last_resort: LastResort::Unread, parsed, found }
    }

    /// The first face of the voice's chain that has `character`.
    pub(super) fn find(&mut self, voice: Voice, character: char) -> Option<Drawing> {
        if let Some(known) = self.found.get(&(voice, character)) {
            return *known;
        }
        let drawing = voice.chain().into_iter().find_map(|face| self.look_up(face, character));
        self.found.insert((voice, character), drawing);
        drawing
    }

    /// A character was looked for in the last-resort font, and there is none.
    pub(super) fn lacks_last_resort(&self) -> bool {
        matches!(self.last_resort, LastResort::Absent)
    }

    /// The face's file; `None` for a last-resort font not read or not there.
    pub(super) fn bytes(&self, face: Face) -> Option<&[u8]> {
        match (built_in(face), &self.last_resort) {
            (Some(bytes), _) => Some(bytes),
            (None, LastResort::Read(bytes)) => Some(bytes),
            (None, _) => None,
        }
    }

    /// The face itself, once a character was looked up in it; the last-resort font is parsed anew.
    pub(super) fn face(&self, face: Face) -> Option<Cow<'_, ttf_parser::Face<'_>>> {
        if let Some(parsed) = self.parsed.get(&face) {
            return Some(Cow::Borrowed(parsed));
        }
        ttf_parser::Face::parse(self.bytes(face)?, 0).ok().map(Cow::Owned)
    }

    fn look_up(&mut self, face: Face, character: char) -> Option<Drawing> {
        if face == Face::LastResort {
            // Reading 30 MB is not worth it for a character the font cannot have.
            if !('\u{20000}'..='\u{2fa1f}').contains(&character) {
                return None;
            }
            self.read_last_resort();
            let LastResort::Read(bytes) = &self.last_resort else { return None };
            return drawing(face, &ttf_parser::Face::parse(bytes, 0).ok()?, character);
        }
        // Parsing a face reads the names of all its glyphs: once, not once a character.
        if let Entry::Vacant(place) = self.parsed.entry(face) {
            place.insert(ttf_parser::Face::parse(built_in(face)?, 0).ok()?);
        }
        drawing(face, self.parsed.get(&face)?, character)
    }

    fn read_last_resort(&mut self) {
        if matches!(self.last_resort, LastResort::Unread) {
            self.last_resort = self.fallback.read().map_or(LastResort::Absent, LastResort::Read);
        }
    }
}

/// The file of a face that is compiled in.
fn built_in(face: Face) -> Option<&'static [u8]> {
    match face {
        Face::Serif => Some(SERIF),
        Face::SerifBold => Some(SERIF_BOLD),
        Face::Sans => Some(SANS),
        Face::LastResort => None,
    }
}

fn drawing(face: Face, font: &ttf_parser::Face<'_>, character: char) -> Option<Drawing> {
    let glyph = font.glyph_index(character).filter(|glyph| *glyph != GlyphId(0))?;
    let advance =
        u32::from(font.glyph_hor_advance(glyph)?) * 1000 / u32::from(font.units_per_em().max(1));
    Some(Drawing { face, glyph: glyph.0, advance: u16::try_from(advance).ok()? })
}
