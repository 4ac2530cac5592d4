//! The home: one field that takes any code or name and says what it makes of it while one types,
//! basis and purpose under it, and the queries of this session.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::commitments::{commitment, list, pressing::Asking, scanned};
use super::dossier::Dossier;
use super::grounds::{GroundsForm, Part};
use super::hint;
use super::recent::{self, Recent};
use super::scene_row::{Must, SceneRow};
use super::scenes::ScenePicker;
use super::{register, review, verify};
use crate::domain::{access::Grounds, outcome::Outcome, scene::SceneId};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Notice, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, LookedUp, RegisterWish};
use crate::tui::pace::Pace;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns before a hint: it stands under the text of the field.
const HINT_COLUMN: u16 = 8;
/// The rows hints and outcomes may take.
const HINT_ROWS: usize = 4;
const GROUNDS_ROW: u16 = 7;
const SCENE_ROW: u16 = 10;
/// What asks for something today; the queries of this session come under it.
const TODAY_ROW: u16 = 12;

const NOT_FOUND: &str = "未查到主体。请核对代码或名称后再查；查不到不等于没有信用记录。";
const HASTY: &str = "还没有查询：扫描的内容像是进了用途栏。请核对用途后再按一次回车。";
const EDITING: &str = "直接输入即为新的查询，按退格或左右键可修改。";

/// The query form.
#[derive(Debug)]
pub struct Query {
    /// A code or a name.
    pub code: Field,
    /// Basis and purpose.
    pub form: GroundsForm,
    /// The matter; it stays from one query to the next, as the queue does.
    pub scene: SceneRow,
    /// Where the keys go.
    pub stop: Stop,
    /// Whether the desk is looking.
    pub progress: Progress,
    /// The queries of this session, the latest first.
    pub recent: Vec<Recent>,
    /// What commitments ask for today.
    pub asking: Asking,
    /// What is wrong with the code that was typed.
    pub doubt: Option<String>,
    hint: Vec<String>,
    said: Option<Notice>,
    draft: Draft,
    asked: (Grounds, Option<SceneId>),
}

/// The stops of the form, in Tab's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The code field.
    Code,
    /// The row of bases.
    Basis,
    /// The purpose.
    Purpose,
    /// The matter.
    Scene,
    /// A query of this session.
    Recent(usize),
}

/// What is in the code field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Draft {
    /// A query still to be made.
    Fresh,
    /// A query that was made: the next scan takes its place, and is not added to it.
    Asked,
}

