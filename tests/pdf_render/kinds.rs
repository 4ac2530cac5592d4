//! Every kind of document as the program issues it, read back by other programs: text by poppler
//! and by mupdf, structure by qpdf, the QR code from the picture of a page by zbar.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::{
    commitments::drafted,
    issued::{district, hecha, solid},
};

/// A kind with what it is issued from.
struct Sample {
    kind: &'static str,
    arguments: Vec<String>,
}

fn sample(kind: &'static str, arguments: &[&str]) -> Sample {
    Sample { kind, arguments: arguments.iter().map(|a| (*a).to_owned()).collect() }
}

fn code_of(folder: &Path, name: &str, grounds: &[&str]) -> String {
    let found = hecha(folder, &[&["lookup", "--json", name], grounds].concat());
    let found: Value = serde_json::from_str(&found).unwrap();
    let codes = found["subjects"][0]["codes"].as_object().unwrap();
    codes.values().next().unwrap().as_str().unwrap().to_owned()
}

/// One of each kind. The report of the approval is issued on the way.
fn samples(folder: &Path) -> Vec<Sample> {
    let bad = code_of(folder, "示范区三部门负面物流有限公司", &[]);
    let listed = code_of(folder, "示范区欠薪在列建设有限公司", &[]);
    let good = code_of(folder, "示范区守信在列科技有限公司", &[]);
    let person = "11010519491231002X";
    let people = folder.join("people.csv");
    fs::write(&people, format!("姓名,证件类型,证件号码\n示范甲人,身份证,{person}\n")).unwrap();
    hecha(folder, &["import", people.to_str().unwrap()]);
    let issued = hecha(folder, &["report", &bad, "--json", "--scene", "招标投标"]);
    let issued: Value = serde_json::from_str(&issued).unwrap();
    let number = issued["number"].as_str().unwrap();
    let granted = ["--basis", "授权", "--purpose", "任职资格审核"];
    let own = ["--basis", "本人", "--purpose", "了解本人信用信息"];
    let review = [
        &bad,
        &listed,
        &good,
        "91320113MA0000007Q",
        "示范区查无此名有限公司",
        "--letter",
        "示财函〔2026〕31号",
        "--letter-from",
        "示范区财政局",
        "--letter-day",
        "2026-11-18",
        "--scene",
        "专项资金",
        "--purpose",
        "2026年度技术改造专项资金审查",
    ];
    let receipt = [
        listed.as_str(),
        "--matter",
        "信用修复",
        "--material",
        "信用承诺书",
        "--contact",
        "025-8550 0000",
    ];
    vec![
        sample("credit-check", &[&bad, "--scene", "招标投标"]),
        sample("public-credit", &[&bad]),
        sample("review", &review),
        sample("career", &[&[person], &granted[..]].concat()),
        sample("oneself", &[&[person], &own[..]].concat()),
        sample("measures", &[&listed, "--scene", "招标投标"]),
        sample("receipt", &receipt),
        sample("dishonesty-notice", &[&listed, "--scene", "招标投标"]),
        sample("repair-notice", &[&bad]),
        sample("authorisation", &[&good, "--purpose", "银行贷款"]),
        sample("approval", &[number]),
        sample("commitment", &[&good]),
    ]
}

/// Issues a sample; the PDF, and what `report --json` said.
fn issue(folder: &Path, sample: &Sample) -> (PathBuf, Value) {
    let file = folder.join(format!("{}.pdf", sample.kind));
    let copy = file.to_str().unwrap();
    if sample.kind == "commitment" {
        let id = drafted(folder, &sample.arguments[0], "construction-project");
        let answer = hecha(folder, &["commit", "print", &id, "--json", "-o", copy]);
        return (file, serde_json::from_str(&answer).unwrap());
    }
    let mut arguments = vec!["report", "--json", "--kind", sample.kind, "-o", copy];
    arguments.extend(sample.arguments.iter().map(String::as_str));
    let answer = hecha(folder, &arguments);
    (file, serde_json::from_str(&answer).unwrap())
}

pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The data attached to a report.
fn attached(file: &Path) -> Value {
    let data = file.with_extension("json");
    let (file, data_path) = (file.to_str().unwrap(), data.to_str().unwrap());
    run("pdfdetach", &["-save", "1", "-o", data_path, file]);
    serde_json::from_slice(&fs::read(data).unwrap()).unwrap()
}

/// Keys whose text stands on the paper as it is in the data.
const PRINTED: [&str; 12] = [
    "name",
    "value",
    "sentence",
    "ground",
    "authority",
    "document_number",
    "summary",
    "number",
    "office",
    "kind_text",
    "text",
    "query",
];

fn printed<'a>(value: &'a Value, key: &str, out: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if PRINTED.contains(&key) => out.push(text),
        Value::Array(values) => values.iter().for_each(|value| printed(value, key, out)),
        Value::Object(map) => map.iter().for_each(|(key, value)| printed(value, key, out)),
        _ => {}
    }
}

#[test]
#[ignore = "needs pdftotext, mutool, pdfdetach and qpdf"]
fn every_kind_says_its_data_to_other_programs() {
    let folder = district();
    for sample in samples(folder.path()) {
        let (file, answer) = issue(folder.path(), &sample);
        let path = file.to_str().unwrap();
        let poppler = solid(&run("pdftotext", &["-raw", "-nopgbrk", path, "-"]));
        let mupdf = solid(&run("mutool", &["draw", "-q", "-F", "txt", path]));
        let data = attached(&file);
        assert_eq!(data["number"], answer["number"], "{}", sample.kind);
        let mut texts = Vec::new();
        printed(&data, "", &mut texts);
        assert!(texts.len() > 3, "{}: {data}", sample.kind);
        for text in texts.iter().map(|text| solid(text)) {
            assert!(poppler.contains(&text), "{} poppler lacks {text}:\n{poppler}", sample.kind);
            assert!(mupdf.contains(&text), "{} mupdf lacks {text}:\n{mupdf}", sample.kind);
        }
        let checked = run("qpdf", &["--check", path]);
        assert!(checked.contains("No syntax or stream encoding errors"), "{checked}");
        let verified = hecha(folder.path(), &["verify", "--json", path]);
        assert!(verified.contains("\"verdict\":\"genuine\""), "{}: {verified}", sample.kind);
    }
}

#[test]
#[ignore = "needs pdftoppm and zbarimg"]
fn the_qr_code_on_the_picture_of_a_page_verifies() {
    let folder = district();
    for sample in samples(folder.path()) {
        let (file, answer) = issue(folder.path(), &sample);
        let stem = file.with_extension("");
        run("pdftoppm", &["-r", "150", "-png", file.to_str().unwrap(), stem.to_str().unwrap()]);
        let scanned = pictures(folder.path(), sample.kind).iter().find_map(|page| {
            let page = page.to_str().unwrap();
            let output = Command::new("zbarimg").args(["--raw", "-q", page]).output().unwrap();
            output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
        });
        let scanned = scanned.unwrap_or_else(|| panic!("{} has no readable code", sample.kind));
        let verified = hecha(folder.path(), &["verify", "--json", scanned.trim()]);
        let verified: Value = serde_json::from_str(&verified).unwrap();
        assert_eq!(verified["verdict"], "genuine", "{}", sample.kind);
        assert_eq!(verified["report"]["number"], answer["number"], "{}", sample.kind);
        assert_eq!(verified["report"]["digest"], answer["digest"], "{}", sample.kind);
    }
}

fn pictures(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let prefix = format!("{kind}-");
    let is_page = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "png")
            && path.file_name().unwrap().to_str().unwrap().starts_with(&prefix)
    };
    files.filter(is_page).collect()
}
