//! The main job, told as key strings: look-up, archive, record, report, and what may go wrong.

use super::fixture::{self, CODE, PERSON, TODAY};
use super::gallery::{asked, open_archive, open_person};
use super::*;
use crate::domain::{
    access::{Basis, Grounds},
    outcome::Outcome,
    report::ReportKind,
    subject::SubjectId,
};
use crate::tui::model::Screen;
use crate::tui::msg::{About, Job, Order};

/// The last job asked for.
fn job(effects: &[Effect]) -> Option<&Job> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Ask { job, .. } => Some(job),
        _ => None,
    })
}

#[test]
fn a_scan_leads_to_the_archive_and_its_enter_confirms_nothing_later() {
    let mut model = open_desk();
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    answer(&mut model, &effects, fixture::company_found());
    assert!(screen(&model).contains("信用档案"));
    let (several, mut model) = (fixture::found(Outcome::Candidates, fixture::alike()), open_desk());
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    answer(&mut model, &effects, several);
    assert_eq!(scan(&mut model, "<Enter>"), [], "the scanner sends a second Enter");
    assert!(job(&press(&mut model, "<Enter>")).is_some(), "a person may open one");
}

#[test]
fn a_code_typed_full_width_is_looked_up_as_it_stands() {
    let mut model = open_desk();
    press(&mut model, "９１３２０１１３ＭＡ０００００００７");
    assert!(screen(&model).contains("统一社会信用代码"));
    let effects = press(&mut model, "<Enter>");
    assert!(matches!(job(&effects), Some(Job::LookUp { query, .. }) if query.starts_with("９１")));
}

#[test]
fn a_second_scan_is_a_second_query() {
    let mut model = open_archive();
    let effects = scan(&mut model, "91320113MA0000007Q<Enter>");
    let grounds = Grounds::public();
    let expected = Job::LookUp { query: "91320113MA0000007Q".into(), grounds, scene: None };
    assert_eq!(job(&effects), Some(&expected), "from the archive");
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    let expected = Job::LookUp { query: CODE.into(), grounds: Grounds::public(), scene: None };
    assert_eq!(job(&effects), Some(&expected), "over a query still under way");
}

#[test]
fn a_code_may_be_mended_after_it_was_not_found() {
    let mut model = open_desk();
    asked(&mut model, "91320113M<Enter>", fixture::found(Outcome::None, vec![]));
    let effects = press(&mut model, "<Backspace>N<Enter>");
    assert!(matches!(job(&effects), Some(Job::LookUp { query, .. }) if query == "91320113N"));
}

#[test]
fn typing_on_makes_the_answer_late() {
    let mut model = open_desk();
    let effects = press(&mut model, "紫瑞<Enter>");
    press(&mut model, "机");
    answer(&mut model, &effects, fixture::company_found());
    assert!(matches!(model.screen, Screen::Query(_)));
}

#[test]
fn a_natural_person_needs_a_basis_and_a_purpose_first() {
    let mut model = open_desk();
    press(&mut model, PERSON);
    assert!(screen(&model).contains("查询前请选依据"));
    asked(&mut model, "<Enter>", Answer::NeedsBasis("须有查询依据。请选择后再查。".into()));
    assert!(screen(&model).contains("须有查询依据。请选择后再查。"));
    let effects = press(&mut model, "<Right><Tab>住房保障<Enter>");
    let grounds = Grounds { basis: Basis::Oneself, purpose: "住房保障".into() };
    let expected = Job::LookUp { query: PERSON.into(), grounds: grounds.clone(), scene: None };
    assert_eq!(job(&effects), Some(&expected));
    answer(&mut model, &effects, fixture::found(Outcome::CodeMatch, vec![fixture::person()]));
    assert!(screen(&model).contains("依据 本人    用途 住房保障"));
    press(&mut model, "<Esc>");
    let effects = press(&mut model, "<Tab><BackTab>9<Enter>");
    let expected = Job::LookUp { query: "9".into(), grounds: Grounds::public(), scene: None };
    assert_eq!(job(&effects), Some(&expected), "one person's consent is not the next one's");
}

