//! Subjects, codes, records, held rows, sources.

use super::{catalogue, code, company, fresh, item, person, record, reopen};
use crate::{
    domain::{
        code::CodeKind,
        conflict::{Conflict, ConflictReason},
        moment::Moment,
        record::RecordKey,
        subject::{SubjectId, SubjectKind},
    },
    store::{Hold, NewSubject, Put, Store, StoreError},
};

#[test]
fn old_and_new_codes_lead_to_one_subject() {
    let (folder, mut store) = fresh();
    let credit = code(CodeKind::CreditCode, "91350211M000100Y43");
    let registration = code(CodeKind::RegistrationNumber, "110108000000016");
    let id = store
        .write(|tx| {
            let id = tx.add_subject(&NewSubject {
                codes: vec![registration.clone(), credit.clone()],
                ..company("某某有限公司")
            })?;
            tx.add_code(id, &credit)?;
            Ok::<_, StoreError>(id)
        })
        .unwrap();
    let store2 = reopen(&folder);
    for known in [&credit, &registration] {
        assert_eq!(store2.subjects_by_code(known).unwrap(), [id]);
        assert_eq!(store2.subjects_by_code_text(known.as_str()).unwrap(), [id]);
    }
    assert_eq!(store.subject(id).unwrap().unwrap().codes, [credit, registration]);
    let other = code(CodeKind::RegistrationNumber, "110108000000024");
    assert!(store.subjects_by_code(&other).unwrap().is_empty());
    assert_eq!(store.subject(SubjectId(9)).unwrap(), None);
}

#[test]
fn the_short_resident_number_meets_the_long_one_and_stays_as_written() {
    let (_folder, mut store) = fresh();
    let short = code(CodeKind::ResidentId15, "110105491231002");
    let long = code(CodeKind::ResidentId, "11010519491231002X");
    let id = store
        .write(|tx| tx.add_subject(&NewSubject { codes: vec![short.clone()], ..person("张三") }))
        .unwrap();
    assert_eq!(store.subjects_by_code(&long).unwrap(), [id]);
    assert_eq!(store.subjects_by_code(&short).unwrap(), [id]);
    assert_eq!(store.subject(id).unwrap().unwrap().codes, [short]);
    let permit = code(CodeKind::HmtResidencePermit, "810000199408230021");
    store.write(|tx| tx.add_code(id, &permit)).unwrap();
    assert_eq!(store.subject(id).unwrap().unwrap().codes.len(), 2);
}

#[test]
fn a_code_on_two_subjects_leads_to_both() {
    let (_folder, mut store) = fresh();
    let shared = code(CodeKind::TaxNumber, "110108000000016");
    let new = |name| NewSubject { codes: vec![shared.clone()], ..company(name) };
    store
        .write(|tx| {
            tx.add_subject(&new("甲"))?;
            tx.add_subject(&new("乙"))
        })
        .unwrap();
    assert_eq!(store.subjects_by_code(&shared).unwrap(), [SubjectId(1), SubjectId(2)]);
    let same_digits = code(CodeKind::RegistrationNumber, "110108000000016");
    assert!(store.subjects_by_code(&same_digits).unwrap().is_empty());
}

#[test]
fn base_information_completes_a_provisional_subject() {
    let (_folder, mut store) = fresh();
    let new = NewSubject { provisional: true, status: None, ..company("甲商行") };
    let id = store.write(|tx| tx.add_subject(&new)).unwrap();
    assert_eq!(store.counts().unwrap().provisional, 1);
    for (status, expected) in [(Some("存续"), "存续"), (None, "存续"), (Some("注销"), "注销")]
    {
        store.write(|tx| tx.complete(id, SubjectKind::SoleTrader, status)).unwrap();
        let subject = store.subject(id).unwrap().unwrap();
        assert_eq!(subject.kind, SubjectKind::SoleTrader);
        assert_eq!(subject.status.as_deref(), Some(expected));
        assert!(!subject.provisional);
    }
    assert_eq!(store.counts().unwrap().provisional, 0);
    let missing = store.write(|tx| tx.complete(SubjectId(7), SubjectKind::SoleTrader, None));
    assert!(matches!(missing, Err(StoreError::NoSuchSubject(SubjectId(7)))));
}

#[test]
fn putting_a_record_twice_writes_nothing() {
    let (_folder, mut store) = fresh();
    let penalty = item("penalty", 3);
    let id = store.write(|tx| tx.add_subject(&company("甲"))).unwrap();
    let first = record("penalty", -5, "甲字〔2026〕1号");
    let later = crate::domain::record::Record { received: Moment(1_800_000_000), ..first.clone() };
    let other = record("penalty", -5, "甲字〔2026〕2号");
    let moved = crate::domain::record::Record { department: "税务局".into(), ..other.clone() };
    for (put, expected) in [
        (&first, Put::Inserted),
        (&first, Put::Unchanged),
        (&later, Put::Unchanged),
        (&other, Put::Updated),
        (&other, Put::Unchanged),
        (&moved, Put::Updated),
    ] {
        let before = store.connection.total_changes();
        assert_eq!(store.write(|tx| tx.put_record(id, &penalty, put)).unwrap(), expected);
        let wrote = store.connection.total_changes() != before;
        assert_eq!(wrote, expected != Put::Unchanged);
    }
    assert_eq!(store.record(id, &penalty, RecordKey(-5)).unwrap(), Some(moved));
    assert_eq!(store.record(id, &penalty, RecordKey(6)).unwrap(), None);
    assert_eq!(store.counts().unwrap().records, 1);
}

