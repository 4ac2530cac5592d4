//! The list of applicants (审查对象清单): a row each, with the outcome in its own words.

use serde_json::{Value, json};

use super::super::{Applicant, Applied, sheet::Sheet, told};
use crate::{
    domain::{
        archive::Archive,
        assessment::{Beside, RemarkKind, State},
        check::Check,
        mask,
        name::same_name,
    },
    report::document::{Align, Cell, Column},
};

/// A query with so many letters and digits is a code.
const SHORTEST_CODE: usize = 8;

/// The table; those with findings, in its order, as their annexes are numbered.
pub(super) fn fill<'a>(
    sheet: &mut Sheet<'_>,
    applicants: &'a [Applicant],
) -> Vec<(&'a Archive, &'a Check)> {
    sheet.put("applicants", json!([]));
    let mut annexes: Vec<(&Archive, &Check)> = Vec::new();
    let mut rows = Vec::with_capacity(applicants.len());
    for (i, applicant) in applicants.iter().enumerate() {
        let hit = applicant.checked().filter(|(_, check)| asks_attention(check));
        let known = hit.and_then(|hit| annexes.iter().position(|one| is_same(one.0, hit.0)));
        if known.is_none() {
            annexes.extend(hit);
        }
        let annex = known.map_or(annexes.len(), |place| place + 1);
        let mut row = Row::of(sheet, applicant, annex);
        if let Some(first) = named_before(applicants, i) {
            let n = (first + 1).to_string();
            row.remark.push_str(&sheet.forms.reports.review.repeated.fill(&[("n", &n)]));
        }
        sheet.add("applicants", row.data(i + 1, applicant));
        rows.push(row.cells(i + 1));
    }
    let columns = vec![
        Column::new("序号", 0.9).aligned(Align::Center),
        Column::new("名称", 3.4),
        Column::new("代码", 3.2),
        Column::new("结果", 2.6),
        Column::new("备注", 3.9),
    ];
    sheet.table(columns, rows);
    annexes
}

fn is_same(one: &Archive, other: &Archive) -> bool {
    one.subject.id == other.subject.id
}

/// The first row of the same subject. Rows that found nobody may look alike only because they are
/// masked.
fn named_before(applicants: &[Applicant], place: usize) -> Option<usize> {
    let (this, _) = applicants.get(place)?.checked()?;
    let mut before = applicants.iter().take(place);
    before.position(|one| one.checked().is_some_and(|(one, _)| is_same(one, this)))
}

/// How many rows repeat another.
pub(super) fn repeats(applicants: &[Applicant]) -> usize {
    (0..applicants.len()).filter(|place| named_before(applicants, *place).is_some()).count()
}

fn asks_attention(check: &Check) -> bool {
    check.assessment.state == State::Attention
}

struct Row {
    name: String,
    code: String,
    state: State,
    remark: String,
}

impl Row {
    /// `annex` is the number of its annex, if it has one.
    fn of(sheet: &Sheet<'_>, applicant: &Applicant, annex: usize) -> Self {
        let wording = &sheet.forms.reports.review;
        let Some((archive, check)) = applicant.checked() else {
            let state = match applicant.outcome {
                Applied::NotFound => State::NotFound,
                _ => State::NotCheckable,
            };
            let section = wording.headings.unchecked.split('、').next().unwrap_or_default();
            let remark = wording.unchecked_see.fill(&[("section", section)]);
            let name = mask::numbers_within(&applicant.query).into_owned();
            return Self { name, code: String::new(), state, remark };
        };
        let mut remarks = Vec::new();
        if asks_attention(check) {
            let counts = check.assessment.counts;
            remarks.push(wording.attention.fill(&[
                ("limit", &counts.limit.to_string()),
                ("caution", &counts.caution.to_string()),
                ("notice", &counts.notice.to_string()),
                ("annex", &annex.to_string()),
            ]));
        }
        if !asks_attention(check) {
            remarks.extend(related(sheet, check));
        }
        remarks.extend(limits(check));
        remarks.extend(asked_as(sheet, applicant, archive));
        let code = archive.subject.codes.first().map(|(_, code)| code.clone());
        Self {
            name: archive.subject.name.clone(),
            code: code.unwrap_or_default(),
            state: check.assessment.state,
            remark: remarks.concat(),
        }
    }

    fn cells(self, n: usize) -> Vec<Cell> {
        let state = match self.state {
            State::Attention => Cell::strong(self.state.label()),
            _ => self.state.label().into(),
        };
        vec![n.to_string().into(), self.name.into(), self.code.into(), state, self.remark.into()]
    }

    fn data(&self, n: usize, applicant: &Applicant) -> Value {
        let checked = applicant.checked();
        json!({
            "n": n,
            "query": mask::numbers_within(&applicant.query),
            "name": self.name,
            "code": self.code,
            "state": self.state,
            "state_text": self.state.label(),
            "remark": self.remark,
            "counts": checked.map(|(_, check)| told::by_effect(check.assessment.counts)),
        })
    }
}

/// The name of the letter's list, where it is another than the subject's: a former one, a short one.
fn asked_as(sheet: &Sheet<'_>, applicant: &Applicant, archive: &Archive) -> Option<String> {
    let query = applicant.query.trim();
    let is_code = query.chars().filter(char::is_ascii_alphanumeric).count() >= SHORTEST_CODE;
    if is_code || same_name(query, &archive.subject.name) {
        return None;
    }
    let query = mask::numbers_within(query);
    Some(sheet.forms.reports.review.asked_as.fill(&[("query", &query)]))
}

/// What is known of related subjects, where no annex tells it.
fn related(sheet: &Sheet<'_>, check: &Check) -> Vec<String> {
    let beside = sheet.forms.findings.beside(check, &sheet.forms.measures);
    let related = beside.into_iter().filter(|(kind, _)| *kind == Beside::Related);
    related.take(check.related.hits.len()).map(|(_, sentence)| sentence).collect()
}

/// What limits the answer about one of them: an applicant of whom not all was looked at is not
/// simply clear.
fn limits(check: &Check) -> impl Iterator<Item = String> {
    let remarks = check.assessment.remarks.iter();
    let limits = remarks.filter(|remark| remark.kind != RemarkKind::Before);
    limits.map(|remark| remark.sentence.clone())
}
