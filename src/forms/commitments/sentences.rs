//! The texts of a template: what may stand in their braces, and what they must not say.

use toml::Spanned;

use super::{Text, plain};
use crate::{
    domain::{
        commitment::{Field, Need, PLACES},
        wording::{Wording, WordingError},
    },
    forms::{Fault, FormsError, document::Document},
};

/// The names sentences of one template can have in braces.
pub(super) struct Places<'f> {
    /// Those that always have a value when it is printed.
    filled: Vec<&'f str>,
    /// Fields that may stay empty.
    optional: Vec<&'f str>,
}

impl<'f> Places<'f> {
    pub(super) fn of(fields: &'f [Field]) -> Self {
        let (required, optional): (Vec<_>, Vec<_>) =
            fields.iter().partition(|field| field.need == Need::Required);
        let ids = |fields: Vec<&'f Field>| fields.into_iter().map(|field| field.id.as_str());
        Self {
            filled: PLACES.into_iter().chain(ids(required)).collect(),
            optional: ids(optional).collect(),
        }
    }

    /// A sentence of the office's own: it states facts.
    pub(super) fn factual(
        &self,
        document: &Document<'_>,
        text: &Text,
    ) -> Result<Wording, FormsError> {
        plain(document, text.clone())?;
        self.sentence(document, text)
    }

    /// What is promised: the applicant's own words, so they may judge.
    pub(super) fn promises(
        &self,
        document: &Document<'_>,
        texts: Spanned<Vec<Text>>,
    ) -> Result<Vec<Wording>, FormsError> {
        if texts.get_ref().is_empty() {
            return Err(document.at(&texts, Fault::Blank("承诺内容")));
        }
        let read = |text: Text| {
            document.filled(text.clone(), "这句话")?;
            self.sentence(document, &text)
        };
        texts.into_inner().into_iter().map(read).collect()
    }

    /// What breaking it means: facts and rules, never a decision made beforehand.
    pub(super) fn consequences(
        &self,
        document: &Document<'_>,
        texts: Spanned<Vec<Text>>,
    ) -> Result<Vec<Wording>, FormsError> {
        if texts.get_ref().is_empty() {
            return Err(document.at(&texts, Fault::Blank("违诺责任")));
        }
        texts.into_inner().iter().map(|text| self.factual(document, text)).collect()
    }

    fn sentence(&self, document: &Document<'_>, text: &Text) -> Result<Wording, FormsError> {
        Wording::with_any(text.get_ref(), &self.filled).map_err(|error| match error {
            // Left empty, it would leave a hole in the sentence.
            WordingError::Unknown(name) if self.optional.contains(&name.as_str()) => {
                document.at(text, Fault::Hole(name))
            }
            error => document.at(text, Fault::Wording(error)),
        })
    }
}

/// A text that is printed as it stands: braces in it would be printed too.
pub(super) fn literal(
    document: &Document<'_>,
    text: Text,
    what: &'static str,
) -> Result<String, FormsError> {
    if let Err(error) = Wording::with_any(text.get_ref(), &[]) {
        return Err(document.at(&text, Fault::Wording(error)));
    }
    document.filled(text, what)
}
