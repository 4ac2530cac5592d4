//! Commitments from the home to the printer, told as key strings.

use super::commitment_fixture::{self as fixture, ID, NUMBER, TEMPLATE};
use super::commitment_gallery::{
    FILLED, frozen, open_commitment, open_form, open_list, own_list, pressing_desk, previewed,
};
use super::gallery::{asked, open_archive};
use super::paper_fixture as paper;
use super::papers::{job, refused};
use super::*;
use crate::domain::{access::Grounds, commitment::State, report::ReportKind, subject::SubjectId};
use crate::tui::commitments::{CommitmentAnswer, CommitmentJob, CommitmentWish, NewCommitment};
use crate::tui::model::{Overlay, Screen};
use crate::tui::msg::Job;

fn about(effects: &[Effect]) -> Option<&CommitmentJob> {
    match job(effects) {
        Some(Job::Commitments(job)) => Some(job),
        _ => None,
    }
}

fn found(wish: CommitmentWish) -> CommitmentJob {
    CommitmentJob::Find(wish)
}

#[test]
fn whoever_comes_home_is_told_what_is_pressing() {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Enter>mima<Enter>");
    let effects = answer(&mut model, &effects, Answer::LoggedIn(status("窗口一")));
    assert_eq!(about(&effects), Some(&CommitmentJob::Count));
    answer(&mut model, &effects, fixture::counted());
    let line = "今日待办  承诺  已逾期 1  今日到期 2  待归档 1";
    assert!(screen(&model).contains(line), "{}", screen(&model));
    asked(&mut model, "紫瑞<Enter>", super::fixture::company_found());
    let effects = press(&mut model, "<Esc>");
    assert_eq!(about(&effects), Some(&CommitmentJob::Count), "asked anew");
    answer(&mut model, &effects, fixture::said(CommitmentAnswer::Counted(vec![])));
    assert!(!screen(&model).contains("今日待办"));
    let effects = press(&mut model, "<F5><Esc>");
    answer(&mut model, &effects, refused("没有权限。"));
    assert!(!screen(&model).contains("没有权限"), "nobody asked for it");
}

#[test]
fn the_list_begins_with_what_is_pressing_and_turns_to_the_latest() {
    let effects = press(&mut open_desk(), "<F2>");
    assert_eq!(about(&effects), Some(&found(CommitmentWish::Latest)), "nothing is pressing");
    let mut model = pressing_desk();
    let effects = press(&mut model, "<F2>");
    assert_eq!(about(&effects), Some(&found(CommitmentWish::Pressing)));
    answer(&mut model, &effects, fixture::found());
    let effects = press(&mut model, "<F4>");
    assert_eq!(about(&effects), Some(&found(CommitmentWish::Latest)));
    answer(&mut model, &effects, fixture::found());
    let effects = press(&mut model, "<F4>");
    assert_eq!(about(&effects), Some(&found(CommitmentWish::Pressing)));
    let mut model = own_list();
    let effects = press(&mut model, "<F4>");
    assert_eq!(about(&effects), Some(&found(CommitmentWish::Pressing)));
    answer(&mut model, &effects, fixture::found());
    let effects = press(&mut model, "<F4><F4>");
    let own = CommitmentWish::Subject(SubjectId(1));
    assert_eq!(about(&effects), Some(&found(own)), "round again");
}

#[test]
fn a_commitment_is_found_by_words_and_opened_by_its_paper() {
    let mut model = open_list();
    let effects = scan(&mut model, "示信诺〔2026〕1号<Enter>");
    let wish = CommitmentWish::Text(NUMBER.into(), Grounds::public());
    assert_eq!(about(&effects), Some(&found(wish)), "over the list");
    answer(&mut model, &effects, fixture::found());
    assert_eq!(scan(&mut model, "<Enter>"), [], "a scanner's second Enter");
    let effects = press(&mut model, "<Enter>");
    assert_eq!(about(&effects), Some(&CommitmentJob::Open("草稿12".into())));
    answer(&mut model, &effects, fixture::opened(State::InForce));
    assert!(screen(&model).contains("【履行中】  示信诺〔2026〕1号"));
    let effects = press(&mut model, "<Esc>");
    assert!(matches!(about(&effects), Some(CommitmentJob::Find(_))), "the list is read anew");
    let effects = scan(&mut model, &format!("{}<Enter>", fixture::qr()));
    assert_eq!(about(&effects), Some(&CommitmentJob::Open(fixture::qr())));
}

