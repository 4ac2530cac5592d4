//! The reward and punishment report (奖惩报告): the measures the lists have for the findings, and
//! what was done. It orders nothing.

use serde_json::json;

use super::{conclusion, request, sheet::Sheet, sources, subject, told::lines};
use crate::{
    domain::{
        archive::Archive,
        check::{CalledFor, Check},
        measure::Measure,
    },
    report::document::{Align, Cell, Column},
};

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, check: &Check) {
    let wording = &sheet.forms.reports.measures;
    let headings = &wording.headings;
    sheet.title(&wording.title);
    sheet.heading(&headings.subject);
    subject::fill(sheet, archive);
    sheet.heading(&headings.request);
    // It tells findings only, and those begin with the look-back.
    let from = sheet.letterhead.from.max(check.assessment.from);
    request::fill(sheet, (from, archive.day));
    sheet.heading(&headings.findings);
    conclusion::on_the_matter(sheet, archive, check);
    let called = check.called_for();
    sheet.heading(&headings.measures);
    listed(sheet, &called);
    sheet.heading(&headings.feedback);
    done(sheet, check, &called);
    sheet.heading(&headings.sources);
    sources::fill(sheet, archive);
    sheet.statement(&headings.statement, &wording.statement);
}

/// Every measure once, with the numbers of the findings that call for it.
fn listed(sheet: &mut Sheet<'_>, called: &[CalledFor]) {
    let forms = sheet.forms;
    sheet.put("measures", json!([]));
    let mut rows = Vec::new();
    for called in called {
        let Some(measure) = forms.measure(&called.measure) else { continue };
        let findings: Vec<usize> = called.findings.iter().map(|place| place + 1).collect();
        sheet.add(
            "measures",
            json!({
                "id": measure.id,
                "kind": measure.kind.name(),
                "kind_text": measure.kind.label(),
                "name": measure.name,
                "category": measure.category,
                "findings": findings,
                "departments": measure.departments,
                "ground": measure.ground,
            }),
        );
        rows.push(row(measure, &findings));
    }
    if rows.is_empty() {
        return sheet.prose(&forms.reports.measures.no_measures);
    }
    let columns = vec![
        Column::new("类别", 0.9).aligned(Align::Center),
        Column::new("措施", 4.2),
        Column::new("发现", 0.9).aligned(Align::Center),
        Column::new("责任部门", 2.8),
        Column::new("依据", 4.6),
    ];
    sheet.table(columns, rows);
}

fn row(measure: &Measure, findings: &[usize]) -> Vec<Cell> {
    let numbers: Vec<String> = findings.iter().map(usize::to_string).collect();
    vec![
        Cell::strong(measure.kind.label()),
        lines(&[&measure.name, &measure.category]).into(),
        numbers.join("、").into(),
        measure.departments.join("、").into(),
        measure.ground.as_str().into(),
    ]
}

/// What was done of each measure, in the order of the table above.
fn done(sheet: &mut Sheet<'_>, check: &Check, called: &[CalledFor]) {
    let forms = sheet.forms;
    sheet.put("feedback", json!([]));
    let mut rows = Vec::new();
    for one in called.iter().flat_map(|called| check.feedback_for(called)) {
        let name = forms.measure(&one.measure).map_or(one.measure.as_str(), |m| &m.name);
        let (day, state) = (one.day.to_string(), one.execution.label());
        sheet.add(
            "feedback",
            json!({
                "day": day,
                "measure": one.measure,
                "name": name,
                "department": one.department,
                "execution": one.execution.name(),
                "execution_text": state,
                "document": one.document,
            }),
        );
        rows.push(vec![
            day.into(),
            name.into(),
            one.department.as_str().into(),
            state.into(),
            one.document.as_str().into(),
        ]);
    }
    if rows.is_empty() {
        return sheet.prose(&forms.reports.measures.no_feedback);
    }
    let columns = vec![
        Column::new("日期", 1.8),
        Column::new("措施", 4.4),
        Column::new("执行部门", 3.0),
        Column::new("情况", 1.2),
        Column::new("文号或原因", 3.0),
    ];
    sheet.table(columns, rows);
}
