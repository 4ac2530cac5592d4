//! The professional credit report (职业信用报告): a person's qualifications, posts, honours, penalties,
//! listings and commitments; the order is data of `forms/reports/career.toml`.

use serde_json::json;

use super::{
    conclusion, listings, public_credit::by_category, request, sheet::Sheet, sources, subject,
    told::numeral,
};
use crate::{
    domain::{
        archive::Archive,
        catalogue::{CategoryId, Subjects},
        relation::Related,
    },
    forms::{Holds, Section},
    report::document::{Align, Column},
};

pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive, related: &Related) {
    let wording = &sheet.forms.reports.career;
    let sections = &sheet.forms.reports.career_sections;
    sheet.title(&wording.title);
    for (i, section) in sections.iter().enumerate() {
        sheet.heading(&format!("{}、{}", numeral(i + 1), section.name));
        fill_section(sheet, (archive, related), section);
    }
    let after = sections.len() + 1;
    sheet.heading(&format!("{}、{}", numeral(after), wording.headings.request));
    request::fill(sheet, (sheet.letterhead.from, archive.day));
    conclusion::omissions(sheet, archive);
    sheet.heading(&format!("{}、{}", numeral(after + 1), wording.headings.sources));
    // Listings of every category stand in it.
    let is_list = |id: &CategoryId| {
        let mut items = sheet.forms.catalogue.items().iter();
        items.any(|item| item.category == *id && item.list.is_some())
    };
    let told = |id: &CategoryId| {
        is_list(id) || sections.iter().any(|section| section.categories.contains(id))
    };
    sources::fill_for(sheet, Subjects::NaturalPersons, |category| told(&category.id));
    let statement = format!("{}、{}", numeral(after + 2), wording.headings.statement);
    sheet.statement(&statement, &wording.statement);
}

fn fill_section(
    sheet: &mut Sheet<'_>,
    (archive, related): (&Archive, &Related),
    section: &Section,
) {
    match section.holds {
        Holds::Base => {
            subject::fill(sheet, archive);
            by_category(sheet, archive, section);
        }
        Holds::Posts => posts(sheet, related),
        Holds::Listings => listings::fill(sheet, archive),
        Holds::Records | Holds::Advice => {
            if by_category(sheet, archive, section) == 0 {
                sheet.section_data(&section.name, Vec::new());
                sheet.empty_section(archive);
            }
        }
    }
}

/// Whose registers name the person, and as what.
fn posts(sheet: &mut Sheet<'_>, related: &Related) {
    let (wording, findings) = (&sheet.forms.reports.career, &sheet.forms.findings);
    sheet.put("posts", json!([]));
    let held: Vec<_> =
        related.looked_at.iter().filter(|one| !one.kind.is_natural_person()).collect();
    let mut rows = Vec::with_capacity(held.len());
    for (i, one) in held.into_iter().enumerate() {
        sheet.add("posts", json!({ "name": one.name, "relation": one.relation }));
        rows.push(vec![
            (i + 1).to_string().into(),
            one.name.as_str().into(),
            one.relation.as_str().into(),
        ]);
    }
    if rows.is_empty() {
        sheet.prose(wording.no_posts.as_str());
    } else {
        let columns = vec![
            Column::new("序号", 0.8).aligned(Align::Center),
            Column::new("单位", 6.0),
            Column::new("关系", 4.0),
        ];
        sheet.table(columns, rows);
        sheet.note(wording.posts_note.as_str());
    }
    for (text, n) in [
        (&findings.related_contradicted, related.contradicted),
        (&findings.related_beyond, related.beyond),
    ] {
        if n > 0 {
            sheet.say("remarks", text.fill(&[("n", &n.to_string())]));
        }
    }
}
