//! `hecha feedback` registers what was done about a finding; `hecha cases` counts by month.

use serde::Serialize;

use super::{
    check::{self, Done},
    exit::Exit,
    output::Output,
};
use crate::{
    desk::{Desk, DeskError, Session, feedback::NewFeedback},
    domain::{
        Day,
        feedback::{Execution, MonthOfCases},
        measure::MeasureKind,
    },
};

/// What was done, as the command line says it.
#[derive(Debug)]
pub struct Wanted {
    /// The check whose finding it is about.
    pub check: check::Wanted,
    /// Number of the finding, from 1.
    pub finding: usize,
    /// Identifier of the measure.
    pub measure: String,
    /// Who did it.
    pub department: String,
    /// When; today when none.
    pub done_on: Option<Day>,
    /// How it ended.
    pub execution: Execution,
    /// Document number.
    pub document: String,
}

#[derive(Debug, Serialize)]
struct Registered<'a> {
    subject: u32,
    measure: &'a str,
    kind: MeasureKind,
    department: &'a str,
    day: Day,
    execution: &'static str,
    document: &'a str,
}

#[derive(Debug, Serialize)]
struct Month {
    month: String,
    kind: MeasureKind,
    cases: u32,
    joint: u32,
    measures: u32,
    subjects: u32,
}

/// Registers it and prints what was registered.
pub fn run(desk: &mut Desk, session: &Session, wanted: &Wanted, output: Output) -> Exit {
    match register(desk, session, wanted, output) {
        Ok(()) => Exit::Done,
        Err(error) => output.refused(&error),
    }
}

fn register(
    desk: &mut Desk,
    session: &Session,
    wanted: &Wanted,
    output: Output,
) -> Result<(), DeskError> {
    let Done { request, checked, .. } = check::check(desk, session, &wanted.check)?;
    let findings = &checked.check.assessment.findings;
    let not_called = || DeskError::NotCalledFor { measure: wanted.measure.clone() };
    let place = wanted.finding.checked_sub(1).ok_or_else(not_called)?;
    let finding = findings.get(place).ok_or_else(not_called)?;
    let new = NewFeedback {
        record: finding.record.clone(),
        measure: wanted.measure.as_str().into(),
        department: wanted.department.clone(),
        day: wanted.done_on.unwrap_or_else(|| desk.today()),
        execution: wanted.execution,
        document: wanted.document.clone(),
        check: request,
    };
    let done = desk.register_feedback(session, &new)?;
    if output.json {
        output.document(&Registered {
            subject: done.subject.0,
            measure: done.measure.as_str(),
            kind: done.kind,
            department: &done.department,
            day: done.day,
            execution: done.execution.name(),
            document: &done.document,
        });
    } else {
        output.line(format!(
            "已登记：{}  {}  {}  {}",
            done.measure,
            done.department,
            done.day,
            done.execution.label()
        ));
    }
    Ok(())
}

/// Prints the cases of each month.
pub fn cases(
    desk: &mut Desk,
    session: &Session,
    from: Option<Day>,
    to: Option<Day>,
    output: Output,
) -> Exit {
    let to = to.unwrap_or_else(|| desk.today());
    let from = from.unwrap_or_else(|| to.first_of_year());
    match desk.cases(session, from, to) {
        Ok(months) => {
            if months.is_empty() {
                output.note("这段时间没有登记过已执行的奖惩措施。");
            }
            for month in &months {
                print(month, output);
            }
            Exit::Done
        }
        Err(error) => output.refused(&error),
    }
}

fn print(month: &MonthOfCases, output: Output) {
    let name = format!("{}-{:02}", month.month.year(), month.month.month());
    if output.json {
        let MonthOfCases { kind, cases, joint, measures, subjects, .. } = *month;
        return output.document(&Month { month: name, kind, cases, joint, measures, subjects });
    }
    output.line(format!(
        "{name}  {}  案例 {} 件，其中多部门 {} 件；措施 {} 项，主体 {} 个",
        month.kind.label(),
        month.cases,
        month.joint,
        month.measures,
        month.subjects
    ));
}
