//! Whom a paper is about: name, codes and base information.

use serde_json::Value;

use super::{sheet::Sheet, told};
use crate::{
    domain::{
        archive::{Archive, SubjectCard},
        catalogue::{Nature, Role},
    },
    forms::Forms,
    report::document::Pairing,
};

/// A subject's archive: name, codes and what base information adds.
pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive) {
    fill_named(sheet, archive, name_label(&archive.subject));
}

/// The same, the name under another label.
pub(super) fn fill_named(sheet: &mut Sheet<'_>, archive: &Archive, label: &str) {
    let base = base_information(archive, sheet.forms);
    with(sheet, (&archive.subject, label), base);
    if archive.subject.provisional {
        sheet.note("该主体的登记基本信息尚未归集，名称和代码取自部门报送的信用信息。");
    }
}

/// A subject alone.
pub(super) fn fill_card(sheet: &mut Sheet<'_>, card: &SubjectCard) {
    with(sheet, (card, name_label(card)), Vec::new());
}

/// 姓名 of a person, 名称 of anything else.
pub(super) fn name_label(card: &SubjectCard) -> &'static str {
    if card.kind.is_natural_person() { "姓名" } else { "名称" }
}

fn with(sheet: &mut Sheet<'_>, (card, label): (&SubjectCard, &str), base: Vec<(String, String)>) {
    sheet.about(card);
    let mut subject = told::card(card);
    if let Value::Object(keys) = &mut subject {
        let base = base.iter().map(|(label, value)| (label.as_str(), value.as_str()));
        keys.insert("base".to_owned(), told::fields(base));
    }
    sheet.put("subject", subject);
    let mut pairs = identity(card, label);
    pairs.extend(base);
    sheet.pairs(Pairing::Double, pairs);
}

/// Name, kind, codes, status and former names. A person's identity number is already masked.
pub(super) fn identity(card: &SubjectCard, label: &str) -> Vec<(String, String)> {
    let mut pairs = vec![
        (label.to_owned(), card.name.clone()),
        ("主体类型".to_owned(), card.kind.label().to_owned()),
    ];
    pairs.extend(card.codes.iter().map(|(kind, text)| (kind.label().to_owned(), text.clone())));
    pairs.extend(card.status.iter().map(|status| ("登记状态".to_owned(), status.clone())));
    if !card.former_names.is_empty() {
        pairs.push(("曾用名".to_owned(), card.former_names.join("；")));
    }
    pairs
}

/// What base information adds to name, codes and status.
fn base_information(archive: &Archive, forms: &Forms) -> Vec<(String, String)> {
    let mut told = Vec::new();
    for entry in archive.entries.iter().filter(|entry| entry.nature == Nature::Base) {
        let Some(item) = forms.catalogue.item(&entry.record.item) else { continue };
        for (code, value) in entry.record.fields.iter() {
            let Some(column) = item.column(code) else { continue };
            let stands_above = names_the_subject(column.role)
                || matches!(column.role, Some(Role::FormerNames | Role::Status | Role::Source));
            if !stands_above && !is_a_third_persons(column.role) {
                told.push((place(column.role), (column.header.clone(), value.to_owned())));
            }
        }
    }
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, pair)| pair).collect()
}

/// Where the national standard has a field; what it does not have follows in the catalogue's order.
fn place(role: Option<Role>) -> usize {
    let order = [Role::OrganizationType, Role::Address, Role::Representative, Role::EstablishedOn];
    order.iter().position(|one| Some(*one) == role).unwrap_or(order.len())
}

/// Whether a column has a document or number of somebody else, the representative or a related
/// person: nobody's business but theirs, on no paper.
pub(super) fn is_a_third_persons(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(
            Role::RepresentativeIdentityType | Role::RepresentativeIdentity | Role::RelatedIdentity
        )
    )
}

/// Whether a column says who the subject is, or what only the machine needs.
pub(super) fn names_the_subject(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(
            Role::SubjectName
                | Role::SubjectCategory
                | Role::CreditCode
                | Role::OrganizationCode
                | Role::RegistrationNumber
                | Role::TaxNumber
                | Role::InstitutionNumber
                | Role::SocialNumber
                | Role::IdentityNumber
                | Role::Scope
                | Role::SourceCode
        )
    )
}
