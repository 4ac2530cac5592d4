//! OpenDocument spreadsheets, streamed row by row: the library builds whole tables out of repetition
//! counts that a file may state as it likes.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

use super::cell::{Cell, Merge};
use super::error::{Excess, ReadError};
use super::limits::Limits;
use super::ods_row::{OpenCell, count};
use super::rows::{Flow, Rows, Sink};
use super::xml::{Event, Tag, Xml, local, unescape};
use super::zip_guard::{self, Inspector};
use super::{Sheet, Sheets};

const CONTENT: &str = "content.xml";
/// Elements around a table: document, body, spreadsheet.
const TABLE_LEVEL: usize = 3;
const MIME: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Whether a package says that it is an OpenDocument spreadsheet (or a template of one).
pub(super) fn is_ods(bytes: &[u8], limits: &Limits) -> Result<bool, ReadError> {
    let mut archive = zip_guard::open(bytes, limits)?;
    let Ok(entry) = archive.by_name("mimetype") else { return Ok(false) };
    let mut mime = Vec::new();
    entry.take(100).read_to_end(&mut mime).map_err(|_| ReadError::damaged("压缩内容无法解开"))?;
    Ok(mime.starts_with(MIME))
}

/// An opened OpenDocument spreadsheet.
pub(super) struct OdsBook {
    bytes: Vec<u8>,
    /// Which of the file's tables each visible sheet is.
    tables: Vec<usize>,
}

impl OdsBook {
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<(OdsBook, Sheets), ReadError> {
        let mut survey = Survey::new(limits);
        zip_guard::inspect(&mut zip_guard::open(&bytes, limits)?, limits, &mut survey)?;
        let (mut tables, mut sheets) = (Vec::new(), Sheets::default());
        for (index, table) in survey.tables.into_iter().enumerate() {
            if survey.hidden_styles.contains(&table.style) {
                sheets.hidden.push(table.sheet.name);
            } else {
                tables.push(index);
                sheets.visible.push(table.sheet);
            }
        }
        Ok((OdsBook { bytes, tables }, sheets))
    }

    pub(super) fn rows(
        &self,
        sheet: usize,
        name: &str,
        limits: &Limits,
        sink: &mut Sink<'_>,
    ) -> Result<(), ReadError> {
        let table = self.tables.get(sheet).copied().ok_or(ReadError::NoSuchSheet)?;
        let mut archive = zip_guard::open(&self.bytes, limits)?;
        let entry = archive.by_name(CONTENT).map_err(|error| zip_guard::zip_error(&error))?;
        let xml = Xml::new(BufReader::with_capacity(64 * 1024, entry), limits);
        let rows = Rows::new(limits, name, sink);
        let _: ControlFlow<()> =
            Table { rows, limits, row: RowState::default(), skip: 0 }.read(xml, table)?;
        Ok(())
    }
}

/// The first pass: names, visibility and merged regions.
struct Survey<'l> {
    limits: &'l Limits,
    in_content: bool,
    /// Open elements of the content part.
    level: usize,
    /// Open tables, those inside cells counted.
    nesting: u32,
    tables: Vec<Surveyed>,
    style: String,
    hidden_styles: HashSet<String>,
    row: u64,
    row_repeated: u64,
    column: u64,
}

struct Surveyed {
    sheet: Sheet,
    style: String,
}

impl<'l> Survey<'l> {
    fn new(limits: &'l Limits) -> Self {
        Survey {
            limits,
            in_content: false,
            level: 0,
            nesting: 0,
            tables: Vec::new(),
            style: String::new(),
            hidden_styles: HashSet::new(),
            row: 0,
            row_repeated: 0,
            column: 0,
        }
    }

    fn table(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        if self.level != TABLE_LEVEL {
            return Ok(());
        }
        let limit = self.limits.sheets;
        if self.tables.len() as u64 >= limit {
            return Err(ReadError::too_much(Excess::Sheets, limit));
        }
        let text = |name| unescape(tag.attribute(name)?.unwrap_or_default());
        let sheet = Sheet { name: text("name")?, merged: Vec::new() };
        self.tables.push(Surveyed { sheet, style: text("style-name")? });
        (self.row, self.row_repeated) = (0, 0);
        Ok(())
    }

    fn cell(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        let (columns, rows) =
            (count(tag, "number-columns-spanned")?, count(tag, "number-rows-spanned")?);
        if columns > 1 || rows > 1 {
            self.merge(columns, rows)?;
        }
        self.column = self.column.saturating_add(count(tag, "number-columns-repeated")?);
        Ok(())
    }

    fn merge(&mut self, columns: u64, rows: u64) -> Result<(), ReadError> {
        let limit = self.limits.merges;
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if table.sheet.merged.len() as u64 >= limit {
            return Err(ReadError::too_much(Excess::Merges, limit));
        }
        let bounded = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        table.sheet.merged.push(Merge {
            first_row: bounded(self.row + 1),
            last_row: bounded(self.row.saturating_add(rows)),
            first_column: bounded(self.column),
            last_column: bounded(self.column.saturating_add(columns.saturating_sub(1))),
        });
        Ok(())
    }
}

