//! What an archive holds: severity, counts, order, masking, sources.

use super::{listings::entry, *};

#[test]
fn severity_is_todays_word_and_of_negative_records_only() {
    let forms = forms();
    let cases = [
        ("轻微", Some(Severity::Minor)),
        ("一般", Some(Severity::General)),
        ("较重", Some(Severity::General)),
        ("严重", Some(Severity::Serious)),
        ("未定", None),
    ];
    for (word, severity) in cases {
        let archive =
            archive(&forms, vec![penalty(&forms, &[("失信严重程度", word)])], "2026-06-06");
        assert_eq!(archive.entries[0].severity, severity, "{word}");
    }
    let permit = record(&forms, "permit-2018", 1, &[("许可决定日期", "2026-01-01")]);
    assert_eq!(archive(&forms, vec![permit], "2026-06-06").entries[0].severity, None);
}

#[test]
fn records_are_counted_by_category_in_the_order_of_paper() {
    let forms = forms();
    let mut records = vec![
        entry(&forms, "list-black", 1, "失信被执行人", &[]),
        penalty(&forms, &[]),
        record(&forms, "permit-2018", 1, &[("许可决定日期", "2024-01-01")]),
        record(&forms, "permit-2018", 2, &[("许可决定日期", "2025-01-01")]),
        record(&forms, "permit-2016", 1, &[("许可决定日期", "2016-01-01")]),
        record(&forms, "permit-2018", 3, &[("许可决定日期", "2030-01-01")]),
    ];
    let told = |records: Vec<Record>| {
        let archive = archive(&forms, records, "2026-11-22");
        let counts: Vec<_> = archive
            .counts(&forms.catalogue)
            .into_iter()
            .map(|(category, n)| (category.id.as_str().to_owned(), n))
            .collect();
        let order: Vec<_> = archive
            .entries
            .iter()
            .map(|entry| (entry.record.item.as_str().to_owned(), entry.record.key.0))
            .collect();
        (counts, order, archive.left_out)
    };
    let first = told(records.clone());
    let counts = [("permit", 3), ("penalty", 1), ("blacklist", 1)];
    assert_eq!(first.0, counts.map(|(id, n)| (id.to_owned(), n)));
    let order = [
        ("permit-2018", 2),
        ("permit-2018", 1),
        ("permit-2016", 1),
        ("penalty-district-legal", 1),
        ("list-black", 1),
    ];
    assert_eq!(first.1, order.map(|(id, key)| (id.to_owned(), key)));
    assert_eq!(first.2, LeftOut { not_yet: 1, ..LeftOut::default() });
    records.reverse();
    assert_eq!(told(records), first, "the order of records must not matter");
}

#[test]
fn identity_numbers_are_masked_unless_they_stay_inside() {
    let forms = forms();
    let values = [("法定代表人", "周某某"), ("法人证件号", "11010519491231002X")];
    let told = |masking| {
        let viewer = Viewer { basis: Basis::Duty, masking };
        let holdings = holdings(vec![penalty(&forms, &values)]);
        let archive = Archive::as_of(forms.rules(), holdings, viewer, day("2026-06-06"));
        let item = forms.catalogue.item(&"penalty-district-legal".into()).unwrap();
        let column = item.column_named("法人证件号").unwrap();
        let fields = &archive.entries[0].record.fields;
        assert_eq!(fields.get(&item.column_named("法定代表人").unwrap().code), Some("周某某"));
        fields.get(&column.code).unwrap().to_owned()
    };
    assert_eq!(told(Masking::Masked), "1101**********002X");
    assert_eq!(told(Masking::Full), "11010519491231002X");
}

/// Identity numbers of subjects, representatives and related people in the forms the program
/// carries.
const IDENTITY_COLUMNS: usize = 24;

#[test]
fn every_identity_column_of_every_item_is_masked() {
    let forms = forms();
    let mut seen = std::collections::BTreeSet::new();
    for item in forms.catalogue.items() {
        let personal = |name: &str| name.contains("证件号") || name.contains("身份证");
        let columns = item.columns.iter().filter(|column| column.names().any(personal));
        for column in columns {
            let record = record(
                &forms,
                item.id.as_str(),
                1,
                &[(column.header.as_str(), "11010519491231002X")],
            );
            for basis in [Basis::Duty, Basis::Oneself] {
                let holdings = holdings(vec![record.clone()]);
                let archive =
                    Archive::as_of(forms.rules(), holdings, viewer(basis), day("2026-06-06"));
                for entry in &archive.entries {
                    assert_eq!(entry.record.fields.get(&column.code), Some("1101**********002X"));
                    seen.insert((item.number, column.code.clone()));
                }
            }
        }
    }
    assert_eq!(seen.len(), IDENTITY_COLUMNS, "{seen:?}");
}

#[test]
fn conflicts_and_the_age_of_data_are_carried_along() {
    let forms = forms();
    let mut holdings = holdings(Vec::new());
    let fresh = |seconds| Freshness {
        item: "penalty-2018".into(),
        department: "示范区市场监督管理局".to_owned(),
        received: Moment(seconds),
    };
    holdings.freshness = vec![fresh(1_000), fresh(3_000), fresh(2_000)];
    let viewer = viewer(Basis::Public);
    let archive = Archive::as_of(forms.rules(), holdings, viewer, day("2026-06-06"));
    assert_eq!(archive.conflicts, 2);
    assert_eq!(archive.data_as_of(), Some(Moment(3_000)));
}
