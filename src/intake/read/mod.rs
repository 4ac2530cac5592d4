//! Departments' files to a stream of raw rows, whatever the format; knows nothing of the catalogue.
//!
//! A file is read into memory once, so that what was checked is what is read; [`Limits`] says what is
//! refused, and [`limits::RESIDENT_BYTES`] what that costs at most.

mod biff;
mod biff_sst;
mod cell;
mod cfb;
mod csv;
mod encoding;
mod error;
mod format;
pub mod limits;
mod ods;
mod ods_row;
mod rows;
mod xls;
mod xlsx;
mod xlsx_check;
mod xlsx_index;
mod xml;
mod zip_guard;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use cell::{Cell, Epoch, Merge, RawRow, column_letters};
pub use encoding::{TextEncoding, text};
pub use error::{Excess, Nearest, Place, ReadError};
pub use format::{Format, Refused};
pub use limits::Limits;
pub use rows::Sink;

use format::Container;

/// Where a file comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file on disk.
    Path(PathBuf),
    /// Bytes already in memory.
    Bytes(Vec<u8>),
}

impl From<&Path> for Source {
    fn from(path: &Path) -> Source {
        Source::Path(path.to_owned())
    }
}

impl From<Vec<u8>> for Source {
    fn from(bytes: Vec<u8>) -> Source {
        Source::Bytes(bytes)
    }
}

/// A worksheet that a person sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; `文本` for a text file.
    pub name: String,
    /// Its merged regions, in no particular order.
    pub merged: Vec<Merge>,
}

/// The sheets of a workbook as the formats report them.
#[derive(Default)]
struct Sheets {
    visible: Vec<Sheet>,
    hidden: Vec<String>,
}

/// An opened file, checked against the limits.
pub struct Workbook {
    book: Book,
    sheets: Sheets,
    limits: Limits,
}

enum Book {
    Xlsx(Box<xlsx::XlsxBook>),
    Xls(xls::XlsBook),
    Ods(ods::OdsBook),
    Text(csv::TextBook),
}

/// Opens a file: tells its format by its content and checks it. Errors are sentences for the person
/// at the desk.
pub fn open(source: impl Into<Source>, limits: &Limits) -> Result<Workbook, ReadError> {
    let bytes = load(source.into(), limits)?;
    let (book, sheets) = match format::sniff(&bytes)? {
        Container::Zip if ods::is_ods(&bytes, limits)? => {
            let (book, sheets) = ods::OdsBook::open(bytes, limits)?;
            (Book::Ods(book), sheets)
        }
        Container::Zip => {
            let (book, sheets) = xlsx::XlsxBook::open(bytes, limits)?;
            (Book::Xlsx(Box::new(book)), sheets)
        }
        Container::Compound => {
            let (book, sheets) = xls::XlsBook::open(bytes, limits)?;
            (Book::Xls(book), sheets)
        }
        Container::Text => {
            let (book, sheets) = csv::TextBook::open(bytes)?;
            (Book::Text(book), sheets)
        }
    };
    Ok(Workbook { book, sheets, limits: limits.clone() })
}

impl Workbook {
    /// The format the content is in.
    pub fn format(&self) -> Format {
        match self.book {
            Book::Xlsx(_) => Format::Xlsx,
            Book::Xls(_) => Format::Xls,
            Book::Ods(_) => Format::Ods,
            Book::Text(_) => Format::Text,
        }
    }

    /// The encoding of a text file.
    pub fn encoding(&self) -> Option<TextEncoding> {
        match &self.book {
            Book::Text(book) => Some(book.encoding()),
            _ => None,
        }
    }

    /// The day that number cells holding dates count from.
    pub fn epoch(&self) -> Epoch {
        match &self.book {
            Book::Xlsx(book) => book.epoch(),
            Book::Xls(book) => book.epoch(),
            Book::Ods(_) | Book::Text(_) => Epoch::Day1900,
        }
    }

    /// The visible worksheets, in the order of their tabs.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets.visible
    }

    /// The names of hidden worksheets, which are not read: nobody saw what is in them.
    pub fn hidden_sheets(&self) -> &[String] {
        &self.sheets.hidden
    }

    /// Hands the rows of one visible sheet (by its index in [`Workbook::sheets`]) to `sink`, in order,
    /// rows without content left out. May be called again. A limit or a broken place ends it with an
    /// error after the rows before it were handed out.
    pub fn rows(&mut self, sheet: usize, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        let chosen = self.sheets.visible.get(sheet).ok_or(ReadError::NoSuchSheet)?;
        match &mut self.book {
            Book::Xlsx(book) => book.rows(&chosen.name, &self.limits, sink),
            Book::Xls(book) => book.rows(sheet, &chosen.name, &self.limits, sink),
            Book::Ods(book) => book.rows(sheet, &chosen.name, &self.limits, sink),
            Book::Text(book) => book.rows(&chosen.name, &self.limits, sink),
        }
    }
}

fn load(source: Source, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let bytes = match source {
        Source::Bytes(bytes) => bytes,
        Source::Path(path) => read_file(&path, limits).map_err(|error| io_error(&error))??,
    };
    if bytes.len() as u64 > limits.file_bytes {
        return Err(ReadError::too_much(Excess::FileBytes, limits.file_bytes));
    }
    Ok(bytes)
}

fn read_file(path: &Path, limits: &Limits) -> io::Result<Result<Vec<u8>, ReadError>> {
    let stated = std::fs::metadata(path)?;
    if stated.is_dir() {
        return Ok(Err(ReadError::Directory));
    }
    if !stated.is_file() {
        // A pipe or a device has no end to wait for.
        return Ok(Err(ReadError::Unreadable { reason: "不是普通文件".to_owned() }));
    }
    if stated.len() > limits.file_bytes {
        return Ok(Err(ReadError::too_much(Excess::FileBytes, limits.file_bytes)));
    }
    let mut bytes = Vec::with_capacity(stated.len() as usize);
    File::open(path)?.take(limits.file_bytes + 1).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

fn io_error(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound,
        io::ErrorKind::IsADirectory => ReadError::Directory,
        io::ErrorKind::PermissionDenied => {
            ReadError::Unreadable { reason: "没有读取权限".to_owned() }
        }
        _ => ReadError::Unreadable { reason: error.to_string() },
    }
}
