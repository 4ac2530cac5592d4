//! A report as the program issues it, read back: `cargo test --test pdf_render -- --ignored`.

use std::{path::Path, process::Command};

use serde_json::Value;

/// A district of 200 subjects on a fixed day.
pub fn district() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    hecha(folder.path(), &["demo", "--no-tui", "--subjects", "200", "--seed", "1"]);
    folder
}

/// Runs the program on the folder; its standard output.
pub fn hecha(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hecha"))
        .args(arguments)
        .args(["--data", folder.to_str().unwrap(), "--today", "2026-11-20"])
        .env_remove("HECHA_DATA")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn pdftotext(file: &Path) -> String {
    let output = Command::new("pdftotext").args(["-raw", "-nopgbrk"]).arg(file).arg("-").output();
    solid(&String::from_utf8(output.unwrap().stdout).unwrap())
}

/// Lines break anywhere between Chinese characters.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
#[ignore = "needs pdftotext"]
fn the_report_says_what_the_check_says() {
    let folder = district();
    let code = |name: &str| {
        let found: Value =
            serde_json::from_str(&hecha(folder.path(), &["lookup", "--json", name])).unwrap();
        found["subjects"][0]["codes"]["credit_code"].as_str().unwrap().to_owned()
    };
    for (name, scene) in [
        ("示范区欠薪在列建设有限公司", "专项资金"),
        ("示范区三部门负面物流有限公司", "招标投标"),
        ("示范区违诺百日置业有限公司", "建设项目规划许可"),
        ("示范区守信在列科技有限公司", "行政许可"),
    ] {
        let code = code(name);
        let file = folder.path().join("report.pdf");
        let copy = file.to_str().unwrap();
        hecha(folder.path(), &["report", &code, "--scene", scene, "-o", copy]);
        let text = pdftotext(&file);
        let checked = hecha(folder.path(), &["check", "--json", &code, "--scene", scene]);
        let checked: Value = serde_json::from_str(&checked).unwrap();
        let said = [&checked["summary"], &checked["warning"]["sentence"]];
        for sentence in said.into_iter().filter_map(Value::as_str) {
            assert!(text.contains(&solid(sentence)), "{name} {sentence}:\n{text}");
        }
        assert!(checked["summary"].is_string());
    }
}
