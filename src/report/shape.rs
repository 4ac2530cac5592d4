//! Text to glyphs: cleans it, finds each character's drawing, and books which font resource of the PDF shows it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::clean::clean;
use super::fallback::Fallback;
use super::fonts::{Drawing, Face, Fonts, Voice};
use super::line::{self, Line, Measure};
use super::outcome::Warning;

/// A character with its place in a font resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// What it says.
    pub character: char,
    /// Index of the font resource that shows it.
    pub slot: u8,
    /// Advance in thousandths of the size.
    pub advance: u16,
}

/// One font resource of the PDF: some glyphs of a face, each standing for exactly one character.
///
/// A glyph shared by two characters (～ and 〜, 不 U+4E0D and U+F967) would give back only one of them when the text is
/// copied, so the second character goes into a second resource of the same face.
#[derive(Debug)]
pub(super) struct Slot {
    /// The face.
    pub face: Face,
    /// Glyph in the face → the character it stands for.
    pub text: BTreeMap<u16, Entry>,
}

/// A glyph's booking in a slot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// What the glyph says.
    pub character: char,
    /// Advance in thousandths of the size.
    pub advance: u16,
}

/// Shapes texts and remembers what they used.
#[derive(Debug)]
pub(super) struct Shaper<'a> {
    /// The faces.
    pub fonts: Fonts<'a>,
    /// The font resources, in the order of first use.
    pub slots: Vec<Slot>,
    placed: HashMap<(Voice, char), Option<Glyph>>,
    spelled: BTreeSet<char>,
    removed: usize,
    cut: bool,
}

impl<'a> Shaper<'a> {
    /// Nothing used yet.
    pub(super) fn new(fallback: &'a Fallback) -> Self {
        Self {
            fonts: Fonts::new(fallback),
            slots: Vec::new(),
            placed: HashMap::new(),
            spelled: BTreeSet::new(),
            removed: 0,
            cut: false,
        }
    }

    /// The glyphs of each paragraph of `text`, at least one; a newline ends a paragraph.
    pub(super) fn shaped(&mut self, text: &str, voice: Voice) -> Vec<Vec<Glyph>> {
        let cleaned = clean(text);
        self.removed += cleaned.removed;
        let paragraphs = cleaned.text.trim_end_matches('\n').split('\n');
        paragraphs.map(|paragraph| self.glyphs(paragraph, voice)).collect()
    }

    /// Sets `text` in lines. An empty text is one empty line.
    pub(super) fn lines(
        &mut self,
        text: &str,
        voice: Voice,
        size: f32,
        measure: Measure,
    ) -> Vec<Line> {
        let paragraphs = self.shaped(text, voice);
        paragraphs.iter().flat_map(|glyphs| line::broken(glyphs, size, measure)).collect()
    }

    /// Width in points of `text` when set in one line; for choosing column widths, books nothing.
    pub(super) fn natural_width(&mut self, text: &str, voice: Voice, size: f32) -> f32 {
        let advance = |fonts: &mut Fonts<'_>, c| fonts.find(voice, c).map_or(1000, |d| d.advance);
        text.chars().map(|c| f32::from(advance(&mut self.fonts, c))).sum::<f32>() * size / 1000.0
    }

    /// Notes that the page furniture had to be shortened.
    pub(super) fn note_cut(&mut self) {
        self.cut = true;
    }

    /// Notes characters left out of a text that was shaped elsewhere.
    pub(super) fn note_spelled(&mut self, character: char) {
        self.spelled.insert(character);
    }

    /// What went wrong on the way, in a fixed order.
    pub(super) fn into_warnings(self) -> Vec<Warning> {
        let mut warnings: Vec<_> = self.spelled.into_iter().map(Warning::Spelled).collect();
        if self.fonts.lacks_last_resort() {
            warnings.push(Warning::NoFallbackFont);
        }
        if self.removed > 0 {
            warnings.push(Warning::Cleaned(self.removed));
        }
        if self.cut {
            warnings.push(Warning::FurnitureCut);
        }
        warnings
    }

    fn glyphs(&mut self, text: &str, voice: Voice) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(text.len() / 2);
        for character in text.chars() {
            if let Some(glyph) = self.place(voice, character) {
                glyphs.push(glyph);
                continue;
            }
            self.note_spelled(character);
            let spelled = spelled(character);
            glyphs.extend(spelled.chars().filter_map(|c| self.place(Voice::Body, c)));
        }
        glyphs
    }

    fn place(&mut self, voice: Voice, character: char) -> Option<Glyph> {
        if let Some(known) = self.placed.get(&(voice, character)) {
            return *known;
        }
        let glyph = self.fonts.find(voice, character).map(|drawing| self.book(drawing, character));
        self.placed.insert((voice, character), glyph);
        glyph
    }

    fn book(&mut self, drawing: Drawing, character: char) -> Glyph {
        let Drawing { face, glyph, advance } = drawing;
        let free = |slot: &Slot| {
            slot.face == face
                && slot.text.get(&glyph).is_none_or(|entry| entry.character == character)
        };
        let index = self.slots.iter().position(free).unwrap_or_else(|| {
            self.slots.push(Slot { face, text: BTreeMap::new() });
            self.slots.len() - 1
        });
        self.slots[index].text.insert(glyph, Entry { character, advance });
        Glyph { character, slot: index as u8, advance }
    }
}

/// How a character no font has is printed.
pub(super) fn spelled(character: char) -> String {
    format!("〔U+{:04X}〕", u32::from(character))
}
