//! What single cells mean: days, sums, codes, words; and what is refused instead of guessed.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::codes;
use crate::forms_rows::{filled, headers_of, put};
use crate::table::{Outcome, Value, take, take_bytes};

const ITEM: &str = "penalty-district-legal";

/// One row for each value in the column of a field code.
fn with(code: &str, values: &[Value]) -> Outcome {
    let mut rows = filled(ITEM, &headers_of(ITEM), values.len());
    put(&mut rows, ITEM, code, values);
    take(&rows).unwrap()
}

fn text(text: &str) -> Value {
    Value::from(text)
}

#[test]
fn days_in_every_writing() {
    let outcome = with(
        "CF_JDRQ",
        &[
            text("2018/4/24"),
            text("2018-04-24"),
            text("20180424"),
            text("2018年4月24日"),
            text("２０１８．４．２４"),
            Value::Serial(43_214.0),
            Value::Number(43_214.0),
            Value::Number(20_180_424.0),
        ],
    );
    assert_eq!(outcome.refused, []);
    for row in 0..8 {
        assert_eq!(outcome.value(row, "CF_JDRQ"), "2018-04-24", "row {row}");
    }
}

#[test]
fn days_that_cannot_be_are_refused_and_odd_ones_doubted() {
    let outcome = with(
        "CF_JDRQ",
        &[text("2018/2/30"), text("18/4/24"), text("长期"), text("2030/1/1"), text("2028/1/1")],
    );
    assert_eq!(outcome.refused.len(), 3);
    assert!(outcome.says("没有 2018 年 2 月 30 日这一天"));
    assert!(outcome.says("年份只有两位"));
    assert!(outcome.says("不能填长期"));
    assert!(outcome.says("晚于导入当日 2026-11-23"));
    assert!(outcome.says("早于处罚决定日期 2030-01-01"));
    let open = with("CF_GSJZQ", &[text("2099/12/31"), text("长期")]);
    assert_eq!((open.value(0, "CF_GSJZQ"), open.value(1, "CF_GSJZQ")), ("长期", "长期"));
}

#[test]
fn sums_are_exact() {
    let outcome = with(
        "CF_NR_FK",
        &[
            Value::Number(0.1 + 0.2),
            text("1,234.50"),
            text("500元"),
            Value::Number(2.6),
            text("无"),
            text("-1"),
        ],
    );
    let sums: Vec<&str> = (0..5).map(|row| outcome.value(row, "CF_NR_FK")).collect();
    assert_eq!(sums, ["0.3", "1234.5", "0.05", "2.6", ""]);
    assert_eq!(outcome.refused.len(), 1);
    assert!(outcome.says("金额不能为负"));
}

#[test]
fn a_column_in_yuan_is_brought_to_wan() {
    let mut headers = headers_of(ITEM);
    for header in &mut headers {
        if header.starts_with("罚款金额") {
            *header = "罚款金额（元）";
        }
    }
    let mut rows = filled(ITEM, &headers, 2);
    put(&mut rows, ITEM, "CF_NR_FK", &[Value::Number(500.0), text("12,000.5")]);
    let outcome = take(&rows).unwrap();
    assert_eq!((outcome.value(0, "CF_NR_FK"), outcome.value(1, "CF_NR_FK")), ("0.05", "1.20005"));
    assert!(outcome.says("按元换算成万元"));
}

#[test]
fn numbers_whose_digits_are_gone_are_refused_with_the_reason() {
    let gone = "表格软件把号码存成了数值，末几位已丢失，请以文本格式重填";
    for value in [Value::Number(320_113_199_001_019_000.0), text("3.20114E+17")] {
        let outcome = with("CF_FR_SFZH", &[value]);
        assert_eq!(outcome.refused.len(), 1);
        assert_eq!(outcome.refused[0].findings[0].reason, gone);
        let back = &outcome.refused[0].cells;
        assert!(!back.iter().any(|cell| cell == "320113199001019000"), "{back:?}");
    }
    let outcome = with("BZ", &[Value::Number(1e17)]);
    assert_eq!(outcome.refused[0].findings[0].reason, gone);
    let outcome = with("CF_XDR_GSZC", &[Value::Number(codes::registration(1).parse().unwrap())]);
    assert_eq!(outcome.value(0, "CF_XDR_GSZC"), codes::registration(1));
}

#[test]
fn failed_checks_warn_with_the_likely_slip_and_never_refuse() {
    let good = codes::credit(1);
    let slipped = good.replacen('0', "O", 1);
    let mut wrong = good.clone();
    let last = if wrong.pop() == Some('1') { '2' } else { '1' };
    wrong.push(last);
    let outcome = with("CF_XDR_SHXYM", &[text(&wrong)]);
    assert_eq!(outcome.records.len(), 1);
    assert!(outcome.says("统一社会信用代码校验码不符，应为"), "{:?}", outcome.reasons());
    // The letter O is in no credit code: the layout is broken.
    let outcome = with("CF_XDR_SHXYM", &[text(&slipped), text("9132"), text("000000000000000000")]);
    assert_eq!(outcome.refused.len(), 3);
    assert!(outcome.says("不能是“O”"));
    assert!(outcome.says("现有 4 个字符"));
    assert!(outcome.says("各位都是同一个字符"));
}

