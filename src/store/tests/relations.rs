//! Whom registers name: found by their code through every way a record comes, moves and goes.

use super::{catalogue as plain, code, company, fresh, item, key, record, reopen};
use crate::{
    domain::{
        catalogue::{Catalogue, Column, ColumnType, FieldCode, Item, Nature, Required, Role},
        code::{Code, CodeKind},
        moment::Moment,
        record::{Fields, Record, RecordKey},
        subject::SubjectId,
    },
    store::{Put, Store, StoreError, Transaction},
};

const PERSON: &str = "11010519491231002X";
const OTHER: &str = "110105194912310038";
/// As cards before 1999 had [`PERSON`].
const SHORT: &str = "110105491231002";
const COMPANY: &str = "91350211M000100Y43";
const REPRESENTATIVE: &str = "FDDBRZJHM";
const SHAREHOLDER: &str = "GLFZJHM";
const HOLDING: &str = "GLFDM";

fn column(code: &str, role: Role) -> Column {
    Column {
        code: code.into(),
        header: code.into(),
        aliases: Vec::new(),
        kind: ColumnType::Text,
        role: Some(role),
        required: Required::No,
        max_length: 100,
    }
}

/// Base information, which names a representative.
fn register() -> Item {
    Item {
        nature: Nature::Base,
        columns: vec![column(REPRESENTATIVE, Role::RepresentativeIdentity)],
        ..item("base", 1)
    }
}

/// Related parties: people and companies.
fn parties() -> Item {
    Item {
        nature: Nature::Neutral,
        columns: vec![
            column(SHAREHOLDER, Role::RelatedIdentity),
            column(HOLDING, Role::RelatedCode),
        ],
        ..item("related", 2)
    }
}

/// A penalty names whoever represented the company then; that is no relation.
fn penalty() -> Item {
    Item {
        columns: vec![column(REPRESENTATIVE, Role::RepresentativeIdentity)],
        ..item("penalty", 3)
    }
}

fn catalogue() -> Catalogue {
    Catalogue::new(plain().categories, vec![register(), parties(), penalty()])
}

fn naming(item: &Item, key: i64, column: &str, number: &str) -> Record {
    let mut fields = Fields::default();
    fields.push(&FieldCode::from(column), number);
    Record { fields, ..record(item.id.as_str(), key, "") }
}

/// The subjects whose registers name somebody.
fn who(store: &Store, kind: CodeKind, text: &str) -> Vec<u32> {
    let nobody = SubjectId(999);
    let (found, beyond) = store.subjects_naming(&[code(kind, text)], nobody, 50).unwrap();
    assert_eq!(beyond, 0);
    found.into_iter().map(|id| id.0).collect()
}

fn represented(store: &Store, text: &str) -> Vec<u32> {
    who(store, CodeKind::ResidentId, text)
}

fn write(store: &mut Store, change: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError>) {
    store.write(change).unwrap();
}

fn put(store: &mut Store, subject: u32, item: &Item, record: &Record) -> Put {
    store.write(|tx| tx.put_record(SubjectId(subject), item, record)).unwrap()
}

/// An archive of so many companies.
fn companies(count: usize) -> (tempfile::TempDir, Store) {
    let (folder, mut store) = fresh();
    write(&mut store, |tx| {
        (0..count)
            .try_for_each(|n| tx.add_subject(&company(&format!("示范{n}有限公司"))).map(|_| ()))
    });
    (folder, store)
}

#[test]
fn only_registers_name_somebody_and_by_every_form_of_a_number() {
    let cases = [
        (register(), REPRESENTATIVE, PERSON, CodeKind::ResidentId, PERSON, 1),
        (register(), REPRESENTATIVE, SHORT, CodeKind::ResidentId, PERSON, 1),
        (register(), REPRESENTATIVE, PERSON, CodeKind::ResidentId15, SHORT, 1),
        (register(), REPRESENTATIVE, "E12345678", CodeKind::Passport, "E12345678", 1),
        (parties(), SHAREHOLDER, PERSON, CodeKind::ResidentId, PERSON, 1),
        (parties(), HOLDING, COMPANY, CodeKind::CreditCode, COMPANY, 1),
        (parties(), SHAREHOLDER, OTHER, CodeKind::ResidentId, PERSON, 0),
        (penalty(), REPRESENTATIVE, PERSON, CodeKind::ResidentId, PERSON, 0),
        (register(), REPRESENTATIVE, "不详", CodeKind::ResidentId, PERSON, 0),
    ];
    for (item, column, written, kind, asked, expected) in cases {
        let (_folder, mut store) = companies(1);
        put(&mut store, 1, &item, &naming(&item, 7, column, written));
        assert_eq!(who(&store, kind, asked).len(), expected, "{} {written} {asked}", item.id);
    }
}