impl Inspector for Survey<'_> {
    fn part(&mut self, name: &str) {
        self.in_content = name == CONTENT;
        self.level = 0;
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<Option<u64>, ReadError> {
        if tag.local() == b"encryption-data" {
            return Err(ReadError::Encrypted);
        }
        if !self.in_content {
            return Ok(None);
        }
        let nested = self.nesting > 1;
        match tag.qualified() {
            b"style:style" => self.style = unescape(tag.attribute("name")?.unwrap_or_default())?,
            b"style:table-properties" if tag.attribute("display")? == Some(b"false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            b"table:table" => {
                self.nesting += 1;
                self.table(tag)?;
            }
            b"table:table-row" if !nested => {
                self.row = self.row.saturating_add(self.row_repeated);
                self.row_repeated = count(tag, "number-rows-repeated")?;
                self.column = 0;
            }
            b"table:table-cell" | b"table:covered-table-cell" if !nested => self.cell(tag)?,
            _ => {}
        }
        self.level += 1;
        Ok(None)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), ReadError> {
        if self.in_content {
            self.level = self.level.saturating_sub(1);
            self.nesting = self.nesting.saturating_sub(u32::from(name == b"table:table"));
        }
        Ok(())
    }
}

/// The second pass: the rows of one table.
struct Table<'a, 's> {
    rows: Rows<'a, 's>,
    limits: &'a Limits,
    row: RowState,
    /// Depth at which something that is no cell content began, 0 for none.
    skip: usize,
}

#[derive(Default)]
struct RowState {
    /// Rows before the one being read.
    before: u64,
    repeated: u64,
    column: u64,
    cells: Vec<(u32, Cell)>,
    open: Option<OpenCell>,
    in_paragraph: bool,
}

impl Table<'_, '_> {
    fn read<R: BufRead>(mut self, mut xml: Xml<R>, wanted: usize) -> Flow {
        let (mut seen, mut root) = (0, 0);
        loop {
            let depth = xml.depth();
            let Some(event) = xml.next()? else { break };
            let flow = match event {
                Event::Start(tag) if root == 0 => {
                    if tag.qualified() == b"table:table" && depth == TABLE_LEVEL {
                        root = if seen == wanted { depth + 1 } else { 0 };
                        seen += 1;
                    }
                    continue;
                }
                _ if root == 0 => continue,
                Event::End(_) if depth == root => break,
                Event::Start(tag) => self.start(tag, depth)?,
                Event::End(name) => self.end(name, depth)?,
                Event::Text(raw) => self.text(&unescape(raw)?)?,
                Event::CData(raw) => self.text(&String::from_utf8_lossy(raw))?,
            };
            if flow.is_break() {
                return Ok(flow);
            }
        }
        Ok(self.rows.finish())
    }

    fn start(&mut self, tag: Tag<'_>, depth: usize) -> Flow {
        if self.skip > 0 {
            return Ok(ControlFlow::Continue(()));
        }
        let row = &mut self.row;
        match (tag.local(), &mut row.open) {
            (b"table-row", None) => {
                row.repeated = count(tag, "number-rows-repeated")?;
                row.column = 0;
            }
            (b"table-cell" | b"covered-table-cell", None) => row.open = Some(OpenCell::start(tag)?),
            (b"p", Some(cell)) => {
                cell.paragraph();
                row.in_paragraph = true;
            }
            (b"s", Some(cell)) if row.in_paragraph => cell.blanks(tag, self.limits)?,
            (b"tab", Some(cell)) if row.in_paragraph => cell.push("\t", self.limits)?,
            (b"line-break", Some(cell)) if row.in_paragraph => cell.push("\n", self.limits)?,
            // Comments, drawings and tables inside a cell are not what the cell says.
            (b"annotation" | b"frame" | b"custom-shape" | b"table" | b"shapes", _) => {
                self.skip = depth + 1
            }
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn end(&mut self, name: &[u8], depth: usize) -> Flow {
        if self.skip > 0 {
            if depth == self.skip {
                self.skip = 0;
            }
            return Ok(ControlFlow::Continue(()));
        }
        match local(name) {
            b"p" => self.row.in_paragraph = false,
            b"table-cell" | b"covered-table-cell" => self.close_cell()?,
            b"table-row" => return self.close_row(),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn text(&mut self, text: &str) -> Flow {
        if let (0, true, Some(cell)) = (self.skip, self.row.in_paragraph, &mut self.row.open) {
            cell.push(text, self.limits)?;
        }
        Ok(ControlFlow::Continue(()))
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.row.open.take() else { return Ok(()) };
        let repeated = open.repeated;
        let cell = open.finish();
        if !cell.is_empty() {
            // One beyond the limit is enough for the row to be refused there.
            let room = (self.limits.columns + 1).saturating_sub(self.row.cells.len() as u64);
            for offset in 0..repeated.min(room) {
                let column = u32::try_from(self.row.column + offset).unwrap_or(u32::MAX);
                self.row.cells.push((column, cell.clone()));
            }
        }
        self.row.column = self.row.column.saturating_add(repeated);
        Ok(())
    }

    fn close_row(&mut self) -> Flow {
        let cells = std::mem::take(&mut self.row.cells);
        let first = self.row.before.saturating_add(1);
        self.row.before = self.row.before.saturating_add(self.row.repeated);
        if cells.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        for number in first..=self.row.before {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            for (column, cell) in &cells {
                if self.rows.push(number, *column, cell.clone())?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}
