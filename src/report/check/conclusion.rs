//! The conclusion: counted facts and the findings of the scene, never a judgment.

use crate::{
    domain::{
        archive::Archive,
        assessment::{Assessment, RemarkKind, State},
        check::Check,
        list::Colour,
    },
    forms::Forms,
    report::document::{Block, Paragraph},
};

use super::{Letterhead, findings};

/// Whether it is on a black list, whatever the matter, and what matters to the matter.
pub(super) fn blocks(
    archive: &Archive,
    check: &Check,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
) -> Vec<Block> {
    let said = &forms.reports.credit_check.conclusions;
    let as_of = as_of(archive, letterhead);
    let listed = match archive.listings.iter().filter(|l| l.colour == Colour::Black).count() {
        0 => said.not_listed.fill(&[("as_of", &limited(&as_of, closed(archive).iter()))]),
        n => said.listed.fill(&[("as_of", &as_of), ("n", &n.to_string())]),
    };
    let mut blocks = prose(vec![listed]);
    blocks.extend(on_the_matter(archive, check, forms, letterhead));
    blocks
}

/// The findings with what stands beside them and what limits them.
pub(super) fn on_the_matter(
    archive: &Archive,
    check: &Check,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
) -> Vec<Block> {
    let limits = (as_of(archive, letterhead), closed(archive));
    let mut texts = vec![assessed(&check.assessment, forms, letterhead, limits)];
    if check.assessment.state == State::Attention {
        texts.push(forms.reports.credit_check.conclusions.decides.clone());
    }
    let mut blocks = prose(texts);
    blocks.extend(findings::table(&check.assessment));
    blocks.extend(prose(beside(check, forms)));
    blocks.extend(prose(omissions(archive, forms)));
    blocks
}

/// An archive of an earlier day is judged by that day, not by the minute of printing.
fn as_of(archive: &Archive, letterhead: &Letterhead<'_>) -> String {
    if archive.day == letterhead.issued.day() {
        letterhead.issued.minute()
    } else {
        archive.day.to_string()
    }
}

fn closed(archive: &Archive) -> Option<String> {
    (archive.left_out.closed() > 0).then(|| "限本次查询依据可用的信息".to_owned())
}

fn omissions(archive: &Archive, forms: &Forms) -> Vec<String> {
    let wording = &forms.reports.credit_check;
    let mut texts: Vec<String> = archive
        .left_out
        .reasons()
        .map(|(reason, n)| wording.left_out.fill(&[("n", &n.to_string()), ("reason", reason)]))
        .collect();
    if archive.conflicts > 0 {
        texts.push(wording.conflicts.fill(&[("n", &archive.conflicts.to_string())]));
    }
    texts
}

/// Nothing found is true only of what was looked at: what the basis closes and what lies before
/// the period was not.
fn assessed(
    assessment: &Assessment,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
    (as_of, closed): (String, Option<String>),
) -> String {
    let from = letterhead.from.max(assessment.from);
    let period = from.map(|from| format!("核查区间自 {from} 起"));
    let as_of = limited(&as_of, period.iter().chain(&closed));
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

fn prose(texts: Vec<String>) -> Vec<Block> {
    texts.into_iter().map(|text| Block::Paragraph(Paragraph::prose(text))).collect()
}

fn limited<'a>(as_of: &str, limits: impl Iterator<Item = &'a String>) -> String {
    let limits: Vec<&str> = limits.map(String::as_str).collect();
    if limits.is_empty() {
        as_of.to_owned()
    } else {
        format!("{as_of}（{}）", limits.join("，"))
    }
}
