//! Text cleaned once, at intake: what can steer a terminal or hide from the eye is taken out, old
//! private code points become the characters they stand for, and every change is told.

use std::fmt;

use encoding_rs::GB18030;

/// A kind of change made to a text, or of something in it that calls for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A control character was removed.
    Control,
    /// A line break or tab became a blank.
    LineBreak,
    /// A whole terminal escape sequence was removed.
    Escape,
    /// A mark that turns the writing direction was removed.
    Direction,
    /// A character that shows nothing was removed: zero width, variation selector, tag, filler.
    Invisible,
    /// A byte order mark was removed.
    ByteOrderMark,
    /// A code point that is no character was removed.
    Noncharacter,
    /// A private code point of GB 18030 became the character it stands for.
    PrivateMapped,
    /// A private code point of unknown meaning was kept: without it a name would be another name.
    PrivateKept,
    /// The sign for an undecodable character (U+FFFD) was kept: something is missing here.
    Undecodable,
}

impl Change {
    /// The change in a few words, for a report.
    pub fn words(self) -> &'static str {
        match self {
            Change::Control => "去除控制字符",
            Change::LineBreak => "换行改为空格",
            Change::Escape => "去除终端控制序列",
            Change::Direction => "去除书写方向控制符",
            Change::Invisible => "去除不可见字符",
            Change::ByteOrderMark => "去除字节顺序标记",
            Change::Noncharacter => "去除非字符码位",
            Change::PrivateMapped => "自造字码位换成标准汉字",
            Change::PrivateKept => "有无法识别的自造字",
            Change::Undecodable => "有无法还原的乱码",
        }
    }
}

/// What was changed in a text, with how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes(Vec<(Change, u32)>);

impl Changes {
    /// Whether the text was clean.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How often a change was made.
    pub fn count(&self, change: Change) -> u32 {
        self.0.iter().find(|(kind, _)| *kind == change).map_or(0, |(_, count)| *count)
    }

    /// The kinds of change and how often each was made, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Change, u32)> + '_ {
        self.0.iter().copied()
    }

    /// Adds the changes of another text.
    pub fn merge(&mut self, other: &Changes) {
        for (change, count) in other.iter() {
            self.add(change, count);
        }
    }

    fn add(&mut self, change: Change, count: u32) {
        match self.0.binary_search_by_key(&change, |(kind, _)| *kind) {
            Ok(at) => self.0[at].1 = self.0[at].1.saturating_add(count),
            Err(at) => self.0.insert(at, (change, count)),
        }
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (change, count)) in self.iter().enumerate() {
            let comma = if index > 0 { "，" } else { "" };
            write!(f, "{comma}{} {count} 处", change.words())?;
        }
        Ok(())
    }
}

/// A cleaned text and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text, without blanks (U+3000 and no-break ones included) at its ends.
    pub text: String,
    /// What was changed; trimming is not counted.
    pub changes: Changes,
}

