//! Sums of money, exactly: integer fen from 万元 with up to six decimals, never a float.

use std::fmt;

use super::fold::fold;
use crate::intake::read::Cell;

/// Fen in 1 万元.
const FEN_PER_WAN: i64 = 1_000_000;

/// The most digits before the decimal point: `decimal(18,6)` of the provincial tables.
const WHOLE_DIGITS: usize = 12;

/// A sum in fen, not negative. Display writes 万元 without needless zeros: `1.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

impl Fen {
    /// The number of fen.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / FEN_PER_WAN, self.0 % FEN_PER_WAN);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// Why something is not a sum of money. Display is a reason for the row's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyFault {
    /// Nothing is written.
    Empty,
    /// Not written in a known way.
    Shape,
    /// Below zero.
    Negative,
    /// Parts of a fen.
    Decimals,
    /// More than twelve digits before the point.
    TooLarge,
    /// Commas that do not part thousands.
    Commas,
    /// The cell holds a date, an error, a truth value or a formula without result.
    NotMoney,
}

impl fmt::Display for MoneyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MoneyFault::Empty => "金额为空",
            MoneyFault::Shape => "金额写法无法识别，请只填数字，单位万元",
            MoneyFault::Negative => "金额不能为负",
            MoneyFault::Decimals => "金额的小数位太多，万元最多六位小数（元最多两位）",
            MoneyFault::TooLarge => "金额太大",
            MoneyFault::Commas => "金额中的逗号位置不对",
            MoneyFault::NotMoney => "单元格里不是金额",
        })
    }
}

impl std::error::Error for MoneyFault {}

/// The sum in a cell of a column in 万元. A number is taken with the 15 digits a spreadsheet keeps.
pub fn from_cell(cell: &Cell) -> Result<Fen, MoneyFault> {
    match cell {
        Cell::Empty => Err(MoneyFault::Empty),
        Cell::Text(text) => from_text(text),
        Cell::Number(number) => from_number(*number),
        Cell::Date { .. } | Cell::Bool(_) | Cell::Error(_) | Cell::FormulaWithoutValue => {
            Err(MoneyFault::NotMoney)
        }
    }
}

/// The sum written in a text: 万元 unless it ends in 元.
pub fn from_text(text: &str) -> Result<Fen, MoneyFault> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(MoneyFault::Empty);
    }
    let bare = folded.trim_start_matches(['¥', '￥']).trim_start();
    let (number, decimals) =
        if let Some(rest) = bare.strip_suffix("万元").or_else(|| bare.strip_suffix('万')) {
            (rest, 6)
        } else if let Some(rest) = bare.strip_suffix('元') {
            (rest, 2)
        } else {
            (bare, 6)
        };
    let number = number.trim();
    if let Some(rest) = number.strip_prefix('-') {
        return Err(if is_decimal(rest) { MoneyFault::Negative } else { MoneyFault::Shape });
    }
    exact(&without_commas(number)?, decimals)
}

fn from_number(number: f64) -> Result<Fen, MoneyFault> {
    if !number.is_finite() {
        return Err(MoneyFault::NotMoney);
    }
    if number < 0.0 {
        return Err(MoneyFault::Negative);
    }
    // 15 significant digits are what a spreadsheet keeps; the rest of the binary number is noise.
    let scientific = format!("{:.14e}", number.abs());
    let (digits, exponent) = scientific.split_once('e').ok_or(MoneyFault::Shape)?;
    let exponent: i32 = exponent.parse().map_err(|_| MoneyFault::Shape)?;
    if exponent >= WHOLE_DIGITS as i32 {
        return Err(MoneyFault::TooLarge);
    }
    exact(&shifted(&digits.replace('.', ""), exponent), 6)
}

/// Writes digits with the point behind the first one moved by `exponent`.
fn shifted(digits: &str, exponent: i32) -> String {
    let point = exponent + 1;
    if point <= 0 {
        let zeros = "0".repeat(point.unsigned_abs() as usize);
        return format!("0.{zeros}{digits}");
    }
    let (whole, rest) = digits.split_at((point as usize).min(digits.len()));
    format!("{whole}.{rest}")
}

