//! The desk's clock: the system's, or a fixed day on a demo folder.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::{Day, moment::Moment};

/// What time it is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// Nine o'clock of a fixed day (`--today`), for reproducible output.
    Fixed(Day),
}

impl Clock {
    /// Now.
    pub fn now(self) -> Moment {
        match self {
            Self::Fixed(day) => Moment::of(day.at(9, 0, 0, 0)),
            Self::System => {
                let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Moment(i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX))
            }
        }
    }

    /// Today in the hall.
    pub fn today(self) -> Day {
        self.now().day()
    }
}
