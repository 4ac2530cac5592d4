//! `hecha register` and `hecha verify`: reports found again, declared void, approved and verified.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{at, demo_operator, district, documents, err, out, pretty, run, status};

fn code() -> String {
    district::subjects(&["示范区欠薪在列建设有限公司"])[0]["codes"]["credit_code"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// Issues a report and gives its JSON.
fn issue(folder: &Path, more: &[&str]) -> Value {
    let answer = at(folder, &[&["report", &code(), "--json"], more].concat());
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    documents(&answer).remove(0)
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

/// Verifies without anybody logged in.
fn verify(folder: &Path, input: &str) -> (i32, Value) {
    let folder = folder.to_str().unwrap();
    let answer = run(&["verify", "--json", input, "--data", folder, "--today", super::TODAY]);
    (status(&answer), documents(&answer).remove(0))
}

/// The statement in the report's QR code.
pub(super) fn statement(file: &str) -> String {
    let bytes = std::fs::read(file).unwrap();
    let start = bytes.windows(7).position(|w| w == b"HECHA2/").unwrap();
    let end = bytes[start..].iter().position(|b| *b == b')').unwrap();
    String::from_utf8(bytes[start..start + end].to_vec()).unwrap()
}

#[test]
fn a_report_is_verified_by_its_file_its_code_and_its_qr_code() {
    let folder = district::make(1);
    let issued = issue(folder.path(), &["--scene", "专项资金"]);
    let file = text(&issued, "file");
    for input in [file.clone(), text(&issued, "verification_code"), statement(&file)] {
        let (exit, answer) = verify(folder.path(), &input);
        assert_eq!((exit, answer["verdict"].as_str()), (0, Some("genuine")), "{answer}");
        assert_eq!(answer["report"]["number"], issued["number"]);
        assert_eq!(answer["report"]["digest"], issued["digest"]);
        assert_eq!(answer["report"]["subject"], code());
        assert_eq!(answer["report"]["counts"]["limit"], 1);
    }
}

#[test]
fn what_is_not_genuine_is_told_apart() {
    let folder = district::make(1);
    let issued = issue(folder.path(), &[]);
    let file = text(&issued, "file");
    let bytes = std::fs::read(&file).unwrap();
    let other = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    let statement = statement(&file);
    let last = if statement.ends_with('A') { "Q" } else { "A" };
    let forged = format!("{}{last}", &statement[..statement.len() - 1]);
    let cases = [
        (other("changed.pdf", &changed), "changed"),
        (other("longer.pdf", &[&bytes[..], b"\n"].concat()), "changed"),
        (other("cut.pdf", &bytes[..bytes.len() / 2]), "not_a_report"),
        (other("text.pdf", b"hello"), "not_a_report"),
        (PathBuf::from("7K4M-QX2P-9T"), "unknown_code"),
        (PathBuf::from(forged), "changed"),
    ];
    for (input, verdict) in cases {
        let (exit, answer) = verify(folder.path(), input.to_str().unwrap());
        assert_eq!((exit, answer["verdict"].as_str()), (1, Some(verdict)), "{answer}");
    }
    // Another hall does not know the key until it imports it.
    let away = tempfile::tempdir().unwrap();
    assert_eq!(verify(away.path(), &file).1["verdict"], "unknown_key");
    assert_eq!(verify(away.path(), &statement).1["verdict"], "unknown_key");
}

#[test]
fn a_void_report_says_so_and_why() {
    let folder = district::make(1);
    let issued = issue(folder.path(), &[]);
    let number = text(&issued, "number");
    let void = |reason: &str| at(folder.path(), &["register", "void", &number, "--reason", reason]);
    assert_eq!(status(&void(" ")), 2);
    assert_eq!(status(&void("选错了核查对象")), 0);
    assert_eq!(status(&void("再作废一次")), 1);
    for input in [text(&issued, "file"), text(&issued, "verification_code")] {
        let (exit, answer) = verify(folder.path(), &input);
        assert_eq!((exit, answer["verdict"].as_str()), (1, Some("void")), "{answer}");
        assert_eq!(answer["void"]["reason"], "选错了核查对象");
    }
    let again = at(folder.path(), &["register", "print", &number]);
    assert_eq!(status(&again), 1);
    assert!(err(&again).contains("已作废"), "{}", err(&again));
}

#[test]
fn reports_are_found_by_number_code_subject_and_day() {
    let folder = district::make(1);
    let first = issue(folder.path(), &[]);
    let second = issue(folder.path(), &["--kind", "repair-notice"]);
    let find = |more: &[&str]| -> Vec<String> {
        let answer = at(folder.path(), &[&["register", "find", "--json"], more].concat());
        documents(&answer).iter().map(|document| text(document, "number")).collect()
    };
    let (one, two) = (text(&first, "number"), text(&second, "number"));
    assert_eq!(find(&[]), [two.clone(), one.clone()]);
    assert_eq!(find(&[&code()]), [two.clone(), one.clone()]);
    assert_eq!(find(&[&one]), [one.as_str()]);
    assert_eq!(find(&[&text(&second, "verification_code")]), [two]);
    assert_eq!(find(&["--day", super::TODAY]).len(), 2);
    let none = at(folder.path(), &["register", "find", "--day", "2026-11-19"]);
    assert_eq!(status(&none), 1);
    let auditor = demo_operator(folder.path(), "auditor", &["register", "find"]);
    assert_eq!(status(&auditor), 0, "{}", err(&auditor));
    let admin = demo_operator(folder.path(), "admin", &["register", "find"]);
    assert_eq!(status(&admin), 3);
}

#[test]
fn opinions_carry_the_names_of_who_gave_them() {
    let folder = district::make(1);
    let number = text(&issue(folder.path(), &[]), "number");
    let opinion = |operator: &str, stage: &str| {
        let arguments = ["register", "opinion", &number, "--stage", stage, "--text", "情况属实"];
        status(&demo_operator(folder.path(), operator, &arguments))
    };
    assert_eq!(opinion("clerk", "经办"), 0);
    assert_eq!(opinion("clerk", "审批"), 3);
    assert_eq!(opinion("approver", "审批"), 0);
    assert_eq!(opinion("approver", "盖章"), 2);
    let page = at(folder.path(), &["report", &number, "--kind", "approval", "--preview"]);
    assert_eq!(status(&page), 0, "{}", err(&page));
    let page = out(&page);
    assert!(page.contains("情况属实") && page.contains(&number), "{page}");
}

#[test]
fn an_imported_key_verifies_and_a_revoked_one_does_not() {
    let folder = district::make(1);
    let issued = issue(folder.path(), &[]);
    let file = text(&issued, "file");
    let away = district::make(2);
    assert_eq!(verify(away.path(), &file).1["verdict"], "unknown_key");
    let exported = at(folder.path(), &["key", "export"]);
    assert_eq!(status(&exported), 0, "{}", err(&exported));
    let pem = away.path().join("key.pem");
    std::fs::write(&pem, out(&exported)).unwrap();
    let import = ["key", "import", pem.to_str().unwrap()];
    assert_eq!(status(&demo_operator(away.path(), "clerk", &import)), 3);
    assert_eq!(status(&demo_operator(away.path(), "admin", &import)), 0);
    let (exit, answer) = verify(away.path(), &file);
    assert_eq!((exit, answer["verdict"].as_str()), (0, Some("genuine")), "{answer}");
    let id = text(&answer["key"], "id");

    let revoke = ["key", "revoke", &id, "--reason", "密钥外泄"];
    let revoked = demo_operator(away.path(), "admin", &revoke);
    assert_eq!(status(&revoked), 0, "{}", err(&revoked));
    let (exit, answer) = verify(away.path(), &file);
    assert_eq!((exit, answer["verdict"].as_str()), (1, Some("key_refused")), "{answer}");
    assert!(text(&answer, "reason").contains("密钥外泄"), "{answer}");
}

#[test]
fn a_new_key_leaves_older_reports_verifiable() {
    let folder = district::make(1);
    let before = text(&issue(folder.path(), &[]), "file");
    let rotated = demo_operator(folder.path(), "admin", &["key", "rotate"]);
    assert_eq!(status(&rotated), 0, "{}", err(&rotated));
    let after = text(&issue(folder.path(), &[]), "file");
    let keys: Vec<Value> = [before, after]
        .iter()
        .map(|file| {
            let (exit, answer) = verify(folder.path(), file);
            assert_eq!(exit, 0, "{answer}");
            answer["key"]["id"].clone()
        })
        .collect();
    assert_ne!(keys[0], keys[1]);
}

/// A demo's keys, codes and numbers follow from its seed: every answer is the same each time.
#[test]
fn what_scripts_read() {
    let folder = district::make(1);
    let without_path = |mut value: Value| {
        let name = PathBuf::from(text(&value, "file")).file_name().unwrap().to_owned();
        value["file"] = Value::from(name.into_string().unwrap());
        value
    };
    let issued = issue(folder.path(), &["--scene", "专项资金"]);
    let code = text(&issued, "verification_code");
    let mut answer = without_path(issued);
    answer["bytes"].take();
    insta::assert_snapshot!("report", pretty(&answer));
    insta::assert_snapshot!("verify_genuine", pretty(&verify(folder.path(), &code).1));
    insta::assert_snapshot!("verify_unknown", pretty(&verify(folder.path(), "0000-0000-00").1));
    let void = ["register", "void", &code, "--reason", "选错了核查对象"];
    assert_eq!(status(&at(folder.path(), &void)), 0);
    insta::assert_snapshot!("verify_void", pretty(&verify(folder.path(), &code).1));
    let found = documents(&at(folder.path(), &["register", "find", "--json"])).remove(0);
    insta::assert_snapshot!("register_find", pretty(&without_path(found)));
    let keys = documents(&at(folder.path(), &["key", "list", "--json"])).remove(0);
    insta::assert_snapshot!("key_list", pretty(&keys));
}