/// An unsigned decimal with at most `decimals` places that count, as fen of 万元 (6) or of 元 (2).
fn exact(number: &str, decimals: usize) -> Result<Fen, MoneyFault> {
    if !is_decimal(number) {
        return Err(MoneyFault::Shape);
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if fraction.len() > decimals {
        return Err(MoneyFault::Decimals);
    }
    if whole.len() > WHOLE_DIGITS + 6 - decimals {
        return Err(MoneyFault::TooLarge);
    }
    let digits = format!("0{whole}{fraction:0<decimals$}");
    digits.parse().map(Fen).map_err(|_| MoneyFault::TooLarge)
}

fn is_decimal(number: &str) -> bool {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

fn without_commas(number: &str) -> Result<String, MoneyFault> {
    if !number.contains(',') {
        return Ok(number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    if !first || !groups.all(|group| group.len() == 3) || fraction.contains(',') {
        return Err(MoneyFault::Commas);
    }
    Ok(number.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sums_in_text() {
        for (text, fen) in [
            ("0", 0),
            ("0.00", 0),
            ("1", 1_000_000),
            ("1.5", 1_500_000),
            ("0.000001", 1),
            ("9999.99", 9_999_990_000),
            ("1,234.5", 1_234_500_000),
            ("１．５", 1_500_000),
            (" 2 万元 ", 2_000_000),
            ("2万", 2_000_000),
            ("500元", 50_000),
            ("500.05元", 50_005),
            ("¥1,000元", 100_000),
            ("￥3", 3_000_000),
            ("1.50000000", 1_500_000),
            ("999999999999.999999", 999_999_999_999_999_999),
        ] {
            assert_eq!(from_text(text).map(Fen::get), Ok(fen), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_sum_is_refused_with_its_reason() {
        for (text, fault) in [
            ("", MoneyFault::Empty),
            ("-1", MoneyFault::Negative),
            ("－0.5万元", MoneyFault::Negative),
            ("-", MoneyFault::Shape),
            ("无", MoneyFault::Shape),
            ("1e3", MoneyFault::Shape),
            ("1.", MoneyFault::Shape),
            (".5", MoneyFault::Shape),
            ("1.2.3", MoneyFault::Shape),
            ("1亿元", MoneyFault::Shape),
            ("壹万元", MoneyFault::Shape),
            ("元", MoneyFault::Shape),
            ("1.0000001", MoneyFault::Decimals),
            ("1.005元", MoneyFault::Decimals),
            ("1,5", MoneyFault::Commas),
            ("12,34", MoneyFault::Commas),
            ("1234,567", MoneyFault::Commas),
            ("1.5,000", MoneyFault::Commas),
            ("1000000000000", MoneyFault::TooLarge),
        ] {
            assert_eq!(from_text(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn sums_in_number_cells() {
        let number = |value| from_cell(&Cell::Number(value));
        for (value, fen) in [
            (0.0, 0),
            (-0.0, 0),
            (1.5, 1_500_000),
            (0.1 + 0.2, 300_000),
            (1.1 * 3.0, 3_300_000),
            (0.000001, 1),
            (123_456_789.012_345, 123_456_789_012_345),
            (4.35, 4_350_000),
            (1e11, 100_000_000_000_000_000),
        ] {
            assert_eq!(number(value).map(Fen::get), Ok(fen), "{value}");
        }
        assert_eq!(number(-1.0), Err(MoneyFault::Negative));
        assert_eq!(number(1e12), Err(MoneyFault::TooLarge));
        assert_eq!(number(0.000_000_1), Err(MoneyFault::Decimals));
        assert_eq!(number(1.000_000_5), Err(MoneyFault::Decimals));
        assert_eq!(number(f64::NAN), Err(MoneyFault::NotMoney));
        assert_eq!(from_cell(&Cell::Bool(true)), Err(MoneyFault::NotMoney));
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_failing(text in "\\PC{0,20}|[0-9.,元万¥-]{0,20}") {
            let _ = from_text(&text);
        }

        #[test]
        fn what_is_displayed_is_read_back(fen in 0_i64..1_000_000_000_000_000_000) {
            prop_assert_eq!(from_text(&Fen(fen).to_string()), Ok(Fen(fen)));
        }

        #[test]
        fn a_number_cell_holds_what_was_typed(fen in 0_i64..1_000_000_000_000_000) {
            let typed: f64 = Fen(fen).to_string().parse().unwrap();
            prop_assert_eq!(from_cell(&Cell::Number(typed)), Ok(Fen(fen)));
        }

        #[test]
        fn any_number_is_judged_without_failing(bits in any::<u64>()) {
            let _ = from_cell(&Cell::Number(f64::from_bits(bits)));
        }
    }
}
