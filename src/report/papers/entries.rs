//! Records in full: `第 n 条` with every column a row fills, in the catalogue's own words.

use serde_json::Value;

use super::{
    listings, records,
    sheet::Sheet,
    subject,
    told::{self, lines},
};
use crate::{
    domain::{
        archive::{Archive, Entry},
        catalogue::{ColumnType, Item, Nature, Role},
    },
    report::document::{Block, KeyValues, Level, Pairing},
};

/// A record of no more pairs is short.
const SHORT: usize = 14;

/// The records one below the other, numbered from 1, and the same as data.
pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, entries: &[&Entry]) -> Vec<Value> {
    let forms = sheet.forms;
    let mut told = Vec::with_capacity(entries.len());
    for (i, entry) in entries.iter().enumerate() {
        let Some(item) = forms.catalogue.item(&entry.record.item) else { continue };
        let n = (i + 1).to_string();
        let heading = forms.reports.credit_check.record.fill(&[("n", &n)]);
        let pairs = pairs(sheet, archive, (entry, item));
        let fields = pairs.iter().map(|(label, value)| (label.as_str(), value.as_str()));
        told.push(told::record(entry, &item.name, told::fields(fields)));
        sheet.blocks.extend(framed(heading, pairs));
    }
    told
}

/// A record under its heading; a short one is not parted by the end of a page.
pub(super) fn framed(heading: String, pairs: Vec<(String, String)>) -> Vec<Block> {
    let is_short = pairs.len() <= SHORT;
    let frame = KeyValues { pairing: Pairing::Double, pairs };
    let blocks = vec![Block::Heading(Level::Three, heading), Block::KeyValues(frame)];
    if is_short { vec![Block::KeepTogether(blocks)] } else { blocks }
}

/// The records of some categories, without base information: it stands with the subject.
pub(super) fn of<'a>(
    archive: &'a Archive,
    categories: &'a [crate::domain::catalogue::CategoryId],
) -> impl Iterator<Item = &'a Entry> {
    let of_category = move |id| archive.of_category(id);
    categories.iter().flat_map(of_category).filter(|entry| entry.nature != Nature::Base)
}

fn pairs(
    sheet: &Sheet<'_>,
    archive: &Archive,
    (entry, item): (&Entry, &Item),
) -> Vec<(String, String)> {
    let record = &entry.record;
    let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let mut pairs = vec![pair("信息事项", &item.name)];
    for (code, value) in record.fields.iter() {
        let Some(column) = item.column(code) else { continue };
        if is_left_out(column.role) {
            continue;
        }
        pairs.push(match column.kind {
            ColumnType::Money => (column.header.clone(), format!("{value} 万元")),
            _ => pair(&column.header, value),
        });
    }
    if record.value(item, Role::Source) != Some(record.department.as_str()) {
        pairs.push(pair("报送单位", &record.department));
    }
    let state = match listings::of(archive, entry) {
        Some(listing) => {
            let end = listings::end(listing, sheet.forms);
            lines(&[listing.state.label(), &records::severity(entry, item), &end])
        }
        None => records::state(entry, item, sheet.forms),
    };
    if !state.is_empty() {
        pairs.push(("展示状态".to_owned(), state.replace('\n', "；")));
    }
    pairs
}

/// Who the subject is stands above.
fn is_left_out(role: Option<Role>) -> bool {
    subject::names_the_subject(role)
        || subject::is_a_third_persons(role)
        || matches!(role, Some(Role::IdentityType | Role::AuthorityCode))
}