#[test]
fn a_paper_scanned_at_home_opens_its_commitment_and_other_papers_are_verified() {
    for typed in [fixture::qr(), fixture::qr().to_lowercase()] {
        for mut model in [open_desk(), open_archive(), open_commitment(State::Kept)] {
            let effects = scan(&mut model, &format!("{typed}<Enter>"));
            assert!(matches!(about(&effects), Some(CommitmentJob::Open(_))), "{typed}");
            answer(&mut model, &effects, fixture::opened(State::InForce));
            assert!(matches!(model.screen, Screen::Commitment(_)));
            press(&mut model, "<Esc>");
            assert!(matches!(&model.screen, Screen::Query(query) if query.code.is_blank()));
        }
    }
    let mut model = open_desk();
    let at = Moment(9_000_000);
    update(&mut model, Msg::Pasted { text: fixture::qr(), at });
    assert!(about(&press(&mut model, "<Enter>")).is_some(), "pasted");
    let report = fixture::statement(ReportKind::CreditCheck, "示信核〔2026〕1号");
    for paper in [report, "HECHA2V/20261120T0905/7K4MQX2P9T/AAAA".to_owned()] {
        let mut model = open_desk();
        let effects = scan(&mut model, &format!("{paper}<Enter>"));
        assert_eq!(job(&effects), Some(&Job::Verify(paper)));
        assert!(matches!(model.screen, Screen::Verify(_)));
    }
}

#[test]
fn a_paper_of_another_office_is_verified_and_why_is_said() {
    let mut model = open_desk();
    let effects = scan(&mut model, &format!("{}<Enter>", fixture::qr()));
    let effects = answer(&mut model, &effects, refused("没有查到这份承诺。请核对编号。"));
    assert_eq!(job(&effects), Some(&Job::Verify(fixture::qr())));
    let shown = screen(&model);
    assert!(shown.contains("正在核验") && shown.contains("没有查到这份承诺。"), "{shown}");
}

#[test]
fn a_new_one_needs_a_subject_and_a_template_that_suits_it() {
    let mut model = open_list();
    press(&mut model, "<F2>");
    assert!(screen(&model).contains("还没有查主体") && model.overlay.is_none());
    let mut model = own_list();
    press(&mut model, "<F2>");
    let shown = screen(&model);
    assert!(shown.contains("专项资金申报信用承诺书") && shown.contains("受理前核查"), "{shown}");
    assert!(!shown.contains("个人诚信承诺书") && !shown.contains("已停用"), "{shown}");
    assert_eq!(scan(&mut model, "1<Enter>"), [], "a scanner chooses nothing");
    let effects = press(&mut model, "2<Enter>");
    let begin = |template: &str| CommitmentJob::Begin {
        subject: SubjectId(1),
        template: template.into(),
        grounds: Grounds::public(),
    };
    assert_eq!(about(&effects), Some(&begin("permit")));
    answer(&mut model, &effects, refused("没有权限。请找窗口人员。"));
    assert!(screen(&model).contains("没有权限。"), "the list of templates stays");
    let effects = press(&mut model, "专项<Enter>");
    assert_eq!(about(&effects), Some(&begin(TEMPLATE)), "by its name");
}

#[test]
fn a_shut_gate_says_every_bar_and_leads_nowhere() {
    let mut model = own_list();
    asked(&mut model, "<F2>2<Enter>", fixture::barred());
    let shown = screen(&model);
    for said in ["查到限制使用「行政许可告知承诺书」的信息", "拖欠农民工工资", "依据", "修复"]
    {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    assert_eq!(press(&mut model, "<Enter>"), []);
    assert!(matches!(model.screen, Screen::Gate(_)));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Commitments(_)));
}

fn values(model: &mut Model, keys: &str) -> Vec<(String, String)> {
    match about(&press(model, keys)) {
        Some(CommitmentJob::Draft(NewCommitment { subject, template, values, grounds })) => {
            assert_eq!((*subject, template.as_str()), (SubjectId(1), TEMPLATE));
            assert_eq!(*grounds, Grounds::public());
            values.clone()
        }
        Some(CommitmentJob::Revise { id, values }) => {
            assert_eq!(*id, ID);
            values.clone()
        }
        job => panic!("no draft: {job:?}"),
    }
}

