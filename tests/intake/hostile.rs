//! Texts that try to steer, hide or run; and one nasty file whose findings are kept as a snapshot.

use crate::codes;
use crate::forms_rows::{filled, headers_of, put};
use crate::table::{Value, take, texts};

#[test]
fn hidden_characters_are_taken_out_and_told() {
    let id = "red-legal";
    let mut rows = filled(id, &headers_of(id), 3);
    let names = ["示例\u{202E}公司\u{202C}", "示\u{200B}例公司", "示例\u{9B}2J公司\n分部"];
    put(&mut rows, id, "JGQC", &names.map(Value::from));
    let outcome = take(&rows).unwrap();
    let names: Vec<&str> = outcome.records.iter().map(|row| row.claim.name.as_str()).collect();
    assert_eq!(names, ["示例公司", "示例公司", "示例公司 分部"]);
    for (row, reason) in
        [(0, "去除书写方向控制符 2 处"), (1, "去除不可见字符 1 处"), (2, "去除终端控制序列 1 处")]
    {
        assert_eq!(outcome.records[row].findings[0].reason, reason);
    }
    assert!(outcome.says("单元格内的换行改为空格，共 1 处"));
}

#[test]
fn names_that_look_like_formulas_are_only_names() {
    let id = "red-legal";
    let mut rows = filled(id, &headers_of(id), 2);
    let names = ["=HYPERLINK(\"http://x\")", "@SUM(A1)有限公司"];
    put(&mut rows, id, "JGQC", &names.map(Value::from));
    let outcome = take(&rows).unwrap();
    assert_eq!(outcome.records[0].claim.name, names[0]);
    assert_eq!(outcome.records[1].claim.name, names[1]);
}

#[test]
fn the_findings_of_a_nasty_file() {
    let rows = texts(&[
        &["某区黑名单（自然人）"],
        &["单位：示例区某局"],
        &[
            "序号",
            "身份证号（必填",
            "＊负责人 姓名",
            "认定文号",
            "认定单位（必填）",
            "确认严重失信时间（必填，XXXX/XX/XX格式）",
            "主要失信事实：",
            "行政处理处罚或法院判决决定的主要内容",
            "电话",
        ],
        &[
            "1",
            &codes::resident(1),
            "甲\u{200D}",
            "1号",
            "某局",
            "2024年4月24日",
            "拒不\n执行",
            "",
            "1",
        ],
        &["2", "3.20114E+17", "乙", "2号", "某局", "2024/4/24", "事实", "", "2"],
        &["3", "320113199001010", "丙", "3号", "", "2024/13/1", "", "", "3"],
        &["4", "", "", "", "", "", "", "", "4"],
        &["5", &codes::resident(5), "戊", "", "某局", "2029/1/1", "事实", "", ""],
        &["合计", "", "4 人"],
        &["填表人：己"],
    ]);
    let outcome = take(&rows).unwrap();
    // Row 7 has a number and nothing else.
    assert_eq!(outcome.records.len() + outcome.refused.len(), 4);
    let findings: Vec<_> = outcome
        .records
        .iter()
        .flat_map(|row| &row.findings)
        .chain(outcome.refused.iter().flat_map(|row| &row.findings))
        .chain(&outcome.taken.findings)
        .map(|finding| serde_json::to_string(finding).unwrap())
        .collect();
    insta::assert_snapshot!("nasty_file", findings.join("\n"));
}
