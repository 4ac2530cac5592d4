//! Small parts of a paper's data that several papers share.

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        archive::{Entry, SubjectCard},
        assessment::{Counts, Finding},
        list::{Colour, Listing, Until},
        report::ReportCounts,
    },
    forms::Forms,
};

/// `until` and `until_estimated` of a last day.
fn until(until: Until) -> (Value, Value) {
    let is_estimated = matches!(until, Until::Estimated(_));
    (json!(until.day()), json!(is_estimated))
}

/// The numbers a paper counts; those of its findings first, if it has any.
pub(super) fn counts(counts: ReportCounts, findings: Option<&Value>) -> Value {
    let mut all = findings.and_then(Value::as_object).cloned().unwrap_or_default();
    all.insert("records".to_owned(), json!(counts.records));
    all.insert("subjects".to_owned(), json!(counts.subjects));
    Value::Object(all)
}

/// Findings by effect.
pub(super) fn by_effect(counts: Counts) -> Value {
    json!(counts)
}

/// A subject; codes by the stable names of their kinds.
pub(super) fn card(card: &SubjectCard) -> Value {
    let codes: Map<String, Value> =
        card.codes.iter().map(|(kind, code)| (kind.name().to_owned(), json!(code))).collect();
    json!({
        "name": card.name,
        "kind": card.kind,
        "kind_text": card.kind.label(),
        "status": card.status,
        "codes": codes,
        "former_names": card.former_names,
    })
}

/// Labels with their values.
pub(super) fn fields<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Value {
    let filled = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

/// A record: what it is and how it stands, and `fields` as they are printed.
pub(super) fn record(entry: &Entry, name: &str, fields: Value) -> Value {
    let (until, until_estimated) = until(entry.until);
    json!({
        "item": entry.record.item,
        "name": name,
        "department": entry.record.department,
        "received": entry.record.received.minute(),
        "standing": entry.standing,
        "severity": entry.severity,
        "until": until,
        "until_estimated": until_estimated,
        "fields": fields,
    })
}

/// A listing, with its reason.
pub(super) fn listing(listing: &Listing, reason: &str) -> Value {
    let (until, until_estimated) = until(listing.until);
    json!({
        "list": listing.list,
        "colour": listing.colour,
        "colour_text": listing.colour.label(),
        "name": listing.name,
        "ground": &*listing.ground,
        "since": listing.since,
        "until": until,
        "until_estimated": until_estimated,
        "authority": listing.authority,
        "document_number": listing.document_number,
        "reason": reason,
        "state": listing.state,
        "state_text": listing.state.label(),
    })
}

/// A finding; `n` from 1, as in the table.
pub(super) fn finding(n: usize, finding: &Finding) -> Value {
    let (until, until_estimated) = until(finding.until);
    json!({
        "n": n,
        "effect": finding.effect,
        "effect_text": finding.effect.label(),
        "name": finding.name,
        "sentence": finding.sentence,
        "ground": &*finding.ground,
        "since": finding.since,
        "until": until,
        "until_estimated": until_estimated,
        "severity": finding.severity,
        "authority": finding.authority,
        "document_number": finding.document_number,
    })
}

/// What the lists of a colour are called: colours are the office's own shorthand.
pub(super) fn lists(colour: Colour, forms: &Forms) -> &str {
    let names = &forms.reports.credit_check.lists;
    match colour {
        Colour::Black => &names.black,
        Colour::Yellow => &names.yellow,
        Colour::Red => &names.red,
    }
}

/// A day with the mark of one that was computed.
pub(super) fn marked(until: Until, forms: &Forms) -> Option<String> {
    match until {
        Until::Stated(day) => Some(day.to_string()),
        Until::Estimated(day) => Some(format!("{day}（{}）", forms.reports.credit_check.estimated)),
        Until::Open => None,
    }
}

/// Non-empty texts, one a line.
pub(super) fn lines(texts: &[&str]) -> String {
    let filled: Vec<_> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    filled.join("\n")
}

/// 一 to 九十九, as sections are counted.
pub(super) fn numeral(n: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (n / 10, n % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, ones) => format!("{}十{}", DIGITS[tens % 10], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sections_are_counted_in_chinese() {
        let numerals: Vec<_> = [1, 9, 10, 11, 20, 34].map(super::numeral).into();
        assert_eq!(numerals, ["一", "九", "十", "十一", "二十", "三十四"]);
    }
}
