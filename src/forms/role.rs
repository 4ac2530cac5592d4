//! What a column's role asks of its type and of the words it may hold.

use super::Fault;
use crate::domain::{
    access::Scope,
    catalogue::{CodeList, Column, ColumnType, Role},
    code::CodeKind,
    performance::Performance,
    severity::SeverityWords,
    state::RecordState,
};

/// Whether the archive will understand the column's values as its role says.
pub(super) fn check(column: &Column, severity_words: &SeverityWords) -> Result<(), Fault> {
    let code = || column.code.as_str().to_owned();
    let masked = column.is_identity();
    match &column.kind {
        ColumnType::Identity if !masked => return Err(Fault::Unmasked(code())),
        ColumnType::Code(kind) if kind.is_natural_person() => return Err(Fault::Unmasked(code())),
        _ => {}
    }
    let Some(role) = column.role else { return Ok(()) };
    if !fits(role, &column.kind) {
        return Err(Fault::RoleType(code()));
    }
    match &column.kind {
        ColumnType::Choice(words) => meaning(role, words, severity_words),
        _ => Ok(()),
    }
}

fn fits(role: Role, kind: &ColumnType) -> bool {
    use ColumnType::{Choice, Code, Day, Identity, Money, Text};
    match role {
        Role::CreditCode | Role::AuthorityCode | Role::SourceCode | Role::RelatedCode => {
            *kind == Code(CodeKind::CreditCode)
        }
        Role::OrganizationCode => *kind == Code(CodeKind::OrganizationCode),
        Role::RegistrationNumber => *kind == Code(CodeKind::RegistrationNumber),
        Role::TaxNumber => *kind == Code(CodeKind::TaxNumber),
        Role::InstitutionNumber => *kind == Code(CodeKind::InstitutionNumber),
        Role::SocialNumber => *kind == Code(CodeKind::SocialNumber),
        Role::IdentityNumber | Role::RepresentativeIdentity | Role::RelatedIdentity => {
            *kind == Identity
        }
        Role::IdentityType
        | Role::RepresentativeIdentityType
        | Role::SubjectCategory
        | Role::Scope
        | Role::Severity
        | Role::Performance
        | Role::State => matches!(kind, Choice(_)),
        Role::EstablishedOn
        | Role::DecidedOn
        | Role::ValidFrom
        | Role::ValidUntil
        | Role::PublishedOn
        | Role::PublicityUntil
        | Role::PerformedOn
        | Role::DeferredUntil
        | Role::RemovedOn => *kind == Day,
        Role::Amount | Role::Confiscated => *kind == Money,
        Role::Class
        | Role::Grade
        | Role::Status
        | Role::OrganizationType
        | Role::ListName
        | Role::Relation => matches!(kind, Text | Choice(_)),
        Role::SubjectName
        | Role::FormerNames
        | Role::Address
        | Role::Representative
        | Role::Title
        | Role::Content
        | Role::Reason
        | Role::LegalBasis
        | Role::DocumentNumber
        | Role::Authority
        | Role::Source
        | Role::RelatedName
        | Role::PerformedBy
        | Role::DeferredFor
        | Role::DeferredCode
        | Role::DeferredGround
        | Role::Remark => *kind == Text,
    }
}

/// Scopes, states and severities are judged by their words: a word without meaning would be
/// shown as in effect, or opened to everybody.
fn meaning(role: Role, words: &CodeList, severity_words: &SeverityWords) -> Result<(), Fault> {
    let known = |word: &str| match role {
        Role::Scope => Scope::read(word).is_some(),
        Role::State => RecordState::read(word).is_some(),
        Role::Performance => Performance::read(word).is_some(),
        Role::Severity => severity_words.0.iter().any(|(known, _)| known == word),
        _ => true,
    };
    let what = match role {
        Role::Scope => "信息使用范围",
        Role::State => "当前状态",
        Role::Performance => "承诺履约状态",
        _ => "失信严重程度（见 severity.toml）",
    };
    match words.entries.iter().find(|entry| !known(&entry.word)) {
        Some(entry) => Err(Fault::Meaning { word: entry.word.clone(), what }),
        None => Ok(()),
    }
}
