//! The conclusion: counted facts and the findings of the scene, never a judgment.

use super::{Letterhead, findings, sheet::Sheet};
use crate::{
    domain::{
        Day,
        archive::Archive,
        assessment::{Assessment, RemarkKind, State},
        check::Check,
        list::Colour,
    },
    forms::Forms,
};

/// Whether it is on a black list, whatever the matter, and what matters to the matter.
pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, check: &Check) {
    let said = &sheet.forms.reports.credit_check.conclusions;
    let as_of = as_of(archive, sheet.letterhead);
    let listed = match archive.listings.iter().filter(|l| l.colour == Colour::Black).count() {
        0 => said
            .not_listed
            .fill(&[("as_of", &limited(&as_of, bounds(archive, sheet.letterhead).iter()))]),
        n => said.listed.fill(&[("as_of", &as_of), ("n", &n.to_string())]),
    };
    sheet.say("conclusions", listed);
    on_the_matter(sheet, archive, check);
}

/// The findings with what stands beside them and what limits them.
pub(super) fn on_the_matter(sheet: &mut Sheet<'_>, archive: &Archive, check: &Check) {
    let forms = sheet.forms;
    let limits = (as_of(archive, sheet.letterhead), bounds(archive, sheet.letterhead));
    let assessed = assessed(&check.assessment, forms, sheet.letterhead, limits);
    sheet.say("conclusions", assessed);
    if check.assessment.state == State::Attention {
        sheet.say("conclusions", &forms.reports.credit_check.conclusions.decides);
    }
    findings::state(sheet, &check.assessment);
    let findings = findings::fill(sheet, &check.assessment);
    sheet.put("findings", findings);
    for text in beside(check, forms) {
        sheet.say("remarks", text);
    }
    omissions(sheet, archive);
}

/// An archive of an earlier day is judged by that day, not by the minute of printing.
pub(super) fn as_of(archive: &Archive, letterhead: &Letterhead<'_>) -> String {
    if archive.day == letterhead.issued.day() {
        letterhead.issued.minute()
    } else {
        archive.day.to_string()
    }
}

/// The same, with what bounds the answer: nothing found is true only of what was looked at.
pub(super) fn bounded(archive: &Archive, letterhead: &Letterhead<'_>) -> String {
    let period = letterhead.from.map(|from| format!("查询区间自 {from} 起"));
    limited(&as_of(archive, letterhead), period.iter().chain(&bounds(archive, letterhead)))
}

/// What the basis closes, and on an earlier day what ended since.
fn bounds(archive: &Archive, letterhead: &Letterhead<'_>) -> Vec<String> {
    ended(archive.day, letterhead).into_iter().chain(closed(archive).map(str::to_owned)).collect()
}

/// Said of every earlier day, whether or not anything ended: else it would tell that something did.
pub(super) fn ended(day: Day, letterhead: &Letterhead<'_>) -> Option<String> {
    (day != letterhead.issued.day()).then(|| "不含出具时已不在展示期内的信息".to_owned())
}

/// That the basis closes something.
pub(super) fn closed(archive: &Archive) -> Option<&'static str> {
    (archive.left_out.closed() > 0).then_some("限本次查询依据可用的信息")
}

/// What limits the answer, with its number and reason.
pub(super) fn omissions(sheet: &mut Sheet<'_>, archive: &Archive) {
    let wording = &sheet.forms.reports.credit_check;
    sheet.put("left_out", serde_json::json!([]));
    for (reason, n) in archive.left_out.limits() {
        sheet.add("left_out", serde_json::json!({ "n": n, "reason": reason }));
        sheet.prose(wording.left_out.fill(&[("n", &n.to_string()), ("reason", reason)]));
    }
    sheet.put("conflicts", archive.conflicts);
    if archive.conflicts > 0 {
        sheet.prose(wording.conflicts.fill(&[("n", &archive.conflicts.to_string())]));
    }
}

/// Nothing found is true only of what was looked at: what the basis closes and what lies before
/// the period was not.
fn assessed(
    assessment: &Assessment,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
    (as_of, bounds): (String, Vec<String>),
) -> String {
    let from = letterhead.from.max(assessment.from);
    let period = from.map(|from| format!("核查区间自 {from} 起"));
    let as_of = limited(&as_of, period.iter().chain(&bounds));
    let said = &forms.reports.credit_check.conclusions;
    said.assessed.fill(&[("as_of", &as_of), ("summary", &assessment.summary)])
}

/// What stands beside the findings, and what limits the answer.
fn beside(check: &Check, forms: &Forms) -> Vec<String> {
    let told = forms.findings.beside(check, &forms.measures);
    let mut texts: Vec<String> = told.into_iter().map(|(_, sentence)| sentence).collect();
    // What is closed, in conflict or unclear has its line with the other omissions.
    let remarks = check.assessment.remarks.iter();
    let own = remarks.filter(|r| matches!(r.kind, RemarkKind::Status | RemarkKind::Before));
    texts.extend(own.map(|remark| remark.sentence.clone()));
    texts
}

pub(super) fn limited<'a>(as_of: &str, limits: impl Iterator<Item = &'a String>) -> String {
    let limits: Vec<&str> = limits.map(String::as_str).collect();
    if limits.is_empty() {
        as_of.to_owned()
    } else {
        format!("{as_of}（{}）", limits.join("，"))
    }
}
