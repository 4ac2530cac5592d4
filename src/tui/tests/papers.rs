//! Papers, told as key strings: documents, preview, issuing, printing.

use super::fixture::{self, CODE};
use super::gallery::{asked, open_archive, open_check, open_person};
use super::paper_fixture::{self as paper, NUMBER};
use super::paper_gallery::{RECEIPT, issued};
use super::*;
use crate::domain::report::ReportKind;
use crate::tui::model::Screen;
use crate::tui::msg::{Application, Job, Order, PrintWish, Printed, Sides};

/// The last job asked for.
pub fn job(effects: &[Effect]) -> Option<&Job> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Ask { job, .. } => Some(job),
        _ => None,
    })
}

/// A refusal in these words.
pub fn refused(text: &str) -> Answer {
    Answer::Refused(text.into())
}

fn order(effects: &[Effect]) -> &Order {
    match job(effects) {
        Some(Job::Issue(order) | Job::Preview(order)) => order,
        job => panic!("no order: {job:?}"),
    }
}

/// The documents the dialog goes through, from the first to the last.
fn offered(model: &mut Model) -> Vec<ReportKind> {
    press(model, "<F5>");
    let mut kinds = Vec::new();
    for _ in 0..12 {
        let Screen::Report(dialog) = &model.screen else { panic!("no dialog") };
        kinds.push(dialog.kind.chosen());
        press(model, "<Right>");
    }
    kinds.dedup();
    kinds
}

#[test]
fn documents_are_those_that_can_be_about_the_subject() {
    use ReportKind::{Career, Oneself, PublicCredit};
    let company = offered(&mut open_archive());
    assert!(company.contains(&PublicCredit));
    assert!(!company.contains(&Career) && !company.contains(&Oneself), "{company:?}");
    let person = offered(&mut open_person());
    assert!(person.contains(&Career) && person.contains(&Oneself), "{person:?}");
    for kinds in [company, person] {
        assert!(!kinds.contains(&ReportKind::Review) && !kinds.contains(&ReportKind::Approval));
    }
    let mut model = open_archive();
    press(&mut model, "<F5>");
    assert!(screen(&model).contains("本人查询报告须以本人或授权为依据"));
}

#[test]
fn only_documents_for_a_matter_name_one() {
    let mut model = open_archive();
    press(&mut model, "<F5><Right>");
    assert!(screen(&model).contains("不需要事由"));
    press(&mut model, "<F4>");
    assert!(model.overlay.is_none() && screen(&model).contains("这种文书不需要事由"));
    let effects = press(&mut model, "<Tab>企业申请<Enter>");
    let order = order(&effects);
    assert_eq!((order.kind, &order.scene), (ReportKind::PublicCredit, &None));
}

#[test]
fn notices_and_what_one_asks_about_oneself_are_not_cut_by_a_period() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F5><Right><Right><Right><Tab>告知<Enter>");
    let order = order(&effects);
    assert_eq!((order.kind, order.from), (ReportKind::DishonestyNotice, None));
}

#[test]
fn a_receipt_says_what_was_taken_in() {
    let mut model = open_archive();
    let keys = format!("{RECEIPT}<Tab>异议<Tab><Right><Tab>；营业执照 <Tab>025-12345678<Enter>");
    let effects = press(&mut model, &keys);
    let order = order(&effects);
    let materials = ["异议申请表", "身份证件", "相关证据材料", "营业执照"];
    let application = Application {
        matter: "objection".into(),
        materials: materials.map(str::to_owned).to_vec(),
        contact: "025-12345678".into(),
    };
    assert_eq!(order.application, Some(application));
    assert_eq!((order.from, order.to), (None, None));
    let mut model = open_archive();
    press(&mut model, &format!("{RECEIPT}<Tab>异议<Tab><Tab><Ctrl-U><Enter>"));
    assert!(screen(&model).contains("还没有填材料"));
    press(&mut model, "执照<BackTab><Right>");
    assert!(screen(&model).contains("[ 执照 "), "what was typed stays");
}

#[test]
fn a_receipt_is_for_its_matter_and_says_what_is_missing() {
    let mut model = open_archive();
    let effects = press(&mut model, &format!("{RECEIPT}<Enter>"));
    assert_eq!(order(&effects).grounds.purpose, "", "the desk writes the matter");
    press(&mut model, "<Tab><Tab><Tab><Ctrl-U>身份证件");
    assert!(screen(&model).contains("未收 1 份：查询申请表"), "{}", screen(&model));
}

