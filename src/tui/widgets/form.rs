//! A form of named rows, a field or a choice each: Tab walks them, and a long one is shown by pages,
//! so that the row one fills in stands in the upper half of the window.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::field::{self, Field, Focus};
use super::{choice, line};
use crate::tui::keymap::Command;
use crate::tui::text::{self, Align};
use crate::tui::theme::{Role, Theme};

/// Rows that can have the keys before the form goes up.
const UPPER: usize = 6;
/// Rows that go up together: on a slow line each time is a frame.
const STEP: usize = 3;
/// The widest caption.
const CAPTION: usize = 22;
/// The columns of the word behind a row, with the gap before it.
const WORD: u16 = 6;
/// What stands where nothing is chosen yet.
const UNCHOSEN: &str = "（未选）";

/// The rows, and the one that has the keys.
#[derive(Debug, Clone)]
pub struct Form {
    rows: Vec<Row>,
    at: usize,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is called.
    pub caption: String,
    entry: Entry,
}

#[derive(Debug, Clone)]
enum Entry {
    Text(Field),
    Choice { words: Vec<String>, at: Option<usize> },
}

impl Row {
    /// A row to type into.
    pub fn text(caption: &str, value: &str) -> Self {
        let mut field = Field::default();
        field.set(value);
        Self { caption: caption.to_owned(), entry: Entry::Text(field) }
    }

    /// A row to choose in; nothing is chosen when `value` is none of the words.
    pub fn choice(caption: &str, words: Vec<String>, value: &str) -> Self {
        let at = words.iter().position(|word| word == value);
        Self { caption: caption.to_owned(), entry: Entry::Choice { words, at } }
    }

    /// What stands in it.
    pub fn value(&self) -> &str {
        match &self.entry {
            Entry::Text(field) => field.text(),
            Entry::Choice { words, at } => at.and_then(|at| words.get(at)).map_or("", |word| word),
        }
    }
}

