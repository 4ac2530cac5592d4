//! What was done about records: kept as registered, counted by month, moved with its subject.

use super::{catalogue, company, fresh, item, record, reopen};
use crate::{
    domain::{
        Day,
        feedback::{Execution, Feedback, MonthOfCases},
        measure::MeasureKind,
        moment::Moment,
        record::RecordKey,
        subject::SubjectId,
    },
    store::{Store, StoreError},
};

fn done(subject: u32, key: i64, department: &str, day: &str) -> Feedback {
    Feedback {
        subject: SubjectId(subject),
        record: ("penalty".into(), RecordKey(key)),
        measure: "limit-fiscal-funds".into(),
        kind: MeasureKind::Punitive,
        department: department.into(),
        day: day.parse().unwrap(),
        execution: Execution::Done,
        document: "示财〔2026〕1号".into(),
        operator: "window1".into(),
        at: Moment(1_800_000_000),
    }
}

fn register(store: &mut Store, all: &[Feedback]) {
    store
        .write(|tx| all.iter().try_for_each(|one| tx.register_feedback(&item("penalty", 3), one)))
        .unwrap();
}

/// An archive of three companies.
fn companies() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = fresh();
    store
        .write(|tx| {
            ["甲", "乙", "丙"]
                .iter()
                .try_for_each(|name| tx.add_subject(&company(name)).map(|_| ()))
        })
        .unwrap();
    (folder, store)
}

#[test]
fn feedback_comes_back_as_it_was_registered() {
    let (folder, mut store) = companies();
    let first = done(1, -7, "财政局", "2026-11-20");
    let all = [
        first.clone(),
        Feedback { execution: Execution::UnderWay, document: String::new(), ..first.clone() },
        Feedback {
            execution: Execution::NotDone, document: "不属本局".into(), ..first.clone()
        },
        Feedback { kind: MeasureKind::Incentive, measure: "green-channel".into(), ..first },
    ];
    register(&mut store, &all);
    register(&mut store, &[done(2, 1, "税务局", "2026-11-21")]);
    let store = reopen(&folder);
    assert_eq!(store.feedback_about(SubjectId(1), &catalogue()).unwrap(), all);
    assert_eq!(store.feedback_about(SubjectId(2), &catalogue()).unwrap().len(), 1);
    assert!(store.feedback_about(SubjectId(3), &catalogue()).unwrap().is_empty());
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Month, kind, cases, joint cases, measures, subjects.
type Row = (&'static str, MeasureKind, u32, u32, u32, u32);

fn month((month, kind, cases, joint, measures, subjects): Row) -> MonthOfCases {
    MonthOfCases { month: day(month), kind, cases, joint, measures, subjects }
}

#[test]
fn cases_are_counted_by_month_and_kind_and_only_what_was_done() {
    use MeasureKind::{Incentive, Punitive};
    let (_folder, mut store) = companies();
    let not_done = |one: Feedback| Feedback { execution: Execution::NotDone, ..one };
    let under_way = |one: Feedback| Feedback { execution: Execution::UnderWay, ..one };
    let reward = |one: Feedback| Feedback { kind: Incentive, ..one };
    register(
        &mut store,
        &[
            // One record, two departments: one joint case of two measures.
            done(1, 1, "财政局", "2026-09-30"),
            done(1, 1, "税务局", "2026-09-01"),
            // Twice the same department is no joint case.
            done(1, 2, "财政局", "2026-09-02"),
            done(1, 2, "财政局", "2026-09-03"),
            done(2, 1, "财政局", "2026-09-04"),
            // What was not done makes no case and no case a joint one.
            not_done(done(2, 1, "税务局", "2026-09-05")),
            under_way(done(3, 1, "税务局", "2026-09-05")),
            // The same record is a case of every month in which something was done.
            done(1, 1, "法院", "2026-10-01"),
            reward(done(3, 4, "审批局", "2026-10-31")),
            reward(done(3, 4, "财政局", "2026-10-31")),
            done(2, 9, "财政局", "2027-01-01"),
        ],
    );
    let september = ("2026-09-01", Punitive, 3, 1, 5, 2);
    let october = ("2026-10-01", Punitive, 1, 0, 1, 1);
    let rewards = ("2026-10-01", Incentive, 1, 1, 2, 1);
    let january = ("2027-01-01", Punitive, 1, 0, 1, 1);
    let cases: [(&str, &str, &[Row]); 6] = [
        ("2026-01-01", "2027-12-31", &[september, october, rewards, january]),
        // Months are counted whole.
        ("2026-09-15", "2026-09-15", &[september]),
        ("2026-10-31", "2026-12-31", &[october, rewards]),
        ("2026-12-31", "2027-01-01", &[january]),
        ("2026-11-01", "2026-12-31", &[]),
        ("2026-08-01", "2026-08-31", &[]),
    ];
    for (from, to, expected) in cases {
        let found = store.cases_by_month(day(from), day(to)).unwrap();
        let expected: Vec<_> = expected.iter().copied().map(month).collect();
        assert_eq!(found, expected, "{from} to {to}");
    }
}

#[test]
fn an_absorbed_subjects_feedback_is_the_other_ones() {
    let (_folder, mut store) = companies();
    let penalty = item("penalty", 3);
    let put = |store: &mut Store, subject: u32, key| {
        let one = record("penalty", key, &format!("{subject}-{key}"));
        store.write(|tx| tx.put_record(SubjectId(subject), &penalty, &one)).unwrap();
    };
    // Both have record 1; it becomes one, and so do its cases.
    for (subject, key) in [(1, 1), (2, 1), (2, 2)] {
        put(&mut store, subject, key);
    }
    let all = [
        done(1, 1, "财政局", "2026-09-01"),
        done(2, 1, "税务局", "2026-09-02"),
        done(2, 2, "财政局", "2026-09-03"),
    ];
    register(&mut store, &all);
    let counted = |store: &Store| {
        let months = store.cases_by_month(day("2026-09-01"), day("2026-09-30")).unwrap();
        months.iter().map(|m| (m.cases, m.joint, m.measures, m.subjects)).collect::<Vec<_>>()
    };
    assert_eq!(counted(&store), [(3, 0, 3, 2)]);
    store.write(|tx| tx.absorb(SubjectId(1), SubjectId(2))).unwrap();
    assert_eq!(counted(&store), [(2, 1, 3, 1)]);
    let moved = store.feedback_about(SubjectId(1), &catalogue()).unwrap();
    assert_eq!(moved, all.map(|one| Feedback { subject: SubjectId(1), ..one }));
    assert!(store.feedback_about(SubjectId(2), &catalogue()).unwrap().is_empty());
}

#[test]
fn feedback_about_nobody_is_not_registered() {
    let (_folder, mut store) = companies();
    let nobody = done(9, 1, "财政局", "2026-09-01");
    let result: Result<(), StoreError> =
        store.write(|tx| tx.register_feedback(&item("penalty", 3), &nobody));
    assert!(result.is_err());
    assert!(store.cases_by_month(day("2026-01-01"), day("2026-12-31")).unwrap().is_empty());
}
