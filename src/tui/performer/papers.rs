//! The jobs about papers: desk values to what screens show, and back.

use std::path::Path;

use crate::desk::{
    Desk, DeskError, Session,
    door::Door,
    print::{self, JobState, PrintJob, Printer},
    register::{Registered, Wish},
    verifier,
};
use crate::domain::{access::Grounds, report::ReportKind};
use crate::tui::msg::{
    Answer, Issued, Listing, Order, PrintWish, Printed, PrinterLine, PrinterRank, RegisterLine,
    RegisterWish, VerdictTone, Verified,
};

pub(super) fn issue(desk: &mut Desk, session: &Session, order: Order) -> Result<Answer, DeskError> {
    let issued = desk.issue(session, &order)?;
    let warnings = issued.remarks();
    Ok(Answer::Issued(Issued {
        warnings,
        number: issued.record.number,
        code: issued.record.code.map(|code| code.to_string()).unwrap_or_default(),
        pages: issued.pages,
        path: issued.path.display().to_string(),
    }))
}

pub(super) fn preview(
    desk: &mut Desk,
    session: &Session,
    order: Order,
) -> Result<Answer, DeskError> {
    let pages = desk.preview(session, &order)?;
    Ok(Answer::Previewed(pages.into_iter().map(|page| page.lines).collect()))
}

pub(super) fn read_list(desk: &Desk, session: &Session, path: &str) -> Result<Answer, DeskError> {
    let queries = desk.read_list(session, Path::new(path))?;
    Ok(Answer::Listed(Listing { queries, today: desk.today() }))
}

pub(super) fn printers(desk: &Desk, session: &Session) -> Result<Answer, DeskError> {
    let line = |printer: Printer| PrinterLine {
        rank: if printer.is_default() { PrinterRank::Default } else { PrinterRank::Other },
        state: printer.state.label().to_owned(),
        name: printer.name,
    };
    Ok(Answer::Printers(desk.printers(session)?.into_iter().map(line).collect()))
}

pub(super) fn print(
    desk: &mut Desk,
    session: &Session,
    wish: PrintWish,
) -> Result<Answer, DeskError> {
    let print::Printed { number, n, job } = desk.print(session, &wish)?;
    Ok(Answer::Printed(Printed { number, n, printer: job.printer, job: job.id }))
}

pub(super) fn print_state(
    desk: &Desk,
    session: &Session,
    printer: String,
    job: String,
) -> Result<Answer, DeskError> {
    let state = desk.print_state(session, &PrintJob { printer, id: job })?;
    Ok(Answer::PrintState(match state {
        JobState::Waiting => "排队中".to_owned(),
        JobState::Printing => "正在打印".to_owned(),
        JobState::Done => "已送到打印机".to_owned(),
        JobState::Stopped(reason) => format!("已停止：{reason}"),
        JobState::Gone => "打印系统里已没有这个任务".to_owned(),
    }))
}

pub(super) fn find(
    desk: &mut Desk,
    session: &Session,
    wish: RegisterWish,
) -> Result<Answer, DeskError> {
    let wish = match wish {
        RegisterWish::Latest => Wish::Latest(None),
        RegisterWish::Text(text) => Wish::Text(text, Grounds::public()),
        RegisterWish::Day(day) => Wish::Day(day),
        RegisterWish::Subject(subject) => Wish::Subject(subject),
    };
    let found = desk.find_reports(session, &wish)?;
    let lines = found.into_iter().map(|report| line(desk, report)).collect::<Result<_, _>>()?;
    Ok(Answer::Reports(lines))
}

fn line(desk: &Desk, report: Registered) -> Result<RegisterLine, DeskError> {
    let record = report.record;
    let void = record.void.map(|void| format!("{} {}", void.at.minute(), void.reason));
    let opinions = report.opinions.iter().map(|opinion| {
        let (stage, name) = (opinion.stage.label(), &opinion.name);
        format!("{} {stage} {name}：{}", opinion.at.minute(), opinion.text)
    });
    let printings = report.printings.iter().map(|printing| {
        let (at, copies) = (printing.at.minute(), printing.copies);
        let operator = desk.operator_name(&printing.operator)?;
        Ok(format!("{at} {} {copies} 份 {operator}", printing.printer))
    });
    let printings = printings.collect::<Result<_, DeskError>>()?;
    Ok(RegisterLine {
        kind: record.kind,
        code: record.code.map(|code| code.to_string()).unwrap_or_default(),
        issued: record.issued.minute(),
        subject: match (report.subject_name.as_str(), record.kind) {
            ("", ReportKind::Review) => "清单所列的多个对象".to_owned(),
            ("", ReportKind::Approval) => "一份已出具的文书".to_owned(),
            _ => report.subject_name,
        },
        operator: desk.operator_name(&record.operator)?,
        purpose: record.grounds.purpose,
        basis: record.grounds.basis.label().to_owned(),
        prints: record.prints,
        void,
        opinions: opinions.collect(),
        printings,
        path: report.path.display().to_string(),
        number: record.number,
    })
}

/// Needs nobody logged in.
pub(super) fn verify(door: &Door, text: &str) -> Result<Answer, DeskError> {
    let verified = door.verifier()?.verify(text)?;
    Ok(Answer::Verified(Verified {
        verdict: match verified.answer {
            verifier::Answer::Genuine => VerdictTone::Good,
            verifier::Answer::UnknownKey
            | verifier::Answer::UnknownCode
            | verifier::Answer::NotAReport => VerdictTone::Unsure,
            verifier::Answer::Void | verifier::Answer::Changed | verifier::Answer::KeyRefused => {
                VerdictTone::Bad
            }
        },
        title: verified.title().to_owned(),
        lines: verified
            .facts()
            .into_iter()
            .map(|(label, value)| format!("{label}  {value}"))
            .collect(),
        advice: verified.advice() + &verified.sealed_by(),
    }))
}
