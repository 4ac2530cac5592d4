//! A file only its owner may read, gone when its holder is.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// How every name begins.
const BEGINNING: &str = "print-";
/// A file as old as this is nobody's any more: no command runs longer than [`super::PATIENCE`].
const FORGOTTEN: Duration = Duration::from_secs(60 * 60);

/// Tells the files of one process apart.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A PDF lying in a folder as long as this value lives.
#[derive(Debug)]
pub(super) struct PrivateFile {
    path: PathBuf,
}

impl PrivateFile {
    /// Writes a new file of mode 0600; its name tells nothing. On failure nothing is left.
    pub(super) fn new(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{BEGINNING}{}-{number}.pdf", process::id()));
        remove_forgotten(folder, &path);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path)?;
        let kept = Self { path };
        file.write_all(bytes)?;
        Ok(kept)
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for PrivateFile {
    fn drop(&mut self) {
        // Nobody to tell: the folder is private, and a file left there is gone with a later printing.
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes what programs that were killed left there: old files, and one of this very name, whose
/// program had our number before us.
fn remove_forgotten(folder: &Path, own: &Path) {
    let _ = fs::remove_file(own);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| {
            name.starts_with(BEGINNING)
                && Path::new(name).extension().is_some_and(|end| end == "pdf")
        });
        let age = entry.metadata().and_then(|known| known.modified()).map(|then| then.elapsed());
        if is_ours && age.is_ok_and(|age| age.is_ok_and(|age| age > FORGOTTEN)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn what_a_killed_program_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, age: u64| {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        };
        let next = NEXT.load(Ordering::Relaxed);
        for number in next..next + 50 {
            write(&format!("print-{}-{number}.pdf", process::id()), 0);
        }
        write("print-1-0.pdf", 2 * 60 * 60);
        write("print-1-1.pdf", 10);
        write("1.pdf", 2 * 60 * 60);
        let file = PrivateFile::new(folder.path(), b"%PDF-").unwrap();
        assert_eq!(fs::read(file.path()).unwrap(), b"%PDF-");
        let left = |name: &str| folder.path().join(name).exists();
        assert_eq!(["print-1-0.pdf", "print-1-1.pdf", "1.pdf"].map(left), [false, true, true]);
    }
}
