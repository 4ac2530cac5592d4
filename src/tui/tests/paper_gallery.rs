//! The screens about papers in the states a clerk meets.

use super::fixture;
use super::gallery::{answered, open_archive, open_check, open_person, pressed};
use super::paper_fixture as paper;
use super::*;
use crate::tui::msg::{Answer, Listing, VerdictTone};

/// Chooses 受理回执 in the dialog about a company.
pub const RECEIPT: &str = "<F5><Right><Right><Right><Right><Right>";

/// The desk right after a report was issued, with its printers.
pub fn issued() -> Model {
    printers_told(open_archive(), "<F5><Tab><Tab>审查<Enter>", fixture::issued())
}

/// Answers what is asked last by keys, and then the printers that are asked for.
fn printers_told(mut model: Model, keys: &str, said: Answer) -> Model {
    let effects = press(&mut model, keys);
    let effects = answer(&mut model, &effects, said);
    answer(&mut model, &effects, paper::printers());
    model
}

/// The desk with the report printed and the printer asked about it.
fn printed() -> Model {
    let mut model = issued();
    let effects = press(&mut model, "<Enter>");
    let effects = answer(&mut model, &effects, paper::printed(1));
    answer(&mut model, &effects, Answer::PrintState("排队中".into()));
    model
}

/// The register with reports in it.
pub fn open_register() -> Model {
    answered(open_desk(), "<F6>", paper::reports())
}

/// The entry of the report of the tests.
pub fn open_entry() -> Model {
    pressed(open_register(), "<Enter>")
}

fn verified(verdict: VerdictTone) -> Model {
    let keys = format!("<F5>{}<Enter>", paper::statement());
    answered(open_desk(), &keys, paper::verified(verdict))
}

fn dialogs() -> Vec<(&'static str, Model)> {
    let previewed = || answered(open_check(), "<F5><Tab><Tab>审查<F2>", paper::previewed());
    vec![
        ("report kinds of a person", pressed(open_person(), "<F5><Right><Right>")),
        ("report without a scene", pressed(open_archive(), "<F5><Right><Right><Right>")),
        ("report receipt", pressed(open_archive(), &format!("{RECEIPT}<Tab><Tab><Right>"))),
        ("report receipt contact", pressed(open_archive(), &format!("{RECEIPT}<BackTab>025-1"))),
        ("report laying out", pressed(open_archive(), "<F5><Tab><Tab>审查<F2>")),
        ("preview", previewed()),
        ("preview scrolled", pressed(previewed(), "<Down><Down>")),
        ("preview further down", pressed(previewed(), "<PgDn>")),
        ("preview second page", pressed(previewed(), "<PgDn><PgDn><PgDn>")),
        ("preview typed into", pressed(previewed(), "9")),
        (
            "preview refused",
            answered(previewed(), "<Enter>", Answer::Refused("磁盘已满。请清理后再出具。".into())),
        ),
    ]
}

fn printing() -> Vec<(&'static str, Model)> {
    let refusal = |text: &str| Answer::Refused(text.into());
    let stopped = "打印机 HP-M126 没有接受任务。请检查打印机后再按回车。";
    let without = {
        let mut model = open_archive();
        let effects = press(&mut model, "<F5><Tab><Tab>审查<Enter>");
        let effects = answer(&mut model, &effects, fixture::issued());
        answer(&mut model, &effects, Answer::Printers(vec![]));
        model
    };
    let mut void = answered(open_desk(), "<F6>", Answer::Reports(vec![paper::void_entry()]));
    let effects = press(&mut void, "<Enter><F2>");
    answer(&mut void, &effects, paper::printers());
    vec![
        ("printing", issued()),
        ("printing copies", pressed(issued(), "<Right>12")),
        ("printing under way", pressed(issued(), "<Enter>")),
        ("printing done", printed()),
        ("printing again", pressed(printed(), "<Enter>")),
        ("printing refused", answered(issued(), "<Enter>", refusal(stopped))),
        ("printing without printers", without),
        ("printing of a void report", void),
    ]
}

