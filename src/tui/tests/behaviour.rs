//! What keys do, told as key strings.

use super::*;
use crate::tui::model::Screen;
use crate::tui::msg::{Job, Secret};

const CODE: &str = "91320113MA1X7K2EQP";

fn looked_up(effects: &[Effect]) -> Vec<&str> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask { job: Job::LookUp { query, .. }, .. } => Some(query.as_str()),
            _ => None,
        })
        .collect()
}

fn typed(model: &Model) -> &str {
    match &model.screen {
        Screen::Query(query) => query.code.text(),
        screen => panic!("not the home: {screen:?}"),
    }
}

#[test]
fn a_name_and_a_password_open_a_session() {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Enter>mima<Enter>");
    let job = Job::LogIn { operator: "窗口一".into(), password: Secret::new("mima") };
    assert_eq!(effects, [Effect::Ask { ticket: Ticket(1), job }]);
    assert!(screen(&model).contains("正在核对密码"));
    assert_eq!(press(&mut model, "<Enter>"), [], "one try at a time");
    answer(&mut model, &effects, Answer::LoggedIn(status("窗口一")));
    assert!(screen(&model).contains("窗口一  在线  数据截至 2026-11-22 09:00"));
}

#[test]
fn a_refused_login_says_so_and_forgets_the_password() {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Tab>mima<Enter>");
    let reason = "操作员或密码不对。请重新输入密码。";
    answer(&mut model, &effects, Answer::Refused(reason.into()));
    assert!(screen(&model).contains(reason));
    let effects = press(&mut model, "x<Enter>");
    let password = Secret::new("x");
    assert!(matches!(&effects[..], [Effect::Ask { job: Job::LogIn { password: p, .. }, .. }]
        if *p == password));
}

#[test]
fn an_answer_to_an_abandoned_login_closes_the_session() {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Enter>mima<Enter>");
    update(&mut model, Msg::Idle);
    let late = answer(&mut model, &effects, Answer::LoggedIn(status("窗口一")));
    assert!(matches!(&late[..], [Effect::Ask { job: Job::LogOut, .. }]));
    assert!(matches!(model.screen, Screen::Login(_)));
}

#[test]
fn a_code_is_looked_up_and_a_refusal_is_a_sentence() {
    let mut model = open_desk();
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    assert_eq!(looked_up(&effects), [CODE]);
    assert!(screen(&model).contains("正在查询"));
    let reason = "数据库无法打开。请联系系统管理员。";
    answer(&mut model, &effects, Answer::Refused(reason.into()));
    assert!(screen(&model).contains(reason));
    assert!(!screen(&model).contains("正在查询"));
}

#[test]
fn a_late_answer_is_dropped_and_draws_nothing() {
    let mut model = open_desk();
    let first = press(&mut model, "1<Enter>");
    let second = press(&mut model, "2<Enter>");
    assert_eq!((looked_up(&first), looked_up(&second)), (vec!["1"], vec!["2"]));
    let revision = model.revision;
    answer(&mut model, &first, Answer::Refused("旧".into()));
    assert_eq!(model.revision, revision);
    answer(&mut model, &second, Answer::Refused("新".into()));
    assert!(screen(&model).contains("新"));
}

#[test]
fn keys_that_mean_nothing_draw_nothing() {
    let mut model = open_desk();
    let revision = model.revision;
    press(&mut model, "<Ctrl-Q><Ctrl-S><F12><PgDn>");
    assert_eq!(model.revision, revision);
}

#[test]
fn quitting_asks_and_the_answer_is_no_until_chosen() {
    let mut model = open_desk();
    assert_eq!(press(&mut model, "<F8><Enter>"), []);
    assert_eq!(press(&mut model, "<F8><Esc>"), []);
    assert_eq!(press(&mut model, "<F8><Right><Enter>"), [Effect::Quit]);
    assert_eq!(press(&mut desk(), "<F8>"), [Effect::Quit], "nothing to lose at the login");
}

#[test]
fn a_scan_cannot_confirm() {
    let mut model = open_desk();
    press(&mut model, "<F8><Right>");
    assert_eq!(scan(&mut model, &format!("{CODE}<Enter>")), []);
    assert!(screen(&model).contains("退出程序吗"), "the question stands");
    assert_eq!(press(&mut model, "<Enter>"), [Effect::Quit], "a person may still say so");
}

