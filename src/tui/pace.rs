//! Whether a keystroke may answer a question: a scanner's Enter, or the tail of a scan, may not.

use super::msg::Moment;

/// Milliseconds without input after which a key is taken to be a person's own.
const QUIET: u64 = 150;

/// What the input just before was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pace {
    /// Nothing that could be part of a scan.
    #[default]
    Calm,
    /// Text or Enter, and no pause since.
    Burst {
        /// The latest key of it.
        last: Moment,
    },
}

/// What kind of key it is that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Enter, a character or a paste: what scanners send.
    Scannable,
    /// Any other key.
    Other,
}

impl Pace {
    /// Notes a key and says what the pace was when it came.
    pub fn note(&mut self, stroke: Stroke, at: Moment) -> Self {
        let before = match *self {
            Self::Burst { last } if at.since(last) < QUIET => *self,
            Self::Burst { .. } | Self::Calm => Self::Calm,
        };
        *self = match (before, stroke) {
            (Self::Calm, Stroke::Other) => Self::Calm,
            (Self::Burst { .. }, _) | (Self::Calm, Stroke::Scannable) => Self::Burst { last: at },
        };
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_lasts_until_a_pause() {
        let mut pace = Pace::Calm;
        for (stroke, at, before) in [
            (Stroke::Other, 1000, Pace::Calm),
            (Stroke::Scannable, 1001, Pace::Calm),
            (Stroke::Other, 1150, Pace::Burst { last: Moment(1001) }),
            (Stroke::Other, 1299, Pace::Burst { last: Moment(1150) }),
            (Stroke::Scannable, 1449, Pace::Calm),
            (Stroke::Scannable, 1598, Pace::Burst { last: Moment(1449) }),
        ] {
            assert_eq!(pace.note(stroke, Moment(at)), before, "at {at}");
        }
    }
}
