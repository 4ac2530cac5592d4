//! What every format is brought to: rows of cells, with the numbers the person sees in the margin.

/// The day a workbook counts its date serials from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// 1 is 1900-01-01, and 60 the day 1900-02-29 that never was.
    Day1900,
    /// 0 is 1904-01-01 (workbooks that began on a Macintosh).
    Day1904,
}

/// One cell as the file holds it. Text is not cleaned here.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or an empty text.
    Empty,
    /// Text as written, control characters included.
    Text(String),
    /// A number that is not formatted as a date.
    Number(f64),
    /// A number formatted as a date: days since the epoch, the time of day in the fraction.
    Date {
        /// Days since the epoch.
        serial: f64,
        /// The epoch of the workbook.
        epoch: Epoch,
    },
    /// A truth value.
    Bool(bool),
    /// An error such as `#N/A`.
    Error(String),
    /// A formula whose result the file does not hold.
    FormulaWithoutValue,
}

impl Cell {
    /// A text cell, or [`Cell::Empty`] for no characters.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// Whether the cell holds nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Empty)
    }
}

/// A row with at least one cell that holds something; trailing empty cells are cut off.
#[derive(Debug, Clone, PartialEq)]
pub struct RawRow {
    /// The row number in the margin, from 1. In a text file: the row it would have in a spreadsheet.
    pub number: u32,
    /// The cells from column A on.
    pub cells: Vec<Cell>,
}

/// A merged region; rows from 1, columns from 0, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row, from 1.
    pub first_row: u32,
    /// Last row.
    pub last_row: u32,
    /// First column, from 0.
    pub first_column: u32,
    /// Last column.
    pub last_column: u32,
}

/// A column's letters: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_a_spreadsheet_shows() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
        assert_eq!(column_letters(u32::MAX), "MWLQKWV");
    }
}
