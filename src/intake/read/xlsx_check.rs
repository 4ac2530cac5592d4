//! What the parts of an XLSX may say, checked before the spreadsheet library reads them: it reserves
//! memory by stated counts and multiplies letters and digits of a cell reference without a limit.

use std::collections::HashMap;

use super::cell::Merge;
use super::error::{Excess, ReadError};
use super::limits::Limits;
use super::xlsx_index::SheetIndex;
use super::xml::Tag;
use super::zip_guard::{Inspector, is_xml};

/// The widest column of any worksheet (XFD) and the last row, ECMA-376 part 1, 18.3.1.73.
const LAST_COLUMN: u32 = 16_384;
const LAST_ROW: u32 = 1_048_576;

/// Bytes that formats may take once each is spelled out in full.
const STYLE_BYTES: u64 = 128 * 1024 * 1024;

/// The inspector for XLSX packages; keeps the merged regions of each part.
pub(super) struct XlsxCheck<'l> {
    limits: &'l Limits,
    part: Part,
    index: SheetIndex,
    kind: Kind,
}

/// What the package turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Other,
    Workbook,
    BinaryWorkbook,
}

#[derive(Default)]
struct Part {
    name: String,
    in_sheet: bool,
    merges: Vec<Merge>,
    strings: u64,
    styles: HashMap<&'static str, u64>,
    longest_tag: u64,
    sheets: u64,
}

impl<'l> XlsxCheck<'l> {
    pub(super) fn new(limits: &'l Limits) -> Self {
        XlsxCheck { limits, part: Part::default(), index: SheetIndex::default(), kind: Kind::Other }
    }

    /// What the package holds, and which part is which worksheet.
    pub(super) fn finish(mut self) -> (Kind, SheetIndex) {
        self.close_part();
        (self.kind, self.index)
    }

    fn close_part(&mut self) {
        let part = std::mem::take(&mut self.part);
        if !part.merges.is_empty() {
            self.index.keep_merges(part.name, part.merges);
        }
    }

    fn sheet_tag(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        match tag.local() {
            b"c" => each(tag, b"r", |value| cell(value).map(drop)),
            b"row" => each(tag, b"r", |value| row(value).map(drop)),
            b"f" => each(tag, b"ref", |value| region(value).map(drop)),
            b"mergeCell" => self.merge(tag),
            _ => Ok(()),
        }
    }

    fn merge(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        let limit = self.limits.merges;
        if self.part.merges.len() as u64 >= limit {
            return Err(ReadError::too_much(Excess::Merges, limit));
        }
        each(tag, b"ref", |value| {
            let merge = region(value)?;
            self.part.merges.push(merge);
            Ok(())
        })
    }

    fn string_table(&self, tag: Tag<'_>) -> Result<Option<u64>, ReadError> {
        let limit = self.limits.shared_strings;
        each(tag, b"uniqueCount", |value| {
            let stated =
                std::str::from_utf8(value).ok().and_then(|text| text.trim().parse::<u64>().ok());
            match stated {
                Some(count) if count <= limit => Ok(()),
                _ => Err(ReadError::too_much(Excess::SharedStrings, limit)),
            }
        })?;
        Ok(Some(self.limits.shared_bytes))
    }

    fn style(&mut self, key: &'static str) -> Result<Option<u64>, ReadError> {
        let limit = self.limits.styles;
        let count = self.part.styles.entry(key).or_insert(0);
        *count += 1;
        let spelled_out = *count * (self.part.longest_tag + 512);
        if *count > limit || spelled_out > STYLE_BYTES {
            return Err(ReadError::too_much(Excess::Styles, limit));
        }
        Ok(Some(self.limits.shared_bytes / 2))
    }

    /// The index may name only parts that were tokenized.
    fn relationship(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        let kind = tag.attribute("Type")?.unwrap_or_default();
        let target = tag.attribute("Target")?.unwrap_or_default();
        let read = [&b"/worksheet"[..], b"/officeDocument", b"/sharedStrings", b"/styles"];
        let binary = target.ends_with(b".bin");
        if kind.ends_with(b"/officeDocument") {
            self.kind = if binary { Kind::BinaryWorkbook } else { self.kind };
        }
        if !binary
            && read.iter().any(|end| kind.ends_with(end))
            && !is_xml(&String::from_utf8_lossy(target))
        {
            return Err(ReadError::damaged("工作簿索引有误"));
        }
        if self.part.name.contains("_rels/workbook") {
            self.index.target(tag)?;
        }
        Ok(())
    }
}

