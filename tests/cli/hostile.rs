//! Hostile data from a department's file to the paper: long, hidden, rare and numerous. Nothing is
//! cut without a word, and nothing that hides or moves reaches a page.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use rust_xlsxwriter::Workbook;

use super::{at, district, documents, err, hecha, out, status};

const CODE: &str = "91320113MA0000007Q";
const HEADER: [&str; 8] = [
    "黑名单名称",
    "主体名称",
    "统一社会信用代码",
    "列入日期",
    "列入事由",
    "认定单位",
    "认定文号",
    "备注",
];
/// Written by hand and by machines: what steers a terminal, turns text around or does not show.
const NASTY: &str =
    "甲\u{202e}乙\u{200b}丙\u{1b}[31m丁\u{7}戊\u{2066}己\u{9b}2J庚\u{feff}辛\u{1b}]0;题\u{7}壬";
const NASTY_CLEAN: &str = "甲乙丙丁戊己庚辛壬";
/// Extensions B to H of Unicode, private use and emoji.
const RARE: &str = "𠀀𪜀𫝀𫠠𬺰𰀀𱍐\u{e000}\u{f0000}😀👨癸";
/// What of it no font of ours has.
const SPELLED: [&str; 6] =
    ["〔U+30000〕", "〔U+31350〕", "〔U+E000〕", "〔U+F0000〕", "〔U+1F600〕", "〔U+1F468〕"];

/// Of the operators of a folder made here.
const PASSWORD: &str = "synthetic-Passw0rd-7";

/// So many characters, each another one, so that none can be missing unnoticed.
fn distinct(first: u32, count: u32) -> String {
    (first..first + count).map(|c| char::from_u32(c).unwrap()).collect()
}

fn name() -> String {
    format!("示范{}有限公司", distinct(0x4e00, 194))
}

fn row(name: &str, n: usize, reason: &str) -> [String; 8] {
    let number = format!("示〔2026〕{n}号");
    ["消防黑名单", name, CODE, "2026-01-05", reason, "示范区某局", &number, ""].map(str::to_owned)
}

fn csv(path: &Path, rows: &[[String; 8]]) {
    let line = |cells: &[String]| format!("\"{}\"\n", cells.join("\",\""));
    let text: String = rows.iter().map(|row| line(row)).collect();
    fs::write(path, format!("{}{text}", line(&HEADER.map(str::to_owned)))).unwrap();
}