#[test]
fn holdings_are_this_subjects_records_and_sources_only() {
    let (_folder, mut store) = fresh();
    let (penalty, permit) = (item("penalty", 3), item("permit", 5));
    let gone = item("gone", 9);
    let (a, b) = store
        .write(|tx| {
            let a = tx.add_subject(&company("甲"))?;
            let b = tx.add_subject(&company("乙"))?;
            tx.put_record(a, &permit, &record("permit", 2, "二"))?;
            tx.put_record(a, &penalty, &record("penalty", 1, "一"))?;
            tx.put_record(a, &gone, &record("gone", 1, "三"))?;
            tx.put_record(b, &penalty, &record("penalty", 1, "四"))?;
            for (received, expected_later) in [(50, 50), (70, 70), (60, 70)] {
                tx.touch(&penalty, "市场监督管理局", Moment(received))?;
                assert_eq!(tx.latest_file()?, Some(Moment(expected_later)));
            }
            tx.touch(&penalty, "税务局", Moment(90))?;
            tx.touch(&item("honour", 8), "市场监督管理局", Moment(95))?;
            Ok::<_, StoreError>((a, b))
        })
        .unwrap();
    let held = store.holdings(a, &catalogue()).unwrap().unwrap();
    let items: Vec<&str> = held.records.iter().map(|r| r.item.as_str()).collect();
    assert_eq!(items, ["penalty", "permit", "#9"]);
    assert_eq!(held.records[0], record("penalty", 1, "一"));
    assert_eq!(held.freshness.len(), 1);
    assert_eq!(held.freshness[0].received, Moment(70));
    assert_eq!(store.latest_file().unwrap(), Some(Moment(95)));
    assert_eq!(store.holdings(b, &catalogue()).unwrap().unwrap().records.len(), 1);
    assert!(store.holdings(SubjectId(9), &catalogue()).unwrap().is_none());
}

#[test]
fn keys_that_fall_into_one_slot_stay_apart() {
    let (_folder, mut store) = fresh();
    let item = item("penalty", 3);
    let id = store.write(|tx| tx.add_subject(&company("示范甲有限公司"))).unwrap();
    // The slot is the key's last nineteen bits.
    let keys = [5, 5 + (1 << 19), 5 + (2 << 19), 6, -1, (1 << 19) - 1];
    let put = |store: &mut Store, body: &str| -> Vec<Put> {
        let puts = keys.map(|key| {
            let one = record("penalty", key, body);
            store.write(|tx| tx.put_record(id, &item, &one)).unwrap()
        });
        puts.to_vec()
    };
    assert_eq!(put(&mut store, "一"), [Put::Inserted; 6]);
    assert_eq!(put(&mut store, "一"), [Put::Unchanged; 6]);
    assert_eq!(put(&mut store, "二"), [Put::Updated; 6]);
    for key in keys {
        let found = store.record(id, &item, RecordKey(key)).unwrap().unwrap();
        assert_eq!(found, record("penalty", key, "二"));
    }
    assert_eq!(store.record(id, &item, RecordKey(7)).unwrap(), None);
    assert_eq!(store.counts().unwrap().records, 6);
}

fn held_row(name: &str, subjects: Vec<SubjectId>) -> Conflict {
    Conflict {
        item: "penalty".into(),
        subjects,
        name: name.into(),
        codes: vec![code(CodeKind::CreditCode, "91350211M000100Y43")],
        reason: ConflictReason::NameDiffers,
        department: "税务局".into(),
        received: Moment(5),
        fields: record("penalty", 1, "一").fields,
    }
}

#[test]
fn a_held_row_is_held_once_until_released() {
    let (_folder, mut store) = fresh();
    let penalty = item("penalty", 3);
    let (a, b) = store
        .write(|tx| {
            Ok::<_, StoreError>((tx.add_subject(&company("甲"))?, tx.add_subject(&company("乙"))?))
        })
        .unwrap();
    let row = held_row("丙", vec![a]);
    let Hold::New(id) = store.write(|tx| tx.hold(&penalty, &row)).unwrap() else {
        panic!("held already")
    };
    let again = Conflict { received: Moment(9), subjects: vec![b], ..row.clone() };
    assert_eq!(store.write(|tx| tx.hold(&penalty, &again)).unwrap(), Hold::Known(id));
    let other = held_row("丁", vec![a]);
    assert!(matches!(store.write(|tx| tx.hold(&penalty, &other)).unwrap(), Hold::New(_)));

    let held = store.conflicts_of(a, &catalogue()).unwrap();
    assert_eq!(held.len(), 2);
    assert_eq!(held[0].conflict, Conflict { subjects: vec![a, b], ..row });
    assert_eq!(store.conflicts_of(b, &catalogue()).unwrap().len(), 1);
    assert_eq!(store.holdings(a, &catalogue()).unwrap().unwrap().conflicts, 2);
    assert_eq!(store.conflicts(Some(id), 10, &catalogue()).unwrap()[0].conflict.name, "丁");

    assert!(store.write(|tx| tx.release_conflict(id)).unwrap());
    assert!(!store.write(|tx| tx.release_conflict(id)).unwrap());
    assert_eq!(store.conflicts(None, 10, &catalogue()).unwrap().len(), 1);
    assert_eq!(store.holdings(b, &catalogue()).unwrap().unwrap().conflicts, 0);
    assert_eq!(store.counts().unwrap().conflicts, 1);
}
