//! Shapes of tables: titles, merged and two-row headers, totals, remarks, blank rows.

use crate::codes;
use crate::forms_rows::{filled, headers_of};
use crate::table::{Rows, Value, take, take_bytes, texts, xlsx};

#[test]
fn titles_remarks_totals_and_blanks_are_told_from_data() {
    let id = "red-natural";
    let headers = headers_of(id);
    let good = filled(id, &headers, 2);
    let mut rows: Rows =
        texts(&[&["某区红名单汇总表（自然人）"], &["填报单位：示例区某局", "", "2024年"], &[]]);
    rows.push(good[0].clone());
    rows.push(good[1].clone());
    rows.push(vec![]);
    rows.push(good[0].clone());
    rows.push(good[2].clone());
    rows.extend(texts(&[
        &["合 计", "", "2"],
        &["注：以上信息真实有效。"],
        &["填表人：甲", "", "审核人：乙"],
        &["丙"],
    ]));
    let merged = [(0, 0, 0, 8), (9, 0, 9, 8)];
    let outcome = take_bytes("t.xlsx", &xlsx(&[("表", &rows, &merged)])).unwrap();
    assert_eq!(outcome.item(), id);
    let taken: Vec<u32> = outcome.records.iter().map(|row| row.row).collect();
    assert_eq!(taken, [5, 8]);
    let refused: Vec<u32> = outcome.refused.iter().map(|row| row.row).collect();
    assert_eq!(refused, [12], "one lone name is a row, and not a complete one");
    let skipped: Vec<(u32, &str)> =
        outcome.taken.findings.iter().map(|f| (f.row, f.reason.as_str())).collect();
    assert_eq!(
        skipped,
        [
            (7, "重复的表头行，已略过"),
            (9, "合计行，已略过"),
            (10, "说明行，已略过"),
            (11, "说明行，已略过"),
        ]
    );
}

#[test]
fn field_codes_and_column_numbers_below_the_headers_are_no_data() {
    let id = "penalty-2016";
    let both: Vec<_> =
        crate::forms_rows::header_rows().into_iter().filter(|(item, _)| *item == id).collect();
    let good = filled(id, &both[1].1, 1);
    let names = both[0].1.iter().map(|code| Value::from(*code)).collect();
    let numbers = (1..=both[0].1.len()).map(|n| Value::Number(n as f64)).collect();
    let rows = vec![good[0].clone(), names, numbers, good[1].clone()];
    let outcome = take(&rows).unwrap();
    assert_eq!((outcome.records.len(), outcome.refused.len()), (1, 0));
    assert_eq!(outcome.taken.findings.len(), 2, "{:?}", outcome.taken.findings);
}

#[test]
fn headings_over_several_columns_belong_to_the_names_below() {
    // 姓名 and 证件号码 under 法定代表人 are the representative's, never the subject's.
    let rows = texts(&[
        &[
            "行政相对人名称",
            "行政相对人代码",
            "",
            "法定代表人",
            "",
            "",
            "行政处罚决定书文号",
            "处罚事由",
            "处罚结果",
            "处罚决定日期",
            "处罚机关",
        ],
        &["", "统一社会信用代码", "居民身份证号", "姓名", "身份证号", "电话"],
        &[
            "示例有限公司",
            &codes::credit(1),
            "",
            "甲",
            &codes::resident(1),
            "123",
            "1号",
            "事由",
            "结果",
            "2016/1/2",
            "某局",
        ],
    ]);
    let mut merged: Vec<_> = [0_u16, 6, 7, 8, 9, 10].iter().map(|&c| (0, c, 1, c)).collect();
    merged.extend([(0, 1, 0, 2), (0, 3, 0, 5)]);
    let outcome = take_bytes("t.xlsx", &xlsx(&[("表", &rows, &merged)])).unwrap();
    assert_eq!(outcome.item(), "penalty-2016");
    assert_eq!(outcome.records.len(), 1, "{:?}", outcome.refused);
    assert_eq!(outcome.value(0, "CF_FR"), "甲");
    assert_eq!(outcome.value(0, "CF_XDR_SFZ"), "", "{:?}", outcome.records[0].fields);
    assert!(outcome.says("“身份证号”"), "{:?}", outcome.reasons());
}

#[test]
fn two_header_rows_without_merged_cells_are_read_together() {
    let rows = texts(&[
        &["姓名", "证件", "", "性别", "职业"],
        &["", "证件类型", "证件号码", "", ""],
        &["甲", "身份证", &codes::resident(1), "男", "教师"],
    ]);
    let outcome = take(&rows).unwrap();
    assert_eq!(outcome.item(), "base-natural");
    assert_eq!(outcome.value(0, "ZY"), "教师");
}

#[test]
fn a_header_that_comes_twice_must_not_contradict_itself() {
    let id = "black-natural";
    let mut rows = filled(id, &headers_of(id), 3);
    for (row, extra) in rows.iter_mut().zip(["主要失信事实", "", "内容2", "另一件事"]) {
        row.push(Value::from(extra));
    }
    let outcome = take(&rows).unwrap();
    assert_eq!((outcome.records.len(), outcome.refused.len()), (2, 1));
    assert!(outcome.says("出现 2 次"));
    assert_eq!(outcome.refused[0].findings[0].reason, "这一列在表中出现两次，内容不同");
}

#[test]
fn a_table_without_rows_says_so() {
    let outcome = take(&filled("red-legal", &headers_of("red-legal"), 0)).unwrap();
    assert!(outcome.says("只有表头，没有数据"));
}

#[test]
fn numbered_rows_without_content_are_passed_over() {
    let id = "black-natural";
    let mut rows = filled(id, &headers_of(id), 2);
    for (n, row) in rows.iter_mut().enumerate() {
        row.insert(0, if n == 0 { Value::from("序号") } else { Value::Number(n as f64) });
    }
    rows.push(vec![Value::Number(3.0)]);
    let outcome = take(&rows).unwrap();
    assert_eq!((outcome.records.len(), outcome.refused.len()), (2, 0));
    assert_eq!(outcome.reasons(), ["只填了序号等不导入的列，已略过"]);
}
