//! `severity.toml`: departments' words for severity, and the rules for what they left undecided.

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, requirements};
use crate::domain::{
    list::Colour,
    money::Money,
    severity::{FineFloor, Severities, Severity, SeverityRule, SeverityWords},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    requirements: Option<Spanned<Vec<String>>>,
    words: Vec<Word>,
    #[serde(default)]
    rule: Vec<Spanned<Rule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    word: Spanned<String>,
    severity: Step,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    name: Spanned<String>,
    severity: Severity,
    ground: Spanned<String>,
    in_force_from: Option<Spanned<String>>,
    in_force_until: Option<Spanned<String>>,
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    mentions: Vec<String>,
    #[serde(default)]
    contents: Vec<String>,
    fine_at_least: Option<Fine>,
    #[serde(default)]
    colours: Vec<Colour>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fine {
    organisations: Spanned<String>,
    persons: Spanned<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    Undecided,
    Minor,
    General,
    Serious,
}

impl Step {
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Undecided => None,
            Self::Minor => Some(Severity::Minor),
            Self::General => Some(Severity::General),
            Self::Serious => Some(Severity::Serious),
        }
    }
}

pub(super) fn read(document: &Document<'_>) -> Result<Severities, FormsError> {
    let table: Table = document.parse()?;
    requirements::check(document, table.requirements.as_ref())?;
    let rules = table.rule.into_iter().map(|raw| rule(document, raw).map(Arc::new));
    Ok(Severities { words: words(document, table.words)?, rules: rules.collect::<Result<_, _>>()? })
}

fn words(document: &Document<'_>, rows: Vec<Word>) -> Result<SeverityWords, FormsError> {
    let mut words: Vec<(String, Option<Severity>)> = Vec::with_capacity(rows.len());
    for row in rows {
        if words.iter().any(|(word, _)| word == row.word.get_ref()) {
            let value = row.word.get_ref().clone();
            return Err(document.at(&row.word, Fault::Twice { what: "程度词", value }));
        }
        words.push((document.filled(row.word, "程度词")?, row.severity.severity()));
    }
    Ok(SeverityWords(words))
}

fn rule(document: &Document<'_>, raw: Spanned<Rule>) -> Result<SeverityRule, FormsError> {
    let at = raw.span().start;
    let raw = raw.into_inner();
    let asks_nothing = raw.classes.is_empty()
        && raw.mentions.is_empty()
        && raw.contents.is_empty()
        && raw.fine_at_least.is_none()
        && raw.colours.is_empty();
    if asks_nothing {
        return Err(document.at_offset(at, Fault::Boundless));
    }
    if raw.colours.contains(&Colour::Red) {
        return Err(document.at_offset(at, Fault::WrongSide("red".to_owned())));
    }
    let amount = |text: &Spanned<String>| {
        let money = Money::from_wan(text.get_ref());
        money.ok_or_else(|| document.at(text, Fault::Amount(text.get_ref().clone())))
    };
    let fine = match &raw.fine_at_least {
        None => None,
        Some(Fine { organisations, persons }) => {
            Some(FineFloor { organisations: amount(organisations)?, persons: amount(persons)? })
        }
    };
    Ok(SeverityRule {
        name: document.filled(raw.name, "规则名称")?,
        ground: document.ground(raw.ground)?,
        in_force: document.in_force(raw.in_force_from, raw.in_force_until)?,
        severity: raw.severity,
        classes: raw.classes,
        mentions: raw.mentions,
        contents: raw.contents,
        fine,
        colours: raw.colours,
    })
}
