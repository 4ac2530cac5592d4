//! A point in time as the hall's clock shows it (UTC+8, no daylight saving).

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{self, Offset},
};

use super::Day;

/// Whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// China standard time.
const HALL: Offset = tz::offset(8);

impl Moment {
    /// Date and time of day in the hall. Seconds outside jiff's range fall back to the epoch.
    pub fn civil(self) -> DateTime {
        HALL.to_datetime(Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// The calendar day in the hall.
    pub fn day(self) -> Day {
        self.civil().date()
    }

    /// `2026-11-22 09:00`, the form of 数据截至 on screens and paper.
    pub fn minute(self) -> String {
        let t = self.civil();
        format!("{} {:02}:{:02}", t.date(), t.hour(), t.minute())
    }

    /// `2026-11-22 09:00:07`.
    pub fn second(self) -> String {
        format!("{}:{:02}", self.minute(), self.civil().second())
    }

    /// The moment a civil date and time names in the hall.
    pub fn of(civil: DateTime) -> Self {
        Self(HALL.to_timestamp(civil).map_or(0, |t| t.as_second()))
    }
}
