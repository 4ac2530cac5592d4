//! `hecha commit export`, `filing`, `statistics`: what a demo district has to publish.

use std::fs;

use super::{TODAY, at, demo_operator, district, documents, err, out, pretty, status};

#[test]
fn what_is_public_is_written_out_masked_in_every_form() {
    let folder = district::with_commitments();
    let told = at(folder, &["commit", "export", "--json"]);
    assert_eq!(status(&told), 0, "{}", err(&told));
    let rows = documents(&told);
    insta::assert_snapshot!("published", rows.iter().map(pretty).collect::<Vec<_>>().join("\n"));
    for row in &rows {
        assert_eq!(row["signer"], "周**");
        assert_ne!(row["state"], "已撤销", "what was withdrawn is not published");
    }
    let lines = at(folder, &["commit", "export"]);
    assert_eq!(out(&lines).lines().count(), rows.len() + 1);
    let kept = tempfile::tempdir().unwrap();
    for name in ["a.csv", "a.xlsx", "a.json"] {
        let path = kept.path().join(name);
        let written = at(folder, &["commit", "export", "-o", path.to_str().unwrap()]);
        assert_eq!(status(&written), 0, "{}", err(&written));
        assert!(out(&written).contains(&format!("已导出 {} 条", rows.len())));
        assert!(fs::metadata(&path).unwrap().len() > 100);
    }
    let read = fs::read(kept.path().join("a.csv")).unwrap();
    assert!(read.starts_with("\u{feff}承诺编码,承诺主体名称,统一社会信用代码".as_bytes()));
    let json: Vec<serde_json::Value> =
        serde_json::from_slice(&fs::read(kept.path().join("a.json")).unwrap()).unwrap();
    assert_eq!(json, rows);
    assert!(fs::read(kept.path().join("a.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn a_period_is_of_the_day_it_was_signed() {
    let folder = district::with_commitments();
    let within = |from: &str, to: &str| {
        let told = at(folder, &["commit", "export", "--json", "--from", from, "--to", to]);
        documents(&told).len()
    };
    assert_eq!(within(TODAY, TODAY), 0);
    assert!(within("2025-12-01", "2025-12-31") > 3);
    let turned = at(folder, &["commit", "export", "--from", TODAY, "--to", "2026-01-01"]);
    assert_eq!(status(&turned), 2);
}

#[test]
fn templates_are_filed_and_commitments_counted() {
    let folder = district::with_commitments();
    let filed = documents(&at(folder, &["commit", "filing", "--json"]));
    assert!(filed.len() >= 11);
    insta::assert_snapshot!("filed", filed.iter().map(pretty).collect::<Vec<_>>().join("\n"));
    let counted = documents(&at(folder, &["commit", "statistics", "--json"])).remove(0);
    insta::assert_snapshot!("counted", pretty(&counted));
    let said = at(folder, &["commit", "statistics"]);
    insta::assert_snapshot!("counted_text", out(&said));
}

#[test]
fn whoever_only_reads_the_journal_or_keeps_the_machine_writes_nothing_out() {
    let folder = district::with_commitments();
    for (operator, job) in [("auditor", "export"), ("admin", "statistics"), ("admin", "filing")] {
        let refused = demo_operator(folder, operator, &["commit", job]);
        assert_eq!(status(&refused), 3, "{operator} {job}");
    }
}
