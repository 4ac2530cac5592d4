//! Opens the encrypted file and sets it up; tells apart the ways in which it cannot be opened.

use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{error::StoreError, key::DatabaseKey};

/// The file's first 16 bytes. SQLCipher keeps its salt there, in the clear; with a random raw key
/// the salt adds nothing, so it serves to tell our files from others before a key is tried.
const MARK: &[u8; 16] = b"hecha archive 1\n";

/// How long a write waits for another program.
const PATIENCE: Duration = Duration::from_secs(5);

/// Makes an empty encrypted file.
pub(super) fn create(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    match File::create_new(path) {
        Ok(_) => {}
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        Err(e) => return Err(e.into()),
    }
    connect(path, key)
}

/// Opens an existing file.
pub(super) fn open(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    check_mark(path)?;
    connect(path, key)
}

fn check_mark(path: &Path) -> Result<(), StoreError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::NotFound => {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        Err(e) => return Err(e.into()),
    };
    let mut start = [0; MARK.len()];
    match file.read_exact(&mut start) {
        Ok(()) if start == *MARK => {}
        Ok(()) => return Err(StoreError::NotADatabase { path: path.to_owned() }),
        Err(e) if e.kind() == ErrorKind::UnexpectedEof => {
            return Err(StoreError::NotADatabase { path: path.to_owned() });
        }
        Err(e) => return Err(e.into()),
    }
    // Whole pages only; SQLite itself would overlook a cut-off last one. While there is a log,
    // a page torn by a power cut is still to be mended from it.
    if !file.metadata()?.len().is_multiple_of(4096) && !has_log(path) {
        return Err(StoreError::Damaged { cause: None });
    }
    Ok(())
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

fn connect(path: &Path, key: &DatabaseKey) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // SQLCipher reports failures on stderr by default, across the terminal's screen.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key.pragma(MARK))?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(96);
    try_key(&connection, path)?;
    configure(&connection)?;
    Ok(connection)
}

/// Reads the first page and nothing else. The mark is right, so one that does not decrypt speaks
/// of the key.
fn try_key(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let version = connection.pragma_query_value(None, "user_version", |_| Ok(()));
    version.map_err(|error| match error.into() {
        StoreError::Damaged { .. } => StoreError::WrongKey { path: path.to_owned() },
        other => other,
    })
}

/// Measured: the small cache is faster than a large one under encryption, and mmap is slower cold.
fn configure(connection: &Connection) -> Result<(), StoreError> {
    let wal = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
    match wal {
        // Another program is just setting the same file up, and leaves it in WAL.
        Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {}
        other => other?,
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192; PRAGMA mmap_size = 0;
         PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF",
    )?;
    Ok(())
}
