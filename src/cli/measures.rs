//! `hecha measures`: the measures a subject's findings call for, each with its ground, who is
//! responsible, and what was done (奖惩报告).

use serde::Serialize;

use super::{
    check::{
        self, Done,
        document::{self, FeedbackDocument, MeasureDocument},
    },
    exit::Exit,
    output::Output,
};
use crate::{
    desk::{Desk, Session},
    domain::{
        Day,
        check::{CalledFor, Check},
    },
    forms::Forms,
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    query: &'a str,
    subject: u32,
    scene: &'a str,
    as_of: Day,
    measures: Vec<CalledDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct CalledDocument<'a> {
    #[serde(flatten)]
    measure: MeasureDocument<'a>,
    findings: Vec<usize>,
    feedback: Vec<FeedbackDocument<'a>>,
}

/// Checks, and prints the measures.
pub fn run(desk: &mut Desk, session: &Session, wanted: &check::Wanted, output: Output) -> Exit {
    let Done { request, checked, notes } = match check::check(desk, session, wanted) {
        Ok(done) => done,
        Err(error) => return output.refused(&error),
    };
    let called = checked.check.called_for();
    let measures = measures(desk.forms(), &checked.check, &called);
    if output.json {
        output.document(&Document {
            query: &wanted.code,
            subject: request.subject.0,
            scene: request.scene.as_str(),
            as_of: request.day,
            measures,
        });
    } else {
        output.line(format!("{}  {}", checked.archive.subject.name, request.day));
        for note in &notes {
            output.line(format!("  {}", note.sentence()));
        }
        if measures.is_empty() {
            output.line("  核查发现在措施清单里没有对应的措施。");
        }
        for measure in &measures {
            print(measure, output);
        }
    }
    Exit::Done
}

fn measures<'a>(
    forms: &'a Forms,
    check: &'a Check,
    called: &'a [CalledFor],
) -> Vec<CalledDocument<'a>> {
    let known = called.iter().filter_map(|called| {
        Some(CalledDocument {
            measure: document::measure(forms.measure(&called.measure)?),
            findings: called.findings.iter().map(|place| place + 1).collect(),
            feedback: check.feedback_for(called).map(document::feedback).collect(),
        })
    });
    known.collect()
}

fn print(called: &CalledDocument<'_>, output: Output) {
    let MeasureDocument { id, name, kind, departments, ground, .. } = called.measure;
    output.line(format!("  {}  {name}  {id}", kind.label()));
    output.line(format!("     责任部门 {}  依据 {ground}", departments.join("、")));
    for done in &called.feedback {
        output.line(format!("     反馈 {}  {}  {}", done.day, done.department, done.document));
    }
}
