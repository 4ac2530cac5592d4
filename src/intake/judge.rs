//! One cell by its column: cleaned, typed, in its canonical form, or a reason why not.

use super::clean::{Change, Cleaned, clean};
use super::codes;
use super::notes::Notes;
use super::plan::{Field, Unit};
use super::read::{Cell, Epoch};
use super::value::{date, identity, money, text};
use super::words::Chosen;
use crate::domain::{
    catalogue::{ColumnType, Required, Role},
    code::Code,
    division::Divisions,
};

/// What people write where nothing is to be said.
const NOTHING: [&str; 14] = [
    "无",
    "/",
    "\\",
    "-",
    "--",
    "—",
    "——",
    "空",
    "暂无",
    "NULL",
    "null",
    "N/A",
    "无此项",
    "不涉及",
];

/// Numbers from here on have lost digits: a spreadsheet keeps 15.
const DIGITS_LOST: f64 = 1e15;

/// What a cell came to.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// The canonical value; empty for none, and after an error. An identity number still as written.
    pub(super) value: String,
    /// The code of a code column.
    pub(super) code: Option<Code>,
    /// Line breaks that became blanks.
    pub(super) line_breaks: u32,
}

impl Judged {
    fn value(value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::default() }
    }
}

/// Judges a cell.
pub(super) fn judge(
    field: &Field<'_>,
    cell: &Cell,
    epoch: Epoch,
    divisions: &Divisions,
    notes: &mut Notes<'_>,
) -> Judged {
    let mut line_breaks = 0;
    let cleaned;
    let cell = match cell {
        Cell::Empty => return Judged::default(),
        Cell::Error(_) | Cell::FormulaWithoutValue => return failed(field, cell, notes),
        Cell::Text(text) => {
            let Cleaned { text, changes } = clean(text);
            if !changes.is_empty() {
                line_breaks = changes.count(Change::LineBreak);
                let kinds = changes.iter().filter(|(change, _)| *change != Change::LineBreak);
                let told: Vec<String> =
                    kinds.map(|(change, n)| format!("{} {n} 处", change.words())).collect();
                if !told.is_empty() {
                    notes.warn(field, &text, told.join("，"));
                }
            }
            if text.is_empty() {
                return Judged { line_breaks, ..Judged::default() };
            }
            cleaned = Cell::Text(text);
            &cleaned
        }
        other => other,
    };
    let judged = if says_nothing(field, cell, notes) {
        Judged::default()
    } else {
        typed(field, cell, epoch, divisions, notes)
    };
    Judged { line_breaks, ..held_to_length(field, judged, notes) }
}

/// A cell without a value of its own.
fn failed(field: &Field<'_>, cell: &Cell, notes: &mut Notes<'_>) -> Judged {
    let (value, reason) = match cell {
        Cell::Error(error) => (error.as_str(), "单元格是错误值"),
        _ => ("", "公式没有保存计算结果，请在表格软件中打开、重新计算并保存"),
    };
    if field.column.required == Required::No {
        notes.warn(field, value, format!("{reason}，按空白处理"));
    } else {
        notes.error(field, value, reason);
    }
    Judged::default()
}

/// A dash or 无 in a typed column that may be empty.
fn says_nothing(field: &Field<'_>, cell: &Cell, notes: &mut Notes<'_>) -> bool {
    let Cell::Text(text) = cell else { return false };
    let is_typed = !matches!(field.column.kind, ColumnType::Text);
    if !is_typed || field.column.required == Required::Yes || !NOTHING.contains(&text.as_str()) {
        return false;
    }
    notes.warn(field, "", format!("“{text}”按空白处理"));
    true
}

fn typed(
    field: &Field<'_>,
    cell: &Cell,
    epoch: Epoch,
    divisions: &Divisions,
    notes: &mut Notes<'_>,
) -> Judged {
    match &field.column.kind {
        ColumnType::Text => plain(field, cell, notes),
        ColumnType::Day => day(field, cell, epoch, notes),
        ColumnType::Money => match sum(field.unit, cell) {
            Ok(value) => Judged::value(value),
            Err(reason) => refuse(field, cell, reason, notes),
        },
        ColumnType::Choice(_) => choice(field, cell, notes),
        ColumnType::Identity => match identity::from_cell(cell) {
            Ok(number) => Judged::value(number),
            Err(fault) => refuse(field, cell, fault.to_string(), notes),
        },
        ColumnType::Code(kind) => match identity::from_cell(cell) {
            Ok(number) => match codes::of_kind(*kind, &number, field, divisions, notes) {
                Some(code) => {
                    Judged { value: code.as_str().to_owned(), code: Some(code), line_breaks: 0 }
                }
                None => Judged::default(),
            },
            Err(fault) => refuse(field, cell, fault.to_string(), notes),
        },
    }
}

fn refuse(field: &Field<'_>, cell: &Cell, reason: String, notes: &mut Notes<'_>) -> Judged {
    notes.error(field, &written(cell), reason);
    Judged::default()
}

