//! What every checked code type has in common, written once.

use super::{Code, CodeError, CodeKind, Verdict};

/// Declares a checked newtype: `parse` takes a text of one of the kinds, layout and check holding.
macro_rules! checked_code {
    ($(#[$doc:meta])* $name:ident: $($kind:ident)|+) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(super::Code);

        impl $name {
            /// Folds the text and holds it to layout and check character.
            ///
            /// # Errors
            /// What breaks the layout, or the check character the rest asks for.
            pub fn parse(text: &str) -> Result<Self, super::CodeError> {
                super::newtype::read_checked(&[$(super::CodeKind::$kind),+], text).map(Self)
            }

            /// The same as a storable code.
            #[must_use]
            pub const fn code(&self) -> &super::Code {
                &self.0
            }

            /// The folded text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = super::CodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = super::CodeError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.as_str().to_owned()
            }
        }

        impl From<$name> for super::Code {
            fn from(code: $name) -> Self {
                code.0
            }
        }
    };
}
pub(super) use checked_code;

/// The first kind whose layout fits decides; without one, the first kind's complaint stands.
pub(super) fn read_checked(kinds: &[CodeKind], text: &str) -> Result<Code, CodeError> {
    let mut complaint = CodeError::Empty { kind: CodeKind::CreditCode };
    for (tried, &kind) in kinds.iter().enumerate() {
        match Code::new(kind, text) {
            Ok(code) => {
                return match code.verdict() {
                    Verdict::CheckFailed { expected } => {
                        Err(CodeError::CheckFailed { kind, expected })
                    }
                    Verdict::Holds | Verdict::NoCheck => Ok(code.upgraded()),
                };
            }
            Err(error) if tried == 0 => complaint = error,
            Err(_) => {}
        }
    }
    Err(complaint)
}
