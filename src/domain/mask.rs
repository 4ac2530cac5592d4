//! Identity numbers as a shared desk may show them (PIPL art. 28: sensitive; GB/T 37964).

/// Keeps the first four and the last four characters, hides the rest: `3201**********0021`.
/// The birth date never shows. Up to eight characters only the first and last two remain.
pub fn identity_number(number: &str) -> String {
    let length = number.chars().count();
    let keep = match length {
        0..=4 => 0,
        5..=8 => 2,
        _ => 4,
    };
    number
        .chars()
        .enumerate()
        .map(|(i, c)| if i < keep || i >= length - keep { c } else { '*' })
        .collect()
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
        assert_eq!(identity_number("123"), "***");
        assert_eq!(identity_number(""), "");
        assert_eq!(person_name("陈某某"), "陈**");
    }
}