impl Inspector for XlsxCheck<'_> {
    fn part(&mut self, name: &str) {
        self.close_part();
        self.part.name = name.to_ascii_lowercase();
        if self.part.name == "xl/workbook.bin" {
            self.kind = Kind::BinaryWorkbook;
        }
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<Option<u64>, ReadError> {
        self.part.longest_tag = self.part.longest_tag.max(tag.length());
        match tag.local() {
            b"workbook" => self.kind = Kind::Workbook,
            b"sheetData" => self.part.in_sheet = true,
            b"dimension" => each(tag, b"ref", |value| region(value).map(drop))?,
            b"sst" => return self.string_table(tag),
            b"si" => {
                self.part.strings += 1;
                if self.part.strings > self.limits.shared_strings {
                    return Err(ReadError::too_much(
                        Excess::SharedStrings,
                        self.limits.shared_strings,
                    ));
                }
            }
            b"font" => return self.style("font"),
            b"fill" => return self.style("fill"),
            b"border" => return self.style("border"),
            b"xf" => return self.style("xf"),
            b"numFmt" => return self.style("numFmt"),
            b"Relationship" => self.relationship(tag)?,
            b"definedName" => return Ok(Some(self.limits.shared_bytes / 2)),
            b"sheet" => {
                self.part.sheets += 1;
                if self.part.sheets > self.limits.sheets {
                    return Err(ReadError::too_much(Excess::Sheets, self.limits.sheets));
                }
                self.index.sheet(tag)?;
            }
            _ if self.part.in_sheet => self.sheet_tag(tag)?,
            _ => {}
        }
        Ok(None)
    }
}

/// Calls `check` for every attribute of this name: a second one may be the one the library takes.
fn each(
    tag: Tag<'_>,
    name: &[u8],
    mut check: impl FnMut(&[u8]) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    for attribute in tag.attributes() {
        let (key, value) = attribute?;
        if key == name {
            check(value)?;
        }
    }
    Ok(())
}

fn row(text: &[u8]) -> Result<u32, ReadError> {
    number(text)
        .filter(|row| (1..=LAST_ROW).contains(row))
        .ok_or_else(|| ReadError::coordinates(text))
}

fn number(text: &[u8]) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 9 && text.iter().all(u8::is_ascii_digit);
    digits.then(|| text.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

/// A reference such as `AB12`: row from 1, column from 0.
fn cell(text: &[u8]) -> Result<(u32, u32), ReadError> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (name, digits) = text.split_at(letters);
    if !(1..=3).contains(&letters) {
        return Err(ReadError::coordinates(text));
    }
    let column =
        name.iter().fold(0, |sum, byte| sum * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1);
    if column > LAST_COLUMN {
        return Err(ReadError::coordinates(text));
    }
    let row = row(digits).map_err(|_| ReadError::coordinates(text))?;
    Ok((row, column - 1))
}

/// A reference such as `A1:C3` or `A1`, its ends in order.
fn region(text: &[u8]) -> Result<Merge, ReadError> {
    let colon = text.iter().position(|&byte| byte == b':');
    let (first, last) = match colon {
        Some(at) => (cell(&text[..at])?, cell(&text[at + 1..])?),
        None => (cell(text)?, cell(text)?),
    };
    if first.0 > last.0 || first.1 > last.1 {
        return Err(ReadError::coordinates(text));
    }
    Ok(Merge { first_row: first.0, last_row: last.0, first_column: first.1, last_column: last.1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_inside_a_worksheet_are_accepted() {
        for (text, want) in
            [("A1", (1, 0)), ("xfd1048576", (1_048_576, 16_383)), ("AA10", (10, 26))]
        {
            assert_eq!(cell(text.as_bytes()), Ok(want), "{text}");
        }
    }

    #[test]
    fn references_outside_any_worksheet_are_refused() {
        for text in [
            "",
            "A",
            "1",
            "A0",
            "XFE1",
            "A1048577",
            "ZZZZZZZZ1",
            "A4294967295",
            "A1B",
            "$A$1",
            "A-1",
            "Ａ1",
        ] {
            assert!(cell(text.as_bytes()).is_err(), "{text}");
        }
        for text in ["B2:A1", "A1:", ":A1", "A1:B2:C3"] {
            assert!(region(text.as_bytes()).is_err(), "{text}");
        }
    }
}
