//! Arguments to mode; prints the error; sets the exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
