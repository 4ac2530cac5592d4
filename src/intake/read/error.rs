//! Why a file was not read, in two sentences: what is wrong with it and what to do about it.

use std::fmt;

use super::cell::column_letters;
use super::format::Refused;

/// Where in a file something is; parts that are not known are left out of the sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The worksheet's name.
    pub sheet: Option<String>,
    /// The row, from 1.
    pub row: Option<u32>,
    /// The column, from 0.
    pub column: Option<u32>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            write!(f, "工作表“{sheet}”")?;
        }
        if let Some(row) = self.row {
            write!(f, "第 {row} 行")?;
        }
        if let Some(column) = self.column {
            write!(f, "{} 列", column_letters(column))?;
        }
        Ok(())
    }
}

/// The thing of which a file has too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// The file's own bytes.
    FileBytes,
    /// The bytes of one unpacked part.
    EntryBytes,
    /// The bytes of all unpacked parts.
    TotalBytes,
    /// Unpacked bytes for each packed byte.
    Ratio,
    /// Parts in the package.
    Entries,
    /// Worksheets.
    Sheets,
    /// Row numbers.
    Rows,
    /// Columns in use.
    Columns,
    /// Cells in use.
    Cells,
    /// Characters in a cell.
    CellChars,
    /// Different texts, or the bytes that hold them.
    SharedStrings,
    /// Formats.
    Styles,
    /// Merged regions.
    Merges,
    /// XML elements inside one another.
    Depth,
    /// Bytes of one piece of XML, or of one record of a text file.
    Token,
}

impl Excess {
    fn sentence(self, limit: u64) -> String {
        let mb = limit / (1024 * 1024);
        match self {
            Excess::FileBytes => format!("文件超过 {mb} MB"),
            Excess::EntryBytes => format!("文件展开后单个部分超过 {mb} MB"),
            Excess::TotalBytes => format!("文件展开后超过 {mb} MB"),
            Excess::Ratio => format!("文件的压缩比超过 {limit} 倍，像是压缩炸弹"),
            Excess::Entries => format!("文件内部的部件超过 {limit} 个"),
            Excess::Sheets => format!("工作表超过 {limit} 张"),
            Excess::Rows => format!("行号超过 {limit}"),
            Excess::Columns => format!("有内容的列超过 {limit} 列"),
            Excess::Cells => format!("有内容的单元格超过 {limit} 个"),
            Excess::CellChars => format!("单元格内容超过 {limit} 个字符"),
            Excess::SharedStrings => "文件中的文字过多".to_owned(),
            Excess::Styles => format!("文件中的格式超过 {limit} 种"),
            Excess::Merges => format!("合并单元格超过 {limit} 处"),
            Excess::Depth => format!("文件内部结构嵌套超过 {limit} 层"),
            Excess::Token => format!("文件内部有一段内容超过 {} KB", limit / 1024),
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Excess::FileBytes | Excess::Cells | Excess::SharedStrings => {
                "请拆分成几个文件后分别导入。"
            }
            Excess::Columns => "请删去表格右侧多余的内容后重新导入。",
            Excess::CellChars => "请缩短该单元格的内容后重新导入。",
            Excess::Token => "请检查引号是否成对，或用表格软件打开后另存为 xlsx 再导入。",
            _ => "请用表格软件打开，只把数据复制到新建的工作簿，另存为 xlsx 后重新导入。",
        }
    }
}

/// Why a file was not read. Display is two Chinese sentences for the person at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    NotFound,
    /// The path names a folder.
    Directory,
    /// The system did not let us read; its own reason.
    Unreadable {
        /// What the system said.
        reason: String,
    },
    /// The file holds no bytes, or nothing but blanks.
    Empty,
    /// The workbook is protected by a password.
    Encrypted,
    /// The content is recognised and cannot be read.
    Format(Refused),
    /// A text file is in none of the known encodings.
    Encoding,
    /// Something is beyond the limits.
    TooMuch {
        /// What there is too much of.
        what: Excess,
        /// The limit.
        limit: u64,
        /// Where.
        place: Place,
    },
    /// A cell or region lies outside any worksheet.
    Coordinates {
        /// The reference, shortened.
        reference: String,
    },
    /// The workbook declares XML entities or a document type, which no spreadsheet program writes.
    Entities,
    /// The file breaks its own format.
    Damaged {
        /// What is broken.
        what: &'static str,
        /// Where.
        place: Place,
    },
    /// The worksheet asked for is not there.
    NoSuchSheet,
    /// No sheet's headers are those of an item; nothing was read.
    Unrecognised {
        /// The headers seen, of the first sheet with content; empty when no row reads like headers.
        headers: Vec<String>,
        /// The item they come nearest to.
        nearest: Option<Nearest>,
    },
    /// The headers are those of several items.
    Ambiguous {
        /// Identifiers and names of the items.
        items: Vec<(String, String)>,
    },
    /// The item asked for is not in the catalogue.
    NoSuchItem {
        /// What was asked for.
        item: String,
    },
}

