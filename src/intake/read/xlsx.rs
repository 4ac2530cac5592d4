//! XLSX: checked part by part, then streamed cell by cell; no table is ever built.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::cell::{Cell, Epoch};
use super::error::{Place, ReadError};
use super::format::Refused;
use super::limits::Limits;
use super::rows::{Rows, Sink};
use super::xlsx_check::{Kind, XlsxCheck};
use super::xlsx_index::SheetIndex;
use super::zip_guard;
use super::{Sheet, Sheets};

/// An opened XLSX.
pub(super) struct XlsxBook {
    book: Xlsx<Cursor<Vec<u8>>>,
    epoch: Epoch,
}

impl XlsxBook {
    /// Checks every part, then opens; returns the sheets in the workbook's order.
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<(XlsxBook, Sheets), ReadError> {
        let index = check(&bytes, limits)?;
        let book = guarded(|| Xlsx::new(Cursor::new(bytes)))?
            .map_err(|error| translate(&error, Place::default()))?;
        let epoch = if book.has_1904_epoch() { Epoch::Day1904 } else { Epoch::Day1900 };
        let mut sheets = Sheets::default();
        for sheet in book.sheets_metadata() {
            match (sheet.typ, sheet.visible) {
                (SheetType::WorkSheet, SheetVisible::Visible) => {
                    let merged = index.merges(&sheet.name).to_vec();
                    sheets.visible.push(Sheet { name: sheet.name.clone(), merged });
                }
                (SheetType::WorkSheet, _) => sheets.hidden.push(sheet.name.clone()),
                _ => {}
            }
        }
        Ok((XlsxBook { book, epoch }, sheets))
    }

    /// The day serials count from.
    pub(super) fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// Streams one sheet.
    pub(super) fn rows(
        &mut self,
        sheet: &str,
        limits: &Limits,
        sink: &mut Sink<'_>,
    ) -> Result<(), ReadError> {
        let at_sheet = || Place { sheet: Some(sheet.to_owned()), ..Place::default() };
        let epoch = self.epoch;
        let mut reader = guarded(|| self.book.worksheet_cells_reader(sheet))?
            .map_err(|error| translate(&error, at_sheet()))?;
        let mut rows = Rows::new(limits, sheet, sink);
        let mut row = None;
        loop {
            let next = guarded(|| reader.next_cell_with_formula_metadata())?;
            let place = || Place { row, ..at_sheet() };
            let Some(record) = next.map_err(|error| translate(&error, place()))? else { break };
            let number = record.pos.0.saturating_add(1);
            row = Some(number);
            let cell = match (record.value, record.formula) {
                (DataRef::Empty, Some(_)) => Cell::FormulaWithoutValue,
                (value, _) => cell(value, epoch),
            };
            if rows.push(number, record.pos.1, cell)?.is_break() {
                return Ok(());
            }
        }
        let _: ControlFlow<()> = rows.finish();
        Ok(())
    }
}

fn check(bytes: &[u8], limits: &Limits) -> Result<SheetIndex, ReadError> {
    let mut archive = zip_guard::open(bytes, limits)?;
    let mut inspector = XlsxCheck::new(limits);
    zip_guard::inspect(&mut archive, limits, &mut inspector)?;
    match inspector.finish() {
        (Kind::Workbook, index) => Ok(index),
        (Kind::BinaryWorkbook, _) => Err(ReadError::Format(Refused::Xlsb)),
        (Kind::Other, _) => Err(ReadError::Format(Refused::OtherDocument)),
    }
}

fn cell(value: DataRef<'_>, epoch: Epoch) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(truth) => Cell::Bool(truth),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            Cell::Date { serial: moment.as_f64(), epoch }
        }
        DataRef::DateTime(duration) => Cell::Number(duration.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// A panic inside the library is a damaged file to us.
fn guarded<T>(call: impl FnOnce() -> T) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| ReadError::damaged("内容不合规范"))
}

fn translate(error: &XlsxError, place: Place) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        XlsxError::CellError(_) => {
            ReadError::Damaged { what: "有无法识别的错误值", place }
        }
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => {
            ReadError::Damaged { what: "缺少必要的部件", place }
        }
        _ => ReadError::Damaged { what: "内容不合规范", place },
    }
}
