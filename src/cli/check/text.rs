//! A check for people.

use super::Done;
use crate::{
    cli::output::Output,
    domain::{Day, assessment::Finding},
    forms::Forms,
};

pub(super) fn print(forms: &Forms, done: &Done, today: Day, output: Output) {
    let checked = &done.checked;
    let (archive, assessment) = (&checked.archive, &checked.check.assessment);
    let card = &archive.subject;
    let code = card.codes.first().map_or("", |(_, code)| code);
    let status = card.status.as_deref().unwrap_or("状态不详");
    output.line(format!("{}  {code}  {status}", card.name));
    for note in &done.notes {
        output.line(format!("  {}", note.sentence()));
    }
    let from = assessment.from.map_or("不限".to_owned(), |from| format!("{from} 起"));
    output.line(format!(
        "  事由 {}  查看日 {}  区间 {from}",
        assessment.scene_name,
        day_in_words(assessment.day, today)
    ));
    output.line(format!("  {}", assessment.summary));
    for (n, finding) in (1..).zip(&assessment.findings) {
        print_finding(forms, n, finding, output);
    }
    for (_, said) in forms.findings.beside(&checked.check, &forms.measures) {
        output.line(format!("  {said}"));
    }
    for remark in &assessment.remarks {
        output.line(format!("  {}", remark.sentence));
    }
}

/// `2028-03-18（尚未到来，按现有信息推算）`
fn day_in_words(day: Day, today: Day) -> String {
    match day.cmp(&today) {
        std::cmp::Ordering::Less => format!("{day}（不是今天）"),
        std::cmp::Ordering::Equal => format!("{day}（今天）"),
        std::cmp::Ordering::Greater => format!("{day}（尚未到来，按现有信息推算）"),
    }
}

fn print_finding(forms: &Forms, n: usize, finding: &Finding, output: Output) {
    output.line(format!(
        "  {n}. {}  {}  {}",
        finding.effect.label(),
        finding.name,
        finding.sentence
    ));
    output.line(format!("     依据 {}", finding.ground));
    for measure in finding.measures.iter().filter_map(|id| forms.measure(id)) {
        let departments = measure.departments.join("、");
        output.line(format!("     措施 {}  {}（{departments}）", measure.id, measure.name));
    }
}
