//! Keys that slow lines deliver as `Esc`, `[`, `A`: which strokes begin and end such a sequence.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The most parameter bytes a key's sequence has (`[15;2~`).
const LONGEST: usize = 8;

/// Where a sequence stands after one more stroke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// More strokes belong to it.
    Open,
    /// It was this key.
    Key(KeyEvent),
    /// It was complete, or too long, and means nothing to us.
    Unknown,
    /// This stroke is none of a sequence's.
    Broken,
}

/// Whether the key is a bare Esc, which may be the start of another key.
pub fn is_escape(key: KeyEvent) -> bool {
    key.code == KeyCode::Esc && key.modifiers.is_empty()
}

/// The introducer a stroke after Esc stands for: `[` (CSI) or `O` (SS3), as terminals send them.
pub fn sequence_start(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c @ ('[' | 'O')) if plain(key) => Some(c),
        _ => None,
    }
}

/// Reads one more stroke after the introducer and the strokes collected in `body`.
pub fn sequence_end(introducer: char, body: &mut String, key: KeyEvent) -> Sequence {
    let KeyCode::Char(c) = key.code else { return Sequence::Broken };
    if !plain(key) || !c.is_ascii() || body.len() >= LONGEST {
        return Sequence::Broken;
    }
    // The Linux console sends F1 to F5 as `Esc [ [ A`.
    if introducer == '[' && body.is_empty() && c == '[' || matches!(c, '0'..='9' | ';') {
        body.push(c);
        return Sequence::Open;
    }
    match meaning(introducer, body, c) {
        Some(code) => Sequence::Key(code.into()),
        None => Sequence::Unknown,
    }
}

fn plain(key: KeyEvent) -> bool {
    key.modifiers.difference(KeyModifiers::SHIFT).is_empty()
}

/// ECMA-48 and xterm's names for the keys we use.
fn meaning(introducer: char, body: &str, last: char) -> Option<KeyCode> {
    if body == "[" {
        let number = u8::try_from(last).ok()?.checked_sub(b'A')?;
        return (number < 5).then_some(KeyCode::F(number + 1));
    }
    Some(match (introducer, last) {
        (_, 'A') => KeyCode::Up,
        (_, 'B') => KeyCode::Down,
        (_, 'C') => KeyCode::Right,
        (_, 'D') => KeyCode::Left,
        (_, 'H') => KeyCode::Home,
        (_, 'F') => KeyCode::End,
        ('[', 'Z') => KeyCode::BackTab,
        ('O', 'M') => KeyCode::Enter,
        (_, 'P') => KeyCode::F(1),
        (_, 'Q') => KeyCode::F(2),
        (_, 'R') => KeyCode::F(3),
        (_, 'S') => KeyCode::F(4),
        ('[', '~') => match body.split(';').next()? {
            "1" | "7" => KeyCode::Home,
            "4" | "8" => KeyCode::End,
            "3" => KeyCode::Delete,
            "5" => KeyCode::PageUp,
            "6" => KeyCode::PageDown,
            "11" => KeyCode::F(1),
            "12" => KeyCode::F(2),
            "13" => KeyCode::F(3),
            "14" => KeyCode::F(4),
            "15" => KeyCode::F(5),
            "17" => KeyCode::F(6),
            "18" => KeyCode::F(7),
            "19" => KeyCode::F(8),
            _ => return None,
        },
        _ => return None,
    })
}
