//! Identity numbers and codes out of cells: the characters as the department meant them, or a refusal
//! where a spreadsheet has already destroyed them. Whether a code is valid is not judged here.

use std::fmt;

use super::fold::fold;
use crate::intake::read::Cell;

/// Spreadsheets keep 15 significant digits of a number (and a float is exact only up to 2^53).
const EXACT: f64 = 1e15;

/// Why a cell gives no number or code. Display is a reason for the row's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityFault {
    /// Nothing is written.
    Empty,
    /// A spreadsheet made a number of it and the last digits are gone.
    DigitsLost,
    /// A number with a fraction or below zero.
    NotWhole,
    /// A spreadsheet took it for a date.
    MadeDate,
    /// The cell holds an error, a truth value or a formula without result.
    NotACode,
}

impl fmt::Display for IdentityFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IdentityFault::Empty => "号码为空",
            IdentityFault::DigitsLost => "表格软件把号码存成了数值，末几位已丢失，请以文本格式重填",
            IdentityFault::NotWhole => "号码处是带小数或负号的数值，请以文本格式重填",
            IdentityFault::MadeDate => "表格软件把号码当成了日期，请以文本格式重填",
            IdentityFault::NotACode => "单元格里不是号码",
        })
    }
}

impl std::error::Error for IdentityFault {}

/// The number or code in a cell.
pub fn from_cell(cell: &Cell) -> Result<String, IdentityFault> {
    match cell {
        Cell::Empty => Err(IdentityFault::Empty),
        Cell::Text(text) => from_text(text),
        Cell::Number(number) => from_number(*number),
        Cell::Date { .. } => Err(IdentityFault::MadeDate),
        Cell::Bool(_) | Cell::Error(_) | Cell::FormulaWithoutValue => Err(IdentityFault::NotACode),
    }
}

/// The number or code in a text: full-width characters folded, a leading apostrophe and the `.0` of a
/// printed float taken off.
pub fn from_text(text: &str) -> Result<String, IdentityFault> {
    let folded = fold(text);
    let bare = folded.trim_start_matches(['\'', '\u{2018}', '\u{2019}', '`']).trim();
    if bare.is_empty() {
        return Err(IdentityFault::Empty);
    }
    if is_exponent_form(bare) {
        return Err(IdentityFault::DigitsLost);
    }
    match bare.split_once('.') {
        Some((whole, zeros))
            if all_digits(whole) && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') =>
        {
            // A float printed in full with 16 digits or more was not exact.
            if whole.len() > 15 { Err(IdentityFault::DigitsLost) } else { Ok(whole.to_owned()) }
        }
        _ => Ok(bare.to_owned()),
    }
}

fn from_number(number: f64) -> Result<String, IdentityFault> {
    if !number.is_finite() {
        return Err(IdentityFault::NotACode);
    }
    if number.abs() >= EXACT {
        return Err(IdentityFault::DigitsLost);
    }
    if number < 0.0 || number.fract() != 0.0 {
        return Err(IdentityFault::NotWhole);
    }
    Ok(format!("{:.0}", number.abs()))
}

/// `3.20114E+17`. A sign or a point is required: `1E2345678` is a possible organisation code.
fn is_exponent_form(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = exponent.strip_prefix('+');
    let marked = digits.is_some() || mantissa.contains('.');
    marked
        && whole.len() == 1
        && all_digits(whole)
        && all_digits(fraction)
        && all_digits(digits.unwrap_or(exponent))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_in_text_come_out_as_meant() {
        for (text, code) in [
            ("91320113MA0000007Q", "91320113MA0000007Q"),
            ("'110108000000016", "110108000000016"),
            ("‘110108000000016", "110108000000016"),
            ("110108000000016.0", "110108000000016"),
            ("１１０１０８０００００００１６", "110108000000016"),
            ("　600037341　", "600037341"),
            ("012345678", "012345678"),
            ("1E2345678", "1E2345678"),
            ("11010519491231002x", "11010519491231002x"),
            ("D2143569-X", "D2143569-X"),
            ("3.5", "3.5"),
        ] {
            assert_eq!(from_text(text), Ok(code.to_owned()), "{text}");
        }
    }

    #[test]
    fn destroyed_numbers_are_refused() {
        for text in [
            "3.20114E+17",
            "3.20114e+17",
            "3E+17",
            "3.201131990010191e17",
            "３．２０１１４Ｅ＋１７",
            "320113199001019000.0",
        ] {
            assert_eq!(from_text(text), Err(IdentityFault::DigitsLost), "{text}");
        }
        for number in [3.201131990010191e17, 9_007_199_254_740_992.0, 1e15, -1e18] {
            assert_eq!(
                from_cell(&Cell::Number(number)),
                Err(IdentityFault::DigitsLost),
                "{number}"
            );
        }
        let words = IdentityFault::DigitsLost.to_string();
        assert_eq!(words, "表格软件把号码存成了数值，末几位已丢失，请以文本格式重填");
    }

    #[test]
    fn number_cells_with_all_their_digits_are_read() {
        let cell = |number| from_cell(&Cell::Number(number));
        assert_eq!(cell(110_108_000_000_016.0), Ok("110108000000016".to_owned()));
        assert_eq!(cell(0.0), Ok("0".to_owned()));
        assert_eq!(cell(1.5), Err(IdentityFault::NotWhole));
        assert_eq!(cell(-3.0), Err(IdentityFault::NotWhole));
        assert_eq!(cell(f64::NAN), Err(IdentityFault::NotACode));
        assert_eq!(from_cell(&Cell::Empty), Err(IdentityFault::Empty));
        assert_eq!(from_text(" ' "), Err(IdentityFault::Empty));
    }

    proptest! {
        #[test]
        fn fifteen_digits_survive_a_number_cell(number in 0_u64..1_000_000_000_000_000) {
            prop_assert_eq!(from_cell(&Cell::Number(number as f64)), Ok(number.to_string()));
        }

        #[test]
        fn eighteen_digits_never_do(number in 100_000_000_000_000_000_u64..999_999_999_999_999_999) {
            prop_assert_eq!(from_cell(&Cell::Number(number as f64)), Err(IdentityFault::DigitsLost));
            prop_assert_eq!(from_text(&format!("{:e}", number as f64).replace('e', "E+")), Err(IdentityFault::DigitsLost));
        }

        #[test]
        fn any_text_is_judged_without_failing(text in "\\PC{0,20}|[0-9.eE+' -]{0,20}") {
            let _ = from_text(&text);
        }
    }
}
