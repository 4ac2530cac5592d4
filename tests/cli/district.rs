//! The demo district the other tests ask: made once, read by many.

use std::{path::Path, sync::OnceLock};

use super::{TODAY, at, documents, err, run, status};

/// A folder nobody changes but by looking.
pub fn folder() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| make(1)).path()
}

/// A larger one, which has commitments; nobody changes it either.
pub fn with_commitments() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| of(1000, 1)).path()
}

/// A fresh district of 200 subjects.
pub fn make(seed: u32) -> tempfile::TempDir {
    of(200, seed)
}

fn of(subjects: u32, seed: u32) -> tempfile::TempDir {
    let parent = tempfile::tempdir().unwrap();
    let made = run(&[
        "demo",
        "--no-tui",
        "--subjects",
        &subjects.to_string(),
        "--seed",
        &seed.to_string(),
        "--today",
        TODAY,
        "--data",
        parent.path().to_str().unwrap(),
    ]);
    assert_eq!(status(&made), 0, "{}", err(&made));
    parent
}

/// Subjects of the district a query offers.
pub fn subjects(query: &[&str]) -> Vec<serde_json::Value> {
    let answer = at(folder(), &[&["lookup", "--json"], query].concat());
    documents(&answer)[0]["subjects"].as_array().unwrap().clone()
}

/// The credit code of the one company of a name.
pub fn code_of(folder: &Path, name: &str) -> String {
    let found = documents(&at(folder, &["lookup", "--json", name]));
    assert_eq!(found[0]["outcome"], "name_match", "{name}");
    found[0]["subjects"][0]["codes"]["credit_code"].as_str().unwrap().to_owned()
}

#[test]
fn the_same_seed_size_and_day_give_the_same_answers() {
    let (first, second, other) = (make(7), make(7), make(8));
    let ask =
        |folder: &tempfile::TempDir| at(folder.path(), &["lookup", "--json", "有限公司"]).stdout;
    assert_eq!(ask(&first), ask(&second));
    assert_ne!(ask(&first), ask(&other));
}

#[test]
fn an_existing_district_is_reopened_not_made_again() {
    let folder = make(7);
    let before = std::fs::read(folder.path().join("config.toml")).unwrap();
    let again = at(folder.path(), &["demo", "--no-tui", "--subjects", "300"]);
    assert_eq!(status(&again), 0, "{}", err(&again));
    assert_eq!(std::fs::read(folder.path().join("config.toml")).unwrap(), before);
}
