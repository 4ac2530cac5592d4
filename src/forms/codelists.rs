//! `codelists.toml`: the words a column may hold.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document};
use crate::domain::catalogue::{Cardinality, CodeList, CodeListEntry, UnknownWord};

/// Code lists by identifier.
pub(super) type CodeLists = BTreeMap<String, Arc<CodeList>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    cardinality: Cardinality,
    unknown: UnknownWord,
    entries: Vec<Spanned<CodeListEntry>>,
}

pub(super) fn read(document: &Document<'_>) -> Result<CodeLists, FormsError> {
    let rows: BTreeMap<String, Row> = document.parse()?;
    rows.into_iter()
        .map(|(id, row)| Ok((id.clone(), Arc::new(code_list(document, id, row)?))))
        .collect()
}

fn code_list(document: &Document<'_>, id: String, row: Row) -> Result<CodeList, FormsError> {
    let mut entries: Vec<CodeListEntry> = Vec::with_capacity(row.entries.len());
    for entry in row.entries {
        let new = entry.get_ref();
        if new.word.trim().is_empty() {
            return Err(document.at(&entry, Fault::Blank("word")));
        }
        let known = |name: &str| entries.iter().any(|old| names(old).any(|n| n == name));
        if let Some(value) = names(new).find(|name| known(name)).map(str::to_owned) {
            return Err(document.at(&entry, Fault::Twice { what: "词、代码或别名", value }));
        }
        entries.push(entry.into_inner());
    }
    Ok(CodeList { id, entries, cardinality: row.cardinality, unknown: row.unknown })
}

/// Everything a cell may hold to mean the entry.
fn names(entry: &CodeListEntry) -> impl Iterator<Item = &str> {
    [entry.word.as_str(), entry.code.as_str()]
        .into_iter()
        .chain(entry.aliases.iter().map(String::as_str))
        .filter(|name| !name.is_empty())
}