#[test]
fn an_enter_right_after_an_enter_cannot_confirm() {
    let mut model = open_desk();
    let at = Moment(5_000_000);
    let send = |model: &mut Model, key: &str, after: u64| {
        let key = keymap::keys(key)[0];
        update(model, Msg::Key { key, at: Moment(at.0 + after) })
    };
    send(&mut model, "<Enter>", 0);
    send(&mut model, "<F8>", 100);
    send(&mut model, "<Right>", 200);
    assert_eq!(send(&mut model, "<Enter>", 349), []);
    assert_eq!(send(&mut model, "<Enter>", 499), [Effect::Quit]);
}

#[test]
fn every_function_key_is_in_the_menu() {
    let mut model = open_desk();
    press(&mut model, "<Esc>");
    for (number, binding) in (1..).zip(keymap::menu(keymap::Context::Query)) {
        let line = format!("{number}  {}  {}", binding.label, binding.caption);
        assert!(screen(&model).contains(&line), "{line}");
    }
    press(&mut model, "8<Enter>");
    assert!(screen(&model).contains("退出程序吗"));
}

#[test]
fn full_width_digits_choose_too() {
    let mut model = open_desk();
    press(&mut model, "<Esc>８<Enter>");
    assert!(screen(&model).contains("退出程序吗"));
}

#[test]
fn a_repaint_comes_with_the_menu() {
    let mut model = open_desk();
    assert_eq!(press(&mut model, "<Ctrl-L>"), [Effect::Repaint]);
    assert!(screen(&model).contains("Ctrl-L 可打开本菜单"));
}

#[test]
fn a_scan_that_meets_a_menu_or_the_help_goes_to_the_code_field() {
    for opened in ["<Esc>", "<F1>"] {
        let mut model = open_desk();
        press(&mut model, opened);
        let effects = scan(&mut model, &format!("{CODE}<Enter>"));
        assert_eq!(looked_up(&effects), [CODE], "after {opened}");
        assert_eq!(typed(&model), CODE);
    }
}

#[test]
fn an_idle_desk_is_covered_and_comes_back_as_it_was() {
    let mut model = open_desk();
    press(&mut model, "紫瑞<F1>");
    update(&mut model, Msg::Idle);
    let covered = screen(&model);
    assert!(covered.contains("已锁屏。请 窗口一 输入密码继续。") && !covered.contains("紫瑞"));
    let wrong = press(&mut model, "x<Enter>");
    answer(&mut model, &wrong, Answer::Refused("密码不对。请重新输入。".into()));
    assert!(screen(&model).contains("密码不对"));
    let right = press(&mut model, "mima<Enter>");
    assert!(matches!(&right[..], [Effect::Ask { job: Job::Unlock { password }, .. }]
        if password.reveal() == "mima"));
    answer(&mut model, &right, Answer::Unlocked);
    press(&mut model, "<Esc>");
    assert_eq!(typed(&model), "紫瑞");
}

#[test]
fn what_the_desk_says_to_a_covered_screen_waits_behind_the_lock() {
    let mut model = open_desk();
    let effects = press(&mut model, "紫瑞<Enter><F7>");
    answer(&mut model, &effects, Answer::Refused("紫瑞查不了。请重试。".into()));
    assert!(!screen(&model).contains("紫瑞"));
    let opened = press(&mut model, "mima<Enter>");
    answer(&mut model, &opened, Answer::Unlocked);
    assert!(screen(&model).contains("紫瑞查不了。请重试。"));
}

#[test]
fn somebody_else_can_log_in_at_a_locked_desk() {
    let mut model = open_desk();
    let effects = press(&mut model, "<F7><F8><Left><Enter>");
    assert!(matches!(&effects[..], [Effect::Ask { job: Job::LogOut, .. }]));
    assert!(screen(&model).contains("操作员"));
    assert!(!screen(&model).contains("窗口一"));
}

#[test]
fn pasted_text_lands_in_the_field_and_submits_nothing() {
    let mut model = open_desk();
    let text = format!("{CODE}\r\n");
    assert_eq!(update(&mut model, Msg::Pasted { text, at: Moment(1) }), []);
    assert_eq!(typed(&model), CODE);
}

#[test]
fn the_system_may_end_the_program() {
    assert_eq!(update(&mut open_desk(), Msg::Terminated), [Effect::Quit]);
}
