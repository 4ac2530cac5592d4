//! `[[field]]`: what a template asks to be filled in.

use serde::Deserialize;
use toml::Spanned;

use super::{Text, sentences::literal};
use crate::{
    domain::commitment::{Field, FieldKind, Need, PLACES, Prefill},
    forms::{Fault, FormsError, document::Document},
};

/// A queue is waiting.
const MOST_FIELDS: usize = 20;
const USUAL_LENGTH: usize = 100;
const MOST_LENGTH: u32 = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    id: Text,
    label: Text,
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(default)]
    required: bool,
    prefill: Option<Spanned<Prefill>>,
    choices: Option<Spanned<Vec<Text>>>,
    max: Option<Spanned<u32>>,
    #[serde(default)]
    hint: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Text,
    Day,
    Money,
    Number,
    Telephone,
    Choice,
}

/// The fields in the order of the form.
pub(super) fn read(
    document: &Document<'_>,
    rows: Vec<Spanned<Row>>,
) -> Result<Vec<Field>, FormsError> {
    let mut fields: Vec<Field> = Vec::with_capacity(rows.len());
    for row in rows {
        let at = row.span().start;
        if fields.len() == MOST_FIELDS {
            let fault = Fault::TooMany { what: "要填的栏", most: MOST_FIELDS };
            return Err(document.at_offset(at, fault));
        }
        let row = row.into_inner();
        unique(document, &fields, &row)?;
        fields.push(field(document, row, at)?);
    }
    Ok(fields)
}

/// Values are given by identifier or label, so no word may name two fields, nor what the program
/// fills itself.
fn unique(document: &Document<'_>, fields: &[Field], row: &Row) -> Result<(), FormsError> {
    let is_known = |word: &str| {
        PLACES.contains(&word) || fields.iter().any(|field| field.id == word || field.label == word)
    };
    match [&row.id, &row.label].into_iter().find(|word| is_known(word.get_ref())) {
        Some(word) => {
            let value = word.get_ref().clone();
            Err(document.at(word, Fault::Twice { what: "栏的名称", value }))
        }
        None => Ok(()),
    }
}

/// `at` is where the row begins.
fn field(document: &Document<'_>, row: Row, at: usize) -> Result<Field, FormsError> {
    let id = document.identifier(row.id)?;
    let misfit = |key| Fault::FieldType { field: id.clone(), key };
    if let Some(prefill) = row.prefill.as_ref().filter(|one| row.kind != prefilled(*one.get_ref()))
    {
        return Err(document.at(prefill, misfit("prefill")));
    }
    if let Some(words) = row.choices.as_ref().filter(|_| row.kind != Kind::Choice) {
        return Err(document.at(words, misfit("choices")));
    }
    // The values of these have a length of their own.
    let has_length = !matches!(row.kind, Kind::Day | Kind::Choice);
    if let Some(max) = row.max.as_ref().filter(|_| !has_length) {
        return Err(document.at(max, misfit("max")));
    }
    let kind = kind(document, row.kind, row.choices, at)?;
    Ok(Field {
        label: literal(document, row.label, "栏的名称")?,
        max: length(document, row.max, &kind)?,
        kind,
        need: if row.required { Need::Required } else { Need::Optional },
        prefill: row.prefill.map(Spanned::into_inner),
        hint: row.hint,
        id,
    })
}

/// What kind of field a value from the archive fits.
fn prefilled(prefill: Prefill) -> Kind {
    match prefill {
        Prefill::Today => Kind::Day,
        Prefill::Name
        | Prefill::Code
        | Prefill::Representative
        | Prefill::Address
        | Prefill::Office => Kind::Text,
    }
}

fn kind(
    document: &Document<'_>,
    kind: Kind,
    words: Option<Spanned<Vec<Text>>>,
    at: usize,
) -> Result<FieldKind, FormsError> {
    Ok(match kind {
        Kind::Text => FieldKind::Text,
        Kind::Day => FieldKind::Day,
        Kind::Money => FieldKind::Money,
        Kind::Number => FieldKind::Number,
        Kind::Telephone => FieldKind::Telephone,
        Kind::Choice => {
            let missing = || document.at_offset(at, Fault::MissingKey("choices".to_owned()));
            FieldKind::Choice(choices(document, words.ok_or_else(missing)?)?)
        }
    })
}

fn choices(document: &Document<'_>, words: Spanned<Vec<Text>>) -> Result<Vec<String>, FormsError> {
    if words.get_ref().is_empty() {
        return Err(document.at(&words, Fault::Blank("可选的词")));
    }
    let mut known: Vec<String> = Vec::new();
    for word in words.into_inner() {
        let value = word.get_ref().clone();
        if known.contains(&value) {
            return Err(document.at(&word, Fault::Twice { what: "可选的词", value }));
        }
        known.push(literal(document, word, "可选的词")?);
    }
    Ok(known)
}

/// The longest value; of words, the longest of them.
fn length(
    document: &Document<'_>,
    given: Option<Spanned<u32>>,
    kind: &FieldKind,
) -> Result<usize, FormsError> {
    if let FieldKind::Choice(words) = kind {
        return Ok(words.iter().map(|word| word.chars().count()).max().unwrap_or_default());
    }
    let Some(max) = given else { return Ok(USUAL_LENGTH) };
    match *max.get_ref() {
        length @ 1..=MOST_LENGTH => Ok(length as usize),
        _ => Err(document.at(&max, Fault::Number { least: 1, most: MOST_LENGTH })),
    }
}
