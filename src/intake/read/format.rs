//! Which format a file is in, told by its content and never by its name.

use std::fmt;

use super::error::ReadError;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML workbook.
    Xlsx,
    /// Excel 97–2003 workbook (BIFF8 in a compound file).
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text with separators.
    Text,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Xlsx => "XLSX",
            Format::Xls => "XLS",
            Format::Ods => "ODS",
            Format::Text => "CSV",
        })
    }
}

/// A content that is recognised and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// A web page, often named `.xls` by an export function.
    Html,
    /// Excel 2003 XML (SpreadsheetML), often named `.xls`.
    SpreadsheetMl,
    /// Excel's binary workbook `.xlsb`.
    Xlsb,
    /// Excel 95 or older.
    OldExcel,
    /// A PDF.
    Pdf,
    /// A package or compound file that holds no spreadsheet: a text document, an archive.
    OtherDocument,
    /// Anything else that is not text.
    Unknown,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Refused::Html => "这是网页格式（HTML）的文件，只是扩展名像表格",
            Refused::SpreadsheetMl => "这是 XML 格式的表格文件，只是扩展名像表格",
            Refused::Xlsb => "这是二进制工作簿（xlsb）",
            Refused::OldExcel => "这是 Excel 95 或更早版本的文件",
            Refused::Pdf => "这是 PDF 文件，不是表格",
            Refused::OtherDocument => "文件里没有电子表格，可能是文档或压缩包",
            Refused::Unknown => "文件内容不是可识别的表格",
        };
        match self {
            Refused::Pdf | Refused::OtherDocument | Refused::Unknown => {
                write!(f, "{what}。请报送 xlsx、xls、ods 或 csv 文件。")
            }
            _ => write!(f, "{what}。请用表格软件打开后另存为 xlsx，再导入。"),
        }
    }
}

/// Tells the format from the first bytes; zipped workbooks are told apart later, by their parts.
pub(super) enum Container {
    Zip,
    Compound,
    Text,
}

/// Looks at the content; errors for empty files and contents known to be something else.
pub(super) fn sniff(bytes: &[u8]) -> Result<Container, ReadError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace()) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Container::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Container::Compound);
    }
    match refused_text(bytes) {
        Some(refused) => Err(ReadError::Format(refused)),
        None => Ok(Container::Text),
    }
}

fn refused_text(bytes: &[u8]) -> Option<Refused> {
    // BIFF2 to BIFF4 files are a bare record stream that begins with BOF.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..]) {
        return Some(Refused::OldExcel);
    }
    if bytes.starts_with(b"%PDF") {
        return Some(Refused::Pdf);
    }
    let head: String = head_letters(bytes);
    if head.starts_with("mime-version:") {
        return Some(Refused::Html);
    }
    if !head.starts_with('<') {
        return None;
    }
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && !head.contains("<html") {
        return Some(Refused::SpreadsheetMl);
    }
    let html = ["<!doctype html", "<html", "<table", "<meta", "<head", "<style"];
    if html.iter().any(|mark| head.contains(mark)) {
        return Some(Refused::Html);
    }
    if head.starts_with("<?xml") {
        return Some(if head.contains("workbook") {
            Refused::SpreadsheetMl
        } else {
            Refused::OtherDocument
        });
    }
    None
}

/// The first 4 KB as lower-case ASCII: the zero bytes of UTF-16, marks and blanks in front left out.
fn head_letters(bytes: &[u8]) -> String {
    bytes
        .iter()
        .take(4096)
        .filter(|&&byte| byte.is_ascii() && byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .skip_while(|c| c.is_ascii_whitespace())
        .collect()
}
