//! One raw row to a record or a refusal. Every row that comes in goes out.

use super::claim::{Cells, claim};
use super::codes;
use super::judge::{Judged, judge, written};
use super::notes::Notes;
use super::plan::{Field, Plan};
use super::read::{Cell, Epoch, RawRow};
use super::taken::{ParsedRow, RefusedRow, TakenRow};
use super::value::date;
use crate::domain::{
    Day,
    catalogue::{ColumnType, Required, Role},
    code::Code,
    division::Divisions,
    record::Fields,
};

/// The department of a row that names none.
const UNSTATED: &str = "未注明";

/// Judges the rows of one sheet.
pub(super) struct Rows<'p, 'c> {
    plan: &'p Plan<'c>,
    epoch: Epoch,
    today: String,
    divisions: &'p Divisions,
    /// Line breaks that became blanks, by column of the item.
    pub(super) line_breaks: Vec<u32>,
    /// Rows that name no department.
    pub(super) unstated: u32,
}

/// The values and codes of a row.
struct Read {
    values: Vec<String>,
    codes: Vec<(usize, Code)>,
}

impl<'p, 'c> Rows<'p, 'c> {
    pub(super) fn new(
        plan: &'p Plan<'c>,
        epoch: Epoch,
        today: Day,
        divisions: &'p Divisions,
    ) -> Self {
        let line_breaks = vec![0; plan.fields.len()];
        Self { plan, epoch, today: today.to_string(), divisions, line_breaks, unstated: 0 }
    }

    /// Judges a row.
    pub(super) fn take(&mut self, raw: RawRow) -> TakenRow {
        let plan = self.plan;
        let mut notes = Notes::new(&plan.sheet, raw.number);
        let mut read = self.read(&raw, &mut notes);
        self.identities(&mut read, &mut notes);
        self.required(&read, &mut notes);
        self.days(&read, &mut notes);
        let cells = Cells { values: &read.values, codes: &read.codes };
        let claim = if notes.refuse() { None } else { claim(plan, &cells, &mut notes) };
        let department = cells.value(plan, Role::Source);
        let department =
            if department.is_empty() { cells.value(plan, Role::Authority) } else { department };
        let department = match department {
            "" => UNSTATED.to_owned(),
            stated => stated.to_owned(),
        };
        let row = raw.number;
        let item = plan.item.id.clone();
        let header = plan.header.clone();
        let (sheet, cells) = (plan.sheet.clone(), self.as_written(raw));
        let Some(claim) = claim else {
            let findings = notes.into_findings();
            return TakenRow::Refused(RefusedRow { sheet, row, item, header, cells, findings });
        };
        if department == UNSTATED {
            self.unstated += 1;
        }
        let mut fields = Fields::default();
        for (field, value) in plan.fields.iter().zip(&read.values) {
            fields.push(&field.column.code, value);
        }
        TakenRow::Record(ParsedRow {
            sheet,
            row,
            item,
            item_number: plan.item.number,
            name_column: plan
                .of_role(Role::SubjectName)
                .map_or_else(String::new, |index| plan.fields[index].label.clone()),
            claim,
            key: plan.item.key_of(&fields),
            fields,
            department,
            findings: notes.into_findings(),
            header,
            cells,
        })
    }

    fn read(&mut self, raw: &RawRow, notes: &mut Notes<'_>) -> Read {
        let plan = self.plan;
        let mut values = Vec::with_capacity(plan.fields.len());
        let mut codes = Vec::new();
        for (index, field) in plan.fields.iter().enumerate() {
            let cell = source(field, raw, notes);
            let Judged { value, code, line_breaks } =
                judge(field, cell, self.epoch, self.divisions, notes);
            self.line_breaks[index] += line_breaks;
            values.push(value);
            codes.extend(code.map(|code| (index, code)));
        }
        Read { values, codes }
    }

