//! Whoever has the key of the archive can change what is stored; nobody does it unnoticed.

use std::{fs, path::Path};

use hecha::{
    desk::commitments::{Attach, Damage},
    desk::demo,
    domain::commitment::EvidenceKind,
    vault::keyring::Keyring,
};
use rusqlite::{
    Connection,
    types::{Value, ValueRef},
};

use super::{PROJECT, broken, companies, district, filled, log_in, page, scan, signature};

/// The archive as somebody with its key and another program opens it.
fn behind_its_back(folder: &Path) -> Connection {
    let key = Keyring::at(folder.join("keys")).open(demo::CLERK.name, demo::CLERK.password);
    let key = key.unwrap();
    let hex: String = key.bytes().iter().chain(SALT).map(|byte| format!("{byte:02x}")).collect();
    let connection = Connection::open(folder.join("archive.db")).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"")).unwrap();
    let triggers = "DROP TRIGGER commitment_event_is_not_changed;
                    DROP TRIGGER commitment_event_is_not_deleted";
    connection.execute_batch(triggers).unwrap();
    connection
}

/// The archive's first bytes, which serve as salt.
const SALT: &[u8; 16] = b"hecha archive 1\n";

/// A table, how the commitment's rows in it are found, and its columns that are sealed.
const STORED: [(&str, &str, &[&str]); 6] = [
    ("commitment", "id = 1", &["subject", "template", "number", "state", "asks", "remind_days"]),
    ("commitment_event", "commitment = 1", &["n", "at", "operator", "payload", "key", "signature"]),
    (
        "register",
        "kind = 'commitment'",
        &[
            "number",
            "kind",
            "code",
            "basis",
            "purpose",
            "operator",
            "issued",
            "digest",
            "file",
            "statement",
        ],
    ),
    ("report_content", "number LIKE '%信诺%'", &["number", "content"]),
    ("attachment", "commitment = 1", &["file", "commitment", "key"]),
    ("record", "body LIKE '%信诺%'", &["department", "body"]),
];

/// Every value that differs from a stored one in a byte: each byte of a short one, some of a long.
fn changed(value: ValueRef<'_>) -> Vec<Value> {
    let flipped = |bytes: &[u8]| {
        let step = (bytes.len() / 12).max(1);
        let places = (0..bytes.len()).step_by(step).chain([bytes.len().saturating_sub(1)]);
        let flip = |place: usize| {
            let mut bytes = bytes.to_vec();
            bytes[place] ^= 1;
            bytes
        };
        places.map(flip).collect::<Vec<_>>()
    };
    match value {
        ValueRef::Null => vec![Value::Text("x".into())],
        ValueRef::Integer(n) => vec![Value::Integer(n + 1)],
        ValueRef::Real(n) => vec![Value::Real(n + 1.0)],
        ValueRef::Blob(bytes) => flipped(bytes).into_iter().map(Value::Blob).collect(),
        ValueRef::Text(text) => {
            let texts = flipped(text).into_iter().filter_map(|bytes| String::from_utf8(bytes).ok());
            texts.map(Value::Text).collect()
        }
    }
}

#[test]
fn no_stored_byte_of_a_signed_commitment_changes_unnoticed() {
    let (parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    let new = filled(&desk, subject, PROJECT);
    desk.draft_commitment(&session, &new).unwrap();
    desk.print_commitment(&session, "1").unwrap();
    let page = page(parent.path(), "scan.png");
    desk.sign_commitment(&session, "1", (signature(), &[scan(&page)])).unwrap();
    let document = Attach { kind: EvidenceKind::Document, path: page };
    desk.settle_commitment(&session, "1", &broken(vec![document])).unwrap();
    assert!(desk.verify_journal(&session).unwrap().is_whole());
    assert_eq!(desk.open_commitment(&session, "1").unwrap().damage, []);

    let other = behind_its_back(&folder);
    other.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let mut tried = 0;
    for (table, of, columns) in STORED {
        let keys: Vec<Value> = rows(&other, table, of);
        assert!(!keys.is_empty(), "{table}");
        for column in columns {
            for (place, _) in keys.iter().enumerate() {
                let read = format!(
                    "SELECT {column} FROM {table} WHERE {of} ORDER BY 1 LIMIT 1 OFFSET {place}"
                );
                let before: Value = other.query_row(&read, [], |row| row.get(0)).unwrap();
                for after in changed(ValueRef::from(&before)) {
                    let write =
                        format!("UPDATE {table} SET {column} = ?1 WHERE {column} IS ?2 AND {of}");
                    let Ok(n) = other.execute(&write, (&after, &before)) else { continue };
                    assert!(n > 0, "{write}");
                    tried += 1;
                    let what = format!("{table}.{column} {before:?} -> {after:?}");
                    let verified = desk.verify_journal(&session);
                    assert!(verified.is_err() || !verified.unwrap().is_whole(), "{what}");
                    let opened = desk.open_commitment(&session, "1");
                    assert!(opened.is_err() || !opened.unwrap().damage.is_empty(), "{what}");
                    let back = format!("UPDATE {table} SET {column} = ?2 WHERE {column} IS ?1");
                    other.execute(&back, (&after, &before)).unwrap();
                }
            }
        }
    }
    assert!(tried > 150, "{tried}");
    assert!(desk.verify_journal(&session).unwrap().is_whole(), "put back as it was");
}

fn rows(connection: &Connection, table: &str, of: &str) -> Vec<Value> {
    let mut statement = connection.prepare(&format!("SELECT 1 FROM {table} WHERE {of}")).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn events_cut_off_kept_files_and_the_paper_are_missed() {
    let (parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
    let set = desk.print_commitment(&session, "1").unwrap();
    let page = page(parent.path(), "scan.png");
    desk.sign_commitment(&session, "1", (signature(), &[scan(&page)])).unwrap();
    let damage = |desk: &mut hecha::desk::Desk| {
        let verification = desk.verify_journal(&session).unwrap();
        verification.damaged.into_iter().flat_map(|one| one.damage).collect::<Vec<_>>()
    };
    assert_eq!(damage(&mut desk), []);

    let kept = fs::read_dir(folder.join("attachments")).unwrap();
    let kept = kept.map(|entry| entry.unwrap().path()).find(|path| path.is_file()).unwrap();
    let paper = set.path().clone();
    for (path, expected) in [(kept, Damage::Evidence { place: 1 }), (paper, Damage::File)] {
        let whole = fs::read(&path).unwrap();
        for place in [0, whole.len() / 2, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            fs::write(&path, bytes).unwrap();
            assert_eq!(damage(&mut desk), std::slice::from_ref(&expected), "{}", path.display());
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(damage(&mut desk), std::slice::from_ref(&expected));
        assert_eq!(desk.open_commitment(&session, "1").unwrap().damage, [expected]);
        fs::write(&path, whole).unwrap();
        assert_eq!(damage(&mut desk), []);
    }

    // The last event cut off, and what lists say of it brought in step: only the journal knows.
    let other = behind_its_back(&folder);
    let last: Vec<Value> = other
        .query_row(
            "SELECT commitment, n, at, operator, payload, key, signature FROM commitment_event
             ORDER BY n DESC LIMIT 1",
            [],
            |row| (0..7).map(|column| row.get(column)).collect(),
        )
        .unwrap();
    other.execute("DELETE FROM commitment_event WHERE n = ?", [&last[1]]).unwrap();
    other.execute("UPDATE commitment SET state = 'signed'", []).unwrap();
    assert!(damage(&mut desk).contains(&Damage::Journal));
    assert!(desk.open_commitment(&session, "1").unwrap().damage.contains(&Damage::Journal));
}
