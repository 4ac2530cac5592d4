//! A program killed in the middle of its work loses nothing it was told is kept.

#![expect(clippy::unwrap_used, reason = "a failed step fails the test, here too")]

#[path = "durability/issuing.rs"]
mod issuing;

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use hecha::{
    domain::{
        access::OperatorRole,
        journal::{self, Action, Deed},
        moment::Moment,
        subject::SubjectKind,
    },
    store::{DatabaseKey, NameQuery, NewSubject, Persons, Store, StoreError},
};

/// Names the file to the child; without it the child's test does nothing.
const FILE: &str = "HECHA_TEST_KILLED_FILE";
const ROUNDS: u64 = 6;

fn key() -> DatabaseKey {
    DatabaseKey::new([42; 32])
}

/// Writes until killed; says each number once its commit has returned.
#[test]
#[ignore = "the child of `acknowledged_commits_survive_a_kill`"]
fn child_writes_until_killed() {
    let Ok(path) = env::var(FILE) else { return };
    let mut store = Store::open(Path::new(&path), &key()).unwrap();
    let first = store.last_subject().unwrap().map_or(0, |id| id.0);
    for n in first + 1.. {
        store
            .write(|tx| {
                tx.add_subject(&NewSubject {
                    kind: SubjectKind::LegalPerson,
                    name: format!("第{n}耐久有限公司"),
                    status: None,
                    codes: Vec::new(),
                    former_names: Vec::new(),
                    provisional: true,
                })?;
                tx.append(&deed(n))
            })
            .unwrap();
        writeln!(std::io::stdout(), "kept {n}").unwrap();
    }
}

fn deed(n: u32) -> Deed {
    Deed {
        at: Moment(i64::from(n)),
        operator: "window1".into(),
        role: Some(OperatorRole::Clerk),
        action: Action::Import,
        subject: None,
        basis: None,
        purpose: String::new(),
        detail: n.to_string(),
    }
}

#[test]
fn acknowledged_commits_survive_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    drop(Store::create(&path, &key()).unwrap());
    let mut kept = 0;
    for round in 0..ROUNDS {
        let last = write_and_kill(&path, Duration::from_millis(30 + round * 37));
        kept = last.unwrap_or(kept);
        let store = Store::open(&path, &key()).unwrap();
        let subjects = store.last_subject().unwrap().map_or(0, |id| id.0);
        assert!(subjects >= kept, "round {round}: {kept} acknowledged, {subjects} there");
        check_whole(&store, subjects);
    }
    assert!(kept > 0, "the child never wrote");
}

/// The last number the child said was kept before it was killed.
fn write_and_kill(path: &Path, after: Duration) -> Option<u32> {
    let lines = output_until_killed(("child_writes_until_killed", FILE, path), "kept ", after);
    lines.iter().rev().find_map(|line| line.rsplit_once("kept ")?.1.parse().ok())
}

/// Runs a child of this file, named with its variable and what it is set to, and kills it some time
/// after it said `first`; all that it said.
fn output_until_killed(
    (test, variable, path): (&str, &str, &Path),
    first: &str,
    after: Duration,
) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .env(variable, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said: Vec<String> = Vec::new();
    while !said.last().is_some_and(|line| line.contains(first)) {
        match lines.next() {
            Some(line) => said.push(line),
            None => break,
        }
    }
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    said.extend(lines);
    said
}

/// Both halves of every transaction are there, and the chain holds.
fn check_whole(store: &Store, subjects: u32) {
    let entries = store.journal().unwrap();
    assert_eq!(journal::verify(&entries).map(|(rows, _)| rows), Ok(u64::from(subjects)));
    assert_eq!(store.counts().unwrap().subjects, u64::from(subjects));
    let query =
        NameQuery { text: format!("第{subjects}耐久"), persons: Persons::Excluded, limit: 5 };
    let found: Result<_, StoreError> = store.search(&query);
    assert_eq!(found.unwrap().hits.len(), 1);
}
