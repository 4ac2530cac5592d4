//! How the list of commitments is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::list::{CommitmentsScreen, FOOT, LIST_ROW, Stop};
use crate::tui::commitments::{CommitmentWish, Listed, called};
use crate::tui::model::{Model, Progress};
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Focus};
use crate::tui::widgets::line;
use crate::tui::widgets::table::{self, Column, Width, column};

/// Of everybody's: the day it was signed stands under the list, where a name would be cut for it.
const EVERYBODYS: &[Column] = &[
    column("状态", Width::Whole),
    column("到期", Width::Whole),
    column("编号", Width::Whole),
    column("承诺书", Width::Part),
    column("主体", Width::Rest),
];

/// Of one subject's own.
const OWN: &[Column] = &[
    column("状态", Width::Whole),
    column("到期", Width::Whole),
    column("编号", Width::Whole),
    column("签署日", Width::Fixed(10)),
    column("承诺书", Width::Rest),
];

const HINT: &str = "承诺书编号、草稿号、核验码、主体代码或名称，或扫描承诺书，回车查找";

/// Draws the list.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &CommitmentsScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let in_field = screen.stop == Stop::Field;
    let focus = if in_field { Focus::Here } else { Focus::Elsewhere };
    field::draw(frame, line::below(inside, 1), "查找", &screen.text, focus, theme);
    let (role, said) = match (&screen.problem, screen.progress) {
        (_, Progress::Waiting(_)) => (Role::Text, "正在查找"),
        (Some(problem), _) => (Role::Problem, problem.as_str()),
        (None, _) => (Role::Text, HINT),
    };
    let columns = usize::from(inside.width.saturating_sub(8));
    let buffer = frame.buffer_mut();
    for (row, text) in (2u16..4).zip(text::wrap(said, columns)) {
        line::put(buffer, inside, (8, row), &text, theme.style(role));
    }
    let count = screen.lines.len();
    let last = inside.height.saturating_sub(1);
    let Some(chosen_line) = screen.chosen() else {
        line::put(buffer, inside, (0, last), &told(screen), theme.style(Role::Text));
        return;
    };
    let per_page = CommitmentsScreen::rows_per_page(area.height);
    let (page, chosen) = (screen.choice.page(count, per_page), screen.choice.row(count));
    let list = line::below(inside, LIST_ROW);
    let list = Rect { height: list.height.saturating_sub(FOOT), ..list };
    let bar = (!in_field).then_some(chosen);
    let own = matches!(screen.wish, CommitmentWish::Subject(_));
    let shown = if own { OWN } else { EVERYBODYS };
    table::draw(buffer, list, shown, page, bar, theme, |index| {
        screen.lines.get(index).map(|line| cells(line, own)).unwrap_or_default()
    });
    let columns = usize::from(inside.width.saturating_sub(2));
    for (row, text) in
        (last.saturating_sub(2)..last).zip(text::wrap(&in_full(chosen_line), columns))
    {
        line::put(buffer, inside, (2, row), &text, theme.style(Role::Text));
    }
    let caption = format!("{}    {count} 份    {}", page.caption(), told(screen));
    line::put(buffer, inside, (0, last), &caption, theme.style(Role::Text));
    if !in_field && !list.is_empty() {
        let row = u16::try_from(chosen.saturating_sub(page.first)).unwrap_or(0);
        frame.set_cursor_position(line::place(list, 0, row.saturating_add(1)));
    }
}

/// What is listed, in words.
fn told(screen: &CommitmentsScreen) -> String {
    match (&screen.wish, &screen.dossier) {
        (CommitmentWish::Pressing, _) => "待办的承诺".to_owned(),
        (CommitmentWish::Latest, _) => "最近的承诺".to_owned(),
        (CommitmentWish::Subject(_), Some(dossier)) => {
            format!("{} 的承诺", dossier.archive.subject.name)
        }
        (CommitmentWish::Subject(_), None) => "主体的承诺".to_owned(),
        (CommitmentWish::Text(text, _), _) => format!("查找「{}」", text::cut(text, 30)),
    }
}

fn cells(line: &Listed, own: bool) -> table::Cells<'_> {
    let (state, title) = (line.state.label().into(), short(&line.title).into());
    let (asks, number) = (asks(line).into(), number(line).into());
    match own {
        true => vec![state, asks, number, signed(line).into(), title],
        false => vec![state, asks, number, title, line.subject_name.as_str().into()],
    }
}

/// A title without what all of them end in.
fn short(title: &str) -> &str {
    let short = ["信用承诺书", "承诺书"].iter().find_map(|end| title.strip_suffix(end));
    short.filter(|short| !short.is_empty()).unwrap_or(title)
}

fn signed(line: &Listed) -> String {
    line.signed.map(|day| day.to_string()).unwrap_or_default()
}

fn number(line: &Listed) -> String {
    line.number.clone().unwrap_or_else(|| called(line.id))
}

/// `已逾期`, `今日到期`, or the day.
fn asks(line: &Listed) -> String {
    match (line.pressing, line.asks) {
        (Some(due), _) if due.day.is_some() => due.pressing.label().to_owned(),
        (_, Some(day)) => day.to_string(),
        (_, None) => String::new(),
    }
}

/// The chosen commitment without the cuts of its row.
fn in_full(line: &Listed) -> String {
    let pressing = line.pressing.map(|due| match due.day {
        Some(day) => format!("  {} {day}", due.pressing.label()),
        None => format!("  {}", due.pressing.label()),
    });
    let signed = line.signed.map(|day| format!("  签署 {day}"));
    let said = format!("{}  {}  {}", line.subject_name, line.title, number(line));
    said + &signed.unwrap_or_default() + &pressing.unwrap_or_default()
}
