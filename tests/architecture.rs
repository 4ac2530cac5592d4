//! The house rules, held by reading the sources: who may use what, what files may be called, what
//! stands at the top of the tree.

#![expect(clippy::unwrap_used, reason = "a test helper that fails should say where")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A source file: its path from `src/`, with `/`, and its text without comments.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let sources: Vec<_> = files.iter().map(|file| read(&root, file)).collect();
    assert!(sources.len() > 100, "only {} sources found", sources.len());
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

fn read(root: &Path, file: &Path) -> Source {
    let text = fs::read_to_string(file).unwrap();
    let path = file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    let code = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>();
    Source { path, code: code.join("\n"), text }
}

impl Source {
    fn is_test(&self) -> bool {
        self.path.split('/').any(|part| {
            let part = part.trim_end_matches(".rs");
            part == "tests" || part.ends_with("_tests") || part == "bench"
        })
    }

    /// The code that ships: everything before the unit tests at the end of the file.
    fn production(&self) -> &str {
        self.code.split("#[cfg(test)]").next().unwrap_or("")
    }

    /// Whether it names a crate as the first part of a path.
    fn names_crate(&self, name: &str) -> bool {
        let production = self.production();
        [format!("use {name}::"), format!("use {name};"), format!("{name}::")].iter().any(
            |needle| {
                production.match_indices(needle.as_str()).any(|(at, _)| {
                    let before = production[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                })
            },
        )
    }

    /// Names of our own top modules it reaches, through `crate::`.
    fn reaches(&self) -> BTreeSet<&str> {
        let production = self.production();
        let mut modules = BTreeSet::new();
        for (at, _) in production.match_indices("crate::") {
            let rest = &production[at + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                modules.extend(group_heads(group));
            } else {
                modules.extend(head(rest));
            }
        }
        modules
    }
}

fn head(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then_some(&text[..end])
}

/// The first names of `{a::b, c::{d, e}}` after its opening brace.
fn group_heads(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut heads) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.extend(head(group[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.extend(head(group[start..at].trim_start()));
                start = at + 1;
            }
            _ => {}
        }
    }
    heads
}

/// Every use of a crate outside the places that may use it.
fn strays(crates: &[&str], homes: &[&str]) -> Vec<String> {
    sources()
        .iter()
        .filter(|source| !source.is_test())
        .filter(|source| !homes.iter().any(|home| source.path.starts_with(home)))
        .flat_map(|source| {
            crates
                .iter()
                .filter(|name| source.names_crate(name))
                .map(|name| format!("{} uses {name}", source.path))
        })
        .collect()
}

/// Every reach from a module into one it may not reach.
fn reaches(from: &str, forbidden: &[&str]) -> Vec<String> {
    sources()
        .iter()
        .filter(|source| source.path.starts_with(from) && !source.is_test())
        .flat_map(|source| {
            source
                .reaches()
                .into_iter()
                .filter(|module| forbidden.contains(module))
                .map(|module| format!("{} reaches {module}", source.path))
                .collect::<Vec<_>>()
        })
        .collect()
}

const NOTHING: Vec<String> = Vec::new();

