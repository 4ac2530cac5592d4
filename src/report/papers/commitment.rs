//! The commitment (信用承诺书) with the papers handed out with it, as one set: what is signed is what
//! was handed out, under one number and one digest.

mod filled;
mod signing;

use serde_json::{Value, json};

use super::{sheet::Sheet, subject, told};
use crate::{
    domain::{
        archive::SubjectCard,
        commitment::{Accompanying, Template, Values},
        report::ReportKind,
        wording::Wording,
    },
    report::document::{Align, Block, Cell, Column, Level, Pairing, Paragraph},
};
use filled::Filled;

/// What stands on a page that is left empty.
const NO_TEXT: &str = "（此页无正文）";

/// Characters a column of an accompanying table counts at least and at most.
const COLUMN_WIDTHS: (usize, usize) = (3, 24);

pub(super) fn fill(
    sheet: &mut Sheet<'_>,
    card: &SubjectCard,
    (template, values): (&Template, &Values),
    department: &str,
) {
    let card = &named(card);
    let office = sheet.letterhead.office;
    let filled = Filled::new((template, values), card, [department, office]);
    accompanying(sheet, &template.accompanying, &filled);
    sheet.title(&template.name);
    sheet.about(card);
    promises(sheet, card, template, department);
    fields(sheet, &filled);
    clauses(sheet, template, &filled);
    breach(sheet, template, &filled);
    signing::fill(sheet, card, template, &filled);
}

/// What breaking a commitment means, in one text, as its paper says it.
pub fn consequences(
    card: &SubjectCard,
    (template, values): (&Template, &Values),
    offices: [&str; 2],
) -> String {
    let filled = Filled::new((template, values), &named(card), offices);
    let texts = template.breach.iter().map(|text| filled.text(text));
    texts.collect::<Vec<_>>().join("\n")
}

/// Who promises is a name and the strongest code: what the registers say of them besides may change
/// before the promise ends, and costs room the signatures need.
fn named(card: &SubjectCard) -> SubjectCard {
    let codes = card.codes.iter().take(1).cloned().collect();
    SubjectCard { status: None, former_names: Vec::new(), codes, ..card.clone() }
}

/// The papers handed out, each from a page of its own. The first one carries the number of the set.
fn accompanying(sheet: &mut Sheet<'_>, papers: &[Accompanying], filled: &Filled<'_>) {
    sheet.put("accompanying", json!([]));
    for (n, paper) in papers.iter().enumerate() {
        match n {
            // The commitment's own title takes its place in the data.
            0 => sheet.title(&paper.title),
            _ => sheet.blocks.push(Block::Title(paper.title.clone())),
        }
        let paragraphs: Vec<String> =
            paper.paragraphs.iter().map(|text| filled.text(text)).collect();
        let told = json!({
            "title": paper.title,
            "paragraphs": paragraphs,
            "columns": paper.columns,
            "rows": paper.rows,
        });
        sheet.add("accompanying", told);
        paragraphs.into_iter().for_each(|text| sheet.prose(text));
        if !paper.columns.is_empty() {
            let cells = |row: &Vec<String>| row.iter().map(|text| text.as_str().into()).collect();
            let rows: Vec<Vec<Cell>> = paper.rows.iter().map(cells).collect();
            sheet.table(columns(paper), rows);
        }
        sheet.blocks.push(Block::PageBreak);
    }
    // Printed on both sides, what is signed must come apart from what was handed out.
    if papers.len() % 2 == 1 {
        let empty = Paragraph::flush(NO_TEXT, Align::Center);
        sheet.blocks.extend([Block::Paragraph(empty), Block::PageBreak]);
    }
}

/// Columns as wide as their longest text asks for, within bounds.
fn columns(paper: &Accompanying) -> Vec<Column> {
    let column = |(at, header): (usize, &String)| {
        let cells = paper.rows.iter().filter_map(|row| row.get(at));
        let longest = cells.chain([header]).map(|text| text.chars().count()).max().unwrap_or(0);
        let (least, most) = COLUMN_WIDTHS;
        Column::new(header, longest.clamp(least, most) as f32)
    };
    paper.columns.iter().enumerate().map(column).collect()
}

/// Who promises what, to whom, for what and by which rule.
fn promises(sheet: &mut Sheet<'_>, card: &SubjectCard, template: &Template, department: &str) {
    heading(sheet, &sheet.forms.reports.commitment.headings.subject);
    let mut pairs = subject::identity(card, subject::name_label(card));
    // The register and its QR code call the paper by its kind.
    let kind = ReportKind::Commitment.label();
    if !template.name.contains(kind) {
        pairs.push(("文书种类".to_owned(), kind.to_owned()));
    }
    let about = [
        ("受理单位", department),
        ("承诺类型", template.kind.label()),
        ("承诺事由", &template.matter),
        ("依据", &template.ground),
    ];
    let stated = about.into_iter().filter(|(_, text)| !text.is_empty());
    pairs.extend(stated.map(|(label, text)| (label.to_owned(), text.to_owned())));
    sheet.pairs(Pairing::Double, pairs);
    sheet.put("subject", told::card(card));
    sheet.put("template", json!({ "id": template.id, "name": template.name }));
    sheet.put("type", template.kind.name());
    sheet.put("type_text", template.kind.label());
    sheet.put("matter", template.matter.as_str());
    sheet.put("ground", template.ground.as_str());
    sheet.put("department", department);
}

/// What was filled in; an optional field left empty is not asked about on paper.
fn fields(sheet: &mut Sheet<'_>, filled: &Filled<'_>) {
    let fields = filled.fields();
    let told = |field: &filled::Printed<'_>| {
        json!({
            "id": field.id,
            "label": field.label,
            "value": field.value,
            "text": field.text,
        })
    };
    sheet.put("fields", fields.iter().map(told).collect::<Value>());
    if !fields.is_empty() {
        heading(sheet, &sheet.forms.reports.commitment.headings.filled);
        let pair = |field: filled::Printed<'_>| (field.label.to_owned(), field.text);
        sheet.pairs(Pairing::Double, fields.into_iter().map(pair).collect());
    }
}

/// What is promised.
fn clauses(sheet: &mut Sheet<'_>, template: &Template, filled: &Filled<'_>) {
    heading(sheet, &sheet.forms.reports.commitment.headings.clauses);
    let opening = filled.text(&template.opening);
    sheet.put("opening", opening.as_str());
    sheet.prose(opening);
    numbered(sheet, "clauses", &template.clauses, filled);
}

/// What breaking it means.
fn breach(sheet: &mut Sheet<'_>, template: &Template, filled: &Filled<'_>) {
    sheet.put("breach", json!([]));
    if template.breach.is_empty() {
        return;
    }
    heading(sheet, &sheet.forms.reports.commitment.headings.breach);
    numbered(sheet, "breach", &template.breach, filled);
}

/// Smaller than on papers for reading: clauses and signatures go on the two sides of one sheet.
fn heading(sheet: &mut Sheet<'_>, text: &str) {
    sheet.blocks.push(Block::Heading(Level::Two, text.to_owned()));
}

/// Texts counted in Chinese; a single one stands without number.
fn numbered(sheet: &mut Sheet<'_>, key: &str, texts: &[Wording], filled: &Filled<'_>) {
    sheet.put(key, json!([]));
    for (n, text) in (1..).zip(texts) {
        let text = filled.text(text);
        sheet.add(key, text.as_str());
        match texts.len() {
            1 => sheet.prose(text),
            _ => sheet.prose(format!("{}、{text}", told::numeral(n))),
        }
    }
}
