//! Reading whole files: every format, every encoding, and files made to do harm. All fixtures are
//! written by the code in `fixtures`.

mod encodings;
mod fixtures;
mod formats;
mod hostile;
mod resident;

use std::ops::ControlFlow;

use super::*;

/// Opens bytes under the default limits.
fn open_bytes(bytes: Vec<u8>) -> Result<Workbook, ReadError> {
    open(bytes, &Limits::default())
}

/// All rows of one sheet.
fn rows(book: &mut Workbook, sheet: usize) -> Result<Vec<RawRow>, ReadError> {
    let mut rows = Vec::new();
    book.rows(sheet, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// Opens and reads every sheet; the first error of either.
fn read_all(bytes: Vec<u8>) -> Result<Vec<Vec<RawRow>>, ReadError> {
    let mut book = open_bytes(bytes)?;
    (0..book.sheets().len()).map(|sheet| rows(&mut book, sheet)).collect()
}

fn row(number: u32, cells: &[Cell]) -> RawRow {
    RawRow { number, cells: cells.to_vec() }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}
