//! The public credit report of this level (公共信用信息报告，本级查询): everything open, in the order of
//! the national standard; the order is data of `forms/reports/public-credit.toml`.

use serde_json::{Value, json};

use super::{
    conclusion, cover, entries, negatives, records, request, sheet::Sheet, sources, subject,
    told::numeral,
};
use crate::{
    domain::{archive::Archive, list::Colour},
    forms::{Holds, Section},
    report::document::{Align, Cell, Column},
};

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive) {
    let wording = &sheet.forms.reports.public_credit;
    let kind = archive.subject.kind;
    let title =
        if kind.is_natural_person() { wording.title_person.as_str() } else { &wording.title };
    let sections = sheet.forms.reports.public_sections(kind);
    cover::fill(sheet, &archive.subject, (title, wording.mark.as_str()));
    sheet.put("scope_text", wording.mark.as_str());
    sheet.heading(&wording.headings.summary);
    sheet.note(wording.mark.as_str());
    request::fill(sheet, (sheet.letterhead.from, archive.day));
    summary(sheet, archive, sections);
    conclusion::omissions(sheet, archive);
    let mut n = 0;
    for section in sections {
        let number = if section.holds == Holds::Base { 0 } else { n + 1 };
        n = n.max(number);
        fill_section(sheet, archive, (section, number));
    }
    sheet.heading(&wording.headings.sources);
    sources::fill(sheet, archive);
    sheet.statement(&wording.headings.statement, &wording.statement);
}

/// 条数汇总表
fn summary(sheet: &mut Sheet<'_>, archive: &Archive, sections: &[Section]) {
    let forms = sheet.forms;
    sheet.put("summary_table", json!([]));
    let (mut rows, mut total): (Vec<Vec<Cell>>, usize) = (Vec::new(), 0);
    for section in sections.iter().filter(|section| section.holds != Holds::Advice) {
        let n = entries::of(archive, &section.categories).count();
        if section.holds == Holds::Base && n == 0 {
            continue;
        }
        let parts = section.categories.iter().filter_map(|id| {
            let category = forms.catalogue.category(id)?;
            let n = entries::of(archive, std::slice::from_ref(id)).count();
            (n > 0).then(|| format!("{} {n} 条", category.name))
        });
        let parts: Vec<String> = match section.categories.as_slice() {
            [_] => Vec::new(),
            _ => parts.collect(),
        };
        total += n;
        sheet.add("summary_table", json!({ "name": section.name, "n": n, "parts": parts }));
        rows.push(vec![
            section.name.as_str().into(),
            n.to_string().into(),
            parts.join("；").into(),
        ]);
    }
    let columns = vec![
        Column::new("信息类别", 3.0),
        Column::new("条数", 0.9).aligned(Align::Center),
        Column::new("其中", 5.0),
    ];
    sheet.table(columns, rows);
    let as_of = conclusion::bounded(archive, sheet.letterhead);
    let counted = &forms.reports.public_credit.counted;
    sheet.say("conclusions", counted.fill(&[("as_of", &as_of), ("n", &total.to_string())]));
}

fn fill_section(sheet: &mut Sheet<'_>, archive: &Archive, (section, n): (&Section, usize)) {
    match n {
        0 => sheet.heading(&section.name),
        n => sheet.heading(&format!("{}、{}", numeral(n), section.name)),
    }
    match section.holds {
        Holds::Base => {
            subject::fill_named(sheet, archive, cover::name_label(&archive.subject));
            by_category(sheet, archive, section);
        }
        Holds::Advice => advice(sheet, archive),
        _ => {
            if by_category(sheet, archive, section) == 0 {
                sheet.section_data(&section.name, Vec::new());
                sheet.empty_section(archive);
            }
        }
    }
}

/// The records of a section; a section of several categories names each. How many there are.
pub(super) fn by_category(sheet: &mut Sheet<'_>, archive: &Archive, section: &Section) -> usize {
    let forms = sheet.forms;
    let mut told: Vec<Value> = Vec::new();
    let mut named = 0;
    for id in &section.categories {
        let records: Vec<_> = entries::of(archive, std::slice::from_ref(id)).collect();
        let Some(category) = forms.catalogue.category(id).filter(|_| !records.is_empty()) else {
            continue;
        };
        named += 1;
        if section.categories.len() > 1 || section.holds == Holds::Base {
            sheet.blocks.push(records::heading(named, category, records.len()));
        }
        told.extend(entries::fill(sheet, archive, &records));
    }
    let n = told.len();
    if n > 0 {
        sheet.section_data(&section.name, told);
    }
    n
}

/// 信用状况提升建议: what can be done about what is on record.
fn advice(sheet: &mut Sheet<'_>, archive: &Archive) {
    let wording = &sheet.forms.reports.public_credit;
    let bad = negatives::of(archive, sheet.forms);
    let listed = |black: bool| {
        let listed = bad.iter().filter_map(|one| one.listing);
        listed.filter(|listing| (listing.colour == Colour::Black) == black).count()
    };
    let broken = bad.iter().filter(|one| one.entry.performance.is_some()).count();
    let others = bad.iter().filter(|one| one.listing.is_none()).count() - broken;
    let clear = match archive.subject.kind.is_natural_person() {
        true => &wording.advice_clear_person,
        false => &wording.advice_clear,
    };
    if bad.is_empty() {
        sheet.say("advice", clear.as_str());
    }
    for (text, n) in [
        (&wording.advice_listed, listed(true)),
        (&wording.advice_attention, listed(false)),
        (&wording.advice_negative, others),
        (&wording.advice_broken, broken),
    ] {
        if n > 0 {
            sheet.say("advice", text.fill(&[("n", &n.to_string())]));
        }
    }
}