/// Cleans a text. Cleaning a clean text changes nothing.
pub fn clean(raw: &str) -> Cleaned {
    let mut changes = Changes::default();
    if raw.chars().all(is_plain) {
        return Cleaned { text: raw.trim().to_owned(), changes };
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let sequence = escape_length(rest);
        if sequence > 0 {
            changes.add(Change::Escape, 1);
            rest = &rest[sequence..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if c == '\r' && rest.starts_with('\n') {
            continue;
        }
        text.extend(judge(c, &mut changes));
    }
    let trimmed = text.trim();
    if trimmed.len() != text.len() {
        text = trimmed.to_owned();
    }
    Cleaned { text, changes }
}

/// Characters nearly every text is made of, none of which is ever changed.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

fn judge(c: char, changes: &mut Changes) -> Option<char> {
    let (change, kept) = match c {
        '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            (Change::LineBreak, Some(' '))
        }
        '\u{FFFD}' => (Change::Undecodable, Some(c)),
        '\u{FEFF}' => (Change::ByteOrderMark, None),
        c if c.is_control() => (Change::Control, None),
        c if is_direction(c) => (Change::Direction, None),
        c if is_invisible(c) => (Change::Invisible, None),
        c if is_noncharacter(c) => (Change::Noncharacter, None),
        c if is_private(c) => match private_use(c) {
            Some(meant) => (Change::PrivateMapped, Some(meant)),
            None => (Change::PrivateKept, Some(c)),
        },
        c => return Some(c),
    };
    changes.add(change, 1);
    kept
}

/// Bytes of the escape sequence at the start of `text`, 0 for none (ECMA-48, 5.4 and 5.6).
fn escape_length(text: &str) -> usize {
    let (introducer, body) = if let Some(body) = text.strip_prefix('\u{1B}') {
        match body.chars().next() {
            Some(c @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => (c, &body[1..]),
            _ => return 1 + plain_escape_length(body),
        }
    } else {
        let mut chars = text.chars();
        let introducer = match chars.next() {
            Some('\u{9B}') => '[',
            Some('\u{9D}') => ']',
            Some('\u{90}') => 'P',
            Some('\u{98}') => 'X',
            Some('\u{9E}') => '^',
            Some('\u{9F}') => '_',
            _ => return 0,
        };
        (introducer, chars.as_str())
    };
    let opening = text.len() - body.len();
    opening + if introducer == '[' { control_length(body) } else { string_length(body) }
}

/// `ESC` with intermediates and one final character, if they are there.
fn plain_escape_length(body: &str) -> usize {
    let intermediates = body.bytes().take_while(|byte| (0x20..=0x2F).contains(byte)).count();
    match body.as_bytes().get(intermediates) {
        Some(0x30..=0x7E) if intermediates > 0 => intermediates + 1,
        // Fe, Fp and Fs sequences: `ESC c`, `ESC 7`, `ESC =`.
        Some(0x30..=0x7E) => 1,
        _ => 0,
    }
}

/// Parameters, intermediates and the final byte of a control sequence; a broken one ends where it breaks.
fn control_length(body: &str) -> usize {
    let bytes = body.as_bytes();
    let parameters = bytes.iter().take_while(|byte| (0x30..=0x3F).contains(*byte)).count();
    let rest = &bytes[parameters..];
    let intermediates = rest.iter().take_while(|byte| (0x20..=0x2F).contains(*byte)).count();
    let last = matches!(rest.get(intermediates), Some(0x40..=0x7E));
    parameters + intermediates + usize::from(last)
}

/// The string of an OSC, DCS, SOS, PM or APC with its terminator. One without terminator loses only its
/// opening: words that a person could read are not dropped.
fn string_length(body: &str) -> usize {
    for (at, c) in body.char_indices() {
        match c {
            '\u{7}' => return at + 1,
            '\u{9C}' => return at + c.len_utf8(),
            '\u{1B}' if body[at + 1..].starts_with('\\') => return at + 2,
            '\u{1B}' => return 0,
            _ => {}
        }
    }
    0
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// What a private code point of GB 18030-2000 stands for. U+E815 to U+E864 were the double bytes FE50
/// to FEA0 (7F left out), which the standard gives real characters today: U+E863 is 䶮.
fn private_use(c: char) -> Option<char> {
    // Six of them the web's table of GB 18030 still maps to the private code point.
    let meant = match c {
        '\u{E816}' => '\u{20087}',
        '\u{E817}' => '\u{20089}',
        '\u{E818}' => '\u{200CC}',
        '\u{E831}' => '\u{215D7}',
        '\u{E83B}' => '\u{2298F}',
        '\u{E855}' => '\u{241FE}',
        _ => decoded_private_use(c)?,
    };
    (!is_private(meant)).then_some(meant)
}

fn decoded_private_use(c: char) -> Option<char> {
    let index = u32::from(c).checked_sub(0xE815).filter(|index| *index <= 0xE864 - 0xE815)?;
    let trail = u8::try_from(0x50 + index + u32::from(index >= 0x2F)).ok()?;
    let bytes = [0xFE, trail];
    let decoded = GB18030.decode_without_bom_handling_and_without_replacement(&bytes)?;
    decoded.chars().next()
}

#[cfg(test)]
mod tests;
