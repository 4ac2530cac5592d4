//! `catalogue/`: categories and items put together and held against each other.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Fault, FormsError, codelists,
    document::Document,
    item::{self, Tables},
    publicity,
    source::Source,
    tell_apart,
};
use crate::domain::{
    catalogue::{Catalogue, Category, Item},
    list::Lists,
    severity::SeverityWords,
};

const ITEMS: &str = "catalogue/items/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Categories {
    categories: Vec<Spanned<Category>>,
}

pub(super) fn read(
    source: &Source,
    lists: &Lists,
    severity_words: &SeverityWords,
) -> Result<Catalogue, FormsError> {
    let categories = categories(&source.document("catalogue/categories.toml")?)?;
    let tables = Tables {
        categories: &categories,
        code_lists: &codelists::read(&source.document("codelists.toml")?)?,
        rule_sets: &publicity::read(&source.document("catalogue/publicity.toml")?)?,
        lists,
        severity_words,
    };
    let items = items(source, &tables)?;
    if let Some((item, other)) = tell_apart::alike(&items) {
        return Err(FormsError {
            file: format!("{ITEMS}{}.toml", item.id),
            line: None,
            fault: Fault::Alike { item: item.name.clone(), other: other.name.clone() },
        });
    }
    Ok(Catalogue::new(categories, items))
}

fn categories(document: &Document<'_>) -> Result<Vec<Category>, FormsError> {
    let table: Categories = document.parse()?;
    let mut categories: Vec<Category> = Vec::with_capacity(table.categories.len());
    for category in table.categories {
        let new = category.get_ref();
        if new.name.is_empty() || new.tab.is_empty() {
            return Err(document.at(&category, Fault::Blank("类别的名称或短名")));
        }
        if categories.iter().any(|old| old.id == new.id) {
            let value = new.id.as_str().to_owned();
            return Err(document.at(&category, Fault::Twice { what: "类别 id", value }));
        }
        categories.push(category.into_inner());
    }
    Ok(categories)
}

fn items(source: &Source, tables: &Tables<'_>) -> Result<Vec<Item>, FormsError> {
    let mut items: Vec<Item> = Vec::new();
    for document in source.folder(ITEMS) {
        let (item, number_at) = item::read(&document, tables)?;
        if let Some(old) = items.iter().find(|old| old.number == item.number) {
            let value = format!("{}（{}）", item.number, old.id);
            let fault = Fault::Twice { what: "事项编号", value };
            return Err(document.at_offset(number_at, fault));
        }
        items.push(item);
    }
    Ok(items)
}
