//! A file from end to end: sheets recognised first, so that a file nobody knows leaves no trace;
//! then rows, one at a time.

use std::ops::ControlFlow;
use std::path::Path;

use super::finding::{Gravity, RowFinding, quoted};
use super::head::{DEPTH, Head};
use super::names::Names;
use super::plan::{Plan, Unit};
use super::read::{self, Limits, ReadError, TextEncoding, Workbook};
use super::recognise::{Recognised, Verdict, recognise};
use super::row::Rows;
use super::skip::Skipper;
use super::taken::TakenRow;
use crate::domain::{
    Day,
    catalogue::{Catalogue, ItemId},
    division::Divisions,
};

/// How a file is taken.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The item it is said to be; `None` to recognise it by its headers.
    pub item: Option<&'a ItemId>,
    /// What it may ask of the machine.
    pub limits: Limits,
    /// Today in the hall; later decisions are doubted.
    pub today: Day,
    /// Divisions by code, for guesses at slips.
    pub divisions: &'a Divisions,
}

/// What a file was, apart from its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Items found, each once, in the order of the sheets.
    pub items: Vec<ItemId>,
    /// Remarks on the file and its sheets, skipped rows among them.
    pub findings: Vec<RowFinding>,
}

/// Reads a file and hands every row with content to `sink`, in order, as a record or refused.
///
/// # Errors
/// The file cannot be read, or no sheet is one of an item: then nothing was handed out. A file that
/// breaks midway ends with an error after the rows before. Or what `sink` returned.
pub fn take<E: From<ReadError>>(
    path: &Path,
    catalogue: &Catalogue,
    options: &Options<'_>,
    sink: &mut dyn FnMut(TakenRow) -> Result<(), E>,
) -> Result<Taken, E> {
    let mut book = read::open(path, &options.limits)?;
    let names = candidates(catalogue, options.item)?;
    let mut taken = Taken::default();
    about_file(&book, &mut taken.findings);
    for (index, plan) in plans(&mut book, &names, options.item.is_some(), &mut taken.findings)? {
        if !taken.items.contains(&plan.item.id) {
            taken.items.push(plan.item.id.clone());
        }
        sheet(&mut book, index, &plan, options, &mut taken.findings, sink)?;
    }
    Ok(taken)
}

fn candidates<'c>(
    catalogue: &'c Catalogue,
    asked: Option<&ItemId>,
) -> Result<Vec<Names<'c>>, ReadError> {
    match asked {
        None => Ok(catalogue.items().iter().map(Names::of).collect()),
        Some(id) => match catalogue.item(id) {
            Some(item) => Ok(vec![Names::of(item)]),
            None => Err(ReadError::NoSuchItem { item: id.to_string() }),
        },
    }
}

fn about_file(book: &Workbook, findings: &mut Vec<RowFinding>) {
    for name in book.hidden_sheets() {
        findings.push(RowFinding::of_sheet(name, "", "隐藏的工作表，没有读取"));
    }
    match book.encoding() {
        None | Some(TextEncoding::Utf8 | TextEncoding::Utf8Marked) => {}
        Some(encoding) => {
            findings.push(RowFinding::of_sheet("", "", format!("文本按 {encoding} 编码读取")));
        }
    }
}

/// The plans of the sheets that are of an item; an error when none is.
fn plans<'c>(
    book: &mut Workbook,
    names: &[Names<'c>],
    asked: bool,
    findings: &mut Vec<RowFinding>,
) -> Result<Vec<(usize, Plan<'c>)>, ReadError> {
    let mut plans = Vec::new();
    let mut problem = None;
    for index in 0..book.sheets().len() {
        let head = head(book, index)?;
        if head.is_empty() {
            continue;
        }
        let sheet = &book.sheets()[index].name;
        let error = match recognise(&head, names, asked) {
            Verdict::Item(found) => {
                plans.push((index, plan(sheet, &head, found, findings)));
                continue;
            }
            Verdict::Ambiguous(items) => {
                let named = items.iter().map(|item| (item.id.to_string(), item.name.clone()));
                ReadError::Ambiguous { items: named.collect() }
            }
            Verdict::Unknown { headers, nearest } => ReadError::Unrecognised { headers, nearest },
        };
        findings.push(RowFinding::of_sheet(sheet, "", format!("这张工作表没有导入：{error}")));
        let is_better = matches!(error, ReadError::Ambiguous { .. }) || problem.is_none();
        if is_better {
            problem = Some(error);
        }
    }
    match problem {
        Some(error) if plans.is_empty() => Err(error),
        None if plans.is_empty() => Err(ReadError::Empty),
        _ => Ok(plans),
    }
}

