//! Glyphs to lines: Chinese breaks anywhere but where 禁则 forbids it; runs of digits and Latin letters are kept whole
//! when a line can hold them.

use std::ops::Range;

use super::shape::Glyph;

/// Closing marks and the like: never at the start of a line (GB/T 15834-2011, 5.1).
const NOT_FIRST: &str = "，。、；：？！）》」』】〕〉〗］｝”’…—～·‧％‰℃々ー),.;:?!]}%";
/// Opening marks: never at the end of a line.
const NOT_LAST: &str = "（《「『【〔〈〖［｛“‘￥＄([{";
/// What follows a number and is read as one word with it: dates, sums, 〔2025〕12号.
const AFTER_NUMBER: &str = "年月日号条元万";
/// Rounding must not push a text out of a line made to measure.
const SLACK: f32 = 0.01;

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its glyphs, without spaces at the end.
    pub glyphs: Vec<Glyph>,
    /// Their natural width in points.
    pub width: f32,
    /// Whether the paragraph goes on in the next line.
    pub ending: Ending,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// The text goes on.
    Wrapped,
    /// The paragraph ends.
    Final,
}

/// The room lines have, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Room of a paragraph's first line.
    pub first: f32,
    /// Room of the others.
    pub rest: f32,
}

impl Measure {
    /// All lines the same.
    pub(super) fn even(width: f32) -> Self {
        Self { first: width, rest: width }
    }
}

/// Width in points of `glyphs` set in `size`.
pub(super) fn width(glyphs: &[Glyph], size: f32) -> f32 {
    glyphs.iter().map(|glyph| u32::from(glyph.advance)).sum::<u32>() as f32 * size / 1000.0
}

/// Breaks one paragraph. No line is wider than its room, unless a single glyph is.
pub(super) fn broken(glyphs: &[Glyph], size: f32, measure: Measure) -> Vec<Line> {
    let ranges = ranges(glyphs, size, measure);
    let last = ranges.len().saturating_sub(1);
    let ending = |index| if index == last { Ending::Final } else { Ending::Wrapped };
    ranges
        .into_iter()
        .enumerate()
        .map(|(index, range)| {
            let kept = without_trailing_spaces(&glyphs[range]);
            Line { glyphs: kept.to_vec(), width: width(kept, size), ending: ending(index) }
        })
        .collect()
}

fn ranges(glyphs: &[Glyph], size: f32, measure: Measure) -> Vec<Range<usize>> {
    let limit = measure.first;
    let mut filler =
        Filler { glyphs, size, measure, lines: Vec::new(), start: 0, used: 0.0, limit };
    for unit in units(glyphs) {
        let needed = filler.width(unit.clone());
        if glyphs[unit.start].character == ' ' {
            filler.used += needed; // Spaces hang over the end of a line.
            continue;
        }
        if !filler.holds(needed) && unit.start > filler.start {
            filler.close(unit.start);
        }
        if filler.holds(needed) {
            filler.used += needed;
        } else {
            filler.pour(unit);
        }
    }
    filler.lines.push(filler.start..glyphs.len());
    filler.lines
}

/// The line being filled.
struct Filler<'a> {
    glyphs: &'a [Glyph],
    size: f32,
    measure: Measure,
    lines: Vec<Range<usize>>,
    start: usize,
    used: f32,
    limit: f32,
}

impl Filler<'_> {
    fn width(&self, range: Range<usize>) -> f32 {
        width(&self.glyphs[range], self.size)
    }

    fn holds(&self, needed: f32) -> bool {
        self.used + needed <= self.limit + SLACK
    }

    fn close(&mut self, end: usize) {
        self.lines.push(self.start..end);
        self.start = end;
        self.used = 0.0;
        self.limit = self.measure.rest;
    }

    /// Fills lines with a run that no line can hold.
    fn pour(&mut self, unit: Range<usize>) {
        for at in unit {
            let needed = self.width(at..at + 1);
            if !self.holds(needed) && at > self.start {
                self.close(self.forced(at));
                self.used = self.width(self.start..at);
            }
            self.used += needed;
        }
    }

    /// Where the line ends that must end before `at`: one earlier if a mark would be parted from its text.
    fn forced(&self, at: usize) -> usize {
        let (before, after) = (self.glyphs[at - 1].character, self.glyphs[at].character);
        let parts = NOT_FIRST.contains(after) || NOT_LAST.contains(before);
        let is_sound = at - 1 > self.start && !NOT_FIRST.contains(before);
        let fits = self.width(at - 1..at + 1) <= self.measure.rest + SLACK;
        if parts && is_sound && fits { at - 1 } else { at }
    }
}

