//! Identification codes of subjects (标识代码), one file per kind.

use serde::{Deserialize, Serialize};

/// The kinds of code a subject can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "placeholder")]
pub enum CodeKind {
    CreditCode,
    OrganizationCode,
    RegistrationNumber,
    TaxNumber,
    ResidentId,
    Passport,
    TravelPermit,
    InstitutionNumber,
    SocialNumber,
}

/// A code of a kind whose layout fits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    /// Kind of the code.
    pub kind: CodeKind,
    /// Canonical text.
    pub text: String,
}

impl CodeKind {
    /// Whether only natural persons carry it.
    pub fn is_natural_person(self) -> bool {
        matches!(self, Self::ResidentId | Self::Passport | Self::TravelPermit)
    }
}
