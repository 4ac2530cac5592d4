//! A code as stored and searched: folded text of a kind whose layout fits, right or wrong check.

use std::fmt;

use serde::Serialize;

use super::{
    CodeError, CodeKind, credit, foreigner, organization, permit, registration, resident, tax,
    travel, written,
};

/// Codes with a wrong check character have been issued, so a `Code` may carry one; its layout fits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Code {
    kind: CodeKind,
    text: String,
}

/// What the check character says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the one the rest asks for.
    Holds,
    /// It is another one.
    CheckFailed {
        /// The one the rest asks for.
        expected: char,
    },
    /// The kind or form has none.
    NoCheck,
}

impl Verdict {
    /// False only where a check character failed.
    #[must_use]
    pub const fn is_acceptable(self) -> bool {
        !matches!(self, Self::CheckFailed { .. })
    }

    pub(super) const fn compare(found: char, expected: char) -> Self {
        if found == expected { Self::Holds } else { Self::CheckFailed { expected } }
    }
}

impl Code {
    /// Folds the text and holds it to the kind's layout; the check character may fail.
    ///
    /// # Errors
    /// The first thing that breaks the layout.
    pub fn new(kind: CodeKind, text: &str) -> Result<Self, CodeError> {
        if matches!(kind, CodeKind::InstitutionNumber | CodeKind::SocialNumber) {
            return written::read(kind, text).map(|text| Self { kind, text });
        }
        Self::from_folded(kind, text, &super::fold(text))
    }

    /// `new` for a text already folded; `raw` is kept where the kind is stored as written.
    pub(super) fn from_folded(kind: CodeKind, raw: &str, folded: &str) -> Result<Self, CodeError> {
        let fits = match kind {
            CodeKind::CreditCode => credit::layout(folded),
            CodeKind::OrganizationCode => organization::layout(folded),
            CodeKind::RegistrationNumber => registration::layout(folded),
            CodeKind::TaxNumber => tax::layout(folded),
            CodeKind::ResidentId => resident::layout(folded),
            CodeKind::ResidentId15 => resident::layout_15(folded),
            CodeKind::HmtResidencePermit => permit::layout(folded),
            CodeKind::ForeignerId => foreigner::layout(folded),
            CodeKind::ForeignerId15 => foreigner::layout_15(folded),
            CodeKind::Passport => travel::passport_layout(folded),
            CodeKind::TravelPermit => travel::permit_layout(folded),
            CodeKind::InstitutionNumber | CodeKind::SocialNumber => Ok(()),
        };
        fits?;
        let text = if written::is_kept_as_written(kind, folded) {
            written::read(kind, raw)?
        } else {
            folded.to_owned()
        };
        Ok(Self { kind, text })
    }

    /// What sort of code it is.
    #[must_use]
    pub const fn kind(&self) -> CodeKind {
        self.kind
    }

    /// The folded text; for numbers without a standard, the text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What the check character says.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.kind {
            CodeKind::CreditCode => credit::verdict(&self.text),
            CodeKind::OrganizationCode => organization::verdict(&self.text),
            CodeKind::RegistrationNumber => registration::verdict(&self.text),
            CodeKind::TaxNumber => tax::verdict(&self.text),
            CodeKind::ResidentId | CodeKind::HmtResidencePermit | CodeKind::ForeignerId => {
                resident::verdict(&self.text)
            }
            CodeKind::ResidentId15
            | CodeKind::ForeignerId15
            | CodeKind::Passport
            | CodeKind::TravelPermit
            | CodeKind::InstitutionNumber
            | CodeKind::SocialNumber => Verdict::NoCheck,
        }
    }

    /// The text under which two writings of the same code meet; its kind is
    /// `self.kind().canonical()`. A 15-digit resident number gives its 18-character form.
    #[must_use]
    pub fn canonical_key(&self) -> String {
        match self.kind {
            CodeKind::ResidentId15 => resident::upgrade(&self.text),
            kind if written::is_kept_as_written(kind, &self.text) => written::key(&self.text),
            _ => self.text.clone(),
        }
    }

    /// The 18-character form of a 15-digit resident number; every other code as it is.
    #[must_use]
    pub fn upgraded(self) -> Self {
        match self.kind {
            CodeKind::ResidentId15 => {
                Self { kind: CodeKind::ResidentId, text: resident::upgrade(&self.text) }
            }
            _ => self,
        }
    }

    /// Codes this one contains: a credit code its organization code, a tax number the code it was
    /// made of, a 15-digit resident number the 18-character one. They may carry a failed check.
    #[must_use]
    pub fn implied(&self) -> Vec<Self> {
        match self.kind {
            CodeKind::CreditCode => organization_in(&self.text).into_iter().collect(),
            CodeKind::TaxNumber => tax::implied(&self.text),
            CodeKind::ResidentId15 => vec![self.clone().upgraded()],
            _ => Vec::new(),
        }
    }

    /// Whether the text identifies a natural person, so that it must be masked and kept out of logs.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.kind.is_natural_person()
            || (self.kind == CodeKind::TaxNumber && tax::is_personal(&self.text))
    }
}

/// The organization code at the 9th to 17th place of a credit code, if its characters can be one.
fn organization_in(credit_code: &str) -> Option<Code> {
    let text = credit_code.get(8..17)?;
    Code::from_folded(CodeKind::OrganizationCode, text, text).ok()
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Personal numbers do not reach logs through `{:?}`.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.is_personal() { "…" } else { self.text.as_str() };
        write!(f, "Code({}, {text})", self.kind.name())
    }
}
