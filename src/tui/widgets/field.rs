//! A one-line input field: its text, its cursor, and how it scrolls when the text is wider than it.

use std::fmt;

use ratatui::Frame;
use ratatui::layout::Rect;
use zeroize::Zeroize;

use super::line;
use crate::tui::keymap::Edit;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// The most bytes a field holds: more than the QR code of a report scanned in full-width letters,
/// less than a pasted document.
const CAPACITY: usize = 1024;

/// What a masked character looks like.
const MASK: char = '*';

/// Whether what is typed may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    /// It may.
    #[default]
    Clear,
    /// A password: each character is shown as `*`, and the text is wiped from memory.
    Masked,
}

/// Whether keys go to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// They do; the hardware cursor stands in it.
    Here,
    /// They go elsewhere.
    Elsewhere,
}

/// A one-line input field.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Field {
    text: String,
    /// Bytes before the cursor; always between two characters.
    cursor: usize,
    visibility: Visibility,
}

/// The part of a field that is on the screen.
#[derive(Debug, PartialEq, Eq)]
pub struct Window {
    /// What is shown.
    pub shown: String,
    /// The cursor's column, counted from the start of the field.
    pub cursor: u16,
}

impl Field {
    /// An empty field for a password. Its memory is taken at once, so that growing leaves no copy.
    pub fn masked() -> Self {
        let text = String::with_capacity(CAPACITY);
        Self { text, cursor: 0, visibility: Visibility::Masked }
    }

    /// What was typed, as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing but blanks was typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Puts text in at the cursor: line breaks and tabs as blanks, other unsafe characters not at
    /// all. What exceeds the field is dropped.
    pub fn insert(&mut self, text: &str) {
        for c in text.chars() {
            let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
            if text::is_unsafe(c) || self.text.len() + c.len_utf8() > CAPACITY {
                continue;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        match self.visibility {
            Visibility::Clear => self.text.clear(),
            Visibility::Masked => self.text.zeroize(),
        }
        self.cursor = 0;
    }

    /// Replaces the text and puts the cursor behind it.
    pub fn set(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// Does what an editing key asks.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Left => self.cursor = self.before(),
            Edit::Right => self.cursor = self.after(),
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Backspace => {
                let start = self.before();
                self.text.replace_range(start..self.cursor, "");
                self.cursor = start;
            }
            Edit::Delete => self.text.replace_range(self.cursor..self.after(), ""),
            Edit::ClearAfter => self.text.truncate(self.cursor),
            Edit::Clear => self.clear(),
        }
    }

    /// Where the character before the cursor starts, with the marks that combine with it.
    fn before(&self) -> usize {
        let head = self.text[..self.cursor].char_indices();
        head.rev().find(|&(_, c)| text::char_width(c) > 0).map_or(0, |(at, _)| at)
    }

    /// Where the character under the cursor ends, with the marks that combine with it.
    fn after(&self) -> usize {
        let tail = &self.text[self.cursor..];
        let next = tail.char_indices().skip(1).find(|&(_, c)| text::char_width(c) > 0);
        next.map_or(self.text.len(), |(at, _)| self.cursor + at)
    }

    /// The part that fits `columns` and holds the cursor.
    pub fn window(&self, columns: u16) -> Window {
        match self.visibility {
            Visibility::Clear => window(&self.text, self.cursor, columns),
            Visibility::Masked => {
                let stars = |s: &str| s.chars().map(|_| MASK).collect::<String>();
                let cursor = stars(&self.text[..self.cursor]).len();
                window(&stars(&self.text), cursor, columns)
            }
        }
    }
}

fn window(text: &str, cursor: usize, columns: u16) -> Window {
    // The last column is the cursor's own when the text fills the field.
    let room = usize::from(columns.saturating_sub(1));
    let (head, tail) = text.split_at(cursor);
    let mut start = head.len();
    let mut used = 0;
    for (at, c) in head.char_indices().rev() {
        if used + text::char_width(c) > room {
            break;
        }
        used += text::char_width(c);
        start = at;
    }
    let rest = text::prefix(tail, usize::from(columns).saturating_sub(used));
    let shown = format!("{}{rest}", &head[start..]);
    Window { shown, cursor: u16::try_from(used).unwrap_or(columns) }
}

impl Drop for Field {
    fn drop(&mut self) {
        if self.visibility == Visibility::Masked {
            self.text.zeroize();
        }
    }
}

impl fmt::Debug for Field {
    /// The text is left out: it may be a password or somebody's number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Field({} bytes)", self.text.len())
    }
}

