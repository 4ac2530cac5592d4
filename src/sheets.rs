//! Tables written out for people's spreadsheet programs: CSV and XLSX, every cell a text. Pure.

use std::{collections::HashSet, io};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// Excel's limits.
const CELL_CHARS: usize = 32_767;
const SHEET_NAME_CHARS: usize = 31;

/// Rows under one header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name in a workbook.
    pub name: String,
    /// Headers, from the left.
    pub headers: Vec<String>,
    /// Rows, as many cells as there are headers.
    pub rows: Vec<Vec<String>>,
}

/// The table as CSV: UTF-8 with byte order mark, as spreadsheet programs tell it from GBK.
///
/// # Errors
/// None in practice: the rows are in memory.
pub fn csv(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    writer.write_record(&sheet.headers)?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|text| as_text(text)))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// A workbook with a sheet for each table.
///
/// # Errors
/// More rows or columns than a workbook has.
pub fn xlsx(sheets: &[Sheet]) -> io::Result<Vec<u8>> {
    book(sheets).map_err(io::Error::other)
}

/// A CSV cell that a spreadsheet program takes for text: long digits would lose their end, and a
/// text that begins like a formula would run. Our reader takes the wrapping off again.
fn as_text(text: &str) -> String {
    let digits = text.len() > 11 && text.bytes().all(|byte| byte.is_ascii_digit());
    let zero = text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    let formula = text.starts_with(['=', '+', '-', '@']);
    match (digits || zero || formula, text.contains('"')) {
        (false, _) => text.to_owned(),
        (true, false) => format!("=\"{text}\""),
        (true, true) => format!("'{text}"),
    }
}

fn book(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut names = HashSet::new();
    for one in sheets {
        let name = sheet_name(&one.name, &mut names);
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        fill(sheet, one)?;
    }
    if sheets.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Sheet) -> Result<(), XlsxError> {
    // Typed corrections stay text too.
    let text = Format::new().set_num_format("@");
    let bold = text.clone().set_bold();
    sheet.set_freeze_panes(1, 0)?;
    for (column, header) in (0_u16..).zip(&table.headers) {
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, cut(header), &bold)?;
    }
    for (row, line) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(line) {
            if !cell.is_empty() {
                sheet.write_string_with_format(row, column, cut(cell), &text)?;
            }
        }
    }
    Ok(())
}

fn cut(text: &str) -> &str {
    text.char_indices().nth(CELL_CHARS).map_or(text, |(at, _)| &text[..at])
}

/// A name Excel allows and no other sheet has.
fn sheet_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c) && !c.is_control();
    let plain: String = wanted.chars().filter(allowed).take(SHEET_NAME_CHARS - 4).collect();
    let plain = if plain.trim().is_empty() { "表".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{plain}-{number}");
        number += 1;
    }
    name
}
