//! Why the forms could not be used: which file, which line, what is wrong, what to do.

use std::fmt;

use crate::domain::wording::WordingError;

/// A fault in one file of the forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormsError {
    /// Path within the forms, `/` between folders.
    pub file: String,
    /// Line, from 1, where one can be named.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file of the forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file or folder cannot be read; what the system said.
    Unreadable(String),
    /// The file is longer than a form can be.
    TooLong,
    /// The program does not use a file of this name.
    UnknownFile,
    /// The program looks for this file and does not find it.
    MissingFile,
    /// Not TOML, or a value of the wrong sort; what the parser said.
    Syntax(String),
    /// A key the program does not know.
    UnknownKey(String),
    /// A key that must be there.
    MissingKey(String),
    /// A value outside the words allowed here.
    UnknownWord(String),
    /// Something named here is defined nowhere.
    Undefined {
        /// What sort of thing, in Chinese.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// Something that must be unique comes twice.
    Twice {
        /// What sort of thing, in Chinese.
        what: &'static str,
        /// Its value.
        value: String,
    },
    /// A category no section of a paper holds.
    Unplaced(String),
    /// A text that must say something is empty.
    Blank(&'static str),
    /// A rule does not name its ground.
    NoGround,
    /// A term that is not `3年`, `36个月`, `60日` or `直至移出`.
    Term(String),
    /// A day that is not `YYYY-MM-DD`.
    Day(String),
    /// An item's `id` differs from its file name.
    FileName(String),
    /// A number outside what is possible here.
    Number {
        /// Smallest allowed.
        least: u32,
        /// Largest allowed.
        most: u32,
    },
    /// An identifier or field code with other characters than it may have.
    Identifier(String),
    /// A header with brackets, colons or blanks, which are stripped from departments' headers.
    Header(String),
    /// A column's type does not fit its role.
    RoleType(String),
    /// An identity number without a role that gets it masked.
    Unmasked(String),
    /// A code list of a column has a word the program gives no meaning here.
    Meaning {
        /// The word.
        word: String,
        /// What it would have to mean, in Chinese.
        what: &'static str,
    },
    /// An item lacks a column without which its rows could not be used.
    NoColumn(&'static str),
    /// No key column is filled in every row.
    Key,
    /// A negative item without a rule of how long it may be shown.
    NoPublicity,
    /// Two items whose headers cannot be told apart.
    Alike {
        /// Name of this item.
        item: String,
        /// Name of the other.
        other: String,
    },
    /// A rule that comes into force before the one above it, or ends before it begins.
    Order,
    /// An amount that is not 万元 as `2.6`.
    Amount(String),
    /// A requirement number that is none.
    Requirement(String),
    /// A rule that names neither list nor item: it would select everything.
    Boundless,
    /// A rule that restricts for what is good, or prefers for what is bad.
    WrongSide(String),
    /// A scene that is about people only and open on public information.
    PublicPersons,
    /// A sentence that judges instead of stating a fact.
    Opinion(&'static str),
    /// A sentence with wrong places.
    Wording(WordingError),
    /// A field that may stay empty stands in a sentence.
    Hole(String),
    /// A field that is to give the last day is none, no day, or may stay empty.
    DayField(String),
    /// A key that does not fit the type of its field.
    FieldType {
        /// Identifier of the field.
        field: String,
        /// The key.
        key: &'static str,
    },
    /// A row of a table has more or fewer cells than its header.
    Cells {
        /// Of the header.
        columns: usize,
        /// Of the row.
        cells: usize,
    },
    /// More of something than there can be.
    TooMany {
        /// What, in Chinese.
        what: &'static str,
        /// Most there can be.
        most: usize,
    },
    /// Deferring applications without end.
    Endless,
}

impl fmt::Display for FormsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "表单文件 {}", self.file)?;
        if let Some(line) = self.line {
            write!(f, " 第 {line} 行")?;
        }
        write!(f, "：{}", self.fault)
    }
}

