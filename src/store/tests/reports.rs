//! The register of reports: numbers, prints, void ones, and those of an older program.

use super::{company, fresh, reopen};
use crate::{
    domain::{
        access::{Basis, Grounds},
        moment::Moment,
        report::{ReportKind, ReportRecord, VerificationCode, Void},
        subject::SubjectId,
    },
    store::{Printing, Store, StoreError, Transaction},
};

type Change<'a> = dyn FnMut(&mut Transaction<'_>) -> Result<u32, StoreError> + 'a;

fn one_subject(store: &mut Store) -> SubjectId {
    store.write::<_, StoreError>(|tx| tx.add_subject(&company("甲"))).unwrap()
}

fn report(number: &str, subject: SubjectId, issued: i64) -> ReportRecord {
    ReportRecord {
        number: number.into(),
        kind: ReportKind::CreditCheck,
        code: Some(VerificationCode::of_bits(u64::try_from(issued).unwrap())),
        subject: Some(subject),
        grounds: Grounds { basis: Basis::Authorisation, purpose: "评优评先".into() },
        operator: "window1".into(),
        issued: Moment(issued),
        digest: "00".repeat(32),
        file: format!("{number}.pdf"),
        statement: format!("{number}~"),
        prints: 0,
        void: None,
    }
}

/// Noon of New Year's Eve 2025 in the hall.
const DECEMBER: i64 = 1_767_153_600;
const DAY: i64 = 86_400;

#[test]
fn reports_are_numbered_without_gaps_within_a_year() {
    let (_folder, mut store) = fresh();
    let (a, b) = store
        .write(|tx| {
            Ok::<_, StoreError>((tx.add_subject(&company("甲"))?, tx.add_subject(&company("乙"))?))
        })
        .unwrap();
    let mut issue = |number: &str, subject, at| {
        store.write(|tx| {
            let next = tx.next_report_number(Moment(at).day().year())?;
            let place = tx.register_report(&report(number, subject, at), b"content")?;
            assert_eq!(place.running, next);
            Ok::<_, StoreError>((place.year, place.running))
        })
    };
    assert_eq!(issue("一", a, DECEMBER).unwrap(), (2025, 1));
    assert_eq!(issue("二", b, DECEMBER + 1).unwrap(), (2025, 2));
    assert!(matches!(issue("二", b, DECEMBER + 2), Err(StoreError::ReportExists { .. })));
    assert_eq!(issue("三", a, DECEMBER + 3).unwrap(), (2025, 3));
    assert_eq!(issue("四", a, DECEMBER + DAY).unwrap(), (2026, 1));

    assert_eq!(store.report("二").unwrap(), Some(report("二", b, DECEMBER + 1)));
    assert_eq!(store.report("九").unwrap(), None);
    let numbers: Vec<String> =
        store.reports_about(a).unwrap().into_iter().map(|r| r.number).collect();
    assert_eq!(numbers, ["四", "三", "一"]);
    let page = store.reports_before(None, 2).unwrap();
    assert_eq!(page[1].1.number, "三");
    let page = store.reports_before(Some(page[1].0), 9).unwrap();
    assert_eq!(page.iter().map(|(_, r)| r.number.as_str()).collect::<Vec<_>>(), ["二", "一"]);
    assert_eq!(store.counts().unwrap().reports, 4);
}

/// As the program of schema 3 left it: a register without codes, statements and prints.
#[test]
fn reports_of_an_older_program_stay_in_the_register() {
    let (folder, mut store) = fresh();
    let a = one_subject(&mut store);
    let older = "DROP INDEX journal_mark; DROP TABLE attachment; DROP TABLE commitment_event;
                 DROP TABLE commitment;
                 DROP TABLE report_content; DROP TABLE report_print; DROP TABLE report_void;
                 DROP TABLE report_opinion; DROP TABLE register;
                 CREATE TABLE report (
                     year INTEGER NOT NULL, running INTEGER NOT NULL, number TEXT NOT NULL UNIQUE,
                     kind TEXT NOT NULL, subject INTEGER NOT NULL REFERENCES subject (id),
                     basis TEXT NOT NULL, purpose TEXT NOT NULL, operator TEXT NOT NULL,
                     issued INTEGER NOT NULL, digest TEXT NOT NULL, file TEXT NOT NULL,
                     PRIMARY KEY (year, running)) STRICT, WITHOUT ROWID;
                 CREATE INDEX report_subject ON report (subject);
                 INSERT INTO report VALUES (2025, 1, '一', 'measures', 1, 'authorisation', '评优评先',
                     'window1', 1767153600, '00', '一.pdf');
                 PRAGMA user_version = 3";
    store.connection.execute_batch(older).unwrap();
    drop(store);
    let mut store = reopen(&folder);
    let old = store.report("一").unwrap().unwrap();
    assert_eq!((old.kind, old.code, old.subject), (ReportKind::Measures, None, Some(a)));
    assert_eq!(store.report_content("一").unwrap(), None);
    assert_eq!(store.statements(2025).unwrap(), [""; 0]);
    let next = store.write::<_, StoreError>(|tx| tx.next_report_number(2025)).unwrap();
    assert_eq!(next, 2);
}

#[test]
fn prints_are_numbered_and_a_failed_one_takes_no_number() {
    let (_folder, mut store) = fresh();
    let a = one_subject(&mut store);
    let printing = |printer: &str| Printing {
        at: Moment(DECEMBER),
        operator: "window1".into(),
        printer: printer.into(),
        job: String::new(),
        copies: 2,
    };
    let mut change =
        |change: &mut Change<'_>| store.write::<_, StoreError>(|tx| change(tx)).unwrap();
    change(&mut |tx| tx.register_report(&report("一", a, DECEMBER), b"").map(|_| 0));
    assert_eq!(change(&mut |tx| tx.register_printing("一", &printing(""))), 1);
    change(&mut |tx| tx.settle_printing("一", 1, &printing("PDF")).map(|()| 0));
    assert_eq!(change(&mut |tx| tx.register_printing("一", &printing(""))), 2);
    change(&mut |tx| tx.forget_printing("一", 2).map(|()| 0));
    assert_eq!(change(&mut |tx| tx.register_printing("一", &printing("A"))), 2);
    let printers: Vec<String> =
        store.printings("一").unwrap().into_iter().map(|one| one.printer).collect();
    assert_eq!(printers, ["PDF", "A"]);
    assert_eq!(store.report("一").unwrap().unwrap().prints, 2);
}

#[test]
fn a_void_report_keeps_its_number_and_its_reason() {
    let (_folder, mut store) = fresh();
    let a = one_subject(&mut store);
    let void = Void { at: Moment(DECEMBER + 9), operator: "window1".into(), reason: "错".into() };
    store
        .write::<_, StoreError>(|tx| {
            tx.register_report(&report("一", a, DECEMBER), b"")?;
            tx.declare_void("一", &void, "作废~")
        })
        .unwrap();
    assert_eq!(store.report("一").unwrap().unwrap().void, Some(void.clone()));
    assert_eq!(store.statements(2025).unwrap(), ["一~", "作废~"]);
    let day = void.at.day();
    assert_eq!(store.years_of_voids(day).unwrap(), [2025]);
    assert_eq!(store.years_of_voids(day.tomorrow().unwrap()).unwrap(), [0; 0]);
    let again = store.write::<_, StoreError>(|tx| tx.declare_void("一", &void, ""));
    assert!(again.is_err());
    let kind = ReportKind::CreditCheck;
    assert_eq!(store.reports_in_year(a, kind, 2025).unwrap(), 0);
}
