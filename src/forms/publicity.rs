//! `catalogue/publicity.toml`: sets of publicity rules, by name.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, term};
use crate::domain::publicity::PublicityRule;

/// Rule sets by the name items refer to.
pub(super) type RuleSets = BTreeMap<String, Vec<PublicityRule>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSet {
    rules: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    in_force_from: Spanned<String>,
    ground: Spanned<String>,
    minor: Spanned<String>,
    general: Spanned<String>,
    serious: Spanned<String>,
    undecided: Spanned<String>,
}

pub(super) fn read(document: &Document<'_>) -> Result<RuleSets, FormsError> {
    let sets: BTreeMap<String, RuleSet> = document.parse()?;
    sets.into_iter().map(|(name, set)| Ok((name, rules(document, set)?))).collect()
}

fn rules(document: &Document<'_>, set: RuleSet) -> Result<Vec<PublicityRule>, FormsError> {
    let mut rules: Vec<PublicityRule> = Vec::with_capacity(set.rules.len());
    for row in set.rules {
        let written = row.in_force_from.get_ref();
        let in_force_from = written
            .parse()
            .map_err(|_| document.at(&row.in_force_from, Fault::Day(written.clone())))?;
        if rules.iter().any(|rule| rule.in_force_from == in_force_from) {
            let fault = Fault::Twice { what: "施行日", value: written.clone() };
            return Err(document.at(&row.in_force_from, fault));
        }
        rules.push(PublicityRule {
            in_force_from,
            ground: document.ground(row.ground)?,
            minor: term::read(document, &row.minor)?,
            general: term::read(document, &row.general)?,
            serious: term::read(document, &row.serious)?,
            undecided: term::read(document, &row.undecided)?,
        });
    }
    Ok(rules)
}
