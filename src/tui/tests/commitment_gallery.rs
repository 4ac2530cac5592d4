//! The screens about commitments in the states a clerk meets.

use super::commitment_fixture as fixture;
use super::gallery::{answered, open_archive, pressed};
use super::paper_fixture as paper;
use super::*;
use crate::domain::{commitment::State, report::ReportKind};
use crate::tui::commitments::CommitmentAnswer;

/// The keys that fill the form as far as it must be.
pub const FILLED: &str = "技改资金<Tab>50<Tab>20261231<Tab><Left><Tab><Tab>李某";

/// A desk at which something is pressing.
pub fn pressing_desk() -> Model {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Enter>mima<Enter>");
    let effects = answer(&mut model, &effects, Answer::LoggedIn(status("窗口一")));
    answer(&mut model, &effects, fixture::counted());
    model
}

/// The list of what is pressing, opened from the home.
pub fn open_list() -> Model {
    answered(pressing_desk(), "<F2>", fixture::found())
}

/// The list of a company's own, opened from its archive.
pub fn own_list() -> Model {
    answered(open_archive(), "<F2>", fixture::said(CommitmentAnswer::Found(vec![])))
}

/// The form, begun.
pub fn open_form() -> Model {
    answered(own_list(), "<F2><Enter>", fixture::begun())
}

/// The commitment of the tests in a state, opened from the list.
pub fn open_commitment(state: State) -> Model {
    answered(open_list(), "<Enter>", fixture::opened(state))
}

/// The draft laid out.
pub fn previewed() -> Model {
    let mut model = open_form();
    let effects = press(&mut model, &format!("{FILLED}<F2>"));
    let effects = answer(&mut model, &effects, fixture::changed(State::Drafted, &[]));
    let Answer::Previewed(pages) = paper::previewed() else { return model };
    answer(&mut model, &effects, fixture::said(CommitmentAnswer::Previewed(pages)));
    model
}

/// The draft frozen, with its printers.
pub fn frozen() -> Model {
    let mut model = open_commitment(State::Drafted);
    let effects = press(&mut model, "<F2><Right><Enter>");
    let effects = answer(&mut model, &effects, fixture::paper());
    answer(&mut model, &effects, paper::printers());
    model
}

fn lists() -> Vec<(&'static str, Model)> {
    let none = || fixture::said(CommitmentAnswer::Found(vec![]));
    let refused = Answer::Refused("有 3 个主体与输入相符。请输入代码再查。".into());
    let qr = fixture::qr();
    vec![
        ("commitments pressing at home", pressing_desk()),
        ("commitments scanned at home", pressed(open_desk(), &qr)),
        ("commitments opening", pressed(open_desk(), &format!("{qr}<Enter>"))),
        ("commitments", open_list()),
        ("commitments second page", pressed(open_list(), "<PgDn>")),
        ("commitments without a subject", pressed(open_list(), "<F2>")),
        ("commitments of nobody pressing", answered(pressing_desk(), "<F2>", none())),
        ("commitments latest", answered(open_list(), "<F4>", fixture::found())),
        ("commitments waiting", pressed(open_desk(), "<F2>")),
        ("commitments of a subject", answered(open_archive(), "<F2>", fixture::found())),
        ("commitments none of a subject", own_list()),
        ("commitments not found", answered(open_list(), "紫瑞<Enter>", none())),
        ("commitments refused", answered(open_list(), "紫瑞<Enter>", refused)),
        ("templates", pressed(own_list(), "<F2><Down>")),
        ("templates waiting", pressed(own_list(), "<F2><Enter>")),
        ("gate shut", answered(own_list(), "<F2>许可<Enter>", fixture::barred())),
    ]
}

fn forms() -> Vec<(&'static str, Model)> {
    let full = || pressed(open_form(), FILLED);
    let refused = Answer::Refused("磁盘已满，没有登记。请清理后重试。".into());
    vec![
        ("draft", open_form()),
        ("draft wrong", pressed(open_form(), "<Tab>约五十万")),
        ("draft choice", pressed(open_form(), "<Tab><Tab><Tab><Right><Right>")),
        ("draft filled", full()),
        ("draft wrong and kept", pressed(open_form(), "<Tab><Tab>明天<Tab><Enter>")),
        ("draft waiting", pressed(full(), "<Enter>")),
        ("draft refused", answered(full(), "<Enter>", refused)),
        ("draft given up", pressed(full(), "<Esc>")),
        ("draft again", pressed(open_commitment(State::Drafted), "<F3>")),
        ("draft laid out", previewed()),
        ("draft laid out typed into", pressed(previewed(), "9")),
        ("draft to be frozen", pressed(previewed(), "<Enter>")),
    ]
}

