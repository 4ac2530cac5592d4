//! How much memory the worst admissible files take. Run alone, since the peak is the process's:
//! `cargo test --release --lib intake::read::tests::resident -- --ignored --test-threads=1`.

use std::fmt::Write as _;

use super::fixtures::*;
use super::hostile::bomb;
use super::*;

/// The peak resident set in bytes (Linux).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

/// Sets the peak back to what is resident now.
fn reset_peak() {
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
}

/// Writes a fixture in a child's stead: to a file, so that only reading is measured.
fn measure(name: &str, bytes: Vec<u8>) -> Result<u64, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, &bytes).unwrap();
    let size = bytes.len() as u64;
    drop(bytes);
    reset_peak();
    let before = peak();
    let limits = Limits::default();
    let outcome = open(path.as_path(), &limits).and_then(|mut book| {
        let mut count = 0_u64;
        book.rows(0, &mut |row| {
            count += row.cells.len() as u64;
            ControlFlow::Continue(())
        })?;
        Ok(count)
    });
    let used = peak() - before;
    eprintln!("{name}: {} MB file, {} MB more resident, {outcome:?}", size >> 20, used >> 20);
    assert!(used < limits::RESIDENT_BYTES, "{name} took {used} bytes");
    outcome
}

#[test]
#[ignore = "measures the process's memory; run alone"]
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
    assert!(measure("strings.xlsx", package(&parts)).is_ok());
    drop(strings);

    let mut rows = String::new();
    for index in 0..200_000 {
        rows.push_str("<row>");
        for column in 0..28 {
            write!(rows, "<c><v>{}</v></c>", index * 31 + column).unwrap();
        }
        rows.push_str("</row>");
    }
    assert!(measure("rows.xlsx", xlsx(&worksheet(&rows))).is_ok());
    drop(rows);

    assert!(
        measure(
            "text.csv",
            "某某公司,91320113MA0000007Q,2018/4/24\n".repeat(2_900_000).into_bytes()
        )
        .is_ok()
    );
    let cells: Vec<u8> = (0..60_000_u16)
        .flat_map(|row| {
            (0..60)
                .flat_map(move |column| record(0x00FD, &[at(row, column, 0), vec![0; 4]].concat()))
        })
        .collect();
    let stream = biff_stream(&[&"x".repeat(4000)], &[("s", false, cells)]);
    assert!(measure("cells.xls", compound("Workbook", &stream)).is_ok());
}

#[test]
#[ignore = "packs 900 MB; run alone"]
fn large_bombs_are_refused_in_little_memory() {
    let sheet = "xl/worksheets/sheet1.xml";
    let head = "<worksheet><sheetData>";
    let rows = r#"<row><c t="inlineStr"><is><t>甲</t></is></c></row>"#;
    for bytes in [
        bomb("", sheet, head, " ", 300 << 20),
        bomb(&worksheet(""), "xl/sharedStrings.xml", "<sst><si><t>", "x", 300 << 20),
        bomb("", sheet, head, rows, (300 << 20) / rows.len()),
    ] {
        assert!(matches!(measure("bomb.xlsx", bytes), Err(ReadError::TooMuch { .. })));
    }
}
