//! The order of a paper's sections, and which categories of records stand in which: data of the office.

use serde::Deserialize;
use toml::Spanned;

use super::texts::{Text, plain};
use crate::{
    domain::catalogue::{Catalogue, CategoryId, Subjects},
    forms::{Fault, FormsError, document::Document},
};

/// A section of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub holds: Holds,
    /// The categories of its records, in order.
    pub categories: Vec<CategoryId>,
}

/// What stands in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Name, codes and base information, and the records of its categories.
    Base,
    /// Records.
    Records,
    /// 信用状况提升建议
    Advice,
    /// 任职情况
    Posts,
    /// 名单列入情况
    Listings,
}

/// A section as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSection {
    /// Whom the order is for; without it, for everybody.
    subjects: Option<Subjects>,
    name: Text,
    #[serde(default = "records")]
    holds: Holds,
    #[serde(default)]
    categories: Vec<Spanned<CategoryId>>,
}

fn records() -> Holds {
    Holds::Records
}

/// Which categories a paper must tell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coverage {
    /// All of them.
    Every,
    /// Those that concern it.
    Some,
}

/// The sections for a kind of subject. A category stands in one section and no other: a record
/// would be printed twice, or be counted where it is not shown.
pub(super) fn read(
    document: &Document<'_>,
    raw: &[Spanned<RawSection>],
    catalogue: &Catalogue,
    (subjects, coverage): (Subjects, Coverage),
) -> Result<Vec<Section>, FormsError> {
    let concerned = raw.iter().filter(|one| one.get_ref().subjects.is_none_or(|s| s == subjects));
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for one in concerned {
        let RawSection { name, holds, categories, .. } = one.get_ref();
        let mut placed = Vec::new();
        for id in categories {
            known(document, catalogue, id)?;
            let before = sections.iter().flat_map(|section| &section.categories);
            if before.chain(&placed).any(|other| other == id.get_ref()) {
                let value = id.get_ref().to_string();
                return Err(document.at(id, Fault::Twice { what: "类别", value }));
            }
            placed.push(id.get_ref().clone());
        }
        last = Some(one);
        let name = plain(document, name.clone())?;
        sections.push(Section { name, holds: *holds, categories: placed });
    }
    if coverage == Coverage::Every {
        let placed = |id| sections.iter().any(|section| section.categories.contains(id));
        if let Some(missing) = catalogue.categories.iter().find(|one| !placed(&one.id)) {
            let fault = Fault::Unplaced(missing.id.to_string());
            return Err(match last {
                Some(last) => document.at(last, fault),
                None => document.at_offset(0, fault),
            });
        }
    }
    Ok(sections)
}

fn known(
    document: &Document<'_>,
    catalogue: &Catalogue,
    id: &Spanned<CategoryId>,
) -> Result<(), FormsError> {
    match catalogue.category(id.get_ref()) {
        Some(_) => Ok(()),
        None => {
            let name = id.get_ref().to_string();
            Err(document.at(id, Fault::Undefined { what: "类别", name }))
        }
    }
}
