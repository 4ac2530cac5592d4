//! Refused rows go back with reasons, are corrected, and are taken when sent again.

use std::path::PathBuf;

use hecha::intake::write_rejects;
use tempfile::TempDir;

use crate::codes;
use crate::forms_rows::{filled, headers_of, put};
use crate::table::{Outcome, Rows, Value, take, take_path, xlsx};

fn returned(outcome: &Outcome, name: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    write_rejects(&path, &outcome.refused).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    (folder, path)
}

fn spoiled() -> Rows {
    let id = "penalty-district-legal";
    let mut rows = filled(id, &headers_of(id), 3);
    put(&mut rows, id, "CF_SY", &[Value::Nothing]);
    put(&mut rows, id, "CF_JDRQ", &[Value::Number(45_406.0), Value::Serial(45_406.0)]);
    put(
        &mut rows,
        id,
        "CF_XDR_MC",
        &[Value::from("=1+1有限公司"), Value::from("乙"), Value::from("丙")],
    );
    put(&mut rows, id, "CF_YZCD", &[Value::Nothing, Value::from("三级")]);
    rows
}

#[test]
fn rows_come_back_as_written_and_refused_for_the_same_reasons() {
    for name in ["退回.xlsx", "退回.csv"] {
        let first = take(&spoiled()).unwrap();
        assert_eq!(first.refused.len(), 2);
        let (_folder, path) = returned(&first, name);
        let second = take_path(&path, None).unwrap();
        assert_eq!((second.records.len(), second.refused.len()), (0, 2), "{name}");
        let reasons = |outcome: &Outcome| -> Vec<Vec<(String, String)>> {
            let findings = outcome.refused.iter().map(|row| &row.findings);
            findings
                .map(|f| f.iter().map(|f| (f.column.clone(), f.reason.clone())).collect())
                .collect()
        };
        assert_eq!(reasons(&second), reasons(&first), "{name}");
        assert!(!second.says("没有导入"), "the reason columns are known: {:?}", second.reasons());
        // A third time: the columns of the first return are not doubled.
        let (_folder, path) = returned(&second, name);
        let third = take_path(&path, None).unwrap();
        assert_eq!(third.refused[0].header, second.refused[0].header, "{name}");
    }
}

#[test]
fn corrected_rows_are_the_rows_that_would_have_been_taken() {
    let mut good = spoiled();
    put(&mut good, "penalty-district-legal", "CF_SY", &[Value::from("事由")]);
    put(
        &mut good,
        "penalty-district-legal",
        "CF_YZCD",
        &[Value::from("严重"), Value::from("严重")],
    );
    let straight = take(&good).unwrap();
    let first = take(&spoiled()).unwrap();
    let (_folder, path) = returned(&first, "t.csv");
    let header = &first.refused[0].header;
    let place = |start: &str| header.iter().position(|h| h.starts_with(start)).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap();
    let mut rows: Rows = Vec::new();
    for record in reader.records() {
        rows.push(record.unwrap().iter().map(Value::from).collect());
    }
    for row in &mut rows[1..] {
        row[place("失信严重程度")] = Value::from("严重");
    }
    rows[1][place("处罚事由")] = Value::from("事由");
    std::fs::write(&path, crate::table::csv(&rows)).unwrap();
    let second = take_path(&path, None).unwrap();
    assert_eq!(second.refused, []);
    for (again, straight) in second.records.iter().zip(&straight.records) {
        assert_eq!((again.key, &again.fields), (straight.key, &straight.fields));
    }
}

#[test]
fn remarks_and_headings_that_gave_a_meaning_are_not_lost() {
    let id = "penalty-district-legal";
    let mut headers = headers_of(id);
    for header in &mut headers {
        if header.starts_with("罚款金额") {
            *header = "罚款金额";
        }
    }
    let mut rows = filled(id, &headers, 1);
    put(&mut rows, id, "CF_NR_FK", &[Value::Number(500.0)]);
    put(&mut rows, id, "CF_SY", &[Value::Nothing]);
    rows.insert(0, vec![Value::from("单位：元")]);
    let first = take(&rows).unwrap();
    assert!(first.says("按元换算"));
    let (_folder, path) = returned(&first, "t.xlsx");
    assert!(take_path(&path, None).unwrap().says("按元换算"), "the unit went with the rows");
}

#[test]
fn a_row_turned_down_by_the_archive_goes_back_too() {
    let outcome = take(&filled("red-legal", &headers_of("red-legal"), 1)).unwrap();
    let record = outcome.records[0].clone();
    let finding = hecha::intake::RowFinding {
        sheet: record.sheet.clone(),
        row: record.row,
        column: record.name_column.clone(),
        value: record.claim.name.clone(),
        reason: "名称与代码不符".into(),
        gravity: hecha::intake::Gravity::Error,
    };
    let refused = record.into_refused(finding);
    assert!(refused.cells.contains(&codes::credit(1)));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("t.xlsx");
    write_rejects(&path, &[refused]).unwrap();
    let again = take_path(&path, None).unwrap();
    assert_eq!(again.records[0].fields, outcome.records[0].fields);
}

#[test]
fn several_items_go_back_on_several_sheets_and_not_into_one_csv() {
    let (red, black) = ("red-legal", "black-natural");
    let mut one = filled(red, &headers_of(red), 1);
    put(&mut one, red, "RYNR", &[Value::Nothing]);
    let mut two = filled(black, &headers_of(black), 1);
    put(&mut two, black, "SXSS", &[Value::Nothing]);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("t.xlsx");
    std::fs::write(&path, xlsx(&[("甲", &one, &[]), ("乙", &two, &[])])).unwrap();
    let outcome = take_path(&path, None).unwrap();
    assert!(write_rejects(&folder.path().join("t.csv"), &outcome.refused).is_err());
    write_rejects(&path, &outcome.refused).unwrap();
    let again = take_path(&path, None).unwrap();
    assert_eq!((again.taken.items, again.refused.len()), (outcome.taken.items, 2));
}
