//! Money as departments state it (万元 with up to six decimals), kept exactly.

use std::fmt;

/// An amount in fen (分, 0.01 yuan). Six decimals of 万元 are exactly one fen,
/// so every amount of the national tables (decimal(18,6) 万元) fits without rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money(pub i64);

/// Fen in one 万元.
pub const FEN_PER_WAN: i64 = 1_000_000;

impl Money {
    /// Parses canonical 万元 text as `Display` writes it: digits, optionally a point and up to
    /// six decimals. `None` for anything else.
    pub fn from_wan(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || fraction.len() > 6 || !digits(whole) || !digits(fraction) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
        whole.checked_mul(FEN_PER_WAN)?.checked_add(fraction).map(Self)
    }
}

/// The amount in 万元 without trailing zeros: `2.6`, `0.000001`, `12`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / FEN_PER_WAN, self.0 % FEN_PER_WAN);
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let digits = format!("{fraction:06}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wan_text_round_trips_to_the_fen() {
        for (text, fen) in
            [("0", 0), ("2.6", 2_600_000), ("0.000001", 1), ("9999.99", 9_999_990_000)]
        {
            assert_eq!(Money::from_wan(text), Some(Money(fen)), "{text}");
            assert_eq!(Money(fen).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in ["", ".5", "-1", "1.0000001", "1,000", "1e3", "９"] {
            assert_eq!(Money::from_wan(text), None, "{text}");
        }
    }
}
