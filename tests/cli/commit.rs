//! `hecha commit`: a commitment from its template to how it was kept, through the real program, with
//! scans that carry the paper's own code.

use std::path::{Path, PathBuf};

use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::Value;

use super::{
    TODAY, at, demo_operator, district, documents, err, hecha, out, pretty, register::statement,
    run, status, with_input,
};

/// Barred: it stands on a black list.
const LISTED: &str = "示范区欠薪在列建设有限公司";

/// Everything the form of `special-fund` asks that the archive does not know.
const FUND: [&str; 12] = [
    "--field",
    "fund=技术改造专项资金",
    "--field",
    "项目名称=生产线改造",
    "--field",
    "amount=12.50万元",
    "--field",
    "completion=2026.12.1",
    "--field",
    "contact=王示范",
    "--field",
    "phone=025-8550 0000",
];

/// The same of `construction-project`.
const PROJECT: [&str; 12] = [
    "--field",
    "project=示范厂房",
    "--field",
    "site=示范路 1 号",
    "--field",
    "conditions=示规条〔2026〕1号",
    "--field",
    "designer=示范设计院有限公司",
    "--field",
    "check=2027-06-30",
    "--field",
    "phone=025-85500000",
];

const FOUND: [&str; 4] = ["--unit", "示范区财政局", "--document", "示财认〔2026〕1号"];

/// A job with commitments on a day.
fn on(folder: &Path, day: &str, arguments: &[&str]) -> std::process::Output {
    let common = ["--data", folder.to_str().unwrap(), "--today", day];
    run(&[&["commit"], arguments, &common].concat())
}

fn commit(folder: &Path, arguments: &[&str]) -> std::process::Output {
    on(folder, TODAY, arguments)
}

/// The one document of a job that is done.
fn done(folder: &Path, arguments: &[&str]) -> Value {
    let answer = commit(folder, &[arguments, &["--json"]].concat());
    assert_eq!(status(&answer), 0, "{arguments:?}: {}", err(&answer));
    documents(&answer).remove(0)
}

/// How a job ends that is refused, and what is said.
fn refused(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let answer = commit(folder, arguments);
    assert_eq!(out(&answer), "", "{arguments:?}");
    (status(&answer), err(&answer))
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}

/// The number of a draft, which its answer gives.
fn id(answer: &Value) -> String {
    answer["id"].to_string()
}

/// An answer without what depends on what else the demo district has.
fn steady(mut answer: Value) -> String {
    for key in ["id", "verification_code", "file", "digest"] {
        if let Some(value) = answer.get_mut(key) {
            *value = "…".into();
        }
    }
    pretty(&answer)
}

/// The one of a number among those listed on a day.
fn listed(folder: &Path, day: &str, (number, arguments): (&str, &[&str])) -> Value {
    let answer = on(folder, day, &[&["list", "--json"], arguments].concat());
    let found = documents(&answer).into_iter().find(|one| one["number"] == number);
    found.unwrap_or_else(|| panic!("{arguments:?}: {}{}", out(&answer), err(&answer)))
}

/// The code of a company nothing bars.
fn unbarred() -> String {
    let companies = district::subjects(&["有限公司"]);
    let code = |company: &Value| text(&company["codes"], "credit_code");
    let may = |code: &String| {
        let check = ["check", code, "--template", "construction-project"];
        status(&commit(district::folder(), &check)) == 0
    };
    companies.iter().map(code).find(may).unwrap()
}

/// Drafts and prints one; its number and the path of its PDF.
fn printed(folder: &Path, template: &str, fields: &[&str]) -> (String, String) {
    let code = unbarred();
    let drafted = done(folder, &[&["new", &code, "--template", template], fields].concat());
    assert_eq!(drafted["missing"], Value::Array(Vec::new()));
    let paper = done(folder, &["print", &id(&drafted)]);
    (text(&paper, "number"), text(&paper, "file"))
}

/// A scan of the signed paper: a white sheet with the code that was printed on it.
fn scan(folder: &Path, file: &str) -> String {
    picture(&folder.join("scan.png"), &statement(file))
}