#[test]
fn an_authorisation_lasts_to_a_day_to_come_or_is_left_open() {
    let until = |keys: &str| {
        let mut model = open_person();
        press(&mut model, &format!("<F5>{}", "<Right>".repeat(9)));
        let effects = press(&mut model, keys);
        let to = job(&effects).is_some().then(|| order(&effects).to);
        (to, screen(&model))
    };
    let (to, shown) = until("<Enter>");
    assert!(to == Some(None) && shown.contains("授权期限留空"), "{shown}");
    let (to, _) = until("<Tab><Tab>2027-11-21<Enter>");
    assert_eq!(to, Some(Some(jiff::civil::date(2027, 11, 21))));
    let (to, shown) = until("<Tab><Tab>2026-11-21<Enter>");
    assert!(to.is_none() && shown.contains("这一天已经过去"), "{shown}");
}

#[test]
fn a_report_is_previewed_and_issued_from_the_preview_once() {
    let mut model = open_check();
    let effects = press(&mut model, "<F5><Tab><Tab>审查<F2>");
    let previewed = order(&effects).clone();
    answer(&mut model, &effects, paper::previewed());
    assert!(screen(&model).contains("第 1 页 共 2 页    第 1 至 18 行 共 43 行"));
    press(&mut model, "<Down>");
    assert!(screen(&model).contains("第 2 至 19 行"));
    press(&mut model, "<End>");
    assert!(screen(&model).contains("以下无正文。") && screen(&model).contains("第 2 页"));
    assert_eq!(scan(&mut model, &format!("{CODE}<Enter>")), [], "a scan issues nothing");
    assert!(matches!(model.screen, Screen::Preview(_)), "and loses nothing");
    let effects = press(&mut model, "<Enter>");
    assert_eq!(job(&effects), Some(&Job::Issue(previewed)));
    assert_eq!(press(&mut model, "<Enter>"), [], "one report at a time");
    let printers = answer(&mut model, &effects, fixture::issued());
    assert_eq!(job(&printers), Some(&Job::Printers));
    assert!(screen(&model).contains("已出具 示信核〔2026〕1号，共 3 页。"));
    press(&mut model, "<Esc>");
    assert!(matches!(model.screen, Screen::Archive(_)));
}

#[test]
fn the_dialog_is_as_it_was_after_the_preview() {
    let mut model = open_check();
    asked(&mut model, "<F5><Tab><Tab>审查<F2>", paper::previewed());
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("[ 审查 "));
    let effects = press(&mut model, "<F2>");
    answer(&mut model, &effects, paper::previewed());
    let issuing = press(&mut model, "<Enter>");
    press(&mut model, "<Esc>");
    assert_eq!(press(&mut model, "<Enter>"), [], "it is still being issued");
    answer(&mut model, &issuing, fixture::issued());
    assert!(screen(&model).contains("已出具"));
}

#[test]
fn a_preview_of_something_else_by_now_is_dropped() {
    let mut model = open_check();
    let effects = press(&mut model, "<F5><Tab><Tab>审查<F2>");
    press(&mut model, "二");
    answer(&mut model, &effects, paper::previewed());
    assert!(matches!(model.screen, Screen::Report(_)));
    let effects = press(&mut model, "<F2><Esc>");
    answer(&mut model, &effects, paper::previewed());
    press(&mut model, "<Right><Enter>");
    assert!(matches!(model.screen, Screen::Archive(_)), "giving up is not answered by a preview");
}

#[test]
fn a_report_is_printed_as_chosen_and_the_printer_asked_once() {
    let mut model = issued();
    assert!(screen(&model).contains("> HP-M126   1/2  就绪"), "the default first");
    assert_eq!(scan(&mut model, "<Enter><Enter>"), [], "a scanner prints nothing");
    let effects = press(&mut model, "<Right><Tab><Right><Right><Tab><Right><Enter>");
    let wish = PrintWish {
        number: NUMBER.into(),
        printer: Some("Pantum-P2500".into()),
        copies: 3,
        sides: Sides::One,
    };
    assert_eq!(job(&effects), Some(&Job::Print(wish)));
    assert_eq!(press(&mut model, "<Enter>"), [], "one print at a time");
    let effects = answer(&mut model, &effects, paper::printed(1));
    let state = Job::PrintState { printer: "HP-M126".into(), job: "HP-M126-1".into() };
    assert_eq!(job(&effects), Some(&state));
    answer(&mut model, &effects, Answer::PrintState("打印中".into()));
    let shown = screen(&model);
    assert!(shown.contains("第 1 次打印，已交给打印机 HP-M126（任务 HP-M126-1）。"), "{shown}");
    assert!(shown.contains("打印情况  打印中"), "{shown}");
    let effects = press(&mut model, "<F2>");
    assert_eq!(job(&effects), Some(&state));
    assert_eq!(press(&mut model, "<Enter><Enter>"), [], "not again unless said so");
    let effects = press(&mut model, "<Enter><Right><Enter>");
    assert!(matches!(job(&effects), Some(Job::Print(_))));
}

