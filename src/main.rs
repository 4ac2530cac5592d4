//! Arguments to mode; prints the error; sets the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    hecha::app::run(std::env::args_os())
}
