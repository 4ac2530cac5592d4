//! Identity numbers as a shared desk may show them (PIPL art. 28: sensitive; GB/T 37964).

use std::borrow::Cow;

use super::code::ResidentId;

/// Keeps the first four and the last four characters, hides the rest: `3201**********0021`.
/// The birth date never shows. Of a shorter number a quarter remains at each end, so that half of
/// it at least is hidden: `E1*****78`.
pub fn identity_number(number: &str) -> String {
    let length = number.chars().count();
    let keep = if length > 4 { (length / 4).min(4) } else { 0 };
    number
        .chars()
        .enumerate()
        .map(|(i, c)| if i < keep || i >= length - keep { c } else { '*' })
        .collect()
}

/// Masks every resident number whose check character holds inside a longer text; everything else
/// stays as it is.
pub fn numbers_within(text: &str) -> Cow<'_, str> {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(|run| [run.get(..18), run.get(run.len().saturating_sub(18)..)])
        .flatten()
        .filter(|run| run.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|run| ResidentId::parse(run).is_ok())
        .collect();
    let mut masked = Cow::Borrowed(text);
    for number in numbers {
        masked = masked.replace(number, &identity_number(number)).into();
    }
    masked
}

/// Keeps the family name: `陈**`.
pub fn person_name(name: &str) -> String {
    name.chars().enumerate().map(|(i, c)| if i == 0 { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_number_is_hidden() {
        assert_eq!(identity_number("11010519491231002X"), "1101**********002X");
        assert_eq!(identity_number("E1234567"), "E1****67");
        assert_eq!(identity_number("E12345678"), "E1*****78");
        assert_eq!(identity_number("110105491231002"), "110*********002");
        assert_eq!(identity_number("K1234"), "K***4");
        assert_eq!(identity_number("123"), "***");
        assert_eq!(identity_number(""), "");
        assert_eq!(person_name("陈某某"), "陈**");
    }

    #[test]
    fn numbers_in_free_text_are_hidden_and_nothing_else() {
        let cases = [
            ("当事人（11010519491231002X）擅自施工", "当事人（1101**********002X）擅自施工"),
            ("11010519491231002x、110105194912310038", "1101**********002x、1101**********0038"),
            ("1101051949123100389", "1101**********00389"),
            ("11010519491231002X00", "1101**********002X00"),
            ("示罚〔2026〕110105194912310020号", "示罚〔2026〕110105194912310020号"),
            ("91320113MA0000007Q", "91320113MA0000007Q"),
            ("罚款26000元", "罚款26000元"),
            ("", ""),
        ];
        for (text, shown) in cases {
            assert_eq!(numbers_within(text), shown);
        }
    }
}
