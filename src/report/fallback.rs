//! Where the last-resort font lies. The only file of the report that reads a disk.

use std::fs;
use std::path::PathBuf;

/// The font with extensions B to F.
const FILE_NAME: &str = "HanaMinB.ttf";
/// A file larger than this is not the font; bytes.
const LIMIT: u64 = 64 << 20;

/// Folders that may hold `HanaMinB.ttf`, the best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fallback {
    folders: Vec<PathBuf>,
}

impl Fallback {
    /// Looks in `folders`, in their order. Nothing is read before a character needs it.
    pub fn new(folders: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { folders: folders.into_iter().collect() }
    }

    /// The first readable font, whole.
    pub(super) fn read(&self) -> Option<Vec<u8>> {
        self.folders.iter().map(|folder| folder.join(FILE_NAME)).find_map(|path| {
            let size = fs::metadata(&path).ok()?.len();
            if size > LIMIT {
                return None;
            }
            let bytes = fs::read(&path).ok()?;
            ttf_parser::Face::parse(&bytes, 0).is_ok().then_some(bytes)
        })
    }
}
