//! `fields.toml`: the regulated fields joint warnings count by.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, requirements};
use crate::domain::{
    field::{Field, Fields},
    list::Lists,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    requirements: Option<Spanned<Vec<String>>>,
    ground: Spanned<String>,
    field: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: Spanned<String>,
    departments: Vec<String>,
    lists: Option<Spanned<Vec<String>>>,
}

pub(super) fn read(document: &Document<'_>, lists: &Lists) -> Result<Fields, FormsError> {
    let file: File = document.parse()?;
    requirements::check(document, file.requirements.as_ref())?;
    document.ground(file.ground)?;
    let mut fields = Fields::default();
    for row in file.field {
        if fields.0.iter().any(|field| field.id.as_str() == row.id.get_ref()) {
            let value = row.id.get_ref().clone();
            return Err(document.at(&row.id, Fault::Twice { what: "领域 id", value }));
        }
        fields.0.push(field(document, lists, row)?);
    }
    Ok(fields)
}

fn field(document: &Document<'_>, lists: &Lists, row: Row) -> Result<Field, FormsError> {
    let named = row.lists.as_ref().map(|given| given.get_ref().as_slice()).unwrap_or_default();
    if let Some(name) = named.iter().find(|id| lists.kind(&id.as_str().into()).is_none())
        && let Some(given) = &row.lists
    {
        let fault = Fault::Undefined { what: "名单", name: name.clone() };
        return Err(document.at(given, fault));
    }
    Ok(Field {
        lists: named.iter().map(|id| id.as_str().into()).collect(),
        id: document.identifier(row.id)?.into(),
        name: document.filled(row.name, "领域名称")?,
        departments: row.departments,
    })
}