fn register() -> Vec<(&'static str, Model)> {
    let refused = Answer::Refused("窗口人员不能签署审批意见。请选经办。".into());
    let void = || answered(open_desk(), "<F6>", Answer::Reports(vec![paper::void_entry()]));
    vec![
        ("register", open_register()),
        ("register second page", pressed(open_register(), "<PgDn><Down>")),
        ("register waiting", pressed(open_register(), "7K4M<Enter>")),
        (
            "register nothing found",
            answered(open_register(), "7K4M<Enter>", Answer::Reports(vec![])),
        ),
        ("register of a subject", answered(open_archive(), "<F8>", paper::reports())),
        ("entry", open_entry()),
        ("entry void", pressed(void(), "<Enter>")),
        ("void", pressed(open_entry(), "<F3>用途写错")),
        ("void without reason", pressed(open_entry(), "<F3><Enter>")),
        ("void asked", pressed(open_entry(), "<F3>用途写错<Enter>")),
        ("opinion", pressed(open_entry(), "<F4><Right><Tab>同意出具")),
        ("opinion refused", answered(open_entry(), "<F4>同意<Enter>", refused)),
    ]
}

/// Fills the form of a review, from the home.
pub const REVIEW: &str = "<F3>示财函31号<Tab>示范区财政局<Tab>2026-11-20<Tab><Right><Tab><Right>\
                          <Tab>专项资金审查<Tab>~/名单.txt";

/// The answer to reading the list of the tests.
pub fn listed() -> Answer {
    let queries = [fixture::CODE, "南京紫瑞精密机械有限公司", fixture::PERSON];
    let queries = queries.map(str::to_owned).to_vec();
    Answer::Listed(Listing { queries, today: fixture::TODAY })
}

/// The form of a review with its list read.
pub fn open_review() -> Model {
    answered(open_desk(), &format!("{REVIEW}<Enter>"), listed())
}

fn reviews() -> Vec<(&'static str, Model)> {
    let unread = "~/名单.xlsx 不是文本清单，没有读入。请另存为文本文件，每行一个代码或名称，再试。";
    let keys = format!("{REVIEW}<Enter>");
    vec![
        ("review", pressed(open_desk(), "<F3>")),
        ("review of a list", open_review()),
        ("review without a list", answered(open_desk(), &keys, Answer::Refused(unread.into()))),
        ("review incomplete", pressed(open_review(), "<Tab><Tab><Ctrl-U><Enter>")),
        ("review under way", pressed(open_review(), "<Enter>")),
        ("review given up", pressed(open_review(), "<Esc>")),
        ("approval asked", pressed(open_entry(), "<F5>")),
        ("approval under way", pressed(open_entry(), "<F5><Right><Enter>")),
        (
            "report authorisation",
            pressed(open_archive(), &format!("{RECEIPT}<Right><Tab><Tab>2026")),
        ),
    ]
}

fn verification() -> Vec<(&'static str, Model)> {
    let refused = Answer::Refused("文件打不开。请核对路径后再试。".into());
    vec![
        ("verify", pressed(open_desk(), "<F5>")),
        ("verify before login", pressed(desk(), "<F5>7K4M")),
        ("verify without anything", pressed(open_desk(), "<F5><Enter>")),
        ("verify waiting", pressed(open_desk(), &format!("{}<Enter>", paper::statement()))),
        ("verify good", verified(VerdictTone::Good)),
        ("verify bad", verified(VerdictTone::Bad)),
        ("verify unsure", verified(VerdictTone::Unsure)),
        ("verify refused", answered(open_desk(), "<F5>/tmp/a.pdf<Enter>", refused)),
        ("query with a paper", pressed(open_desk(), "ＨＥＣＨＡ２／CC/7K4M")),
    ]
}

/// All of them.
pub fn papers() -> Vec<(&'static str, Model)> {
    let mut papers = dialogs();
    papers.extend(printing());
    papers.extend(register());
    papers.extend(reviews());
    papers.extend(verification());
    papers
}
