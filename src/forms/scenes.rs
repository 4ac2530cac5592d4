//! `scenes/scenes.toml`: matters a report can be for.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document};
use crate::domain::scene::Scene;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    scenes: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: Spanned<String>,
}

pub(super) fn read(document: &Document<'_>) -> Result<Vec<Scene>, FormsError> {
    let table: Table = document.parse()?;
    let mut scenes: Vec<Scene> = Vec::with_capacity(table.scenes.len());
    for Row { id, name } in table.scenes {
        let twice = |what, text: &Spanned<String>| {
            document.at(text, Fault::Twice { what, value: text.get_ref().clone() })
        };
        if scenes.iter().any(|scene| scene.id.as_str() == id.get_ref()) {
            return Err(twice("核查事由 id", &id));
        }
        if scenes.iter().any(|scene| scene.name == *name.get_ref()) {
            return Err(twice("核查事由", &name));
        }
        let id = document.identifier(id)?.into();
        scenes.push(Scene { id, name: document.filled(name, "核查事由的名称")? });
    }
    Ok(scenes)
}
