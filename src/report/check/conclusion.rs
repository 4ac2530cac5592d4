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

pub(super) fn blocks(
    archive: &Archive,
    check: &Check,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
) -> Vec<Block> {
    let wording = &forms.reports.credit_check;
    // An archive of an earlier day is judged by that day, not by the minute of printing.
    let as_of = if archive.day == letterhead.issued.day() {
        letterhead.issued.minute()
    } else {
        archive.day.to_string()
    };
    let closed = (archive.left_out.closed() > 0).then(|| "限本次查询依据可用的信息".to_owned());
    let black = archive.listings.iter().filter(|l| l.colour == Colour::Black).count();
    let said = &wording.conclusions;
    let mut texts = vec![
        match black {
            0 => said.not_listed.fill(&[("as_of", &limited(&as_of, closed.iter()))]),
            n => said.listed.fill(&[("as_of", &as_of), ("n", &n.to_string())]),
        },
        assessed(&check.assessment, forms, letterhead, (&as_of, closed.as_ref())),
    ];
    if check.assessment.state == State::Attention {
        texts.push(said.decides.clone());
    }
    let mut blocks = prose(texts);
    blocks.extend(findings::table(&check.assessment));
    blocks.extend(prose(beside(check, forms)));
    let mut last = Vec::new();
    for (reason, n) in archive.left_out.reasons() {
        last.push(wording.left_out.fill(&[("n", &n.to_string()), ("reason", reason)]));
    }
    if archive.conflicts > 0 {
        last.push(wording.conflicts.fill(&[("n", &archive.conflicts.to_string())]));
    }
    blocks.extend(prose(last));
    blocks
}

/// Nothing found is true only of what was looked at: what the basis closes and what lies before
/// the period was not.
fn assessed(
    assessment: &Assessment,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
    (as_of, closed): (&str, Option<&String>),
) -> String {
    let from = letterhead.from.max(assessment.from);
    let period = from.map(|from| format!("核查区间自 {from} 起"));
    let as_of = limited(as_of, period.iter().chain(closed));
    let said = &forms.reports.credit_check.conclusions;
    said.assessed.fill(&[("as_of", &as_of), ("summary", &assessment.summary)])
}

/// What stands beside the findings, and what limits the answer.
fn beside(check: &Check, forms: &Forms) -> Vec<String> {
    let told = forms.findings.beside(check, &forms.measures);
    let mut texts: Vec<String> = told.into_iter().map(|(_, sentence)| sentence).collect();
    // What is closed and what is in conflict has its line with the other omissions.
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
