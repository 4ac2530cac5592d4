//! Applicants that were not found or not checked: why, and what to do.

use serde_json::json;

use super::super::{Applicant, Applied, sheet::Sheet};
use crate::{
    domain::{assessment::State, mask},
    report::document::{Align, Column},
};

/// A table of their own, with the numbers they have in the list.
pub(super) fn fill(sheet: &mut Sheet<'_>, applicants: &[Applicant]) {
    let wording = &sheet.forms.reports.review;
    sheet.put("unchecked", json!([]));
    let mut rows = Vec::new();
    for (i, applicant) in applicants.iter().enumerate() {
        let (state, what, next) = match &applicant.outcome {
            Applied::Checked(..) => continue,
            Applied::NotFound => (
                State::NotFound,
                wording.not_found.as_str().to_owned(),
                wording.not_found_next.as_str(),
            ),
            Applied::Ambiguous(n) => (
                State::NotCheckable,
                wording.ambiguous.fill(&[("n", &n.to_string())]),
                wording.ambiguous_next.as_str(),
            ),
            Applied::NotCheckable(reason) => (
                State::NotCheckable,
                wording.not_checkable.fill(&[("reason", &mask::numbers_within(reason))]),
                wording.not_checkable_next.as_str(),
            ),
        };
        let (n, query) = ((i + 1).to_string(), mask::numbers_within(&applicant.query));
        sheet.add(
            "unchecked",
            json!({
                "n": i + 1,
                "query": query,
                "state": state,
                "state_text": state.label(),
                "reason": what,
                "next": next,
            }),
        );
        rows.push(vec![
            n.into(),
            query.into_owned().into(),
            state.label().into(),
            what.into(),
            next.into(),
        ]);
    }
    if rows.is_empty() {
        return sheet.prose(wording.all_checked.as_str());
    }
    let columns = vec![
        Column::new("序号", 0.9).aligned(Align::Center),
        Column::new("查询内容", 3.4),
        Column::new("结果", 2.0),
        Column::new("情况", 3.6),
        Column::new("怎样办", 3.6),
    ];
    sheet.table(columns, rows);
}