impl Form {
    /// The form at its first row.
    pub fn new(rows: Vec<Row>) -> Self {
        Self { rows, at: 0 }
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The place of the row that has the keys.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What stands in a row; empty when there is none.
    pub fn value(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", Row::value)
    }

    /// What stands in every row.
    pub fn values(&self) -> Vec<String> {
        self.rows.iter().map(|row| row.value().to_owned()).collect()
    }

    /// The place of what is chosen in a row; the first when nothing is.
    pub fn chosen(&self, row: usize) -> usize {
        match self.rows.get(row).map(|row| &row.entry) {
            Some(Entry::Choice { at, .. }) => at.unwrap_or(0),
            _ => 0,
        }
    }

    /// Replaces what stands in a row to type into.
    pub fn set(&mut self, row: usize, value: &str) {
        if let Some(Row { entry: Entry::Text(field), .. }) = self.rows.get_mut(row) {
            field.set(value);
        }
    }

    /// Gives a row the keys.
    pub fn focus(&mut self, row: usize) {
        self.at = row.min(self.rows.len().saturating_sub(1));
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.rows.get_mut(self.at).map(|row| &mut row.entry) {
            Some(Entry::Text(field)) => Some(field),
            _ => None,
        }
    }

    /// Text is coming; beside a choice it can only be for the field after it, and never goes behind what
    /// stands there already.
    pub fn expect_text(&mut self) {
        let is_text = |row: &Row| matches!(row.entry, Entry::Text(_));
        let next = self.rows.iter().skip(self.at).position(is_text).unwrap_or(0);
        let is_free = self.value(self.at + next).is_empty();
        self.at += if is_free { next } else { 0 };
    }

    /// To the next row, or the one before.
    pub fn turn(&mut self, command: Command) {
        let count = self.rows.len().max(1);
        let step = if command == Command::Next { 1 } else { count - 1 };
        self.at = (self.at + step) % count;
    }

    /// Moves the choice; says whether the row is one.
    pub fn choose(&mut self, command: Command) -> bool {
        match self.rows.get_mut(self.at).map(|row| &mut row.entry) {
            Some(Entry::Choice { words, at }) => {
                *at = Some(at.map_or(0, |at| choice::step(command, at, words.len())));
                true
            }
            _ => false,
        }
    }

    /// Draws the rows; `word` says what stands behind each. Returns how many were drawn.
    pub fn draw<'w>(
        &self,
        frame: &mut Frame,
        area: Rect,
        word: impl Fn(usize) -> (&'w str, Role),
        theme: Theme,
    ) -> u16 {
        let widest = self.rows.iter().map(|row| text::width(&row.caption)).max().unwrap_or(0);
        let first = self.first(usize::from(area.height));
        let mut drawn = 0;
        for (row, (index, one)) in (0..area.height).zip(self.rows.iter().enumerate().skip(first)) {
            let focus = if index == self.at { Focus::Here } else { Focus::Elsewhere };
            let caption = text::pad(&one.caption, widest.min(CAPTION), Align::Left);
            let place = line::below(area, row);
            let narrow = Rect { width: place.width.saturating_sub(WORD), ..place };
            one.draw(frame, narrow, &caption, focus, theme);
            let (said, role) = word(index);
            line::put_right(frame.buffer_mut(), place, 0, said, theme.style(role));
            drawn = row + 1;
        }
        drawn
    }

    /// `第 6 至 12 项 共 14 项`, where not every row is shown.
    pub fn place(&self, height: u16) -> Option<String> {
        let (count, height) = (self.rows.len(), usize::from(height));
        let first = self.first(height);
        let end = (first + height).min(count);
        (end - first < count).then(|| format!("第 {} 至 {end} 项 共 {count} 项", first + 1))
    }

    /// The first row shown: a form that fits is shown whole while the keys are in its upper part.
    fn first(&self, height: usize) -> usize {
        let upper = UPPER.min(height.max(1));
        match self.at.checked_sub(upper) {
            Some(beyond) => (beyond / STEP + 1) * STEP.min(upper),
            None => 0,
        }
    }
}

impl Row {
    fn draw(&self, frame: &mut Frame, area: Rect, caption: &str, focus: Focus, theme: Theme) {
        match &self.entry {
            Entry::Text(text) => field::draw(frame, area, caption, text, focus, theme),
            Entry::Choice { words, at } => {
                let place = at.map_or(String::new(), |at| format!("{}/{}", at + 1, words.len()));
                let word = if at.is_some() { self.value() } else { UNCHOSEN };
                choice::draw(frame, area, caption, (word, &place), focus, theme);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let words = vec!["甲".to_owned(), "乙".to_owned()];
        let mut rows = vec![Row::choice("选", words, "")];
        rows.extend((1..12).map(|n| Row::text(&format!("第{n}项"), "")));
        Form::new(rows)
    }

    #[test]
    fn tab_walks_round_and_a_long_form_goes_up_by_pages() {
        let mut form = form();
        form.turn(Command::Previous);
        assert_eq!((form.at(), form.place(8).as_deref()), (11, Some("第 7 至 12 项 共 12 项")));
        form.turn(Command::Next);
        assert_eq!((form.at(), form.place(8).as_deref()), (0, Some("第 1 至 8 项 共 12 项")));
        assert_eq!(form.place(12), None);
        for (at, first) in [(5, 0), (6, 3), (8, 3), (9, 6), (11, 6)] {
            form.focus(at);
            assert_eq!(form.first(8), first, "at {at}");
        }
    }

    #[test]
    fn a_choice_begins_unchosen_and_text_beside_it_goes_to_the_next_field() {
        let mut form = form();
        assert!(form.value(0).is_empty() && form.field().is_none());
        assert!(form.choose(Command::Left) && form.value(0) == "甲");
        assert!(form.choose(Command::Right) && form.value(0) == "乙");
        form.expect_text();
        assert_eq!(form.at(), 1);
        form.field().unwrap().insert("丙");
        assert_eq!(form.values()[..2], ["乙", "丙"]);
        assert!(!form.choose(Command::Right));
        form.turn(Command::Previous);
        form.expect_text();
        assert_eq!(form.at(), 0, "nothing is written behind what stands there");
    }
}
