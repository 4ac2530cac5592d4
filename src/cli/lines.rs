//! Standard input as lines: queries, papers to be verified, applicants.

use std::io::{self, BufRead, Read};

use super::{exit::Exit, output::Output};

/// Longest line, in bytes; no code, name or scanned text comes near. What goes on after it is a line
/// of its own.
const LONGEST: u64 = 64 * 1024;

/// Hands over every line that is not blank: its text, or the bytes that are none. One that is no
/// text stops nothing, so that nobody takes a part of a list for the whole of it.
pub(super) fn each(mut take: impl FnMut(Result<&str, &[u8]>)) -> io::Result<()> {
    let mut stdin = io::stdin().lock();
    loop {
        let mut line = Vec::new();
        if stdin.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        match str::from_utf8(&line) {
            Ok(text) => {
                let text = text.trim_start_matches('\u{FEFF}').trim_end_matches(['\r', '\n']);
                if !text.trim().is_empty() {
                    take(Ok(text));
                }
            }
            Err(_) => take(Err(&line)),
        }
    }
}

/// How a command ends that read to the end, or could not.
pub(super) fn ended(read: io::Result<()>, output: Output) -> Exit {
    match read {
        Ok(()) => Exit::Done,
        Err(error) => {
            output.failure(&"标准输入读到一半中断。请检查后重来。", Some(&error));
            Exit::Environment
        }
    }
}
