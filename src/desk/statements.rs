//! The public extract of the register: the signed statements of a year's reports, one a line, so
//! that a verification code can be looked up without anybody logged in. It holds nothing that the
//! papers' QR codes do not say.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    domain::{
        report::VerificationCode,
        statement::{SignedStatement, SignedVoidStatement},
    },
    vault::private::{make_private, write_durably},
};

use super::{Desk, DeskError, Folder};

const FILE: &str = "statements.txt";

/// What the extract says of a verification code, not verified yet.
#[derive(Debug, Default)]
pub(super) struct Extract {
    /// The statement of the report.
    pub(super) issued: Option<String>,
    /// The statement that it is void.
    pub(super) void: Option<String>,
}

impl Desk {
    /// Adds the newest statement to its year's extract. The register is the truth: an extract that
    /// does not hold all the others, after a crash or a restored backup, is written anew.
    pub(super) fn publish_statement(&self, year: i16, newest: &str) -> Result<(), DeskError> {
        let path = file(&self.folder, year);
        let write = |error| DeskError::Write { path: path.clone(), error };
        make_private(&self.folder.reports(year)).map_err(write)?;
        let known = whole_lines(&path).map_err(write)?;
        if known.is_some_and(|known| known + 1 == self.store.statement_count(year).unwrap_or(0)) {
            return append(&path, newest).map_err(write);
        }
        self.publish_all(year)
    }

    /// Writes an extract anew that lacks anything: this year's, and last year's, of whose last days a
    /// crash may have kept something out. A disk that takes nothing keeps nobody from looking subjects
    /// up: whoever issues a report is told of it.
    pub(super) fn mend_statements(&self) {
        let year = self.today().year();
        for year in [year - 1, year] {
            let _ = self.publish_missing(year);
        }
    }

    fn publish_missing(&self, year: i16) -> Result<(), DeskError> {
        let known = whole_lines(&file(&self.folder, year)).unwrap_or(None);
        if known == Some(self.store.statement_count(year)?) {
            return Ok(());
        }
        self.publish_all(year)
    }

    fn publish_all(&self, year: i16) -> Result<(), DeskError> {
        let path = file(&self.folder, year);
        let write = |error| DeskError::Write { path: path.clone(), error };
        let lines = self.store.statements(year)?;
        let text: String = lines.iter().map(|statement| format!("{statement}\n")).collect();
        make_private(&self.folder.reports(year)).map_err(write)?;
        write_durably(&path, text.as_bytes()).map_err(write)
    }
}

/// What the extracts under a data folder say of a code, the youngest year first.
pub(super) fn find(reports: &Path, code: VerificationCode) -> io::Result<Extract> {
    let mut found = Extract::default();
    for path in files(reports)? {
        let text = fs::read_to_string(path)?;
        let needle = format!("/{}/", code.plain());
        for line in text.lines().filter(|line| line.contains(&needle)) {
            if SignedStatement::read(line).is_ok_and(|read| read.statement.code == code) {
                found.issued = Some(line.to_owned());
            } else if SignedVoidStatement::read(line).is_ok_and(|read| read.statement.code == code)
            {
                found.void = Some(line.to_owned());
            }
        }
        if found.issued.is_some() {
            break;
        }
    }
    Ok(found)
}

fn file(folder: &Folder, year: i16) -> PathBuf {
    folder.reports(year).join(FILE)
}

fn files(reports: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let years = match fs::read_dir(reports) {
        Ok(years) => years,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(files),
        Err(error) => return Err(error),
    };
    for year in years {
        let path = year?.path().join(FILE);
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    files.reverse();
    Ok(files)
}

/// How many lines a file has, none when there is no file; `None` when the last line is not whole.
fn whole_lines(path: &Path) -> io::Result<Option<usize>> {
    match fs::read(path) {
        Ok(bytes) if bytes.last().is_some_and(|last| *last != b'\n') => Ok(None),
        Ok(bytes) => Ok(Some(bytes.iter().filter(|byte| **byte == b'\n').count())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(0)),
        Err(error) => Err(error),
    }
}

fn append(path: &Path, statement: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(format!("{statement}\n").as_bytes())?;
    file.sync_data()
}
