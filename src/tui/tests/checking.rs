//! Checking for a matter, told as key strings: choosing the scene, findings, grounds, feedback.

use super::checks;
use super::fixture::{self, CODE, TODAY};
use super::gallery::{asked, open_archive, open_check, open_person};
use super::*;
use crate::domain::{
    assessment::{Remark, RemarkKind},
    feedback::Execution,
    outcome::Outcome,
    report::ReportKind,
    scene::SceneId,
    subject::SubjectId,
};
use crate::tui::model::{Overlay, Screen};
use crate::tui::msg::Job;

fn job(effects: &[Effect]) -> Option<&Job> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Ask { job, .. } => Some(job),
        _ => None,
    })
}

fn scene_of(effects: &[Effect]) -> Option<&str> {
    match job(effects)? {
        Job::LookUp { scene, .. } | Job::Open { scene, .. } => scene.as_ref().map(SceneId::as_str),
        _ => None,
    }
}

#[test]
fn a_scene_is_chosen_before_the_look_up_and_stays_for_the_next() {
    for keys in ["<Tab><Tab><Tab><Right>", "<F4>1<Enter>", "<F4><Down><Enter>"] {
        let mut model = open_desk();
        press(&mut model, keys);
        for _ in 0..2 {
            let effects = press(&mut model, &format!("<Ctrl-U>{CODE}<Enter>"));
            assert_eq!(scene_of(&effects), Some("special-fund"), "{keys}");
            answer(&mut model, &effects, fixture::company_found());
            press(&mut model, "<Esc>");
        }
    }
}

#[test]
fn a_scene_is_chosen_after_the_look_up() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F4>1<Enter>");
    assert_eq!(scene_of(&effects), Some("special-fund"));
    answer(&mut model, &effects, checks::checked(TODAY));
    assert!(screen(&model).contains(">核查 4<") && screen(&model).contains("有需关注记录 3 项"));
    let effects = press(&mut model, "<F4>0<Enter>");
    assert_eq!(scene_of(&effects), None, "the first entry only shows the archive");
}

#[test]
fn an_operator_is_offered_what_the_role_may_check_for() {
    for (role, offered) in [(OperatorRole::Clerk, false), (OperatorRole::Approver, true)] {
        let mut model = open_desk();
        model.status.role = Some(role);
        press(&mut model, "<F4>");
        let pages = (0..3).map(|_| {
            let page = screen(&model);
            press(&mut model, "<PgDn>");
            page
        });
        assert_eq!(pages.collect::<String>().contains("干部任用"), offered, "{role:?}");
    }
}

#[test]
fn a_scan_over_the_list_of_scenes_is_a_query_and_its_enter_chooses_nothing() {
    let mut model = open_desk();
    press(&mut model, "<F4>");
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    assert!(matches!(job(&effects), Some(Job::LookUp { query, .. }) if query == CODE));
    let mut model = open_archive();
    press(&mut model, "<F4>");
    assert_eq!(scan(&mut model, "1<Enter>"), []);
}

#[test]
fn enter_on_a_finding_goes_to_its_record_and_tab_to_its_ground() {
    let mut model = open_check();
    assert!(screen(&model).contains("依据  国办发〔2020〕49号"), "the chosen one's ground");
    press(&mut model, "<Down><Enter>");
    let shown = screen(&model);
    assert!(shown.contains("信息详情") && shown.contains("宁栖环罚〔2026〕17号"), "{shown}");
    press(&mut model, "<Esc><Tab>");
    let shown = screen(&model);
    assert!(shown.contains("第 2 项 共 4 项") && shown.contains("失信程度"), "{shown}");
    press(&mut model, "<Up><Enter>");
    assert!(screen(&model).contains("拖欠农民工工资"));
    press(&mut model, "<Esc><Esc>");
    assert!(screen(&model).contains("> 审慎"), "back on the finding seen last");
}