impl Query {
    /// The empty form.
    pub fn new(tables: &Tables) -> Self {
        let mut query = Self {
            code: Field::default(),
            form: GroundsForm::default(),
            scene: SceneRow::default(),
            stop: Stop::Code,
            progress: Progress::Idle,
            recent: Vec::new(),
            asking: Asking::default(),
            doubt: None,
            hint: Vec::new(),
            said: None,
            draft: Draft::Fresh,
            asked: (Grounds::public(), None),
        };
        query.hint_anew(tables);
        query
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            Stop::Code => Some(&mut self.code),
            Stop::Purpose => Some(&mut self.form.purpose),
            Stop::Basis | Stop::Scene | Stop::Recent(_) => None,
        }
    }

    /// Text is coming; with no field focused it is a scan, unless the purpose is what is missing.
    pub fn expect_text(&mut self) {
        let half = !self.code.is_blank() && self.form.lacking() == Some(Part::Purpose);
        self.stop = match self.stop {
            Stop::Basis if half => Stop::Purpose,
            Stop::Basis | Stop::Scene | Stop::Recent(_) => Stop::Code,
            stop => stop,
        };
        if self.stop == Stop::Code && self.draft == Draft::Asked {
            self.code.clear();
        }
    }

    /// Brings everything up to date with the fields. An answer under way is to another question.
    pub fn edited(&mut self, tables: &Tables) {
        self.progress = Progress::Idle;
        if self.stop == Stop::Code {
            self.said = None;
            self.draft = Draft::Fresh;
        }
        self.hint_anew(tables);
    }

    fn hint_anew(&mut self, tables: &Tables) {
        self.doubt = hint::doubt(self.code.text(), tables);
        self.hint = hint::lines(self.code.text(), self.form.basis, tables);
    }

    /// Under which grounds and for which matter the look-up under way was asked for.
    pub fn asked(&self) -> (Grounds, Option<SceneId>) {
        self.asked.clone()
    }

    /// An archive was opened by what was asked here.
    pub fn opened(&mut self, dossier: &Dossier, time: &str) {
        recent::remember(&mut self.recent, Recent::opened(dossier, time));
        self.progress = Progress::Idle;
        self.said = None;
        self.stop = Stop::Code;
        self.form.forget_consent();
    }

    /// Nobody was found, or nothing could be looked up: said where the eye is.
    pub fn not_found(&mut self, found: &LookedUp) {
        self.progress = Progress::Idle;
        let (tone, mut text) = match found.outcome {
            Outcome::Unavailable => (Tone::Problem, "无法核查。请稍后再查。".to_owned()),
            _ => (Tone::Plain, NOT_FOUND.to_owned()),
        };
        if found.outcome != Outcome::Unavailable {
            let query = self.code.text().to_owned();
            recent::remember(&mut self.recent, Recent::not_found(&query, &found.seen.time));
        }
        text.extend(found.notes.iter().map(|note| format!("\n{note}")));
        self.said = Some(Notice { tone, text });
    }

    /// The look-up could not be made.
    pub fn refused(&mut self, reason: &str) {
        self.progress = Progress::Idle;
        self.said = Some(Notice { tone: Tone::Problem, text: format!("无法核查。{reason}") });
    }

    /// A natural person: the form asks for what is missing.
    pub fn needs_basis(&mut self, reason: String) {
        self.progress = Progress::Idle;
        self.said = Some(Notice { tone: Tone::Problem, text: reason });
        self.stop = match self.form.lacking() {
            Some(Part::Purpose) => Stop::Purpose,
            _ => Stop::Basis,
        };
    }

    fn next(&mut self) {
        self.stop = match self.stop {
            Stop::Code => Stop::Basis,
            Stop::Basis => Stop::Purpose,
            Stop::Purpose => Stop::Scene,
            Stop::Scene if !self.recent.is_empty() => Stop::Recent(0),
            Stop::Recent(row) if row + 1 < self.recent.len() => Stop::Recent(row + 1),
            Stop::Scene | Stop::Recent(_) => Stop::Code,
        };
    }

    fn previous(&mut self) {
        self.stop = match self.stop {
            Stop::Code if self.recent.is_empty() => Stop::Scene,
            Stop::Code => Stop::Recent(self.recent.len() - 1),
            Stop::Basis => Stop::Code,
            Stop::Purpose => Stop::Basis,
            Stop::Scene => Stop::Purpose,
            Stop::Recent(0) => Stop::Scene,
            Stop::Recent(row) => Stop::Recent(row - 1),
        };
    }

    /// The job Enter asks for; none with nothing to look for.
    fn job(&self) -> Option<Job> {
        let (grounds, scene) = (self.form.grounds(), self.scene.chosen.clone());
        if let Stop::Recent(row) = self.stop {
            let subject = self.recent.get(row)?.subject?;
            return Some(Job::Open { subject, grounds, day: None, scene });
        }
        let query = self.code.text().trim().to_owned();
        (!query.is_empty()).then_some(Job::LookUp { query, grounds, scene })
    }
}

/// Does what a command means here. A scan that fell into the purpose is no purpose.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let tables = std::sync::Arc::clone(&model.tables);
    let Screen::Query(query) = &mut model.screen else { return vec![] };
    match command {
        Command::Submit if pace != Pace::Calm && query.stop == Stop::Purpose => {
            query.said = Some(Notice { tone: Tone::Problem, text: HASTY.to_owned() });
        }
        Command::Submit if query.stop == Stop::Code && verify::is_statement(query.code.text()) => {
            return verify_paper(model);
        }
        Command::Submit => return look_up(model),
        Command::Commitments => return list::open_from_home(model),
        Command::Review => return review::open(model),
        Command::Verify => return verify::open(model),
        Command::Register => {
            let asked = register::LATEST.to_owned();
            return register::open(model, RegisterWish::Latest, asked);
        }
        Command::Next => query.next(),
        Command::Previous => query.previous(),
        Command::Left | Command::Right if query.stop == Stop::Scene => {
            let offered = tables.offered(model.status.role, None);
            query.scene.choose(command, &offered, Must::Not);
        }
        Command::Scene => model.overlay = ScenePicker::over(model).map(Overlay::Scenes),
        Command::Left | Command::Right if query.stop == Stop::Basis => {
            query.form.choose(command);
            query.edited(&tables);
        }
        _ => {}
    }
    vec![]
}

/// The QR code of a report was scanned where a subject's code is asked for.
fn verify_paper(model: &mut Model) -> Vec<Effect> {
    let tables = std::sync::Arc::clone(&model.tables);
    let Screen::Query(query) = &mut model.screen else { return vec![] };
    let paper = query.code.text().to_owned();
    query.code.clear();
    query.edited(&tables);
    match scanned::is_commitment(&paper) {
        true => commitment::open(model, verify::folded(&paper)),
        false => verify::open_with(model, &paper),
    }
}

