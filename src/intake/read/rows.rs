//! Puts a stream of cells together to rows under the limits; the one door through which every format
//! hands out what it read.

use std::ops::ControlFlow;

use super::cell::{Cell, RawRow};
use super::error::{Excess, Place, ReadError};
use super::limits::Limits;

/// Where rows go; breaking off stops the reading without an error.
pub type Sink<'s> = dyn FnMut(RawRow) -> ControlFlow<()> + 's;

/// Whether the reader should go on.
pub(super) type Flow = Result<ControlFlow<()>, ReadError>;

/// Gathers the cells of one row at a time.
pub(super) struct Rows<'a, 's> {
    limits: &'a Limits,
    sheet: &'a str,
    sink: &'a mut Sink<'s>,
    number: u32,
    cells: Vec<Cell>,
    count: u64,
}

impl<'a, 's> Rows<'a, 's> {
    pub(super) fn new(limits: &'a Limits, sheet: &'a str, sink: &'a mut Sink<'s>) -> Self {
        Rows { limits, sheet, sink, number: 0, cells: Vec::new(), count: 0 }
    }

    /// Takes a cell at row (from 1) and column (from 0); rows must come in order.
    pub(super) fn push(&mut self, row: u32, column: u32, cell: Cell) -> Flow {
        if cell.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        self.check(row, column, &cell)?;
        if row < self.number {
            return Err(self.damaged("行的顺序错乱", row, column));
        }
        if row > self.number && self.finish().is_break() {
            return Ok(ControlFlow::Break(()));
        }
        self.number = row;
        let at = column as usize;
        if self.cells.len() <= at {
            self.cells.resize(at + 1, Cell::Empty);
        }
        if !self.cells[at].is_empty() {
            return Err(self.damaged("同一个单元格出现两次", row, column));
        }
        self.cells[at] = cell;
        Ok(ControlFlow::Continue(()))
    }

    /// Hands out the row being gathered.
    pub(super) fn finish(&mut self) -> ControlFlow<()> {
        if self.cells.is_empty() {
            return ControlFlow::Continue(());
        }
        let cells = std::mem::take(&mut self.cells);
        (self.sink)(RawRow { number: self.number, cells })
    }

    fn check(&mut self, row: u32, column: u32, cell: &Cell) -> Result<(), ReadError> {
        self.count += 1;
        let limits = self.limits;
        let place = |row, column| Place { sheet: Some(self.sheet.to_owned()), row, column };
        let too_much = |what, limit, place| Err(ReadError::TooMuch { what, limit, place });
        if u64::from(row) > limits.rows {
            return too_much(Excess::Rows, limits.rows, place(None, None));
        }
        if u64::from(column) >= limits.columns {
            return too_much(Excess::Columns, limits.columns, place(Some(row), Some(column)));
        }
        if self.count > limits.cells {
            return too_much(Excess::Cells, limits.cells, place(None, None));
        }
        let text = match cell {
            Cell::Text(text) | Cell::Error(text) => text,
            _ => return Ok(()),
        };
        let long = text.len() as u64 > limits.cell_chars
            && text.chars().count() as u64 > limits.cell_chars;
        if long {
            return too_much(Excess::CellChars, limits.cell_chars, place(Some(row), Some(column)));
        }
        Ok(())
    }

    fn damaged(&self, what: &'static str, row: u32, column: u32) -> ReadError {
        let place =
            Place { sheet: Some(self.sheet.to_owned()), row: Some(row), column: Some(column) };
        ReadError::Damaged { what, place }
    }
}
