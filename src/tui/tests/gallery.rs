//! Every screen and overlay in the states a clerk meets, and what they look like at 80x24.

use super::checks;
use super::fixture::{self, CODE, PERSON, TODAY};
use super::*;
use crate::domain::outcome::Outcome;
use crate::tui::msg::Answer;

/// Presses keys and answers what was asked last.
pub fn asked(model: &mut Model, keys: &str, said: Answer) {
    let effects = press(model, keys);
    answer(model, &effects, said);
}

/// A desk with the company's archive on it.
pub fn open_archive() -> Model {
    let mut model = open_desk();
    asked(&mut model, &format!("{CODE}<Enter>"), fixture::company_found());
    model
}

/// A desk with the company's archive on it, checked for 专项资金.
pub fn open_check() -> Model {
    let mut model = open_archive();
    asked(&mut model, "<F4>1<Enter>", checks::checked(TODAY));
    model
}

/// A desk with a natural person's archive on it, opened with a consent.
pub fn open_person() -> Model {
    let mut model = open_desk();
    press(&mut model, &format!("{PERSON}<Tab><Right><Right><Tab>住房保障资格审查"));
    let found = fixture::found(Outcome::CodeMatch, vec![fixture::person()]);
    asked(&mut model, "<Enter>", found);
    model
}

/// The model after these keys.
pub fn pressed(mut model: Model, keys: &str) -> Model {
    press(&mut model, keys);
    model
}

/// The model after these keys and an answer to what they asked last.
pub fn answered(mut model: Model, keys: &str, said: Answer) -> Model {
    asked(&mut model, keys, said);
    model
}

/// The keys that register what was done about the first finding.
const DONE: &str = "<Tab><F2>栖霞区财政局<Tab><Tab>栖财函〔2026〕8号<Enter>";

fn before_the_archive() -> Vec<(&'static str, Model)> {
    let refusal = |text: &str| Answer::Refused(text.into());
    let mut hints = desk();
    hints.login_hints = vec!["演示操作员".into(), "  clerk  密码 demo  窗口人员".into()];
    let wrong = refusal("登录名或密码不对。请重新输入。");
    let nobody = fixture::found(Outcome::None, vec![]);
    let failed = refusal("数据库读不出来。请联系系统管理员。");
    let person = Answer::NeedsBasis(
        "查询自然人须有查询依据和用途，本次未查询。请选择 本人、授权 或 依职权，并填写用途后再查。"
            .into(),
    );
    let person = answered(open_desk(), &format!("{PERSON}<Enter>"), person);
    let recent = answered(open_person(), "<Esc>马群粮油店<Enter>", nobody.clone());
    let recent = answered(recent, &format!("{CODE}<Enter>"), fixture::company_found());
    let mut empty = open_desk();
    empty.status.as_of.clear();
    let several = fixture::found(Outcome::Candidates, fixture::alike());
    vec![
        ("login", pressed(hints, "clerk<Tab>mima")),
        ("login menu", pressed(desk(), "<Esc>")),
        ("login refused", answered(desk(), "clerk<Enter>mima<Enter>", wrong)),
        ("query", open_desk()),
        ("query without data", empty),
        ("query typed", pressed(open_desk(), "91320113MA1X7K2E")),
        ("query person typed", pressed(open_desk(), PERSON)),
        ("query broken", pressed(open_desk(), "9132O113MA1")),
        ("query waiting", pressed(open_desk(), "紫瑞<Enter>")),
        ("query not found", answered(open_desk(), "马群粮油店<Enter>", nobody)),
        (
            "query doubtful",
            answered(
                open_desk(),
                "91320113MA1X7K2EQ4<Enter>",
                fixture::found(Outcome::None, vec![]),
            ),
        ),
        ("query failed", answered(open_desk(), "紫瑞<Enter>", failed)),
        ("query needs basis", pressed(person, "<Right>")),
        ("query with recent ones", pressed(recent, "<Esc>")),
        ("query with a scene", pressed(open_desk(), "<Tab><Tab><Tab><Right>")),
        ("query scenes", pressed(open_desk(), "<F4><PgDn>")),
        ("query menu", pressed(open_desk(), "紫瑞<Esc>")),
        ("help", pressed(open_desk(), "<F1>")),
        ("help last page", pressed(open_desk(), "<F1><PgDn>")),
        ("quit", pressed(open_desk(), "<F8>")),
        ("candidates", answered(open_desk(), "紫瑞<Enter>", several)),
    ]
}

