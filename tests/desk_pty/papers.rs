//! Papers at the desk: chosen and looked at before they are issued, found again, voided, verified.

use std::path::Path;

use super::{
    demo, reports,
    terminal::{Desk, F2, F3, F5, F6, LEFT, PAGE_DOWN, RIGHT, hecha, listed_company},
};

/// Opens the dialog that issues a report about a listed company.
fn report_dialog(folder: &Path) -> Desk {
    let (_, code) = listed_company(folder);
    let mut desk = Desk::open(folder);
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    desk.expect("查看日");
    desk.press(F5);
    desk.expect("> 信用核查报告");
    desk
}

fn registered(folder: &Path) -> Vec<serde_json::Value> {
    let found = hecha(folder, &["register", "find", "--json"]);
    found.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A report issued on the command line: its number, its verification code and its QR code's text.
fn issued(folder: &Path) -> (String, String, String) {
    let (_, code) = listed_company(folder);
    let document: serde_json::Value =
        serde_json::from_str(&hecha(folder, &["report", &code, "--json"])).unwrap();
    let text = |key: &str| document[key].as_str().unwrap().to_owned();
    let bytes = std::fs::read(text("file")).unwrap();
    let start = bytes.windows(7).position(|window| window == b"HECHA2/").unwrap();
    let end = bytes[start..].iter().position(|byte| *byte == b')').unwrap();
    let statement = String::from_utf8(bytes[start..start + end].to_vec()).unwrap();
    (text("number"), text("verification_code"), statement)
}

#[test]
fn another_document_is_chosen_looked_at_and_issued_from_what_was_looked_at() {
    let folder = demo();
    let mut desk = report_dialog(folder.path());
    desk.press(RIGHT);
    desk.expect("> 公共信用信息报告");
    desk.press(RIGHT);
    desk.expect("> 奖惩报告");
    desk.press(LEFT);
    desk.expect("> 公共信用信息报告");
    desk.press("企业自查");
    desk.press(F2);
    let shown = desk.expect("第 1 页 共");
    for said in ["公共信用信息报告", "（出具时编号）", "未出具，仅供查看"] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    // A page is taller than the screen: first its lower half, then the next page.
    desk.press(PAGE_DOWN);
    desk.expect("第 8 至");
    desk.press(PAGE_DOWN);
    desk.expect("第 2 页 共");
    assert_eq!(reports(folder.path()).len(), 0);
    desk.press("\r");
    let shown = desk.expect("已出具 示公信〔2026〕1号");
    assert!(shown.contains("公共信用信息报告"), "{shown}");
    assert_eq!(reports(folder.path()).len(), 1);
    let entry = &registered(folder.path())[0];
    assert_eq!((&entry["kind"], &entry["purpose"]), (&"public-credit".into(), &"企业自查".into()));
}

#[test]
fn a_scanner_issues_nothing_and_a_report_is_issued_once() {
    let folder = demo();
    let mut desk = report_dialog(folder.path());
    // What a scanner sends ends in Enter: it becomes the purpose and nothing more.
    desk.press("");
    desk.scan("专项资金审查\r");
    desk.expect("专项资金审查");
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(reports(folder.path()).len(), 0, "{}", desk.screen());
    desk.press("\r");
    // Somebody who presses again, and again.
    desk.scan("\r\r");
    desk.expect("已出具 示信核〔2026〕1号");
    assert_eq!(registered(folder.path()).len(), 1);
}

#[test]
fn without_a_printer_the_report_stays_and_the_clerk_is_told_what_to_do() {
    let folder = demo();
    let mut desk = report_dialog(folder.path());
    desk.press("专项资金审查");
    desk.press("\r");
    desk.expect("已出具 示信核〔2026〕1号");
    // No print server, or on a machine without CUPS no print command.
    let shown = desk.expect("CUPS");
    assert!(shown.contains("请") && shown.contains("没有查到"), "{shown}");
    desk.press("\r");
    let shown = desk.expect("CUPS");
    assert!(!shown.contains("次打印"), "{shown}");
    let entry = &registered(folder.path())[0];
    assert_eq!((&entry["prints"], &entry["void"]), (&0.into(), &serde_json::Value::Null));
    assert!(std::fs::read(&reports(folder.path())[0]).unwrap().starts_with(b"%PDF-"));
    // The next scan is the next query.
    let (name, code) = listed_company(folder.path());
    desk.press("");
    desk.scan(&format!("{code}\r"));
    desk.expect("查看日");
    desk.expect(&name);
}

#[test]
fn a_report_is_found_in_the_register_and_voided_when_that_was_said_twice() {
    let folder = demo();
    let (number, code, statement) = issued(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.press(F6);
    desk.expect("1 份报告    最近出具的");
    desk.press(&code.to_lowercase());
    desk.press("\r");
    desk.expect("1 份报告    查找「");
    desk.press("\r");
    let shown = desk.expect("没有作废。");
    assert!(shown.contains(&number) && shown.contains("打印 0 次"), "{shown}");

    desk.press(F3);
    desk.expect("作废不能撤销");
    desk.press("\r");
    desk.expect("还没有写原因");
    desk.press("选错了核查对象");
    desk.press("\r");
    desk.expect("> 否");
    desk.press("\r");
    let shown = desk.expect_gone("> 否");
    assert!(shown.contains("选错了核查对象"), "{shown}");
    assert_eq!(registered(folder.path())[0]["void"], serde_json::Value::Null);

    desk.press("\r");
    desk.expect("> 否");
    desk.press(RIGHT);
    desk.expect("> 是");
    desk.press("\r");
    let shown = desk.expect("【已作废】");
    assert!(shown.contains("选错了核查对象"), "{shown}");
    assert_eq!(registered(folder.path())[0]["void"]["reason"], "选错了核查对象");
    desk.press(F3);
    desk.expect("已经作废");

    desk.press("\x1b");
    desk.expect("已作废");
    desk.press("\x1b");
    desk.expect("> 公开信息");
    desk.press(F5);
    desk.expect("扫描文书上的二维码");
    desk.press("");
    desk.scan(&format!("{statement}\r"));
    let shown = desk.expect("【已作废】");
    assert!(shown.contains("选错了核查对象") && shown.contains(&number), "{shown}");
}

#[test]
fn a_paper_is_verified_before_anybody_logged_in() {
    let folder = demo();
    let (number, code, statement) = issued(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.expect("clerk");
    desk.press(F5);
    desk.expect("扫描文书上的二维码");
    desk.press("");
    desk.scan(&format!("{statement}\r"));
    let shown = desk.expect("【真实有效");
    assert!(shown.contains(&number), "{shown}");

    // The next one takes its place, whatever came before; a code is typed with its hyphens or not.
    desk.press("HECHA2/CC/1");
    desk.expect("扫描文书上的二维码");
    desk.press("\r");
    desk.expect("【不是本程序出具的文书】");
    desk.press(&code.replace('-', ""));
    desk.press("\r");
    let shown = desk.expect("【真实有效");
    assert!(shown.contains(&number), "{shown}");
    let forged = format!("{}{}", &statement[..statement.len() - 1], "A");
    desk.press("");
    desk.scan(&format!("{forged}\r"));
    desk.expect("【内容被改动");

    // On the other window the report is declared void meanwhile.
    hecha(folder.path(), &["register", "void", &number, "--reason", "内容有误"]);
    desk.press("");
    desk.scan(&format!("{statement}\r"));
    let shown = desk.expect("【已作废】");
    assert!(shown.contains("内容有误"), "{shown}");
    desk.press("\x1b");
    desk.log_in();
}