fn picture(path: &PathBuf, words: &str) -> String {
    const DOT: usize = 6;
    const SIDE: usize = 1240;
    let code = QrCode::encode_text(words, QrCodeEcc::Medium).unwrap();
    let is_ink = |at: usize| {
        let module = |place: usize| (place / DOT) as i32 - 8;
        code.get_module(module(at % SIDE), module(at / SIDE))
    };
    assert!(code.size() as usize * DOT < SIDE - 16 * DOT);
    let dots: Vec<u8> = (0..SIDE * SIDE).map(|at| if is_ink(at) { 20 } else { 240 }).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, SIDE as u32, SIDE as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
    std::fs::write(path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Drafts, prints, signs and keeps one; its number.
fn in_force(folder: &Path, template: &str, fields: &[&str]) -> String {
    let (number, file) = printed(folder, template, fields);
    let scan = scan(folder, &file);
    let signed = done(folder, &["sign", &number, "--name", "李示范", "--scan", &scan]);
    assert_eq!((&signed["state"], &signed["notes"]), (&"in_force".into(), &Value::Array(vec![])));
    number
}

#[test]
fn templates_say_what_they_ask() {
    let folder = district::folder();
    let answer = commit(folder, &["templates", "--json"]);
    let templates = documents(&answer);
    let named = |id: &str| templates.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(named("special-fund")["due"], "按填写项 completion");
    assert_eq!(named("work-safety")["validity"], "1年");
    assert_eq!(named("work-safety")["gate"], Value::Null);
    insta::assert_snapshot!("template", pretty(named("construction-project")));
    let told = out(&commit(folder, &["templates"]));
    assert!(told.contains("construction-project  建设项目承诺书"), "{told}");
    assert!(told.contains("phone 联系电话"), "{told}");
}

/// Kept to the end: every answer on the way, and the record it leaves.
#[test]
fn a_whole_life() {
    let folder = district::make(1);
    let path = folder.path();
    let code = unbarred();
    let begun = done(path, &["check", &code, "--template", "special-fund"]);
    insta::assert_snapshot!("open", pretty(&begun));
    let new = ["new", &code, "--template", "special-fund", "--field", "fund=技术改造专项资金"];
    let drafted = done(path, &new);
    let id = id(&drafted);
    insta::assert_snapshot!("drafted", steady(drafted));
    insta::assert_snapshot!("revised", steady(done(path, &[&["edit", &id], &FUND[..]].concat())));
    let pages = out(&commit(path, &["preview", &id]));
    assert!(pages.contains("专项资金申报信用承诺书") && pages.contains("生产线改造"), "{pages}");
    assert!(done(path, &["preview", &format!("草稿{id}")])["pages"][0].is_array());

    let copy = path.join("copy.pdf");
    let paper = done(path, &["print", &id, "-o", copy.to_str().unwrap()]);
    let number = text(&paper, "number");
    assert!(std::fs::read(&copy).unwrap().starts_with(b"%PDF-1.7"));
    let again = done(path, &["print", &id]);
    assert_eq!(again["number"], number);
    assert_eq!((&again["frozen_before"], &again["pages"]), (&true.into(), &Value::Null));
    assert_eq!(again["digest"], paper["digest"]);
    let second = path.join("second.pdf");
    done(path, &["print", &number, "-o", second.to_str().unwrap()]);
    assert_eq!(std::fs::read(&copy).unwrap(), std::fs::read(&second).unwrap());
    assert_eq!(text(&paper, "digest").len(), 64);
    insta::assert_snapshot!("printed", steady(paper.clone()));
    assert_eq!(listed(path, TODAY, (&number, &["--pressing"]))["pressing"], "to_sign");

    let words = statement(copy.to_str().unwrap());
    let scan = picture(&path.join("scan.png"), &words);
    let signed = done(path, &["sign", &words, "--name", "李示范"]);
    assert_eq!((&signed["state"], &signed["evidence"]), (&"signed".into(), &0.into()));
    assert_eq!(listed(path, TODAY, (&number, &["--pressing"]))["pressing"], "to_keep");
    insta::assert_snapshot!("attached", steady(done(path, &["attach", &number, "--scan", &scan])));
    insta::assert_snapshot!("listed", steady(listed(path, TODAY, (&number, &[&code]))));

    let facts = ["--facts", "按期完成", "--evidence", copy.to_str().unwrap()];
    done(path, &[&["outcome", &number, "kept"], &FOUND[..], &facts].concat());
    let mut shown = done(path, &["show", &text(&paper, "verification_code")]);
    assert_eq!(shown["evidence"][0]["matched"], "same");
    assert_eq!(shown["evidence"][0]["bytes"], std::fs::read(&scan).unwrap().len());
    // What differs each time: names of kept files are random, and every digest rests on them.
    shown["frozen"]["digest"] = "…".into();
    for evidence in shown["evidence"].as_array_mut().unwrap() {
        (evidence["bytes"], evidence["digest"]) = ("…".into(), "…".into());
    }
    insta::assert_snapshot!("shown", steady(shown));

    let kept = path.join("evidence.png");
    done(path, &["evidence", &number, "1", "-o", kept.to_str().unwrap()]);
    assert_eq!(std::fs::read(&kept).unwrap(), std::fs::read(&scan).unwrap());
    assert_eq!(refused(path, &["evidence", &number, "3", "-o", kept.to_str().unwrap()]).0, 1);
    let chain = documents(&at(path, &["journal", "verify", "--json"])).remove(0);
    assert_eq!(
        (&chain["whole"], &chain["damaged_commitments"]),
        (&true.into(), &Value::Array(vec![]))
    );
}

#[test]
fn whoever_is_barred_hears_why_and_nothing_is_drafted() {
    let folder = district::make(1);
    let new = ["new", LISTED, "--template", "construction-project"];
    let answer = commit(folder.path(), &[&new[..], &PROJECT, &["--json"]].concat());
    assert_eq!(status(&answer), 1);
    insta::assert_snapshot!("barred", pretty(&documents(&answer)[0]));
    let told = commit(folder.path(), &[&new[..], &PROJECT].concat());
    assert_eq!(status(&told), 1);
    for said in ["限制使用「", "拖欠农民工工资失信联合惩戒对象名单", "国办发〔2020〕42号"]
    {
        assert!(out(&told).contains(said), "{}", out(&told));
    }
    assert_eq!(refused(folder.path(), &["list", LISTED]).0, 1);
    // What asks nobody about the past is open to them.
    let other = ["check", LISTED, "--template", "work-safety"];
    assert_eq!(status(&commit(folder.path(), &other)), 0);
}

#[test]
fn a_form_is_filled_from_the_archive_unless_it_is_to_be_bare() {
    let folder = district::make(1);
    let code = unbarred();
    let new = |more: &[&str]| {
        let new = ["new", code.as_str(), "--template", "安全生产信用承诺书"];
        done(folder.path(), &[&new[..], more].concat())
    };
    let known = new(&[]);
    assert!(!text(&known["values"], "representative").is_empty());
    assert_eq!(new(&["--bare"])["values"], serde_json::json!({}));
    let typed = new(&["--field", "主要负责人=赵示范"]);
    assert_eq!(typed["values"]["representative"], "赵示范");
    let cleared = done(folder.path(), &["edit", &id(&typed), "--field", "representative="]);
    assert_eq!(cleared["values"], serde_json::json!({}));
}

#[test]
fn what_does_not_fit_is_refused() {
    let folder = district::make(1);
    let path = folder.path();
    let code = unbarred();
    let (exit, said) = refused(path, &["new", &code, "--template", "占卜"]);
    assert!(exit == 2 && said.contains("专项资金申报信用承诺书"), "{said}");
    let new = ["new", &code, "--template", "special-fund"];
    for (field, word) in [
        ("星座=白羊", "没有叫「星座」"),
        ("completion=明天", "请填日期"),
        ("amount=约十万", "请填金额"),
    ] {
        let (exit, said) = refused(path, &[&new[..], &["--field", field]].concat());
        assert!(exit == 2 && said.contains(word), "{field}: {said}");
    }
    assert_eq!(refused(path, &[&new[..], &["--field", "completion"]].concat()).0, 2);
    assert_eq!(refused(path, &[&new[..], &["--basis", "好奇"]].concat()).0, 2);
    assert_eq!(refused(path, &["new", "91320113MA0000007Q", "--template", "special-fund"]).0, 1);
    let (exit, said) = refused(path, &["print", &id(&done(path, &new))]);
    assert!(exit == 1 && said.contains("申请金额") && said.contains("联系电话"), "{said}");
    for unknown in ["9999", "示信诺〔2026〕9号", "7K4M-QX2P-9T", ""] {
        assert_eq!(refused(path, &["show", unknown]).0, 1, "{unknown}");
    }
}

#[test]
fn each_state_takes_its_own_steps_only() {
    let folder = district::make(1);
    let path = folder.path();
    let (number, file) = printed(path, "special-fund", &FUND);
    let outcome = [&["outcome", &number, "broken"], &FOUND[..]].concat();
    assert!(refused(path, &outcome).1.contains("还没有签署"));
    assert!(refused(path, &["edit", &number, "--field", "contact=谁"]).1.contains("不能再改"));
    let sign = |more: &[&str]| refused(path, &[&["sign", number.as_str()], more].concat());
    assert_eq!(sign(&["--name", "李示范", "--signer", "邻居"]).0, 2);
    assert_eq!(sign(&["--name", " "]).0, 2);
    assert_eq!(sign(&["--name", "李示范", "--day", "2026-11-21"]).0, 2);
    assert_eq!(sign(&["--name", "李示范", "--day", "2026-11-19"]).0, 2);
    let scan = scan(path, &file);
    let agent = ["--name", "钱示范", "--signer", "代理人", "--scan", &scan];
    assert!(sign(&agent).1.contains("授权委托书"));
    done(path, &[&["sign", &number], &agent[..], &["--authorisation", &scan]].concat());
    let (exit, said) = sign(&["--name", "李示范"]);
    assert!(exit == 1 && said.contains("不能再签一次"), "{said}");
    assert_eq!(refused(path, &["expire", &number]).0, 1);
    assert_eq!(refused(path, &[&["correct", &number], &FOUND[..]].concat()).0, 1);
    let maybe = [&["outcome", &number, "也许"], &FOUND[..]].concat();
    assert_eq!(refused(path, &maybe).0, 2);
    let reason = ["--reason", "认定有误"];
    assert_eq!(done(path, &outcome)["state"], "broken");
    assert_eq!(done(path, &[&["correct", &number], &FOUND[..]].concat())["state"], "corrected");
    let retract = [&["retract", &number], &FOUND[..], &reason].concat();
    assert_eq!(done(path, &retract)["state"], "in_force");
    let partly = [&["outcome", &number, "部分履行"], &FOUND[..]].concat();
    assert_eq!(done(path, &partly)["state"], "partly_kept");
    assert_eq!(refused(path, &["withdraw", &number, "--reason", "不办了"]).0, 1);
}

#[test]
fn what_is_withdrawn_has_a_void_paper() {
    let folder = district::make(1);
    let path = folder.path();
    let number = in_force(path, "special-fund", &FUND);
    assert_eq!(refused(path, &["withdraw", &number, "--reason", " "]).0, 2);
    let void = at(path, &["register", "void", &number, "--reason", "不办了"]);
    assert!(err(&void).contains("hecha commit withdraw"), "{}", err(&void));
    done(path, &["withdraw", &number, "--reason", "申请人撤回申请"]);
    let found = documents(&at(path, &["register", "find", &number, "--json"])).remove(0);
    assert_eq!(found["void"]["reason"], "申请人撤回申请");
    assert_eq!(refused(path, &["print", &number]).0, 1);
    assert_eq!(done(path, &["show", &number])["withdrawn"], "申请人撤回申请");
}

#[test]
fn a_broken_promise_defers_applications_until_it_is_put_right() {
    let folder = district::make(1);
    let path = folder.path();
    let code = unbarred();
    let check = || {
        let check = ["check", &code, "--scene", "planning-permit", "--json"];
        documents(&at(path, &check)).remove(0)
    };
    let number = in_force(path, "construction-project", &PROJECT);
    assert_eq!(check()["deferral"], Value::Null);
    let broken = done(path, &[&["outcome", &number, "broken"], &FOUND[..]].concat());
    assert_eq!(broken["deferred_until"], "2027-11-19");
    assert_eq!(check()["deferral"]["until"], "2027-11-19");
    assert!(text(&check()["deferral"], "ground").contains("青府发〔2016〕134号"));
    let again = ["check", &code, "--template", "construction-project"];
    assert_eq!(status(&commit(path, &again)), 1);
    done(path, &[&["correct", &number], &FOUND[..]].concat());
    assert_eq!(check()["deferral"], Value::Null);
    assert_eq!(status(&commit(path, &again)), 0);
}

#[test]
fn what_is_due_is_listed_and_another_commitments_scan_refused() {
    let folder = district::make(1);
    let path = folder.path();
    let none = on(path, "2026-01-05", &["list", "--pressing"]);
    assert!(status(&none) == 0 && err(&none).contains("今日没有待办的承诺"), "{}", err(&none));
    let number = in_force(path, "special-fund", &FUND);
    for (day, pressing) in
        [("2026-11-20", "soon"), ("2026-12-01", "today"), ("2026-12-02", "overdue")]
    {
        let found = listed(path, day, (&number, &["--pressing"]));
        assert_eq!(found["pressing"], pressing, "{day}");
    }
    let told = out(&on(path, "2026-12-02", &["list"]));
    assert!(told.contains("履行中") && told.contains("认定期限 2026-12-01  已逾期"), "{told}");
    listed(path, TODAY, (&number, &["--subject", &unbarred()]));

    let other = picture(&path.join("other.png"), &statement(&printed_file(path, &number)));
    let (second, _) = printed(path, "special-fund", &FUND);
    let sign = ["sign", &second, "--name", "李示范", "--scan", &other];
    let (exit, said) = refused(path, &sign);
    assert!(exit == 1 && said.contains(&number), "{said}");
    assert_eq!(done(path, &["show", &second])["state"], "printed");
}

fn printed_file(folder: &Path, number: &str) -> String {
    text(&done(folder, &["show", number]), "file")
}

#[test]
fn a_scanner_types_the_code() {
    let folder = district::make(1);
    let path = folder.path();
    let (number, file) = printed(path, "special-fund", &FUND);
    let typed = |words: &str| {
        let common = ["--json", "--data", path.to_str().unwrap(), "--today", TODAY];
        with_input(hecha(&[&["commit", "show", "-"], &common[..]].concat()), words)
    };
    let words = statement(&file);
    let shown = typed(&format!("{words}\n"));
    assert_eq!(status(&shown), 0, "{}", err(&shown));
    assert_eq!(documents(&shown)[0]["number"], number);
    let last = if words.ends_with('A') { "Q" } else { "A" };
    assert_eq!(status(&typed(&format!("{}{last}\n", &words[..words.len() - 1]))), 1);
    assert_eq!(status(&typed("")), 1);
}

#[test]
fn what_was_changed_behind_the_program_is_said_first() {
    let folder = district::make(1);
    let path = folder.path();
    let number = in_force(path, "special-fund", &FUND);
    let file = printed_file(path, &number);
    std::fs::write(&file, b"%PDF-1.7 another promise").unwrap();
    for kept in std::fs::read_dir(path.join("attachments")).unwrap() {
        let kept = kept.unwrap().path();
        if kept.is_file() {
            std::fs::remove_file(kept).unwrap();
        }
    }
    let answer = commit(path, &["show", &number, "--json"]);
    assert_eq!(status(&answer), 1);
    let shown = documents(&answer).remove(0);
    let names: Vec<_> =
        shown["damage"].as_array().unwrap().iter().map(|d| text(d, "name")).collect();
    assert_eq!(
        (&shown["whole"], names),
        (&false.into(), vec!["file".to_owned(), "evidence".to_owned()])
    );
    let told = out(&commit(path, &["show", &number]));
    assert!(told.starts_with("校验不符："), "{told}");
    let to = path.join("evidence.png");
    assert_eq!(refused(path, &["evidence", &number, "1", "-o", to.to_str().unwrap()]).0, 1);
    assert!(!to.exists());
}

#[test]
fn each_role_does_its_own() {
    let folder = district::make(1);
    let path = folder.path();
    let number = in_force(path, "special-fund", &FUND);
    let by = |operator: &str, arguments: &[&str]| {
        status(&demo_operator(path, operator, &[&["commit"], arguments].concat()))
    };
    let outcome = [&["outcome", &number, "kept"], &FOUND[..]].concat();
    assert_eq!(by("auditor", &["show", &number]), 0);
    assert_eq!(by("auditor", &outcome), 3);
    assert_eq!(by("admin", &["list"]), 3);
    assert_eq!(by("approver", &["withdraw", &number, "--reason", "不办了"]), 3);
    assert_eq!(by("approver", &outcome), 0);
}

/// Looked at by duty and for the matter; they sign for themselves, and lists tell little of them.
#[test]
fn people_promise_and_sign_for_themselves() {
    let folder = district::make(1);
    let path = folder.path();
    let people = path.join("people.csv");
    std::fs::write(&people, "姓名,证件类型,证件号码\n示范甲人,护照,1234567890\n").unwrap();
    assert_eq!(status(&at(path, &["import", people.to_str().unwrap()])), 0);
    let new = ["new", "1234567890", "--template", "certificate-replacement"];
    let fields = ["item=入学", "certificate=居住证明", "content=常住示范区", "phone=025-85500000"];
    let fields: Vec<_> = fields.into_iter().flat_map(|field| ["--field", field]).collect();
    // Whom such a number is of was not looked for on this basis: that is no answer about anybody.
    let (exit, said) = refused(path, &[&new[..], &["--basis", "公开信息"]].concat());
    assert!(exit == 1 && said.contains("未查自然人"), "{said}");
    let (exit, said) = refused(path, &["list", "--subject", "110105194912310038"]);
    assert!(exit == 3, "{said}");
    let id = id(&done(path, &[&new[..], &fields].concat()));
    let file = text(&done(path, &["print", &id]), "file");
    let scan = scan(path, &file);
    done(path, &["sign", &id, "--name", "示范甲人", "--scan", &scan]);
    assert_eq!(done(path, &["show", &id])["signature"]["signer"], "oneself");
    let listed = documents(&commit(path, &["list", "--json"])).remove(0);
    assert_eq!(listed["state"], "in_force");
    assert!(!text(&listed, "subject_name").contains("甲人"), "{listed}");
    assert_ne!(status(&commit(path, &["list", "1234567890"])), 0);
    let duty = ["--basis", "依职权", "--purpose", "核实承诺"];
    let found = done(path, &[&["list", "1234567890"], &duty[..]].concat());
    assert_eq!(found["id"].to_string(), id);
}

#[test]
fn whoever_the_form_names_signs_unless_somebody_else_is_named() {
    let folder = district::make(1);
    let path = folder.path();
    let (number, _) = printed(path, "special-fund", &FUND);
    let (exit, said) = refused(path, &["sign", &number, "--signer", "代理人"]);
    assert!(exit == 2 && said.contains("没有写签署人的姓名"), "{said}");
    done(path, &["sign", &number]);
    let shown = documents(&commit(path, &["show", &number, "--json"])).remove(0);
    let named = shown["values"]["representative"].as_str();
    assert!(named.is_some_and(|name| !name.is_empty()), "{shown}");
    assert_eq!(shown["signature"]["name"].as_str(), named);
}
