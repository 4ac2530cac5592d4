//! Basis and purpose from the command line.

use crate::domain::access::{Basis, Grounds};

use super::args::GroundsArguments;

/// The basis has a word nobody knows.
#[derive(Debug)]
pub struct UnknownBasis(pub String);

impl std::fmt::Display for UnknownBasis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "没有名为「{}」的查询依据。请用 公开信息、本人、授权 或 依职权。", self.0)
    }
}

/// The grounds given; public information when no basis is.
pub fn read(arguments: &GroundsArguments) -> Result<Grounds, UnknownBasis> {
    let basis = match &arguments.basis {
        None => Basis::Public,
        Some(word) => Basis::read(word).ok_or_else(|| UnknownBasis(word.clone()))?,
    };
    Ok(Grounds { basis, purpose: arguments.purpose.clone().unwrap_or_default() })
}
