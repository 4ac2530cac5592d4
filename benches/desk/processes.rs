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

/// How often each is run.
pub const RUNS: usize = 30;

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
    look_up(district, table)
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
pub fn on(district: &District) -> Command {
    let mut command = Command::new(HECHA);
    command.arg("--data").arg(&district.root).args(["--today", &DAY.to_string(), "-q", "--json"]);
    command
}

/// Runs it to its end and keeps the time; the most memory it was seen to have.
pub fn run(command: &mut Command, times: &mut Times) -> Result<u64, Box<dyn Error>> {
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
