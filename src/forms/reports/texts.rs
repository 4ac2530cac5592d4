//! How the texts of one kind of paper are declared once and read: title, number, headings,
//! sentences with their places, statement. What else its file holds is read beside them.

use serde::Deserialize;
use toml::Spanned;

use crate::{
    domain::wording::Wording,
    forms::{Fault, FormsError, document::Document},
};

/// A text as it stands in the file, with its place.
pub(super) type Text = Spanned<String>;

/// The places of every number.
pub(super) const NUMBER: &[&str] = &["prefix", "year", "n"];

/// Words no sentence of a paper may have: they judge, and papers state facts.
const JUDGMENTS: [&str; 5] = ["信用良好", "无违法", "无不良", "不予办理", "一票否决"];

/// The paragraphs at the end of a paper.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statement {
    pub(super) paragraphs: Vec<Text>,
}

impl Statement {
    pub(super) fn read(self, document: &Document<'_>) -> Result<Vec<String>, FormsError> {
        self.paragraphs.into_iter().map(|text| plain(document, text)).collect()
    }
}

/// A sentence without places that says something and judges nothing.
pub(in crate::forms) fn plain(document: &Document<'_>, text: Text) -> Result<String, FormsError> {
    if let Some(word) = JUDGMENTS.into_iter().find(|word| text.get_ref().contains(word)) {
        return Err(document.at(&text, Fault::Opinion(word)));
    }
    document.filled(text, "这句话")
}

/// A sentence with exactly these places.
pub(super) fn sentence(
    document: &Document<'_>,
    text: &Text,
    places: &[&'static str],
) -> Result<Wording, FormsError> {
    plain(document, text.clone())?;
    Wording::new(text.get_ref(), places).map_err(|error| document.at(text, Fault::Wording(error)))
}

/// Declares the texts of a kind of paper and reads them from its file; `rest` names what else
/// the file holds, handed out as it stands.
macro_rules! texts {
    (
        $(#[$doc:meta])* $name:ident, $headings:ident {
            headings { $($(#[$heading_doc:meta])* $heading:ident)* }
            texts { $($(#[$text_doc:meta])* $text:ident [$($place:literal)*])* }
            rest { $($rest:ident: $rest_type:ty)? }
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            /// Its title.
            pub title: String,
            /// Its number; places `prefix`, `year`, `n`.
            pub number: $crate::domain::wording::Wording,
            /// Section headings.
            pub headings: $headings,
            /// Paragraphs of the statement.
            pub statement: Vec<String>,
            $($(#[$text_doc])* pub $text: $crate::domain::wording::Wording,)*
        }

        /// Section headings, in the order of the paper.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $headings {
            $($(#[$heading_doc])* pub $heading: String,)*
        }

        const _: () = {
            use super::texts::{NUMBER, Statement, Text, plain, sentence};
            use $crate::forms::{FormsError, document::Document};

            #[derive(serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            struct Raw {
                title: Text,
                number: Text,
                headings: RawHeadings,
                statement: Statement,
                $($text: Text,)*
                $($rest: $rest_type,)?
            }

            #[derive(serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            struct RawHeadings {
                $($heading: Text,)*
            }

            impl $name {
                /// The texts, and what else the file holds.
                pub(super) fn read(
                    document: &Document<'_>,
                ) -> Result<(Self, ($($rest_type,)?)), FormsError> {
                    let raw: Raw = document.parse()?;
                    let texts = Self {
                        title: plain(document, raw.title)?,
                        number: sentence(document, &raw.number, NUMBER)?,
                        headings: $headings {
                            $($heading: plain(document, raw.headings.$heading)?,)*
                        },
                        statement: raw.statement.read(document)?,
                        $($text: sentence(document, &raw.$text, &[$($place),*])?,)*
                    };
                    Ok((texts, ($(raw.$rest,)?)))
                }
            }
        };
    };
}
pub(super) use texts;
