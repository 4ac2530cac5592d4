//! The data folder: its layout, its permissions and its `config.toml`.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::vault::private::{make_private, write_durably};

pub use crate::vault::private::write_private;

/// What the office set down for one data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeSettings {
    /// Name of the hall, printed on reports.
    pub office: String,
    /// Name of the window.
    pub window: String,
    /// First characters of report numbers: `栖` in 栖信核〔2026〕1187号.
    pub report_prefix: String,
    /// Minutes without a key until the screen locks; 0 never locks.
    pub idle_lock_minutes: u32,
    /// How a report is printed where there is no CUPS: a program with its arguments, in which
    /// `{file}`, `{printer}`, `{copies}`, `{sides}` and `{title}` are filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print_command: Option<String>,
    /// The printers that command can be told to use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub print_printers: Vec<String>,
    /// Where CUPS is, when not where the system has configured it: `host:port` or a socket's path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print_server: Option<String>,
    /// Present on a demo folder only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demo: Option<DemoSettings>,
}

/// What a demo district was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoSettings {
    /// Seed of the generator.
    pub seed: u64,
    /// Number of subjects.
    pub subjects: u32,
    /// The day it was made for.
    pub day: String,
}

/// An existing data folder whose permissions hold.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    settings: OfficeSettings,
}

const SETTINGS: &str = "config.toml";
const FOLDERS: [&str; 4] = ["keys", "reports", "attachments", "log"];

impl Folder {
    /// Makes a new folder with its settings. One that holds a data folder already is refused.
    pub fn create(root: &Path, settings: OfficeSettings) -> Result<Self, FolderError> {
        if root.join(SETTINGS).exists() {
            return Err(FolderError::Exists { root: root.to_owned() });
        }
        let fail = |error| FolderError::Io { path: root.to_owned(), error };
        make_private(root).map_err(fail)?;
        close_if_empty(root).map_err(fail)?;
        for name in FOLDERS {
            make_private(&root.join(name)).map_err(fail)?;
        }
        let folder = Self { root: root.to_owned(), settings };
        folder.check_mode()?;
        Ok(folder)
    }

    /// Writes `config.toml`, which makes the folder a data folder. The last step of making one,
    /// so that an interrupted making is not mistaken for a finished one.
    pub fn finish(&self) -> Result<(), FolderError> {
        let fail = |error| FolderError::Io { path: self.root.clone(), error };
        let text = toml::to_string(&self.settings)
            .map_err(|error| FolderError::Settings { reason: error.to_string() })?;
        write_durably(&self.root.join(SETTINGS), text.as_bytes()).map_err(fail)
    }

    /// Takes that back: what was made in it is not whole.
    pub fn unfinish(&self) {
        let _ = fs::remove_file(self.root.join(SETTINGS));
    }

    /// Opens an existing folder.
    pub fn open(root: &Path) -> Result<Self, FolderError> {
        let path = root.join(SETTINGS);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(FolderError::Missing { root: root.to_owned() });
            }
            Err(error) => return Err(FolderError::Io { path, error }),
        };
        let settings = toml::from_str(&text)
            .map_err(|error| FolderError::Settings { reason: error.message().to_owned() })?;
        let folder = Self { root: root.to_owned(), settings };
        folder.check_mode()?;
        Ok(folder)
    }

    /// The office's settings.
    pub fn settings(&self) -> &OfficeSettings {
        &self.settings
    }

    /// Whether it holds a synthetic district.
    pub fn is_demo(&self) -> bool {
        self.settings.demo.is_some()
    }

    /// The encrypted archive.
    pub fn archive(&self) -> PathBuf {
        self.root.join("archive.db")
    }

    /// Wrapped keys.
    pub fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    /// Crash and service logs, free of personal data.
    pub fn log(&self) -> PathBuf {
        self.root.join("log")
    }

    /// Where reports of a year lie.
    pub fn reports(&self, year: i16) -> PathBuf {
        self.root.join("reports").join(year.to_string())
    }

    /// The years reports lie by.
    pub fn report_years(&self) -> PathBuf {
        self.root.join("reports")
    }

    /// Where a kept file lies, encrypted.
    pub fn attachment(&self, file: &str) -> PathBuf {
        self.root.join("attachments").join(file)
    }

    /// Where it lies until the archive knows it.
    pub fn incoming(&self, file: &str) -> PathBuf {
        self.root.join("attachments").join("incoming").join(file)
    }

    /// The office's own `forms/`, overriding the built-in ones file by file.
    pub fn forms(&self) -> PathBuf {
        self.root.join("forms")
    }

    /// The folder's own fonts.
    pub fn fonts(&self) -> PathBuf {
        self.root.join("fonts")
    }

    #[cfg(unix)]
    fn check_mode(&self) -> Result<(), FolderError> {
        use std::os::unix::fs::PermissionsExt;
        let fail = |error| FolderError::Io { path: self.root.clone(), error };
        let mode = fs::metadata(&self.root).map_err(fail)?.permissions().mode() & 0o777;
        if mode & 0o077 == 0 {
            return Ok(());
        }
        Err(FolderError::TooOpen { root: self.root.clone(), mode })
    }

    #[cfg(not(unix))]
    fn check_mode(&self) -> Result<(), FolderError> {
        Ok(())
    }
}

/// An empty folder somebody made for us becomes private; one with content keeps its mode, and a
/// loose one is refused.
#[cfg(unix)]
fn close_if_empty(root: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match fs::read_dir(root)?.next() {
        None => fs::set_permissions(root, fs::Permissions::from_mode(0o700)),
        Some(_) => Ok(()),
    }
}

#[cfg(not(unix))]
fn close_if_empty(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Why a data folder cannot be used.
#[derive(Debug)]
pub enum FolderError {
    /// There is none.
    Missing {
        /// Where it was looked for.
        root: PathBuf,
    },
    /// There is one already.
    Exists {
        /// Where.
        root: PathBuf,
    },
    /// Others may read it.
    TooOpen {
        /// Where.
        root: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// `config.toml` cannot be read.
    Settings {
        /// Why.
        reason: String,
    },
    /// The disk says no.
    Io {
        /// Where.
        path: PathBuf,
        /// What it says.
        error: io::Error,
    },
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { root } => write!(
                f,
                "{} 不是核查的数据目录。请先运行 hecha demo 试用，或运行 hecha init 建立数据目录。",
                root.display()
            ),
            Self::Exists { root } => write!(
                f,
                "{} 已有数据目录，未作任何改动。请换一个目录，或直接打开现有的。",
                root.display()
            ),
            Self::TooOpen { root, mode } => write!(
                f,
                "数据目录 {root} 的权限是 {mode:o}，其他用户可以读取。请运行 chmod 700 '{root}' 后再试。",
                root = root.display()
            ),
            Self::Settings { reason } => {
                write!(f, "数据目录的 config.toml 有误：{reason}。请改正或从备份恢复后再试。")
            }
            Self::Io { path, .. } => {
                write!(f, "{} 读写失败。请检查磁盘空间和权限后再试。", path.display())
            }
        }
    }
}

impl std::error::Error for FolderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
