//! A cell as the text a person sees in it, for fields that are plain text and for reasons in reports.

use super::date;
use crate::intake::read::Cell;

/// The cell's text. Numbers are written without exponent and needless zeros, dates as 2018-04-24;
/// empty cells and formulas without result give nothing.
pub fn from_cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::FormulaWithoutValue => String::new(),
        Cell::Text(text) | Cell::Error(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date { serial, epoch } => match date::from_serial(*serial, *epoch) {
            Ok(date::DateValue::Day(day)) => day.to_string(),
            Ok(date::DateValue::Open) => "2099-12-31".to_owned(),
            Err(_) => serial.to_string(),
        },
        Cell::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::read::Epoch;

    #[test]
    fn cells_read_as_a_person_sees_them() {
        let date = |serial| Cell::Date { serial, epoch: Epoch::Day1900 };
        for (cell, text) in [
            (Cell::Number(12.0), "12"),
            (Cell::Number(0.5), "0.5"),
            (Cell::Number(1e20), "100000000000000000000"),
            (Cell::Text("甲".into()), "甲"),
            (date(43_214.0), "2018-04-24"),
            (date(73_050.0), "2099-12-31"),
            (date(60.0), "60"),
            (Cell::Bool(true), "TRUE"),
            (Cell::Error("#N/A".into()), "#N/A"),
            (Cell::FormulaWithoutValue, ""),
            (Cell::Empty, ""),
        ] {
            assert_eq!(from_cell(&cell), text);
        }
    }
}