fn workbook(path: &Path, rows: &[[String; 8]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = HEADER.map(str::to_owned);
    for (r, row) in (0u32..).zip(std::iter::once(&header).chain(rows)) {
        for (c, text) in (0u16..).zip(row) {
            sheet.write_string(r, c, text).unwrap();
        }
    }
    book.save(path).unwrap();
}

fn import(folder: &Path, file: &Path) -> Output {
    at(folder, &["import", "--json", "--item", "list-black", file.to_str().unwrap()])
}

/// A district with the last-resort font and a company of nothing but hostile records.
fn hostile() -> tempfile::TempDir {
    let folder = district::make(1);
    let fonts = folder.path().join("fonts");
    fs::create_dir(&fonts).unwrap();
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/HanaMinB.ttf");
    fs::copy(font, fonts.join("HanaMinB.ttf")).unwrap();
    let file = folder.path().join("hostile.csv");
    let reasons = [distinct(0x5000, 4_000), NASTY.to_owned(), RARE.to_owned()];
    let rows: Vec<_> = (1..).zip(&reasons).map(|(n, reason)| row(&name(), n, reason)).collect();
    csv(&file, &rows);
    let answer = import(folder.path(), &file);
    assert_eq!(documents(&answer)[0]["accepted"], 3, "{}{}", out(&answer), err(&answer));
    folder
}

/// The arguments of every kind of document about one organisation.
fn kinds(code: &str) -> Vec<Vec<&str>> {
    let scene = ["--scene", "专项资金"];
    let mut kinds: Vec<Vec<&str>> = vec![
        [&["credit-check", code], &scene[..]].concat(),
        vec!["public-credit", code],
        vec!["oneself", code, "--basis", "本人"],
        [&["measures", code], &scene[..]].concat(),
        vec!["dishonesty-notice", code],
        vec!["repair-notice", code],
        vec!["receipt", code, "--matter", "信用修复", "--material", NASTY],
        vec!["authorisation", code],
        [&["review", code, "91320113MA00000000", "--letter", NASTY], &scene[..]].concat(),
    ];
    kinds
        .iter_mut()
        .for_each(|arguments| arguments.splice(0..0, ["report", "--kind"]).for_each(drop));
    kinds
}

fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\u{c}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a page has these characters in this order; lines, headers and footers may come between.
fn says(page: &str, words: &str) -> bool {
    let mut page = page.chars();
    words.chars().all(|wanted| page.any(|c| c == wanted))
}

/// What a document must say.
fn check(kind: &str, page: &str) {
    let hidden: Vec<char> = page.chars().filter(|c| is_hidden(*c)).collect();
    assert!(hidden.is_empty(), "{kind}: {hidden:?}");
    assert!(says(page, &name()), "{kind}: the name is cut:\n{page}");
    if ["credit-check", "public-credit", "oneself", "dishonesty-notice"].contains(&kind) {
        assert!(says(page, &distinct(0x5000, 4_000)), "{kind}: the long reason is cut:\n{page}");
        let page: String = page.split_whitespace().collect();
        assert!(page.contains(NASTY_CLEAN), "{kind}:\n{page}");
        for rare in ['𠀀', '𪜀', '𫝀', '𫠠', '𬺰'] {
            assert!(page.contains(rare), "{kind}: {rare}");
        }
        assert!(SPELLED.iter().all(|word| page.contains(word)), "{kind}:\n{page}");
    }
}

/// Issues every kind about a company, verifies each, and gives kind and file, and what was noted of
/// the first one.
fn issue_all(folder: &Path, code: &str) -> (Vec<(String, PathBuf)>, String) {
    let mut issued = Vec::new();
    let mut issue = |arguments: &[&str]| {
        let answer = at(folder, &[arguments, &["--json", "--purpose", NASTY]].concat());
        assert_eq!(status(&answer), 0, "{arguments:?}: {}", err(&answer));
        let document = documents(&answer).remove(0);
        let file = document["file"].as_str().unwrap().to_owned();
        for input in [&file, document["verification_code"].as_str().unwrap()] {
            let verified = at(folder, &["verify", "--json", input]);
            assert_eq!(documents(&verified)[0]["verdict"], "genuine", "{arguments:?}");
        }
        issued.push((arguments[2].to_owned(), PathBuf::from(file)));
        (document["number"].as_str().unwrap().to_owned(), err(&answer))
    };
    let mut first = None;
    for arguments in kinds(code) {
        let (number, warnings) = issue(&arguments);
        assert!(warnings.lines().all(|line| line.ends_with('。')), "{arguments:?}: {warnings}");
        first.get_or_insert((number, warnings));
    }
    let (number, warnings) = first.unwrap();
    issue(&["report", "--kind", "approval", &number]);
    (issued, warnings)
}

#[test]
fn every_document_of_a_hostile_subject_is_issued_verified_and_whole() {
    let folder = hostile();
    let (issued, warnings) = issue_all(folder.path(), CODE);
    assert_eq!(issued.len(), 10);
    for said in SPELLED {
        let code = said.trim_matches(['〔', '〕']);
        assert!(warnings.contains(code), "{code}: {warnings}");
    }
    assert!(warnings.contains("等 6 个字符，已印作〔U+"), "{warnings}");
    assert!(!warnings.contains("后备字库"), "{warnings}");
    for arguments in kinds(CODE) {
        let answer = at(folder.path(), &[&arguments[..], &["--preview"]].concat());
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        check(arguments[2], &out(&answer));
    }
}

#[test]
#[ignore = "needs pdftotext and qpdf"]
fn every_document_of_a_hostile_subject_is_whole_on_paper() {
    let folder = hostile();
    for (kind, file) in issue_all(folder.path(), CODE).0 {
        let checked = Command::new("qpdf").arg("--check").arg(&file).output().unwrap();
        assert!(checked.status.success(), "{kind}: {checked:?}");
        let text = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
        let text = String::from_utf8(text.stdout).unwrap();
        if kind != "approval" {
            check(&kind, &text);
        }
    }
}

/// Longer than an item's field may be: refused with the reason, written back whole, nobody made up.
#[test]
fn what_is_too_long_for_a_field_is_sent_back_and_not_cut() {
    let folder = district::make(1);
    let long_name = format!("示范{}有限公司", distinct(0x4e00, 394));
    let rows = [row(&long_name, 1, "事由"), row(&name(), 2, &distinct(0x5000, 10_000))];
    let files = ["长.csv", "长.xlsx"].map(|name| folder.path().join(name));
    csv(&files[0], &rows);
    workbook(&files[1], &rows);
    for file in files {
        let rejects = folder.path().join("退回.xlsx");
        let back = ["--rejects", rejects.to_str().unwrap(), "--item", "list-black"];
        let answer =
            at(folder.path(), &[&["import", "--json", file.to_str().unwrap()], &back[..]].concat());
        assert_eq!(status(&answer), 1, "{}", err(&answer));
        let told = documents(&answer)[0].to_string();
        assert!(told.contains("最多 200 个字，现有 400 个"), "{told}");
        assert!(told.contains("最多 4000 个字，现有 10000 个"), "{told}");
        assert_eq!(documents(&answer)[0]["rejected"], 2);
        // What comes back is what was sent: it can be sent again, and is refused again.
        let again = import(folder.path(), &rejects);
        assert_eq!(documents(&again)[0]["rejected"], 2, "{}", out(&again));
        fs::remove_file(&rejects).unwrap();
    }
    assert_eq!(status(&at(folder.path(), &["lookup", CODE])), 1);
}

/// What an operator types reaches no terminal as it stands.
#[test]
fn what_steers_a_terminal_is_never_printed_on_one() {
    let folder = hostile();
    let issued = at(folder.path(), &["report", CODE, "--json", "--purpose", NASTY]);
    let issued = &documents(&issued)[0];
    let [number, file] = ["number", "file"].map(|key| issued[key].as_str().unwrap());
    let commands: [&[&str]; 8] = [
        &["lookup", CODE],
        &["lookup", NASTY],
        &["report", NASTY],
        &["report", CODE, "--kind", NASTY],
        &["register", "opinion", number, "--stage", "经办", "--text", NASTY],
        &["register", "void", number, "--reason", NASTY],
        &["register", "find"],
        &["verify", number, file, NASTY, "坏\u{1b}[2J.pdf"],
    ];
    for arguments in commands {
        let answer = at(folder.path(), arguments);
        let said = format!("{}{}", out(&answer), err(&answer));
        assert!(!said.contains("panicked") && !said.is_empty(), "{arguments:?}: {said}");
        let hidden: Vec<char> = said.chars().filter(|c| is_hidden(*c)).collect();
        assert!(hidden.is_empty(), "{arguments:?}: {hidden:?} in {said:?}");
    }
}

#[test]
fn a_subject_without_records_and_an_archive_without_subjects_have_their_documents() {
    let folder = district::make(1);
    let found = district::subjects(&["有限公司"]);
    let bare = |subject: &&serde_json::Value| subject["counts"].as_object().unwrap().is_empty();
    let bare = found.iter().find(bare).expect("the district has a subject without records");
    assert_eq!(
        issue_all(folder.path(), bare["codes"]["credit_code"].as_str().unwrap()).0.len(),
        10
    );

    // A folder of an office that never imported anything.
    let parent = tempfile::tempdir().unwrap();
    let place = parent.path().join("office");
    let own = |operator: &str, arguments: &[&str]| {
        let common = ["--data", place.to_str().unwrap(), "--operator", operator];
        let mut command = hecha(&[arguments, &common].concat());
        command.env("HECHA_PASSWORD", PASSWORD).env("HECHA_NEW_PASSWORD", PASSWORD);
        let answer = command.output().unwrap();
        assert_eq!(status(&answer), 0, "{arguments:?}: {}", err(&answer));
        answer
    };
    own("root1", &["init", "--office", "示范区政务服务大厅"]);
    own("root1", &["operator", "add", "clerk1", "--display", "窗口甲", "--role", "窗口人员"]);
    let purpose = ["--purpose", "专项资金审查", "--json"];
    for arguments in [
        &["report", "--kind", "review", CODE, "示范甲有限公司", "--scene", "专项资金"][..],
        &["report", "--kind", "receipt", "--matter", "信用修复", "--material", "申请书"],
        &["report", "--kind", "authorisation"],
    ] {
        let answer = own("clerk1", &[arguments, &purpose].concat());
        let document = documents(&answer).remove(0);
        for input in ["file", "verification_code"] {
            own("clerk1", &["verify", document[input].as_str().unwrap()]);
        }
    }
}

#[test]
#[ignore = "needs pdftotext, and a minute in a debug build"]
fn five_thousand_records_of_one_subject_are_all_on_paper() {
    let folder = district::make(1);
    let file = folder.path().join("many.csv");
    let rows: Vec<_> =
        (1..=5_000).map(|n| row("示范多行有限公司", n, &format!("事由第{n}件"))).collect();
    csv(&file, &rows);
    assert_eq!(documents(&import(folder.path(), &file))[0]["accepted"], 5_000);
    for (kind, file) in issue_all(folder.path(), CODE).0 {
        if !["credit-check", "public-credit", "oneself", "dishonesty-notice"].contains(&&*kind) {
            continue;
        }
        let text = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
        let text: String = String::from_utf8(text.stdout).unwrap().split_whitespace().collect();
        let number = |words: &str| words.split('件').next()?.parse::<u32>().ok();
        let told: BTreeSet<u32> = text.split("事由第").filter_map(number).collect();
        assert!(told.iter().copied().eq(1..=5_000), "{kind}: {} of 5000 on paper", told.len());
    }
}
