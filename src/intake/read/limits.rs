//! How much one file may ask of this machine. Every limit of the readers is a number in this file.

const MB: u64 = 1024 * 1024;

/// The most memory, in bytes, that reading the worst admissible file may keep resident.
pub const RESIDENT_BYTES: u64 = 512 * MB;

/// What a file may hold before it is refused. The defaults admit a worksheet of 200 000 rows and
/// 30 columns and stay under [`RESIDENT_BYTES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Bytes of one part of a zipped workbook, unpacked.
    pub entry_bytes: u64,
    /// Bytes of all parts of a zipped workbook, unpacked.
    pub total_bytes: u64,
    /// Unpacked bytes for each packed byte of one part (looked at from the first megabyte on).
    pub ratio: u64,
    /// Parts in a zipped workbook.
    pub entries: u64,
    /// Worksheets in a workbook, hidden ones counted.
    pub sheets: u64,
    /// The highest row number, which is also Excel's.
    pub rows: u64,
    /// The highest column that may hold something, counted from 1.
    pub columns: u64,
    /// Cells that hold something, in one worksheet.
    pub cells: u64,
    /// Characters in one cell, which is also Excel's limit.
    pub cell_chars: u64,
    /// Different texts in a workbook.
    pub shared_strings: u64,
    /// Bytes of the part of a workbook that holds its texts, and of the parts that describe it.
    pub shared_bytes: u64,
    /// Fonts, fills, borders or cell formats in a workbook (Excel stops at 65 490).
    pub styles: u64,
    /// Merged regions in one worksheet.
    pub merges: u64,
    /// Elements of a workbook's XML inside one another.
    pub xml_depth: u64,
    /// Bytes of one tag or one run of text in a workbook's XML.
    pub xml_token: u64,
    /// Bytes of one record in a text file (an unpaired quotation mark swallows lines).
    pub record_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 128 * MB,
            entry_bytes: 256 * MB,
            total_bytes: 512 * MB,
            ratio: 200,
            entries: 10_000,
            sheets: 256,
            rows: 1_048_576,
            columns: 256,
            cells: 20_000_000,
            cell_chars: 32_767,
            shared_strings: 2_000_000,
            shared_bytes: 96 * MB,
            styles: 65_536,
            merges: 65_536,
            xml_depth: 128,
            xml_token: MB / 4,
            record_bytes: 4 * MB,
        }
    }
}
