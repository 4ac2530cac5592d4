//! Rules of scenes, as scene files and the shared sets of `findings.toml` write them.

use serde::Deserialize;
use toml::Spanned;

use super::{
    FormsError,
    document::Document,
    selector::{self, Keys, Names, Side},
    severity::Step,
};
use crate::domain::{
    effect::Effect,
    list::{Colour, Reach},
    performance::Performance,
    scene::SceneRule,
};

/// A rule as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    effect: Effect,
    ground: Spanned<String>,
    in_force_from: Option<Spanned<String>>,
    in_force_until: Option<Spanned<String>>,
    lists: Option<Spanned<Vec<String>>>,
    colours: Option<Spanned<Vec<Colour>>>,
    reaches: Option<Vec<Reach>>,
    categories: Option<Spanned<Vec<String>>>,
    items: Option<Spanned<Vec<String>>>,
    severities: Option<Vec<Step>>,
    performances: Option<Vec<Performance>>,
}

/// The rules in the order written.
pub(super) fn read(
    document: &Document<'_>,
    names: Names<'_>,
    rows: Vec<Spanned<Raw>>,
) -> Result<Vec<SceneRule>, FormsError> {
    rows.into_iter().map(|row| rule(document, names, row)).collect()
}

fn rule(
    document: &Document<'_>,
    names: Names<'_>,
    row: Spanned<Raw>,
) -> Result<SceneRule, FormsError> {
    let at = row.span().start;
    let raw = row.into_inner();
    let keys = Keys {
        lists: raw.lists,
        colours: raw.colours,
        reaches: raw.reaches,
        categories: raw.categories,
        items: raw.items,
        severities: raw.severities,
        performances: raw.performances,
    };
    let side = if raw.effect == Effect::Prefer { Side::Good } else { Side::Bad };
    Ok(SceneRule {
        effect: raw.effect,
        selector: selector::read(document, names, keys, side, at)?,
        ground: document.ground(raw.ground)?.into(),
        in_force: document.in_force(raw.in_force_from, raw.in_force_until)?,
    })
}
