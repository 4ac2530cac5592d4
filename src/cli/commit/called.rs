//! What a commitment is called: on the command line, or by a scanner on standard input.

use std::io::{self, BufRead};

use super::args::Called;
use crate::desk::DeskError;

/// Longest line of a scanner, in bytes; no code comes near.
const LONGEST: u64 = 64 * 1024;

impl Called {
    /// The text; where a `-` stands, the first line of standard input. A scanner types one line, and
    /// nobody ends its input.
    pub(super) fn text(&self) -> Result<String, DeskError> {
        read(&self.text)
    }
}

/// A text, or the line a `-` stands for.
pub(super) fn read(text: &str) -> Result<String, DeskError> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let failed = |error| DeskError::ReadFile { path: "标准输入".into(), error };
    first_line(io::stdin().lock()).map_err(failed)
}

/// The first line that is not blank; empty without one.
fn first_line(input: impl BufRead) -> io::Result<String> {
    let mut input = input.take(LONGEST);
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(line);
        }
        let text = line.trim_start_matches('\u{FEFF}').trim();
        if !text.is_empty() {
            return Ok(text.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scanner_types_one_line() {
        let cases: [(&[u8], &str); 4] = [
            (b"", ""),
            (b"\n\n", ""),
            ("\u{FEFF}HECHA2/CM/1\r\nnext\n".as_bytes(), "HECHA2/CM/1"),
            (b"\n 12 ", "12"),
        ];
        for (input, line) in cases {
            assert_eq!(first_line(input).unwrap(), line);
        }
        assert!(first_line(&b"\xff\xfe\n"[..]).is_err());
    }
}
