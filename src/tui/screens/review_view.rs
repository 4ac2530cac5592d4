//! How the form that issues a review is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::period::{self, Typed};
use super::review::{Doing, List, ReviewForm, Stop};
use super::words;
use crate::domain::mask;
use crate::tui::model::{Model, Progress};
use crate::tui::msg::Listing;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Focus};
use crate::tui::widgets::line;

const HEAD: &str = "按来函逐个核查清单所列的对象，合为一份信用审查报告。";
const HINT: &str = "文本文件，每行一个代码或名称，如 ~/名单.txt";
const PEOPLE: &str = "凭公开信息不查自然人，清单里的自然人会注明未查询。";
/// Under the head and a gap.
const FIELDS_ROW: u16 = 1;
/// The columns of the date field, caption included.
const DATE: u16 = 30;
/// Under seven rows of fields.
const LIST_ROW: u16 = 8;
const SAID_ROW: u16 = 12;
/// What stands under a field's text begins here.
const COLUMN: u16 = 12;

/// Draws the form.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, form: &ReviewForm) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let row = |n| line::below(inside, FIELDS_ROW + n);
    let focus = |stop| if form.stop == stop { Focus::Here } else { Focus::Elsewhere };
    line::put(frame.buffer_mut(), inside, (0, 0), HEAD, theme.style(Role::Text));
    field::draw(frame, row(0), "来函文号", &form.number, focus(Stop::Number), theme);
    field::draw(frame, row(1), "来函单位", &form.department, focus(Stop::Department), theme);
    let narrow = Rect { width: DATE.min(inside.width), ..row(2) };
    field::draw(frame, narrow, "来函日期", &form.day, focus(Stop::Day), theme);
    let said = match period::read(form.day.text()) {
        Typed::Nothing => "可不填",
        Typed::Day(_) => "",
        Typed::NoDay => "不是日期，请按 2026-11-22 填写",
    };
    line::put(frame.buffer_mut(), row(2), (DATE + 2, 0), said, theme.style(Role::Text));
    let offered = model.tables.offered(model.status.role, None);
    form.scene.draw(frame, row(3), ("事由    ", &offered), focus(Stop::Scene), theme);
    form.grounds.draw_bases(frame, row(4), "依据      ", focus(Stop::Basis), theme);
    let purpose = &form.grounds.purpose;
    field::draw(frame, row(5), "用途    ", purpose, focus(Stop::Purpose), theme);
    field::draw(frame, row(6), "清单文件", &form.file, focus(Stop::File), theme);
    draw_list(frame, inside, form, theme);
    draw_said(frame, line::below(inside, SAID_ROW), form, theme);
}

/// What is in the list, and for whom the basis is not enough.
fn draw_list(frame: &mut Frame, inside: Rect, form: &ReviewForm, theme: Theme) {
    let mut lines = match &form.list {
        List::Unread => vec![HINT.to_owned()],
        List::Read(listing) => told(listing),
    };
    if form.is_closed_to_people() {
        lines.push(PEOPLE.to_owned());
    }
    for (row, said) in (LIST_ROW..).zip(&lines) {
        line::put(frame.buffer_mut(), inside, (COLUMN, row), said, theme.style(Role::Text));
    }
}

/// How many there are, and which: the wrong file shows at once.
fn told(listing: &Listing) -> Vec<String> {
    let Listing { queries, today } = listing;
    let mut lines = vec![format!("清单 {} 个对象，按 {today}（今天）核查", queries.len())];
    match queries.as_slice() {
        [first, .., last] => {
            lines.push(format!("第一个 {}  最后一个 {}", short(first), short(last)))
        }
        [only] => lines.push(short(only)),
        [] => {}
    }
    lines
}

/// A line of the list as a shared desk may keep it in view.
fn short(line: &str) -> String {
    let words = line.split(|c: char| c.is_whitespace() || ",，;；".contains(c));
    // A name is one, whatever digits stand in it; codes and short names may be a person's.
    let shown = |word: &str| match word.is_ascii() || word.chars().count() <= 4 {
        true => words::hidden(word),
        false => mask::numbers_within(word).into_owned(),
    };
    let words: Vec<String> = words.map(shown).filter(|word| !word.is_empty()).collect();
    text::cut(&words.join(" "), 24).into_owned()
}

fn draw_said(frame: &mut Frame, area: Rect, form: &ReviewForm, theme: Theme) {
    let ready = "请核对后按 F2 预览，或按回车出具。";
    let (role, said) = match (&form.problem, form.progress, form.doing) {
        (_, Progress::Waiting(_), Doing::Issuing) => {
            (Role::Text, "正在核查并出具，对象多时要等一会儿；可继续等待，也可按 Esc 离开")
        }
        (_, Progress::Waiting(_), Doing::Previewing) => (Role::Text, "正在核查并排版预览"),
        (_, Progress::Waiting(_), Doing::Reading(_)) => (Role::Text, "正在读清单"),
        (Some(problem), ..) => (Role::Problem, problem.as_str()),
        (None, ..) if form.list != List::Unread => (Role::Text, ready),
        (None, ..) => return,
    };
    for (row, text) in (0u16..4).zip(text::wrap(said, usize::from(area.width))) {
        line::put(frame.buffer_mut(), area, (0, row), &text, theme.style(role));
    }
}
