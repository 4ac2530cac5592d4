//! Which records a rule is about, as scenes and measures write it: `lists`, `colours`, `reaches`,
//! `categories`, `items`, `severities`.

use toml::Spanned;

use super::{Fault, FormsError, document::Document, severity::Step};
use crate::domain::{
    catalogue::{Catalogue, Nature, Role},
    list::{Colour, Lists, Reach},
    performance::Performance,
    selector::Selector,
};

/// The keys as written.
pub(super) struct Keys {
    pub(super) lists: Option<Spanned<Vec<String>>>,
    pub(super) colours: Option<Spanned<Vec<Colour>>>,
    pub(super) reaches: Option<Vec<Reach>>,
    pub(super) categories: Option<Spanned<Vec<String>>>,
    pub(super) items: Option<Spanned<Vec<String>>>,
    pub(super) severities: Option<Vec<Step>>,
    pub(super) performances: Option<Vec<Performance>>,
}

/// Whether a rule is for what is good or for what is bad.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Good,
    Bad,
}

/// What a selector's names may stand for.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) lists: &'a Lists,
}

/// The selector; `at` is where its rule begins.
pub(super) fn read(
    document: &Document<'_>,
    names: Names<'_>,
    keys: Keys,
    side: Side,
    at: usize,
) -> Result<Selector, FormsError> {
    check_lists(document, names, &keys, side)?;
    check_items(document, names, &keys, side)?;
    let all = |key: Option<Spanned<Vec<String>>>| key.map(Spanned::into_inner).unwrap_or_default();
    let severities = keys.severities.unwrap_or_default().into_iter().map(Step::severity);
    let selector = Selector {
        lists: all(keys.lists).into_iter().map(Into::into).collect(),
        colours: keys.colours.map(Spanned::into_inner).unwrap_or_default(),
        reaches: keys.reaches.unwrap_or_default(),
        categories: all(keys.categories).into_iter().map(Into::into).collect(),
        items: all(keys.items).into_iter().map(Into::into).collect(),
        severities: severities.collect(),
        performances: keys.performances.unwrap_or_default(),
    };
    if selector.is_boundless() {
        return Err(document.at_offset(at, Fault::Boundless));
    }
    Ok(selector)
}

fn check_lists(
    document: &Document<'_>,
    names: Names<'_>,
    keys: &Keys,
    side: Side,
) -> Result<(), FormsError> {
    let is_wrong = |colour: Colour| (colour == Colour::Red) != (side == Side::Good);
    if let Some(colours) = &keys.colours
        && let Some(colour) = colours.get_ref().iter().find(|colour| is_wrong(**colour))
    {
        return Err(document.at(colours, Fault::WrongSide(colour.label().to_owned())));
    }
    for_each_name(&keys.lists, |at, name| {
        let Some(kind) = names.lists.kind(&name.into()) else {
            return Err(undefined(document, at, "名单", name));
        };
        match is_wrong(kind.colour) {
            true => Err(document.at(at, Fault::WrongSide(kind.name.clone()))),
            false => Ok(()),
        }
    })
}

fn check_items(
    document: &Document<'_>,
    names: Names<'_>,
    keys: &Keys,
    side: Side,
) -> Result<(), FormsError> {
    for_each_name(&keys.categories, |at, name| match names.catalogue.category(&name.into()) {
        Some(_) => Ok(()),
        None => Err(undefined(document, at, "类别", name)),
    })?;
    for_each_name(&keys.items, |at, name| {
        let Some(item) = names.catalogue.item(&name.into()) else {
            return Err(undefined(document, at, "事项", name));
        };
        let fits = match side {
            Side::Good => item.nature == Nature::Positive,
            Side::Bad => {
                item.nature == Nature::Negative || item.column_of(Role::Performance).is_some()
            }
        };
        match fits {
            true => Ok(()),
            false => Err(document.at(at, Fault::WrongSide(item.name.clone()))),
        }
    })
}

fn for_each_name(
    key: &Option<Spanned<Vec<String>>>,
    mut check: impl FnMut(&Spanned<Vec<String>>, &str) -> Result<(), FormsError>,
) -> Result<(), FormsError> {
    let Some(names) = key else { return Ok(()) };
    names.get_ref().iter().try_for_each(|name| check(names, name))
}

fn undefined<T>(
    document: &Document<'_>,
    at: &Spanned<T>,
    what: &'static str,
    name: &str,
) -> FormsError {
    document.at(at, Fault::Undefined { what, name: name.to_owned() })
}
