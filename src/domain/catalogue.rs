//! The table of all kinds of record (归集目录): what each item's columns are and mean.
//! Its contents are data of `forms/catalogue/`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    access::Scope, list::ListId, publicity::PublicityRule, subject::SubjectKind, term::Term,
};

mod column;
mod key;

pub use column::{
    Cardinality, CodeList, CodeListEntry, Column, ColumnType, Required, Role, UnknownWord,
};

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as written in `forms/`.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use identifier;

identifier! {
    /// Identifier of an item: `penalty-2018-legal`.
    ItemId
}
identifier! {
    /// Field code of a column: `CF_WSH`.
    FieldCode
}
identifier! {
    /// Identifier of a category of the national catalogue: `penalty`.
    CategoryId
}

/// Whether records of an item speak for or against a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Who the subject is.
    Base,
    /// 守信
    Positive,
    /// 失信
    Negative,
    /// 中性
    Neutral,
}

/// Whom an item's records are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subjects {
    /// Legal persons, unincorporated organisations and sole traders.
    Organisations,
    /// Natural persons.
    NaturalPersons,
    /// Either, told by which columns a row fills.
    Both,
}

impl Subjects {
    /// Whether one of a kind is among them.
    pub fn includes(self, kind: SubjectKind) -> bool {
        match self {
            Self::Both => true,
            Self::NaturalPersons => kind.is_natural_person(),
            Self::Organisations => !kind.is_natural_person(),
        }
    }
}

/// A kind of record (信息事项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Identifier.
    pub id: ItemId,
    /// Stable number in the store; never reused.
    pub number: u16,
    /// Chinese name.
    pub name: String,
    /// Category of the national catalogue.
    pub category: CategoryId,
    /// Whom it is about.
    pub subjects: Subjects,
    /// For or against the subject.
    pub nature: Nature,
    /// Columns in the official order.
    pub columns: Vec<Column>,
    /// Scope of records whose row does not say.
    pub default_scope: Scope,
    /// How long a record without an end date counts, from its decision.
    pub term: Term,
    /// How long a record may be published, by severity and by the rules in force.
    pub publicity: Vec<PublicityRule>,
    /// The columns that make a record the same record (with the subject). Empty on base
    /// information only: one record per subject.
    pub key: Vec<FieldCode>,
    /// The list a row enters its subject on; with a `ListName` column the row may name another.
    pub list: Option<ListId>,
    /// Where the columns come from: standard, document number.
    pub ground: String,
}

impl Item {
    /// The column of a header, a field code (in any case) or an alias.
    pub fn column_named(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.names().any(|n| n.eq_ignore_ascii_case(name)))
    }

    /// The column of a role.
    pub fn column_of(&self, role: Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == Some(role))
    }

    /// The column of a field code.
    pub fn column(&self, code: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.code.as_str() == code)
    }
}

/// A category of the national catalogue, in the order of screens and paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Identifier; the key of `counts` in JSON.
    pub id: CategoryId,
    /// Its name in the national catalogue.
    pub name: String,
    /// Short name on the archive's tabs.
    pub tab: String,
}

/// The table of all items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Categories in order.
    pub categories: Vec<Category>,
    items: Vec<Item>,
    /// Item number to its place in `items`.
    by_number: Vec<Option<u16>>,
}

impl Catalogue {
    /// Puts items and categories together. Numbers and identifiers are unique; the reader of
    /// `forms/` has checked it.
    pub fn new(categories: Vec<Category>, items: Vec<Item>) -> Self {
        let size = items.iter().map(|item| usize::from(item.number) + 1).max().unwrap_or(0);
        let mut by_number = vec![None; size];
        for (place, item) in items.iter().enumerate() {
            by_number[usize::from(item.number)] = u16::try_from(place).ok();
        }
        Self { categories, items, by_number }
    }

    /// All items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of an identifier.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// The item of a stored number.
    pub fn by_number(&self, number: u16) -> Option<&Item> {
        let place = (*self.by_number.get(usize::from(number))?)?;
        self.items.get(usize::from(place))
    }

    /// The category of an identifier.
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }
}