#[test]
fn identity_numbers_stay_hidden_in_findings() {
    let good = codes::resident(7);
    let mut swapped: Vec<char> = good.chars().collect();
    swapped.swap(15, 16);
    let swapped: String = swapped.into_iter().collect();
    let mut rows = filled("black-natural", &headers_of("black-natural"), 2);
    put(&mut rows, "black-natural", "SFZH", &[text(&swapped), text("32011319900101")]);
    let outcome = take(&rows).unwrap();
    let all = format!("{:?}{:?}", outcome.records[0].findings, outcome.refused[0].findings);
    assert!(all.contains("校验码不符"), "{all}");
    assert!(!all.contains(&good) && !all.contains(&swapped), "{all}");
    assert!(!all.contains("32011319900101\""), "{all}");
}

#[test]
fn the_word_for_a_document_decides_what_its_number_is() {
    let id = "penalty-district-natural";
    let cases = [
        ("身份证", codes::resident(1), Some("resident_id")),
        ("居民身份证", "320113900101001".to_owned(), Some("resident_id_15")),
        ("护照", "E12345678".to_owned(), Some("passport")),
        ("台湾居民来往内地通行证", "12345678".to_owned(), Some("travel_permit")),
        ("外国人永久居留身份证", "USA123456789012".to_owned(), Some("foreigner_id_15")),
        ("身份证", "E12345678".to_owned(), None),
        ("军官证", "12345678".to_owned(), None),
    ];
    let mut rows = filled(id, &headers_of(id), cases.len());
    put(&mut rows, id, "CF_XDR_ZJLX", &cases.each_ref().map(|case| text(case.0)));
    put(&mut rows, id, "CF_XDR_ZJHM", &cases.each_ref().map(|case| text(&case.1)));
    let outcome = take(&rows).unwrap();
    for (n, (word, number, kind)) in cases.iter().enumerate() {
        let row = outcome.records.iter().find(|row| row.row as usize == n + 2);
        let found = row.map(|row| row.claim.codes[0].kind().name());
        assert_eq!(found, *kind, "{word} {number}");
    }
}

#[test]
fn required_and_one_of_columns() {
    let mut rows = filled(ITEM, &headers_of(ITEM), 2);
    let none = [Value::Nothing, Value::Nothing];
    for code in ["CF_XDR_SHXYM", "CF_XDR_GSZC", "CF_XDR_ZZJG"] {
        put(&mut rows, ITEM, code, &none[..1]);
    }
    put(&mut rows, ITEM, "CF_SY", &[text("事由"), text("　")]);
    let outcome = take(&rows).unwrap();
    assert_eq!(outcome.refused.len(), 2);
    let first = &outcome.refused[0].findings[0];
    assert_eq!(first.reason, "至少要填一项：统一社会信用代码、工商注册号、组织机构代码");
    let second = &outcome.refused[1].findings[0];
    assert_eq!((second.column.as_str(), second.reason.as_str()), ("处罚事由", "必填项为空"));
}

#[test]
fn errors_and_empty_formulas_are_named() {
    let outcome = with("CF_SY", &[Value::Formula("#N/A"), Value::Formula("违法")]);
    assert_eq!(outcome.records.len(), 1);
    let finding = &outcome.refused[0].findings[0];
    assert_eq!((finding.value.as_str(), finding.reason.as_str()), ("#N/A", "单元格是错误值"));
    let outcome = with("BZ", &[Value::Formula("#REF!")]);
    assert_eq!(outcome.records.len(), 1);
    assert!(outcome.says("单元格是错误值，按空白处理"));
}

#[test]
fn words_outside_a_closed_list_are_refused_and_of_an_open_list_kept() {
    let outcome = with("CF_SYFW", &[text("1"), Value::Number(2.0), text("保密")]);
    assert_eq!(outcome.value(0, "CF_SYFW"), "仅政府部门内部共享");
    assert_eq!(outcome.value(1, "CF_SYFW"), "仅可授权查询");
    assert!(outcome.says("应为：公示、仅政府部门内部共享、仅可授权查询"));
    let outcome = with("CF_CFLB1", &[text("罚款,没收违法所得"), text("通告")]);
    assert_eq!(outcome.value(0, "CF_CFLB1"), "罚款；没收违法所得");
    assert_eq!(outcome.value(1, "CF_CFLB1"), "通告");
}

#[test]
fn texts_beyond_their_length_are_refused() {
    let outcome = with("CF_WSH", &[text(&"号".repeat(128)), text(&"号".repeat(129))]);
    assert_eq!(outcome.refused.len(), 1);
    assert!(outcome.says("最多 128 个字，现有 129 个"));
}

/// A workbook of one sheet of texts, and numbers where a cell is one, counting days from 1904.
fn macintosh(rows: &[Vec<String>]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let cell = |text: &String| match text.parse::<u32>() {
        Ok(number) => format!("<c><v>{number}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row =
        |row: &Vec<String>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r1\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{KINDS}\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn serials_count_from_the_workbooks_own_day() {
    let id = "black-natural";
    let as_text = |cell: &Value| match cell {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    let rows = filled(id, &headers_of(id), 2);
    let mut rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(as_text).collect()).collect();
    // 43 214 since 1900 and 41 752 since 1904 are both 2018-04-24.
    rows[1][4] = "41752".to_owned();
    rows[2][4] = "41752".to_owned();
    rows[2][5] = String::new();
    let outcome = take_bytes("t.xlsx", &macintosh(&rows)).unwrap();
    assert_eq!(outcome.value(0, "QRSJ"), "2018-04-24");
    assert_eq!(outcome.refused[0].cells[4], "2018-04-24", "the serial means nothing elsewhere");
}
