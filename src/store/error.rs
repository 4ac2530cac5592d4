//! What can go wrong with the archive's file, in words for the desk.

use std::{error::Error, fmt, io, path::PathBuf};

use rusqlite::ErrorCode;

use crate::domain::subject::SubjectId;

/// A failure below, kept for the log.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Why the store did not do what was asked. Nothing was changed.
#[derive(Debug)]
pub enum StoreError {
    /// There is no file.
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// There is a file already.
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// The file is something else.
    NotADatabase {
        /// Which file.
        path: PathBuf,
    },
    /// The key does not open the file.
    WrongKey {
        /// Which file.
        path: PathBuf,
    },
    /// A younger program wrote the file.
    NewerSchema {
        /// Version of the file.
        found: u32,
        /// Youngest version this program knows.
        known: u32,
    },
    /// The file is cut short, or a page does not pass its check.
    Damaged {
        /// What SQLCipher said.
        cause: Option<Cause>,
    },
    /// A value in a table is not one this program writes.
    Unreadable {
        /// Which table.
        table: &'static str,
        /// Which value: a number or a stable name, never personal data.
        value: String,
    },
    /// A bulk load was broken off.
    Unfinished,
    /// A bulk load needs an empty archive.
    NotEmpty,
    /// Another program holds the file.
    Busy {
        /// What SQLite said.
        cause: Cause,
    },
    /// No room left.
    DiskFull {
        /// What SQLite said.
        cause: Cause,
    },
    /// The file or its folder may not be opened or written.
    Forbidden {
        /// What the system said.
        cause: Cause,
    },
    /// Reading or writing failed.
    Disk {
        /// What the system said.
        cause: Cause,
    },
    /// There is no such subject.
    NoSuchSubject(SubjectId),
    /// A subject cannot have more former names.
    TooManyNames(SubjectId),
    /// The login name is taken.
    OperatorExists {
        /// The login name.
        name: String,
    },
    /// There is no such operator.
    NoSuchOperator {
        /// The login name.
        name: String,
    },
    /// The report number is taken.
    ReportExists {
        /// The number.
        number: String,
    },
    /// Anything else; a defect of this program.
    Internal {
        /// What SQLite said.
        cause: Cause,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { .. }
            | Self::Exists { .. }
            | Self::NotADatabase { .. }
            | Self::WrongKey { .. }
            | Self::NewerSchema { .. }
            | Self::Damaged { .. }
            | Self::Unfinished
            | Self::NotEmpty => self.about_the_file(f),
            Self::Busy { .. }
            | Self::DiskFull { .. }
            | Self::Forbidden { .. }
            | Self::Disk { .. }
            | Self::Internal { .. } => f.write_str(self.about_the_system()),
            Self::Unreadable { .. }
            | Self::NoSuchSubject(_)
            | Self::TooManyNames(_)
            | Self::OperatorExists { .. }
            | Self::NoSuchOperator { .. }
            | Self::ReportExists { .. } => self.about_content(f),
        }
    }
}

impl StoreError {
    fn about_the_file(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(
                f,
                "数据文件 {} 不存在。请核对数据目录，或用 hecha init 建立新的数据目录。",
                path.display()
            ),
            Self::Exists { path } => write!(
                f,
                "数据文件 {} 已经存在，没有改动。请换一个目录，或直接打开现有数据。",
                path.display()
            ),
            Self::NotADatabase { path } => {
                write!(f, "{} 不是核查的数据文件。请核对数据目录，或从备份恢复。", path.display())
            }
            Self::WrongKey { path } => write!(
                f,
                "密钥打不开数据文件 {}。请核对 keys 目录是否与数据文件属于同一数据目录。",
                path.display()
            ),
            Self::NewerSchema { found, known } => write!(
                f,
                "数据文件由更新的版本写成（结构版本 {found}，本程序只认识到 {known}）。\
                 请升级本程序后再打开。"
            ),
            Self::Unfinished => {
                f.write_str("批量装载中途停止，数据不完整，不能使用。请删除该数据目录后重新装载。")
            }
            Self::NotEmpty => {
                f.write_str("数据目录里已有信用主体，不能批量装载。请使用空的数据目录。")
            }
            _ => f.write_str("数据文件已损坏，没有继续读取。请停止使用并从最近的备份恢复。"),
        }
    }

    fn about_the_system(&self) -> &'static str {
        match self {
            Self::Busy { .. } => {
                "数据文件正被另一程序占用，等了 5 秒仍未空出，没有改动。请稍后再试。"
            }
            Self::DiskFull { .. } => "磁盘空间不足，没有改动。请腾出空间后再试。",
            Self::Forbidden { .. } => "没有权限打开或写入数据文件。请核对数据目录的所有者和权限。",
            Self::Disk { .. } => "读写磁盘时出错，没有改动。请检查磁盘和连接后再试。",
            _ => "数据操作没有完成，没有改动。请把日志交给维护人员。",
        }
    }

    fn about_content(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { table, value } => write!(
                f,
                "数据文件的 {table} 表中有本程序不认识的内容（{value}）。请升级本程序，或从备份恢复。"
            ),
            Self::NoSuchSubject(id) => {
                write!(f, "编号 {} 的信用主体不存在。请重新查询。", id.0)
            }
            Self::TooManyNames(id) => write!(
                f,
                "编号 {} 的信用主体曾用名过多，无法再增加。请联系数据提供部门核对。",
                id.0
            ),
            Self::OperatorExists { name } => {
                write!(f, "操作员 {name} 已经存在。请换一个登录名。")
            }
            Self::NoSuchOperator { name } => {
                write!(f, "没有操作员 {name}。请核对登录名。")
            }
            Self::ReportExists { number } => {
                write!(f, "报告编号 {number} 已经登记。请重新出具。")
            }
            _ => f.write_str(self.about_the_system()),
        }
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Damaged { cause } => cause.as_deref().map(|c| c as _),
            Self::Busy { cause }
            | Self::DiskFull { cause }
            | Self::Forbidden { cause }
            | Self::Disk { cause }
            | Self::Internal { cause } => Some(cause.as_ref()),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        let cause = Box::new(error);
        match code {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { cause: Some(cause) }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { cause },
            Some(ErrorCode::DiskFull) => Self::DiskFull { cause },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::Forbidden { cause }
            }
            Some(ErrorCode::SystemIoFailure) => Self::Disk { cause },
            _ => Self::Internal { cause },
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        let cause = Box::new(error);
        match kind {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::Forbidden { cause }
            }
            io::ErrorKind::StorageFull => Self::DiskFull { cause },
            _ => Self::Disk { cause },
        }
    }
}

/// A stored value no version of this program so far writes.
pub(super) fn unreadable(table: &'static str, value: impl ToString) -> StoreError {
    StoreError::Unreadable { table, value: value.to_string() }
}
