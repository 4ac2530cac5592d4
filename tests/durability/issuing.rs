//! Reports and a program killed while it issues them: the register, the files and the public extract.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use hecha::{
    desk::{
        Clock, Desk, Session, demo,
        door::Door,
        paper::{About, ReportRequest},
        verifier::{Answer, Verifier},
    },
    domain::{
        Day,
        access::{Basis, Grounds},
        report::ReportKind,
        subject::SubjectId,
    },
};
use serde_json::Value;

use super::output_until_killed;

/// Names the data folder to the child; without it the child's test does nothing.
const FOLDER: &str = "HECHA_TEST_KILLED_FOLDER";
const ROUNDS: u64 = 8;
const DAY: Day = jiff::civil::date(2026, 11, 20);

/// Kinds with numbers of their own form: a leftover of one is followed by a report of another.
const KINDS: [ReportKind; 3] =
    [ReportKind::RepairNotice, ReportKind::PublicCredit, ReportKind::DishonestyNotice];

fn log_in(folder: &Path) -> (Desk, Session) {
    let door = Door::find(folder, Some(DAY)).unwrap();
    door.log_in(demo::CLERK.name, demo::CLERK.password).unwrap()
}

fn grounds() -> Grounds {
    Grounds { basis: Basis::Public, purpose: "耐久试验".to_owned() }
}

fn request(kind: ReportKind, subject: SubjectId) -> ReportRequest {
    ReportRequest {
        kind,
        about: About::Subject(subject),
        scene: None,
        grounds: grounds(),
        from: None,
        to: None,
        application: None,
    }
}

/// Issues until killed and declares every fourth void; says each number once it is told that it stands.
#[test]
#[ignore = "the child of `reports_survive_a_kill_while_they_are_issued`"]
fn child_issues_until_killed() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let (mut desk, session) = log_in(Path::new(&folder));
    let found = desk.look_up(&session, "有限公司", &grounds()).unwrap();
    let subjects: Vec<_> = found.archives.iter().map(|archive| archive.subject.id).collect();
    let say = |word: &str, number: &str| writeln!(std::io::stdout(), "{word} {number}").unwrap();
    for n in 0.. {
        let request = request(KINDS[n % KINDS.len()], subjects[n % subjects.len()]);
        let number = desk.issue(&session, &request).unwrap().record.number;
        say("kept", &number);
        if n % 4 == 3 {
            desk.declare_void(&session, &number, "耐久试验").unwrap();
            say("void", &number);
        }
    }
}

#[test]
fn reports_survive_a_kill_while_they_are_issued() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("district");
    demo::make(&folder, 60, 1, Clock::Fixed(DAY), &mut |_, _| ()).unwrap();
    let (mut kept, mut void) = (BTreeSet::new(), BTreeSet::new());
    for round in 0..ROUNDS {
        let child = ("issuing::child_issues_until_killed", FOLDER, folder.as_path());
        let lines = output_until_killed(child, "kept ", Duration::from_millis(70 + round * 113));
        for line in &lines {
            kept.extend(line.split_once("kept ").map(|(_, number)| number.to_owned()));
            void.extend(line.split_once("void ").map(|(_, number)| number.to_owned()));
        }
        // The log-in makes the extract whole; what lies there beside the register is no forgery.
        let register = register(&folder);
        check(&folder, &register);
        for number in &kept {
            assert!(register.contains_key(number), "round {round}: {number} was told as issued");
        }
        for number in &void {
            assert!(
                !register[number]["void"].is_null(),
                "round {round}: {number} was told as void"
            );
        }
    }
    assert!(!kept.is_empty(), "the child never issued anything");
    replaces_what_was_never_registered(&folder);
}

/// The register as the command line tells it, by number.
fn register(folder: &Path) -> BTreeMap<String, Value> {
    let found = hecha(folder, &["register", "find", "--json"]);
    let entry = |line: &str| {
        let entry: Value = serde_json::from_str(line).unwrap();
        (entry["number"].as_str().unwrap().to_owned(), entry)
    };
    found.lines().map(entry).collect()
}

fn hecha(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hecha"))
        .args(arguments)
        .args(["--data", folder.to_str().unwrap(), "--today", &DAY.to_string()])
        .env_remove("HECHA_DATA")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn running(number: &str) -> u64 {
    let (_, rest) = number.split_once('〕').unwrap();
    rest.trim_end_matches('号').parse().unwrap()
}

/// No gap in the numbers; every report verifies by its file and by its code; no file lies.
fn check(folder: &Path, register: &BTreeMap<String, Value>) {
    let numbers: BTreeSet<_> = register.keys().map(|number| running(number)).collect();
    assert_eq!(numbers, (1..=register.len() as u64).collect(), "gaps or doubles");
    let verifier = Verifier::at(Some(folder), Some(DAY)).unwrap();
    for (number, entry) in register {
        let expected = if entry["void"].is_null() { Answer::Genuine } else { Answer::Void };
        for by in ["file", "verification_code"] {
            let verified = verifier.verify(entry[by].as_str().unwrap()).unwrap();
            assert_eq!(verified.answer, expected, "{number} by its {by}");
            assert_eq!(&verified.statement.unwrap().number, number);
        }
    }
    let mut beside = 0;
    for path in papers(folder) {
        let verified = verifier.verify(path.to_str().unwrap()).unwrap();
        let number = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            matches!(verified.answer, Answer::Genuine | Answer::Void),
            "{number}: {verified:?}"
        );
        assert_eq!(verified.statement.unwrap().number, number);
        beside += u32::from(!register.contains_key(number));
    }
    assert!(beside <= 1, "{beside} files nobody registered");
}

fn papers(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join("reports/2026")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "pdf")).collect()
}

/// Puts there what a kill between the file and the register leaves, of the next report's kind and
/// of another, whole and half-written: the next report takes the number, and nothing else bears it.
fn replaces_what_was_never_registered(folder: &Path) {
    let before = register(folder);
    let next = before.len() as u64 + 1;
    let (mut desk, session) = log_in(folder);
    let subject = desk.look_up(&session, "有限公司", &grounds()).unwrap().archives[0].subject.id;
    drop(desk);
    let year = folder.join("reports/2026");
    let other = fs::read(before.values().next().unwrap()["file"].as_str().unwrap()).unwrap();
    let leftovers = [
        (format!("示公信〔2026〕{next}号.pdf"), &other[..]),
        (format!("示信核〔2026〕{next}号.pdf"), &other[..other.len() / 2]),
        (format!("示公信〔2026〕{next}号.pdf.part"), &other[..100]),
    ];
    for (name, bytes) in &leftovers {
        fs::write(year.join(name), bytes).unwrap();
    }
    let (mut desk, session) = log_in(folder);
    let issued = desk.issue(&session, &request(ReportKind::PublicCredit, subject)).unwrap();
    assert_eq!(running(&issued.record.number), next);
    drop(desk);
    let after = register(folder);
    assert_eq!(after.len() as u64, next);
    check(folder, &after);
    let alike: Vec<_> = papers(folder)
        .into_iter()
        .filter(|path| running(path.file_stem().unwrap().to_str().unwrap()) == next)
        .collect();
    assert_eq!(alike, [issued.path]);
}
