//! A file only its owner may read, gone when its holder is.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
};

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
        let path = folder.join(format!("print-{}-{number}.pdf", process::id()));
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
        // Nobody to tell: the folder is private, and a file left there is the next cleaning's.
        let _ = fs::remove_file(&self.path);
    }
}
