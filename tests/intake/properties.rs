//! Whatever stands under a header, every row with content comes out once.

use hecha::intake::read::ReadError;
use proptest::prelude::*;

use crate::forms_rows::headers_of;
use crate::table::{Value, csv, take_bytes};

const CELL: &str = "\\PC{0,12}|[0-9]{15,18}|[0-9./年月日-]{0,10}|[\\x01-\\x1f\\u{200b}\\u{202e}甲]{0,4}|合计|注：|\"=-@";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rows_in_are_rows_out(
        rows in prop::collection::vec(prop::collection::vec(CELL, 1..14), 0..12),
        item in prop::sample::select(vec!["red-legal", "black-natural", "penalty-district-legal"]),
    ) {
        let headers = headers_of(item).iter().map(|header| Value::from(*header)).collect();
        let mut table: Vec<Vec<Value>> = vec![headers];
        table.extend(rows.iter().map(|row| row.iter().map(|text| Value::from(text.as_str())).collect()));
        let text = csv(&table);
        let outcome = match take_bytes("t.csv", text.as_bytes()) {
            // A quotation mark at the wrong place makes a broken file.
            Err(ReadError::Damaged { .. }) => return Ok(()),
            outcome => outcome.unwrap(),
        };
        let mut seen: Vec<u32> = outcome.records.iter().map(|row| row.row)
            .chain(outcome.refused.iter().map(|row| row.row))
            .chain(outcome.taken.findings.iter().map(|f| f.row).filter(|row| *row > 0))
            .collect();
        seen.sort_unstable();
        let count = seen.len();
        seen.dedup();
        prop_assert_eq!(seen.len(), count, "a row came out twice");
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count();
        prop_assert_eq!(count, filled);
    }
}
