//! `severity.toml`: departments' words for severity.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document};
use crate::domain::severity::{Severity, SeverityWords};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    words: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    word: Spanned<String>,
    severity: Step,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Undecided,
    Minor,
    General,
    Serious,
}

pub(super) fn read(document: &Document<'_>) -> Result<SeverityWords, FormsError> {
    let table: Table = document.parse()?;
    let mut words: Vec<(String, Option<Severity>)> = Vec::with_capacity(table.words.len());
    for row in table.words {
        if words.iter().any(|(word, _)| word == row.word.get_ref()) {
            let value = row.word.get_ref().clone();
            return Err(document.at(&row.word, Fault::Twice { what: "程度词", value }));
        }
        let severity = match row.severity {
            Step::Undecided => None,
            Step::Minor => Some(Severity::Minor),
            Step::General => Some(Severity::General),
            Step::Serious => Some(Severity::Serious),
        };
        words.push((document.filled(row.word, "程度词")?, severity));
    }
    Ok(SeverityWords(words))
}
