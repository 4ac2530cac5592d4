//! Identity numbers as a shared desk may show them (PIPL art. 28: sensitive; GB/T 37964).

use std::borrow::Cow;

use super::code::{ResidentId, narrow};

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

/// Masks every resident number whose check character holds inside a longer text, in full width or
/// with blanks and hyphens between its digits too; everything else stays as it is.
pub fn numbers_within(text: &str) -> Cow<'_, str> {
    let digits = text.chars().filter(|c| narrow(*c).is_ascii_digit()).count();
    if digits < LENGTH - 1 {
        return Cow::Borrowed(text);
    }
    let mut hidden: Vec<usize> = Vec::new();
    for parted in [|_: char| false, is_parting as fn(char) -> bool] {
        for run in runs(text, parted) {
            let ends = [run.get(..LENGTH), run.get(run.len().saturating_sub(LENGTH)..)];
            for number in ends.into_iter().flatten().filter(|number| is_resident(number)) {
                hidden.extend(number[KEPT..LENGTH - KEPT].iter().map(|(at, _)| *at));
            }
        }
    }
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let shown = |(at, c)| if hidden.contains(&at) { '*' } else { c };
    text.char_indices().map(shown).collect::<String>().into()
}

/// Characters of a resident number, and those kept at either end.
const LENGTH: usize = 18;
const KEPT: usize = 4;

/// Runs of letters and digits that could hold a resident number, in half width with their places;
/// what `parted` names may stand inside a run.
fn runs(text: &str, parted: fn(char) -> bool) -> Vec<Vec<(usize, char)>> {
    let mut runs = vec![Vec::new()];
    for (at, c) in text.char_indices() {
        match narrow(c) {
            c if c.is_ascii_alphanumeric() => {
                if let Some(run) = runs.last_mut() {
                    run.push((at, c));
                }
            }
            c if parted(c) => {}
            _ if runs.last().is_some_and(|run| !run.is_empty()) => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| run.len() >= LENGTH);
    runs
}

fn is_resident(number: &[(usize, char)]) -> bool {
    let number: String = number.iter().map(|(_, c)| c).collect();
    number.starts_with(|c: char| c.is_ascii_digit()) && ResidentId::parse(&number).is_ok()
}

fn is_parting(c: char) -> bool {
    c.is_whitespace() || c == '-'
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
            ("身份证１１０１０５１９４９１２３１００２Ｘ", "身份证１１０１**********００２Ｘ"),
            ("110105 19491231 002X等", "1101** ******** 002X等"),
            ("1101-0519-4912-3100-2X", "1101-****-****-**00-2X"),
            ("11010519491231002X 110105194912310038", "1101**********002X 1101**********0038"),
            ("", ""),
        ];
        for (text, shown) in cases {
            assert_eq!(numbers_within(text), shown);
        }
    }
}
