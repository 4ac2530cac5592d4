//! A recognised sheet prepared for its rows: which cell feeds which column of the item.

use std::sync::Arc;

use super::clean::clean;
use super::head::{Head, Line};
use super::header::{Header, fold};
use super::names::Names;
use super::read::column_letters;
use super::recognise::{Recognised, is_extra};
use super::words::Words;
use crate::domain::catalogue::{Column, ColumnType, Item, Required, Role};

/// What a column of money counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// 万元, as all national tables.
    Wan,
    /// 元, by a note in the header or above it.
    Yuan,
    /// Something else; nothing is guessed.
    Other,
}

/// A column of the item and where its cells stand.
pub(super) struct Field<'c> {
    pub(super) column: &'c Column,
    /// Columns of the sheet; none when the sheet lacks it, several when a header comes twice.
    pub(super) sources: Vec<usize>,
    /// How findings name it.
    pub(super) label: String,
    /// Its code list.
    pub(super) words: Option<Words<'c>>,
    /// For an identity number, the field that names its kind.
    pub(super) type_field: Option<usize>,
    /// For money.
    pub(super) unit: Unit,
}

/// A sheet's plan.
pub(super) struct Plan<'c> {
    pub(super) item: &'c Item,
    pub(super) sheet: String,
    /// The last header row.
    pub(super) header_row: u32,
    /// In the item's order.
    pub(super) fields: Vec<Field<'c>>,
    /// Header texts as the file has them.
    pub(super) header: Arc<[String]>,
    /// For each column of the sheet, the item's column.
    pub(super) columns: Vec<Option<usize>>,
    /// Headers nobody asked for.
    pub(super) unknown: Vec<String>,
}

impl<'c> Plan<'c> {
    pub(super) fn new(sheet: &str, head: &Head, found: Recognised<'c>) -> Self {
        let Recognised { item, line, columns } = found;
        let above_in_yuan = head.above(line.row).any(is_yuan_remark);
        let fields: Vec<Field<'c>> = item
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let sources: Vec<usize> =
                    (0..columns.len()).filter(|&at| columns[at] == Some(index)).collect();
                let header = sources.first().and_then(|&at| line.headers[at].as_ref());
                let unit = match header.map(|header| unit_of(&header.notes)) {
                    Some(Some(unit)) => unit,
                    _ if above_in_yuan => Unit::Yuan,
                    _ => Unit::Wan,
                };
                let words = match &column.kind {
                    ColumnType::Choice(list) => Some(Words::of(list)),
                    _ => None,
                };
                let label = header.map_or(&column.header, |header| &header.label).clone();
                let type_field = type_role(column).and_then(|role| place_of(item, role));
                Field { column, sources, label, words, type_field, unit }
            })
            .collect();
        let unknown = line
            .headers
            .iter()
            .zip(&columns)
            .enumerate()
            .filter_map(|(at, pair)| {
                let (Some(header), None) = pair else { return None };
                let letters = column_letters(u32::try_from(at).unwrap_or(u32::MAX));
                (!is_extra(header)).then(|| format!("{letters} 列“{}”", header.label))
            })
            .collect();
        let names = Names::of(item);
        let header = (0..columns.len()).map(|at| lasting(at, &line, &columns, &names, &fields));
        let header = header.collect();
        Self {
            item,
            sheet: sheet.to_owned(),
            header_row: line.row,
            fields,
            header,
            columns,
            unknown,
        }
    }

    /// The field of a role, if the item has it.
    pub(super) fn of_role(&self, role: Role) -> Option<usize> {
        place_of(self.item, role)
    }

    /// The fields of which one must be filled.
    pub(super) fn one_of(&self) -> impl Iterator<Item = usize> + '_ {
        let is = |field: &Field<'_>| field.column.required == Required::OneOf;
        (0..self.fields.len()).filter(move |&index| is(&self.fields[index]))
    }

    /// Columns of money that do not count in 万元.
    pub(super) fn odd_units(&self) -> impl Iterator<Item = &Field<'c>> {
        let is_money = |field: &&Field<'c>| field.column.kind == ColumnType::Money;
        self.fields.iter().filter(is_money).filter(|f| f.unit != Unit::Wan && !f.sources.is_empty())
    }

    /// The column of the item a cell's text names, for rows that repeat the headers.
    pub(super) fn names(&self) -> Names<'c> {
        Names::of(self.item)
    }
}

/// A header that means the same on a line of its own, without headings and remarks above it.
fn lasting(
    at: usize,
    line: &Line,
    columns: &[Option<usize>],
    names: &Names<'_>,
    fields: &[Field<'_>],
) -> String {
    let text = clean(&line.texts[at]).text;
    let alone = Header::read(&text).and_then(|header| names.column(&header));
    let text = match columns[at] {
        found if found == alone => text,
        Some(index) => fields[index].column.header.clone(),
        None => format!("未导入_{text}"),
    };
    match columns[at].map(|index| &fields[index]) {
        Some(field) if field.unit == Unit::Yuan && field.column.kind == ColumnType::Money => {
            let header = Header::read(&text);
            let stated = header.is_some_and(|header| unit_of(&header.notes).is_some());
            if stated { text } else { format!("{text}（元）") }
        }
        _ => text,
    }
}

fn place_of(item: &Item, role: Role) -> Option<usize> {
    item.columns.iter().position(|column| column.role == Some(role))
}

fn type_role(column: &Column) -> Option<Role> {
    match column.role {
        Some(Role::IdentityNumber) => Some(Role::IdentityType),
        Some(Role::RepresentativeIdentity) => Some(Role::RepresentativeIdentityType),
        _ => None,
    }
}

/// The unit a header's notes name.
fn unit_of(notes: &[String]) -> Option<Unit> {
    let text = notes.iter().find(|note| note.contains('元'))?;
    let before = text.split('元').next().unwrap_or_default();
    Some(match before.chars().next_back() {
        Some('万') if !before.ends_with("百万") && !before.ends_with("千万") => Unit::Wan,
        Some('百' | '千' | '亿' | '万' | '美' | '欧' | '港' | '日') => Unit::Other,
        _ => Unit::Yuan,
    })
}

/// `单位：元` above the table.
fn is_yuan_remark(text: &str) -> bool {
    let text = fold(text);
    ["单位:元", "单位:人民币元", "单位:人民币(元)", "单位:(元)"]
        .iter()
        .any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_by_notes() {
        for (note, unit) in [
            ("万元", Some(Unit::Wan)),
            ("单位万元,范围为0.00~9999.99", Some(Unit::Wan)),
            ("单位:元", Some(Unit::Yuan)),
            ("人民币元", Some(Unit::Yuan)),
            ("千元", Some(Unit::Other)),
            ("百万元", Some(Unit::Other)),
            ("亿元", Some(Unit::Other)),
            ("美元", Some(Unit::Other)),
            ("必填", None),
        ] {
            assert_eq!(unit_of(&[note.to_owned()]), unit, "{note}");
        }
        assert!(is_yuan_remark("金额单位： 元"));
        assert!(!is_yuan_remark("单位：万元"));
    }
}