#[test]
fn a_changed_record_names_whom_it_names_now() {
    let (folder, mut store) = companies(1);
    let item = register();
    let steps = [
        (PERSON, Put::Inserted, [1, 0]),
        (PERSON, Put::Unchanged, [1, 0]),
        (OTHER, Put::Updated, [0, 1]),
        ("", Put::Updated, [0, 0]),
        (PERSON, Put::Updated, [1, 0]),
    ];
    for (number, expected, found) in steps {
        let done = put(&mut store, 1, &item, &naming(&item, 7, REPRESENTATIVE, number));
        assert_eq!(done, expected, "{number}");
        let now = [PERSON, OTHER].map(|person| represented(&store, person).len());
        assert_eq!(now, found, "{number}");
    }
    let undone: Result<(), StoreError> = store.write(|tx| {
        tx.put_record(SubjectId(1), &item, &naming(&item, 7, REPRESENTATIVE, OTHER))?;
        Err(StoreError::NotEmpty)
    });
    assert!(undone.is_err());
    assert_eq!(represented(&reopen(&folder), PERSON), [1]);
}

#[test]
fn a_companys_parties_come_in_order_without_itself_and_within_the_limit() {
    let (_folder, mut store) = companies(5);
    let (base, parties) = (register(), parties());
    for id in [5, 3, 1, 4] {
        put(&mut store, id, &base, &naming(&base, 7, REPRESENTATIVE, PERSON));
    }
    // The same person twice in one archive is one company; another code adds its own.
    put(&mut store, 3, &parties, &naming(&parties, 8, SHAREHOLDER, PERSON));
    put(&mut store, 2, &parties, &naming(&parties, 8, HOLDING, COMPANY));
    let codes = [code(CodeKind::ResidentId, PERSON), code(CodeKind::CreditCode, COMPANY)];
    let ask = |codes: &[Code], but: u32, limit| {
        let (found, beyond) = store.subjects_naming(codes, SubjectId(but), limit).unwrap();
        (found.into_iter().map(|id| id.0).collect::<Vec<_>>(), beyond)
    };
    for (codes, but, limit, expected) in [
        (&codes[..1], 9, 50, (vec![1, 3, 4, 5], 0)),
        (&codes[..1], 4, 50, (vec![1, 3, 5], 0)),
        (&codes[..], 9, 50, (vec![1, 2, 3, 4, 5], 0)),
        (&codes[..], 1, 2, (vec![2, 3], 2)),
        (&codes[..0], 9, 50, (vec![], 0)),
    ] {
        assert_eq!(ask(codes, but, limit), expected, "but {but}, {limit}");
    }
}

#[test]
fn an_absorbed_subjects_relations_are_the_other_ones() {
    // Whom either named and when either was received; whom the one that stays names then.
    let cases = [
        (None, Some((PERSON, 1)), [1, 0]),
        (Some((OTHER, 1)), Some((PERSON, 2)), [1, 0]),
        (Some((OTHER, 2)), Some((PERSON, 1)), [0, 1]),
        (Some((OTHER, 1)), None, [0, 1]),
    ];
    let item = register();
    for (into, old, expected) in cases {
        let (_folder, mut store) = companies(2);
        for (subject, named) in [(1, into), (2, old)] {
            if let Some((number, received)) = named {
                let one = naming(&item, 7, REPRESENTATIVE, number);
                put(&mut store, subject, &item, &Record { received: Moment(received), ..one });
            }
        }
        write(&mut store, |tx| tx.absorb(SubjectId(1), SubjectId(2)));
        let found = [PERSON, OTHER].map(|person| represented(&store, person));
        let expected = expected.map(|n| if n == 1 { vec![1] } else { vec![] });
        assert_eq!(found, expected, "{into:?} {old:?}");
    }
}

fn count(store: &Store) -> i64 {
    store.first("SELECT count(*) FROM relation", [], |row| Ok(row.get(0)?)).unwrap().unwrap()
}

