//! The main job in a real terminal: the built program in a PTY, from log-in to a PDF on the disk.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test helper that fails should say where"
)]

#[path = "desk_pty/commitments.rs"]
mod commitments;
#[path = "desk_pty/papers.rs"]
mod papers;
#[path = "desk_pty/terminal.rs"]
mod terminal;

use std::path::Path;

use terminal::{Desk, F2, F3, F4, F5, F6, F7, TODAY, hecha, listed_company};

/// A district without a print server.
fn demo() -> tempfile::TempDir {
    terminal::demo("/nobody/is/here.sock")
}

/// The code of the company that is on the wage-arrears list and has nothing else against it.
fn in_arrears(folder: &Path) -> String {
    let name = "示范区欠薪在列建设有限公司";
    let answer: serde_json::Value =
        serde_json::from_str(&hecha(folder, &["lookup", "--json", name])).unwrap();
    answer["subjects"][0]["codes"]["credit_code"].as_str().unwrap().to_owned()
}

fn reports(folder: &Path) -> Vec<std::path::PathBuf> {
    let year = folder.join("reports").join(&TODAY[..4]);
    let Ok(entries) = std::fs::read_dir(year) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "pdf")).collect()
}

#[test]
fn a_scanned_code_leads_to_the_archive_and_to_a_report_on_the_disk() {
    let folder = demo();
    let (name, code) = listed_company(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    let shown = desk.expect("查看日 2026-11-20（今天）");
    assert!(shown.contains(&name) && shown.contains(&code), "{shown}");
    assert!(shown.contains('【'), "its list is named: {shown}");
    desk.press(F5);
    desk.expect("出具报告");
    desk.press("\t");
    desk.press("专项资金审查");
    desk.expect("专项资金审查");
    assert_eq!(reports(folder.path()), Vec::<std::path::PathBuf>::new());
    desk.press("\r");
    desk.expect("已出具");
    let reports = reports(folder.path());
    assert_eq!(reports.len(), 1);
    assert!(std::fs::read(&reports[0]).unwrap().starts_with(b"%PDF-"));
    // Enter would print, on whatever printer the machine has.
    desk.press("\x1b");
    desk.expect("查看日");
    desk.press("\x1b");
    desk.expect("已出报告");
    desk.quit();
}

#[test]
fn a_locked_desk_opens_for_its_operator_only_and_shows_nothing_meanwhile() {
    let folder = demo();
    let (name, code) = listed_company(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    desk.expect(&name);
    desk.press(F3);
    desk.press("\x1b");
    desk.expect("最近查询");
    desk.press(F7);
    let shown = desk.expect("已锁屏");
    assert!(!shown.contains(&name), "{shown}");
    desk.press("wrong password\r");
    desk.expect("密码不正确");
    desk.press("hecha-demo\r");
    desk.expect("最近查询");
    desk.quit();
    let journal = hecha(folder.path(), &["journal", "export", "--operator", "auditor"]);
    for deed in ["clerk,窗口人员,登录被拒,,,,解锁", "clerk,窗口人员,登录,,,,解锁"]
    {
        assert!(journal.contains(deed), "{deed}");
    }
}

#[test]
fn a_code_nobody_has_is_told_as_not_found() {
    let folder = demo();
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.scan("91320113MA0000007Q\r");
    desk.expect("未查到主体");
    desk.quit();
}

/// The matter chosen in the numbered list, the finding with ground and last day, the day set past
/// it, and the finding gone; the same in JSON is in `cli/check.rs`.
#[test]
fn a_wage_arrears_listing_is_found_for_a_special_fund_and_gone_the_day_after_its_last() {
    let folder = demo();
    let code = in_arrears(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.press(F4);
    desk.expect("专项资金");
    desk.press("专项");
    desk.expect(">  1  专项资金");
    desk.press("\r");
    desk.expect("> 专项资金");
    desk.scan(&format!("{code}\r"));
    let shown = desk.expect("有需关注记录 1 项：限制 1");
    let last = "2029-05-03（推算）";
    for said in
        ["> 限制", "拖欠农民工工资", "《保障农民工工资支付条例》第四十八条", last, "（今天）"]
    {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    desk.press("\t");
    desk.expect("名单依据");
    desk.press("\x1b");
    desk.press(F6);
    desk.expect("可填以后的日期");
    desk.press("\x15");
    desk.press("2029-05-04\r");
    let shown = desk.expect("查看日 2029-05-04（尚未到来，系推算）");
    assert!(shown.contains("未见需关注记录") && !shown.contains("拖欠农民工工资"), "{shown}");
    desk.press(F6);
    desk.press("\x15");
    desk.press("2029-05-03\r");
    desk.expect("有需关注记录 1 项");
    desk.quit_from_archive();
}

#[test]
fn what_was_done_about_a_finding_is_registered_at_the_desk() {
    let folder = demo();
    let code = in_arrears(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    desk.expect("查看日");
    desk.press(F4);
    desk.press("1");
    desk.press("\r");
    desk.expect("有需关注记录 1 项");
    desk.press("\t");
    desk.expect("清单所列惩戒措施");
    desk.press(F2);
    desk.expect("登记执行反馈");
    desk.press("示范区财政局");
    desk.press("\r");
    desk.expect("已登记执行反馈");
    let shown = desk.expect("已执行  示范区财政局");
    assert!(shown.contains(TODAY), "{shown}");
    desk.press("\x1b");
    desk.expect("核查 1");
    desk.quit_from_archive();
    let cases = hecha(folder.path(), &["cases"]);
    assert!(cases.contains("2026-11  惩戒  案例 1 件"), "{cases}");
}