#[test]
fn candidates_archive_record_and_back() {
    let mut model = open_desk();
    let several = fixture::found(Outcome::Candidates, fixture::alike());
    asked(&mut model, "紫瑞<Enter>", several);
    let effects = press(&mut model, "<Down><Enter>");
    let grounds = Grounds::public();
    let expected = Job::Open { subject: SubjectId(21), grounds, day: None, scene: None };
    assert_eq!(job(&effects), Some(&expected));
    answer(&mut model, &effects, fixture::opened(fixture::archive_on(TODAY)));
    press(&mut model, "<Right><Right><Down><Enter>");
    assert!(screen(&model).contains("第 2 条 共 2 条"));
    press(&mut model, "<Up><Esc>");
    assert!(screen(&model).contains("> 2026-06-05"), "the bar stands on the record seen last");
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("选择主体"));
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("最近查询"));
}

#[test]
fn a_recent_query_opens_again() {
    let mut model = open_archive();
    press(&mut model, "<Esc>");
    let effects = press(&mut model, "<Up><Enter>");
    let expected =
        Job::Open { subject: SubjectId(1), grounds: Grounds::public(), day: None, scene: None };
    assert_eq!(job(&effects), Some(&expected));
    answer(&mut model, &effects, fixture::opened(fixture::archive_on(TODAY)));
    assert!(matches!(model.screen, Screen::Archive(_)));
}

#[test]
fn a_report_is_ordered_once_and_told_on_the_home() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F5><Tab><Right><Tab>技改审查<Tab><Ctrl-U>20250101<Enter>");
    let order = Order {
        kind: ReportKind::CreditCheck,
        about: About::Subject(SubjectId(1)),
        scene: Some("procurement".into()),
        grounds: Grounds { basis: Basis::Public, purpose: "技改审查".into() },
        from: Some(jiff::civil::date(2025, 1, 1)),
        to: Some(TODAY),
        application: None,
    };
    assert_eq!(job(&effects), Some(&Job::Issue(order)));
    assert_eq!(press(&mut model, "<Enter>"), [], "one report at a time");
    answer(&mut model, &effects, fixture::issued());
    assert!(screen(&model).contains("已出具 示信核〔2026〕1号，共 3 页。"));
    assert!(!matches!(job(&press(&mut model, "<Enter>")), Some(Job::Issue(_))), "not a second one");
    press(&mut model, "<Esc><Esc>");
    assert!(screen(&model).contains("已出报告"));
}

#[test]
fn a_scanned_enter_issues_nothing() {
    let mut model = open_archive();
    press(&mut model, "<F5><Tab><Tab>");
    assert_eq!(scan(&mut model, &format!("{CODE}<Enter>")), []);
    assert!(matches!(model.screen, Screen::Report(_)));
}

#[test]
fn a_refused_report_keeps_what_was_typed() {
    let mut model = open_archive();
    asked(
        &mut model,
        "<F5><Tab><Tab>技改审查<Enter>",
        Answer::Refused("磁盘已满。请清理。".into()),
    );
    let shown = screen(&model);
    assert!(shown.contains("磁盘已满。请清理。") && shown.contains("技改审查"));
    assert!(matches!(job(&press(&mut model, "<Enter>")), Some(Job::Issue(_))));
}

#[test]
fn a_half_filled_report_is_not_left_without_asking() {
    let mut model = open_archive();
    press(&mut model, "<F5><Esc>");
    assert!(matches!(model.screen, Screen::Archive(_)), "nothing typed, nothing asked");
    press(&mut model, "<F5><Tab><Tab>技改<Esc><Enter>");
    assert!(screen(&model).contains("技改"), "the answer is no until chosen");
    press(&mut model, "<Esc><Right><Enter>");
    assert!(matches!(model.screen, Screen::Archive(_)));
}

#[test]
fn a_report_left_under_way_still_tells_its_number() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F5><Tab><Tab>审查<Enter>");
    press(&mut model, "<Esc><Right><Enter>");
    answer(&mut model, &effects, fixture::issued());
    assert!(screen(&model).contains("已出具 示信核〔2026〕1号"));
}

#[test]
fn a_period_that_is_none_is_said_while_typing() {
    let mut model = open_archive();
    press(&mut model, "<F5><Tab><Tab>审查<Tab><Tab><Ctrl-U>2026-11-23");
    assert!(screen(&model).contains("这一天还没有到"));
    press(&mut model, "<Ctrl-U>2020-01-01");
    assert!(screen(&model).contains("止日早于起日"));
    assert_eq!(press(&mut model, "<Enter>"), []);
}

