//! `catalogue/publicity.toml`: sets of publicity rules, by name.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, requirements, term};
use crate::domain::publicity::{LongerLeast, PublicityRule, Span};

/// Rule sets by the name items refer to.
pub(super) type RuleSets = BTreeMap<String, Vec<PublicityRule>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSet {
    requirements: Option<Spanned<Vec<String>>>,
    rules: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    in_force_from: Spanned<String>,
    ground: Spanned<String>,
    minor: Lengths,
    general: Lengths,
    serious: Lengths,
    undecided: Spanned<String>,
    longer: Option<Longer>,
    asks: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lengths {
    least: Option<Spanned<String>>,
    most: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Longer {
    words: Vec<String>,
    least: Spanned<String>,
}

pub(super) fn read(document: &Document<'_>) -> Result<RuleSets, FormsError> {
    let sets: BTreeMap<String, RuleSet> = document.parse()?;
    sets.into_iter().map(|(name, set)| Ok((name, rules(document, set)?))).collect()
}

fn rules(document: &Document<'_>, set: RuleSet) -> Result<Vec<PublicityRule>, FormsError> {
    requirements::check(document, set.requirements.as_ref())?;
    let mut rules: Vec<PublicityRule> = Vec::with_capacity(set.rules.len());
    for row in set.rules {
        let in_force_from = document.day(&row.in_force_from)?;
        if rules.iter().any(|rule| rule.in_force_from == in_force_from) {
            let value = row.in_force_from.get_ref().clone();
            return Err(document.at(&row.in_force_from, Fault::Twice { what: "施行日", value }));
        }
        let asks = row.asks.into_iter().map(|text| Ok(document.filled(text, "材料")?.into()));
        rules.push(PublicityRule {
            in_force_from,
            ground: document.ground(row.ground)?.into(),
            minor: span(document, row.minor)?,
            general: span(document, row.general)?,
            serious: span(document, row.serious)?,
            undecided: term::read(document, &row.undecided)?,
            longer: row.longer.map(|longer| self::longer(document, longer)).transpose()?,
            asks: asks.collect::<Result<_, FormsError>>()?,
        });
    }
    Ok(rules)
}

fn span(document: &Document<'_>, raw: Lengths) -> Result<Span, FormsError> {
    let least = raw.least.map(|text| term::read(document, &text)).transpose()?;
    Ok(Span { least, most: term::read(document, &raw.most)? })
}

fn longer(document: &Document<'_>, raw: Longer) -> Result<LongerLeast, FormsError> {
    Ok(LongerLeast { words: raw.words, least: term::read(document, &raw.least)? })
}
