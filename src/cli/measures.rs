//! `hecha measures`: the measures a subject's findings call for, each with its ground, who is
//! responsible, and what was done (奖惩报告).

use serde::Serialize;

use super::{check, exit::Exit, output::Output};
use crate::{
    desk::{Desk, Session},
    domain::{
        Day,
        check::{CalledFor, Check},
        measure::{Measure, MeasureKind},
    },
    forms::Forms,
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    query: &'a str,
    subject: u32,
    scene: &'a str,
    as_of: Day,
    measures: Vec<MeasureDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct MeasureDocument<'a> {
    id: &'a str,
    name: &'a str,
    kind: MeasureKind,
    category: &'a str,
    departments: &'a [String],
    ground: &'a str,
    findings: Vec<usize>,
    feedback: Vec<FeedbackDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct FeedbackDocument<'a> {
    department: &'a str,
    day: Day,
    execution: &'static str,
    document: &'a str,
}

/// Checks, and prints the measures.
pub fn run(desk: &mut Desk, session: &Session, wanted: &check::Wanted, output: Output) -> Exit {
    let (request, checked) = match check::check(desk, session, wanted) {
        Ok(done) => done,
        Err(error) => {
            output.failure(&error, std::error::Error::source(&error));
            return Exit::from(&error);
        }
    };
    let measures = measures(desk.forms(), &checked.check);
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
        if measures.is_empty() {
            output.line("  核查发现在措施清单里没有对应的措施。");
        }
        for measure in &measures {
            print(measure, output);
        }
    }
    Exit::Done
}

fn measures<'a>(forms: &'a Forms, check: &'a Check) -> Vec<MeasureDocument<'a>> {
    let called = check.called_for();
    let known = called.iter().filter_map(|called| Some((called, forms.measure(&called.measure)?)));
    known.map(|(called, measure)| document(check, called, measure)).collect()
}

fn document<'a>(check: &'a Check, called: &CalledFor, measure: &'a Measure) -> MeasureDocument<'a> {
    let done = check.feedback.iter().filter(|feedback| feedback.measure == measure.id);
    let feedback = done.map(|feedback| FeedbackDocument {
        department: &feedback.department,
        day: feedback.day,
        execution: feedback.execution.name(),
        document: &feedback.document,
    });
    MeasureDocument {
        id: measure.id.as_str(),
        name: &measure.name,
        kind: measure.kind,
        category: &measure.category,
        departments: &measure.departments,
        ground: &measure.ground,
        findings: called.findings.iter().map(|place| place + 1).collect(),
        feedback: feedback.collect(),
    }
}

fn print(measure: &MeasureDocument<'_>, output: Output) {
    let MeasureDocument { id, name, kind, .. } = measure;
    output.line(format!("  {}  {name}  {id}", kind.label()));
    let departments = measure.departments.join("、");
    output.line(format!("     责任部门 {departments}  依据 {}", measure.ground));
    for done in &measure.feedback {
        output.line(format!("     反馈 {}  {}  {}", done.day, done.department, done.document));
    }
}
