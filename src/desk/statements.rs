//! The public extract of the register: the signed statements of a year's reports, one a line, so
//! that a verification code can be looked up without anybody logged in. It holds nothing that the
//! papers' QR codes do not say.

use std::{
    collections::HashSet,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    domain::{
        Day,
        report::VerificationCode,
        statement::{SignedStatement, SignedVoidStatement},
    },
    vault::private::{make_private, write_durably},
};

use super::{Desk, DeskError, Folder};

const FILE: &str = "statements.txt";

/// What the extracts say of a verification code, not verified yet: whoever can write a file can add
/// a line to it, so every one is kept for the caller to judge.
#[derive(Debug, Default)]
pub(super) struct Extract {
    /// Statements of the report, the youngest last.
    pub(super) issued: Vec<String>,
    /// Statements that it is void.
    pub(super) void: Vec<String>,
}

impl Desk {
    /// Brings a year's extract up to the register: what it lacks is added. What else it holds stays:
    /// after an older archive was restored it knows papers that are out there and the register is
    /// not any more, and a void one must never be told genuine again.
    pub(super) fn publish_statements(&self, year: i16) -> Result<(), DeskError> {
        let path = file(&self.folder, year);
        let write = |error| DeskError::Write { path: path.clone(), error };
        let registered = self.store.statements(year)?;
        let bytes = contents(&path).map_err(write)?;
        let (whole, tail) = whole_lines(&bytes);
        let known: HashSet<&[u8]> = whole.split(|byte| *byte == b'\n').collect();
        let lacking = registered.iter().filter(|line| !known.contains(line.as_bytes()));
        let lacking: String = lacking.map(|line| format!("{line}\n")).collect();
        if tail.is_empty() && lacking.is_empty() {
            return Ok(());
        }
        make_private(&self.folder.reports(year)).map_err(write)?;
        if tail.is_empty() {
            return append(&path, lacking.as_bytes()).map_err(write);
        }
        write_durably(&path, &[whole, lacking.as_bytes()].concat()).map_err(write)?;
        // Another window may have added its line to the file that was just replaced.
        self.publish_statements(year)
    }

    /// Mends the extracts a crash may have kept something out of: this year's and last year's, and
    /// those of older reports declared void in these years. A disk that takes nothing keeps nobody
    /// from looking subjects up: whoever issues a report is told of it.
    pub(super) fn mend_statements(&self) {
        let year = self.today().year();
        let since = Day::new(year - 1, 1, 1).unwrap_or(Day::MIN);
        let mut years = self.store.years_of_voids(since).unwrap_or_default();
        years.extend([year - 1, year]);
        years.sort_unstable();
        years.dedup();
        for year in years {
            let _ = self.publish_statements(year);
        }
    }
}

/// What the extracts under a data folder say of a code, the youngest year's last.
pub(super) fn find(reports: &Path, code: VerificationCode) -> io::Result<Extract> {
    let mut found = Extract::default();
    let needle = format!("/{}/", code.plain());
    for path in files(reports)? {
        // A damaged line is none, and hides no other.
        let bytes = fs::read(path)?;
        let text = String::from_utf8_lossy(&bytes);
        for line in text.lines().filter(|line| line.contains(&needle)) {
            if SignedStatement::read(line).is_ok_and(|read| read.statement.code == code) {
                found.issued.push(line.to_owned());
            } else if SignedVoidStatement::read(line).is_ok_and(|read| read.statement.code == code)
            {
                found.void.push(line.to_owned());
            }
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
    Ok(files)
}

/// The bytes of an extract; none when there is none yet.
fn contents(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// The lines that are whole, and what a write that was cut off left of the last one.
fn whole_lines(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    bytes.split_at(end)
}

fn append(path: &Path, lines: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(lines)?;
    file.sync_data()
}
