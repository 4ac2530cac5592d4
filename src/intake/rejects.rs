//! Refused rows written back as a table with the reasons, to be corrected and sent again.

use std::io::{self, Write};
use std::path::Path;

use super::clean::clean;
use super::finding::Gravity;
use super::taken::RefusedRow;
use crate::sheets::{self, Sheet};

/// The columns behind the file's own; the reader knows and ignores them.
const ROW: &str = "原行号";
const REASON: &str = "退回原因";

/// Writes refused rows: `.csv` as UTF-8 with byte order mark, anything else as XLSX with a sheet for
/// each sheet they came from. All cells are text. An existing file is replaced; a new one is for
/// its owner's eyes only, since it repeats whole rows about people.
///
/// # Errors
/// The file cannot be written, or rows of several sheets were to go into one CSV.
pub fn write_rejects(path: &Path, rows: &[RefusedRow]) -> io::Result<()> {
    let tables: Vec<Sheet> = tables(rows).iter().map(Table::sheet).collect();
    let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let bytes = if is_csv { csv(&tables)? } else { sheets::xlsx(&tables)? };
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
    fn sheet(&self) -> Sheet {
        let name = if self.sheet.trim().is_empty() { "退回" } else { self.sheet };
        let rows = self.lines().collect();
        Sheet { name: name.to_owned(), headers: self.headers(), rows }
    }

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

/// A CSV holds one table.
fn csv(tables: &[Sheet]) -> io::Result<Vec<u8>> {
    match tables {
        [] => Ok("\u{FEFF}".as_bytes().to_vec()),
        [table] => sheets::csv(table),
        _ => {
            let reason = "退回的行来自几张表，一个 csv 文件放不下，请用 xlsx 文件名";
            Err(io::Error::new(io::ErrorKind::InvalidInput, reason))
        }
    }
}
