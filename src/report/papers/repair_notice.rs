//! The notice of repair (信用修复告知书): for each bad record, how long it is shown at least and from
//! which day repair or removal can be applied for.

use serde_json::{Value, json};

use super::{
    conclusion,
    negatives::{self, Negative, Opening},
    records,
    sheet::Sheet,
    sources,
    told::{self, lines},
};
use crate::{
    domain::{
        Day,
        archive::Archive,
        catalogue::Role,
        repair::{Remedy, RepairClock, RepairFrom},
    },
    forms::Forms,
    report::document::{Align, Cell, Column},
};

const HEADERS: [&str; 6] =
    ["序号", "失信信息", "失信程度", "最短期限至", "可申请日", "展示期限、受理单位"];

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive) {
    let forms = sheet.forms;
    let wording = &forms.reports.repair_notice;
    let headings = &wording.headings;
    let opening = Opening {
        title: &wording.title,
        headings: [&headings.subject, &headings.records],
        some: &wording.opening,
        none: &wording.nothing,
    };
    let bad = negatives::open(sheet, archive, opening);
    table(sheet, archive.day, &bad);
    conclusion::omissions(sheet, archive);
    sheet.heading(&headings.how);
    for text in [&wording.accepts, &wording.materials, &wording.free, &wording.result] {
        sheet.say("how", text.as_str());
    }
    sheet.heading(&headings.sources);
    sources::fill(sheet, archive);
    sheet.statement(&headings.statement, &wording.statement);
}

fn table(sheet: &mut Sheet<'_>, day: Day, bad: &[Negative<'_>]) {
    let forms = sheet.forms;
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(bad.len());
    let mut told: Vec<Value> = Vec::with_capacity(bad.len());
    for (i, one) in bad.iter().enumerate() {
        let clock = clock(*one, day);
        let row = row(i + 1, (*one, clock.as_ref()), forms);
        let fields = HEADERS.iter().zip(&row).skip(1);
        let fields = fields.map(|(header, cell)| (*header, cell.text.as_str()));
        let mut record = told::record(one.entry, one.name(), told::fields(fields));
        if let Value::Object(keys) = &mut record {
            let from = clock.as_ref().and_then(first_day);
            keys.insert("apply_from".to_owned(), json!(from));
        }
        told.push(record);
        rows.push(row);
    }
    sheet.section_data(&forms.reports.repair_notice.headings.records, told);
    if rows.is_empty() {
        return;
    }
    let weights = [0.8, 3.4, 1.9, 2.0, 4.4, 3.2];
    let columns = HEADERS.iter().zip(weights).map(|(header, weight)| {
        let align = if *header == "序号" { Align::Center } else { Align::Left };
        Column::new(*header, weight).aligned(align)
    });
    sheet.table(columns.collect(), rows);
}

/// When something can be applied for; `None` where no rule says.
fn clock(one: Negative<'_>, day: Day) -> Option<RepairClock> {
    match one.listing {
        Some(listing) => RepairClock::of_listing(listing),
        None => {
            let (record, severity) = (&one.entry.record, one.entry.severity);
            RepairClock::of_record(one.item, record, severity, (one.since()?, day))
        }
    }
}

fn first_day(clock: &RepairClock) -> Option<Day> {
    match clock.from {
        RepairFrom::Day(day) => Some(day),
        RepairFrom::Fulfilment | RepairFrom::Undecided => None,
    }
}

fn row(n: usize, (one, clock): (Negative<'_>, Option<&RepairClock>), forms: &Forms) -> Vec<Cell> {
    let since = one.since().map(|day| day.to_string()).unwrap_or_default();
    let severity = records::severity(one.entry, one.item);
    let severity = if severity.is_empty() {
        forms.reports.repair_notice.ungraded.as_str().to_owned()
    } else {
        severity
    };
    vec![
        n.to_string().into(),
        lines(&[
            one.name(),
            &one.performance(),
            one.value(Role::DocumentNumber),
            &since,
            one.standing(),
        ])
        .into(),
        severity.into(),
        shortest(clock, forms).into(),
        from(one, clock, forms).into(),
        lines(&[&one.end(forms), one.authority()]).into(),
    ]
}

/// The last day of the shortest publicity.
fn shortest(clock: Option<&RepairClock>, forms: &Forms) -> String {
    let Some(clock) = clock else { return forms.findings.unstated.clone() };
    match clock.from {
        RepairFrom::Day(day) => {
            let last = day.yesterday().unwrap_or(day);
            format!("{last}（{}）", forms.reports.credit_check.estimated)
        }
        RepairFrom::Fulfilment => forms.reports.repair_notice.no_shortest.as_str().to_owned(),
        RepairFrom::Undecided => forms.reports.repair_notice.ungraded.as_str().to_owned(),
    }
}

/// From when what can be applied for, and by which rule.
fn from(one: Negative<'_>, clock: Option<&RepairClock>, forms: &Forms) -> String {
    let (wording, findings) = (&forms.reports.repair_notice, &forms.findings);
    let Some(clock) = clock else { return wording.no_rule.as_str().to_owned() };
    if !clock.begins_before(one.entry.until) {
        return wording.ends_before.as_str().to_owned();
    }
    let said = match (clock.from, clock.remedy) {
        (RepairFrom::Day(day), remedy) => {
            let day = format!("{day}（{}）", forms.reports.credit_check.estimated);
            let sentence = match remedy {
                Remedy::Repair => &findings.repair_from,
                Remedy::Removal => &findings.removal_from,
            };
            // The mark ends in a bracket: no blank behind it.
            sentence.fill(&[("day", &day)]).replace("） ", "）")
        }
        (RepairFrom::Fulfilment, _) => findings.repair_once_fulfilled.clone(),
        (RepairFrom::Undecided, _) => findings.repair_undecided.clone(),
    };
    lines(&[&said, &format!("依据：{}", clock.ground)])
}
