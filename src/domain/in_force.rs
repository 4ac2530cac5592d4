//! The days a rule is in force: law changes faster than code, and a day is judged by its own rules.

use super::Day;

/// First and last day of a rule; open where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InForce {
    /// First day; from ever when none.
    pub from: Option<Day>,
    /// Last day; for good when none.
    pub until: Option<Day>,
}

impl InForce {
    /// Whether the rule is in force on a day.
    pub fn on(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn first_and_last_day_are_included() {
        let (from, until) = (date(2023, 5, 1), date(2026, 3, 31));
        let both = InForce { from: Some(from), until: Some(until) };
        for (day, expected) in
            [(date(2023, 4, 30), false), (from, true), (until, true), (date(2026, 4, 1), false)]
        {
            assert_eq!(both.on(day), expected, "{day}");
        }
        assert!(InForce::default().on(date(1949, 10, 1)));
    }
}