fn lives() -> Vec<(&'static str, Model)> {
    let damaged = || answered(open_list(), "<Enter>", fixture::damaged());
    let missing = Answer::Refused("还有必填的没有填：计划完成日。请填写后再打印。".into());
    vec![
        ("commitment drafted", open_commitment(State::Drafted)),
        ("commitment to be frozen", pressed(open_commitment(State::Drafted), "<F2>")),
        (
            "commitment not frozen",
            answered(open_commitment(State::Drafted), "<F2><Right><Enter>", missing),
        ),
        ("commitment frozen", frozen()),
        ("commitment printed", open_commitment(State::Printed)),
        ("commitment signed", open_commitment(State::Signed)),
        ("commitment in force", open_commitment(State::InForce)),
        ("commitment history", pressed(open_commitment(State::InForce), "<Right>")),
        ("commitment evidence", pressed(open_commitment(State::InForce), "<Right><Right>")),
        ("commitment kept", open_commitment(State::Kept)),
        ("commitment broken", open_commitment(State::Broken)),
        ("commitment corrected", open_commitment(State::Corrected)),
        ("commitment expired", open_commitment(State::Expired)),
        ("commitment withdrawn", open_commitment(State::Withdrawn)),
        ("commitment damaged", damaged()),
        ("commitment damaged and refused", pressed(damaged(), "<F6>")),
        ("commitment menu", pressed(open_commitment(State::InForce), "<Ctrl-L>")),
        ("commitment help", pressed(open_commitment(State::Printed), "<F1>")),
    ]
}

fn dialogs() -> Vec<(&'static str, Model)> {
    let sign = || pressed(open_commitment(State::Printed), "<F4>");
    let qr = fixture::qr();
    let other = fixture::statement(ReportKind::Commitment, "示信诺〔2026〕2号");
    let broken = || open_commitment(State::Broken);
    let refused =
        Answer::Refused("代办人签署的，须有授权委托书。请把授权委托书的扫描件一并附上。".into());
    let noted = {
        let mut model = sign();
        let effects = press(&mut model, "<Enter>");
        let note = "扫描件上的二维码没有读出来，程序无法核对。请人工核对扫描件上的编号。";
        let effects = answer(&mut model, &effects, fixture::changed(State::InForce, &[note]));
        answer(&mut model, &effects, fixture::opened(State::InForce));
        model
    };
    vec![
        ("sign", sign()),
        ("sign right paper", pressed(sign(), &qr)),
        ("sign wrong paper", pressed(sign(), &other)),
        ("sign by an agent", pressed(sign(), "<Tab><Right>")),
        ("sign without a name", pressed(sign(), "<Tab><Tab><Ctrl-U><Enter>")),
        ("sign under way", pressed(sign(), "<Enter>")),
        ("sign refused", answered(sign(), "<Tab><Right>李某<Enter>", refused)),
        ("sign given up", pressed(sign(), "<Tab><Tab>李某<Esc>")),
        ("sign noted", noted),
        ("keep", pressed(open_commitment(State::Signed), "<F5>~/扫描/1.pdf；~/扫描/2.pdf")),
        ("settle", pressed(open_commitment(State::InForce), "<F6><Right><Right>")),
        ("settle incomplete", pressed(open_commitment(State::InForce), "<F6><Enter>")),
        ("correct", pressed(broken(), "<F6>")),
        ("retract", pressed(broken(), "<F7><Tab><Tab>栖财监〔2026〕7号")),
        ("withdraw", pressed(open_commitment(State::Printed), "<F7>申请人撤回申报")),
        ("withdraw asked", pressed(open_commitment(State::Printed), "<F7>申请人撤回申报<Enter>")),
    ]
}

/// All of them.
pub fn commitments() -> Vec<(&'static str, Model)> {
    let mut all = lists();
    all.extend(forms());
    all.extend(lives());
    all.extend(dialogs());
    all
}
