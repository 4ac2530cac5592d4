//! The matters a receipt (受理回执) is given for: what each asks for and how long it takes.

use serde::Deserialize;

use super::texts::{Text, plain};
use crate::forms::{Fault, FormsError, document::Document};

/// A matter the window takes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptMatter {
    /// Stable name, of the command line.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// What an application must bring.
    pub materials: Vec<String>,
    /// How long it takes, as the office says.
    pub time_limit: String,
    /// What else is to be known.
    pub note: String,
}

/// A matter as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMatter {
    id: Text,
    name: Text,
    materials: Vec<Text>,
    time_limit: Text,
    note: Text,
}

pub(super) fn read(
    document: &Document<'_>,
    raw: Vec<RawMatter>,
) -> Result<Vec<ReceiptMatter>, FormsError> {
    let mut matters: Vec<ReceiptMatter> = Vec::new();
    for one in raw {
        for text in [&one.id, &one.name] {
            let value = text.get_ref();
            if matters.iter().any(|known| known.id == *value || known.name == *value) {
                let fault = Fault::Twice { what: "受理事项", value: value.clone() };
                return Err(document.at(text, fault));
            }
        }
        let materials = one.materials.into_iter().map(|text| plain(document, text));
        matters.push(ReceiptMatter {
            id: document.identifier(one.id)?,
            name: plain(document, one.name)?,
            materials: materials.collect::<Result<_, _>>()?,
            time_limit: plain(document, one.time_limit)?,
            note: plain(document, one.note)?,
        });
    }
    Ok(matters)
}
