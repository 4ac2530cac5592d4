//! Numbers typed over a numbered list, and telling them from a scan that meets it open.

use std::ops::Range;

use crate::tui::pace::Pace;

/// More characters than this in one burst are a scan: two digits may come fast from a person too.
const FAST: usize = 2;

/// What was typed over a list since it was opened or its bar was moved.
#[derive(Debug, Default)]
pub struct NumberTyped {
    /// The number the last digits make; nought when they make none.
    number: usize,
    /// All of it: a code typed by hand shows only at its first letter.
    all: String,
    /// The end of it that came without a pause.
    burst: String,
}

/// What typing came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Typed {
    /// The number of an entry.
    Number(usize),
    /// No entry's number, and no scan.
    Nothing,
    /// This is the start of a scan, or of a code typed by hand.
    Scan(String),
}

impl NumberTyped {
    /// Forgets what was typed.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes text that came at this pace over a list of these numbers. However many digits come
    /// slowly, they are numbers: one that is too great begins anew with its last digit.
    pub fn take(&mut self, text: &str, pace: Pace, numbers: &Range<usize>) -> Typed {
        let text: String = text.chars().map(half).collect();
        if pace == Pace::Calm {
            self.burst.clear();
        }
        self.all.push_str(&text);
        self.burst.push_str(&text);
        if self.burst.chars().count() > FAST || !text.chars().all(|c| c.is_ascii_digit()) {
            let is_burst = self.burst.chars().count() > 1;
            let Self { all, burst, .. } = std::mem::take(self);
            return Typed::Scan(if is_burst { burst } else { all });
        }
        for digit in text.bytes().map(|b| usize::from(b - b'0')) {
            let longer = self.number * 10 + digit;
            self.number = if longer < numbers.end { longer } else { digit };
        }
        if numbers.contains(&self.number) { Typed::Number(self.number) } else { Typed::Nothing }
    }
}

/// An input method left in full-width mode types `３`.
fn half(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}
