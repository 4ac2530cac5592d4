//! `[[accompanying]]`: papers handed out with a commitment, with a table where one is needed.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Text,
    sentences::{Places, literal},
};
use crate::{
    domain::commitment::Accompanying,
    forms::{Fault, FormsError, document::Document},
};

/// More do not fit across a page.
const MOST_COLUMNS: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    title: Text,
    #[serde(default)]
    paragraphs: Vec<Text>,
    columns: Option<Spanned<Vec<Text>>>,
    #[serde(default)]
    rows: Vec<Spanned<Vec<Text>>>,
}

pub(super) fn read(
    document: &Document<'_>,
    places: &Places<'_>,
    raw: Raw,
) -> Result<Accompanying, FormsError> {
    if raw.paragraphs.is_empty() && raw.rows.is_empty() {
        return Err(document.at(&raw.title, Fault::Blank("随附文书的内容")));
    }
    let columns = columns(document, raw.columns, raw.rows.is_empty())?;
    let rows = raw.rows.into_iter().map(|row| cells(document, row, columns.len()));
    let rows = rows.collect::<Result<_, _>>()?;
    let paragraphs = raw.paragraphs.iter().map(|text| places.factual(document, text));
    Ok(Accompanying {
        title: literal(document, raw.title, "随附文书的标题")?,
        paragraphs: paragraphs.collect::<Result<_, _>>()?,
        columns,
        rows,
    })
}

fn columns(
    document: &Document<'_>,
    given: Option<Spanned<Vec<Text>>>,
    without_rows: bool,
) -> Result<Vec<String>, FormsError> {
    let Some(given) = given else { return Ok(Vec::new()) };
    if without_rows || given.get_ref().is_empty() {
        return Err(document.at(&given, Fault::Blank("表格")));
    }
    if given.get_ref().len() > MOST_COLUMNS {
        return Err(document.at(&given, Fault::TooMany { what: "表格的列", most: MOST_COLUMNS }));
    }
    given.into_inner().into_iter().map(|text| literal(document, text, "表头")).collect()
}

fn cells(
    document: &Document<'_>,
    row: Spanned<Vec<Text>>,
    columns: usize,
) -> Result<Vec<String>, FormsError> {
    let cells = row.get_ref().len();
    if cells != columns {
        return Err(document.at(&row, Fault::Cells { columns, cells }));
    }
    row.into_inner().into_iter().map(|text| literal(document, text, "这一格")).collect()
}