#[test]
fn a_file_of_an_older_program_is_indexed_once() {
    let (folder, mut store) = companies(3);
    let (base, parties, penalty) = (register(), parties(), penalty());
    put(&mut store, 1, &base, &naming(&base, 7, REPRESENTATIVE, SHORT));
    put(&mut store, 2, &parties, &naming(&parties, 7, SHAREHOLDER, PERSON));
    put(&mut store, 2, &parties, &naming(&parties, 8, HOLDING, COMPANY));
    put(&mut store, 3, &penalty, &naming(&penalty, 7, REPRESENTATIVE, PERSON));
    // As the program of schema 2 would have left it.
    let older = "DROP INDEX journal_mark; DROP TABLE attachment; DROP TABLE commitment_event;
                 DROP TABLE commitment;
                 DROP TABLE relation; DROP TABLE feedback; DROP TABLE report_content;
                 DROP TABLE report_print; DROP TABLE report_void; DROP TABLE report_opinion;
                 ALTER TABLE register RENAME TO report; DROP INDEX register_subject;
                 DROP INDEX register_issued; ALTER TABLE report DROP COLUMN statement;
                 DELETE FROM meta WHERE key = 'relations'; PRAGMA user_version = 2";
    store.connection.execute_batch(older).unwrap();
    drop(store);
    let mut store = reopen(&folder);
    assert_eq!(count(&store), 0);
    write(&mut store, |tx| tx.index_relations(&catalogue()));
    assert_eq!(represented(&store, PERSON), [1, 2]);
    assert_eq!(who(&store, CodeKind::CreditCode, COMPANY), [2]);
    assert_eq!(count(&store), 3);
    // Once is enough: what is gone from the table by other means is not sought again.
    store.connection.execute_batch("DELETE FROM relation").unwrap();
    write(&mut store, |tx| tx.index_relations(&catalogue()));
    assert_eq!(count(&store), 0);
    // Other columns name other parties.
    let fewer = Catalogue::new(plain().categories, vec![base.clone(), penalty.clone()]);
    write(&mut store, |tx| tx.index_relations(&fewer));
    assert_eq!(represented(&store, PERSON), [1]);
    let read = Store::open(&folder.path().join("archive.db"), &key()).unwrap();
    assert!(read.record(SubjectId(1), &base, RecordKey(7)).unwrap().is_some());
}

#[test]
fn a_load_names_whom_row_by_row_names() {
    let (base, parties, penalty) = (register(), parties(), penalty());
    let rows = |n: i64| {
        let person = if n % 2 == 0 { PERSON } else { OTHER };
        let mut rows = vec![(&base, naming(&base, 7, REPRESENTATIVE, person))];
        if n % 3 == 0 {
            rows.push((&parties, naming(&parties, n, HOLDING, COMPANY)));
            // Two rows of one key are one record, the later.
            rows.push((&parties, naming(&parties, n, SHAREHOLDER, SHORT)));
        }
        rows.push((&penalty, naming(&penalty, n, REPRESENTATIVE, PERSON)));
        rows
    };
    let (_slow_folder, mut slow) = fresh();
    write(&mut slow, |tx| {
        for n in 0..40 {
            let id = tx.add_subject(&company(&format!("示范{n}有限公司")))?;
            for (item, record) in rows(n) {
                tx.put_record(id, item, &record)?;
            }
        }
        Ok(())
    });
    let (folder, mut fast) = fresh();
    let mut loader = fast.load().unwrap();
    for n in 0..40 {
        loader.add(&company(&format!("示范{n}有限公司")), &rows(n)).unwrap();
    }
    loader.finish(&catalogue()).unwrap();
    drop(fast);
    let mut fast = reopen(&folder);
    for (kind, text) in [
        (CodeKind::ResidentId, PERSON),
        (CodeKind::ResidentId, OTHER),
        (CodeKind::CreditCode, COMPANY),
    ] {
        assert_eq!(who(&fast, kind, text), who(&slow, kind, text), "{text}");
    }
    assert!(who(&fast, CodeKind::CreditCode, COMPANY).is_empty());
    // Nothing is left to be indexed.
    let before = count(&fast);
    write(&mut fast, |tx| tx.index_relations(&catalogue()));
    assert_eq!(count(&fast), before);
}