fn at_the_archive() -> Vec<(&'static str, Model)> {
    let bare = fixture::found(Outcome::CodeMatch, vec![fixture::provisional()]);
    let number = || Answer::Revealed(vec![("公民身份号码".into(), PERSON.into())]);
    let then = answered(
        open_archive(),
        "<F6><Ctrl-U>2024-01-31<Enter>",
        fixture::opened(fixture::archive_on(jiff::civil::date(2024, 1, 31))),
    );
    let later = checks::checked(jiff::civil::date(2028, 3, 18));
    vec![
        ("archive", open_archive()),
        ("archive second page", pressed(open_archive(), "<PgDn>")),
        ("archive permits", pressed(open_archive(), "<Right><PgDn>")),
        ("archive penalties", pressed(open_archive(), "<Right><Right>")),
        ("archive black list", pressed(open_archive(), "<Right><Right><Right><Right>")),
        ("archive without records", answered(open_desk(), "南京<Enter>", bare)),
        ("archive of then", then),
        ("archive of a person", open_person()),
        ("archive person revealed", answered(open_person(), "<F3>核对证件<Enter>", number())),
        ("check", open_check()),
        ("check overview", pressed(open_check(), "<Right>")),
        ("check measures", pressed(open_check(), "<Right><Right>")),
        ("check of then", answered(open_check(), "<F6><Ctrl-U>2028-03-18<Enter>", later)),
        ("finding", pressed(open_check(), "<Tab>")),
        ("finding second page", pressed(open_check(), "<Tab><PgDn>")),
        ("record of a finding", pressed(open_check(), "<Down><Enter>")),
        ("feedback", pressed(open_check(), "<Tab><F2><Right><Tab><Tab>栖霞区财政局")),
        ("feedback incomplete", pressed(open_check(), "<Tab><F2><Enter>")),
        ("finding with feedback", answered(open_check(), DONE, checks::registered())),
        ("scenes", pressed(open_archive(), "<F4>12")),
        ("report of a check", pressed(open_check(), "<F5>")),
        ("archive menu", pressed(open_archive(), "<Ctrl-L>")),
        ("archive help", pressed(open_archive(), "<F1>")),
        ("record", pressed(open_archive(), "<Right><Right><Enter>")),
        ("record under objection", pressed(open_archive(), "<Right><Right><Down><Enter>")),
        ("reveal", pressed(open_person(), "<F3>核对")),
        ("reveal without reason", pressed(open_person(), "<F3><Enter>")),
        ("reveal refused by basis", pressed(open_archive(), "<F3>")),
        ("as of", pressed(open_archive(), "<F6><Backspace>x<Enter>")),
        ("basis", pressed(open_archive(), "<F7><Right><Right>")),
        ("report", pressed(open_archive(), "<F5><Tab><Right><Tab>技术改造专项资金审查")),
        ("report incomplete", pressed(open_archive(), "<F5><Tab><Tab><Tab><Backspace><Enter>")),
        ("report issued", answered(open_archive(), "<F5><Tab><Tab>审查<Enter>", fixture::issued())),
        ("as of given up", pressed(open_archive(), "<F6><Ctrl-U>2024<Esc>")),
        ("report given up", pressed(open_archive(), "<F5><Tab><Tab>审查<Esc>")),
        ("locked", pressed(open_archive(), "<Esc><F7>")),
        ("locked switch", pressed(open_desk(), "<F7><F8>")),
    ]
}

/// All of them.
pub fn gallery() -> Vec<(&'static str, Model)> {
    let mut gallery = before_the_archive();
    gallery.extend(at_the_archive());
    gallery.extend(super::paper_gallery::papers());
    gallery.extend(super::commitment_gallery::commitments());
    gallery
}

#[test]
fn the_screens_at_eighty_by_twenty_four() {
    assert_eq!(TODAY.to_string(), "2026-11-22");
    for (name, model) in gallery() {
        insta::assert_snapshot!(name.replace(' ', "_"), screen(&model));
    }
}
