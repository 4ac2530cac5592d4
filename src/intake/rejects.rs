//! Refused rows written back as a table with the reasons, to be corrected and sent again.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::clean::clean;
use super::finding::Gravity;
use super::taken::RefusedRow;

/// The columns behind the file's own; the reader knows and ignores them.
const ROW: &str = "原行号";
const REASON: &str = "退回原因";

/// Excel's limit.
const CELL_CHARS: usize = 32_767;
const SHEET_NAME_CHARS: usize = 31;

/// Writes refused rows: `.csv` as UTF-8 with byte order mark, anything else as XLSX with a sheet for
/// each sheet they came from. All cells are text. An existing file is replaced; a new one is for
/// its owner's eyes only, since it repeats whole rows about people.
///
/// # Errors
/// The file cannot be written, or rows of several sheets were to go into one CSV.
pub fn write_rejects(path: &Path, rows: &[RefusedRow]) -> io::Result<()> {
    let tables = tables(rows);
    let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let bytes = if is_csv { csv(&tables)? } else { xlsx(&tables).map_err(io::Error::other)? };
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(&bytes)
}

/// Rows under one header.
struct Table<'r> {
    sheet: &'r str,
    header: &'r [String],
    /// Columns of the file that are written: all but those of an earlier return.
    columns: Vec<usize>,
    rows: Vec<&'r RefusedRow>,
}

fn tables(rows: &[RefusedRow]) -> Vec<Table<'_>> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    for row in rows {
        let same = |table: &&mut Table<'_>| {
            table.sheet == row.sheet
                && *table.header == *row.header
                && table.rows[0].item == row.item
        };
        match tables.iter_mut().find(same) {
            Some(table) => {
                table.rows.push(row);
            }
            None => tables.push(Table {
                sheet: &row.sheet,
                header: &row.header,
                columns: (0..row.header.len())
                    .filter(|&at| ![ROW, REASON].contains(&row.header[at].trim()))
                    .collect(),
                rows: vec![row],
            }),
        }
    }
    tables
}

impl Table<'_> {
    fn headers(&self) -> Vec<String> {
        let own = self.columns.iter().map(|&at| self.header[at].clone());
        own.chain([ROW.to_owned(), REASON.to_owned()]).collect()
    }

    fn lines(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        self.rows.iter().map(|row| {
            let cell = |&at: &usize| row.cells.get(at).map(|text| clean(text).text);
            let own = self.columns.iter().map(|at| cell(at).unwrap_or_default());
            own.chain([row.row.to_string(), reasons(row)]).collect()
        })
    }
}

fn reasons(row: &RefusedRow) -> String {
    let errors = row.findings.iter().filter(|finding| finding.gravity == Gravity::Error);
    let told = errors.map(|finding| match finding.column.as_str() {
        "" => finding.reason.clone(),
        column => format!("{column}：{}", finding.reason),
    });
    told.collect::<Vec<_>>().join("；")
}

fn csv(tables: &[Table<'_>]) -> io::Result<Vec<u8>> {
    if tables.len() > 1 {
        let reason = "退回的行来自几张表，一个 csv 文件放不下，请用 xlsx 文件名";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    for table in tables {
        writer.write_record(table.headers())?;
        for line in table.lines() {
            writer.write_record(line.iter().map(|text| as_text(text)))?;
        }
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
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

fn xlsx(tables: &[Table<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut names = HashSet::new();
    for table in tables {
        let name = sheet_name(table.sheet, &mut names);
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        fill(sheet, table)?;
    }
    if tables.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table<'_>) -> Result<(), XlsxError> {
    // Typed corrections stay text too.
    let text = Format::new().set_num_format("@");
    let bold = text.clone().set_bold();
    sheet.set_freeze_panes(1, 0)?;
    for (column, header) in (0_u16..).zip(table.headers()) {
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, cut(&header), &bold)?;
    }
    for (row, line) in (1_u32..).zip(table.lines()) {
        for (column, cell) in (0_u16..).zip(line) {
            if !cell.is_empty() {
                sheet.write_string_with_format(row, column, cut(&cell), &text)?;
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
    let plain = if plain.trim().is_empty() { "退回".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{plain}-{number}");
        number += 1;
    }
    name
}