#[test]
fn without_a_scene_there_is_no_ground_to_show() {
    let mut model = open_archive();
    press(&mut model, "<Tab>");
    assert!(screen(&model).contains("按 F4 选核查事由"));
    let mut model = open_check();
    press(&mut model, "<Right><Tab>");
    assert!(screen(&model).contains("换到核查页"));
    let mut model = open_archive();
    let Answer::Opened(mut clear) = checks::checked(TODAY) else { panic!("no archive") };
    clear.check.as_mut().unwrap().assessment.findings.clear();
    asked(&mut model, "<F4>1<Enter>", Answer::Opened(clear));
    press(&mut model, "<Tab>");
    assert!(screen(&model).contains("没有核查发现，也就没有条文"), "nothing to choose from");
}

#[test]
fn another_day_and_another_basis_keep_the_scene_and_the_day_is_told_everywhere() {
    let mut model = open_check();
    let day = jiff::civil::date(2028, 3, 18);
    let effects = press(&mut model, "<F6><Ctrl-U>2028-03-18<Enter>");
    assert_eq!(scene_of(&effects), Some("special-fund"));
    answer(&mut model, &effects, checks::checked(day));
    let words = "查看日 2028-03-18（尚未到来，系推算）";
    assert!(!screen(&model).contains("拖欠农民工工资"), "its last day was the day before");
    for keys in ["", "<Enter>", "<Esc><Tab>"] {
        press(&mut model, keys);
        assert!(screen(&model).contains(words), "{}", screen(&model));
    }
    press(&mut model, "<Esc>");
    let effects = press(&mut model, "<F7><Right><Tab>复核<Enter>");
    assert_eq!(scene_of(&effects), Some("special-fund"));
    assert!(matches!(job(&effects), Some(Job::Open { day: Some(d), .. }) if *d == day));
}

#[test]
fn a_report_from_a_day_to_come_is_of_today() {
    let mut model = open_check();
    let later = checks::checked(jiff::civil::date(2028, 3, 18));
    asked(&mut model, "<F6><Ctrl-U>2028-03-18<Enter>", later);
    press(&mut model, "<F5>");
    assert!(screen(&model).contains("止日  [ 2026-11-22"));
}

#[test]
fn a_report_from_the_page_of_measures_is_of_measures() {
    for (keys, kind) in
        [("<F5>", ReportKind::CreditCheck), ("<Right><Right><F5>", ReportKind::Measures)]
    {
        let mut model = open_check();
        let effects = press(&mut model, &format!("{keys}<Tab><Tab>技改审查<Enter>"));
        let Some(Job::Issue(order)) = job(&effects) else { panic!("{effects:?}") };
        let scene = order.scene.as_ref().map(SceneId::as_str);
        assert_eq!((order.kind, scene), (kind, Some("special-fund")));
    }
}

#[test]
fn what_was_done_is_registered_once_and_shown() {
    let mut model = open_check();
    press(&mut model, "<Tab><F2>");
    assert_eq!(press(&mut model, "<Enter>"), [], "not without a department");
    assert!(screen(&model).contains("还没有填执行部门"));
    let effects = press(&mut model, "栖霞区财政局<Tab><Ctrl-U>2026-11-23<Enter>");
    assert_eq!(effects, [], "not on a day to come");
    let effects = press(&mut model, "<Ctrl-U>2026-11-20<Tab>栖财函〔2026〕8号<Enter>");
    let Some(Job::Register(registration)) = job(&effects) else { panic!("{effects:?}") };
    assert_eq!(registration.department, "栖霞区财政局");
    assert_eq!(registration.execution, Execution::Done);
    assert_eq!(press(&mut model, "<Enter>"), [], "and not a second time");
    answer(&mut model, &effects, checks::registered());
    assert!(model.overlay.is_none());
    let shown = screen(&model);
    assert!(shown.contains("执行反馈") && shown.contains("栖霞区财政局"), "{shown}");
}

#[test]
fn a_half_filled_feedback_is_not_left_without_asking() {
    let mut model = open_check();
    press(&mut model, "<Tab><F2>财政局<Esc>");
    assert!(screen(&model).contains("放弃吗"));
    press(&mut model, "<Right><Enter>");
    assert!(model.overlay.is_none() && matches!(model.screen, Screen::Finding(_)));
    press(&mut model, "<F2><Esc>");
    assert!(!matches!(model.overlay, Some(Overlay::Confirm(_))), "nothing typed, nothing asked");
}

