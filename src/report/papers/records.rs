//! Records by category, in tables: a row each.

use super::{
    listings,
    sheet::Sheet,
    told::{self, lines, marked, numeral},
};
use crate::{
    domain::{
        archive::{Archive, Entry, Standing},
        catalogue::{Category, Item, Nature, Role},
        list::Until,
    },
    forms::Forms,
    report::document::{Align, Block, Cell, Column, Level},
};

const HEADERS: [&str; 6] = ["序号", "日期", "文号、名称", "内容", "作出单位", "状态"];

/// A table for each category that has records.
pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive) {
    let forms = sheet.forms;
    let mut sections = 0;
    for category in &forms.catalogue.categories {
        let entries: Vec<_> =
            archive.of_category(&category.id).filter(|e| is_detail(e, archive)).collect();
        if !entries.is_empty() {
            sections += 1;
            sheet.blocks.push(heading(sections, category, entries.len()));
            table(sheet, category, &entries);
        }
    }
    if sections == 0 {
        sheet.empty_section(archive);
    }
}

/// Base information and listings stand in sections of their own.
fn is_detail(entry: &Entry, archive: &Archive) -> bool {
    entry.nature != Nature::Base && listings::of(archive, entry).is_none()
}

/// `（一）行政管理信息（行政许可） 1 条`
pub(super) fn heading(section: usize, category: &Category, n: usize) -> Block {
    Block::Heading(Level::Two, format!("（{}）{} {n} 条", numeral(section), category.name))
}

fn table(sheet: &mut Sheet<'_>, category: &Category, entries: &[&Entry]) {
    let forms = sheet.forms;
    let mut rows = Vec::with_capacity(entries.len());
    let mut records = Vec::with_capacity(entries.len());
    for (i, entry) in entries.iter().enumerate() {
        let Some(item) = forms.catalogue.item(&entry.record.item) else { continue };
        let row = row(i + 1, entry, item, forms);
        let fields = HEADERS.iter().zip(&row).skip(1);
        let fields = told::fields(fields.map(|(header, cell)| (*header, cell.text.as_str())));
        records.push(told::record(entry, title(entry, item), fields));
        rows.push(row);
    }
    sheet.section_data(&category.name, records);
    let weights = [0.8, 1.8, 4.0, 4.6, 2.6, 2.2];
    let columns = HEADERS.iter().zip(weights).map(|(header, weight)| {
        let align = if *header == "序号" { Align::Center } else { Align::Left };
        Column::new(*header, weight).aligned(align)
    });
    sheet.table(columns.collect(), rows);
}

fn title<'e>(entry: &'e Entry, item: &'e Item) -> &'e str {
    entry.record.value(item, Role::Title).unwrap_or(&item.name)
}

fn row(n: usize, entry: &Entry, item: &Item, forms: &Forms) -> Vec<Cell> {
    let record = &entry.record;
    let value = |role| record.value(item, role).unwrap_or_default();
    let first = |roles: &[Role]| roles.iter().map(|r| value(*r)).find(|v| !v.is_empty());
    // A commitment's document is the one it was found by, not one of who took it in.
    let (number, found) = match entry.performance {
        Some(_) => ("", found(&value)),
        None => (value(Role::DocumentNumber), String::new()),
    };
    vec![
        n.to_string().into(),
        value(Role::DecidedOn).into(),
        lines(&[number, title(entry, item)]).into(),
        lines(&[
            &party(value(Role::Relation), value(Role::RelatedName)),
            value(Role::RelatedCode),
            value(Role::Class),
            value(Role::Reason),
            value(Role::Content),
            value(Role::Grade),
            value(Role::Performance),
            &found,
            &amount("罚款", value(Role::Amount)),
            &amount("没收", value(Role::Confiscated)),
        ])
        .into(),
        first(&[Role::Authority, Role::Source]).unwrap_or(&record.department).into(),
        state(entry, item, forms).into(),
    ]
}

/// Who found how a commitment was kept, when, by which document; nothing before that.
fn found<'r>(value: &impl Fn(Role) -> &'r str) -> String {
    let (day, unit) = (value(Role::PerformedOn), value(Role::PerformedBy));
    match (day, value(Role::DocumentNumber)) {
        ("", _) => String::new(),
        (day, "") => format!("{day} {unit}认定"),
        (day, document) => format!("{day} {unit}认定（{document}）"),
    }
}

/// Who is related, and how: `股东：示范乙有限公司`.
fn party(relation: &str, name: &str) -> String {
    match (relation, name) {
        ("", name) | (name, "") => name.to_owned(),
        (relation, name) => format!("{relation}：{name}"),
    }
}

fn amount(label: &str, wan: &str) -> String {
    if wan.is_empty() { String::new() } else { format!("{label} {wan} 万元") }
}

/// How a record stands, the department's own word for severity, and the last day.
pub(super) fn state(entry: &Entry, item: &Item, forms: &Forms) -> String {
    let standing = match entry.standing {
        Standing::Current => "",
        Standing::UnderObjection => "异议处理中",
    };
    lines(&[standing, &severity(entry, item), &end(entry, item, forms)])
}

/// `一般失信（部门未分级，按规则推算）`; empty where it is undecided.
pub(super) fn severity(entry: &Entry, item: &Item) -> String {
    let word = entry.record.value(item, Role::Severity).unwrap_or_default();
    match entry.severity {
        Some(severity)
            if entry.graded_by.is_none() && severity.label() != word && !word.is_empty() =>
        {
            format!("{}失信（部门认定：{word}）", severity.label())
        }
        Some(severity) if entry.graded_by.is_some() => {
            format!("{}失信（部门未分级，按规则推算）", severity.label())
        }
        Some(severity) => format!("{}失信", severity.label()),
        None => String::new(),
    }
}

/// Until when a record that is no listing is shown or counts.
pub(super) fn end(entry: &Entry, item: &Item, forms: &Forms) -> String {
    match (marked(entry.until, forms), entry.until) {
        (Some(day), _) => format!("{} {day}", entry.ending(item)),
        (None, Until::Open) if entry.record.value(item, Role::ValidUntil).is_some() => {
            "长期有效".to_owned()
        }
        (None, _) => String::new(),
    }
}