impl std::error::Error for FormsError {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => {
                write!(f, "读不出来（{reason}）。请检查路径和读取权限。")
            }
            Self::TooLong => write!(f, "超过 1 MB，不像表单文件。请检查放的是不是别的文件。"),
            Self::UnknownFile => write!(f, "程序不用这个文件。请检查文件名和所在文件夹。"),
            Self::MissingFile => write!(f, "缺少这个文件。请重新安装程序。"),
            Self::Syntax(reason) => write!(f, "格式不对（{reason}）。请对照自带的文件改正。"),
            Self::UnknownKey(key) => write!(f, "不认识“{key}”一项。请检查拼写或删去。"),
            Self::MissingKey(key) => write!(f, "缺少“{key}”一项。请补上。"),
            Self::UnknownWord(word) => {
                write!(f, "这里不能写“{word}”。请对照自带的文件换成许可的词。")
            }
            Self::Undefined { what, name } => {
                write!(f, "没有叫“{name}”的{what}。请检查拼写，或先定义它。")
            }
            Self::Twice { what, value } => {
                write!(f, "{what}“{value}”重复。请改成不同的，或删去一处。")
            }
            Self::Unplaced(id) => {
                write!(f, "类别“{id}”没有放进任何一节。请写进其中一节的 categories。")
            }
            Self::Blank(what) => write!(f, "{what}是空的。请填写。"),
            Self::NoGround => write!(f, "没有写依据。请填写文号和条款。"),
            Self::Term(term) => {
                write!(f, "期限“{term}”看不懂。请写成“3年”“36个月”“60日”或“直至移出”。")
            }
            Self::Day(day) => write!(f, "日期“{day}”看不懂。请写成 2026-04-01 的样子。"),
            Self::FileName(id) => {
                write!(f, "id“{id}”与文件名不同。请把文件改名为 {id}.toml，或改 id。")
            }
            Self::Number { least, most } => {
                write!(f, "数字不在许可范围内。请填 {least} 到 {most} 之间的整数。")
            }
            Self::Identifier(id) => {
                write!(f, "标识“{id}”含有不许可的字符。请只用字母、数字、连字符或下划线。")
            }
            Self::Header(header) => {
                write!(f, "表头“{header}”含有括号、冒号或空白。请只写列名，不写说明。")
            }
            Self::RoleType(code) => {
                write!(f, "列 {code} 的 type 与 role 不相配。请对照自带的事项改正。")
            }
            Self::Unmasked(code) => write!(
                f,
                "列 {code} 是证件号码，却没有会脱敏的 role。\
                 请写 identity_number 或 representative_identity。"
            ),
            Self::Meaning { word, what } => {
                write!(f, "代码集里的“{word}”不是程序认得的{what}。请改成别名或换一个代码集。")
            }
            Self::NoColumn(what) => write!(f, "没有{what}一列，来文无法归到主体。请补上。"),
            Self::Key => write!(f, "key 里没有一列是必填的，两行无法区分。请加入必填的列。"),
            Self::NoPublicity => {
                write!(f, "失信类事项没有公示规则，也不属于名单。请写 publicity。")
            }
            Self::Alike { item, other } => write!(
                f,
                "“{item}”与“{other}”的必填表头分不开，来文会认错。请让其中一个多一列不同的必填表头。"
            ),
            Self::Order => write!(f, "日期次序不对。请把早施行的写在前面，止日不早于起日。"),
            Self::Amount(text) => {
                write!(f, "金额“{text}”看不懂。请按万元写成 \"2.6\" 的样子。")
            }
            Self::Requirement(number) => {
                write!(f, "需求编号“{number}”看不懂。请写成 C06 的样子，或删去。")
            }
            Self::Boundless => {
                write!(f, "这条规则没有指明名单、类别或事项，会选中所有信息。请写明选哪些。")
            }
            Self::WrongSide(what) => write!(
                f,
                "“{what}”与这条规则的作用相反：守信的不能用来限制，失信的不能用来优先。请改正。"
            ),
            Self::PublicPersons => {
                write!(f, "只核查自然人的事由不能凭公开信息使用。请去掉 public。")
            }
            Self::Opinion(word) => {
                write!(f, "“{word}”是评价，不是事实。请只陈述记载的事实和依据。")
            }
            Self::Wording(error) => write!(f, "{error}"),
            Self::Hole(field) => write!(
                f,
                "“{field}”一栏可以不填，写进句子会留下空缺。请加 required = true，或不在句子里用它。"
            ),
            Self::DayField(field) => write!(
                f,
                "没有叫“{field}”的必填日期栏。请写 type = \"day\"、required = true 的栏的 id。"
            ),
            Self::FieldType { field, key } => {
                write!(
                    f,
                    "栏 {field} 的 type 与 {key} 不相配。请对照自带的承诺书改正，或删去 {key}。"
                )
            }
            Self::Cells { columns, cells } => {
                write!(f, "这一行有 {cells} 格，表头有 {columns} 格。请改成一样多。")
            }
            Self::TooMany { what, most } => write!(f, "{what}太多。最多 {most} 个，请删去几个。"),
            Self::Endless => write!(f, "暂缓受理没有止日。请写明期限，如“1年”。"),
        }
    }
}

impl Fault {
    /// The fault behind a message of the TOML reader, which speaks English.
    pub(super) fn of_parser(message: &str) -> Self {
        let quoted = || message.split('`').nth(1).unwrap_or_default().to_owned();
        if message.starts_with("unknown field") {
            Self::UnknownKey(quoted())
        } else if message.starts_with("missing field") {
            Self::MissingKey(quoted())
        } else if message.starts_with("unknown variant") {
            Self::UnknownWord(quoted())
        } else {
            Self::Syntax(message.lines().next().unwrap_or_default().to_owned())
        }
    }
}
