//! The store as a whole, on real encrypted files.

mod feedback;
mod file;
mod loading;
mod names;
mod registers;
mod relations;
mod reports;
mod rows;

use tempfile::TempDir;

use super::{DatabaseKey, NameQuery, NewSubject, Persons, Store};
use crate::domain::{
    access::Scope,
    catalogue::{Catalogue, Category, FieldCode, Item, Nature, Subjects},
    code::{Code, CodeKind},
    moment::Moment,
    record::{Fields, Record, RecordKey},
    subject::SubjectKind,
    term::Term,
};

fn key() -> DatabaseKey {
    DatabaseKey::new([7; 32])
}

/// An empty archive in a folder of its own.
fn fresh() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("archive.db"), &key()).unwrap();
    (folder, store)
}

fn reopen(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("archive.db"), &key()).unwrap()
}

fn item(id: &str, number: u16) -> Item {
    Item {
        id: id.into(),
        number,
        name: id.into(),
        category: "penalty".into(),
        subjects: Subjects::Both,
        nature: Nature::Negative,
        columns: Vec::new(),
        default_scope: Scope::Public,
        term: Term::UntilRemoved,
        publicity: Vec::new(),
        key: Vec::new(),
        list: None,
        ground: String::new(),
    }
}

/// Two items, 3 and 5.
fn catalogue() -> Catalogue {
    let category =
        Category { id: "penalty".into(), name: "行政处罚".into(), tab: "处罚".into() };
    Catalogue::new(vec![category], vec![item("penalty", 3), item("permit", 5)])
}

fn code(kind: CodeKind, text: &str) -> Code {
    Code::new(kind, text).unwrap()
}

fn company(name: &str) -> NewSubject {
    NewSubject {
        kind: SubjectKind::LegalPerson,
        name: name.into(),
        status: Some("存续".into()),
        codes: Vec::new(),
        former_names: Vec::new(),
        provisional: false,
    }
}

fn person(name: &str) -> NewSubject {
    NewSubject { kind: SubjectKind::NaturalPerson, status: None, ..company(name) }
}

fn record(item: &str, key: i64, text: &str) -> Record {
    let mut fields = Fields::default();
    fields.push(&FieldCode::from("CF_WSH"), text);
    Record {
        item: item.into(),
        key: RecordKey(key),
        department: "市场监督管理局".into(),
        received: Moment(1_700_000_000),
        fields,
    }
}

fn asking(text: &str) -> NameQuery {
    NameQuery { text: text.into(), persons: Persons::Included, limit: 50 }
}
