//! The receipt (受理回执): an application was taken in. It promises nothing.

use serde_json::json;

use super::{sheet::Sheet, subject, told};
use crate::{
    domain::{archive::SubjectCard, mask},
    forms::ReceiptMatter,
    report::document::{Align, BlankRow, Block, Cell, Column, Pairing},
};

pub(super) fn fill(
    sheet: &mut Sheet<'_>,
    applicant: Option<&SubjectCard>,
    matter: &ReceiptMatter,
    (materials, contact): (&[String], &str),
) {
    let wording = &sheet.forms.reports.receipt;
    let headings = &wording.headings;
    let letterhead = sheet.letterhead;
    sheet.counts.subjects = u32::from(applicant.is_some());
    sheet.title(&wording.title);
    let opening = wording.opening.fill(&[("day", &letterhead.issued.minute())]);
    sheet.say("conclusions", opening);
    sheet.heading(&headings.matter);
    let contact = mask::numbers_within(contact).into_owned();
    let mut pairs = vec![("受理事项".to_owned(), matter.name.clone())];
    if let Some(card) = applicant {
        sheet.about(card);
        sheet.put("subject", told::card(card));
        pairs.extend(subject::identity(card, "申请人"));
    }
    pairs.extend((!contact.is_empty()).then(|| ("联系方式".to_owned(), contact.clone())));
    sheet.put("contact", contact);
    pairs.push(("收件窗口".to_owned(), letterhead.window.to_owned()));
    pairs.push(("收件时间".to_owned(), letterhead.issued.second()));
    sheet.put("matter", json!({ "id": matter.id, "name": matter.name }));
    sheet.pairs(Pairing::Double, pairs);
    if applicant.is_none() {
        sheet.blocks.push(Block::Blanks(vec![BlankRow::new(["申请人：", "联系电话："])]));
    }
    sheet.heading(&headings.materials);
    brought(sheet, matter, materials);
    sheet.heading(&headings.time_limit);
    sheet.put("time_limit", matter.time_limit.clone());
    sheet.prose(matter.time_limit.as_str());
    sheet.put("note", matter.note.clone());
    sheet.prose(matter.note.as_str());
    sheet.small_statement(&wording.statement);
}

/// What is asked for, brought or not, and what was brought besides.
fn brought(sheet: &mut Sheet<'_>, matter: &ReceiptMatter, materials: &[String]) {
    let wording = &sheet.forms.reports.receipt;
    sheet.put("materials", json!([]));
    let is_asked = |name: &&String| matter.materials.contains(name);
    let besides = materials.iter().filter(|name| !is_asked(name));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut missing = 0;
    for name in matter.materials.iter().chain(besides) {
        let is_here = materials.contains(name);
        missing += usize::from(!is_here);
        let word = if is_here { &wording.received } else { &wording.not_received };
        let name = mask::numbers_within(name).into_owned();
        sheet.add("materials", json!({ "name": name, "received": is_here, "text": word.as_str() }));
        rows.push(vec![(rows.len() + 1).to_string().into(), name.into(), word.as_str().into()]);
    }
    if rows.is_empty() {
        return sheet.prose(wording.nothing_asked.as_str());
    }
    let columns = vec![
        Column::new("序号", 0.8).aligned(Align::Center),
        Column::new("材料", 8.0),
        Column::new("情况", 1.4).aligned(Align::Center),
    ];
    sheet.table(columns, rows);
    if missing > 0 {
        sheet.say("remarks", wording.missing.fill(&[("n", &missing.to_string())]));
    }
}