#[test]
fn the_form_is_filled_read_and_kept() {
    let mut model = open_form();
    let shown = screen(&model);
    assert!(shown.contains("周某") && shown.contains("档案") && shown.contains("必填"), "{shown}");
    press(&mut model, "<Tab>约五十万");
    assert!(screen(&model).contains("请填金额（万元）"), "as one types");
    assert!(screen(&model).contains("不对"), "in a word");
    assert_eq!(press(&mut model, "<Enter>"), [], "not kept");
    press(&mut model, "<Ctrl-U><BackTab>");
    let values = values(&mut model, &format!("{FILLED}<Enter>"));
    let of = |id: &str| values.iter().find(|(name, _)| name == id).map(|(_, value)| value.as_str());
    assert_eq!(of("fund"), Some("技改资金"));
    assert_eq!(of("completion"), Some("20261231"));
    assert_eq!(of("use"), Some("设备更新"));
    assert_eq!(of("representative"), Some("周某"));
    assert_eq!(values.len(), 7, "what is empty too: it clears what was there");
}

#[test]
fn a_kept_draft_takes_the_place_of_its_form() {
    let mut model = open_form();
    let effects = press(&mut model, &format!("{FILLED}<Enter>"));
    assert_eq!(press(&mut model, "<Enter>"), [], "once");
    let note = "还有必填的没有填：联系人。填齐后才能打印定稿。";
    let effects = answer(&mut model, &effects, fixture::changed(State::Drafted, &[note]));
    assert_eq!(about(&effects), Some(&CommitmentJob::Open("草稿12".into())));
    answer(&mut model, &effects, fixture::opened(State::Drafted));
    let shown = screen(&model);
    assert!(shown.contains("【草稿】") && shown.contains(note), "{shown}");
    press(&mut model, "<F3>");
    assert!(screen(&model).contains("[ 技术改造专项资金"));
    let revised = values(&mut model, "2<Enter>");
    assert_eq!(revised[0], ("fund".into(), "技术改造专项资金2".into()));
    let (progress, effect) = model.ask(Job::Warm);
    let Screen::Draft(form) = &mut model.screen else { panic!("no form") };
    form.progress = progress;
    let effects = answer(&mut model, &[effect], fixture::changed(State::Drafted, &[]));
    answer(&mut model, &effects, fixture::opened(State::Drafted));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Commitments(_)), "one commitment, not two");
}

#[test]
fn nothing_typed_into_the_form_is_lost_unasked() {
    let mut model = open_form();
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Commitments(_)), "nothing was typed");
    let mut model = open_form();
    press(&mut model, "技改<Esc>");
    assert!(screen(&model).contains("还没有存成草稿。放弃吗"));
    press(&mut model, "<Enter>");
    assert!(screen(&model).contains("[ 技改"));
    press(&mut model, "<Esc><Right><Enter>");
    assert!(matches!(model.screen, Screen::Commitments(_)));
    let mut model = open_form();
    let effects = press(&mut model, "技改<Enter><Esc><Right><Enter>");
    let first = effects.first().cloned().into_iter().collect::<Vec<_>>();
    answer(&mut model, &first, refused("磁盘已满。请清理。"));
    assert!(screen(&model).contains("承诺书草稿没有存。磁盘已满。请清理。"));
}

#[test]
fn text_typed_while_a_draft_is_kept_stays_in_the_form() {
    let mut model = open_form();
    let effects = press(&mut model, "技改<Enter>");
    press(&mut model, "二期");
    assert_eq!(answer(&mut model, &effects, fixture::changed(State::Drafted, &[])), []);
    assert!(screen(&model).contains("[ 技改二期"));
    assert!(screen(&model).contains("已存草稿12。"));
}