fn head(book: &mut Workbook, index: usize) -> Result<Head, ReadError> {
    let mut rows = Vec::new();
    book.rows(index, &mut |row| {
        rows.push(row);
        if rows.len() < DEPTH { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let merged = book.sheets().get(index).map_or(&[][..], |sheet| &sheet.merged);
    Ok(Head::new(&rows, merged))
}

fn plan<'c>(
    sheet: &str,
    head: &Head,
    found: Recognised<'c>,
    findings: &mut Vec<RowFinding>,
) -> Plan<'c> {
    let plan = Plan::new(sheet, head, found);
    let mut tell = |reason: String| findings.push(RowFinding::of_sheet(sheet, "", reason));
    if !plan.unknown.is_empty() {
        let columns = plan.unknown.join("、");
        tell(format!("这些列不在“{}”中，内容没有导入：{columns}", plan.item.name));
    }
    for field in plan.fields.iter().filter(|field| field.sources.len() > 1) {
        tell(format!("“{}”一列出现 {} 次，逐行取有内容的一列", field.label, field.sources.len()));
    }
    for field in plan.odd_units() {
        let how = if field.unit == Unit::Yuan {
            "按元换算成万元"
        } else {
            "单位认不出，填了金额的行退回"
        };
        tell(format!("“{}”一列{how}", field.label));
    }
    plan
}

fn sheet<E: From<ReadError>>(
    book: &mut Workbook,
    index: usize,
    plan: &Plan<'_>,
    options: &Options<'_>,
    findings: &mut Vec<RowFinding>,
    sink: &mut dyn FnMut(TakenRow) -> Result<(), E>,
) -> Result<(), E> {
    let skipper = Skipper::new(plan);
    let mut rows = Rows::new(plan, book.epoch(), options.today, options.divisions);
    let mut stopped = None;
    let mut count = 0_u64;
    book.rows(index, &mut |raw| {
        if raw.number <= plan.header_row {
            return ControlFlow::Continue(());
        }
        if let Some((reason, text)) = skipper.reason(&raw) {
            findings.push(skipped(&plan.sheet, raw.number, reason, &text));
            return ControlFlow::Continue(());
        }
        count += 1;
        match sink(rows.take(raw)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                stopped = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    if let Some(error) = stopped {
        return Err(error);
    }
    if count == 0 {
        findings.push(RowFinding::of_sheet(&plan.sheet, "", "只有表头，没有数据"));
    }
    about_sheet(plan, &rows, findings);
    Ok(())
}

fn about_sheet(plan: &Plan<'_>, rows: &Rows<'_, '_>, findings: &mut Vec<RowFinding>) {
    for (field, count) in plan.fields.iter().zip(&rows.line_breaks).filter(|(_, count)| **count > 0)
    {
        let reason = format!("单元格内的换行改为空格，共 {count} 处");
        let column = field.label.clone();
        findings.push(RowFinding { column, ..RowFinding::of_sheet(&plan.sheet, "", reason) });
    }
    if rows.unstated > 0 {
        let reason = format!("{} 行没有写明来源单位或决定机关，记为“未注明”", rows.unstated);
        findings.push(RowFinding::of_sheet(&plan.sheet, "", reason));
    }
}

fn skipped(sheet: &str, row: u32, reason: &str, text: &str) -> RowFinding {
    RowFinding {
        sheet: sheet.to_owned(),
        row,
        column: String::new(),
        value: quoted(&super::clean::clean(text).text),
        reason: reason.to_owned(),
        gravity: Gravity::Warning,
    }
}
