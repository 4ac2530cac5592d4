//! Reviews of many applicants and approval pages, told as key strings.

use super::fixture::{self, CODE, TODAY};
use super::paper_fixture::{self as paper, NUMBER};
use super::paper_gallery::{REVIEW, listed, open_entry, open_review};
use super::papers::{job, refused};
use super::*;
use crate::domain::{
    access::{Basis, Grounds},
    report::ReportKind,
};
use crate::tui::model::Screen;
use crate::tui::msg::{About, Job, Letter, Listing, Order};

fn queries() -> Vec<String> {
    match listed() {
        Answer::Listed(Listing { queries, .. }) => queries,
        _ => Vec::new(),
    }
}

fn review() -> Order {
    let letter = Letter {
        number: "示财函31号".into(),
        department: "示范区财政局".into(),
        day: Some(jiff::civil::date(2026, 11, 20)),
    };
    Order {
        kind: ReportKind::Review,
        about: About::Applicants { letter: Box::new(letter), queries: queries() },
        scene: Some("procurement".into()),
        grounds: Grounds { basis: Basis::Oneself, purpose: "专项资金审查".into() },
        from: None,
        to: Some(TODAY),
        application: None,
    }
}

#[test]
fn a_review_is_asked_for_in_the_order_of_the_letter() {
    let mut model = open_desk();
    let effects = press(&mut model, &format!("{REVIEW}<Enter>"));
    assert_eq!(job(&effects), Some(&Job::ReadList("~/名单.txt".into())), "the list comes first");
    assert_eq!(press(&mut model, "<Enter>"), [], "once");
    assert_eq!(answer(&mut model, &effects, listed()), [], "how many there are is looked at");
    let shown = screen(&model);
    assert!(shown.contains("清单 3 个对象，按 2026-11-22（今天）核查"), "{shown}");
    assert!(shown.contains("最后一个 1101") && !shown.contains(fixture::PERSON), "{shown}");
    assert_eq!(scan(&mut model, "<Enter><Enter>"), [], "a scanner issues nothing");
    let effects = press(&mut model, "<Enter>");
    assert_eq!(job(&effects), Some(&Job::Issue(review())));
    assert_eq!(press(&mut model, "<Enter>"), [], "one report at a time");
    let effects = answer(&mut model, &effects, fixture::issued());
    assert_eq!(job(&effects), Some(&Job::Printers));
    assert!(screen(&model).contains("信用审查报告  示范区财政局来函，3 个对象"));
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    assert!(matches!(job(&effects), Some(Job::LookUp { query, .. }) if query == CODE));
}

#[test]
fn a_review_is_previewed_in_one_go_and_issued_from_there() {
    let mut model = open_desk();
    let effects = press(&mut model, &format!("{REVIEW}<F2>"));
    assert!(matches!(job(&effects), Some(Job::ReadList(_))));
    let effects = answer(&mut model, &effects, listed());
    assert_eq!(job(&effects), Some(&Job::Preview(review())));
    answer(&mut model, &effects, paper::previewed());
    assert!(matches!(model.screen, Screen::Preview(_)));
    let effects = press(&mut model, "<Enter>");
    assert_eq!(job(&effects), Some(&Job::Issue(review())));
    press(&mut model, "<Esc>");
    assert_eq!(press(&mut model, "<Enter>"), [], "it is still being issued");
    answer(&mut model, &effects, fixture::issued());
    assert!(screen(&model).contains("已出具 示信核〔2026〕1号"));
}

#[test]
fn a_file_that_is_no_list_is_told_and_the_form_keeps_everything() {
    let mut model = open_desk();
    let effects = press(&mut model, &format!("{REVIEW}<Tab>"));
    answer(&mut model, &effects, refused("~/名单.txt 读不出来。请检查文件是否存在。"));
    let shown = screen(&model);
    for kept in ["读不出来。", "[ 示财函31号", "[ 示范区财政局", "[ 专项资金审查", "[ ~/名单.txt"]
    {
        assert!(shown.contains(kept), "{kept}: {shown}");
    }
    let effects = press(&mut model, "x<Enter>");
    assert_eq!(job(&effects), Some(&Job::ReadList("~/名单.txtx".into())), "one is back at it");
    press(&mut model, "<Backspace>");
    assert_eq!(answer(&mut model, &effects, listed()), []);
    assert!(!screen(&model).contains("个对象"), "another file by now");
}

