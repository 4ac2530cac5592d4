//! How much memory the worst admissible files take, each read in a process of its own:
//! `cargo test --lib resident -- --ignored --nocapture --test-threads=1`.

use std::fmt::Write as _;

use super::fixtures::*;
use super::hostile::bomb;
use super::*;

/// Names the file that a child reads and reports on.
const FILE: &str = "HECHA_TEST_RESIDENT_FILE";

/// The peak resident set of this process in bytes (Linux).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

/// Reads a file in a process of its own, so that making the fixture is not measured; what the child
/// says of the outcome.
fn measure(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture", "intake::read::tests::resident::child"])
        .env(FILE, &path)
        .output()
        .unwrap();
    let said = String::from_utf8(child.stdout).unwrap();
    let report = said.lines().find_map(|line| line.split_once("RESIDENT ")).unwrap().1;
    let (used, outcome) = report.split_once(' ').unwrap();
    let used: u64 = used.parse().unwrap();
    eprintln!("{name}: {} MB file, {} MB resident, {outcome}", bytes.len() >> 20, used >> 20);
    assert!(used < limits::RESIDENT_BYTES, "{name} took {used} bytes");
    outcome.to_owned()
}

#[test]
#[ignore = "the child of the tests below"]
fn child() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let outcome = open(Path::new(&path), &Limits::default()).and_then(|mut book| {
        let mut count = 0_u64;
        book.rows(0, &mut |row| {
            count += row.cells.len() as u64;
            ControlFlow::Continue(())
        })?;
        Ok(count)
    });
    println!("RESIDENT {} {outcome:?}", peak());
}

#[test]
#[ignore = "writes and reads large files"]
fn the_worst_files_stay_under_the_stated_limit() {
    let mut strings = String::from("<sst>");
    for index in 0..1_990_000 {
        write!(strings, "<si><t>{:032x}</t></si>", index as u128 * 0x9E37_79B9_7F4A_7C15_F39C_C060)
            .unwrap();
    }
    strings.push_str("</sst>");
    let sheet = worksheet(r#"<row><c t="s"><v>7</v></c></row>"#);
    let mut parts = xlsx_parts(&sheet);
    parts.push(("xl/sharedStrings.xml", &strings));
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(65_000));
    parts.push(("xl/styles.xml", &styles));
    assert_eq!(measure("strings.xlsx", &with_ballast(&parts, 96 << 20)), "Ok(1)");
    drop(strings);

    let mut rows = String::new();
    for index in 0..200_000 {
        rows.push_str("<row>");
        for column in 0..28 {
            write!(rows, "<c><v>{}</v></c>", index * 31 + column).unwrap();
        }
        rows.push_str("</row>");
    }
    assert_eq!(measure("rows.xlsx", &xlsx(&worksheet(&rows))), "Ok(5600000)");
    drop(rows);

    let line = format!("某某公司,91320113MA0000007Q,{}\n", "甲".repeat(28));
    assert_eq!(measure("text.csv", line.repeat(1_040_000).as_bytes()), "Ok(3120000)");
    let cells: Vec<u8> = (0..60_000_u16)
        .flat_map(|row| {
            (0..7)
                .flat_map(move |column| record(0x00FD, &[at(row, column, 0), vec![0; 4]].concat()))
        })
        .collect();
    let stream = biff_stream(&[&"x".repeat(4000)], &[("s", false, cells)]);
    assert_eq!(measure("cells.xls", &compound("Workbook", &stream)), "Ok(420000)");
}

#[test]
#[ignore = "packs 900 MB"]
fn large_bombs_are_refused_in_little_memory() {
    let sheet = "xl/worksheets/sheet1.xml";
    let head = "<worksheet><sheetData>";
    let rows = r#"<row><c t="inlineStr"><is><t>甲</t></is></c></row>"#;
    for bytes in [
        bomb("", sheet, head, " ", 300 << 20),
        bomb(&worksheet(""), "xl/sharedStrings.xml", "<sst><si><t>", "x", 300 << 20),
        bomb("", sheet, head, rows, (300 << 20) / rows.len()),
    ] {
        assert!(measure("bomb.xlsx", &bytes).starts_with("Err(TooMuch"));
    }
}
