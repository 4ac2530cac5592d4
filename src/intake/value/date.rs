//! Days as departments write them, in text and as spreadsheet serials.

use std::fmt;

use jiff::civil::Date;

use super::fold::fold;
use crate::intake::read::{Cell, Epoch};

/// The years a record may speak of.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

/// What stands for "no end" among days: the convention of the 双公示 templates.
const OPEN_DAY: (i16, i8, i8) = (2099, 12, 31);

/// Words for "no end".
const OPEN_WORDS: [&str; 5] = ["长期", "长期有效", "永久", "永久有效", "无固定期限"];

/// Serials of plain numbers that are taken for days: 1950-01-01 to 2099-12-31, counted from 1900.
const PLAIN_SERIALS: std::ops::RangeInclusive<f64> = 18_264.0..=73_050.0;

/// A day, or no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateValue {
    /// A day.
    Day(Date),
    /// No end: 长期, or 2099-12-31.
    Open,
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateValue::Day(day) => write!(f, "{day}"),
            DateValue::Open => f.write_str("长期"),
        }
    }
}

/// Why something is not a day. Display is a reason for the row's report.
#[derive(Debug, Clone, PartialEq)]
pub enum DateFault {
    /// Nothing is written.
    Empty,
    /// Not written in a known way.
    Shape,
    /// The year has two digits.
    TwoDigitYear,
    /// The calendar has no such day.
    Impossible {
        /// Year.
        year: i16,
        /// Month as written.
        month: i8,
        /// Day as written.
        day: i8,
    },
    /// The year is not between 1900 and 2099.
    Year {
        /// Year as written.
        year: i16,
    },
    /// The time of day behind the date is not one.
    Time,
    /// A time zone other than +08:00, which may move the day.
    Zone,
    /// A number that stands for no day.
    Serial {
        /// The number.
        serial: f64,
    },
    /// The cell holds an error, a truth value or a formula without result.
    NotADate,
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateFault::Empty => write!(f, "日期为空"),
            DateFault::Shape => write!(f, "日期写法无法识别，请写成 2018/04/24 的样子"),
            DateFault::TwoDigitYear => write!(f, "年份只有两位，请写满四位"),
            DateFault::Impossible { year, month, day } => {
                write!(f, "没有 {year} 年 {month} 月 {day} 日这一天")
            }
            DateFault::Year { year } => write!(f, "年份 {year} 不在 1900 至 2099 之间"),
            DateFault::Time => write!(f, "日期后面的时间不对"),
            DateFault::Zone => write!(f, "日期带有北京时间以外的时区，无法确定是哪一天"),
            DateFault::Serial { serial } => write!(f, "数值 {serial} 不能换算成日期"),
            DateFault::NotADate => write!(f, "单元格里不是日期"),
        }
    }
}

impl std::error::Error for DateFault {}

/// The day in a cell. Plain numbers are taken for `20180424`, or for a serial when it falls between
/// 1950 and 2099.
pub fn from_cell(cell: &Cell, epoch: Epoch) -> Result<DateValue, DateFault> {
    match cell {
        Cell::Empty => Err(DateFault::Empty),
        Cell::Text(text) => from_text(text),
        Cell::Date { serial, epoch } => from_serial(*serial, *epoch),
        Cell::Number(number) => from_number(*number, epoch),
        Cell::Bool(_) | Cell::Error(_) | Cell::FormulaWithoutValue => Err(DateFault::NotADate),
    }
}

fn from_number(number: f64, epoch: Epoch) -> Result<DateValue, DateFault> {
    if (10_000_101.0..=99_991_231.0).contains(&number) && number.fract() == 0.0 {
        return from_text(&format!("{number:.0}"));
    }
    let since_1900 = match epoch {
        Epoch::Day1900 => number,
        Epoch::Day1904 => number + 1462.0,
    };
    if number.fract() == 0.0 && PLAIN_SERIALS.contains(&since_1900) {
        return from_serial(number, epoch);
    }
    Err(DateFault::Serial { serial: number })
}

