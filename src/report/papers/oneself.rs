//! The report on oneself (本人查询报告): everything the basis opens, and what one may do about it.

use serde_json::json;

use super::{
    FreeCount, conclusion, entries, listings, records, request, sheet::Sheet, sources, subject,
};
use crate::domain::archive::Archive;

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, free: FreeCount) {
    let wording = &sheet.forms.reports.oneself;
    let headings = &wording.headings;
    sheet.title(&wording.title);
    sheet.heading(&headings.subject);
    subject::fill(sheet, archive);
    sheet.heading(&headings.request);
    request::fill(sheet, (sheet.letterhead.from, archive.day));
    let FreeCount { this, free } = free;
    let count = wording.count.fill(&[("this", &this.to_string()), ("free", &free.to_string())]);
    sheet.put("query_of_the_year", json!({ "this": this, "free": free, "text": count }));
    sheet.prose(count);
    sheet.heading(&headings.listings);
    listings::fill(sheet, archive);
    sheet.heading(&headings.records);
    by_category(sheet, archive);
    conclusion::omissions(sheet, archive);
    sheet.heading(&headings.rights);
    for right in [&wording.rights_objection, &wording.rights_repair, &wording.rights_use] {
        sheet.say("rights", right.as_str());
    }
    sheet.heading(&headings.sources);
    sources::fill(sheet, archive);
    sheet.statement(&headings.statement, &wording.statement);
}

/// Every category that has records, listings aside.
fn by_category(sheet: &mut Sheet<'_>, archive: &Archive) {
    let mut sections = 0;
    for category in &sheet.forms.catalogue.categories {
        let all = entries::of(archive, std::slice::from_ref(&category.id));
        let records: Vec<_> = all.filter(|one| listings::of(archive, one).is_none()).collect();
        if !records.is_empty() {
            sections += 1;
            sheet.blocks.push(records::heading(sections, category, records.len()));
            let told = entries::fill(sheet, archive, &records);
            sheet.section_data(&category.name, told);
        }
    }
    if sections == 0 {
        sheet.empty_section(archive);
    }
}
