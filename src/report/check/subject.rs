//! Who is checked: name, codes and base information.

use crate::{
    domain::{
        archive::Archive,
        catalogue::{Nature, Role},
    },
    forms::Forms,
    report::document::{Block, KeyValues, Pairing},
};

pub(super) fn blocks(archive: &Archive, forms: &Forms) -> Vec<Block> {
    let card = &archive.subject;
    let mut pairs = vec![
        ("名称".to_owned(), card.name.clone()),
        ("主体类型".to_owned(), card.kind.label().to_owned()),
    ];
    pairs.extend(card.codes.iter().map(|(kind, text)| (kind.label().to_owned(), text.clone())));
    pairs.extend(card.status.iter().map(|status| ("登记状态".to_owned(), status.clone())));
    if !card.former_names.is_empty() {
        pairs.push(("曾用名".to_owned(), card.former_names.join("；")));
    }
    pairs.extend(base_information(archive, forms));
    let mut blocks = vec![Block::KeyValues(KeyValues { pairing: Pairing::Double, pairs })];
    if card.provisional {
        blocks.push(Block::Note(
            "该主体的登记基本信息尚未归集，名称和代码取自部门报送的信用信息。".to_owned(),
        ));
    }
    blocks
}

/// What base information adds to name, codes and status.
fn base_information(archive: &Archive, forms: &Forms) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for entry in archive.entries.iter().filter(|entry| entry.nature == Nature::Base) {
        let Some(item) = forms.catalogue.item(&entry.record.item) else { continue };
        for (code, value) in entry.record.fields.iter() {
            let Some(column) = item.column(code) else { continue };
            if !is_said_already(column.role) {
                pairs.push((column.header.clone(), value.to_owned()));
            }
        }
    }
    pairs
}

fn is_said_already(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(
            Role::SubjectName
                | Role::SubjectCategory
                | Role::CreditCode
                | Role::OrganizationCode
                | Role::RegistrationNumber
                | Role::TaxNumber
                | Role::IdentityNumber
                | Role::FormerNames
                | Role::Status
                | Role::Scope
                | Role::Source
                | Role::SourceCode
        )
    )
}
