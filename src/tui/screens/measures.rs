//! Measures of a check as a page of the archive (奖惩): each with the findings that call for it, who
//! is responsible, on what ground, and what was done.

use super::dossier::Dossier;
use crate::domain::{
    assessment::Finding,
    check::{CalledFor, Check},
    feedback::Feedback,
    measure::{Measure, MeasureKind},
};
use crate::tui::tables::Tables;
use crate::tui::widgets::sheet::{Fact, pair};

/// Everything the page says.
pub fn facts(dossier: &Dossier, tables: &Tables) -> Vec<Fact> {
    let Some(check) = &dossier.check else { return Vec::new() };
    let called = check.called_for();
    let mut facts = Vec::new();
    for (kind, heading) in [
        (MeasureKind::Punitive, "清单所列惩戒措施，由责任部门依法决定"),
        (MeasureKind::Incentive, "清单所列激励措施，由责任部门依法决定"),
    ] {
        let known = called.iter().filter_map(|c| Some((c, tables.measure(&c.measure)?)));
        let of_kind: Vec<_> = known.filter(|(_, measure)| measure.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        facts.push(Fact::Heading(format!("{heading}：{} 项", of_kind.len())));
        for (n, (called, measure)) in (1..).zip(of_kind) {
            facts.extend(measure_facts(check, n, called, measure));
        }
        facts.push(Fact::Blank);
    }
    if facts.is_empty() {
        facts.push(Fact::Sentence("核查发现在措施清单里没有对应的措施。".to_owned()));
    }
    facts
}

fn measure_facts(check: &Check, n: usize, called: &CalledFor, measure: &Measure) -> Vec<Fact> {
    let findings = &check.assessment.findings;
    let causes: Vec<&Finding> =
        called.findings.iter().filter_map(|place| findings.get(*place)).collect();
    let names: Vec<String> =
        causes.iter().map(|f| format!("{} {}", f.effect.label(), f.name)).collect();
    let mut facts = vec![
        Fact::Sentence(format!("{n} {}", measure.name)),
        pair("  类别", &*measure.category),
        pair("  责任部门", measure.departments.join("、")),
        pair("  依据", &*measure.ground),
        pair("  因", names.join("；")),
    ];
    facts.extend(check.feedback_for(called).map(|feedback| pair("  反馈", told(feedback))));
    facts
}

/// `2026-11-20  已执行  示范区财政局  示财函〔2026〕8号`
fn told(feedback: &Feedback) -> String {
    let parts = [
        feedback.day.to_string(),
        feedback.execution.label().to_owned(),
        feedback.department.clone(),
        feedback.document.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("  ")
}
