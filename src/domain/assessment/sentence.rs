//! Findings in the office's own sentences.

use super::{
    Counts,
    finding::{Case, Finding, FindingKind},
};
use crate::domain::{
    archive::Standing,
    list::Until,
    performance::Performance,
    repair::{Remedy, RepairClock, RepairFrom},
    scene::Scene,
    wording::FindingWording,
};

/// Bytes most sentences fit in.
const SENTENCE: usize = 512;

/// The overall state of a scene.
pub(super) fn summary(wording: &FindingWording, scene: &Scene, counts: Counts) -> String {
    let n = |count: usize| count.to_string();
    if counts.attention() == 0 {
        return wording.clear.fill(&[("scene", &scene.name)]);
    }
    wording.attention.fill(&[
        ("scene", &scene.name),
        ("n", &n(counts.attention())),
        ("limit", &n(counts.limit)),
        ("caution", &n(counts.caution)),
        ("notice", &n(counts.notice)),
    ])
}

/// What a finding is.
pub(super) fn of(wording: &FindingWording, finding: &Finding, case: &Case<'_>) -> String {
    let since = finding.since.map(|day| day.to_string());
    let until = ending(wording, finding, case);
    let serious = severity(wording, case);
    let unstated = wording.unstated.as_str();
    let (since, authority, number) = (
        since.as_deref().unwrap_or(unstated),
        stated(&finding.authority, unstated),
        stated(&finding.document_number, unstated),
    );
    let places = [
        ("since", since),
        ("name", &finding.name),
        ("until", &until),
        ("authority", authority),
        ("number", number),
        ("severity", &serious),
        ("performance", case.entry.performance.map_or("", Performance::label)),
    ];
    let fitting = match (&finding.kind, &finding.deferral) {
        (FindingKind::Listing(..), _) => &wording.listed,
        (FindingKind::Commitment, Some(_)) => &wording.deferred,
        (FindingKind::Commitment, None) => &wording.broken,
        (FindingKind::Record, _) if !finding.effect.asks_attention() => &wording.honoured,
        (FindingKind::Record, _) => &wording.recorded,
    };
    let mut said = String::with_capacity(SENTENCE);
    fitting.fill_into(&mut said, &places);
    if finding.standing == Standing::UnderObjection {
        said.push_str(&wording.objection);
    }
    if let Some(clock) = &finding.repair {
        repair(&mut said, wording, clock);
    }
    said
}

fn stated<'t>(text: &'t str, unstated: &'t str) -> &'t str {
    if text.is_empty() { unstated } else { text }
}

/// How serious a record is and who found so: a severity by rule is never told as a department's.
fn severity(wording: &FindingWording, case: &Case<'_>) -> String {
    match (case.entry.severity, &case.entry.graded_by) {
        (None, _) => wording.ungraded.clone(),
        (Some(severity), None) => wording.graded.fill(&[("severity", severity.label())]),
        (Some(severity), Some(_)) => wording.graded_by_rule.fill(&[("severity", severity.label())]),
    }
}

/// When repair or removal can be applied for.
fn repair(said: &mut String, wording: &FindingWording, clock: &RepairClock) {
    let from = match (clock.remedy, clock.from) {
        (Remedy::Removal, RepairFrom::Day(day)) => (&wording.removal_from, day),
        (_, RepairFrom::Day(day)) => (&wording.repair_from, day),
        (_, RepairFrom::Fulfilment) => return said.push_str(&wording.repair_once_fulfilled),
        (_, RepairFrom::Undecided) => return said.push_str(&wording.repair_undecided),
    };
    from.0.fill_into(said, &[("day", &from.1.to_string())]);
}

fn ending(wording: &FindingWording, finding: &Finding, case: &Case<'_>) -> String {
    let open = match finding.kind {
        FindingKind::Listing(..) => &wording.until_removed,
        _ => &wording.without_end,
    };
    let said = match (&finding.kind, &finding.deferral) {
        (FindingKind::Listing(..), _) | (_, Some(_)) => "至",
        _ => case.entry.ending(case.item),
    };
    match finding.until {
        Until::Stated(day) => format!("{said} {day}"),
        Until::Estimated(day) => format!("{said} {day}（{}）", wording.estimated),
        Until::Open => open.clone(),
    }
}