/// A second look-up before the first is answered takes its place.
fn look_up(model: &mut Model) -> Vec<Effect> {
    let Screen::Query(query) = &mut model.screen else { return vec![] };
    query.said = None;
    let Some(job) = query.job() else {
        let text = match query.stop {
            Stop::Recent(_) => "该次查询没有查到主体。请重新输入代码或名称。",
            _ => "还没有输入。请输入代码或名称后按回车。",
        };
        query.said = Some(Notice { tone: Tone::Plain, text: text.to_owned() });
        return vec![];
    };
    query.asked = (query.form.grounds(), query.scene.chosen.clone());
    query.draft = Draft::Asked;
    let (progress, effect) = model.ask(job);
    if let Screen::Query(query) = &mut model.screen {
        query.progress = progress;
    }
    vec![effect]
}

/// Draws the form.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, query: &Query) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let focus = if query.stop == Stop::Code { Focus::Here } else { Focus::Elsewhere };
    field::draw(frame, line::below(inside, 1), "查询", &query.code, focus, theme);
    draw_lines(frame, inside, model, query);
    let part = match query.stop {
        Stop::Basis => Part::Basis,
        Stop::Purpose => Part::Purpose,
        Stop::Code | Stop::Scene | Stop::Recent(_) => Part::None,
    };
    query.form.draw(frame, line::below(inside, GROUNDS_ROW), part, theme);
    let focus = if query.stop == Stop::Scene { Focus::Here } else { Focus::Elsewhere };
    let offered = model.tables.offered(model.status.role, None);
    query.scene.draw(frame, line::below(inside, SCENE_ROW), ("事由", &offered), focus, theme);
    let mut row = TODAY_ROW;
    if let Some(asks) = query.asking.line() {
        let (title, text) = (theme.style(Role::Title), theme.style(Role::Text));
        let end = line::put(frame.buffer_mut(), inside, (0, row), "今日待办", title);
        line::put(frame.buffer_mut(), inside, (end + 2, row), &asks, text);
        row += 2;
    }
    draw_recent(frame, line::below(inside, row), model, query);
}

/// Under the field: that the desk is looking, or what came of it, or the hint.
fn draw_lines(frame: &mut Frame, inside: Rect, model: &Model, query: &Query) {
    let columns = usize::from(inside.width.saturating_sub(HINT_COLUMN));
    let (role, lines) = match (&query.said, query.progress) {
        (_, Progress::Waiting(_)) => (Role::Text, vec!["正在查询".to_owned()]),
        (Some(said), _) => {
            let role = if said.tone == Tone::Problem { Role::Problem } else { Role::Title };
            let mut lines = text::wrap(&said.text, columns);
            if query.draft == Draft::Asked {
                // What is odd about the code may be why nobody was found.
                lines.extend(query.doubt.iter().flat_map(|doubt| text::wrap(doubt, columns)));
            }
            if query.draft == Draft::Asked && query.stop == Stop::Code {
                lines.push(EDITING.to_owned());
            }
            (role, lines)
        }
        (None, _) if query.draft == Draft::Asked => (Role::Text, vec![EDITING.to_owned()]),
        (None, _) => {
            let lines = query.hint.iter().flat_map(|hint| text::wrap(hint, columns));
            (Role::Text, lines.collect())
        }
    };
    for (row, text) in (2u16..).zip(lines.iter().take(HINT_ROWS)) {
        let role = if text == EDITING { Role::Text } else { role };
        let style = model.theme.style(role);
        line::put(frame.buffer_mut(), inside, (HINT_COLUMN, row), text, style);
    }
}

fn draw_recent(frame: &mut Frame, area: Rect, model: &Model, query: &Query) {
    if query.recent.is_empty() {
        return;
    }
    let theme = model.theme;
    line::put(frame.buffer_mut(), area, (0, 0), "最近查询", theme.style(Role::Title));
    // The one that has the keys is shown, however low the window is.
    let shown = usize::from(area.height.saturating_sub(1));
    let above = match query.stop {
        Stop::Recent(index) => (index + 1).saturating_sub(shown),
        _ => 0,
    };
    let lines = recent::lines(&query.recent).into_iter().enumerate().skip(above);
    for (row, (index, said)) in (1u16..area.height).zip(lines) {
        let here = query.stop == Stop::Recent(index);
        let (mark, role) = if here { ('>', Role::Selected) } else { (' ', Role::Text) };
        let text = format!("{mark} {said}");
        line::put(frame.buffer_mut(), area, (0, row), &text, theme.style(role));
        if here {
            frame.set_cursor_position(line::place(area, 0, row));
        }
    }
}
