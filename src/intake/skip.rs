//! Rows that are no data: totals, remarks, headers again. Left out, and said so.

use super::header::{Header, fold};
use super::names::Names;
use super::plan::Plan;
use super::read::{Cell, RawRow};
use super::value::text;
use crate::domain::catalogue::ColumnType;

const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "累计"];

/// How remarks below a table begin, folded.
const REMARKS: [&str; 24] = [
    "注:",
    "注1",
    "注2",
    "备注:",
    "说明:",
    "填表说明",
    "填报说明",
    "填表人",
    "填报人",
    "制表人",
    "制表:",
    "审核人",
    "审核:",
    "复核人",
    "负责人:",
    "联系人:",
    "联系电话:",
    "填报单位",
    "填表单位",
    "填表日期",
    "填报日期",
    "单位(盖章)",
    "示例",
    "样例",
];

const REQUIRED_MARKS: [&str; 6] = ["必填", "选填", "非必填", "必填项", "选填项", "条件必填"];

/// Tells rows without data, for one sheet.
pub(super) struct Skipper<'c> {
    names: Names<'c>,
    columns: Vec<Option<usize>>,
    /// Columns of the sheet that hold codes and identity numbers.
    codes: Vec<usize>,
}

impl<'c> Skipper<'c> {
    pub(super) fn new(plan: &Plan<'c>) -> Self {
        let is_code = |at: &usize| {
            let index = plan.columns[*at];
            let kind = index.map(|index| &plan.fields[index].column.kind);
            matches!(kind, Some(ColumnType::Code(_) | ColumnType::Identity))
        };
        let codes = (0..plan.columns.len()).filter(is_code).collect();
        Self { names: plan.names(), columns: plan.columns.clone(), codes }
    }

    /// Why a row is no data, with the text it begins with; `None` for data.
    pub(super) fn reason(&self, raw: &RawRow) -> Option<(&'static str, String)> {
        let is_blank = |cell: &&Cell| match cell {
            Cell::Text(text) => text.trim().is_empty(),
            cell => cell.is_empty(),
        };
        let Some(first) = raw.cells.iter().find(|cell| !is_blank(cell)) else {
            return Some(("只有空格，已略过", String::new()));
        };
        let said = |reason| Some((reason, text::from_cell(first)));
        if self.repeats_headers(raw) {
            return said("重复的表头行，已略过");
        }
        if counts_columns(raw) {
            return said("栏次行，已略过");
        }
        let is_mapped = |at: usize| self.columns.get(at).is_some_and(Option::is_some);
        if !raw.cells.iter().enumerate().any(|(at, cell)| is_mapped(at) && !is_blank(&cell)) {
            // Forms come with their rows numbered.
            return said("只填了序号等不导入的列，已略过");
        }
        let Cell::Text(first) = first else { return None };
        if first.chars().count() > 200 && !first.trim_start().starts_with(['注', '备', '说']) {
            return None;
        }
        if self.codes.iter().any(|&at| {
            raw.cells.get(at).is_some_and(|cell| !is_blank(&cell) && !is_word(cell, first))
        }) {
            return None;
        }
        let folded = fold(first);
        let total = TOTALS.iter().find_map(|word| folded.strip_prefix(word));
        if total.is_some_and(|rest| !rest.starts_with(char::is_alphabetic)) {
            return said_text("合计行，已略过", first);
        }
        if REMARKS.iter().any(|mark| folded.starts_with(mark)) {
            return said_text("说明行，已略过", first);
        }
        let all_marks =
            raw.cells.iter().filter(|cell| !is_blank(cell)).all(
                |cell| matches!(cell, Cell::Text(text) if REQUIRED_MARKS.contains(&text.trim())),
            );
        if all_marks { said_text("填写要求行，已略过", first) } else { None }
    }

    /// Whether most of its cells name the columns they stand in, be it by field code.
    fn repeats_headers(&self, raw: &RawRow) -> bool {
        let names = |(at, cell): (usize, &Cell)| {
            let Cell::Text(text) = cell else { return false };
            // No name of a column is this long without its notes; data mostly are not looked up.
            if text.len() > 600 {
                return false;
            }
            let index = self.columns.get(at).copied().flatten();
            index.is_some() && Header::read(text).and_then(|h| self.names.column(&h)) == index
        };
        let mut filled = raw.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let opens = filled.clone().take(3).filter(|&pair| names(pair)).count();
        if opens == 0 {
            return false;
        }
        let (count, named) = filled
            .by_ref()
            .fold((0, 0), |(count, named), pair| (count + 1, named + usize::from(names(pair))));
        named >= 2 && named * 10 >= count * 6
    }
}

fn said_text(reason: &'static str, text: &str) -> Option<(&'static str, String)> {
    Some((reason, text.to_owned()))
}

/// Whether a cell is the text a row begins with, which may stand in a column of codes.
fn is_word(cell: &Cell, first: &str) -> bool {
    matches!(cell, Cell::Text(text) if text == first)
}

/// `1 2 3 4 …`: the numbers of the columns.
fn counts_columns(raw: &RawRow) -> bool {
    raw.cells.len() >= 4
        && raw.cells.iter().enumerate().all(|(at, cell)| match cell {
            Cell::Number(number) => *number == (at + 1) as f64,
            Cell::Text(text) => text.trim().parse() == Ok(at + 1),
            _ => false,
        })
}
