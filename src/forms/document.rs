//! One TOML file with its path, so that every fault can name file and line.

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::{Fault, FormsError};
use crate::domain::{Day, in_force::InForce};

/// A file of the forms.
#[derive(Debug)]
pub(super) struct Document<'a> {
    /// Path within the forms.
    pub(super) file: &'a str,
    text: &'a str,
}

impl<'a> Document<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text }
    }

    /// File name without folder and extension.
    pub(super) fn stem(&self) -> &str {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".toml").unwrap_or(name)
    }

    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, FormsError> {
        toml::from_str(self.text).map_err(|error| FormsError {
            file: self.file.to_owned(),
            line: error.span().map(|span| self.line(span.start)),
            fault: Fault::of_parser(error.message()),
        })
    }

    /// A fault at a value.
    pub(super) fn at<T>(&self, value: &Spanned<T>, fault: Fault) -> FormsError {
        self.at_offset(value.span().start, fault)
    }

    /// A fault at a byte of the text.
    pub(super) fn at_offset(&self, offset: usize, fault: Fault) -> FormsError {
        FormsError { file: self.file.to_owned(), line: Some(self.line(offset)), fault }
    }

    /// A text that is not blank.
    pub(super) fn filled(
        &self,
        value: Spanned<String>,
        what: &'static str,
    ) -> Result<String, FormsError> {
        if value.get_ref().trim().is_empty() {
            return Err(self.at(&value, Fault::Blank(what)));
        }
        Ok(value.into_inner())
    }

    /// A rule's ground.
    pub(super) fn ground(&self, value: Spanned<String>) -> Result<String, FormsError> {
        if value.get_ref().trim().is_empty() {
            return Err(self.at(&value, Fault::NoGround));
        }
        Ok(value.into_inner())
    }

    /// A day as `YYYY-MM-DD`.
    pub(super) fn day(&self, value: &Spanned<String>) -> Result<Day, FormsError> {
        let written = value.get_ref();
        written.parse().map_err(|_| self.at(value, Fault::Day(written.clone())))
    }

    /// The days a rule is in force, open at either end.
    pub(super) fn in_force(
        &self,
        from: Option<Spanned<String>>,
        until: Option<Spanned<String>>,
    ) -> Result<InForce, FormsError> {
        let day =
            |text: &Option<Spanned<String>>| text.as_ref().map(|text| self.day(text)).transpose();
        let in_force = InForce { from: day(&from)?, until: day(&until)? };
        match (in_force.from, in_force.until, until) {
            (Some(first), Some(last), Some(written)) if last < first => {
                Err(self.at(&written, Fault::Order))
            }
            _ => Ok(in_force),
        }
    }

    /// A lower-case identifier.
    pub(super) fn identifier(&self, value: Spanned<String>) -> Result<String, FormsError> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if value.get_ref().is_empty() || !value.get_ref().bytes().all(allowed) {
            let fault = Fault::Identifier(value.get_ref().clone());
            return Err(self.at(&value, fault));
        }
        Ok(value.into_inner())
    }

    fn line(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        before.filter(|byte| **byte == b'\n').count() + 1
    }
}
