//! `hecha import` on files as departments send them: real workbooks with the real headers.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;

use super::{at, district, documents, err, out, pretty, status};

/// National 2018 edition, penalties.
const PENALTY: [&str; 16] = [
    "行政相对人名称",
    "行政相对人类别",
    "行政相对人代码_1（统一社会信用代码）",
    "行政处罚决定书文号",
    "违法行为类型",
    "违法事实",
    "处罚依据",
    "处罚类别",
    "处罚内容",
    "罚款金额（万元）",
    "处罚决定日期",
    "处罚有效期",
    "处罚机关",
    "处罚机关统一社会信用代码",
    "数据来源单位",
    "数据来源单位统一社会信用代码",
];

fn row(name: &str, code: &str, number: &str, fine: &str, day: &str) -> Vec<String> {
    [
        name,
        "法人及非法人组织",
        code,
        number,
        "擅自施工",
        "未取得施工许可证擅自开工",
        "《建筑工程施工许可管理办法》第十二条",
        "罚款",
        "罚款人民币26000元",
        fine,
        day,
        "2099/12/31",
        "示范区住房和城乡建设局",
        "11320113MB0000000D",
        "示范区住房和城乡建设局",
        "11320113MB0000000D",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn workbook(path: &Path, rows: &[Vec<String>]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header: Vec<String> = PENALTY.iter().map(|&header| header.to_owned()).collect();
    for (r, row) in std::iter::once(&header).chain(rows).enumerate() {
        for (c, text) in row.iter().enumerate() {
            sheet.write_string(u32::try_from(r).unwrap(), u16::try_from(c).unwrap(), text).unwrap();
        }
    }
    book.save(path).unwrap();
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: district::make(1) }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("attachments").join(name)
    }

    fn import(&self, arguments: &[&str]) -> std::process::Output {
        at(self.folder.path(), &[&["import", "--json"], arguments].concat())
    }
}

fn counts(output: &std::process::Output) -> [u64; 5] {
    let document = &documents(output)[0];
    ["rows", "accepted", "unchanged", "updated", "rejected"]
        .map(|key| document[key].as_u64().unwrap_or_else(|| panic!("{key}: {document}")))
}

const CODE: &str = "91320113MA0000007Q";

#[test]
fn a_file_goes_in_once_and_a_second_time_changes_nothing() {
    let desk = Desk::new();
    let file = desk.file("处罚.xlsx");
    workbook(
        &file,
        &[
            row("示范测试有限公司", CODE, "示罚〔2026〕1号", "2.6", "2026/6/5"),
            row("示范测试有限公司", CODE, "示罚〔2026〕2号", "0.5", "2026年6月6日"),
        ],
    );
    let file = file.to_str().unwrap();
    let dry = desk.import(&["--dry-run", file]);
    assert_eq!(counts(&dry), [2, 2, 0, 0, 0], "{}", err(&dry));
    assert_eq!(counts(&desk.import(&[file])), [2, 2, 0, 0, 0]);
    assert_eq!(counts(&desk.import(&[file])), [2, 0, 2, 0, 0]);
    let found = at(desk.folder.path(), &["lookup", "--json", CODE]);
    let subject = &documents(&found)[0]["subjects"][0];
    assert_eq!(subject["name"], "示范测试有限公司");
    assert_eq!(subject["provisional"], true);
    assert_eq!(subject["counts"]["penalty"], 2);
}

#[test]
fn json_of_a_file_with_every_kind_of_trouble() {
    let desk = Desk::new();
    let file = desk.file("处罚.xlsx");
    let rejects = desk.file("退回.xlsx");
    workbook(
        &file,
        &[
            row("示范测试有限公司", CODE, "示罚〔2026〕1号", "2.6", "2026/6/5"),
            row("名称不符有限公司", CODE, "示罚〔2026〕2号", "2.6", "2026/6/5"),
            row("示范测试有限公司", "9.13201E+17", "示罚〔2026〕3号", "2.6", "2026/6/5"),
            row("示范测试有限公司", CODE, "示罚〔2026〕4号", "贰万陆", "2026/6/5"),
            row("示范测试有限公司", CODE, "示罚〔2026〕5号", "2.6", "2026/2/30"),
            row("示范测试有限公司", CODE, "", "2.6", "2026/6/5"),
            row("示范\u{202e}测试有限公司", CODE, "示罚〔2026〕7号", "2.6", "20260605"),
            row("示范另一有限公司", "91320113MA0000070Q", "示罚〔2026〕8号", "2.6", "2026-06-05"),
        ],
    );
    let answer = desk.import(&[file.to_str().unwrap(), "--rejects", rejects.to_str().unwrap()]);
    assert_eq!(status(&answer), 1, "{}", err(&answer));
    assert_eq!(counts(&answer), [8, 3, 0, 0, 5]);
    assert!(rejects.exists());
    let mut document = documents(&answer)[0].clone();
    document["file"] = "FILE".into();
    insta::assert_snapshot!(pretty(&document));
    let found = at(desk.folder.path(), &["lookup", "--json", CODE]);
    assert_eq!(documents(&found)[0]["subjects"][0]["conflicts"], 1);
}

#[test]
fn a_corrected_reject_goes_in_and_clears_the_conflict() {
    let desk = Desk::new();
    let (file, right) = (desk.file("处罚.xlsx"), desk.file("改正.xlsx"));
    let good = row("示范测试有限公司", CODE, "示罚〔2026〕1号", "2.6", "2026/6/5");
    workbook(&file, &[good, row("名称不符有限公司", CODE, "示罚〔2026〕2号", "2.6", "2026/6/5")]);
    workbook(&right, &[row("示范测试有限公司", CODE, "示罚〔2026〕2号", "2.6", "2026/6/5")]);
    assert_eq!(counts(&desk.import(&[file.to_str().unwrap()])), [2, 1, 0, 0, 1]);
    assert_eq!(counts(&desk.import(&[right.to_str().unwrap()])), [1, 1, 0, 0, 0]);
    let found = at(desk.folder.path(), &["lookup", "--json", CODE]);
    let subject = &documents(&found)[0]["subjects"][0];
    assert_eq!((&subject["conflicts"], &subject["counts"]["penalty"]), (&0.into(), &2.into()));
}

