//! The terminal program as a clerk and as a reader of the screen meet it.

mod behaviour;
mod checking;
mod checks;
mod commitment_dialogs;
mod commitment_fixture;
mod commitment_gallery;
mod commitments;
mod drawing;
pub mod fixture;
mod flows;
mod gallery;
mod paper_fixture;
mod paper_gallery;
mod papers;
mod registers;
mod reviews;
mod typing;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::keymap;
use super::model::{Link, Model, Status};
use super::msg::{Answer, Effect, Moment, Msg, Ticket};
use super::text;
use super::theme::Theme;
use super::update::update;
use super::view::view;
use crate::domain::access::OperatorRole;

/// What the top line of the tests says.
pub fn status(operator: &str) -> Status {
    Status {
        place: "栖霞区政务大厅 3 号窗口".into(),
        operator: operator.into(),
        role: (!operator.is_empty()).then_some(OperatorRole::Clerk),
        link: Link::Online,
        as_of: "2026-11-22 09:00".into(),
    }
}

/// A desk at 80x24, before anybody logged in.
pub fn desk() -> Model {
    Model::new(status(""), Theme::Monochrome, (80, 24), fixture::tables())
}

/// A desk with somebody at it.
pub fn open_desk() -> Model {
    let mut model = desk();
    let effects = press(&mut model, "窗口一<Enter>mima<Enter>");
    answer(&mut model, &effects, Answer::LoggedIn(status("窗口一")));
    model
}

/// Presses keys as a person does, a second apart.
pub fn press(model: &mut Model, keys: &str) -> Vec<Effect> {
    press_every(model, 1000, keys)
}

/// Presses keys as a scanner does, two milliseconds apart.
pub fn scan(model: &mut Model, keys: &str) -> Vec<Effect> {
    press_every(model, 2, keys)
}

fn press_every(model: &mut Model, gap: u64, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut at = clock(model);
    for key in keymap::keys(keys) {
        at += gap;
        effects.extend(update(model, Msg::Key { key, at: Moment(at) }));
    }
    effects
}

/// The time of the model's latest burst, so that a second call goes on where the first ended.
fn clock(model: &Model) -> u64 {
    match model.pace {
        super::pace::Pace::Burst { last } => last.0,
        super::pace::Pace::Calm => 1_000_000,
    }
}

/// Answers the last request among `effects`.
pub fn answer(model: &mut Model, effects: &[Effect], answer: Answer) -> Vec<Effect> {
    let ticket = effects.iter().rev().find_map(ticket).expect("something was asked");
    update(model, Msg::Answered { ticket, answer })
}

fn ticket(effect: &Effect) -> Option<Ticket> {
    match effect {
        Effect::Ask { ticket, .. } => Some(*ticket),
        _ => None,
    }
}

/// The screen as a reader sees it: no trailing blanks, no filler after wide glyphs.
pub fn screen(model: &Model) -> String {
    rows(&buffer(model, model.size).0).join("\n")
}

/// The frame at any size, and where its cursor is.
pub fn buffer(model: &Model, (columns, height): (u16, u16)) -> (Buffer, Option<Position>) {
    let mut terminal = Terminal::new(TestBackend::new(columns, height)).unwrap();
    terminal.draw(|frame| view(model, frame)).unwrap();
    let cursor = terminal.backend().cursor_visible().then(|| {
        let backend = terminal.backend_mut();
        ratatui::backend::Backend::get_cursor_position(backend).unwrap()
    });
    (terminal.backend().buffer().clone(), cursor)
}

/// The rows of a buffer as text.
pub fn rows(buffer: &Buffer) -> Vec<String> {
    let columns = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(columns).map(row).collect()
}

fn row(cells: &[ratatui::buffer::Cell]) -> String {
    let (mut line, mut x) = (String::new(), 0);
    while let Some(cell) = cells.get(x) {
        line.push_str(cell.symbol());
        x += text::width(cell.symbol()).max(1);
    }
    line.trim_end().to_owned()
}

/// What a terminal of this size shows after these bytes.
pub fn emulate((columns, height): (u16, u16), bytes: &[u8]) -> vt100::Parser {
    let size = |n: u16| std::num::NonZero::new(n).unwrap();
    let mut terminal = vt100::Parser::new(size(height), size(columns), 0);
    terminal.process(bytes);
    terminal
}
