//! `hecha register`: reports found again, printed, declared void, opinions on them; `hecha printers`.

use serde::Serialize;

use super::{
    args::{PrintArguments, RegisterJob},
    exit::Exit,
    grounds,
    output::Output,
};
use crate::{
    desk::{
        Desk, DeskError, Session,
        folder::write_private,
        print::{PrintWish, Printed, Sides},
        register::{Registered, Wish},
    },
    domain::{Day, access::Grounds, report::Stage},
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    number: &'a str,
    kind: &'a str,
    kind_text: &'a str,
    verification_code: Option<String>,
    subject: Option<u32>,
    subject_name: &'a str,
    basis: &'a str,
    purpose: &'a str,
    operator: &'a str,
    issued: String,
    digest: &'a str,
    file: String,
    prints: u32,
    void: Option<VoidDocument<'a>>,
    opinions: Vec<OpinionDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct VoidDocument<'a> {
    at: String,
    operator: &'a str,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct OpinionDocument<'a> {
    stage: &'a str,
    name: &'a str,
    role: &'a str,
    text: &'a str,
    at: String,
}

/// A printing as JSON.
#[derive(Debug, Serialize)]
pub(super) struct PrintedDocument {
    printed: u32,
    printer: String,
    job: String,
}

/// Runs the job.
pub fn run(desk: &mut Desk, session: &Session, job: &RegisterJob, output: Output) -> Exit {
    match done(desk, session, job, output) {
        Ok(exit) => exit,
        Err(error) => output.refused(&error),
    }
}

fn done(
    desk: &mut Desk,
    session: &Session,
    job: &RegisterJob,
    output: Output,
) -> Result<Exit, DeskError> {
    match job {
        RegisterJob::Find { text, day, grounds } => {
            let grounds = match grounds::read(grounds) {
                Ok(grounds) => grounds,
                Err(error) => {
                    output.failure(&error, None);
                    return Ok(Exit::Usage);
                }
            };
            let found = desk.find_reports(session, &wish(text.as_deref(), *day, grounds))?;
            found.iter().for_each(|report| tell(report, output));
            if found.is_empty() {
                output.note("登记簿里没有符合的文书。请核对编号、核验码、代码或日期后再查。");
                return Ok(Exit::No);
            }
        }
        RegisterJob::Copy { number, output: path } => {
            let bytes = desk.report_file(session, number)?;
            let failed = |error| DeskError::Write { path: path.clone(), error };
            write_private(path, &bytes).map_err(failed)?;
            output.line(path.display());
        }
        RegisterJob::Print { number, printing } => {
            let printed = desk.print(session, &print_wish(number, printing))?;
            if output.json {
                output.document(&self::printed(&printed));
            } else {
                output.line(printed_sentence(&printed));
            }
        }
        RegisterJob::Void { number, reason } => {
            let record = desk.declare_void(session, number, reason)?;
            output.line(format!("{} 已作废。", record.number));
        }
        RegisterJob::Opinion { number, stage, text } => {
            let unknown = || DeskError::UnknownStage { stage: stage.clone() };
            let stage = Stage::read(stage).ok_or_else(unknown)?;
            let opinion = desk.give_opinion(session, number, stage, text)?;
            output.line(format!("已签署{}意见：{}", stage.label(), opinion.text));
        }
    }
    Ok(Exit::Done)
}

fn wish(text: Option<&str>, day: Option<Day>, grounds: Grounds) -> Wish {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Wish::Text(text.to_owned(), grounds),
        None => day.map_or(Wish::Latest(None), Wish::Day),
    }
}

fn tell(report: &Registered, output: Output) {
    let record = &report.record;
    if output.json {
        output.document(&document(report));
        return;
    }
    let state = match (&record.void, record.prints) {
        (Some(void), _) => format!("已作废：{}", void.reason),
        (None, 0) => "未打印".to_owned(),
        (None, n) => format!("打印 {n} 次"),
    };
    let code = record.code.map(|code| code.to_string()).unwrap_or_default();
    output.line(format!(
        "{}  {}  {}  {code}  {}  {state}",
        record.number,
        record.kind.label(),
        record.issued.minute(),
        report.subject_name,
    ));
}

fn document(report: &Registered) -> Document<'_> {
    let record = &report.record;
    Document {
        number: &record.number,
        kind: record.kind.name(),
        kind_text: record.kind.label(),
        verification_code: record.code.map(|code| code.to_string()),
        subject: record.subject.map(|subject| subject.0),
        subject_name: &report.subject_name,
        basis: record.grounds.basis.label(),
        purpose: &record.grounds.purpose,
        operator: &record.operator,
        issued: record.issued.second(),
        digest: &record.digest,
        file: report.path.display().to_string(),
        prints: record.prints,
        void: record.void.as_ref().map(|void| VoidDocument {
            at: void.at.second(),
            operator: &void.operator,
            reason: &void.reason,
        }),
        opinions: report
            .opinions
            .iter()
            .map(|opinion| OpinionDocument {
                stage: opinion.stage.label(),
                name: &opinion.name,
                role: opinion.role.label(),
                text: &opinion.text,
                at: opinion.at.second(),
            })
            .collect(),
    }
}

/// How a report is to be printed, from the command line.
pub(super) fn print_wish(number: &str, printing: &PrintArguments) -> PrintWish {
    PrintWish {
        number: number.to_owned(),
        printer: printing.printer.clone(),
        copies: printing.copies,
        sides: if printing.one_sided { Sides::One } else { Sides::TwoLongEdge },
    }
}

/// A printing as JSON.
pub(super) fn printed(printed: &Printed) -> PrintedDocument {
    PrintedDocument {
        printed: printed.n,
        printer: printed.job.printer.clone(),
        job: printed.job.id.clone(),
    }
}

/// A printing in one line.
pub(super) fn printed_sentence(printed: &Printed) -> String {
    let Printed { number, n, job } = printed;
    format!("{number} 第 {n} 次打印，已交给打印机 {}（任务 {}）。", job.printer, job.id)
}

#[derive(Debug, Serialize)]
struct PrinterDocument<'a> {
    name: &'a str,
    default: bool,
    state: &'a str,
    description: &'a str,
}

/// Lists the printers.
pub fn printers(desk: &Desk, session: &Session, output: Output) -> Exit {
    let printers = match desk.printers(session) {
        Ok(printers) => printers,
        Err(error) => return output.refused(&error),
    };
    for printer in &printers {
        let state = printer.state.label();
        if output.json {
            output.document(&PrinterDocument {
                name: &printer.name,
                default: printer.is_default(),
                state,
                description: &printer.description,
            });
        } else {
            let mark = if printer.is_default() { "默认" } else { "    " };
            output.line(format!("{mark}  {}  {state}  {}", printer.name, printer.description));
        }
    }
    Exit::Done
}
