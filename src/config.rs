//! Where the data folder is: the command line, else `HECHA_DATA`, else the platform's place.

use std::{env, path::PathBuf};

/// The data folder asked for, or the platform's (`$XDG_DATA_HOME/hecha`, `%APPDATA%\hecha`).
/// `None` when the system names no home.
pub fn data_folder(given: Option<PathBuf>) -> Option<PathBuf> {
    given.or_else(|| platform_folder().map(|folder| folder.join("hecha")))
}

/// The demo's own folder, so that trying never touches a real archive.
pub fn demo_folder(given: Option<PathBuf>) -> Option<PathBuf> {
    given.or_else(|| platform_folder().map(|folder| folder.join("hecha-demo")))
}

#[cfg(not(windows))]
fn platform_folder() -> Option<PathBuf> {
    let absolute = |path: PathBuf| path.is_absolute().then_some(path);
    let home = || env::var_os("HOME").map(PathBuf::from).and_then(absolute);
    env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .and_then(absolute)
        .or_else(|| home().map(|home| home.join(".local/share")))
}

#[cfg(windows)]
fn platform_folder() -> Option<PathBuf> {
    env::var_os("APPDATA").map(PathBuf::from)
}
