//! The findings of the scene, each with its effect, the fact and its ground.

use serde_json::{Value, json};

use super::{sheet::Sheet, told};
use crate::{
    domain::assessment::Assessment,
    report::document::{Align, Cell, Column},
};

/// The table; none where there are no findings. As data, the same.
pub(super) fn fill(sheet: &mut Sheet<'_>, assessment: &Assessment) -> Vec<Value> {
    count(sheet, assessment);
    if assessment.findings.is_empty() {
        return Vec::new();
    }
    let rows = assessment.findings.iter().enumerate().map(|(i, finding)| {
        vec![
            (i + 1).to_string().into(),
            Cell::strong(finding.effect.label()),
            finding.sentence.clone().into(),
            finding.ground.to_string().into(),
        ]
    });
    let columns = vec![
        Column::new("序号", 0.9).aligned(Align::Center),
        Column::new("作用", 0.9).aligned(Align::Center),
        Column::new("核查发现", 7.2),
        Column::new("依据", 5.2),
    ];
    let rows = rows.collect();
    sheet.table(columns, rows);
    let numbered = assessment.findings.iter().enumerate();
    numbered.map(|(i, finding)| told::finding(i + 1, finding)).collect()
}

/// What an assessment is as data, without its findings.
pub(super) fn state(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    sheet.put("state", json!(assessment.state));
    sheet.put("state_text", assessment.state.label());
    sheet.put("summary", assessment.summary.clone());
    sheet.put("counts", told::by_effect(assessment.counts));
}

fn count(sheet: &mut Sheet<'_>, assessment: &Assessment) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let counts = &mut sheet.counts;
    counts.limit = counts.limit.saturating_add(number(assessment.counts.limit));
    counts.caution = counts.caution.saturating_add(number(assessment.counts.caution));
    counts.notice = counts.notice.saturating_add(number(assessment.counts.notice));
}
