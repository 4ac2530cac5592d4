//! Records by category, in tables.

use crate::{
    domain::{
        archive::{Archive, Entry, Standing},
        catalogue::{Category, Item, Nature, Role},
        list::Until,
    },
    forms::Forms,
    report::document::{Align, Block, Cell, Column, Level, Paragraph, Table},
};

use super::listings::lines;

pub(super) fn blocks(archive: &Archive, forms: &Forms) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut sections = 0;
    for category in &forms.catalogue.categories {
        let entries: Vec<_> =
            archive.of_category(&category.id).filter(|e| is_detail(e, archive)).collect();
        if !entries.is_empty() {
            sections += 1;
            blocks.push(heading(sections, category, entries.len()));
            blocks.push(table(&entries, forms));
        }
    }
    if blocks.is_empty() {
        let empty = &forms.reports.credit_check.empty_section;
        blocks.push(Block::Paragraph(Paragraph::prose(empty)));
    }
    blocks
}

/// Base information and listings stand in sections of their own.
fn is_detail(entry: &Entry, archive: &Archive) -> bool {
    let record = (&entry.record.item, entry.record.key);
    entry.nature != Nature::Base
        && !archive.listings.iter().any(|l| (&l.record.0, l.record.1) == record)
}

fn heading(section: usize, category: &Category, n: usize) -> Block {
    Block::Heading(Level::Two, format!("（{}）{} {n} 条", numeral(section), category.name))
}

/// 一 to 九十九, as sections are counted.
fn numeral(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (n / 10, n % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens % 10], DIGITS[ones]),
    }
}

fn table(entries: &[&Entry], forms: &Forms) -> Block {
    let rows = entries.iter().enumerate().filter_map(|(i, entry)| {
        let item = forms.catalogue.item(&entry.record.item)?;
        Some(row(i + 1, entry, item, forms))
    });
    Block::Table(Table {
        columns: vec![
            Column::new("序号", 0.8).aligned(Align::Center),
            Column::new("日期", 1.8),
            Column::new("文号、名称", 4.0),
            Column::new("内容", 4.6),
            Column::new("作出单位", 2.6),
            Column::new("状态", 2.2),
        ],
        rows: rows.collect(),
    })
}

fn row(n: usize, entry: &Entry, item: &Item, forms: &Forms) -> Vec<Cell> {
    let record = &entry.record;
    let value = |role| record.value(item, role).unwrap_or_default();
    let title = match value(Role::Title) {
        "" => item.name.as_str(),
        title => title,
    };
    let first = |roles: &[Role]| roles.iter().map(|r| value(*r)).find(|v| !v.is_empty());
    vec![
        n.to_string().into(),
        value(Role::DecidedOn).into(),
        lines(&[value(Role::DocumentNumber), title]).into(),
        lines(&[
            value(Role::Class),
            value(Role::Reason),
            value(Role::Content),
            value(Role::Grade),
            &amount("罚款", value(Role::Amount)),
            &amount("没收", value(Role::Confiscated)),
        ])
        .into(),
        first(&[Role::Authority, Role::Source]).unwrap_or(&record.department).into(),
        state(entry, item, forms).into(),
    ]
}

fn amount(label: &str, wan: &str) -> String {
    if wan.is_empty() { String::new() } else { format!("{label} {wan} 万元") }
}

/// Standing, the department's own word for severity, and the last day.
fn state(entry: &Entry, item: &Item, forms: &Forms) -> String {
    let standing = match entry.standing {
        Standing::Current => String::new(),
        Standing::UnderObjection => "异议处理中".to_owned(),
    };
    let word = entry.record.value(item, Role::Severity).unwrap_or_default();
    let severity = match entry.severity {
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
    };
    let until = match (entry.until, entry.nature) {
        (Until::Stated(day), Nature::Negative) => format!("公示至 {day}"),
        (Until::Estimated(day), Nature::Negative) => {
            format!("公示至 {day}（{}）", forms.reports.credit_check.estimated)
        }
        (Until::Stated(day), _) => format!("有效至 {day}"),
        (Until::Estimated(day), _) => {
            format!("有效至 {day}（{}）", forms.reports.credit_check.estimated)
        }
        (Until::Open, _) if entry.record.value(item, Role::ValidUntil).is_some() => {
            "长期有效".to_owned()
        }
        (Until::Open, _) => String::new(),
    };
    lines(&[&standing, &severity, &until])
}

#[cfg(test)]
mod tests {
    #[test]
    fn sections_are_counted_in_chinese() {
        let numerals: Vec<_> = [1, 9, 10, 11, 20, 34].map(super::numeral).into();
        assert_eq!(numerals, ["一", "九", "十", "十一", "二十", "三十四"]);
    }
}
