//! How the form of a commitment is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::draft::{Doing, DraftForm};
use crate::tui::commitments::called;
use crate::tui::model::{Model, Progress};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::line;

/// The title, the subject and a gap.
const FORM_ROW: u16 = 3;
/// A gap, what is to be said of a row, and what the look before found.
const FOOT: u16 = 5;

/// Draws the form.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, form: &DraftForm) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let called = form.id.map_or_else(|| "新草稿".to_owned(), called);
    let start = line::put_right(buffer, inside, 0, &called, theme.style(Role::Text));
    let left = Rect { width: start.saturating_sub(2), ..inside };
    line::put(buffer, left, (0, 0), &form.template.name, theme.style(Role::Title));
    let (name, code) = &form.subject;
    line::put(buffer, inside, (0, 1), &format!("{code}  {name}"), theme.style(Role::Text));
    let rows = line::below(inside, FORM_ROW);
    let rows = Rect { height: rows.height.saturating_sub(FOOT), ..rows };
    let drawn = form.form.draw(frame, rows, |row| form.word(row), theme);
    let foot = line::below(inside, FORM_ROW + drawn + 1);
    for (row, (role, said)) in (0..foot.height).zip(said(form, rows.height, foot.width)) {
        line::put(frame.buffer_mut(), foot, (0, row), &said, theme.style(role));
    }
}

/// What is wrong or helps with the row one is in; then what is known of the whole.
fn said(form: &DraftForm, height: u16, columns: u16) -> Vec<(Role, String)> {
    let (role, first) = match (form.progress, form.fault(form.form.at()), &form.problem) {
        (Progress::Waiting(_), ..) => (Role::Text, waiting(form.doing).to_owned()),
        (_, Some(fault), None) => (Role::Problem, fault.to_string()),
        (_, _, Some(problem)) => (Role::Problem, problem.clone()),
        (_, None, None) => (Role::Text, form.hint()),
    };
    let mut all = vec![(role, first)];
    all.extend(form.form.place(height).map(|place| (Role::Text, place)));
    all.extend(form.limits.iter().map(|limit| (Role::Text, limit.clone())));
    let wrapped = all.into_iter().flat_map(|(role, said)| {
        text::wrap(&said, usize::from(columns)).into_iter().map(move |line| (role, line))
    });
    wrapped.collect()
}

fn waiting(doing: Doing) -> &'static str {
    match doing {
        Doing::Opening => "正在存草稿",
        Doing::Previewing => "正在存草稿并排版预览",
    }
}
