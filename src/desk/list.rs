//! A list of applicants as a department sends it: a text file, one code or name a line.

use std::{
    env,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use crate::{
    domain::access::Permission,
    intake::{clean::clean, read},
};

use super::{Desk, DeskError, Session, applicants::MOST_APPLICANTS};

/// Largest file that is read as a list; bytes. Ten times as much as the longest list has.
const LARGEST: u64 = 2 << 20;

impl Desk {
    /// The lines of a list that say something, in their order. `~` is the operator's own folder.
    ///
    /// # Errors
    /// The file cannot be read, is no text, has no line, or has more than one review takes.
    pub fn read_list(&self, session: &Session, path: &Path) -> Result<Vec<String>, DeskError> {
        session.require(Permission::IssueReport)?;
        let path = at_home(path, env::home_dir());
        let bytes = match contents(&path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(DeskError::ReadFile { path, error }),
        };
        let Some(lines) = lines(&bytes) else { return Err(DeskError::NoTextList { path }) };
        match lines.len() {
            0 => Err(DeskError::EmptyList { path }),
            n if n > MOST_APPLICANTS => Err(DeskError::TooManyApplicants { most: MOST_APPLICANTS }),
            _ => Ok(lines),
        }
    }
}

/// A path as its owner writes it: `~` is their own folder.
pub(super) fn at_home(path: &Path, home: Option<PathBuf>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// One byte more than the largest list, so that a longer file is told from it.
fn contents(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The lines with something in them; none when it is no text.
fn lines(bytes: &[u8]) -> Option<Vec<String>> {
    if bytes.len() as u64 > LARGEST {
        return None;
    }
    let text = read::text(bytes).ok()?;
    Some(text.lines().map(|line| clean(line).text).filter(|line| !line.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_lines_in_any_encoding_departments_send() {
        let expected = Some(vec!["示范甲有限公司".to_owned(), "91320113MA0000007Q".to_owned()]);
        let text = "\u{feff}示范甲有限公司\r\n\r\n  91320113MA0000007Q  ";
        assert_eq!(lines(text.as_bytes()), expected);
        let gbk = b"\xca\xbe\xb7\xb6\xbc\xd7\xd3\xd0\xcf\xde\xb9\xab\xcb\xbe\n91320113MA0000007Q";
        assert_eq!(lines(gbk), expected);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&wide), expected);
        assert_eq!(lines(b" \n\t\r\n"), Some(Vec::new()));
    }

    #[test]
    fn a_workbook_or_a_document_is_no_list() {
        assert_eq!(lines(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00b\xee\x9d"), None);
        assert_eq!(lines(b"%PDF-1.7\n%\xff\xff\xff\xff\x80\n"), None);
        assert_eq!(lines(&vec![b'9'; LARGEST as usize + 1]), None);
    }

    #[test]
    fn only_a_leading_tilde_is_home() {
        let home = || Some(PathBuf::from("/home/clerk"));
        assert_eq!(at_home(Path::new("~/甲.txt"), home()), Path::new("/home/clerk/甲.txt"));
        assert_eq!(at_home(Path::new("甲~.txt"), home()), Path::new("甲~.txt"));
        assert_eq!(at_home(Path::new("~/甲.txt"), None), Path::new("~/甲.txt"));
    }
}
