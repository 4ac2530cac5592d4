//! Residence permit for residents of Hong Kong, Macao and Taiwan (港澳台居民居住证), since 2018.

use super::newtype::checked_code;
use super::{CodeError, CodeKind, layout as shape};

checked_code! {
    /// A residence permit's number whose check character holds.
    HmtResidencePermit: HmtResidencePermit
}

/// The fixed address codes of Hong Kong, Macao and Taiwan.
const REGIONS: [(&str, &str); 3] = [("810000", "香港"), ("820000", "澳门"), ("830000", "台湾")];

impl HmtResidencePermit {
    /// 香港, 澳门 or 台湾.
    #[must_use]
    pub fn origin(&self) -> &'static str {
        origin(self.as_str()).unwrap_or_default()
    }
}

/// Whether the first six digits are one of the fixed address codes.
pub(super) fn has_region(text: &str) -> bool {
    origin(text).is_some()
}

/// Where the holder is from, by the address code.
pub(super) fn origin(text: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(code, _)| text.starts_with(code)).map(|&(_, name)| name)
}

pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::HmtResidencePermit;
    shape::length(kind, text, &[18])?;
    shape::characters(kind, text, |index, c| shape::digit_or_last_x(index, c, 17))?;
    if has_region(text) {
        return Ok(());
    }
    Err(CodeError::OtherKind { kind, is: CodeKind::ResidentId })
}
