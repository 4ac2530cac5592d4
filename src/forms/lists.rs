//! `lists/*.toml`: list kinds with their grounds and terms.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, requirements, source::Source, term};
use crate::domain::{
    catalogue::Subjects,
    list::{Colour, ListKind, ListRule, Lists, Reach},
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
    reach: Reach,
    requirements: Option<Spanned<Vec<String>>>,
    rules: Spanned<Vec<Rule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    in_force_from: Option<Spanned<String>>,
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
    requirements::check(document, row.requirements.as_ref())?;
    Ok(ListKind {
        id: document.identifier(row.id)?.into(),
        name: document.filled(row.name, "名单名称")?,
        aliases: row.aliases.into_iter().map(Spanned::into_inner).collect(),
        colour: row.colour,
        subjects: row.subjects,
        reach: row.reach,
        rules: rules(document, row.rules)?,
    })
}

/// The rules from the oldest on; which is in force is read from behind.
fn rules(document: &Document<'_>, raw: Spanned<Vec<Rule>>) -> Result<Vec<ListRule>, FormsError> {
    if raw.get_ref().is_empty() {
        return Err(document.at(&raw, Fault::MissingKey("rules".to_owned())));
    }
    let mut rules: Vec<ListRule> = Vec::new();
    for row in raw.into_inner() {
        let from = row.in_force_from.as_ref().map(|text| document.day(text)).transpose()?;
        if let Some(before) = rules.last()
            && from <= before.in_force_from
        {
            let fault = Fault::Order;
            return Err(match &row.in_force_from {
                Some(text) => document.at(text, fault),
                None => document.at(&row.ground, fault),
            });
        }
        let removal = row.earliest_removal.map(|text| term::read(document, &text)).transpose()?;
        rules.push(ListRule {
            in_force_from: from,
            ground: document.ground(row.ground)?.into(),
            term: term::read(document, &row.term)?,
            earliest_removal: removal,
        });
    }
    Ok(rules)
}
