//! The days of a certificate as times of X.509: from the first second of one to the last of another, in the hall.

use jiff::{Timestamp, ToSpan, civil::DateTime};

use crate::domain::{Day, moment::Moment};

use super::der;

/// When a day begins in the hall.
pub(super) fn first_second(day: Day) -> Vec<u8> {
    time(day, 0)
}

/// When a day ends in the hall.
pub(super) fn last_second(day: Day) -> Vec<u8> {
    time(day, DAY - 1)
}

/// Seconds.
const DAY: i64 = 86_400;

/// So many seconds after a day began in the hall; UTC, as X.509 demands.
fn time(day: Day, seconds: i64) -> Vec<u8> {
    let seconds = Moment::of(day.at(0, 0, 0, 0)).0 + seconds;
    let utc = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    let text = utc.strftime("%Y%m%d%H%M%SZ").to_string();
    // RFC 5280, 4.1.2.5: two digits of the year through 2049.
    if text.as_str() < "2050" {
        der::value(der::UTC_TIME, &text.as_bytes()[2..])
    } else {
        der::value(der::GENERALIZED_TIME, text.as_bytes())
    }
}

/// The day in the hall of a time.
pub(super) fn read_day((tag, content): (u8, &[u8])) -> Option<Day> {
    let text = std::str::from_utf8(content).ok()?;
    let text = match tag {
        der::UTC_TIME if text < "50" => format!("20{text}"),
        der::UTC_TIME => format!("19{text}"),
        der::GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    let utc = DateTime::strptime("%Y%m%d%H%M%SZ", text).ok()?;
    utc.checked_add(8.hours()).ok().map(DateTime::date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_the_hall_s_and_times_utc() {
        let day = date(2026, 1, 1);
        assert_eq!(first_second(day), [b"\x17\x0d".as_slice(), b"251231160000Z"].concat());
        assert_eq!(last_second(day), [b"\x17\x0d".as_slice(), b"260101155959Z"].concat());
        let late = first_second(date(2050, 1, 2));
        assert_eq!(late, [b"\x18\x0f".as_slice(), b"20500101160000Z"].concat());
        for day in [day, date(1951, 1, 1), date(2049, 12, 31), date(2050, 1, 1), date(9998, 12, 31)]
        {
            for time in [first_second(day), last_second(day)] {
                assert_eq!(read_day((time[0], &time[2..])), Some(day));
            }
        }
    }
}
