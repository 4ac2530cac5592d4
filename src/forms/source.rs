//! Where the forms' files come from: those in the program, and a folder on disk laid over them.

use std::{borrow::Cow, collections::BTreeMap, fs, path::Path};

use include_dir::{Dir, include_dir};

use super::{Fault, FormsError, document::Document};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/forms");

/// Folders in which every file is one more of its sort.
const OPEN_FOLDERS: [&str; 4] = ["catalogue/items/", "commitments/", "lists/", "scenes/"];
const DEEPEST_FOLDER: usize = 4;
const LONGEST_FILE_BYTES: u64 = 1 << 20;

/// Path within the forms to text, TOML files only.
pub(super) struct Source(BTreeMap<String, Cow<'static, str>>);

impl Source {
    pub(super) fn embedded() -> Result<Self, FormsError> {
        let mut files = BTreeMap::new();
        gather(&EMBEDDED, &mut files)?;
        Ok(Self(files))
    }

    /// Puts the folder's TOML files in place of those of the same path.
    pub(super) fn overlay(&mut self, folder: &Path) -> Result<(), FormsError> {
        self.overlay_level(folder, "", 0)
    }

    pub(super) fn document<'a>(&'a self, file: &'a str) -> Result<Document<'a>, FormsError> {
        match self.0.get(file) {
            Some(text) => Ok(Document::new(file, text)),
            None => Err(fault(file, Fault::MissingFile)),
        }
    }

    /// The files of a folder, by name.
    pub(super) fn folder<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = Document<'a>> {
        self.0
            .range(folder.to_owned()..)
            .take_while(move |(file, _)| file.starts_with(folder))
            .map(|(file, text)| Document::new(file, text))
    }

    fn overlay_level(
        &mut self,
        folder: &Path,
        prefix: &str,
        depth: usize,
    ) -> Result<(), FormsError> {
        let unreadable = |error: std::io::Error| {
            fault(&folder.display().to_string(), Fault::Unreadable(error.to_string()))
        };
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.is_dir() {
                if depth < DEEPEST_FOLDER && !name.starts_with('.') {
                    self.overlay_level(&path, &format!("{prefix}{name}/"), depth + 1)?;
                }
            } else if name.ends_with(".toml") && !name.starts_with('.') {
                self.replace(format!("{prefix}{name}"), &path)?;
            }
        }
        Ok(())
    }

    fn replace(&mut self, file: String, path: &Path) -> Result<(), FormsError> {
        let one_more = OPEN_FOLDERS
            .iter()
            .any(|open| file.strip_prefix(open).is_some_and(|name| !name.contains('/')));
        if !one_more && !self.0.contains_key(&file) {
            return Err(fault(&file, Fault::UnknownFile));
        }
        let unreadable = |error: std::io::Error| fault(&file, Fault::Unreadable(error.to_string()));
        if fs::metadata(path).map_err(unreadable)?.len() > LONGEST_FILE_BYTES {
            return Err(fault(&file, Fault::TooLong));
        }
        let text = fs::read_to_string(path).map_err(unreadable)?;
        // Windows' editor begins UTF-8 files with a byte order mark.
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        self.0.insert(file, Cow::Owned(text));
        Ok(())
    }
}

fn gather(
    folder: &Dir<'static>,
    files: &mut BTreeMap<String, Cow<'static, str>>,
) -> Result<(), FormsError> {
    for entry in folder.entries() {
        match entry {
            include_dir::DirEntry::Dir(folder) => gather(folder, files)?,
            include_dir::DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if !path.ends_with(".toml") {
                    continue;
                }
                let text = std::str::from_utf8(file.contents())
                    .map_err(|error| fault(&path, Fault::Unreadable(error.to_string())))?;
                files.insert(path, Cow::Borrowed(text));
            }
        }
    }
    Ok(())
}

fn fault(file: &str, fault: Fault) -> FormsError {
    FormsError { file: file.to_owned(), line: None, fault }
}
