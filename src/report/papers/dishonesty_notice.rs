//! The notice of dishonesty (失信告知书): which bad records are shown, and what can be done about them.
//! It is no decision and serves none.

use serde_json::Value;

use super::{
    conclusion, entries,
    negatives::{self, Negative, Opening},
    records,
    sheet::Sheet,
    sources, told,
};
use crate::{
    domain::{archive::Archive, catalogue::Role, check::Check},
    forms::Forms,
    report::document::{BlankRow, Block},
};

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, check: Option<&Check>) {
    let forms = sheet.forms;
    let wording = &forms.reports.dishonesty_notice;
    let headings = &wording.headings;
    let opening = Opening {
        title: &wording.title,
        headings: [&headings.subject, &headings.records],
        some: &wording.opening,
        none: &wording.nothing,
    };
    let bad = negatives::open(sheet, archive, opening);
    let told = all(sheet, &bad, check);
    sheet.section_data(&headings.records, told);
    if check.is_some() && !bad.is_empty() {
        sheet.note(wording.measures_note.as_str());
    }
    conclusion::omissions(sheet, archive);
    sheet.heading(&headings.rights);
    for right in [&wording.rights_defence, &wording.rights_objection, &wording.rights_repair] {
        sheet.say("rights", right.as_str());
    }
    sheet.heading(&headings.sources);
    sources::fill(sheet, archive);
    sheet.statement(&headings.statement, &wording.statement);
    sheet.heading(&headings.service);
    sheet.blocks.push(Block::Blanks(vec![
        BlankRow::new(["受送达人（签名）：", "日期："]),
        BlankRow::new(["送达人（签名）：", "送达方式："]),
    ]));
}

fn all(sheet: &mut Sheet<'_>, bad: &[Negative<'_>], check: Option<&Check>) -> Vec<Value> {
    let forms = sheet.forms;
    let mut told = Vec::with_capacity(bad.len());
    for (i, one) in bad.iter().enumerate() {
        let n = (i + 1).to_string();
        let heading = forms.reports.credit_check.record.fill(&[("n", &n)]);
        let pairs = pairs(*one, check, forms);
        let fields = pairs.iter().map(|(label, value)| (label.as_str(), value.as_str()));
        told.push(told::record(one.entry, one.name(), told::fields(fields)));
        sheet.blocks.extend(entries::framed(heading, pairs));
    }
    told
}

fn pairs(one: Negative<'_>, check: Option<&Check>, forms: &Forms) -> Vec<(String, String)> {
    let wording = &forms.reports.dishonesty_notice;
    let unstated = || forms.findings.unstated.clone();
    let or = |text: &str| if text.is_empty() { unstated() } else { text.to_owned() };
    let since = one.since().map_or_else(unstated, |day| day.to_string());
    let (kind, day) = match (one.listing, one.entry.performance) {
        (Some(listing), _) => (told::lists(listing.colour, forms).to_owned(), "列入日期"),
        (None, Some(_)) => (one.performance(), "认定日期"),
        (None, None) => (one.item.name.clone(), "决定日期"),
    };
    let measures = measures(one, check, forms);
    let result = Some(one.value(Role::Content)).filter(|text| *text != one.name());
    let result = result.unwrap_or_default();
    let severity = records::severity(one.entry, one.item);
    let pairs = [
        ("信息名称", one.name().to_owned()),
        ("类别", kind),
        ("认定单位", or(one.authority())),
        ("文号", or(one.value(Role::DocumentNumber))),
        (day, since),
        ("展示期限", one.end(forms)),
        (
            "失信程度",
            if severity.is_empty() { wording.ungraded.as_str().to_owned() } else { severity },
        ),
        ("状态", one.standing().to_owned()),
        ("主要事实", one.reason().to_owned()),
        ("处理结果", result.to_owned()),
        ("依据", one.listing.map_or(one.value(Role::LegalBasis), |l| &l.ground).to_owned()),
        ("清单所列措施", measures),
    ];
    let told = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(label, value)| (label.to_owned(), value)).collect()
}

/// The measures the check names for the record; empty without a check.
fn measures(one: Negative<'_>, check: Option<&Check>, forms: &Forms) -> String {
    let record = &one.entry.record;
    let findings = check.iter().flat_map(|check| &check.assessment.findings);
    let mut about = findings.filter(|f| f.record.0 == record.item && f.record.1 == record.key);
    let called = about.next().map(|finding| finding.measures.as_slice()).unwrap_or_default();
    let names = called.iter().filter_map(|id| Some(forms.measure(id)?.name.as_str()));
    names.collect::<Vec<_>>().join("；")
}
