//! A faulty folder of forms is refused with file, line, reason and next step.

mod commitments;
mod grounds;
mod scenes;
mod selectors;

use std::{fs, path::Path};

use crate::forms::{Fault, Forms, FormsError};

/// The embedded text of a file, as an office would copy it out to change it.
fn embedded(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("forms").join(file)).unwrap()
}

fn load(file: &str, text: &str) -> Result<Forms, FormsError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    Forms::load(Some(folder.path()))
}

/// Loads with one change, which has to apply, and gives the message and the line it should name.
fn message(file: &str, from: &str, to: &str) -> (String, usize) {
    let text = embedded(file);
    let at = text.find(from).unwrap_or_else(|| panic!("{file} has no {from}"));
    let line = text[..at].matches('\n').count() + 1;
    let error = load(file, &text.replacen(from, to, 1)).err();
    let error = error.unwrap_or_else(|| panic!("{file} is taken with {from} → {to}"));
    assert_eq!(error.file, file);
    (error.to_string(), line)
}

/// File, what stands there, what is put in its place, and words of the reason. The fault must be
/// told of the line on which the change begins.
type Case<'a> = (&'a str, &'a str, &'a str, &'a str);

fn each_is_refused(cases: &[Case<'_>]) {
    for (file, from, to, reason) in cases {
        let (message, line) = message(file, from, to);
        let place = format!("表单文件 {file} 第 {line} 行：");
        assert!(message.starts_with(&place), "{from} → {to}: {message}, expected line {line}");
        assert!(message.contains(reason), "{from} → {to}: {message}");
        assert!(message.ends_with('。') && message.matches('。').count() >= 2, "{message}");
    }
}

const PENALTY: &str = "catalogue/items/penalty-2018.toml";

#[test]
fn faults_name_file_line_and_next_step() {
    let black = "lists/black.toml";
    let lists = "codelists.toml";
    let publicity = "catalogue/publicity.toml";
    let report = "reports/credit-check.toml";
    let public = "reports/public-credit.toml";
    let (review, receipt) = ("reports/review.toml", "reports/receipt.toml");
    let cases = [
        (PENALTY, "nature = ", "natur = ", "不认识“natur”一项"),
        (PENALTY, "max = 128", "maks = 128", "不认识“maks”一项"),
        (PENALTY, "nature = \"negative\"", "nature = \"bad\"", "不能写“bad”"),
        (PENALTY, "id = \"penalty-2018\"", "id = \"penalty-2019\"", "与文件名不同"),
        (PENALTY, "number = 21", "number = 22", "事项编号“22（penalty-2016）”重复"),
        (PENALTY, "number = 21", "number = 0", "1 到 4095"),
        (PENALTY, "category = \"penalty\"", "category = \"fine\"", "没有叫“fine”的类别"),
        (PENALTY, "publicity = \"penalty\"", "publicity = \"fine\"", "没有叫“fine”的公示规则"),
        (PENALTY, "term = \"直至移出\"", "term = \"三年\"", "期限“三年”看不懂"),
        (PENALTY, "key = [\"CF_WSH\", ", "key = [\"CF_WS\", ", "没有叫“CF_WS”的列"),
        (
            PENALTY,
            "key = [\"CF_WSH\", \"CF_CFJG\", \"CF_JDRQ\"]",
            "key = [\"BZ\"]",
            "没有一列是必填的",
        ),
        (PENALTY, "ground = \"发改", "ground = \"\" # \"发改", "没有写依据"),
        (PENALTY, "words = \"penalty-class\"", "words = \"classes\"", "没有叫“classes”的代码集"),
        (PENALTY, "header = \"处罚依据\"", "header = \"违法事实\"", "“违法事实”重复"),
        (PENALTY, "header = \"罚款金额\"", "header = \"罚款金额（万元）\"", "含有括号"),
        (PENALTY, "code = \"CF_YJ\"", "code = \"cf-yj\"", "不许可的字符"),
        (PENALTY, "role = \"legal_basis\"", "role = \"reason\"", "同一 role 的列"),
        (PENALTY, "role = \"amount\", type = \"money\"", "role = \"amount\"", "type 与 role"),
        (PENALTY, "type = \"money\"", "type = \"coin\"", "不能写“coin”"),
        (
            PENALTY,
            "header = \"法定代表人证件号码\", role = \"representative_identity\", ",
            "header = \"法定代表人证件号码\", ",
            "却没有会脱敏的 role",
        ),
        (
            "catalogue/items/list-black.toml",
            "words = \"state\"",
            "words = \"honour-grade\"",
            "“一等奖”不是程序认得的当前状态",
        ),
        (black, "id = \"tax-violation\"", "id = \"judgment-defaulter\"", "名单 id"),
        (black, "term = \"3年\"", "term = \"3 年\"", "期限“3 年”看不懂"),
        (black, "colour = \"black\"", "colour = \"grey\"", "不能写“grey”"),
        (black, "reach = \"national\"", "reach = \"world\"", "不能写“world”"),
        (black, "requirements = [\"C06\", ", "requirements = [\"C6\", ", "需求编号“C6”看不懂"),
        (black, "requirements = [\"C06\", ", "requirements = [\"L06\", ", "需求编号“L06”看不懂"),
        (black, "in_force_from = \"2013-10-01\"", "in_force_from = \"2013.10\"", "2013.10"),
        (black, "earliest_removal = \"6个月\"", "earliest_removal = \"半年\"", "期限“半年”看不懂"),
        (lists, "word = \"撤销\", code = \"1\"", "word = \"撤销\", code = \"0\"", "“0”重复"),
        (lists, "cardinality = \"one\"", "cardinality = \"two\"", "不能写“two”"),
        (publicity, "in_force_from = \"2023-05-01\"", "in_force_from = \"2023-13-01\"", "2023-13"),
        (publicity, "in_force_from = \"2023-05-01\"", "in_force_from = \"2019-07-01\"", "施行日"),
        (publicity, "ground = \"国家发展改革委令第58号（2023年）\"", "ground = \" \"", "依据"),
        ("catalogue/categories.toml", "{ id = \"permit\"", "{ id = \"base\"", "类别 id"),
        ("severity.toml", "{ word = \"轻微\"", "{ word = \"未定\"", "程度词“未定”重复"),
        ("office.toml", "idle_lock_minutes = 10", "idle_lock_minutes = 0", "1 到 240"),
        (report, "名单的记录 {n} 条。", "名单的记录若干条。", "缺少 {n}"),
        (report, "第 {n} 条", "第 {m} 条", "不会填写 {m}"),
        (report, "title = \"信用核查报告\"", "title = \"\"", "是空的"),
        (public, "[\"honour\"]", "[\"honor\"]", "没有叫“honor”的类别"),
        (public, "\"penalty\", \"administration\"", "\"penalty\", \"permit\"", "“permit”重复"),
        (public, "holds = \"base\"", "holds = \"basis\"", "不能写“basis”"),
        (review, "见第{section}部分", "见第{part}部分", "不会填写 {part}"),
        (review, "在下列数据来源范围内未查到。", "信用良好。", "“信用良好”是评价"),
        (receipt, "id = \"repair\"", "id = \"query\"", "受理事项“query”重复"),
        (
            receipt,
            "materials = [\"信用承诺书\"]",
            "material = [\"信用承诺书\"]",
            "不认识“material”",
        ),
        ("reports/approval.toml", "review = \"二", "reviews = \"二", "不认识“reviews”"),
        ("office.toml", "free_queries_per_year = 2", "free_queries_per_year = 2000", "0 到 1000"),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_category_no_section_holds_is_refused() {
    let file = "reports/public-credit.toml";
    let (message, _) = message(file, "\"ip\", \"voluntary\"", "\"ip\"");
    assert!(message.contains("第 ") && message.contains("类别“voluntary”没有放进任何一节"));
}

#[test]
fn a_name_of_two_lists_is_refused() {
    // Files are read by name: red and yellow come after black.
    let (message, _) = {
        let file = "lists/yellow.toml";
        message(file, "aliases = [\"企业经营异常名录\"", "aliases = [\"失信被执行人\"")
    };
    assert!(message.contains("名单名称“失信被执行人”重复"), "{message}");
}

#[test]
fn an_item_that_looks_like_another_is_refused_and_both_are_named() {
    let text = embedded("catalogue/items/rating-legal.toml")
        .replace("id = \"rating-legal\"", "id = \"rating-copy\"")
        .replace("number = 61", "number = 63")
        .replace("name = \"行业评定（区级法人）\"", "name = \"行业评定（抄本）\"");
    let error = load("catalogue/items/rating-copy.toml", &text).unwrap_err();
    let alike = Fault::Alike {
        item: "行业评定（抄本）".to_owned(),
        other: "行业评定（区级法人）".to_owned(),
    };
    assert_eq!(error.fault, alike);
}

#[test]
fn a_new_item_is_a_new_file() {
    let text = embedded("catalogue/items/rating-legal.toml")
        .replace("id = \"rating-legal\"", "id = \"rating-park\"")
        .replace("number = 61", "number = 63")
        .replace("\"PDMC\"", "\"YQPDMC\"")
        .replace("header = \"评定名称\"", "header = \"园区评定名称\"");
    let forms = load("catalogue/items/rating-park.toml", &text).unwrap();
    assert!(forms.catalogue.by_number(63).is_some());
    assert!(forms.catalogue.by_number(61).is_some(), "the embedded ones stay");
}

#[test]
fn the_program_carries_every_file_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms");
    let same = Forms::load(Some(&folder)).unwrap() == Forms::embedded().unwrap();
    assert!(same, "a file was added since forms/ was built in: touch src/forms/source.rs");
}

#[test]
fn a_file_on_disk_replaces_the_embedded_one() {
    let text = embedded("office.toml").replace("report_prefix = \"示\"", "report_prefix = \"栖\"");
    let marked = format!("\u{feff}{text}");
    assert_eq!(load("office.toml", &marked).unwrap().office.report_prefix, "栖");
}

#[test]
fn a_misplaced_or_missing_file_is_refused() {
    let error = load("catalogue/item/penalty-2018.toml", "").unwrap_err();
    assert_eq!(error.fault, Fault::UnknownFile);
    assert_eq!(error.line, None);
    let error = Forms::load(Some(Path::new("/no/such/folder"))).unwrap_err();
    assert!(matches!(error.fault, Fault::Unreadable(_)), "{error}");
    let error = load("office.toml", &"#".repeat(2 << 20)).unwrap_err();
    assert_eq!(error.fault, Fault::TooLong);
}

#[test]
fn a_negative_item_needs_a_rule_of_publicity() {
    let text = embedded(PENALTY).replace("publicity = \"penalty\"\n", "");
    assert_eq!(load(PENALTY, &text).unwrap_err().fault, Fault::NoPublicity);
}
