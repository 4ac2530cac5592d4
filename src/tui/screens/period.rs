//! Days as people type them.

use crate::domain::Day;
use crate::domain::code::narrow;

/// What a date field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// A day of the calendar.
    Day(Day),
    /// Something that is no day, or not one yet.
    NoDay,
}

/// Reads `2026-11-22`, `2026/11/22`, `2026.11.22`, `20261122`, `2026年11月22日`, full-width or not.
pub fn read(text: &str) -> Typed {
    let text: String = text.trim().chars().map(narrow).collect();
    if text.is_empty() {
        return Typed::Nothing;
    }
    let strange =
        |c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.' | '年' | '月' | '日');
    if text.contains(strange) {
        return Typed::NoDay;
    }
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let day = match parts.as_slice() {
        [whole] if whole.len() == 8 => day(&whole[..4], &whole[4..6], &whole[6..]),
        [year, month, date] => day(year, month, date),
        _ => None,
    };
    day.map_or(Typed::NoDay, Typed::Day)
}

fn day(year: &str, month: &str, date: &str) -> Option<Day> {
    if year.len() != 4 {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ways_of_typing_a_day() {
        let day = Typed::Day(date(2026, 1, 2));
        for (text, expected) in [
            ("2026-01-02", day),
            ("2026-1-2", day),
            ("2026/1/2", day),
            ("2026.01.02", day),
            ("20260102", day),
            ("２０２６－０１－０２", day),
            ("2026年1月2日", day),
            ("  ", Typed::Nothing),
            ("2026-02-30", Typed::NoDay),
            ("2026-01", Typed::NoDay),
            ("26-01-02", Typed::NoDay),
            ("2026010", Typed::NoDay),
            ("去年", Typed::NoDay),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
