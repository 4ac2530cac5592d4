//! The archive of a day, judged by the forms the program carries.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod contents;
mod listings;
mod standing;

use hecha::{
    domain::{
        Day,
        access::Basis,
        archive::{Archive, Freshness, Holdings, LeftOut, Masking, Standing, Viewer},
        list::{Colour, ListingState, Until},
        moment::Moment,
        record::{Fields, Record, RecordKey},
        severity::Severity,
        subject::{Subject, SubjectId, SubjectKind},
    },
    forms::Forms,
};

fn forms() -> Forms {
    Forms::embedded().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A record of an item with values by header, in any order; `key` tells it from others.
fn record(forms: &Forms, item: &str, key: i64, values: &[(&str, &str)]) -> Record {
    let item = forms.catalogue.item(&item.into()).unwrap();
    let mut fields = Fields::default();
    for (header, value) in values {
        let column = item.column_named(header).unwrap_or_else(|| panic!("{} {header}", item.id));
        fields.push(&column.code, value);
    }
    Record {
        item: item.id.clone(),
        key: RecordKey(key),
        department: "示范区市场监督管理局".to_owned(),
        received: Moment(1_795_000_000),
        fields,
    }
}

fn holdings(records: Vec<Record>) -> Holdings {
    Holdings {
        subject: Subject {
            id: SubjectId(7),
            kind: SubjectKind::LegalPerson,
            name: "示范区甲机械有限公司".to_owned(),
            status: Some("存续".to_owned()),
            codes: Vec::new(),
            former_names: Vec::new(),
            provisional: false,
        },
        records,
        conflicts: 2,
        freshness: Vec::new(),
    }
}

fn viewer(basis: Basis) -> Viewer {
    Viewer { basis, masking: Masking::Masked }
}

fn archive(forms: &Forms, records: Vec<Record>, on: &str) -> Archive {
    let viewer = viewer(Basis::Public);
    Archive::as_of(forms.rules(), holdings(records), viewer, day(on))
}

/// Decided 2026-06-05, with more columns.
fn penalty(forms: &Forms, more: &[(&str, &str)]) -> Record {
    let mut values = vec![
        ("行政相对人", "示范区甲机械有限公司"),
        ("文书号", "示市监处〔2026〕17号"),
        ("处罚决定日期", "2026-06-05"),
        ("处罚机关", "示范区市场监督管理局"),
        ("当前状态", "正常"),
        ("信息使用范围", "公示"),
    ];
    for (header, value) in more {
        values.retain(|(known, _)| known != header);
        values.push((header, value));
    }
    record(forms, "penalty-district-legal", 1, &values)
}
