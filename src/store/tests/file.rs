//! The file: encrypted, told apart from others, never half written.

use std::{error::Error, fs};

use super::{code, company, fresh, key, reopen};
use crate::{
    domain::code::CodeKind,
    store::{DatabaseKey, NewSubject, Store, StoreError},
};

#[test]
fn nothing_in_the_file_can_be_read_without_the_key() {
    let (folder, mut store) = fresh();
    let name = "机密无双贸易有限公司";
    let new = NewSubject {
        codes: vec![code(CodeKind::RegistrationNumber, "110108000000016")],
        ..company(name)
    };
    store.write(|tx| tx.add_subject(&new)).unwrap();
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for plain in ["SQLite format 3", name, "110108000000016", "CREATE TABLE"] {
            let found = bytes.windows(plain.len()).any(|part| part == plain.as_bytes());
            assert!(!found, "{plain}");
        }
    }
    drop(store);
    let bytes = fs::read(folder.path().join("archive.db")).unwrap();
    assert!(bytes.len() > 4096);
    assert!(bytes.starts_with(b"hecha archive 1\n"));
    assert!(!bytes.windows(name.len()).any(|part| part == name.as_bytes()));
}

#[test]
fn what_cannot_be_opened_is_told_apart() {
    let (folder, store) = fresh();
    drop(store);
    let path = folder.path().join("archive.db");
    let open = |key: &DatabaseKey| Store::open(&path, key).unwrap_err();

    let error = open(&DatabaseKey::new([8; 32]));
    assert!(matches!(error, StoreError::WrongKey { .. }), "{error:?}");

    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 100]).unwrap();
    assert!(matches!(open(&key()), StoreError::Damaged { .. }));

    for other in [b"PK\x03\x04 a spreadsheet, really".as_slice(), b"SQLite format 3\0", b"x", b""] {
        fs::write(&path, other).unwrap();
        assert!(matches!(open(&key()), StoreError::NotADatabase { .. }), "{other:?}");
    }

    fs::remove_file(&path).unwrap();
    assert!(matches!(open(&key()), StoreError::Missing { .. }));
    fs::write(&path, &whole).unwrap();
    assert!(Store::open(&path, &key()).is_ok());
    let error = Store::create(&path, &key()).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }));
    assert_eq!(fs::read(&path).unwrap().len(), whole.len());
}

#[test]
fn a_damaged_page_is_damage_not_an_answer() {
    let (folder, mut store) = fresh();
    store
        .write(|tx| {
            for n in 0..2000 {
                tx.add_subject(&company(&format!("损坏测试{n}有限公司")))?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    drop(store);
    let path = folder.path().join("archive.db");
    let mut bytes = fs::read(&path).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[100] ^= 1;
    }
    fs::write(&path, bytes).unwrap();
    let error =
        Store::open(&path, &key()).and_then(|store| store.last_subject().map(|_| ())).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    assert!(error.source().is_some());
}

#[test]
fn a_newer_file_is_refused() {
    let (folder, store) = fresh();
    store.connection.pragma_update(None, "user_version", 9).unwrap();
    drop(store);
    let error = Store::open(&folder.path().join("archive.db"), &key()).unwrap_err();
    assert!(matches!(error, StoreError::NewerSchema { found: 9, .. }), "{error:?}");
    assert!(error.to_string().contains("请升级本程序"));
}

#[test]
fn a_failed_change_leaves_nothing() {
    let (folder, mut store) = fresh();
    let result: Result<(), StoreError> = store.write(|tx| {
        let id = tx.add_subject(&company("回滚有限公司"))?;
        tx.set_meta("office", "某区")?;
        tx.rename(id, "改名有限公司")?;
        assert_eq!(tx.search(&super::asking("改名"))?.hits.len(), 1);
        Err(StoreError::NotEmpty)
    });
    assert!(matches!(result, Err(StoreError::NotEmpty)));
    for store in [store, reopen(&folder)] {
        assert_eq!(store.last_subject().unwrap(), None);
        assert_eq!(store.meta("office").unwrap(), None);
        assert!(store.search(&super::asking("回滚")).unwrap().hits.is_empty());
        assert_eq!(store.counts().unwrap(), crate::store::Counts::default());
    }
}

#[test]
fn two_programs_share_the_file_and_one_waits_in_vain() {
    let (folder, mut first) = fresh();
    let mut second = reopen(&folder);
    second.connection.busy_timeout(std::time::Duration::from_millis(50)).unwrap();
    first
        .write(|tx| {
            tx.set_meta("office", "甲")?;
            let error = second.write(|tx| tx.set_meta("office", "乙")).unwrap_err();
            assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
            assert_eq!(second.meta("office")?, None);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(second.meta("office").unwrap().as_deref(), Some("甲"));
    second.write(|tx| tx.set_meta("office", "乙")).unwrap();
    assert_eq!(first.meta("office").unwrap().as_deref(), Some("乙"));
}

#[test]
fn every_error_says_what_happened_and_what_to_do() {
    let path = || "/数据/archive.db".into();
    let cause = || "disk".into();
    for error in [
        StoreError::Missing { path: path() },
        StoreError::Exists { path: path() },
        StoreError::NotADatabase { path: path() },
        StoreError::WrongKey { path: path() },
        StoreError::NewerSchema { found: 3, known: 2 },
        StoreError::Damaged { cause: None },
        StoreError::Unreadable { table: "journal", value: "x".into() },
        StoreError::Unfinished,
        StoreError::NotEmpty,
        StoreError::Busy { cause: cause() },
        StoreError::DiskFull { cause: cause() },
        StoreError::Forbidden { cause: cause() },
        StoreError::Disk { cause: cause() },
        StoreError::NoSuchSubject(crate::domain::subject::SubjectId(4)),
        StoreError::TooManyNames(crate::domain::subject::SubjectId(4)),
        StoreError::OperatorExists { name: "window1".into() },
        StoreError::NoSuchOperator { name: "window1".into() },
        StoreError::ReportExists { number: "1".into() },
        StoreError::Internal { cause: cause() },
    ] {
        assert_eq!(error.to_string().matches('。').count(), 2, "{error}");
    }
}
