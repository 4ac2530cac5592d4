//! The question why an identity number is to be shown in full, and the numbers once shown. The
//! desk writes the reason into the journal.

use std::fmt;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use crate::domain::{
    access::{Basis, Grounds},
    subject::SubjectId,
};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, Numbers};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 60;
const ROWS: u16 = 6;

/// The open question.
#[derive(Debug)]
pub struct Reveal {
    /// The reason.
    pub reason: Field,
    /// Whether the desk is at it.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    subject: SubjectId,
    numbers: Numbers,
    basis: Basis,
}

impl Reveal {
    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && !self.reason.is_blank()
    }
}

/// Identity numbers in full. They are gone when one leaves the screen or locks the desk.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Shown(Vec<(String, String)>);

impl Shown {
    /// Numbers with what each is.
    pub fn new(numbers: Vec<(String, String)>) -> Self {
        Self(numbers)
    }

    /// One line each.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(label, number)| format!("{label} {number}（离开本页即隐藏，已记日志）"))
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shown({})", self.0.len())
    }
}

/// Asks for the reason, when there is something hidden and the basis allows it.
pub fn ask(model: &mut Model, dossier: &Dossier, numbers: Option<Numbers>) {
    let Some(numbers) = numbers else {
        model.say(Tone::Plain, "这里没有隐藏的证件号码。");
        return;
    };
    let basis = dossier.grounds.basis;
    if !basis.opens_natural_persons() {
        model.say(Tone::Problem, "依据是公开信息，不能看完整证件号码。请在档案页按 F7 换依据。");
        return;
    }
    model.overlay = Some(Overlay::Reveal(Reveal {
        reason: Field::default(),
        progress: Progress::Idle,
        problem: None,
        subject: dossier.archive.subject.id,
        numbers,
        basis,
    }));
}

/// Does what a command means here. A scanner's Enter gives no reason.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Reveal(reveal)) = &mut model.overlay else { return vec![] };
    if command != Command::Submit || pace != Pace::Calm || reveal.progress != Progress::Idle {
        return vec![];
    }
    if reveal.reason.is_blank() {
        reveal.problem = Some("还没有写理由。请写明为何查看，再按回车。".to_owned());
        return vec![];
    }
    let grounds = Grounds { basis: reveal.basis, purpose: reveal.reason.text().trim().to_owned() };
    let job = Job::Reveal { subject: reveal.subject, numbers: reveal.numbers.clone(), grounds };
    let (progress, effect) = model.ask(job);
    if let Some(Overlay::Reveal(reveal)) = &mut model.overlay {
        reveal.progress = progress;
        reveal.problem = None;
    }
    vec![effect]
}

/// Shows the numbers on the screen that asked.
pub fn revealed(screen: &mut Screen, numbers: Vec<(String, String)>) {
    let shown = Shown::new(numbers);
    match screen {
        Screen::Archive(archive) => archive.shown = shown,
        Screen::Record(record) => record.shown = shown,
        _ => {}
    }
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, reveal: &Reveal, theme: Theme) {
    let title = Context::Reveal.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, ROWS), theme);
    let said = format!("依据 {}。请写明查看理由，将记入日志。", reveal.basis.label());
    line::put(frame.buffer_mut(), inside, (0, 0), &said, theme.style(Role::Text));
    field::draw(frame, line::below(inside, 2), "理由", &reveal.reason, Focus::Here, theme);
    let problem = match (&reveal.problem, reveal.progress) {
        (_, Progress::Waiting(_)) => "正在查看",
        (Some(problem), _) => problem,
        (None, _) => "",
    };
    let columns = usize::from(inside.width);
    for (row, text) in (4u16..).zip(text::wrap(problem, columns)) {
        line::put(frame.buffer_mut(), inside, (0, row), &text, theme.style(Role::Problem));
    }
}
