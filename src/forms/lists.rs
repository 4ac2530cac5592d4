//! `lists/*.toml`: list kinds with their grounds and terms.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, source::Source, term};
use crate::domain::{
    catalogue::Subjects,
    list::{Colour, ListKind, Lists},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    list: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    colour: Colour,
    subjects: Subjects,
    ground: Spanned<String>,
    term: Spanned<String>,
    earliest_removal: Option<Spanned<String>>,
}

pub(super) fn read(source: &Source) -> Result<Lists, FormsError> {
    let mut lists = Lists::default();
    for document in source.folder("lists/") {
        for row in document.parse::<File>()?.list {
            unique(&document, &lists, &row)?;
            lists.0.push(kind(&document, row)?);
        }
    }
    Ok(lists)
}

/// A word that names two lists would put a subject on the wrong one.
fn unique(document: &Document<'_>, lists: &Lists, row: &Row) -> Result<(), FormsError> {
    let twice = |what, text: &Spanned<String>| {
        document.at(text, Fault::Twice { what, value: text.get_ref().clone() })
    };
    if lists.0.iter().any(|kind| kind.id.as_str() == row.id.get_ref()) {
        return Err(twice("名单 id", &row.id));
    }
    let own = |n: usize| row.aliases[..n].iter().chain([&row.name]);
    for (n, alias) in row.aliases.iter().enumerate() {
        if own(n).any(|name| name.get_ref() == alias.get_ref()) {
            return Err(twice("名单名称", alias));
        }
    }
    match own(row.aliases.len()).find(|name| lists.named(name.get_ref()).is_some()) {
        Some(name) => Err(twice("名单名称", name)),
        None => Ok(()),
    }
}

fn kind(document: &Document<'_>, row: Row) -> Result<ListKind, FormsError> {
    let earliest_removal =
        row.earliest_removal.map(|text| term::read(document, &text)).transpose()?;
    Ok(ListKind {
        id: document.identifier(row.id)?.into(),
        name: document.filled(row.name, "名单名称")?,
        aliases: row.aliases.into_iter().map(Spanned::into_inner).collect(),
        colour: row.colour,
        subjects: row.subjects,
        ground: document.ground(row.ground)?,
        term: term::read(document, &row.term)?,
        earliest_removal,
    })
}