#[test]
fn a_withdrawn_decision_leaves_the_view() {
    let desk = Desk::new();
    let file = desk.file("处罚.csv");
    let text = |state: &str| {
        format!(
            "行政相对人（必填）,统一社会信用代码（三证必须选一填写）,法定代表人（必填）,证件类型（必填）,\
             法人证件号（必填）,处罚名称（必填）,文书号（必填）,处罚决定日期（必填）,处罚机关（必填）,\
             处罚类别1（必填）,处罚事由（必填）,处罚依据（必填）,处罚结果（必填）,信息使用范围（必填）,\
             失信严重程度（必填）,当前状态（必填）\n\
             示范测试有限公司,{CODE},示范人,身份证,11010519491231002X,擅自施工,示罚〔2026〕1号,2026/6/5,\
             示范区住建局,罚款,擅自施工,某办法,罚款,公示,一般,{state}\n"
        )
    };
    let count = || {
        let found = at(desk.folder.path(), &["lookup", "--json", CODE]);
        let subject = documents(&found)[0]["subjects"][0].clone();
        (subject["counts"]["penalty"].as_u64().unwrap_or(0), subject["left_out"].as_u64().unwrap())
    };
    std::fs::write(&file, text("正常")).unwrap();
    assert_eq!(counts(&desk.import(&[file.to_str().unwrap()])), [1, 1, 0, 0, 0]);
    assert_eq!(count(), (1, 0));
    std::fs::write(&file, text("撤销")).unwrap();
    assert_eq!(counts(&desk.import(&[file.to_str().unwrap()])), [1, 0, 0, 1, 0]);
    assert_eq!(count(), (0, 1));
}

#[test]
fn what_cannot_be_read_is_said_in_two_sentences_and_changes_nothing() {
    let desk = Desk::new();
    let bad = desk.file("坏.xlsx");
    std::fs::write(&bad, b"PK\x03\x04 not a workbook").unwrap();
    let unknown = desk.file("通讯录.csv");
    std::fs::write(&unknown, "姓名甲,电话\n某人,1\n").unwrap();
    for file in [&bad, &unknown, &desk.file("没有这个文件.xlsx")] {
        let answer = desk.import(&[file.to_str().unwrap()]);
        assert_eq!(status(&answer), 4, "{}: {}", file.display(), err(&answer));
        assert!(err(&answer).matches('。').count() >= 2, "{}", err(&answer));
        assert!(documents(&answer)[0]["error"].is_string());
    }
}

#[test]
fn text_for_people() {
    let desk = Desk::new();
    let file = desk.file("处罚.xlsx");
    workbook(&file, &[row("示范测试有限公司", CODE, "示罚〔2026〕1号", "2.6", "2026/2/30")]);
    let answer = at(desk.folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(status(&answer), 1);
    assert!(out(&answer).contains("共 1 行：新增 0，未变 0，更新 0，退回 1"), "{}", out(&answer));
    assert!(out(&answer).contains("第 2 行"), "{}", out(&answer));
}

#[test]
fn two_rows_of_one_record_that_differ_lose_neither() {
    let desk = Desk::new();
    let file = desk.file("twice.xlsx");
    let one = row("示例丁有限公司", CODE, "示罚〔2026〕9号", "1", "2026-01-05");
    let mut other = one.clone();
    other[5] = "另一件违法事实".to_owned();
    workbook(&file, &[one.clone(), other, one]);
    for expected in [[3, 1, 1, 0, 1], [3, 0, 2, 0, 1]] {
        let answer = desk.import(&[file.to_str().unwrap()]);
        assert_eq!(status(&answer), 1, "{}", err(&answer));
        assert_eq!(counts(&answer), expected);
        let findings = documents(&answer)[0]["findings"].to_string();
        assert!(findings.contains("与本文件第 2 行是同一条信息而内容不同"), "{findings}");
    }
}

#[test]
fn a_later_row_that_takes_a_record_away_is_heard() {
    let desk = Desk::new();
    let file = desk.file("修复.csv");
    let header = "黑名单名称,主体名称,统一社会信用代码,列入日期,列入事由,认定单位,移出日期";
    let row = format!("消防黑名单,示例戊有限公司,{CODE},2026-01-05,事由,示范区某局");
    let text = format!("{header}\n{row},\n{row},2026-02-01\n");
    std::fs::write(&file, text).unwrap();
    let answer = desk.import(&["--item", "list-black", file.to_str().unwrap()]);
    assert_eq!(counts(&answer), [2, 1, 0, 1, 0], "{}", out(&answer));
    let found = at(desk.folder.path(), &["lookup", "--json", CODE]);
    assert_eq!(documents(&found)[0]["subjects"][0]["listings"], serde_json::json!([]));
}

#[test]
fn an_item_nobody_knows_is_a_matter_of_usage() {
    let desk = Desk::new();
    let file = desk.file("处罚.xlsx");
    workbook(&file, &[row("示范测试有限公司", CODE, "示罚〔2026〕1号", "2.6", "2026/6/5")]);
    let answer = desk.import(&["--item", "horoscope", file.to_str().unwrap()]);
    assert_eq!(status(&answer), 2, "{}", err(&answer));
}