#[test]
fn a_print_without_a_job_names_none() {
    let printed = Printed { number: NUMBER.into(), n: 1, printer: "前台".into(), job: "".into() };
    let mut model = issued();
    asked(&mut model, "<Enter>", Answer::Printed(printed));
    assert!(screen(&model).contains("第 1 次打印，已交给打印机 前台。"), "{}", screen(&model));
}

#[test]
fn a_document_looked_at_but_not_filled_in_is_left_unasked() {
    let mut model = open_archive();
    press(&mut model, "<F5><Right><Right><Esc>");
    assert!(matches!(model.screen, Screen::Archive(_)), "a choice is no loss");
}

#[test]
fn a_refused_print_keeps_the_report_and_the_choices() {
    let mut model = issued();
    asked(&mut model, "<Tab>4<Enter>", refused("打印机没有接受任务。请检查打印机。"));
    let shown = screen(&model);
    assert!(shown.contains("打印机没有接受任务。") && shown.contains(NUMBER), "{shown}");
    let effects = press(&mut model, "<Enter>");
    assert!(matches!(job(&effects), Some(Job::Print(wish)) if wish.copies == 4));
}

#[test]
fn without_a_printer_the_file_can_be_printed_otherwise_and_enter_looks_again() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F5><Tab><Tab>审查<Enter>");
    let effects = answer(&mut model, &effects, fixture::issued());
    assert_eq!(press(&mut model, "<Enter>"), [], "not before it is known");
    answer(&mut model, &effects, Answer::Printers(vec![]));
    assert!(screen(&model).contains("没有找到打印机。请用 PDF 阅读程序打开上面的文件打印"));
    assert_eq!(job(&press(&mut model, "<Enter>")), Some(&Job::Printers));
}

#[test]
fn a_scan_after_printing_is_the_next_query() {
    for keys in ["", "<Tab>", "<Enter>"] {
        let mut model = issued();
        press(&mut model, keys);
        let effects = scan(&mut model, &format!("{CODE}<Enter>"));
        assert!(matches!(job(&effects), Some(Job::LookUp { query, .. }) if query == CODE));
    }
    let mut model = issued();
    press(&mut model, "<Tab>0100");
    assert!(screen(&model).contains("份数    > 10 "), "at most 99: {}", screen(&model));
}

#[test]
fn a_print_left_under_way_is_told() {
    let mut model = issued();
    let effects = press(&mut model, "<Enter><Esc>");
    answer(&mut model, &effects, paper::printed(2));
    assert!(screen(&model).contains("示信核〔2026〕1号 第 2 次打印"));
    let mut model = issued();
    let effects = press(&mut model, "<Enter><Esc>");
    answer(&mut model, &effects, refused("打印机关着。请打开。"));
    assert!(screen(&model).contains("报告没有打印。打印机关着。请打开。"));
}

#[test]
fn a_report_refused_after_its_dialog_was_left_is_told() {
    let mut model = open_archive();
    let effects = press(&mut model, "<F5><Tab><Tab>审查<Enter><Esc><Right><Enter>");
    answer(&mut model, &effects, refused("磁盘已满。请清理。"));
    assert!(screen(&model).contains("报告没有出具。磁盘已满。请清理。"));
}

#[test]
fn a_report_issued_under_a_dialog_or_a_lock_is_told() {
    for keys in ["<F4>", "<F1>", "<Ctrl-L>", "<Esc>"] {
        let mut model = open_archive();
        let effects = press(&mut model, &format!("<F5><Tab><Tab>审查<Enter>{keys}"));
        answer(&mut model, &effects, fixture::issued());
        assert!(model.overlay.is_none() && screen(&model).contains("已出具"), "{keys}");
    }
    let mut model = open_archive();
    let effects = press(&mut model, "<F5><Tab><Tab>审查<Enter>");
    update(&mut model, Msg::Idle);
    let effects = answer(&mut model, &effects, fixture::issued());
    answer(&mut model, &effects, paper::printers());
    assert!(!screen(&model).contains(NUMBER));
    asked(&mut model, "mima<Enter>", Answer::Unlocked);
    assert!(screen(&model).contains(NUMBER) && screen(&model).contains("HP-M126"));
}
