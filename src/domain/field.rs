//! The regulated fields (领域) joint warnings count by: data of `forms/fields.toml`.

use super::{catalogue::identifier, list::ListId};
use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

identifier! {
    /// Identifier of a field: `labour`.
    FieldId
}

/// A regulated field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Identifier.
    pub id: FieldId,
    /// Its name.
    pub name: String,
    /// Words in the names of its departments, old and new.
    pub departments: Vec<String>,
    /// Lists that belong to it whoever entered somebody on them.
    pub lists: Vec<ListId>,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<Field>);

impl Fields {
    /// The field a list belongs to, whoever entered somebody on it.
    pub fn of_list(&self, list: &ListId) -> Option<&Field> {
        self.0.iter().find(|field| field.lists.contains(list))
    }

    /// The field of an authority, by the words of its name.
    pub fn of_authority(&self, authority: &str) -> Option<&Field> {
        let named = |field: &&Field| field.departments.iter().any(|w| authority.contains(w));
        self.0.iter().find(named)
    }
}
