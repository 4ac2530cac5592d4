//! Papers that were issued, told as key strings: the register, void reports, opinions, verification.

use super::gallery::{asked, open_archive};
use super::paper_fixture::{self as paper, NUMBER};
use super::paper_gallery::{open_entry, open_register};
use super::papers::{job, refused};
use super::*;
use crate::domain::{report::Stage, subject::SubjectId};
use crate::tui::model::Screen;
use crate::tui::msg::{Job, RegisterLine, RegisterWish, VerdictTone};

#[test]
fn the_register_lists_finds_and_opens() {
    let mut model = open_desk();
    let effects = press(&mut model, "<F6>");
    assert_eq!(job(&effects), Some(&Job::FindReports(RegisterWish::Latest)));
    answer(&mut model, &effects, paper::reports());
    let effects = scan(&mut model, "７K4MQX2P9T<Enter>");
    let wish = RegisterWish::Text("7K4MQX2P9T".into());
    assert_eq!(job(&effects), Some(&Job::FindReports(wish)), "over the list, folded");
    answer(&mut model, &effects, Answer::Reports(vec![paper::entry()]));
    assert_eq!(scan(&mut model, "<Enter>"), []);
    assert!(matches!(model.screen, Screen::Register(_)), "a scanner's second Enter");
    press(&mut model, "<Enter>");
    assert!(screen(&model).contains("示信核〔2026〕1号  信用核查报告"));
    press(&mut model, "<Esc>");
    let effects = press(&mut model, "<Up><Ctrl-U><Enter>");
    assert_eq!(job(&effects), Some(&Job::FindReports(RegisterWish::Latest)));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Query(_)));
    let effects = press(&mut open_archive(), "<F8>");
    let wish = RegisterWish::Subject(SubjectId(1));
    assert_eq!(job(&effects), Some(&Job::FindReports(wish)), "about the open archive");
}

#[test]
fn a_day_finds_what_was_issued_on_it() {
    for typed in ["2026-11-20", "20261120", "２０２６年１１月２０日"] {
        let mut model = open_register();
        let effects = press(&mut model, &format!("{typed}<Enter>"));
        let wish = RegisterWish::Day(jiff::civil::date(2026, 11, 20));
        assert_eq!(job(&effects), Some(&Job::FindReports(wish)), "{typed}");
        answer(&mut model, &effects, paper::reports());
        assert!(screen(&model).contains("2026-11-20 出具的"));
    }
}

#[test]
fn a_late_list_is_dropped() {
    let mut model = open_register();
    let first = press(&mut model, "7K4M<Enter>");
    let second = press(&mut model, "示信核<Enter>");
    answer(&mut model, &first, Answer::Reports(vec![]));
    assert!(!screen(&model).contains("没有查到报告"));
    answer(&mut model, &second, Answer::Reports(vec![]));
    assert!(screen(&model).contains("没有查到报告"));
}

#[test]
fn a_report_of_the_register_is_printed_again_and_its_entry_read_anew() {
    let mut model = open_entry();
    let effects = press(&mut model, "<F2>");
    answer(&mut model, &effects, paper::printers());
    assert!(screen(&model).contains("已打印 1 次"));
    let effects = press(&mut model, "<Enter>");
    answer(&mut model, &effects, paper::printed(2));
    assert!(screen(&model).contains("已打印 2 次"), "the new one counted");
    let effects = press(&mut model, "<Esc>");
    let wish = RegisterWish::Text(NUMBER.into());
    assert_eq!(job(&effects), Some(&Job::FindReports(wish)));
    let line = RegisterLine { prints: 2, ..paper::entry() };
    answer(&mut model, &effects, Answer::Reports(vec![line]));
    assert!(screen(&model).contains("打印 2 次"));
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("打印 2 次"), "in the list too");
}

#[test]
fn a_report_is_declared_void_for_a_reason_and_the_answer_is_no_until_chosen() {
    let mut model = open_entry();
    assert_eq!(press(&mut model, "<F3><Enter>"), [], "not without a reason");
    assert_eq!(press(&mut model, "用途写错<Enter><Enter>"), [], "no by default");
    assert!(screen(&model).contains("[ 用途写错"), "the reason stays");
    press(&mut model, "<Enter><Right>");
    assert_eq!(scan(&mut model, "12<Enter>"), [], "a scan confirms nothing");
    let effects = press(&mut model, "<Enter>");
    let void = Job::VoidReport { number: NUMBER.into(), reason: "用途写错".into() };
    assert_eq!(job(&effects), Some(&void));
    let effects = answer(&mut model, &effects, Answer::Voided(NUMBER.into()));
    assert!(screen(&model).contains("已作废 示信核〔2026〕1号，并记入日志。"));
    answer(&mut model, &effects, Answer::Reports(vec![paper::void_entry()]));
    assert!(screen(&model).contains("【已作废】"));
    press(&mut model, "<F3>");
    assert!(model.overlay.is_none(), "once");
}