#[test]
fn a_number_is_shown_for_a_reason_until_one_leaves() {
    let mut model = open_person();
    assert_eq!(press(&mut model, "<F3><Enter>"), [], "not without a reason");
    let effects = press(&mut model, "核对证件<Enter>");
    assert!(matches!(job(&effects), Some(Job::Reveal { grounds, .. })
        if grounds.purpose == "核对证件" && grounds.basis == Basis::Authorisation));
    let numbers = Answer::Revealed(vec![("公民身份号码".into(), PERSON.into())]);
    answer(&mut model, &effects, numbers);
    assert!(screen(&model).contains(PERSON));
    update(&mut model, Msg::Idle);
    assert!(!screen(&model).contains(PERSON) && !screen(&model).contains("陈某某"));
    asked(&mut model, "mima<Enter>", Answer::Unlocked);
    assert!(screen(&model).contains("陈某某") && !screen(&model).contains(PERSON));
}

#[test]
fn a_number_is_not_asked_for_on_public_ground() {
    let mut model = open_archive();
    assert_eq!(press(&mut model, "<F3>"), []);
    assert!(screen(&model).contains("请在档案页按 F7 换依据"));
}

#[test]
fn another_basis_and_another_day_open_the_archive_anew() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F7><Right><Tab>复核<Enter>");
    let grounds = Grounds { basis: Basis::Oneself, purpose: "复核".into() };
    let expected = Job::Open { subject: SubjectId(1), grounds, day: Some(TODAY), scene: None };
    assert_eq!(job(&effects), Some(&expected));
    answer(&mut model, &effects, fixture::opened(fixture::archive_on(TODAY)));
    assert!(screen(&model).contains("依据 本人    用途 复核"));
    let effects = press(&mut model, "<F6><Ctrl-U>2024.1.31<Enter>");
    let day = jiff::civil::date(2024, 1, 31);
    assert!(matches!(job(&effects), Some(Job::Open { day: Some(d), .. }) if *d == day));
    answer(&mut model, &effects, fixture::opened(fixture::archive_on(day)));
    assert!(screen(&model).contains("查看日 2024-01-31（不是今天）"));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Query(_)), "it took its own place");
}

#[test]
fn a_refused_dialog_stays_with_the_reason() {
    let mut model = open_archive();
    asked(&mut model, "<F7><Right><Enter>", Answer::NeedsBasis("须填用途。请填写。".into()));
    assert!(screen(&model).contains("须填用途。请填写。"));
}

#[test]
fn an_answer_that_comes_while_locked_waits_behind_the_lock() {
    let mut model = open_desk();
    let effects = press(&mut model, &format!("{CODE}<Enter>"));
    update(&mut model, Msg::Idle);
    answer(&mut model, &effects, fixture::company_found());
    assert!(!screen(&model).contains("紫瑞"));
    asked(&mut model, "mima<Enter>", Answer::Unlocked);
    assert!(screen(&model).contains("南京紫瑞精密机械有限公司"));
}

#[test]
fn whoever_logs_in_next_finds_nothing() {
    let mut model = open_archive();
    update(&mut model, Msg::Idle);
    press(&mut model, "<F8><Left><Enter>");
    asked(&mut model, "李<Enter>mima<Enter>", Answer::LoggedIn(status("窗口二")));
    assert!(!screen(&model).contains("最近查询"));
    press(&mut model, "<Esc><Esc>");
    assert!(matches!(model.screen, Screen::Query(_)) && model.trail.is_empty());
}

#[test]
fn the_store_is_warmed_right_after_the_login() {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Enter>mima<Enter>");
    let effects = answer(&mut model, &effects, Answer::LoggedIn(status("窗口一")));
    let warm = |e: &Effect| matches!(e, Effect::Ask { job: Job::Warm, .. });
    assert!(effects.first().is_some_and(warm));
}

#[test]
fn a_blank_or_a_function_key_leaves_the_archive_alone() {
    let mut model = open_archive();
    press(&mut model, " <F12><Home>");
    assert!(matches!(model.screen, Screen::Archive(_)));
}