/// The parts that are not broken while they fit in a line.
pub(super) fn units(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut units = Vec::new();
    let mut start = 0;
    for at in 1..glyphs.len() {
        if !joined(glyphs[at - 1].character, glyphs[at].character) {
            units.push(start..at);
            start = at;
        }
    }
    if start < glyphs.len() {
        units.push(start..glyphs.len());
    }
    units
}

fn joined(before: char, after: char) -> bool {
    if before == ' ' || after == ' ' {
        return before == after;
    }
    NOT_LAST.contains(before)
        || NOT_FIRST.contains(after)
        || is_word(before) && is_word(after)
        || before.is_ascii_digit() && AFTER_NUMBER.contains(after)
        || before == '〕' && after.is_ascii_digit()
}

/// Digits, letters and the ASCII marks inside numbers, codes and addresses, full-width ones too.
fn is_word(character: char) -> bool {
    character.is_ascii_graphic() && !"([{".contains(character)
        || ('\u{ff10}'..='\u{ff5a}').contains(&character) && character.is_alphanumeric()
        || character.is_alphanumeric() && character < '\u{1100}'
}

fn without_trailing_spaces(glyphs: &[Glyph]) -> &[Glyph] {
    let kept = glyphs.iter().rposition(|glyph| glyph.character != ' ').map_or(0, |last| last + 1);
    &glyphs[..kept]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Full-width characters 1000, others 500.
    fn glyphs(text: &str) -> Vec<Glyph> {
        let advance = |c: char| if c.is_ascii() { 500 } else { 1000 };
        text.chars()
            .map(|character| Glyph { character, slot: 0, advance: advance(character) })
            .collect()
    }

    fn broken_text(text: &str, characters: f32) -> Vec<String> {
        broken(&glyphs(text), 10.0, Measure::even(characters * 10.0))
            .iter()
            .map(|line| line.glyphs.iter().map(|glyph| glyph.character).collect())
            .collect()
    }

    #[test]
    fn breaks_follow_the_rules() {
        let cases: &[(&str, f32, &[&str])] = &[
            ("", 4.0, &[""]),
            ("一二三四五", 4.0, &["一二三四", "五"]),
            ("一二三四，五", 4.0, &["一二三", "四，五"]),
            ("一二三（四）五", 4.0, &["一二三", "（四）五"]),
            ("一二AB-12三", 4.0, &["一二", "AB-12三"]),
            ("日期2021-03-15止", 6.0, &["日期", "2021-03-15止"]),
            ("ABCDEFGHIJ", 4.0, &["ABCDEFGH", "IJ"]),
            ("一ABCDEFGHIJ二", 4.0, &["一", "ABCDEFGH", "IJ二"]),
            ("ab cd ef", 2.5, &["ab cd", "ef"]),
            ("。。。。。。", 4.0, &["。。。。", "。。"]),
            ("一二", 0.5, &["一", "二"]),
            ("名〔U+1F600〕字", 6.0, &["名", "〔U+1F600〕", "字"]),
            ("罚〔2025〕12号一", 6.0, &["罚", "〔2025〕12号", "一"]),
            ("二三四2026年7月", 5.0, &["二三四", "2026年7月"]),
            ("ABCDEFGH。一", 4.0, &["ABCDEFG", "H。一"]),
        ];
        for (text, characters, expected) in cases {
            assert_eq!(broken_text(text, *characters), *expected, "{text}");
        }
    }

    #[test]
    fn a_first_line_can_be_shorter() {
        let lines = broken(&glyphs("一二三四五"), 10.0, Measure { first: 20.0, rest: 40.0 });
        let counts: Vec<_> = lines.iter().map(|line| line.glyphs.len()).collect();
        assert_eq!(counts, [2, 3]);
        assert_eq!(lines[0].ending, Ending::Wrapped);
        assert_eq!(lines[1].ending, Ending::Final);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_overflows(
            text in "[一二三，。（）《》 A-Za-z0-9.（-]{0,200}", room in 1.0_f32..30.0
        ) {
            let lines = broken(&glyphs(&text), 10.0, Measure::even(room * 10.0));
            let kept: String = lines.iter().flat_map(|l| &l.glyphs).map(|g| g.character).collect();
            let solid = |s: &str| s.replace(' ', "");
            prop_assert_eq!(solid(&kept), solid(&text));
            for line in &lines {
                prop_assert!(line.width <= room * 10.0 + SLACK);
            }
        }
    }
}
