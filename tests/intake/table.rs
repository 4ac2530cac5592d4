//! Tables written as departments write them, and taken by the program.

use std::fs;
use std::path::Path;

use hecha::domain::catalogue::ItemId;
use hecha::forms::Forms;
use hecha::intake::read::{Limits, ReadError};
use hecha::intake::{self, Options, ParsedRow, RefusedRow, Taken, TakenRow};
use jiff::civil::{Date, date};
use rust_xlsxwriter::{Format, Formula, Workbook};
use tempfile::TempDir;

pub const TODAY: Date = date(2026, 11, 23);

/// A cell to be written.
#[derive(Debug, Clone)]
pub enum Value {
    Text(String),
    Number(f64),
    /// Formatted as a date.
    Serial(f64),
    /// A formula with this stored result.
    Formula(&'static str),
    Nothing,
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::from(text.as_str())
    }
}

pub type Rows = Vec<Vec<Value>>;

/// Rows of texts.
pub fn texts(rows: &[&[&str]]) -> Rows {
    rows.iter().map(|row| row.iter().map(|text| Value::from(*text)).collect()).collect()
}

/// What a file came to.
#[derive(Debug)]
pub struct Outcome {
    pub taken: Taken,
    pub records: Vec<ParsedRow>,
    pub refused: Vec<RefusedRow>,
}

impl Outcome {
    /// The only item found.
    pub fn item(&self) -> &str {
        assert_eq!(self.taken.items.len(), 1, "{:?}", self.taken.items);
        self.taken.items[0].as_str()
    }

    /// The value of a field of a record.
    pub fn value(&self, record: usize, code: &str) -> &str {
        self.records[record].fields.get(&code.into()).unwrap_or_default()
    }

    /// All reasons, of rows and of the file.
    pub fn reasons(&self) -> Vec<String> {
        let rows = self.records.iter().flat_map(|row| &row.findings);
        let refused = self.refused.iter().flat_map(|row| &row.findings);
        rows.chain(refused).chain(&self.taken.findings).map(|f| f.reason.clone()).collect()
    }

    pub fn says(&self, part: &str) -> bool {
        self.reasons().iter().any(|reason| reason.contains(part))
    }
}

/// Takes a file.
pub fn take_path(path: &Path, item: Option<&str>) -> Result<Outcome, ReadError> {
    let forms = Forms::embedded().unwrap();
    let item = item.map(ItemId::from);
    let options = Options {
        item: item.as_ref(),
        limits: Limits::default(),
        today: TODAY,
        divisions: forms.divisions(),
    };
    let (mut records, mut refused) = (Vec::new(), Vec::new());
    let taken = intake::take(path, &forms.catalogue, &options, &mut |row| {
        match row {
            TakenRow::Record(row) => records.push(row),
            TakenRow::Refused(row) => refused.push(row),
        }
        Ok::<(), ReadError>(())
    })?;
    Ok(Outcome { taken, records, refused })
}

/// Takes bytes under a file name.
pub fn take_bytes(name: &str, bytes: &[u8]) -> Result<Outcome, ReadError> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    take_path(&path, None)
}

/// Takes rows as an XLSX.
pub fn take(rows: &Rows) -> Result<Outcome, ReadError> {
    take_bytes("t.xlsx", &xlsx(&[("表", rows, &[])]))
}

/// First and last row and column of a merged region, from 0.
pub type Region = (u32, u16, u32, u16);

/// A workbook of sheets with merged regions; a region's text stands in its first cell.
pub fn xlsx(sheets: &[(&str, &Rows, &[Region])]) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy/m/d");
    for (name, rows, merged) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for &(row, column, last_row, last_column) in *merged {
            sheet.merge_range(row, column, last_row, last_column, "", &Format::new()).unwrap();
        }
        for (row, cells) in (0_u32..).zip(rows.iter()) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Value::Text(text) => sheet.write_string(row, column, text).map(drop),
                    Value::Number(number) => sheet.write_number(row, column, *number).map(drop),
                    Value::Serial(serial) => {
                        sheet.write_number_with_format(row, column, *serial, &day).map(drop)
                    }
                    Value::Formula(result) => {
                        let formula = Formula::new("=1+1").set_result(*result);
                        sheet.write_formula(row, column, formula).map(drop)
                    }
                    Value::Nothing => Ok(()),
                }
                .unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Rows of texts as CSV.
pub fn csv(rows: &Rows) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        let cell = |value: &Value| match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        writer.write_record(row.iter().map(cell)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}