#[test]
fn a_refused_or_abandoned_void_is_told() {
    let mut model = open_entry();
    let keys = "<F3>用途写错<Enter><Right><Enter>";
    asked(&mut model, keys, refused("没有作废的权限。请找审批人员。"));
    assert!(screen(&model).contains("没有作废的权限。") && screen(&model).contains("用途写错"));
    let mut model = open_entry();
    let effects = press(&mut model, &format!("{keys}<Esc>"));
    answer(&mut model, &effects, refused("磁盘已满。请清理。"));
    assert!(screen(&model).contains("报告没有作废。磁盘已满。请清理。"));
    let mut model = open_entry();
    press(&mut model, "<F3>用途<Esc>");
    assert!(screen(&model).contains("放弃吗"), "nothing typed is lost unasked");
}

#[test]
fn an_opinion_is_given_at_a_step() {
    for (role, stage) in
        [(OperatorRole::Clerk, Stage::Handling), (OperatorRole::Approver, Stage::Review)]
    {
        let mut model = open_entry();
        model.status.role = Some(role);
        assert_eq!(press(&mut model, "<F4><Enter>"), [], "not without words");
        let effects = press(&mut model, "同意<Enter>");
        let text = "同意".into();
        let given = Job::GiveOpinion { number: NUMBER.into(), stage, text };
        assert_eq!(job(&effects), Some(&given));
        let effects = answer(&mut model, &effects, Answer::OpinionGiven(NUMBER.into()));
        assert!(matches!(job(&effects), Some(Job::FindReports(_))), "read anew");
        assert!(screen(&model).contains("已在 示信核〔2026〕1号 上签署意见"));
    }
    let effects = press(&mut open_entry(), "<F4><Right><Right>同意<Enter>");
    assert!(matches!(job(&effects), Some(Job::GiveOpinion { stage: Stage::Approval, .. })));
}

#[test]
fn a_scan_is_verified_at_once_and_the_next_takes_its_place() {
    let mut model = open_desk();
    press(&mut model, "<F5>");
    let statement = paper::statement();
    let effects = scan(&mut model, &format!("{statement}<Enter>"));
    assert_eq!(job(&effects), Some(&Job::Verify(statement.clone())));
    answer(&mut model, &effects, paper::verified(VerdictTone::Good));
    assert!(screen(&model).contains("【真实有效】"));
    press(&mut model, "<Left><Home>");
    assert!(screen(&model).contains("【真实有效】"), "looking at the text changes nothing");
    let effects = scan(&mut model, "７k4m qx2p 9t<Enter>");
    assert!(!screen(&model).contains("【真实有效】"));
    assert_eq!(job(&effects), Some(&Job::Verify("7k4m qx2p 9t".into())));
    answer(&mut model, &effects, paper::verified(VerdictTone::Bad));
    assert!(screen(&model).contains("【已作废】"));
    let effects = press(&mut model, "/home/（甲）/a.PDF<Enter>");
    assert_eq!(job(&effects), Some(&Job::Verify("/home/（甲）/a.PDF".into())), "as it stands");
}

#[test]
fn a_late_verdict_is_dropped() {
    let mut model = open_desk();
    let first = press(&mut model, "<F5>7K4M<Enter>");
    let second = press(&mut model, "8K4M<Enter>");
    answer(&mut model, &first, paper::verified(VerdictTone::Good));
    assert!(screen(&model).contains("正在核验"));
    answer(&mut model, &second, refused("核验码不对。请核对纸面。"));
    assert!(screen(&model).contains("核验码不对。请核对纸面。"));
}

#[test]
fn a_paper_scanned_at_home_or_over_an_archive_is_verified() {
    let mut model = open_register();
    let effects = scan(&mut model, &format!("{}<Enter>", paper::statement()));
    assert_eq!(job(&effects), Some(&Job::Verify(paper::statement())), "over the register too");
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
    let wide: String = paper::statement().chars().map(wide).collect();
    for (mut model, scanned) in [(open_desk(), wide), (open_archive(), paper::statement())] {
        let effects = scan(&mut model, &format!("{scanned}<Enter>"));
        assert_eq!(job(&effects), Some(&Job::Verify(paper::statement())));
        assert!(matches!(model.screen, Screen::Verify(_)));
        press(&mut model, "<Esc>");
        assert!(matches!(&model.screen, Screen::Query(query) if query.code.is_blank()));
    }
}

#[test]
fn anybody_may_verify_before_the_login() {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<F5>7K4MQX2P9T<Enter>");
    assert!(matches!(job(&effects), Some(Job::Verify(_))));
    answer(&mut model, &effects, paper::verified(VerdictTone::Unsure));
    assert!(screen(&model).contains("【密钥不认识】"));
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("窗口一"), "the name stays");
    press(&mut model, "<F5>7K4M");
    update(&mut model, Msg::Idle);
    assert!(matches!(model.screen, Screen::Login(_)) && model.trail.is_empty());
    let mut model = desk();
    press(&mut model, "窗口一<Enter>mima<Enter><F5>");
    assert!(matches!(model.screen, Screen::Login(_)), "not while one is being let in");
}
