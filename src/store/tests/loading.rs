//! The bulk load: the same answers as row by row, and nothing before it is finished.

use super::{asking, catalogue, code, company, fresh, item, key, person, record, reopen};
use crate::{
    domain::{code::CodeKind, moment::Moment, record::Record},
    store::{NameQuery, NewSubject, Store, StoreError},
};

fn subjects() -> Vec<(NewSubject, Vec<Record>)> {
    (0..200_i64)
        .map(|n| {
            let name = format!("{}市第{n}重工有限公司", ["南京", "上海", "重庆"][n as usize % 3]);
            let mut new = if n % 7 == 0 { person(&format!("王{n}")) } else { company(&name) };
            new.codes.push(code(CodeKind::RegistrationNumber, &format!("1101080{n:08}")));
            new.former_names.extend((n % 5 == 0).then(|| format!("旧名{n}商行")));
            new.provisional = n % 9 == 0;
            let records = (0..n % 4)
                .map(|k| {
                    record(if k % 2 == 0 { "permit" } else { "penalty" }, -k, &format!("{n}-{k}"))
                })
                .collect();
            (new, records)
        })
        .collect()
}

fn row_by_row(store: &mut Store) {
    store
        .write(|tx| {
            for (new, records) in subjects() {
                let id = tx.add_subject(&new)?;
                for record in &records {
                    let item = catalogue().item(&record.item).cloned().unwrap();
                    tx.put_record(id, &item, record)?;
                }
            }
            tx.touch(&item("permit", 5), "市场监督管理局", Moment(77))
        })
        .unwrap();
}

fn at_once(store: &mut Store) {
    let catalogue = catalogue();
    let mut loader = store.load().unwrap();
    for (new, records) in subjects() {
        let records: Vec<_> = records
            .into_iter()
            .map(|record| (catalogue.item(&record.item).unwrap(), record))
            .collect();
        loader.add(&new, &records).unwrap();
    }
    loader.beside(|tx| tx.touch(&item("permit", 5), "市场监督管理局", Moment(77))).unwrap();
    loader.finish(&catalogue).unwrap();
}

/// Everything the archive answers, as text.
fn answers(store: &Store) -> Vec<String> {
    let mut answers = vec![format!("{:?}", store.counts().unwrap())];
    let last = store.last_subject().unwrap().unwrap();
    for id in (1..=last.0).map(crate::domain::subject::SubjectId) {
        answers.push(format!("{:?}", store.holdings(id, &catalogue()).unwrap()));
    }
    for (new, _) in subjects() {
        answers.push(format!("{:?}", store.subjects_by_code(&new.codes[0]).unwrap()));
    }
    for text in ["重工", "第1", "王", "旧名", "njs", "cqs", "zqs", "有限公司", "南京市第15重工"]
    {
        let query = NameQuery { limit: 500, ..asking(text) };
        answers.push(format!("{text} {:?}", store.search(&query).unwrap()));
    }
    answers
}

fn schema(store: &Store) -> Vec<String> {
    store
        .rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", [], |row| {
            Ok(row.get(0)?)
        })
        .unwrap()
}

#[test]
fn a_load_gives_the_same_archive() {
    let (_folder, mut slow) = fresh();
    let (folder, mut fast) = fresh();
    row_by_row(&mut slow);
    at_once(&mut fast);
    assert_eq!(answers(&fast), answers(&slow));
    assert_eq!(schema(&fast), schema(&slow));
    drop(fast);
    let fast = reopen(&folder);
    assert_eq!(answers(&fast), answers(&slow));
    let check: String =
        fast.connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
}

#[test]
fn a_load_broken_off_is_never_taken_for_an_archive() {
    let (folder, mut store) = fresh();
    let mut loader = store.load().unwrap();
    loader.add(&company("甲"), &[]).unwrap();
    drop(loader);
    drop(store);
    let error = Store::open(&folder.path().join("archive.db"), &key()).unwrap_err();
    assert!(matches!(error, StoreError::Unfinished), "{error:?}");
}

#[test]
fn only_an_empty_archive_is_loaded() {
    let (_folder, mut store) = fresh();
    store.write(|tx| tx.add_subject(&company("甲"))).unwrap();
    assert!(matches!(store.load().map(|_| ()), Err(StoreError::NotEmpty)));
}
