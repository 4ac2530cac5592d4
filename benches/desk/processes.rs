//! Whole processes of the release binary, from start to exit.

use std::{
    error::Error,
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use hecha::{desk::demo, domain::code::CodeKind, vault::keyring::Keyring};

use crate::{
    Measured,
    district::{DAY, District},
    table::Table,
    timing::{Times, megabytes, most_resident},
};

/// The release binary; cargo builds it before the bench.
pub const HECHA: &str = env!("CARGO_BIN_EXE_hecha");

const RUNS: usize = 30;
/// Pages of the report that is measured.
const PAGES: u64 = 5;

/// Size, key derivation, and the commands a counter uses.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("whole processes");
    table.line("release binary", &megabytes(fs::metadata(HECHA)?.len()), "< 45 MB");
    table.line("key derivation (argon2id)", &derivation(&district.root)?.figure(), "apart");
    let mut code = Times::default();
    for _ in 0..RUNS {
        run(Command::new(HECHA).args(["code", "91320113MA0000007Q"]), &mut code)?;
    }
    table.line("hecha code", &code.figure(), "");
    look_up(district, table)?;
    report(district, table)
}

fn derivation(root: &Path) -> Result<Times, Box<dyn Error>> {
    let clerk = demo::CLERK;
    let ring = Keyring::at(root.join("keys"));
    let mut times = Times::default();
    for _ in 0..RUNS {
        times.take(|| ring.open(clerk.name, clerk.password).map(|_| ()))?;
    }
    Ok(times)
}

fn look_up(district: &District, table: &mut Table) -> Measured {
    let store = district.store()?;
    let (mut times, mut most) = (Times::default(), 0);
    for id in district.sample(RUNS as u32) {
        let Some(subject) = store.subject(id)? else { continue };
        let Some(code) = subject.code(CodeKind::CreditCode) else { continue };
        let resident = run(on(district).args(["lookup", code]), &mut times)?;
        most = most.max(resident);
    }
    table.line("hecha lookup, open to answer, with key", &times.figure(), "< 100 ms apart");
    table.line("hecha lookup, resident (watched)", &megabytes(most), "");
    Ok(())
}

/// A command on the district and its day, as the demo clerk.
fn on(district: &District) -> Command {
    let mut command = Command::new(HECHA);
    command.arg("--data").arg(&district.root).args(["--today", &DAY.to_string(), "-q", "--json"]);
    command
}

/// Runs it to its end and keeps the time; the most memory it was seen to have.
fn run(command: &mut Command, times: &mut Times) -> Result<u64, Box<dyn Error>> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let process = child.id();
    let watch = thread::spawn(move || {
        let mut most = 0;
        // Ends with the process: its status is gone then.
        while let Some(bytes) = most_resident(process) {
            most = bytes;
            thread::sleep(Duration::from_millis(2));
        }
        most
    });
    let status = child.wait()?;
    times.keep(start.elapsed());
    if !status.success() {
        return Err(format!("{HECHA} ended with {status}").into());
    }
    watch.join().map_err(|_| "the memory watch broke".into())
}

fn report(district: &District, table: &mut Table) -> Measured {
    let Some((code, bytes)) = five_pages(district)? else {
        table.line("report of five pages", "no subject has one", "");
        return Ok(());
    };
    let (mut times, mut most) = (Times::default(), 0);
    for _ in 0..RUNS {
        most = most.max(run(on(district).args(["report", &code]), &mut times)?);
    }
    table.line("hecha report, five pages, with key", &times.figure(), "< 100 ms apart");
    table.line("hecha report, resident (watched)", &megabytes(most), "");
    table.line("its PDF", &format!("{:.1} KB", bytes as f64 / 1e3), "< 110 KB");
    Ok(())
}

/// The code of a company whose report has five pages, and the size of that report.
fn five_pages(district: &District) -> Result<Option<(String, u64)>, Box<dyn Error>> {
    let (store, forms) = (district.store()?, hecha::forms::Forms::embedded()?);
    for id in district.sample(20_000) {
        let Some(held) = store.holdings(id, &forms.catalogue)? else { continue };
        let Some(code) = held.subject.code(CodeKind::CreditCode) else { continue };
        if !(12..60).contains(&held.records.len()) {
            continue;
        }
        let output = on(district).args(["report", code]).output()?;
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        if answer["pages"].as_u64() == Some(PAGES) {
            return Ok(Some((code.to_owned(), answer["bytes"].as_u64().unwrap_or(0))));
        }
    }
    Ok(None)
}
