//! Which row of a list is chosen, and which page of it is shown. Lists are paged, never scrolled:
//! on a slow line a page is one frame, scrolling is one frame a row.

use crate::tui::keymap::Command;

/// The chosen row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    row: usize,
}

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The first row on it.
    pub first: usize,
    /// One past the last row on it.
    pub end: usize,
    /// Its number, from 1.
    pub number: usize,
    /// How many pages there are, at least 1.
    pub of: usize,
    /// How many rows the whole list has.
    pub rows: usize,
}

impl Choice {
    /// The chosen row, from nought; within the list when it has rows at all.
    pub fn row(self, rows: usize) -> usize {
        self.row.min(rows.saturating_sub(1))
    }

    /// Chooses a row.
    pub fn set(&mut self, row: usize) {
        self.row = row;
    }

    /// Moves as the command says; other commands do nothing.
    pub fn run(&mut self, command: Command, rows: usize, per_page: usize) {
        let (row, last, step) = (self.row(rows), rows.saturating_sub(1), per_page.max(1));
        self.row = match command {
            Command::Next => row + 1,
            Command::Previous => row.saturating_sub(1),
            Command::NextPage => ((row / step + 1) * step).min(last),
            Command::PreviousPage => (row / step).saturating_sub(1) * step,
            Command::First => 0,
            Command::Last => last,
            _ => row,
        }
        .min(last);
    }

    /// The page that holds the chosen row.
    pub fn page(self, rows: usize, per_page: usize) -> Page {
        let step = per_page.max(1);
        let first = self.row(rows) / step * step;
        let of = rows.div_ceil(step).max(1);
        Page { first, end: (first + step).min(rows), number: first / step + 1, of, rows }
    }
}

impl Page {
    /// `第 1 页 共 3 页`.
    pub fn caption(self) -> String {
        format!("第 {} 页 共 {} 页", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_stays_in_the_list() {
        let mut choice = Choice::default();
        for (command, row) in [
            (Command::Previous, 0),
            (Command::Next, 1),
            (Command::NextPage, 4),
            (Command::NextPage, 8),
            (Command::NextPage, 9),
            (Command::Next, 9),
            (Command::PreviousPage, 4),
            (Command::Last, 9),
            (Command::First, 0),
            (Command::PreviousPage, 0),
        ] {
            choice.run(command, 10, 4);
            assert_eq!(choice.row(10), row, "after {command:?}");
        }
    }

    #[test]
    fn pages_cover_the_list() {
        let mut choice = Choice::default();
        choice.set(9);
        assert_eq!(choice.page(10, 4), Page { first: 8, end: 10, number: 3, of: 3, rows: 10 });
        assert_eq!(choice.page(3, 4), Page { first: 0, end: 3, number: 1, of: 1, rows: 3 });
        assert_eq!(choice.page(0, 4), Page { first: 0, end: 0, number: 1, of: 1, rows: 0 });
        assert_eq!(choice.page(10, 0).of, 10);
        assert_eq!(choice.page(10, 4).caption(), "第 3 页 共 3 页");
    }
}
