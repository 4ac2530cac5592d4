//! `deferral`: how breaking a commitment defers applications.

use serde::Deserialize;
use toml::Spanned;

use super::Text;
use crate::{
    domain::{
        commitment::{DeferralRule, DeferredScene},
        scene::Scene,
        term::Term,
    },
    forms::{Fault, FormsError, document::Document, term},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    term: Text,
    scenes: Spanned<Vec<Text>>,
    ground: Text,
}

/// The rule, with identifiers and names of the scenes, as signed papers keep it.
pub(super) fn read(
    document: &Document<'_>,
    scenes: &[Scene],
    raw: Raw,
) -> Result<DeferralRule, FormsError> {
    let term = term::read(document, &raw.term)?;
    if term == Term::UntilRemoved {
        return Err(document.at(&raw.term, Fault::Endless));
    }
    if raw.scenes.get_ref().is_empty() {
        return Err(document.at(&raw.scenes, Fault::Blank("暂缓受理的核查事由")));
    }
    let mut known: Vec<DeferredScene> = Vec::new();
    for id in raw.scenes.into_inner() {
        let name = id.get_ref().clone();
        let Some(scene) = scenes.iter().find(|scene| scene.id.as_str() == name) else {
            return Err(document.at(&id, Fault::Undefined { what: "核查事由", name }));
        };
        if known.iter().any(|one| one.id == name) {
            return Err(document.at(&id, Fault::Twice { what: "核查事由", value: name }));
        }
        known.push(DeferredScene { id: name, name: scene.name.clone() });
    }
    Ok(DeferralRule { term, scenes: known, ground: document.ground(raw.ground)? })
}
