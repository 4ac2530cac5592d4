//! Terms by the calendar: 3年, 36个自然月, or until removed.

use std::fmt;

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use super::Day;

/// How long an entry or its publicity lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// So many days after the first one, which is not counted (《民法典》第二百零一条).
    Days(i32),
    /// Whole calendar years.
    Years(i32),
    /// Whole calendar months (自然月).
    Months(i32),
    /// No fixed end: it lasts until the authority removes it; looking back, without limit.
    UntilRemoved,
}

/// As the forms write it, `3年`; what has no fixed end says so.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(n) => write!(f, "{n}日"),
            Self::Years(n) => write!(f, "{n}年"),
            Self::Months(n) => write!(f, "{n}个月"),
            Self::UntilRemoved => f.write_str("不设期限"),
        }
    }
}

impl Term {
    /// The last day of a term that begins on `start`: three years from 2025-03-18 last through
    /// 2028-03-17. A start the end month does not have counts from that month's last day.
    /// `None` without a fixed end, or past the calendar.
    pub fn last_day(self, start: Day) -> Option<Day> {
        let after = match self {
            Self::Days(days) => return start.checked_add(days.days()).ok(),
            Self::Years(years) => start.checked_add(years.years()),
            Self::Months(months) => start.checked_add(months.months()),
            Self::UntilRemoved => return None,
        }
        .ok()?;
        // 36 months from 31 January end on the last day of the month, not a day before it.
        if after.day() < start.day() { Some(after) } else { after.yesterday().ok() }
    }
}

impl Term {
    /// The first day after a term that began on `start`.
    pub fn first_day_after(self, start: Day) -> Option<Day> {
        self.last_day(start)?.tomorrow().ok()
    }

    /// The first day of a term that lasts through `day`: three years through 2026-11-20 look back
    /// to 2023-11-20. `None` without a fixed length, or past the calendar.
    pub fn back_from(self, day: Day) -> Option<Day> {
        match self {
            Self::Days(days) => day.checked_sub(days.days()),
            Self::Years(years) => day.checked_sub(years.years()),
            Self::Months(months) => day.checked_sub(months.months()),
            Self::UntilRemoved => return None,
        }
        .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn terms_end_by_the_calendar() {
        let cases = [
            (Term::Years(3), date(2025, 3, 18), Some(date(2028, 3, 17))),
            (Term::Years(1), date(2024, 2, 29), Some(date(2025, 2, 28))),
            (Term::Months(1), date(2025, 1, 31), Some(date(2025, 2, 28))),
            (Term::Months(36), date(2025, 1, 31), Some(date(2028, 1, 30))),
            (Term::Months(3), date(2026, 6, 5), Some(date(2026, 9, 4))),
            (Term::UntilRemoved, date(2026, 6, 5), None),
        ];
        for (term, start, end) in cases {
            assert_eq!(term.last_day(start), end, "{term:?} from {start}");
        }
    }
}
