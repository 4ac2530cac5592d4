//! CUPS, asked through `lpstat` and `lp`, which every version has.

use std::{io, time::Duration};

use super::error::PrintError;
use super::lpstat;
use super::order::{JobState, PrintJob, PrintOrder};
use super::printer::{Printer, PrinterState, choose};
use super::process::{End, Errand, RunError, Said, run};

/// The printers of a server.
pub(super) fn printers(
    server: Option<&str>,
    patience: Duration,
) -> Result<Vec<Printer>, PrintError> {
    let said = ask("lpstat", &["-d", "-a", "-l", "-p"], server, &[], patience)?;
    let printers = lpstat::printers(&said.output);
    if !printers.is_empty() {
        return Ok(printers);
    }
    if lpstat::is_server_missing(&said.errors) {
        Err(PrintError::NotRunning)
    } else if said.end == End::Well || lpstat::is_empty(&said.errors) {
        Err(PrintError::NoPrinters)
    } else {
        Err(PrintError::Refused(said.errors))
    }
}

/// Hands an order to `lp`.
pub(super) fn submit(
    server: Option<&str>,
    order: &PrintOrder<'_>,
    patience: Duration,
) -> Result<PrintJob, PrintError> {
    let printers = printers(server, patience)?;
    let printer = choose(order.printer.as_deref(), &printers)?.name.clone();
    let copies = order.copies.to_string();
    let sides = format!("sides={}", order.sides.keyword());
    let title = order.plain_title();
    // Reports are A4, whatever paper the queue thinks usual.
    let arguments = ["-d", &printer, "-n", &copies, "-o", &sides, "-o", "media=A4", "-t", &title];
    let said = ask("lp", &arguments, server, order.pdf, patience)?;
    match (said.end, lpstat::job_id(&said.output)) {
        (End::Well, Some(id)) => Ok(PrintJob { printer, id: id.to_owned() }),
        _ if lpstat::is_server_missing(&said.errors) => Err(PrintError::NotRunning),
        _ => Err(PrintError::Refused(said.errors)),
    }
}

/// Looks a job up, first in the queue, then among those that left it.
pub(super) fn state(
    server: Option<&str>,
    job: &PrintJob,
    patience: Duration,
) -> Result<JobState, PrintError> {
    let queue = jobs("not-completed", server, patience)?;
    if let Some(state) = lpstat::unfinished(&queue, &job.id) {
        let waits = state == JobState::Waiting;
        let is_paused = waits && is_paused(server, &job.printer, patience)?;
        return Ok(if is_paused {
            JobState::Stopped("打印机已暂停".to_owned())
        } else {
            state
        });
    }
    let past = jobs("completed", server, patience)?;
    Ok(lpstat::finished(&past, &job.id).unwrap_or(JobState::Gone))
}

fn is_paused(server: Option<&str>, name: &str, patience: Duration) -> Result<bool, PrintError> {
    let printers = printers(server, patience)?;
    Ok(printers.iter().any(|p| p.name == name && p.state == PrinterState::Paused))
}

/// All jobs: `lpstat` does not find those of a printer with a Chinese name when asked for them.
fn jobs(which: &str, server: Option<&str>, patience: Duration) -> Result<String, PrintError> {
    let said = ask("lpstat", &["-W", which, "-l", "-o"], server, &[], patience)?;
    match said.end {
        End::Well => Ok(said.output),
        End::Badly if lpstat::is_server_missing(&said.errors) => Err(PrintError::NotRunning),
        End::Badly if lpstat::is_empty(&said.errors) => Ok(String::new()),
        End::Badly => Err(PrintError::Refused(said.errors)),
    }
}

fn ask(
    program: &str,
    arguments: &[&str],
    server: Option<&str>,
    input: &[u8],
    patience: Duration,
) -> Result<Said, PrintError> {
    let mut environment = vec![("LC_ALL", "C".to_owned())];
    environment.extend(server.map(|server| ("CUPS_SERVER", server.to_owned())));
    let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
    run(Errand { program, arguments, environment, input, patience }).map_err(|error| match error {
        RunError::Start(error) if error.kind() == io::ErrorKind::NotFound => {
            PrintError::NoPrintSystem
        }
        RunError::Start(error) => PrintError::Refused(error.to_string()),
        RunError::TimedOut => PrintError::TimedOut(patience.as_secs()),
    })
}