#[test]
fn a_refused_check_stays_with_the_reason() {
    let mut model = open_archive();
    let refusal = Answer::Refused("数据库读不出来。请联系系统管理员。".into());
    asked(&mut model, "<F4>1<Enter>", refusal);
    assert!(screen(&model).contains("数据库读不出来"));
}

/// The keys that register what was done about the first finding and leave before the answer.
const LEFT: &str = "<Tab><F2>栖霞区财政局<Enter><Esc>";

#[test]
fn feedback_registered_after_the_dialog_was_left_is_told_and_shown() {
    let said = "已登记执行反馈（栖霞区财政局，已执行），并记入日志。";
    for (keys, back) in [("", ""), ("<Enter>", "<Esc>"), ("<Esc><F5>", "<Esc><Tab>")] {
        let mut model = open_check();
        let effects = press(&mut model, &format!("{LEFT}{keys}"));
        answer(&mut model, &effects, checks::registered());
        assert!(screen(&model).contains(said), "{}", screen(&model));
        press(&mut model, back);
        assert_eq!(screen(&model).matches("栖财函〔2026〕8号").count(), 1, "{keys}");
    }
}

#[test]
fn late_feedback_never_goes_to_another_subjects_check() {
    let mut model = open_check();
    let registering = press(&mut model, LEFT);
    let Answer::Opened(mut other) = checks::checked(TODAY) else { panic!("no archive") };
    other.archive.subject.id = SubjectId(2);
    let effects = scan(&mut model, &format!("{CODE}<Enter>"));
    let found = fixture::found(Outcome::CodeMatch, vec![other.archive.clone()]);
    answer(&mut model, &effects, found);
    asked(&mut model, "<F4>1<Enter>", Answer::Opened(other));
    answer(&mut model, &registering, checks::registered());
    assert!(screen(&model).contains("已登记执行反馈（栖霞区财政局"), "{}", screen(&model));
    press(&mut model, "<Tab>");
    assert!(!screen(&model).contains("栖财函"), "{}", screen(&model));
}

#[test]
fn feedback_an_archive_opened_anew_has_already_is_not_shown_twice() {
    let mut model = open_check();
    let registering = press(&mut model, LEFT);
    let Answer::Opened(mut anew) = checks::checked(TODAY) else { panic!("no archive") };
    let Answer::Registered(feedback) = checks::registered() else { panic!("no feedback") };
    anew.check.as_mut().unwrap().feedback.push(feedback);
    asked(&mut model, "<Esc><F4>1<Enter>", Answer::Opened(anew));
    answer(&mut model, &registering, checks::registered());
    press(&mut model, "<Tab>");
    assert_eq!(screen(&model).matches("栖财函〔2026〕8号").count(), 1);
}

/// The open sheet from its first page to its last.
fn whole_sheet(model: &mut Model) -> String {
    let mut pages = String::new();
    for _ in 0..12 {
        pages.push_str(&screen(model));
        press(model, "<PgDn>");
    }
    pages
}

#[test]
fn the_overview_tells_what_the_head_has_no_room_for() {
    let mut model = open_archive();
    let Answer::Opened(mut opened) = checks::checked(TODAY) else { panic!("no archive") };
    opened.notes = vec![
        "本次核查没有连上平台。".into(),
        "曾用名相同的主体另有 1 个。".into(),
        "税务数据较旧。".into(),
    ];
    let remark =
        Remark { kind: RemarkKind::Before, sentence: "区间以前另有 4 条。".into() };
    opened.check.as_mut().unwrap().assessment.remarks.push(remark);
    asked(&mut model, "<F4>1<Enter>", Answer::Opened(opened));
    assert!(screen(&model).contains("行说明，见概要"), "{}", screen(&model));
    press(&mut model, "<Right>");
    let told = whole_sheet(&mut model);
    let sentences = [
        "区间以前另有 4 条。",
        "未列 1 条：已过公示期 1 条",
        "另有 2 条名称与代码不符，待核实，未计入本档案",
        "本次核查没有连上平台。",
        "曾用名相同的主体另有 1 个。",
        "税务数据较旧。",
    ];
    for sentence in sentences {
        assert!(told.contains(&format!("说明                {sentence}")), "{sentence}\n{told}");
    }
}

