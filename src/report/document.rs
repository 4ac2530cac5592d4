//! What can be on paper: a document is metadata, page furniture and a list of blocks. No layout here.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

pub use super::attachment::Attachment;

/// One report, ready to be set, and kept in the register to be set again. Text may hold any characters; what cannot be printed is dropped or spelled out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Title in the file's metadata (not printed: print a [`Block::Title`]).
    pub title: String,
    /// Who issues it, in the file's metadata.
    pub author: String,
    /// What it is about (report number, scene), in the file's metadata; may be empty.
    pub subject: String,
    /// When it was made, Beijing time; written as creation and modification time with `+08'00'`.
    pub created: DateTime,
    /// Small line at the head of every page.
    pub header: Option<String>,
    /// Small text at the inner side of every foot, beside 共 m 页; may be empty.
    pub footer: String,
    /// Repeated in light grey behind the text of every page: operator and time.
    pub watermark: Option<String>,
    /// A short line at the foot of every page under everything else: how often it was printed, by whom.
    pub stamp: Option<String>,
    /// A file inside the file: what a program wants to read of the report.
    pub attachment: Option<Attachment>,
    /// The content, from top to bottom.
    pub blocks: Vec<Block>,
}

/// One thing on the page, from top to bottom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// The document's name, large, centred.
    Title(String),
    /// A line under the title, centred: report number, date.
    Subtitle(String),
    /// Starts a section; never left alone at the end of a page.
    Heading(Level, String),
    /// Running text; a newline starts a new paragraph.
    Paragraph(Paragraph),
    /// Labels with their values, ruled.
    KeyValues(KeyValues),
    /// Rows under a header that is repeated on every page.
    Table(Table),
    /// Small print.
    Note(String),
    /// A QR code with lines beside it.
    Qr(QrBlock),
    /// Ruled lines to write on, from top to bottom; never parted by the end of a page.
    Blanks(Vec<BlankRow>),
    /// Empty height in points; dropped at the top of a page.
    Space(f32),
    /// Empty height in points that stays at the top of a page: covers.
    Gap(f32),
    /// What follows starts a page.
    PageBreak,
    /// Blocks kept on one page when they fit on one.
    KeepTogether(Vec<Block>),
}

/// How deep a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 第 1 条
    Three,
}

/// Running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// Where its lines stand.
    pub align: Align,
    /// Whether first lines are set in by two characters.
    pub indent: Indent,
}

impl Paragraph {
    /// A justified paragraph with first lines set in by two characters, as Chinese prose is.
    pub fn prose(text: impl Into<String>) -> Self {
        Self { text: text.into(), align: Align::Justified, indent: Indent::TwoCharacters }
    }

    /// A paragraph without indent.
    pub fn flush(text: impl Into<String>, align: Align) -> Self {
        Self { text: text.into(), align, indent: Indent::None }
    }
}

/// Where lines stand between their margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right: amounts, dates under a statement.
    Right,
    /// At both, by spreading the characters; the last line at the left.
    Justified,
}

/// Indent of first lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Indent {
    /// None.
    None,
    /// Two characters (首行缩进两字).
    TwoCharacters,
}

/// Labels with their values, ruled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyValues {
    /// One or two pairs in a row.
    pub pairing: Pairing,
    /// Label and value, in reading order.
    pub pairs: Vec<(String, String)>,
}

/// How many label and value pairs stand in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pairing {
    /// Two columns: label, value.
    Single,
    /// Four columns: two pairs. A value too long for half the width gets a row of its own.
    Double,
}

/// Rows under a header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows; a row shorter than the columns is filled up with empty cells.
    pub rows: Vec<Vec<Cell>>,
}

/// A table's column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// What stands in the header.
    pub header: String,
    /// Width relative to the other columns; only the proportion counts.
    pub weight: f32,
    /// How header and cells stand (justified counts as left).
    pub align: Align,
}

impl Column {
    /// A column with cells at the left.
    pub fn new(header: impl Into<String>, weight: f32) -> Self {
        Self { header: header.into(), weight, align: Align::Left }
    }

    /// The same column, aligned.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// What stands in one field of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text; a newline starts a new line.
    pub text: String,
    /// Plain or strong.
    pub emphasis: Emphasis,
}

impl Cell {
    /// A cell set in the heading face, for the words that decide (列入, 撤销).
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), emphasis: Emphasis::Strong }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), emphasis: Emphasis::Plain }
    }
}

/// How strongly a cell's text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Emphasis {
    /// The body face.
    Plain,
    /// The heading face.
    Strong,
}

/// A QR code with lines beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrBlock {
    /// What the code says when scanned, UTF-8.
    pub payload: String,
    /// Small lines beside the code; each wraps when it is long.
    pub caption: Vec<String>,
}

/// A row of captions, each with a ruled line behind it, sharing the width.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankRow {
    /// What each line is for; an empty one is a line across its whole share.
    pub captions: Vec<String>,
}

impl BlankRow {
    /// A row of these captions.
    pub fn new<T: Into<String>>(captions: impl IntoIterator<Item = T>) -> Self {
        Self { captions: captions.into_iter().map(Into::into).collect() }
    }
}
