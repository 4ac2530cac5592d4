//! What is typed or scanned goes where it belongs, and is never lost without asking.

use super::fixture::{self, CODE, PERSON};
use super::gallery::{asked, open_archive, open_person};
use super::*;
use crate::domain::outcome::Outcome;
use crate::tui::model::{Overlay, Screen};
use crate::tui::msg::Job;

fn query_of(effects: &[Effect]) -> Option<&str> {
    match effects {
        // Whoever comes home is told what is pressing, besides.
        [Effect::Ask { job: Job::Commitments(_), .. }, rest @ ..] => query_of(rest),
        [Effect::Ask { job: Job::LookUp { query, .. }, .. }] => Some(query),
        _ => None,
    }
}

#[test]
fn beside_a_choice_text_goes_to_the_field_it_can_only_be_for() {
    let mut model = open_archive();
    press(&mut model, "<F5>技改审查");
    assert!(screen(&model).contains("用途  [ 技改审查 "));
    let mut model = open_archive();
    press(&mut model, "<F7>复核");
    assert!(screen(&model).contains("用途  [ 复核 "));
    let mut model = open_desk();
    let effects = scan(&mut model, &format!("<Tab>{CODE}<Enter>"));
    assert_eq!(query_of(&effects), Some(CODE));
}

#[test]
fn a_dialog_with_something_typed_is_not_left_without_asking() {
    for (typed, kept) in [
        ("<F3>核对证件", "核对证件"),
        ("<F6><Ctrl-U>2024-01-31", "2024-01-31"),
        ("<F7><Tab>复核", "复核"),
    ] {
        let mut model = open_person();
        press(&mut model, &format!("{typed}<Esc>"));
        assert!(screen(&model).contains("放弃吗？"), "{typed}");
        press(&mut model, "<Enter>");
        assert!(screen(&model).contains(kept), "no is the first answer: {typed}");
        press(&mut model, "<Esc><Esc>");
        assert!(screen(&model).contains(kept), "Esc is no: {typed}");
        press(&mut model, "<Esc><Right><Enter>");
        assert!(model.overlay.is_none() && matches!(model.screen, Screen::Archive(_)), "{typed}");
    }
}

#[test]
fn a_dialog_with_nothing_typed_is_left_at_once() {
    for key in ["<F3>", "<F6>", "<F7><Right>"] {
        let mut model = open_person();
        press(&mut model, &format!("{key}<Esc>"));
        assert!(model.overlay.is_none(), "{key}");
    }
}

#[test]
fn a_lock_over_a_question_brings_back_question_and_dialog() {
    let mut model = open_person();
    press(&mut model, "<F7><Tab>复核<Esc>");
    update(&mut model, Msg::Idle);
    asked(&mut model, "mima<Enter>", Answer::Unlocked);
    assert!(matches!(model.overlay, Some(Overlay::Confirm(_))));
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("复核"));
}

#[test]
fn a_scan_after_the_archive_is_the_next_query() {
    for before in ["", "<Right>", "<Right><Enter>"] {
        let mut model = open_archive();
        press(&mut model, before);
        let effects = scan(&mut model, "91320113MA0000007Q<Enter>");
        assert_eq!(query_of(&effects), Some("91320113MA0000007Q"), "after {before:?}");
    }
    let mut model = open_archive();
    asked(&mut model, "<F5>审查<Enter>", fixture::issued());
    let effects = scan(&mut model, "91320113MA0000007Q<Enter>");
    assert_eq!(query_of(&effects), Some("91320113MA0000007Q"), "after a report");
}

/// Nobody was found perhaps because the code was typed wrong: the doubt stays in view.
#[test]
fn a_doubtful_code_is_told_when_nobody_was_found() {
    let doubt = "统一社会信用代码，校验码不符，应为 P";
    let wrong = "91320113MA1X7K2EQ4<Enter>";
    let mut model = open_desk();
    asked(&mut model, wrong, fixture::found(Outcome::None, vec![]));
    assert!(screen(&model).contains("未查到主体") && screen(&model).contains(doubt));
    press(&mut model, "<Backspace>P");
    asked(&mut model, "<Enter>", fixture::found(Outcome::None, vec![]));
    assert!(screen(&model).contains("未查到主体") && !screen(&model).contains("校验码不符"));
}

/// The sentence that asks for basis and purpose leaves the number where it is.
#[test]
fn a_purpose_typed_right_after_the_basis_is_the_purpose() {
    let mut model = open_desk();
    asked(&mut model, &format!("{PERSON}<Enter>"), Answer::NeedsBasis("须选依据。".into()));
    let effects = press(&mut model, "<Right><Right>租赁审查<Enter>");
    assert_eq!(query_of(&effects), Some(PERSON));
    assert!(matches!(&effects[..], [Effect::Ask { job: Job::LookUp { grounds, .. }, .. }]
        if grounds.purpose == "租赁审查"));
}

#[test]
fn a_scan_that_falls_into_the_purpose_looks_up_nobody() {
    let mut model = open_desk();
    press(&mut model, &format!("{PERSON}<Tab><Right><Tab>"));
    assert_eq!(scan(&mut model, &format!("{CODE}<Enter>")), []);
    assert!(screen(&model).contains("还没有查询"));
    assert_eq!(query_of(&press(&mut model, "<Enter>")), Some(PERSON), "a person may still say so");
}

#[test]
fn another_day_is_shown_on_the_page_one_was_on() {
    let mut model = open_archive();
    let then = fixture::archive_on(jiff::civil::date(2026, 7, 1));
    asked(&mut model, "<Right><Right><F6><Ctrl-U>2026-07-01<Enter>", fixture::opened(then));
    assert!(screen(&model).contains(">行政处罚"), "{}", screen(&model));
    let before = fixture::archive_on(jiff::civil::date(2024, 1, 31));
    asked(&mut model, "<F6><Ctrl-U>2024-01-31<Enter>", fixture::opened(before));
    assert!(screen(&model).contains(">概要<"), "there were no penalties then");
}

#[test]
fn the_same_query_made_in_vain_twice_is_one_line() {
    let mut model = open_desk();
    for _ in 0..2 {
        asked(&mut model, "马群粮油便民店<Enter>", fixture::found(Outcome::None, vec![]));
    }
    assert_eq!(screen(&model).matches("未查到主体  马群粮油便民店").count(), 1);
}
