//! Tells the Esc key from the first byte of an arrow key that a slow line tore apart.

use std::mem;

use crate::tui::keymap::{self, Key, Sequence};
use crate::tui::msg::Moment;

/// Holds a bare Esc until it is certain what it was.
#[derive(Debug)]
pub struct Escape {
    /// Milliseconds a stroke may take to follow.
    hold: u64,
    held: Held,
}

#[derive(Debug, Default)]
enum Held {
    #[default]
    Nothing,
    Escape {
        key: Key,
        at: Moment,
    },
    /// After `[` or `O`: no person types that within the time, so it never becomes text.
    Sequence {
        introducer: char,
        body: String,
        at: Moment,
    },
}

impl Escape {
    /// Holds an Esc for `hold` milliseconds.
    pub fn new(hold: u64) -> Self {
        Self { hold, held: Held::Nothing }
    }

    /// When `expire` has to be called at the latest.
    pub fn deadline(&self) -> Option<Moment> {
        match self.held {
            Held::Nothing => None,
            Held::Escape { at, .. } | Held::Sequence { at, .. } => Some(Moment(at.0 + self.hold)),
        }
    }

    /// Takes a key; returns the keys that are certain now, at most two.
    pub fn push(&mut self, key: Key, at: Moment) -> impl Iterator<Item = (Key, Moment)> {
        let late = self.expire(at);
        late.into_iter().chain(self.take(key, at).into_iter().flatten())
    }

    /// Gives up waiting when the time is over.
    pub fn expire(&mut self, now: Moment) -> Option<(Key, Moment)> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return None;
        }
        match mem::take(&mut self.held) {
            Held::Escape { key, at } => Some((key, at)),
            Held::Sequence { .. } | Held::Nothing => None,
        }
    }

    fn take(&mut self, key: Key, at: Moment) -> [Option<(Key, Moment)>; 2] {
        match mem::take(&mut self.held) {
            Held::Nothing => [self.start(key, at), None],
            Held::Escape { key: escape, at: before } => match keymap::sequence_start(key) {
                Some(introducer) => {
                    self.held = Held::Sequence { introducer, body: String::new(), at };
                    [None, None]
                }
                None => [Some((escape, before)), self.start(key, at)],
            },
            Held::Sequence { introducer, mut body, .. } => {
                match keymap::sequence_end(introducer, &mut body, key) {
                    Sequence::Open => {
                        self.held = Held::Sequence { introducer, body, at };
                        [None, None]
                    }
                    Sequence::Key(key) => [Some((key, at)), None],
                    Sequence::Unknown => [None, None],
                    Sequence::Broken => [self.start(key, at), None],
                }
            }
        }
    }

    fn start(&mut self, key: Key, at: Moment) -> Option<(Key, Moment)> {
        if keymap::is_escape(key) {
            self.held = Held::Escape { key, at };
            return None;
        }
        Some((key, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds keys `gap` milliseconds apart and lets the time run out.
    fn heard(written: &str, gap: u64) -> Vec<Key> {
        let mut escape = Escape::new(50);
        let mut heard = Vec::new();
        let mut now = Moment(0);
        for key in keymap::keys(written) {
            now.0 += gap;
            heard.extend(escape.push(key, now).map(|(key, _)| key));
        }
        now.0 += 50;
        heard.extend(escape.expire(now).into_iter().map(|(key, _)| key));
        assert_eq!(escape.deadline(), None);
        heard
    }

    #[test]
    fn a_torn_key_is_put_together() {
        for (torn, whole) in [
            ("<Esc>[A", "<Up>"),
            ("<Esc>OB", "<Down>"),
            ("<Esc>[5~", "<PgUp>"),
            ("<Esc>[15~", "<F5>"),
            ("<Esc>[15;2~", "<F5>"),
            ("<Esc>[[A", "<F1>"),
            ("<Esc>OP9", "<F1>9"),
            ("<Esc>[Z", "<BackTab>"),
            ("<Esc>[99~", ""),
            ("<Esc>[", ""),
            ("<Esc>[<Enter>", "<Enter>"),
            ("<Esc>", "<Esc>"),
            ("<Esc>9", "<Esc>9"),
            ("<Esc><Esc>[A", "<Esc><Up>"),
            ("9[A", "9[A"),
        ] {
            assert_eq!(heard(torn, 5), keymap::keys(whole), "{torn}");
        }
    }

    #[test]
    fn after_the_time_an_escape_is_an_escape() {
        assert_eq!(heard("<Esc>[A", 51), keymap::keys("<Esc>[A"));
    }
}
