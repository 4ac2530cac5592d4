//! The words of `lpstat` and `lp` in the C locale (CUPS 2.2 to 2.4), read.

use super::order::JobState;
use super::printer::{Printer, PrinterState, Standing};

/// The printers in what `lpstat -d -a -l -p` says.
pub(super) fn printers(output: &str) -> Vec<Printer> {
    let mut printers: Vec<Printer> = Vec::new();
    let mut default = None;
    let mut refusing: Vec<&str> = Vec::new();
    for line in output.lines() {
        if let Some(name) = line.strip_prefix("system default destination: ") {
            // `name/instance` is the printer `name` with options of the user's.
            default = name.trim().split('/').next();
        } else if let Some(detail) = line.strip_prefix('\t') {
            let description = detail.strip_prefix("Description:").map(str::trim);
            if let (Some(text), Some(printer)) = (description, printers.last_mut())
                && !text.is_empty()
            {
                text.clone_into(&mut printer.description);
            }
        } else if let Some(printer) = line.strip_prefix("printer ").and_then(printer) {
            printers.push(printer);
        } else if let Some((name, _)) = line.split_once(" not accepting requests since ") {
            refusing.push(name);
        }
    }
    for printer in &mut printers {
        if default == Some(printer.name.as_str()) {
            printer.standing = Standing::Default;
        }
        if refusing.contains(&printer.name.as_str()) {
            printer.state = PrinterState::Paused;
        }
    }
    printers
}

/// `NAME is idle.  enabled since ..`, `NAME now printing NAME-7.  ..`, `NAME disabled since .. -`.
fn printer(text: &str) -> Option<Printer> {
    let (name, rest) = text.split_once(' ')?;
    let state = if rest.starts_with("is idle") {
        PrinterState::Ready
    } else if rest.starts_with("now printing") {
        PrinterState::Busy
    } else if rest.starts_with("disabled") {
        PrinterState::Paused
    } else {
        PrinterState::Unknown(rest.trim().to_owned())
    };
    let (name, description) = (name.to_owned(), name.to_owned());
    Some(Printer { name, standing: Standing::Other, state, description })
}

/// Whether no CUPS answered, from the errors of `lpstat`.
pub(super) fn is_server_missing(errors: &str) -> bool {
    ["Scheduler is not running", "Unable to connect to server", "Bad file descriptor"]
        .iter()
        .any(|words| errors.contains(words))
}

/// Whether `lpstat` says that there is no printer at all.
pub(super) fn is_empty(errors: &str) -> bool {
    errors.contains("No destinations added")
}

/// The job's name in `request id is NAME-7 (1 file(s))`.
pub(super) fn job_id(output: &str) -> Option<&str> {
    let rest = output.lines().find_map(|line| line.strip_prefix("request id is "))?;
    let id = rest.split_once(" (").map_or(rest, |(id, _)| id).trim();
    number(id).map(|_| id)
}

/// A job's number, unique on a server. The printer's name before it is not compared: `lp` writes
/// it as it is, `lpstat` percent-encoded.
fn number(id: &str) -> Option<&str> {
    let (_, number) = id.rsplit_once('-')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// What `lpstat -W .. -l -o` says of one job.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry<'a> {
    /// The printer's message; there is none, not even an empty one, before the job began.
    status: Option<&'a str>,
    /// Reasons of its state.
    alerts: Vec<&'a str>,
}

fn entry<'a>(output: &'a str, id: &str) -> Option<Entry<'a>> {
    let wanted = number(id)?;
    let is_start = |line: &&str| {
        let first = line.split_whitespace().next().unwrap_or_default();
        !line.starts_with('\t') && number(first) == Some(wanted)
    };
    let mut lines = output.lines().skip_while(|line| !is_start(line));
    lines.next()?;
    let mut entry = Entry::default();
    for detail in lines.map_while(|line| line.strip_prefix('\t')) {
        if let Some(status) = detail.strip_prefix("Status:") {
            entry.status = Some(status.trim());
        } else if let Some(alerts) = detail.strip_prefix("Alerts:") {
            entry.alerts = alerts.split_whitespace().collect();
        }
    }
    Some(entry)
}

/// The job's state in `lpstat -W not-completed -l -o`, if it is there.
pub(super) fn unfinished(output: &str, id: &str) -> Option<JobState> {
    let entry = entry(output, id)?;
    let has = |word: &str| entry.alerts.contains(&word);
    let state = if has("printer-stopped") {
        JobState::Stopped("打印机已暂停".to_owned())
    } else if has("job-hold-until-specified") {
        JobState::Stopped("作业被暂缓".to_owned())
    } else if has("job-stopped") {
        JobState::Stopped(reason("打印中途停下", &entry))
    } else if has("job-printing") || has("processing-to-stop-point") {
        JobState::Printing
    } else if entry.alerts.iter().any(|alert| alert.contains("errors") || alert.contains("aborted"))
    {
        // The queue's error policy is to try again later, by default in five minutes.
        JobState::Stopped(reason("打印时出错，稍后会再试", &entry))
    } else {
        JobState::Waiting
    };
    Some(state)
}

/// The job's state in `lpstat -W completed -l -o`, if it is there.
///
/// CUPS before 2.4.3 leaves `processing-to-stop-point` as the reason of a job that was printed and of one cancelled
/// in the queue; only the first has a status.
pub(super) fn finished(output: &str, id: &str) -> Option<JobState> {
    let entry = entry(output, id)?;
    let has = |word: &str| entry.alerts.iter().any(|alert| alert.contains(word));
    let state = if has("job-completed-successfully") || has("warnings") {
        JobState::Done
    } else if has("canceled") {
        JobState::Stopped("作业被取消".to_owned())
    } else if has("aborted") {
        JobState::Stopped(reason("打印系统放弃了作业", &entry))
    } else if has("errors") {
        JobState::Stopped(reason("打印时出错", &entry))
    } else if entry.status.is_some() {
        JobState::Done
    } else {
        JobState::Stopped("作业没有开始就被取消".to_owned())
    };
    Some(state)
}

fn reason(what: &str, entry: &Entry<'_>) -> String {
    match entry.status.filter(|status| !status.is_empty()) {
        Some(status) => format!("{what}（{}）", status.replace(char::is_control, " ")),
        None => what.to_owned(),
    }
}

#[cfg(test)]
mod tests;