#[test]
fn the_first_day_of_a_report_follows_the_matter_until_it_is_typed() {
    let from = |model: &Model, day: &str| screen(model).contains(&format!("起日  [ {day}"));
    for housing in ["<F4>5<Enter>", "<Tab><Right><Right><Right><Right><BackTab>"] {
        let mut model = open_person();
        press(&mut model, "<F5>");
        assert!(from(&model, "2023-11-22"), "{}", screen(&model));
        press(&mut model, housing);
        assert!(from(&model, "2021-11-22"), "{}", screen(&model));
        press(&mut model, "<Tab><Tab><Tab><Tab><Ctrl-U>2026-10-31<F4>4<Enter>");
        assert!(from(&model, "2023-10-31"), "{}", screen(&model));
        press(&mut model, "<BackTab><Ctrl-U>2025-01-01<F4>5<Enter>");
        assert!(from(&model, "2025-01-01"), "{}", screen(&model));
        press(&mut model, "<Ctrl-U><F4>4<Enter>");
        assert!(screen(&model).contains("不限起日"), "emptied is said too");
    }
}

#[test]
fn digits_typed_slowly_over_the_list_of_scenes_are_numbers_however_many() {
    for (keys, chosen) in [
        ("29", "9"),
        ("123", "3"),
        ("1２", "12"),
        ("2x", ""),
        ("0002", "2"),
        ("0", "0"),
        ("7许可", "6"),
        ("专项", "1"),
        ("建设项目", "10"),
        ("示范", ""),
    ] {
        let mut model = open_archive();
        press(&mut model, &format!("<F4>{keys}"));
        let shown = screen(&model);
        match chosen {
            "" => assert!(model.overlay.is_none(), "{keys}"),
            _ => assert!(shown.contains(&format!("> {chosen:>2}  ")), "{keys}\n{shown}"),
        }
    }
}

#[test]
fn a_scan_of_digits_over_the_list_of_scenes_is_a_query_without_what_was_typed_before() {
    let digits = "320113000012345";
    for typed in ["", "2", "25"] {
        let mut model = open_desk();
        // The first digit of the scan comes after a pause.
        press(&mut model, &format!("<F4>{typed}{}", &digits[..1]));
        let effects = scan(&mut model, &format!("{}<Enter>", &digits[1..]));
        assert!(matches!(job(&effects), Some(Job::LookUp { query, .. }) if query == digits));
    }
    let mut model = open_desk();
    press(&mut model, "<F4>");
    update(&mut model, Msg::Pasted { text: digits.into(), at: Moment(2_000_000) });
    assert!(model.overlay.is_none() && screen(&model).contains(digits), "pasted in one piece");
    let mut model = open_desk();
    press(&mut model, &format!("<F4>{CODE}"));
    assert!(screen(&model).contains(CODE), "typed by hand it shows at its letter");
}

#[test]
fn feedback_refused_after_the_dialog_was_left_is_told() {
    let mut model = open_check();
    let effects = press(&mut model, &format!("{LEFT}<Esc>"));
    let said = || Answer::Refused("磁盘已满。请清理。".into());
    answer(&mut model, &effects, said());
    assert!(screen(&model).contains("执行反馈没有登记。磁盘已满。请清理。"));
    let revision = model.revision;
    answer(&mut model, &effects, said());
    assert_eq!(model.revision, revision, "once");
}

#[test]
fn the_dialog_names_the_departments_of_the_measure_it_covers() {
    let mut model = open_check();
    press(&mut model, "<Tab><F2>");
    assert!(screen(&model).contains("|  责任部门  "), "{}", screen(&model));
}

#[test]
fn a_report_of_another_matter_or_period_does_not_show_this_ones_answer() {
    for keys in ["<F5><Tab><Right>", "<F5><Tab><Tab><Tab><Ctrl-U>2025-01-01"] {
        let mut model = open_check();
        press(&mut model, "<F5>");
        assert!(screen(&model).contains("就专项资金一事，有需关注记录 3 项"));
        press(&mut model, &format!("<Esc>{keys}"));
        let shown = screen(&model);
        assert!(!shown.contains("需关注记录 3 项"), "{shown}");
        assert!(shown.contains("核查结论在出具时按所选事由和起止日得出。"), "{shown}");
    }
}
