//! The national editions: told apart, codes by name, organisations and persons in one table.

use hecha::domain::subject::SubjectKind;
use hecha::intake::read::ReadError;

use crate::codes;
use crate::forms_rows::{filled, headers_of, put};
use crate::table::{Value, take, take_bytes, take_path, texts, xlsx};

#[test]
fn the_swapped_codes_of_2016_and_2018_follow_their_names() {
    for (id, organization, registration) in [
        ("penalty-2018", "CF_XDR_ZZJG", "CF_XDR_GSZC"),
        ("permit-2018", "XK_XDR_ZZJG", "XK_XDR_GSZC"),
        ("penalty-2016", "CF_XDR_ZDM", "CF_XDR_GSDJ"),
        ("permit-2016", "XK_XDR_ZDM", "XK_XDR_GSDJ"),
    ] {
        let bare: Vec<&str> = headers_of(id);
        let outcome = take(&filled(id, &bare, 1)).unwrap();
        assert_eq!(outcome.value(0, organization), &codes::credit(1)[8..17], "{id}");
        assert_eq!(outcome.value(0, registration), codes::registration(1), "{id}");
    }
}

#[test]
fn numbered_headers_without_notes_mean_what_their_edition_says() {
    for (id, registration) in [("penalty-2018", "CF_XDR_GSZC"), ("penalty-2016", "CF_XDR_GSDJ")] {
        let named: Vec<&str> = crate::forms_rows::header_rows()
            .into_iter()
            .filter(|(item, _)| *item == id)
            .map(|(_, headers)| headers)
            .find(|headers| headers[0].starts_with("行政"))
            .unwrap();
        let mut rows = filled(id, &named, 1);
        for cell in &mut rows[0] {
            if let Value::Text(text) = cell {
                *text = text.split(['（', '(']).next().unwrap().to_owned();
            }
        }
        let outcome = take(&rows).unwrap();
        assert_eq!(outcome.item(), id);
        assert_eq!(outcome.value(0, registration), codes::registration(1), "{id}");
    }
}

#[test]
fn persons_and_organisations_are_told_by_category_and_columns() {
    let id = "penalty-2018";
    let mut rows = filled(id, &headers_of(id), 6);
    let text = |text: &str| Value::from(text);
    let none = Value::Nothing;
    let credit = |n| Value::from(codes::credit(n));
    put(&mut rows, id, "CF_XDR_LB", &["自然人", "", "自然人", "个体工商户", "法人", ""].map(text));
    put(
        &mut rows,
        id,
        "CF_XDR_SHXYM",
        &[none.clone(), none.clone(), credit(3), credit(4), none.clone(), credit(6)],
    );
    let clear = vec![none.clone(); 6];
    put(&mut rows, id, "CF_XDR_GSZC", &clear);
    put(&mut rows, id, "CF_XDR_ZZJG", &clear);
    let people: Vec<Value> = [1, 2, 0, 0, 5, 6]
        .map(|n| if n == 0 { none.clone() } else { Value::from(codes::resident(n)) })
        .to_vec();
    put(&mut rows, id, "CF_XDR_ZJHM", &people);
    let outcome = take(&rows).unwrap();
    let kinds: Vec<_> = outcome.records.iter().map(|r| (r.row, r.claim.kind)).collect();
    assert_eq!(
        kinds,
        [
            (2, SubjectKind::NaturalPerson),
            (3, SubjectKind::NaturalPerson),
            (5, SubjectKind::SoleTrader),
            (7, SubjectKind::LegalPerson),
        ]
    );
    let refused: Vec<_> = outcome.refused.iter().map(|r| r.row).collect();
    assert_eq!(refused, [4, 6]);
    // The person's number in an organisation's row is no code of the organisation.
    assert_eq!(outcome.records[3].claim.codes.len(), 1);
    assert!(outcome.says("证件号码未作为主体代码"));
}

#[test]
fn a_file_nobody_knows_is_refused_with_what_is_missing() {
    let rows = texts(&[&["姓名", "手机", "邮箱"], &["甲", "1", "2"]]);
    let error = take(&rows).unwrap_err();
    assert!(matches!(error, ReadError::Unrecognised { .. }), "{error}");

    let id = "black-natural";
    let mut rows = filled(id, &headers_of(id), 1);
    for row in &mut rows {
        row.remove(5);
    }
    let error = take(&rows).unwrap_err().to_string();
    assert!(error.contains("“黑名单（区级自然人）”，缺少：主要失信事实"), "{error}");

    let error = take(&texts(&[&["甲"], &["乙"]])).unwrap_err().to_string();
    assert!(error.contains("没有找到表头行"), "{error}");
}

#[test]
fn little_tables_of_something_else_are_not_base_information() {
    let rows = texts(&[
        &["企业名称", "统一社会信用代码", "纳税信用等级"],
        &["示例有限公司", &codes::credit(1), "A"],
    ]);
    assert!(matches!(take(&rows), Err(ReadError::Unrecognised { .. })));
    let rows = texts(&[&["企业名称", "统一社会信用代码"], &["示例有限公司", &codes::credit(1)]]);
    assert_eq!(take(&rows).unwrap().item(), "base-legal");
}

#[test]
fn an_item_asked_for_needs_only_its_required_headers() {
    let rows = texts(&[
        &["姓名", "身份证号", "一", "二", "三", "四"],
        &["甲", &codes::resident(1), "a", "b", "c", "d"],
    ]);
    assert!(take(&rows).is_err());
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("t.xlsx");
    std::fs::write(&path, xlsx(&[("表", &rows, &[])])).unwrap();
    let outcome = take_path(&path, Some("base-natural")).unwrap();
    assert_eq!(outcome.records.len(), 1);
    assert!(outcome.says("C 列“一”、D 列“二”"));
    let error = take_path(&path, Some("nothing")).unwrap_err();
    assert_eq!(error, ReadError::NoSuchItem { item: "nothing".into() });
}

#[test]
fn sheets_of_several_items_are_taken_each_as_its_own() {
    let red = filled("red-legal", &headers_of("red-legal"), 2);
    let black = filled("black-natural", &headers_of("black-natural"), 1);
    let notes = texts(&[&["填报说明"], &["请逐项填写。"]]);
    let bytes = xlsx(&[("红", &red, &[]), ("说明", &notes, &[]), ("黑", &black, &[])]);
    let outcome = take_bytes("t.xlsx", &bytes).unwrap();
    let items: Vec<&str> = outcome.taken.items.iter().map(|item| item.as_str()).collect();
    assert_eq!(items, ["red-legal", "black-natural"]);
    assert_eq!(outcome.records.len(), 3);
    let unread = outcome.taken.findings.iter().find(|f| f.sheet == "说明").unwrap();
    assert!(unread.reason.starts_with("这张工作表没有导入"), "{}", unread.reason);
}