/// An item whose headers a sheet has in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The required headers that are not there; empty when too little else is known.
    pub missing: Vec<String>,
}

impl fmt::Display for Nearest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Nearest { id, name, missing } = self;
        if missing.is_empty() {
            return write!(f, "最接近“{name}”，但多数列对不上，确是它请指定 --item {id}");
        }
        write!(f, "最接近“{name}”，缺少：{}", missing.join("、"))
    }
}

/// The most headers an error names.
const NAMED: usize = 12;

fn write_unrecognised(
    f: &mut fmt::Formatter<'_>,
    headers: &[String],
    nearest: Option<&Nearest>,
) -> fmt::Result {
    if headers.is_empty() {
        return write!(f, "没有找到表头行，没有导入任何内容。请在数据上方保留模板的表头。");
    }
    let shown = headers.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
    let rest = if headers.len() > NAMED { "等" } else { "" };
    write!(f, "表头（{shown}{rest}）不属于任何已知事项，没有导入任何内容。")?;
    match nearest {
        Some(nearest) => write!(f, "{nearest}。请核对表头，或换用现行模板。"),
        None => write!(f, "请核对表头，或换用现行模板。"),
    }
}

impl ReadError {
    /// A limit overrun, at no particular place.
    pub(super) fn too_much(what: Excess, limit: u64) -> ReadError {
        ReadError::TooMuch { what, limit, place: Place::default() }
    }

    /// A broken file, at no particular place.
    pub(super) fn damaged(what: &'static str) -> ReadError {
        ReadError::Damaged { what, place: Place::default() }
    }

    /// A reference outside any worksheet; at most 20 characters of it are shown.
    pub(super) fn coordinates(reference: &[u8]) -> ReadError {
        let shown = String::from_utf8_lossy(reference);
        let reference = shown.chars().filter(|c| c.is_ascii_graphic()).take(20).collect();
        ReadError::Coordinates { reference }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotFound => write!(f, "没有找到这个文件。请核对文件名和路径。"),
            ReadError::Directory => write!(f, "这是一个文件夹，不是文件。请指定要导入的文件。"),
            ReadError::Unreadable { reason } => {
                write!(f, "文件打不开（{reason}）。请确认它没有被别的程序占用，并且您有读取权限。")
            }
            ReadError::Empty => write!(f, "文件是空的。请确认报送的是填写后的文件。"),
            ReadError::Encrypted => {
                write!(f, "文件设有打开密码。请在表格软件中取消密码后另存，再导入。")
            }
            ReadError::Format(refused) => write!(f, "{refused}"),
            ReadError::Encoding => write!(
                f,
                "文本编码无法识别，不是 UTF-8、UTF-16 或 GB18030，或者内容已损坏。请用表格软件打开后另存为 xlsx 再导入。"
            ),
            ReadError::TooMuch { what, limit, place } => {
                write!(f, "{place}{}。{}", what.sentence(*limit), what.advice())
            }
            ReadError::Coordinates { reference } => write!(
                f,
                "文件中有不可能存在的单元格位置“{reference}”，文件已损坏或被人改动过。请向报送部门索取原文件。"
            ),
            ReadError::Entities => write!(
                f,
                "文件中夹带了电子表格不会使用的实体声明，可能有害，没有读取。请向报送部门索取原文件。"
            ),
            ReadError::Damaged { what, place } => {
                write!(f, "{place}文件已损坏（{what}）。请用表格软件打开后另存为 xlsx，再导入。")
            }
            ReadError::NoSuchSheet => write!(f, "文件中没有这张工作表。请核对工作表名称。"),
            ReadError::Unrecognised { headers, nearest } => {
                write_unrecognised(f, headers, nearest.as_ref())
            }
            ReadError::Ambiguous { items } => {
                let named = items.iter().map(|(id, name)| format!("{name}（--item {id}）"));
                let named = named.collect::<Vec<_>>().join("、");
                write!(
                    f,
                    "表头同时符合几个事项：{named}，没有导入任何内容。请用 --item 指定其中一个。"
                )
            }
            ReadError::NoSuchItem { item } => {
                write!(f, "归集目录中没有事项“{item}”。请核对 --item 后面的标识。")
            }
        }
    }
}

impl std::error::Error for ReadError {}
