//! All width work of the terminal: columns, not characters. No other file may pad, cut or wrap.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands where a text had to be cut. ASCII, because `…` is two columns on Chinese consoles.
const CUT_MARK: &str = "..";

/// Characters that may not start a line (closing marks), after GB/T 15834.
const NEVER_FIRST: &str = "，。、；：！？）》」』】〕〉％,.;:!?)]}%";

/// Characters that may not end a line (opening marks), after GB/T 15834.
const NEVER_LAST: &str = "（《「『【〔〈([{";

/// On which side of its columns a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Blanks follow the text.
    #[default]
    Left,
    /// Blanks precede the text.
    Right,
    /// Blanks on both sides, the odd one after.
    Centre,
}

/// The columns `text` takes on a screen.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The columns one character takes; nought for marks that combine with the one before.
pub fn char_width(c: char) -> usize {
    UnicodeWidthChar::width(c).unwrap_or(0)
}

/// The longest start of `text` that fits `columns`, without a mark; never half a glyph.
pub fn prefix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += char_width(c);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// `text` itself when it fits `columns`, else its start followed by `..`.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(CUT_MARK.len()) else {
        return Cow::Borrowed(prefix(CUT_MARK, columns));
    };
    Cow::Owned(format!("{}{CUT_MARK}", prefix(text, room)))
}

/// `text` in exactly `columns`: cut when too long, filled with blanks when too short.
pub fn pad(text: &str, columns: usize, align: Align) -> String {
    let text = cut(text, columns);
    let free = columns.saturating_sub(width(&text));
    let before = match align {
        Align::Left => 0,
        Align::Right => free,
        Align::Centre => free / 2,
    };
    format!("{:before$}{text}{:after$}", "", "", after = free - before)
}

/// `text` as lines of at most `columns`. Latin words and numbers stay whole where they fit; no line
/// starts with a closing mark or ends with an opening one unless a single line cannot hold them.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for unit in units(paragraph) {
            place(unit, columns, &mut line, &mut lines);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Adds `unit` to `line`, breaking before it, or inside it when no line could hold it.
fn place(unit: &str, columns: usize, line: &mut String, lines: &mut Vec<String>) {
    if width(line) + width(unit.trim_end()) > columns && !line.is_empty() {
        lines.push(line.trim_end().to_owned());
        line.clear();
    }
    if line.is_empty() && !lines.is_empty() && unit.trim().is_empty() {
        return;
    }
    let mut rest = unit;
    while width(rest.trim_end()) > columns {
        let head = prefix(rest, columns);
        lines.push(head.to_owned());
        rest = &rest[head.len()..];
    }
    line.push_str(rest);
}

/// Splits a paragraph into pieces that stay together on one line.
fn units(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let (_, mut last) = chars.next()?;
        let end = loop {
            match chars.peek() {
                None => break rest.len(),
                Some(&(at, next)) if may_break(last, next) => break at,
                Some(&(_, next)) => last = next,
            }
            chars.next();
        };
        let (unit, after) = rest.split_at(end);
        rest = after;
        Some(unit)
    })
}

fn may_break(before: char, after: char) -> bool {
    if char_width(after) == 0 || NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) {
        return false;
    }
    if after == ' ' {
        return false;
    }
    before == ' ' || char_width(before) == 2 || char_width(after) == 2
}

/// `text` safe to send to a terminal: what could move the cursor, turn the direction of writing or
/// hide is shown as `?`. Intake has cleaned the records already; this is the second guard.
pub fn guard(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unsafe(c) || is_selector(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter(|&c| !is_selector(c))
            .map(|c| if is_unsafe(c) { '?' } else { c })
            .collect(),
    )
}

/// Control characters, direction marks and invisible fillers.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Variation selectors change only a glyph's drawing, which no terminal does reliably: dropped.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether Western and Chinese terminals disagree on the columns of `c` (UAX #11, class A).
pub fn is_ambiguous(c: char) -> bool {
    c.width() != c.width_cjk()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cutting_keeps_whole_glyphs_and_the_width() {
        for (text, columns, expected) in [
            ("紫瑞机械", 8, "紫瑞机械"),
            ("紫瑞机械", 7, "紫瑞.."),
            ("紫瑞机械", 6, "紫瑞.."),
            ("紫瑞机械", 5, "紫.."),
            ("a紫瑞机械", 5, "a紫.."),
            ("紫瑞", 2, ".."),
            ("紫瑞", 1, "."),
            ("紫瑞", 0, ""),
        ] {
            assert_eq!(cut(text, columns), expected, "{text} in {columns}");
        }
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad("核查", 7, Align::Left), "核查   ");
        assert_eq!(pad("核查", 7, Align::Right), "   核查");
        assert_eq!(pad("核查", 7, Align::Centre), " 核查  ");
        assert_eq!(pad("信用核查", 5, Align::Left), "信.. ");
    }

    #[test]
    fn lines_follow_the_rules_of_the_margins() {
        for (text, columns, expected) in [
            ("信用核查报告", 8, &["信用核查", "报告"][..]),
            ("信用核查，报告", 8, &["信用核", "查，报告"]),
            ("信用核《查》报", 8, &["信用核", "《查》报"]),
            ("窗口 PuTTY 设置", 7, &["窗口", "PuTTY", "设置"]),
            ("GB 32100-2015", 6, &["GB", "32100-", "2015"]),
            ("甲\n乙", 8, &["甲", "乙"]),
            ("", 8, &[""]),
        ] {
            assert_eq!(wrap(text, columns), expected, "{text} in {columns}");
        }
    }

    #[test]
    fn the_guard_shows_what_would_hide_or_move() {
        assert_eq!(guard("买买提·艾合买提"), "买买提·艾合买提");
        assert_eq!(guard("a\u{1b}[2Jb\u{202e}c\u{200b}d\r\n"), "a?[2Jb?c?d??");
        assert_eq!(guard("葛\u{E0100}城"), "葛城");
    }

    #[test]
    fn class_a_is_recognised() {
        assert!("─│·—…“”●→×√※".chars().all(is_ambiguous));
        assert!(!"-|+>「」《》【】〔〕，。：09Az核".chars().any(is_ambiguous));
    }

    proptest! {
        #[test]
        fn padded_text_has_its_columns(text in "[ -~一-龥，。（）]{0,40}", columns in 0usize..60) {
            prop_assert_eq!(width(&pad(&text, columns, Align::Left)), columns);
        }

        #[test]
        fn wrapping_loses_nothing_but_blanks(text in "[a-z0-9 一-龥，。（）]{0,60}", columns in 2usize..40) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{:?} wider than {}", line, columns);
            }
            let squeeze = |s: &str| s.replace(' ', "");
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }

        #[test]
        fn guarded_text_is_safe(text in any::<String>()) {
            prop_assert!(!guard(&text).chars().any(is_unsafe));
        }
    }
}
