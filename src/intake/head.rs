//! The rows at the top of a sheet, and the ways they can be read as headers.

use super::header::Header;
use super::read::{Merge, RawRow};
use super::value::text;

/// How many rows with content are looked through for the headers.
pub(super) const DEPTH: usize = 20;

/// One way to read headers: a row, or two rows where the lower leaves gaps.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The last row it takes up; data begin below.
    pub(super) row: u32,
    /// The header of each column.
    pub(super) headers: Vec<Option<Header>>,
    /// The heading above each column that spans several.
    pub(super) groups: Vec<Option<Header>>,
    /// The header texts as the file has them.
    pub(super) texts: Vec<String>,
}

/// The top of a sheet.
pub(super) struct Head {
    rows: Vec<(u32, Vec<String>)>,
    merged: Vec<Merge>,
}

impl Head {
    /// `rows` are the first ones with content, in order.
    pub(super) fn new(rows: &[RawRow], merged: &[Merge]) -> Self {
        let last = rows.last().map_or(0, |row| row.number);
        let merged = merged.iter().filter(|merge| merge.first_row <= last).copied().collect();
        let texts = |row: &RawRow| row.cells.iter().map(text::from_cell).collect();
        Self { rows: rows.iter().map(|row| (row.number, texts(row))).collect(), merged }
    }

    /// Whether there is anything.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every row read as headers, alone first, then with the row above.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let alone = (0..self.rows.len()).map(|at| self.line(at, None));
        let paired = (1..self.rows.len()).map(|at| self.line(at, Some(at - 1)));
        alone.chain(paired)
    }

    /// The texts of the rows above one, blanks left out.
    pub(super) fn above(&self, row: u32) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().take_while(move |(number, _)| *number < row);
        rows.flat_map(|(_, texts)| texts).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    fn line(&self, at: usize, above: Option<usize>) -> Line {
        let (row, own) = &self.rows[at];
        let width = above.map_or(0, |above| self.rows[above].1.len()).max(own.len());
        let width = width.max(self.merged_width(*row));
        let texts: Vec<String> = (0..width)
            .map(|column| {
                let text = self.filled(at, column);
                match above {
                    Some(above) if text.is_empty() => self.filled(above, column),
                    _ => text,
                }
            })
            .collect();
        let headers = texts.iter().map(|text| Header::read(text)).collect();
        let groups = (0..width).map(|column| self.group(*row, column, own.len())).collect();
        Line { row: *row, headers, groups, texts }
    }

    /// A cell's text, or that of the merged region it lies in.
    fn filled(&self, at: usize, column: usize) -> String {
        let (row, own) = &self.rows[at];
        if let Some(text) = own.get(column).filter(|text| !text.trim().is_empty()) {
            return text.clone();
        }
        let merge = self.merged.iter().find(|merge| covers(merge, *row, column));
        merge.map(|merge| self.corner(merge).to_owned()).unwrap_or_default()
    }

    fn corner(&self, merge: &Merge) -> &str {
        let row = self.rows.iter().find(|(number, _)| *number == merge.first_row);
        row.and_then(|(_, texts)| texts.get(merge.first_column as usize)).map_or("", String::as_str)
    }

    /// The heading right above a row that spans several columns, this one among them.
    /// One across the whole table is its title.
    fn group(&self, row: u32, column: usize, width: usize) -> Option<Header> {
        let merge = self.merged.iter().find(|merge| {
            merge.last_row + 1 == row
                && merge.first_column < merge.last_column
                && covers(merge, merge.last_row, column)
        })?;
        let is_title = merge.first_column == 0 && merge.last_column as usize + 1 >= width;
        if is_title {
            return None;
        }
        Header::read(self.corner(merge))
    }

    fn merged_width(&self, row: u32) -> usize {
        let here = self.merged.iter().filter(|m| m.first_row <= row && row <= m.last_row);
        // A title may be merged far to the right of the table.
        here.map(|merge| merge.last_column as usize + 1)
            .filter(|width| *width <= 256)
            .max()
            .unwrap_or(0)
    }
}

fn covers(merge: &Merge, row: u32, column: usize) -> bool {
    let column = u32::try_from(column).unwrap_or(u32::MAX);
    (merge.first_row..=merge.last_row).contains(&row)
        && (merge.first_column..=merge.last_column).contains(&column)
}