#[test]
fn what_a_review_lacks_is_said_where_it_is() {
    for (keys, said) in
        [("<F3><Enter>", "还没有填来函单位。"), ("<F3><Tab>财政局<Enter>", "还没有读入清单。")]
    {
        let mut model = open_desk();
        assert_eq!(press(&mut model, keys), []);
        assert!(screen(&model).contains(said), "{said}");
    }
    let mut model = open_review();
    press(&mut model, "<BackTab><Ctrl-U><Enter>");
    assert!(screen(&model).contains("还没有填用途。"));
    press(&mut model, "审查<BackTab><BackTab><BackTab><Ctrl-U>2026-11-23<Enter>");
    assert!(screen(&model).contains("来函日期还没有到。"));
    press(&mut model, "<Ctrl-U>2026-13<Enter>");
    assert!(screen(&model).contains("来函日期不对。"));
    let effects = press(&mut model, "<Ctrl-U><Enter>");
    let Some(Job::Issue(Order { about: About::Applicants { letter, .. }, .. })) = job(&effects)
    else {
        panic!("no review")
    };
    assert_eq!(letter.day, None);
}

#[test]
fn a_matter_is_picked_from_the_list_too() {
    let mut model = open_review();
    press(&mut model, "<F4>3<Enter>");
    let effects = press(&mut model, "<Enter>");
    let picked = |scene: &Option<crate::domain::scene::SceneId>| {
        scene.as_ref().is_some_and(|scene| *scene == model.tables.scenes[2].id)
    };
    assert!(matches!(job(&effects), Some(Job::Issue(order)) if picked(&order.scene)));
}

#[test]
fn a_review_is_not_left_without_asking_and_tells_its_number_all_the_same() {
    let mut model = open_desk();
    press(&mut model, "<F3><Esc>");
    assert!(matches!(model.screen, Screen::Query(_)), "nothing typed, nothing asked");
    let mut model = open_review();
    let effects = press(&mut model, "<Enter>");
    press(&mut model, "<Esc><Enter>");
    assert!(matches!(model.screen, Screen::Review(_)), "the answer is no until chosen");
    press(&mut model, "<Esc><Right><Enter>");
    assert!(matches!(model.screen, Screen::Query(_)));
    answer(&mut model, &effects, fixture::issued());
    assert!(screen(&model).contains("已出具 示信核〔2026〕1号"));
}

#[test]
fn what_was_chosen_at_home_is_taken_over_but_no_consent() {
    let mut model = open_desk();
    press(&mut model, "<Tab><Right><Right><Right><Tab>住房保障<F3>");
    assert!(screen(&model).contains("> 依职权") && screen(&model).contains("[ 住房保障"));
    let mut model = open_desk();
    press(&mut model, "<Tab><Right><Tab>住房保障<F3>");
    assert!(screen(&model).contains("> 公开信息") && !screen(&model).contains("住房保障"));
}

#[test]
fn whoever_may_issue_nothing_is_told_so_at_once() {
    let mut model = open_desk();
    model.status.role = Some(OperatorRole::Auditor);
    press(&mut model, "<F3>");
    assert!(matches!(model.screen, Screen::Query(_)));
    assert!(screen(&model).contains("当前操作员没有出具报告的权限"));
}

#[test]
fn an_approval_page_is_issued_about_an_entry_once_asked() {
    let mut model = open_entry();
    assert_eq!(press(&mut model, "<F5><Enter>"), [], "no by default");
    let effects = press(&mut model, "<F5><Right><Enter>");
    let order = Order {
        kind: ReportKind::Approval,
        about: About::Report(NUMBER.into()),
        scene: None,
        grounds: Grounds::public(),
        from: None,
        to: None,
        application: None,
    };
    assert_eq!(job(&effects), Some(&Job::Issue(order)));
    assert_eq!(press(&mut model, "<F5>"), [], "one at a time");
    let effects = answer(&mut model, &effects, fixture::issued());
    assert_eq!(job(&effects), Some(&Job::Printers));
    assert!(screen(&model).contains("审批页  示信核〔2026〕1号"), "{}", screen(&model));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Entry(_)), "back to the report");
}

#[test]
fn an_approval_page_that_is_refused_or_left_is_told() {
    let mut model = open_desk();
    let effects = press(&mut model, "<F6>");
    answer(&mut model, &effects, Answer::Reports(vec![paper::void_entry()]));
    let effects = press(&mut model, "<Enter><F5>");
    answer(&mut model, &effects, refused("已作废，没有再作处理。需要时请重新出具。"));
    assert!(screen(&model).contains("已作废，没有再作处理。"));
    press(&mut model, "<F4>");
    assert!(model.overlay.is_none() && screen(&model).contains("不能再签署意见"));
    let mut model = open_entry();
    let effects = press(&mut model, "<F5><Right><Enter><Esc>");
    answer(&mut model, &effects, refused("磁盘已满。请清理。"));
    assert!(screen(&model).contains("报告没有出具。磁盘已满。请清理。"));
}
