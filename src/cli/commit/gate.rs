//! What was found before somebody may promise, and what the form begins with.

use serde::Serialize;

use super::{show::SubjectDocument, show::subject_document, templates::is_required};
use crate::{
    cli::{exit::Exit, output::Output},
    desk::{
        Desk,
        commitments::{Begun, FormField, Gate},
    },
    domain::{
        Day,
        assessment::Finding,
        list::Until,
        repair::{Remedy, RepairClock, RepairFrom},
    },
    forms::Forms,
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    outcome: &'static str,
    template: &'a str,
    template_name: &'a str,
    subject: SubjectDocument<'a>,
    scene: Option<&'a str>,
    bars: Vec<BarDocument<'a>>,
    others: usize,
    remarks: Vec<&'a str>,
    fields: Vec<FieldDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct BarDocument<'a> {
    name: &'a str,
    sentence: &'a str,
    ground: &'a str,
    since: Option<Day>,
    until: Option<Day>,
    authority: &'a str,
    /// `repair` or `removal`.
    remedy: Option<&'static str>,
    repair_from: Option<Day>,
    /// `day`, `fulfilment` or `undecided`; none where no rule of repair applies.
    repair_basis: Option<&'static str>,
    repair_missing: Vec<String>,
}

#[derive(Debug, Serialize)]
struct FieldDocument<'a> {
    id: &'a str,
    label: &'a str,
    required: bool,
    value: &'a str,
}

/// Tells it; the answer is no where something bars the subject.
pub(super) fn tell(desk: &Desk, begun: &Begun, output: Output) -> Exit {
    let (forms, today) = (desk.forms(), desk.today());
    if output.json {
        output.document(&document(forms, begun, today));
    } else {
        said(forms, begun, today, output);
    }
    if is_shut(begun) { Exit::No } else { Exit::Done }
}

/// Whether something bars the subject.
pub(super) fn is_shut(begun: &Begun) -> bool {
    begun.gate.as_ref().is_some_and(Gate::is_shut)
}

fn bars(begun: &Begun) -> &[Finding] {
    begun.gate.as_ref().map_or(&[], |gate| gate.bars.as_slice())
}

fn document<'a>(forms: &Forms, begun: &'a Begun, today: Day) -> Document<'a> {
    let gate = begun.gate.as_ref();
    let remarks = gate.map_or(&[][..], |gate| gate.remarks.as_slice());
    Document {
        outcome: if is_shut(begun) { "barred" } else { "open" },
        template: begun.template.id.as_str(),
        template_name: &begun.template.name,
        subject: subject_document(&begun.card),
        scene: gate.map(|gate| gate.scene.as_str()),
        bars: bars(begun).iter().map(|finding| bar(forms, finding, today)).collect(),
        others: gate.map_or(0, |gate| gate.others),
        remarks: remarks.iter().map(|remark| remark.sentence.as_str()).collect(),
        fields: begun.fields.iter().map(field).collect(),
    }
}

fn bar<'a>(forms: &Forms, finding: &'a Finding, today: Day) -> BarDocument<'a> {
    let clock = finding.repair.as_ref();
    let (repair_from, repair_basis) = match clock.map(|clock| clock.from) {
        None => (None, None),
        Some(RepairFrom::Day(day)) => (Some(day), Some("day")),
        Some(RepairFrom::Fulfilment) => (None, Some("fulfilment")),
        Some(RepairFrom::Undecided) => (None, Some("undecided")),
    };
    BarDocument {
        name: &finding.name,
        sentence: &finding.sentence,
        ground: &finding.ground,
        since: finding.since,
        until: finding.until.day(),
        authority: &finding.authority,
        remedy: clock.map(|clock| remedy(clock).0),
        repair_from,
        repair_basis,
        repair_missing: clock.map_or(Vec::new(), |clock| forms.findings.missing(clock, today)),
    }
}

fn field(form: &FormField) -> FieldDocument<'_> {
    FieldDocument {
        id: &form.field.id,
        label: &form.field.label,
        required: is_required(&form.field),
        value: &form.value,
    }
}

fn said(forms: &Forms, begun: &Begun, today: Day, output: Output) {
    let (name, template) = (&begun.card.name, &begun.template.name);
    match &begun.gate {
        None => output.line(format!("{name}  「{template}」没有设受理前核查。")),
        Some(gate) if gate.is_shut() => output.line(format!(
            "{name}  有 {} 项限制使用「{template}」的信息，没有起草（核查事由：{}）。",
            gate.bars.len(),
            gate.scene,
        )),
        Some(gate) => output.line(format!(
            "{name}  没有查到限制使用「{template}」的信息（核查事由：{}）。",
            gate.scene,
        )),
    }
    for (n, finding) in (1..).zip(bars(begun)) {
        output.line(format!("  {n}. {}", finding.sentence));
        output.line(format!("     依据 {}", finding.ground));
        output.line(format!("     {}", days(finding)));
        if let Some(clock) = &finding.repair {
            output.line(format!("     {}", repair(forms, clock, today)));
        }
    }
    if let Some(gate) = &begun.gate {
        if gate.others > 0 {
            output.line(format!("  另有需关注的信息 {} 项，不限制签署。", gate.others));
        }
        gate.remarks.iter().for_each(|remark| output.line(format!("  {}", remark.sentence)));
    }
    if is_shut(begun) {
        return;
    }
    for FormField { field, value } in &begun.fields {
        let value = match value.as_str() {
            "" if is_required(field) => "（待填）",
            "" => "（可不填）",
            value => value,
        };
        output.line(format!("  {}  {}  {value}", field.id, field.label));
    }
}

/// `自 2024-01-24 起，至 2029-01-23`
fn days(finding: &Finding) -> String {
    let since = finding.since.map_or("起日不详".to_owned(), |day| format!("自 {day} 起"));
    let until = match finding.until {
        Until::Stated(day) => format!("至 {day}"),
        Until::Estimated(day) => format!("至 {day}（推算）"),
        Until::Open => "止日未定".to_owned(),
    };
    format!("{since}，{until}")
}

fn repair(forms: &Forms, clock: &RepairClock, today: Day) -> String {
    let (_, remedy) = remedy(clock);
    let from = match clock.from {
        RepairFrom::Day(day) => format!("{day} 起可申请{remedy}"),
        RepairFrom::Fulfilment => format!("履行义务后即可申请{remedy}"),
        RepairFrom::Undecided => format!("失信程度未定，何时可申请{remedy}算不出来"),
    };
    match forms.findings.missing(clock, today).as_slice() {
        [] => from,
        missing => format!("{from}，还须：{}", missing.join("；")),
    }
}

/// What can be applied for: its stable name, and for people.
fn remedy(clock: &RepairClock) -> (&'static str, &'static str) {
    match clock.remedy {
        Remedy::Repair => ("repair", "修复"),
        Remedy::Removal => ("removal", "提前移出"),
    }
}
