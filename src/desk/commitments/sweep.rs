//! What a crash left among the files coming in: those the archive knows go to their place, those it
//! does not are taken away once nobody can be writing them any more.

use std::{fs, time::Duration};

use super::evidence::settle;
use crate::desk::Desk;

/// Longer than any file takes from its writing to its place in the archive.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

impl Desk {
    /// Tidies the folder of files coming in. A disk that says no keeps nobody from working: what is
    /// known is read where it lies.
    pub(in crate::desk) fn sweep_attachments(&self) {
        let Ok(entries) = fs::read_dir(self.folder.incoming("")) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str() else { continue };
            match self.store.attachment(name) {
                Ok(Some(_)) => settle(&self.folder, name),
                Ok(None) if is_old(&entry) => drop(fs::remove_file(entry.path())),
                _ => {}
            }
        }
    }
}

fn is_old(entry: &fs::DirEntry) -> bool {
    let age = entry.metadata().and_then(|known| known.modified()).map(|at| at.elapsed());
    age.is_ok_and(|age| age.is_ok_and(|age| age > OLD))
}
