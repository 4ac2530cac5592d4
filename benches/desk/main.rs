//! The figures a desk is measured by: `cargo bench --bench desk`.
//!
//! Makes a demo district of `HECHA_BENCH_SUBJECTS` subjects (default 1 000 000) under the target
//! directory, or uses the one already there, and prints one table. Every figure is taken warm
//! unless its line says otherwise.

mod checks;
mod commitments;
mod district;
mod files;
mod lookups;
mod names;
mod papers;
mod processes;
mod table;
mod terminal;
mod timing;
mod typst;

use std::{error::Error, process::ExitCode};

use table::Table;

/// What a measurement ends with: nothing, or why it could not be made.
type Measured = Result<(), Box<dyn Error>>;

/// Subjects when `HECHA_BENCH_SUBJECTS` does not say.
const SUBJECTS: u32 = 1_000_000;

fn main() -> ExitCode {
    let asked = std::env::var("HECHA_BENCH_SUBJECTS").ok().and_then(|n| n.parse().ok());
    let mut table = Table;
    match measure(asked.unwrap_or(SUBJECTS), &mut table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            table.line("stopped", &error.to_string(), "");
            ExitCode::FAILURE
        }
    }
}

fn measure(subjects: u32, table: &mut Table) -> Measured {
    let district = district::ready(subjects, table)?;
    lookups::measure(&district, table)?;
    checks::measure(&district, table)?;
    names::measure(&district, table)?;
    processes::measure(&district, table)?;
    papers::measure(&district, table)?;
    commitments::measure(&district, table)?;
    terminal::measure(&district, table)?;
    files::measure(&district, table)
}
