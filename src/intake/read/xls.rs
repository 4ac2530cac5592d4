//! XLS (BIFF8), read record by record: the library builds whole tables, and copies a shared text as
//! often as a file refers to it.

use std::ops::ControlFlow;

use super::biff::{self, Globals, Records, record};
use super::biff_sst::shared_strings;
use super::cell::{Epoch, Merge};
use super::cfb::{Compound, broken, read_u16, read_u32};
use super::error::{Excess, ReadError};
use super::format::Refused;
use super::limits::Limits;
use super::rows::{Rows, Sink};
use super::{Sheet, Sheets};

/// An opened XLS.
pub(super) struct XlsBook {
    stream: Vec<u8>,
    globals: Globals,
    /// Where each visible sheet's records begin.
    starts: Vec<usize>,
}

/// Where a cell's value stands; rows and columns from 0.
#[derive(Clone, Copy)]
struct Spot {
    row: u16,
    column: u16,
    part: u16,
    offset: u32,
}

impl XlsBook {
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<(XlsBook, Sheets), ReadError> {
        let stream = workbook_stream(&bytes)?;
        drop(bytes);
        let (globals, listed) = read_globals(&stream, limits)?;
        let (mut starts, mut sheets) = (Vec::new(), Sheets::default());
        for listed in listed {
            if listed.hidden {
                sheets.hidden.push(listed.name);
            } else {
                let merged = merges(&stream, listed.start, limits)?;
                starts.push(listed.start);
                sheets.visible.push(Sheet { name: listed.name, merged });
            }
        }
        Ok((XlsBook { stream, globals, starts }, sheets))
    }

    pub(super) fn epoch(&self) -> Epoch {
        self.globals.epoch
    }

    pub(super) fn rows(
        &self,
        sheet: usize,
        name: &str,
        limits: &Limits,
        sink: &mut Sink<'_>,
    ) -> Result<(), ReadError> {
        let start = self.starts.get(sheet).copied().ok_or(ReadError::NoSuchSheet)?;
        let mut spots = self.spots(start, limits)?;
        // Records may come in any order; of two for one cell the later counts, as in Excel.
        spots.sort_by_key(|spot| (spot.row, spot.column));
        let mut rows = Rows::new(limits, name, sink);
        for (index, spot) in spots.iter().enumerate() {
            let replaced = spots
                .get(index + 1)
                .is_some_and(|next| (next.row, next.column) == (spot.row, spot.column));
            if replaced {
                continue;
            }
            let record = record(&self.stream, spot.offset as usize)?.ok_or_else(broken)?;
            let cell = self.globals.value(record, spot.part)?;
            if rows.push(u32::from(spot.row) + 1, u32::from(spot.column), cell)?.is_break() {
                return Ok(());
            }
        }
        let _: ControlFlow<()> = rows.finish();
        Ok(())
    }

    /// Finds the cells of a sheet without reading their values.
    fn spots(&self, start: usize, limits: &Limits) -> Result<Vec<Spot>, ReadError> {
        let mut spots: Vec<Spot> = Vec::new();
        each_record(&self.stream, start, |record| {
            let offset = u32::try_from(record.offset).map_err(|_| broken())?;
            match record.kind {
                biff::NUMBER
                | biff::RK
                | biff::LABEL
                | biff::RICH_LABEL
                | biff::LABEL_SST
                | biff::BOOL_ERR
                | biff::FORMULA => {
                    let (row, column) = (read_u16(record.data, 0)?, read_u16(record.data, 2)?);
                    spots.push(Spot { row, column, part: 0, offset });
                }
                biff::MUL_RK => {
                    let (row, first) = (read_u16(record.data, 0)?, read_u16(record.data, 2)?);
                    let parts = record.data.len().saturating_sub(6) / 6;
                    let columns = (0..parts).filter_map(|part| u16::try_from(part).ok());
                    spots.extend(columns.map(|part| Spot {
                        row,
                        column: first.saturating_add(part),
                        part,
                        offset,
                    }));
                }
                // The text a formula came to: it takes the formula's place.
                biff::STRING => {
                    if let Some(last) = spots.last_mut() {
                        last.offset = offset;
                    }
                }
                _ => {}
            }
            if spots.len() as u64 > limits.cells {
                return Err(ReadError::too_much(Excess::Cells, limits.cells));
            }
            Ok(())
        })?;
        Ok(spots)
    }
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    if !compound.has("Workbook") {
        let old = compound.has("Book");
        return Err(ReadError::Format(if old {
            Refused::OldExcel
        } else {
            Refused::OtherDocument
        }));
    }
    compound.stream("Workbook")
}

