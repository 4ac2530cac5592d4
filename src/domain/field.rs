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
    /// The field of a record: by its list, else by the words of its authority.
    pub fn of(&self, list: Option<&ListId>, authority: &str) -> Option<&Field> {
        let by_list = list.and_then(|list| self.0.iter().find(|field| field.lists.contains(list)));
        by_list.or_else(|| {
            let named = |field: &&Field| field.departments.iter().any(|w| authority.contains(w));
            self.0.iter().find(named)
        })
    }
}
