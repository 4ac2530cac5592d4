//! The credit-check report (信用核查报告): one subject, one matter.

use super::{conclusion, listings, records, request, sheet::Sheet, sources, subject};
use crate::domain::{archive::Archive, check::Check};

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, check: &Check) {
    let wording = &sheet.forms.reports.credit_check;
    let headings = &wording.headings;
    sheet.title(&wording.title);
    sheet.heading(&headings.subject);
    subject::fill(sheet, archive);
    sheet.heading(&headings.request);
    request::fill(sheet, (sheet.letterhead.from, archive.day));
    sheet.heading(&headings.conclusion);
    conclusion::fill(sheet, archive, check);
    sheet.heading(&headings.listings);
    listings::fill(sheet, archive);
    sheet.heading(&headings.records);
    records::fill(sheet, archive);
    sheet.heading(&headings.sources);
    sources::fill(sheet, archive);
    sheet.statement(&headings.statement, &wording.statement);
}