    /// Identity numbers, once the columns that name their kinds are read.
    fn identities(&self, read: &mut Read, notes: &mut Notes<'_>) {
        for (index, field) in self.plan.fields.iter().enumerate() {
            if field.column.kind != ColumnType::Identity || read.values[index].is_empty() {
                continue;
            }
            let word = field.type_field.map_or("", |place| read.values[place].as_str());
            let number = &read.values[index];
            match codes::identity(word, number, field, self.divisions, notes) {
                Some(code) => {
                    read.values[index] = code.as_str().to_owned();
                    read.codes.push((index, code));
                }
                None if field.column.role == Some(Role::IdentityNumber) && !notes.blames(field) => {
                    let reason = format!("证件类型“{word}”的号码不能用来确认主体");
                    notes.error(field, number, reason);
                }
                None => {}
            }
        }
    }

    fn required(&self, read: &Read, notes: &mut Notes<'_>) {
        let fields = &self.plan.fields;
        for (field, value) in fields.iter().zip(&read.values) {
            let is_missing = field.column.required == Required::Yes && value.is_empty();
            if is_missing && !notes.blames(field) {
                notes.error(field, "", "必填项为空");
            }
        }
        let mut one_of = self.plan.one_of().peekable();
        let Some(&first) = one_of.peek() else { return };
        let mut labels = Vec::new();
        for index in one_of {
            if !read.values[index].is_empty() || notes.blames(&fields[index]) {
                return;
            }
            if !fields[index].sources.is_empty() {
                labels.push(fields[index].label.as_str());
            }
        }
        notes.error(&fields[first], "", format!("至少要填一项：{}", labels.join("、")));
    }

    /// Days that cannot all be right. ISO text sorts as days do, and 长期 behind every day.
    fn days(&self, read: &Read, notes: &mut Notes<'_>) {
        let day = |role| {
            let index = self.plan.of_role(role)?;
            let value = read.values[index].as_str();
            (!value.is_empty()).then(|| (&self.plan.fields[index], value))
        };
        for role in [Role::DecidedOn, Role::PublishedOn, Role::EstablishedOn] {
            if let Some((field, value)) =
                day(role).filter(|(_, value)| *value > self.today.as_str())
            {
                notes.warn(field, value, format!("晚于导入当日 {}", self.today));
            }
        }
        for (earlier, later) in [
            (Role::DecidedOn, Role::ValidUntil),
            (Role::DecidedOn, Role::PublicityUntil),
            (Role::DecidedOn, Role::RemovedOn),
            (Role::ValidFrom, Role::ValidUntil),
        ] {
            let (Some((first, from)), Some((field, until))) = (day(earlier), day(later)) else {
                continue;
            };
            if from > until {
                notes.warn(field, until, format!("早于{} {from}", first.label));
            }
        }
    }

    /// The cells as the file has them; a bare serial of a date column as its day, since the serial
    /// means nothing outside this workbook.
    fn as_written(&self, raw: RawRow) -> Vec<String> {
        let columns = &self.plan.columns;
        let is_day = |at: usize| {
            let index = columns.get(at).copied().flatten();
            index.is_some_and(|index| self.plan.fields[index].column.kind == ColumnType::Day)
        };
        raw.cells
            .into_iter()
            .enumerate()
            .map(|(at, cell)| match cell {
                Cell::Text(text) => text,
                Cell::Number(_) if is_day(at) => match date::from_cell(&cell, self.epoch) {
                    Ok(day) => day.to_string(),
                    Err(_) => written(&cell),
                },
                other => written(&other),
            })
            .collect()
    }
}

/// The cell of a field. Where a header comes twice, the one that is filled.
fn source<'r>(field: &Field<'_>, raw: &'r RawRow, notes: &mut Notes<'_>) -> &'r Cell {
    let mut filled =
        field.sources.iter().filter_map(|&at| raw.cells.get(at)).filter(|c| !c.is_empty());
    let Some(first) = filled.next() else { return &Cell::Empty };
    if let Some(other) = filled.find(|cell| *cell != first) {
        notes.error(field, &written(other), "这一列在表中出现两次，内容不同");
    }
    first
}
