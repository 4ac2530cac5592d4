//! Foreign permanent resident's identity card (外国人永久居留身份证), editions of 2017 and 2023.

use jiff::civil::Date;

use super::newtype::checked_code;
use super::{CardEdition, CodeError, CodeKind, layout as shape, resident};

checked_code! {
    /// A number of either edition; the one of 2023 with its check character holding.
    ForeignerId: ForeignerId | ForeignerId15
}

impl ForeignerId {
    /// Which edition of the card it is from; both are valid side by side.
    #[must_use]
    pub fn edition(&self) -> CardEdition {
        match self.code().kind() {
            CodeKind::ForeignerId15 => CardEdition::Of2017,
            _ => CardEdition::Of2023,
        }
    }

    /// Date of birth, in the edition of 2023.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        match self.edition() {
            CardEdition::Of2017 => None,
            CardEdition::Of2023 => resident::birth(self.as_str()),
        }
    }
}

/// 2023: 9, province 2, country 3, birth 8, sequence 3, check character of MOD 11-2.
pub(super) fn layout(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::ForeignerId;
    shape::length(kind, text, &[18])?;
    shape::characters(kind, text, |index, c| match index {
        0 => c == '9',
        _ => shape::digit_or_last_x(index, c, 17),
    })
}

/// 2017: three letters and twelve digits.
pub(super) fn layout_15(text: &str) -> Result<(), CodeError> {
    let kind = CodeKind::ForeignerId15;
    shape::length(kind, text, &[15])?;
    shape::characters(kind, text, |index, c| match index {
        0..3 => c.is_ascii_uppercase(),
        _ => c.is_ascii_digit(),
    })
}
