//! One cell of an OpenDocument sheet: its attributes and the text inside it.

use super::cell::Cell;
use super::error::{Excess, ReadError};
use super::limits::Limits;
use super::xml::{Tag, unescape};

/// A cell being read, from its start tag to its end tag.
pub(super) struct OpenCell {
    /// How many columns it fills.
    pub(super) repeated: u64,
    value: Value,
    formula: bool,
    text: String,
    paragraphs: u32,
}

enum Value {
    /// Whatever the text inside says.
    Text,
    Ready(Cell),
    Error,
}

impl OpenCell {
    /// Reads the start tag (OpenDocument 1.2 part 1, 19.385 and following).
    pub(super) fn start(tag: Tag<'_>) -> Result<OpenCell, ReadError> {
        let repeated = count(tag, "number-columns-repeated")?;
        let formula = tag.attribute("formula")?.is_some();
        let mut error = false;
        let mut kind = &b""[..];
        for attribute in tag.attributes() {
            match attribute? {
                (b"calcext:value-type", b"error") => error = true,
                (b"office:value-type", value) => kind = value,
                _ => {}
            }
        }
        let value = if error { Value::Error } else { value(tag, kind)? };
        Ok(OpenCell { repeated, value, formula, text: String::new(), paragraphs: 0 })
    }

    /// A paragraph begins; paragraphs are lines of the cell.
    pub(super) fn paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    /// Text inside a paragraph. Refuses what cannot fit a cell.
    pub(super) fn push(&mut self, text: &str, limits: &Limits) -> Result<(), ReadError> {
        self.text.push_str(text);
        if self.text.len() as u64 > limits.cell_chars * 4 {
            return Err(ReadError::too_much(Excess::CellChars, limits.cell_chars));
        }
        Ok(())
    }

    /// Several blanks, which the format counts instead of writing.
    pub(super) fn blanks(&mut self, tag: Tag<'_>, limits: &Limits) -> Result<(), ReadError> {
        let blanks = count(tag, "c")?;
        if blanks > limits.cell_chars {
            return Err(ReadError::too_much(Excess::CellChars, limits.cell_chars));
        }
        self.push(&" ".repeat(blanks as usize), limits)
    }

    /// What the cell holds.
    pub(super) fn finish(self) -> Cell {
        let formula = self.formula;
        let cell = match self.value {
            Value::Ready(cell) => cell,
            Value::Text => Cell::text(self.text),
            Value::Error => Cell::Error(self.text),
        };
        if formula && cell.is_empty() { Cell::FormulaWithoutValue } else { cell }
    }
}

fn value(tag: Tag<'_>, kind: &[u8]) -> Result<Value, ReadError> {
    let attribute = |name| tag.attribute(name)?.map(unescape).transpose();
    let cell = match kind {
        b"float" | b"currency" | b"percentage" => {
            attribute("value")?.map(|text| number(&text)).transpose()?
        }
        b"date" => attribute("date-value")?.map(Cell::text),
        b"time" => attribute("time-value")?.map(Cell::text),
        b"boolean" => attribute("boolean-value")?.map(|text| Cell::Bool(text == "true")),
        b"string" => attribute("string-value")?.map(Cell::text),
        _ => None,
    };
    Ok(cell.map_or(Value::Text, Value::Ready))
}

fn number(text: &str) -> Result<Cell, ReadError> {
    text.trim().parse().map(Cell::Number).map_err(|_| ReadError::damaged("数值无法识别"))
}

/// A repetition count; 1 where none is given.
pub(super) fn count(tag: Tag<'_>, name: &str) -> Result<u64, ReadError> {
    let Some(raw) = tag.attribute(name)? else { return Ok(1) };
    let text = std::str::from_utf8(raw).ok();
    text.and_then(|text| text.parse().ok()).ok_or_else(|| ReadError::damaged("重复次数无法识别"))
}