/// Draws `caption  [ text ]` on the first row of `area`, and puts the hardware cursor into the
/// focused field: the input method opens its window there.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    caption: &str,
    field: &Field,
    focus: Focus,
    theme: Theme,
) {
    let buffer = frame.buffer_mut();
    let open = line::put(buffer, area, (0, 0), caption, theme.style(Role::Label));
    let open = line::put(buffer, area, (open, 0), "  [ ", theme.style(Role::Text));
    let columns = area.width.saturating_sub(open).saturating_sub(2);
    let window = field.window(columns);
    let role = if focus == Focus::Here { Role::Field } else { Role::Text };
    let inside = Rect { x: area.x + open, width: columns, ..area };
    line::put_row(buffer, inside, 0, &window.shown, theme.style(role));
    line::put_right(buffer, area, 0, " ]", theme.style(Role::Text));
    if focus == Focus::Here && !inside.is_empty() {
        frame.set_cursor_position(line::place(inside, window.cursor, 0));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str) -> Field {
        let mut field = Field::default();
        field.insert(text);
        field
    }

    #[test]
    fn editing_moves_by_what_the_eye_sees() {
        let mut field = typed("南e\u{301}京");
        for (edit, text, cursor) in [
            (Edit::Left, "南e\u{301}京", "南e\u{301}".len()),
            (Edit::Left, "南e\u{301}京", "南".len()),
            (Edit::Right, "南e\u{301}京", "南e\u{301}".len()),
            (Edit::Backspace, "南京", "南".len()),
            (Edit::Delete, "南", "南".len()),
            (Edit::Delete, "南", "南".len()),
            (Edit::Start, "南", 0),
            (Edit::Backspace, "南", 0),
            (Edit::End, "南", "南".len()),
            (Edit::Clear, "", 0),
        ] {
            field.edit(edit);
            assert_eq!((field.text(), field.cursor), (text, cursor), "after {edit:?}");
        }
    }

    #[test]
    fn clearing_after_the_cursor_keeps_what_is_before_it() {
        let mut field = typed("核查报告");
        field.edit(Edit::Left);
        field.edit(Edit::Left);
        field.edit(Edit::ClearAfter);
        assert_eq!(field.text(), "核查");
    }

    #[test]
    fn pasted_text_is_one_safe_line() {
        assert_eq!(typed("甲\t乙\n丙\u{1b}[2J\u{202e}丁").text(), "甲 乙 丙[2J丁");
        assert!(typed(&"核".repeat(1000)).text().len() <= CAPACITY);
    }

    #[test]
    fn a_long_text_scrolls_by_columns() {
        let mut field = typed("南京紫瑞");
        assert_eq!(field.window(9), Window { shown: "南京紫瑞".into(), cursor: 8 });
        assert_eq!(field.window(8), Window { shown: "京紫瑞".into(), cursor: 6 });
        assert_eq!(field.window(5), Window { shown: "紫瑞".into(), cursor: 4 });
        field.edit(Edit::Start);
        assert_eq!(field.window(5), Window { shown: "南京".into(), cursor: 0 });
        assert_eq!(field.window(0), Window { shown: String::new(), cursor: 0 });
    }

    #[test]
    fn a_password_is_never_shown() {
        let mut field = Field::masked();
        field.insert("密码pw");
        assert_eq!(field.window(20), Window { shown: "****".into(), cursor: 4 });
        assert!(!format!("{field:?}").contains("密码"));
    }

    proptest! {
        #[test]
        fn the_cursor_stays_in_the_field(
            text in any::<String>(), moves in 0usize..20, columns in 1u16..30,
        ) {
            let mut field = typed(&text);
            for _ in 0..moves {
                field.edit(Edit::Left);
            }
            let window = field.window(columns);
            prop_assert!(window.cursor < columns);
            prop_assert!(text::width(&window.shown) <= usize::from(columns));
        }
    }
}
