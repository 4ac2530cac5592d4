//! The last guard before paper: characters that would not show, or would make others show wrongly, are left out.

/// Text safe to set, with how many characters were left out of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cleaned {
    /// The text; newlines are kept, tabs are spaces.
    pub text: String,
    /// How many characters were left out.
    pub removed: usize,
}

/// Leaves out control characters, escape sequences, direction marks and zero-width characters.
pub(super) fn clean(raw: &str) -> Cleaned {
    let mut text = String::with_capacity(raw.len());
    let mut removed = 0;
    let mut rest = raw;
    while let Some(character) = rest.chars().next() {
        if let Some(length) = escape_sequence(rest) {
            removed += rest[..length].chars().count();
            rest = &rest[length..];
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match character {
            '\r' if rest.starts_with('\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push('\n'),
            '\t' => text.push(' '),
            _ if is_unprintable(character) => removed += 1,
            _ => text.push(character),
        }
    }
    Cleaned { text, removed }
}

/// Length in bytes of the whole terminal escape sequence `text` starts with (CSI or OSC, ECMA-48), if it does.
fn escape_sequence(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\u{1b}')?;
    if let Some(parameters) = body.strip_prefix('[') {
        let end = parameters.find(|c: char| !(' '..='?').contains(&c))?;
        return ('@'..='~').contains(&parameters[end..].chars().next()?).then_some(end + 3);
    }
    let command = body.strip_prefix(']')?;
    let end = command.find(['\u{7}', '\u{1b}', '\n'])?;
    match &command.as_bytes()[end..] {
        [0x07, ..] => Some(end + 3),
        [0x1b, b'\\', ..] => Some(end + 4),
        _ => None,
    }
}

/// Controls, and the default-ignorable characters of Unicode: they have no shape of their own.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, text: &str, removed: usize) {
        assert_eq!(clean(raw), Cleaned { text: text.into(), removed }, "{raw:?}");
    }

    #[test]
    fn printable_text_stays_as_it_is() {
        check(
            "核查（一）·～〜 ＡＢ 123 不\u{f967}𠮷\u{3000}",
            "核查（一）·～〜 ＡＢ 123 不\u{f967}𠮷\u{3000}",
            0,
        );
    }

    #[test]
    fn line_ends_become_one_newline() {
        check("一\r\n二\r三\u{2028}四", "一\n二\n三\n四", 0);
        check("一\t二", "一 二", 0);
    }

    #[test]
    fn escape_sequences_go_as_a_whole() {
        check("红\u{1b}[31;1m字\u{1b}[0m", "红字", 11);
        check("题\u{1b}]0;坏\u{7}目", "题目", 6);
        check("题\u{1b}]8;;x\u{1b}\\目", "题目", 8);
    }

    #[test]
    fn a_broken_escape_sequence_never_eats_the_text_behind_it() {
        check("\u{1b}[中文", "[中文", 1);
        check("\u{1b}]0;没有结尾的中文", "]0;没有结尾的中文", 1);
        check("\u{1b}", "", 1);
        check("\u{1b}[12", "[12", 1);
    }

    #[test]
    fn direction_and_zero_width_characters_go() {
        check("甲\u{202e}乙\u{200b}丙\u{feff}丁\u{2066}戊\u{e0100}\u{0}", "甲乙丙丁戊", 6);
    }
}
