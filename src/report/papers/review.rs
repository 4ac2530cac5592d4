//! The credit review (信用审查报告): many applicants of one matter. What was not found or not checked
//! is counted apart and has a table of its own: it is never "nothing found".

mod applicants;
mod gathered;
mod unchecked;

use serde_json::json;

use super::{Applicant, Letter, findings, request, sheet::Sheet, sources};
use crate::{
    domain::{archive::Archive, catalogue::Subjects, check::Check},
    report::document::{Block, Level, Pairing},
};
use gathered::Gathered;

pub(super) fn fill(sheet: &mut Sheet<'_>, letter: &Letter, applicants: &[Applicant]) {
    let wording = &sheet.forms.reports.review;
    let headings = &wording.headings;
    let gathered = Gathered::of(applicants, sheet.letterhead);
    sheet.counts.subjects = u32::try_from(applicants.len()).unwrap_or(u32::MAX);
    sheet.title(&wording.title);
    sheet.heading(&headings.request);
    asked(sheet, letter, &gathered);
    sheet.heading(&headings.results);
    let number = |n: usize| n.to_string();
    let totals = wording.totals.fill(&[
        ("as_of", &gathered.as_of),
        ("n", &number(applicants.len())),
        ("attention", &number(gathered.attention)),
        ("clear", &number(gathered.clear)),
        ("unchecked", &number(gathered.unchecked)),
    ]);
    sheet.put("summary", totals.clone());
    sheet.put(
        "counts",
        json!({
            "attention": gathered.attention,
            "clear": gathered.clear,
            "unchecked": gathered.unchecked,
        }),
    );
    sheet.prose(totals);
    let repeats = applicants::repeats(applicants);
    if repeats > 0 {
        sheet.say("conclusions", wording.repeats.fill(&[("n", &number(repeats))]));
    }
    if gathered.attention > 0 {
        sheet.say("conclusions", wording.decides.as_str());
    }
    sheet.say("conclusions", wording.clear_means.as_str());
    sheet.heading(&headings.applicants);
    let annexes = applicants::fill(sheet, applicants);
    sheet.heading(&headings.unchecked);
    unchecked::fill(sheet, applicants);
    sheet.heading(&headings.sources);
    sources::fill_for(sheet, Subjects::Both, |_| true);
    sheet.statement(&headings.statement, &wording.statement);
    for (n, (archive, check)) in annexes.into_iter().enumerate() {
        annex(sheet, n + 1, (archive, check));
    }
}

/// The letter, the matter, the bounds.
fn asked(sheet: &mut Sheet<'_>, letter: &Letter, gathered: &Gathered) {
    let Letter { number, department, day } = letter;
    sheet.put("letter", json!({ "number": number, "department": department, "day": day }));
    let mut pairs = vec![("来函单位".to_owned(), department.clone())];
    pairs.extend((!number.is_empty()).then(|| ("来函文号".to_owned(), number.clone())));
    pairs.extend(day.map(|day| ("来函日期".to_owned(), day.to_string())));
    pairs.extend(request::pairs(sheet, (gathered.from, gathered.day)));
    sheet.pairs(Pairing::Double, pairs);
}

/// The findings of one applicant.
fn annex(sheet: &mut Sheet<'_>, n: usize, (archive, check): (&Archive, &Check)) {
    let wording = &sheet.forms.reports.review;
    let name = archive.subject.name.as_str();
    let heading = wording.annex.fill(&[("n", &n.to_string()), ("name", name)]);
    sheet.blocks.push(Block::Heading(Level::One, heading));
    let codes = archive.subject.codes.first();
    sheet.pairs(
        Pairing::Double,
        codes.map(|(kind, code)| (kind.label().to_owned(), code.clone())).into_iter().collect(),
    );
    sheet.prose(check.assessment.summary.as_str());
    let findings = findings::fill(sheet, &check.assessment);
    let beside = sheet.forms.findings.beside(check, &sheet.forms.measures);
    let beside: Vec<String> = beside.into_iter().map(|(_, sentence)| sentence).collect();
    for text in &beside {
        sheet.prose(text.as_str());
    }
    sheet.add(
        "annexes",
        json!({
            "n": n,
            "name": name,
            "summary": check.assessment.summary,
            "findings": findings,
            "remarks": beside,
        }),
    );
}