fn plain(field: &Field<'_>, cell: &Cell, notes: &mut Notes<'_>) -> Judged {
    match cell {
        Cell::Text(text) => Judged::value(text.as_str()),
        Cell::Number(number) if number.abs() >= DIGITS_LOST => {
            refuse(field, cell, identity::IdentityFault::DigitsLost.to_string(), notes)
        }
        Cell::Date { .. } if field.column.role == Some(Role::DocumentNumber) => {
            let reason = "表格软件把文号当成了日期，请以文本格式重填".to_owned();
            refuse(field, cell, reason, notes)
        }
        other => Judged::value(text::from_cell(other)),
    }
}

fn day(field: &Field<'_>, cell: &Cell, epoch: Epoch, notes: &mut Notes<'_>) -> Judged {
    let parsed = match cell {
        Cell::Text(text) => date::from_text(text),
        other => date::from_cell(other, epoch),
    };
    match parsed {
        Ok(date::DateValue::Open) if is_moment(field.column.role) => {
            let reason = "这里要填具体日期，不能填长期或 2099-12-31".to_owned();
            refuse(field, cell, reason, notes)
        }
        Ok(value) => Judged::value(value.to_string()),
        Err(fault) => refuse(field, cell, fault.to_string(), notes),
    }
}

/// Days on which something happened, which cannot be open.
fn is_moment(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(
            Role::DecidedOn
                | Role::PublishedOn
                | Role::EstablishedOn
                | Role::RemovedOn
                | Role::ValidFrom
        )
    )
}

/// The sum in 万元 as stored.
fn sum(unit: Unit, cell: &Cell) -> Result<String, String> {
    let sum = match (unit, cell) {
        (Unit::Wan, cell) => money::from_cell(cell),
        (Unit::Other, _) => return Err("表头的金额单位不是万元或元，请换算成万元".to_owned()),
        (Unit::Yuan, Cell::Text(text)) if text.trim_end().ends_with(['元', '万']) => {
            money::from_text(text)
        }
        (Unit::Yuan, Cell::Text(text)) => money::from_text(&format!("{text}元")),
        (Unit::Yuan, Cell::Number(number)) => {
            money::from_text(&format!("{}元", plain_number(*number)))
        }
        (Unit::Yuan, cell) => money::from_cell(cell),
    };
    sum.map(|sum| sum.to_string()).map_err(|fault| fault.to_string())
}

/// A number with the 15 digits a spreadsheet keeps.
fn plain_number(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    kept.to_string()
}

fn choice(field: &Field<'_>, cell: &Cell, notes: &mut Notes<'_>) -> Judged {
    let Some(words) = &field.words else { return plain(field, cell, notes) };
    let written = text::from_cell(cell);
    match words.choose(&written) {
        Chosen::Known(word) | Chosen::Other(word) => Judged::value(word),
        Chosen::Kept(word) => {
            notes.warn(field, &word, "不在规定的取值中，按原文保存");
            Judged::value(word)
        }
        Chosen::Refused(allowed) => {
            notes.error(field, &written, format!("不在规定的取值中，应为：{allowed}"));
            Judged::default()
        }
    }
}

fn held_to_length(field: &Field<'_>, judged: Judged, notes: &mut Notes<'_>) -> Judged {
    let most = field.column.max_length;
    if judged.value.len() <= most {
        return judged;
    }
    let length = judged.value.chars().count();
    if length <= most {
        return judged;
    }
    notes.error(field, &judged.value, format!("最多 {most} 个字，现有 {length} 个"));
    Judged::default()
}

/// A cell as it goes back to the department: what was written, and never digits that only look exact.
pub(super) fn written(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) if number.abs() >= DIGITS_LOST => {
            format!("{number:.14E}").replacen('E', "E+", 1)
        }
        other => text::from_cell(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_follow_the_unit_of_the_header() {
        let number = |value| Cell::Number(value);
        let text = |value: &str| Cell::Text(value.to_owned());
        for (unit, cell, sum_in_wan) in [
            (Unit::Wan, number(2.6), Ok("2.6")),
            (Unit::Yuan, number(500.0), Ok("0.05")),
            (Unit::Yuan, number(0.1 + 0.2), Ok("0.00003")),
            (Unit::Yuan, text("12,000.50"), Ok("1.20005")),
            (Unit::Yuan, text("3万元"), Ok("3")),
            (Unit::Yuan, text("0.001"), Err(())),
            (Unit::Other, number(1.0), Err(())),
        ] {
            let sum = sum(unit, &cell);
            assert_eq!(sum.as_deref().map_err(|_| ()), sum_in_wan, "{cell:?}");
        }
    }

    #[test]
    fn destroyed_numbers_go_back_as_destroyed() {
        let back = written(&Cell::Number(320_113_199_001_019_000.0));
        assert_eq!(back, "3.20113199001019E+17");
        assert_eq!(identity::from_text(&back), Err(identity::IdentityFault::DigitsLost));
    }
}
