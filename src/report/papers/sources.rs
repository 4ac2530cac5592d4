//! What was searched (数据来源): every category the hall holds about such subjects, who sends it and
//! how old it is. The same for all subjects of a kind: a table of one subject's own sources would
//! claim too little of what was searched, and tell of records that are not shown.

use std::collections::BTreeSet;

use serde_json::json;

use super::sheet::Sheet;
use crate::{
    domain::{
        archive::{Archive, Freshness},
        catalogue::{Category, Item, Subjects},
    },
    report::document::Column,
};

/// The sources of a paper about one subject.
pub(super) fn fill(sheet: &mut Sheet<'_>, archive: &Archive) {
    let whose = match archive.subject.kind.is_natural_person() {
        true => Subjects::NaturalPersons,
        false => Subjects::Organisations,
    };
    fill_for(sheet, whose, |_| true);
}

/// The sources of some categories of records about some subjects.
pub(super) fn fill_for(
    sheet: &mut Sheet<'_>,
    whose: Subjects,
    is_told: impl Fn(&Category) -> bool,
) {
    let forms = sheet.forms;
    sheet.put("sources", json!([]));
    let (mut rows, mut never) = (Vec::new(), Vec::new());
    for category in forms.catalogue.categories.iter().filter(|category| is_told(category)) {
        let is_of = |i: &&Item| i.category == category.id && overlap(i.subjects, whose);
        let items: Vec<&Item> = forms.catalogue.items().iter().filter(is_of).collect();
        let is_one = |file: &&Freshness| items.iter().any(|item| item.id == file.item);
        let files: Vec<&Freshness> = sheet.letterhead.sources.iter().filter(is_one).collect();
        match row(&files) {
            Some((departments, age)) => {
                rows.push(vec![category.name.as_str().into(), departments.into(), age.into()]);
            }
            None => never.push(category.name.as_str()),
        }
        for file in files {
            sheet.add(
                "sources",
                json!({
                    "item": file.item,
                    "name": category.name,
                    "department": file.department,
                    "received": file.received.minute(),
                }),
            );
        }
    }
    let wording = &forms.reports.credit_check;
    if !rows.is_empty() {
        let columns = vec![
            Column::new("信息类别", 2.9),
            Column::new("报送单位", 6.2),
            Column::new("数据截至", 3.4),
        ];
        sheet.table(columns, rows);
        sheet.note(&wording.freshness);
    }
    if !never.is_empty() {
        sheet.say("not_received", wording.not_received.fill(&[("names", &never.join("、"))]));
    }
}

fn overlap(one: Subjects, other: Subjects) -> bool {
    one == other || [one, other].contains(&Subjects::Both)
}

/// Departments, and their oldest and youngest file; none without a file.
fn row(files: &[&Freshness]) -> Option<(String, String)> {
    let departments: BTreeSet<&str> = files.iter().map(|file| file.department.as_str()).collect();
    let departments: Vec<&str> = departments.into_iter().collect();
    let oldest = files.iter().map(|file| file.received).min()?;
    let youngest = files.iter().map(|file| file.received).max()?;
    let age = match oldest == youngest {
        true => oldest.minute(),
        false => format!("最早 {}\n最晚 {}", oldest.minute(), youngest.minute()),
    };
    Some((departments.join("、"), age))
}
