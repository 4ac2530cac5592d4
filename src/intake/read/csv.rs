//! Text files with separators: comma, tab or semicolon, told by which divides the lines evenly.

use std::cell::Cell as Shared;
use std::io::{self, Read};
use std::ops::ControlFlow;

use super::cell::Cell;
use super::encoding::{TextEncoding, Utf8Text, detect};
use super::error::{Excess, Place, ReadError};
use super::limits::Limits;
use super::rows::{Rows, Sink};
use super::{Sheet, Sheets};

/// The name the only sheet of a text file goes by.
const SHEET: &str = "文本";

/// An opened text file.
pub(super) struct TextBook {
    bytes: Vec<u8>,
    encoding: TextEncoding,
    separator: u8,
    /// Separators in most lines.
    width: usize,
}

impl TextBook {
    pub(super) fn open(bytes: Vec<u8>) -> Result<(TextBook, Sheets), ReadError> {
        let encoding = detect(&bytes)?;
        let (separator, width) = sniff_separator(&bytes, encoding);
        let sheet = Sheet { name: SHEET.to_owned(), merged: Vec::new() };
        let sheets = Sheets { visible: vec![sheet], hidden: Vec::new() };
        Ok((TextBook { bytes, encoding, separator, width }, sheets))
    }

    pub(super) fn encoding(&self) -> TextEncoding {
        self.encoding
    }

    /// Streams the records; a record's row is the one a spreadsheet program would show it in.
    pub(super) fn rows(
        &self,
        sheet: &str,
        limits: &Limits,
        sink: &mut Sink<'_>,
    ) -> Result<(), ReadError> {
        let (budget, quotes) = (Shared::new(0), Shared::new(0));
        let text = Utf8Text::new(&self.bytes, self.encoding);
        let metered = Budgeted { inner: text, left: &budget, quotes: &quotes };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .from_reader(metered);
        let mut rows = Rows::new(limits, sheet, sink);
        let mut record = csv::ByteRecord::new();
        let (mut row, mut open_end) = (0_u64, false);
        loop {
            budget.set(limits.record_bytes);
            let before = reader.position().line();
            let more =
                reader.read_byte_record(&mut record).map_err(|_| too_long(sheet, row, limits))?;
            if !more {
                break;
            }
            // The reader passes over blank lines; a spreadsheet gives each of them a row.
            let lines = reader.position().line() - before;
            let inside = record.as_slice().iter().filter(|&&byte| byte == b'\n').count() as u64;
            row += lines.saturating_sub(inside).max(1);
            if self.swallows_lines(&record) {
                return Err(unpaired(sheet, row));
            }
            open_end = record.as_slice().ends_with(b"\n");
            if push_record(&mut rows, row, &record)?.is_break() {
                return Ok(());
            }
        }
        // The line end put behind the last line stands inside a field: its quotation mark was never closed.
        if open_end && quotes.get() % 2 == 1 {
            return Err(unpaired(sheet, row));
        }
        let _: ControlFlow<()> = rows.finish();
        Ok(())
    }
}

impl TextBook {
    /// Whether a field holds a whole line of the table: an unpaired quotation mark swallowed it.
    fn swallows_lines(&self, record: &csv::ByteRecord) -> bool {
        let whole_line =
            |line: &[u8]| line.iter().filter(|&&byte| byte == self.separator).count() >= self.width;
        self.width >= 4
            && record.iter().any(|field| field.split(|&byte| byte == b'\n').skip(1).any(whole_line))
    }
}

fn unpaired(sheet: &str, row: u64) -> ReadError {
    let place = Place { sheet: Some(sheet.to_owned()), row: u32::try_from(row).ok(), column: None };
    ReadError::Damaged { what: "引号不成对", place }
}

fn push_record(rows: &mut Rows<'_, '_>, row: u64, record: &csv::ByteRecord) -> super::rows::Flow {
    let number = u32::try_from(row).unwrap_or(u32::MAX);
    for (column, field) in record.iter().enumerate() {
        let text = String::from_utf8_lossy(field);
        let cell = Cell::text(unwrap_formula_text(&text));
        let column = u32::try_from(column).unwrap_or(u32::MAX);
        if rows.push(number, column, cell)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Export functions write `="0123"` so that a spreadsheet keeps the zero; the text is what they mean.
fn unwrap_formula_text(text: &str) -> &str {
    text.strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .unwrap_or(text)
}

fn too_long(sheet: &str, row: u64, limits: &Limits) -> ReadError {
    let row = u32::try_from(row + 1).ok();
    let place = Place { sheet: Some(sheet.to_owned()), row, column: None };
    ReadError::TooMuch { what: Excess::Token, limit: limits.record_bytes, place }
}

/// Stops a record that does not end, and counts quotation marks.
struct Budgeted<'c, R> {
    inner: R,
    left: &'c Shared<u64>,
    quotes: &'c Shared<u64>,
}

impl<R: Read> Read for Budgeted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other("limit"));
        }
        let count = self.inner.read(buffer)?;
        let quotes = buffer[..count].iter().filter(|&&byte| byte == b'"').count();
        self.quotes.set(self.quotes.get() + quotes as u64);
        self.left.set(self.left.get().saturating_sub(count as u64));
        Ok(count)
    }
}

/// The separator that occurs equally often in most lines, and how often; comma if none does.
fn sniff_separator(bytes: &[u8], encoding: TextEncoding) -> (u8, usize) {
    let mut sample = Vec::new();
    if Utf8Text::new(bytes, encoding).take(64 * 1024).read_to_end(&mut sample).is_err() {
        sample.clear();
    }
    let head = String::from_utf8_lossy(&sample);
    let lines: Vec<[usize; 3]> =
        head.lines().filter(|line| !line.trim().is_empty()).take(100).map(count).collect();
    let best = (0..3).max_by_key(|&which| (evenness(&lines, which).0, 3 - which)).unwrap_or(0);
    (SEPARATORS[best], evenness(&lines, best).1)
}

/// The most common count of a separator, weighed by how many lines have it; then the count itself.
fn evenness(lines: &[[usize; 3]], which: usize) -> (usize, usize) {
    let counts = || lines.iter().map(|line| line[which]).filter(|&count| count > 0);
    counts()
        .map(|count| (count * counts().filter(|&other| other == count).count(), count))
        .max()
        .unwrap_or((0, 0))
}

const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// How often each separator stands in a line outside quotation marks.
fn count(line: &str) -> [usize; 3] {
    let mut counts = [0; 3];
    let mut quoted = false;
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if let Some(which) =
            SEPARATORS.iter().position(|&separator| separator == byte && !quoted)
        {
            counts[which] += 1;
        }
    }
    counts
}