struct Listed {
    name: String,
    start: usize,
    hidden: bool,
}

fn read_globals(stream: &[u8], limits: &Limits) -> Result<(Globals, Vec<Listed>), ReadError> {
    let mut formats = std::collections::HashMap::new();
    let (mut cell_formats, mut listed, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let mut epoch = Epoch::Day1900;
    let mut in_strings = false;
    for (index, record) in Records::from(stream, 0).enumerate() {
        let record = record?;
        let data = record.data;
        match record.kind {
            // The version: 0x0600 is BIFF8 (Excel 97 to 2003).
            biff::BOF if index == 0 && read_u16(data, 0)? != 0x0600 => {
                return Err(ReadError::Format(Refused::OldExcel));
            }
            biff::FILE_PASS => return Err(ReadError::Encrypted),
            biff::DATE_1904 if read_u16(data, 0)? == 1 => epoch = Epoch::Day1904,
            biff::FORMAT => {
                let code = biff::long_string(data.get(2..).ok_or_else(broken)?)?;
                formats.insert(read_u16(data, 0)?, biff::is_date_format(&code));
            }
            biff::XF => cell_formats.push(read_u16(data, 2)?),
            biff::BOUND_SHEET => listed.extend(bound_sheet(data)?),
            biff::SST => texts.push(data),
            biff::CONTINUE if in_strings => texts.push(data),
            biff::EOF => break,
            _ => {}
        }
        in_strings = record.kind == biff::SST || in_strings && record.kind == biff::CONTINUE;
        if listed.len() as u64 > limits.sheets {
            return Err(ReadError::too_much(Excess::Sheets, limits.sheets));
        }
    }
    let text_bytes: u64 = texts.iter().map(|text| text.len() as u64).sum();
    if text_bytes > limits.shared_bytes {
        return Err(ReadError::too_much(Excess::SharedStrings, limits.shared_bytes));
    }
    let strings = if texts.is_empty() { Vec::new() } else { shared_strings(&texts, limits)? };
    let is_date = |id| formats.get(&id).copied().unwrap_or_else(|| biff::is_builtin_date(id));
    let dates = cell_formats.into_iter().map(is_date).collect();
    Ok((Globals { strings, dates, epoch }, listed))
}

/// A sheet's place, visibility and name (MS-XLS 2.4.28); charts and macros are left out.
fn bound_sheet(data: &[u8]) -> Result<Option<Listed>, ReadError> {
    let start = read_u32(data, 0)? as usize;
    let (visibility, kind) = (read_u16(data, 4)? & 3, read_u16(data, 4)? >> 8);
    let name = biff::short_string(data.get(6..).ok_or_else(broken)?)?;
    Ok((kind == 0).then_some(Listed { name, start, hidden: visibility != 0 }))
}

/// Visits the records of one sheet, those of charts embedded in it left out.
fn each_record<'b>(
    stream: &'b [u8],
    start: usize,
    mut visit: impl FnMut(biff::Record<'b>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut depth = 0_u32;
    for record in Records::from(stream, start) {
        let record = record?;
        match record.kind {
            biff::BOF => depth += 1,
            biff::EOF if depth <= 1 => break,
            biff::EOF => depth -= 1,
            _ if depth == 1 => visit(record)?,
            _ => {}
        }
    }
    Ok(())
}

fn merges(stream: &[u8], start: usize, limits: &Limits) -> Result<Vec<Merge>, ReadError> {
    let mut merges = Vec::new();
    each_record(stream, start, |record| {
        if record.kind != biff::MERGE_CELLS {
            return Ok(());
        }
        for region in record.data.get(2..).unwrap_or_default().chunks_exact(8) {
            let number = |at| read_u16(region, at).map(u32::from);
            merges.push(Merge {
                first_row: number(0)? + 1,
                last_row: number(2)? + 1,
                first_column: number(4)?,
                last_column: number(6)?,
            });
        }
        if merges.len() as u64 > limits.merges {
            return Err(ReadError::too_much(Excess::Merges, limits.merges));
        }
        Ok(())
    })?;
    Ok(merges)
}
