//! Ways to write a day, and what is refused.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[test]
fn a_day_is_understood_however_it_is_written() {
    let want = Ok(DateValue::Day(date(2018, 4, 24)));
    for text in [
        "2018/4/24",
        "2018/04/24",
        "2018-04-24",
        "2018-4-24",
        "20180424",
        "2018年4月24日",
        "2018年04月24日",
        "2018年4月24号",
        "2018 年 4 月 24 日",
        "2018.4.24",
        "2018.04.24",
        "２０１８／４／２４",
        "２０１８年４月２４日",
        "　2018-04-24　",
        "2018-04-24 00:00:00",
        "2018/4/24 9:30",
        "2018-04-24T00:00:00",
        "2018-04-24T08:00:00.000+08:00",
        "20180424 10:11:12",
        "2018。4。24",
        "2018－04－24",
    ] {
        assert_eq!(from_text(text), want, "{text}");
    }
}

#[test]
fn no_end_is_written_as_a_word_or_as_the_last_day() {
    for text in ["长期", "长期有效", "2099/12/31", "2099-12-31", "20991231", "2099年12月31日"]
    {
        assert_eq!(from_text(text), Ok(DateValue::Open), "{text}");
    }
    assert_eq!(from_serial(73_050.0, Epoch::Day1900), Ok(DateValue::Open));
}

#[test]
fn what_is_not_a_day_is_refused_with_its_reason() {
    let impossible = |year, month, day| DateFault::Impossible { year, month, day };
    for (text, fault) in [
        ("", DateFault::Empty),
        ("  　", DateFault::Empty),
        ("2018/2/30", impossible(2018, 2, 30)),
        ("2018-13-01", impossible(2018, 13, 1)),
        ("20180431", impossible(2018, 4, 31)),
        ("1900-02-29", impossible(1900, 2, 29)),
        ("18/4/24", DateFault::TwoDigitYear),
        ("18年4月24日", DateFault::TwoDigitYear),
        ("1018/4/24", DateFault::Year { year: 1018 }),
        ("9999-12-31", DateFault::Year { year: 9999 }),
        ("4/24/2018", DateFault::Shape),
        ("2018/4", DateFault::Shape),
        ("2018年4月", DateFault::Shape),
        ("201804", DateFault::Shape),
        ("2018/4-24", DateFault::Shape),
        ("43214", DateFault::Shape),
        ("2018/4/24起", DateFault::Shape),
        ("2018/4/24 25:00", DateFault::Time),
        ("2018/4/24 9", DateFault::Time),
        ("2018-04-23T16:00:00Z", DateFault::Zone),
        ("无", DateFault::Shape),
        ("-", DateFault::Shape),
    ] {
        assert_eq!(from_text(text), Err(fault), "{text}");
    }
}

#[test]
fn serials_of_both_epochs() {
    let day = |y, m, d| Ok(DateValue::Day(date(y, m, d)));
    assert_eq!(from_serial(43_214.0, Epoch::Day1900), day(2018, 4, 24));
    assert_eq!(from_serial(43_214.75, Epoch::Day1900), day(2018, 4, 24));
    assert_eq!(from_serial(41_752.0, Epoch::Day1904), day(2018, 4, 24));
    assert_eq!(from_serial(1.0, Epoch::Day1900), day(1900, 1, 1));
    assert_eq!(from_serial(59.0, Epoch::Day1900), day(1900, 2, 28));
    assert_eq!(from_serial(61.0, Epoch::Day1900), day(1900, 3, 1));
    assert_eq!(from_serial(0.0, Epoch::Day1904), day(1904, 1, 1));
    for serial in [0.0, 0.5, 60.0, 60.5, -1.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
        assert!(
            matches!(from_serial(serial, Epoch::Day1900), Err(DateFault::Serial { .. })),
            "{serial}"
        );
    }
    assert_eq!(from_serial(2_958_465.0, Epoch::Day1900), Err(DateFault::Year { year: 9999 }));
}

#[test]
fn plain_numbers_are_days_only_when_they_can_mean_nothing_else() {
    let cell = |number| from_cell(&Cell::Number(number), Epoch::Day1900);
    let want = Ok(DateValue::Day(date(2018, 4, 24)));
    assert_eq!(cell(20_180_424.0), want);
    assert_eq!(cell(43_214.0), want);
    assert_eq!(from_cell(&Cell::Number(41_752.0), Epoch::Day1904), want);
    assert_eq!(cell(20_180_431.0), Err(DateFault::Impossible { year: 2018, month: 4, day: 31 }));
    for number in [2018.0, 201_804.0, 2018.04, 43_214.5, -43_214.0] {
        assert_eq!(cell(number), Err(DateFault::Serial { serial: number }));
    }
    assert_eq!(from_cell(&Cell::Bool(true), Epoch::Day1900), Err(DateFault::NotADate));
    assert_eq!(from_cell(&Cell::FormulaWithoutValue, Epoch::Day1900), Err(DateFault::NotADate));
}

proptest! {
    #[test]
    fn any_text_is_judged_without_failing(text in "\\PC{0,20}|[0-9年月日号/.:TZ+\\- ]{0,20}") {
        let _ = from_text(&text);
    }

    #[test]
    fn what_is_displayed_is_read_back(days in 1_i32..72_000) {
        let read = from_serial(f64::from(days), Epoch::Day1900);
        if let Ok(value) = read {
            prop_assert_eq!(from_text(&value.to_string()), Ok(value));
        } else {
            prop_assert_eq!(days, 60);
        }
    }

    #[test]
    fn one_serial_later_is_one_day_later(days in 61_i32..70_000) {
        let (Ok(DateValue::Day(a)), Ok(DateValue::Day(b))) =
            (from_serial(f64::from(days), Epoch::Day1900), from_serial(f64::from(days + 1), Epoch::Day1900))
            else { return Err(TestCaseError::fail("no day")) };
        prop_assert_eq!(a.tomorrow().ok(), Some(b));
        prop_assert_eq!(from_serial(f64::from(days + 1 - 1462).max(0.0), Epoch::Day1904).is_ok(), true);
    }
}