#[test]
fn the_preview_is_of_what_was_kept_and_enter_freezes_once_it_was_said_twice() {
    let mut model = previewed();
    let shown = screen(&model);
    assert!(shown.contains("未定稿，仅供查看") && shown.contains("打印定稿"), "{shown}");
    assert_eq!(scan(&mut model, "9<Enter>"), []);
    assert!(model.overlay.is_none(), "a scanner is not even asked");
    press(&mut model, "<Enter>");
    assert!(screen(&model).contains("定稿后内容不能再改"));
    assert_eq!(press(&mut model, "<Enter>"), [], "no by default");
    let effects = press(&mut model, "<Enter><Right><Enter>");
    assert_eq!(about(&effects), Some(&CommitmentJob::Print(ID)));
    let effects = answer(&mut model, &effects, fixture::paper());
    assert_eq!(job(&effects), Some(&Job::Printers));
    answer(&mut model, &effects, paper::printers());
    let shown = screen(&model);
    assert!(shown.contains("已定稿 示信诺〔2026〕1号") && shown.contains("份数    > 2"), "{shown}");
    let effects = press(&mut model, "<Esc>");
    assert_eq!(about(&effects), Some(&CommitmentJob::Open(NUMBER.into())), "not the form");
    answer(&mut model, &effects, fixture::opened(State::Printed));
    assert!(screen(&model).contains("【待签署】"));
}

#[test]
fn a_draft_that_lacks_something_is_not_frozen_and_says_what() {
    let mut model = previewed();
    let missing = "还有必填的没有填：计划完成日。请填写后再打印。";
    asked(&mut model, "<Enter><Right><Enter>", refused(missing));
    assert!(matches!(model.screen, Screen::Preview(_)) && screen(&model).contains(missing));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Draft(_)), "and is filled in");
}

#[test]
fn what_is_frozen_goes_to_the_printer_and_is_read_anew() {
    let mut model = frozen();
    let effects = press(&mut model, "<Enter>");
    match job(&effects) {
        Some(Job::Print(wish)) => assert_eq!((wish.number.as_str(), wish.copies), (NUMBER, 2)),
        job => panic!("no print: {job:?}"),
    }
    let effects = press(&mut model, "<Esc>");
    assert_eq!(about(&effects), Some(&CommitmentJob::Open("草稿12".into())));
    answer(&mut model, &effects, fixture::opened(State::Printed));
    let effects = press(&mut model, "<F2>");
    assert_eq!(about(&effects), Some(&CommitmentJob::Print(ID)), "again, unasked");
    assert!(model.overlay.is_none());
    let mut model = open_commitment(State::Drafted);
    let effects = press(&mut model, "<F2><Right><Enter><Esc>");
    let asked = effects.first().cloned().into_iter().collect::<Vec<_>>();
    answer(&mut model, &asked, fixture::paper());
    assert!(screen(&model).contains("示信诺〔2026〕1号 已定稿。"), "left, and told");
}

#[test]
fn the_archive_one_comes_back_to_is_opened_anew_when_something_was_registered() {
    let mut model = own_list();
    assert_eq!(press(&mut model, "<Esc>"), [], "nothing was");
    let mut model = own_list();
    asked(&mut model, "<F4>", fixture::found());
    asked(&mut model, "<Enter>", fixture::opened(State::InForce));
    let effects = press(&mut model, "<F6><Tab><Tab><Tab>栖财监〔2026〕5号<Enter>");
    let effects = answer(&mut model, &effects, fixture::changed(State::Kept, &[]));
    answer(&mut model, &effects, fixture::opened(State::Kept));
    press(&mut model, "<Esc>");
    let effects = press(&mut model, "<Esc>");
    let day = Some(super::fixture::TODAY);
    let (subject, grounds, scene) = (SubjectId(1), Grounds::public(), None);
    assert_eq!(job(&effects), Some(&Job::Open { subject, grounds, day, scene }));
    press(&mut model, "<Right>");
    let archive = super::fixture::archive_on(super::fixture::TODAY);
    answer(&mut model, &effects, super::fixture::opened(archive));
    assert!(screen(&model).contains(">行政许可 12<"), "at the page one is on");
}

#[test]
fn a_lock_covers_a_commitment_and_its_dialog() {
    let mut model = open_commitment(State::Printed);
    press(&mut model, "<F4>");
    update(&mut model, Msg::Idle);
    assert!(!screen(&model).contains(NUMBER));
    asked(&mut model, "mima<Enter>", Answer::Unlocked);
    assert!(matches!(model.overlay, Some(Overlay::Commitment(_))));
}