/// The day of a spreadsheet serial; the time of day in its fraction is dropped.
pub fn from_serial(serial: f64, epoch: Epoch) -> Result<DateValue, DateFault> {
    let bad = DateFault::Serial { serial };
    if !(0.0..=2_958_465.999_999).contains(&serial) {
        return Err(bad);
    }
    let days = serial as i32;
    // Excel counts a 29th of February 1900, so that serials before it are one day off.
    let (first, offset) = match (epoch, days) {
        (Epoch::Day1904, _) => (jiff::civil::date(1904, 1, 1), days),
        (Epoch::Day1900, 1..=59) => (jiff::civil::date(1899, 12, 31), days),
        (Epoch::Day1900, 61..) => (jiff::civil::date(1899, 12, 30), days),
        (Epoch::Day1900, _) => return Err(bad),
    };
    let span = jiff::Span::new().try_days(offset).map_err(|_| bad.clone())?;
    let day = first.checked_add(span).map_err(|_| bad)?;
    bounded(day.year(), day.month(), day.day())
}

/// The day written in a text.
pub fn from_text(text: &str) -> Result<DateValue, DateFault> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(DateFault::Empty);
    }
    if OPEN_WORDS.contains(&folded.as_str()) {
        return Ok(DateValue::Open);
    }
    let (year, rest) = digits(&folded);
    if year.len() == 8 {
        check_time(rest)?;
        return build(&year[..4], &year[4..6], &year[6..]);
    }
    let rest = rest.trim_start();
    let separator = rest.chars().next().ok_or(DateFault::Shape)?;
    let (second, third) = match separator {
        '/' | '-' | '.' => (separator, None),
        '年' => ('月', Some('日')),
        _ => return Err(DateFault::Shape),
    };
    let (month, rest) = digits(rest[separator.len_utf8()..].trim_start());
    let rest = rest.trim_start().strip_prefix(second).ok_or(DateFault::Shape)?;
    let (day, rest) = digits(rest.trim_start());
    let rest = match third {
        Some(end) => rest.trim_start().strip_prefix([end, '号']).ok_or(DateFault::Shape)?,
        None => rest,
    };
    if !(1..=2).contains(&month.len()) || !(1..=2).contains(&day.len()) {
        return Err(DateFault::Shape);
    }
    check_time(rest)?;
    build(year, month, day)
}

/// Leading ASCII digits and what is behind them.
fn digits(text: &str) -> (&str, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(length)
}

fn build(year: &str, month: &str, day: &str) -> Result<DateValue, DateFault> {
    match year.len() {
        4 => {}
        2 => return Err(DateFault::TwoDigitYear),
        _ => return Err(DateFault::Shape),
    }
    let number = |text: &str| text.parse::<i16>().map_err(|_| DateFault::Shape);
    let (year, month, day) = (number(year)?, number(month)? as i8, number(day)? as i8);
    bounded(year, month, day)
}

fn bounded(year: i16, month: i8, day: i8) -> Result<DateValue, DateFault> {
    let date =
        Date::new(year, month, day).map_err(|_| DateFault::Impossible { year, month, day })?;
    if !YEARS.contains(&year) {
        return Err(DateFault::Year { year });
    }
    if (year, month, day) == OPEN_DAY {
        return Ok(DateValue::Open);
    }
    Ok(DateValue::Day(date))
}

/// Accepts nothing, or a time of day behind a blank or `T`: `9:30`, `00:00:00.000`, `T08:00:00+08:00`.
fn check_time(rest: &str) -> Result<(), DateFault> {
    if rest.trim().is_empty() {
        return Ok(());
    }
    let time = rest.strip_prefix(['T', 't', ' ']).ok_or(DateFault::Shape)?.trim_start();
    if !time.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(DateFault::Shape);
    }
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    check_clock(clock.trim_end())?;
    if !matches!(zone, "" | "+08:00" | "+0800" | "+08") {
        return Err(DateFault::Zone);
    }
    Ok(())
}

fn check_clock(clock: &str) -> Result<(), DateFault> {
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    let limits = [23, 59, 59];
    let sound = (2..=3).contains(&parts.len())
        && parts.iter().zip(limits).all(|(part, limit)| {
            (1..=2).contains(&part.len()) && part.parse::<u32>().is_ok_and(|number| number <= limit)
        })
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if sound { Ok(()) } else { Err(DateFault::Time) }
}

#[cfg(test)]
mod tests;