#[test]
fn the_domain_uses_nothing_of_ours_no_input_or_output_and_no_clock() {
    let ours = [
        "app", "cli", "config", "desk", "forms", "intake", "printing", "report", "scan", "sheets",
        "store", "tui", "vault",
    ];
    assert_eq!(reaches("domain", &ours), NOTHING);
    let domain = sources().into_iter().filter(|s| s.path.starts_with("domain") && !s.is_test());
    let io = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant",
        "::now(",
        "async ",
        "tokio",
        "include_str",
        "include_bytes",
    ];
    let found: Vec<_> = domain
        .flat_map(|source| {
            io.iter()
                .filter(|word| source.production().contains(*word))
                .map(|word| format!("{} has {word}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(found, NOTHING);
}

#[test]
fn each_library_has_one_home() {
    assert_eq!(strays(&["rusqlite", "libsqlite3_sys"], &["store/"]), NOTHING);
    assert_eq!(strays(&["reqwest"], &["platform/"]), NOTHING);
    assert_eq!(strays(&["axum"], &["server/"]), NOTHING);
    let paper = ["printpdf", "lopdf", "ttf_parser", "subsetter", "qrcodegen", "md5"];
    assert_eq!(strays(&paper, &["report/"]), NOTHING);
    let sheets = ["calamine", "csv", "zip", "encoding_rs", "rust_xlsxwriter"];
    assert_eq!(strays(&sheets, &["intake/", "sheets.rs"]), NOTHING);
    assert_eq!(strays(&["argon2", "ccm", "sm2", "sm4", "pem_rfc7468"], &["vault/"]), NOTHING);
    assert_eq!(strays(&["png", "rqrr", "zune_jpeg"], &["scan/"]), NOTHING);
    assert_eq!(strays(&["ratatui"], &["tui/"]), NOTHING);
    assert_eq!(strays(&["clap"], &["cli/", "app.rs"]), NOTHING);
}

#[test]
fn front_ends_reach_data_only_through_the_desk() {
    let behind = ["store", "vault", "scan", "intake", "report", "printing", "sheets"];
    assert_eq!(reaches("tui", &behind), NOTHING);
    assert_eq!(reaches("cli", &behind), NOTHING);
    assert_eq!(reaches("app", &behind), NOTHING);
}

#[test]
fn the_edges_do_not_reach_the_desk_or_each_other() {
    let front = ["desk", "cli", "tui", "app"];
    assert_eq!(reaches("store", &[&front[..], &["vault", "intake", "report"]].concat()), NOTHING);
    assert_eq!(reaches("intake", &[&front[..], &["vault", "store", "report"]].concat()), NOTHING);
    assert_eq!(reaches("report", &[&front[..], &["vault", "store", "intake"]].concat()), NOTHING);
    let rest = ["forms", "store", "intake", "report"];
    assert_eq!(reaches("vault", &[&front[..], &rest].concat()), NOTHING);
    assert_eq!(reaches("forms", &[&front[..], &rest[1..]].concat()), NOTHING);
    assert_eq!(reaches("desk", &["cli", "tui", "app"]), NOTHING);
    for edge in ["domain", "forms", "store", "vault", "intake", "report"] {
        assert_eq!(reaches(edge, &["printing", "scan"]), NOTHING);
    }
    let ours = [&front[..], &rest, &["vault", "config"]].concat();
    assert_eq!(reaches("printing", &[&ours[..], &["scan"]].concat()), NOTHING);
    for pure in ["scan", "sheets"] {
        assert_eq!(reaches(pure, &[&ours[..], &["printing", "domain"]].concat()), NOTHING);
    }
}

#[test]
fn only_printing_starts_other_programs() {
    let words = ["process::Command", "Command::new"];
    let found: Vec<_> = sources()
        .iter()
        .filter(|source| !source.is_test() && source.path != "printing/process.rs")
        .flat_map(|source| {
            words
                .iter()
                .filter(|word| source.production().contains(*word))
                .map(|word| format!("{} has {word}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(found, NOTHING);
}

#[test]
fn keys_are_named_in_the_keymap_and_read_at_the_terminal_only() {
    let homes = ["tui/runtime", "tui/keymap", "tui/terminal.rs", "tui/msg.rs"];
    let found: Vec<_> = sources()
        .into_iter()
        .filter(|source| !source.is_test() && !homes.iter().any(|h| source.path.starts_with(h)))
        .filter(|source| source.code.contains("KeyCode") || source.code.contains("KeyModifiers"))
        .map(|source| source.path)
        .collect();
    assert_eq!(found, NOTHING);
}

#[test]
fn update_and_view_are_pure() {
    let words =
        ["std::fs", "std::env", "std::thread", "SystemTime", "Instant", "crate::desk::door"];
    let pure = ["tui/update", "tui/view", "tui/screens", "tui/widgets", "tui/model", "tui/text.rs"];
    let found: Vec<_> = sources()
        .iter()
        .filter(|source| !source.is_test() && pure.iter().any(|p| source.path.starts_with(p)))
        .flat_map(|source| {
            words
                .iter()
                .filter(|word| source.production().contains(*word))
                .map(|word| format!("{} has {word}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(found, NOTHING);
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    const LONGEST: usize = 400;
    for source in sources() {
        assert!(source.text.starts_with("//!"), "{} does not begin with //!", source.path);
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", source.path);
    }
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    let empty = ["util", "utils", "common", "helper", "helpers", "manager", "misc", "data", "info"];
    for source in sources() {
        for part in source.path.trim_end_matches(".rs").split('/') {
            assert!(!empty.contains(&part), "{} has a part named {part}", source.path);
        }
    }
}

#[test]
fn the_top_of_the_tree_is_the_agreed_one() {
    let agreed = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "benches",
        "fonts",
        "forms",
        "src",
        "tests",
    ];
    let mut found: Vec<String> = fs::read_dir(env!("CARGO_MANIFEST_DIR"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    found.sort();
    assert_eq!(found, agreed);
}
