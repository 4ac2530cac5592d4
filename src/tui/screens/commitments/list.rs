//! The list of commitments: a field to find some of them, and the list; new ones begin here when a
//! subject is at hand.

use std::sync::Arc;

use super::super::archive;
use super::super::dossier::Dossier;
use super::super::verify;
use super::commitment;
use super::scanned;
use super::templates::TemplatePicker;
use crate::domain::access::Grounds;
use crate::tui::commitments::{CommitmentJob, CommitmentWish, Listed, called};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::widgets::chrome;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::table;

/// The field, the line under it and a gap.
pub const LIST_ROW: u16 = 5;
/// The chosen commitment in full, a gap before it, and the page number.
pub const FOOT: u16 = 4;

const NO_SUBJECT: &str =
    "还没有查主体。请先返回主页查询申请人，在档案页按 F2，再按 F2 起草新承诺。";

/// The open list.
#[derive(Debug)]
pub struct CommitmentsScreen {
    /// What is looked for.
    pub text: Field,
    /// Whether the desk is looking.
    pub progress: Progress,
    /// Why nothing was found.
    pub problem: Option<String>,
    /// The archive it was opened from, if any.
    pub dossier: Option<Arc<Dossier>>,
    /// Where the keys go.
    pub stop: Stop,
    pub(super) lines: Vec<Listed>,
    pub(super) choice: Choice,
    pub(super) wish: CommitmentWish,
    grounds: Grounds,
    draft: Draft,
    archive: Archive,
}

/// Whether the archive it was opened from still says what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Archive {
    Current,
    Changed,
}

/// Where the keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// To the field.
    Field,
    /// To the list.
    List,
}

/// What is in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Draft {
    /// Something still to be looked for.
    Fresh,
    /// What was looked for last: the next scan takes its place.
    Asked,
}

impl CommitmentsScreen {
    fn new(dossier: Option<Arc<Dossier>>, wish: CommitmentWish, grounds: Grounds) -> Self {
        Self {
            text: Field::default(),
            progress: Progress::Idle,
            problem: None,
            dossier,
            stop: Stop::Field,
            lines: Vec::new(),
            choice: Choice::default(),
            wish,
            grounds,
            draft: Draft::Fresh,
            archive: Archive::Current,
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        (self.stop == Stop::Field).then_some(&mut self.text)
    }

    /// Text is coming. A blank beside the list is a slip.
    pub fn expect_text(&mut self, text: &str) {
        let asked = self.stop == Stop::List || self.draft == Draft::Asked;
        if asked && !text.trim().is_empty() {
            self.text.clear();
            self.stop = Stop::Field;
        }
    }

    /// Something was typed: an answer under way is to another question.
    pub fn edited(&mut self) {
        (self.draft, self.problem, self.progress) = (Draft::Fresh, None, Progress::Idle);
    }

    /// These were found.
    pub fn found(&mut self, lines: Vec<Listed>) {
        self.progress = Progress::Idle;
        let chosen = self.chosen().map(|line| line.id);
        let row = lines.iter().position(|line| Some(line.id) == chosen).unwrap_or(0);
        self.problem = lines.is_empty().then(|| self.nothing());
        if lines.is_empty() {
            self.stop = Stop::Field;
        } else if self.draft == Draft::Asked || self.text.is_blank() {
            self.stop = Stop::List;
        }
        self.lines = lines;
        self.choice.set(row);
    }

    /// The chosen line.
    pub fn chosen(&self) -> Option<&Listed> {
        self.lines.get(self.choice.row(self.lines.len()))
    }

    fn nothing(&self) -> String {
        match self.wish {
            CommitmentWish::Pressing => "没有待办的承诺。按 F4 列出最近的，或输入编号查找。",
            CommitmentWish::Latest => "还没有承诺。请先查主体，在档案页按 F2 起草。",
            CommitmentWish::Subject(_) => "没有登记过承诺。按 F2 起草新承诺。",
            CommitmentWish::Text(..) => {
                "没有查到承诺。请核对编号、核验码、代码或名称；查自然人须先在主页选依据、填用途。"
            }
        }
        .to_owned()
    }

    /// What F4 lists instead: the subject's own, what asks for something, the latest.
    fn other(&self) -> CommitmentWish {
        let subject = self.dossier.as_ref().map(|dossier| dossier.archive.subject.id);
        match (&self.wish, subject) {
            (CommitmentWish::Pressing, _) => CommitmentWish::Latest,
            (CommitmentWish::Latest | CommitmentWish::Text(..), Some(subject)) => {
                CommitmentWish::Subject(subject)
            }
            _ => CommitmentWish::Pressing,
        }
    }

    /// The rows of a page in a body of this height.
    pub fn rows_per_page(body: u16) -> usize {
        table::rows_per_page(body.saturating_sub(LIST_ROW + FOOT))
    }

    fn go(&mut self, command: Command, body: u16) {
        let up = matches!(command, Command::Previous | Command::PreviousPage);
        match self.stop {
            Stop::Field if self.lines.is_empty() || up => {}
            Stop::Field => self.stop = Stop::List,
            Stop::List if up && self.choice.row(self.lines.len()) == 0 => self.stop = Stop::Field,
            Stop::List => self.choice.run(command, self.lines.len(), Self::rows_per_page(body)),
        }
    }

    fn turn(&mut self) {
        self.stop = match self.stop {
            Stop::Field if !self.lines.is_empty() => Stop::List,
            _ => Stop::Field,
        };
    }
}

/// Opens the list from the home: what asks for something, or the latest when nothing does.
pub fn open_from_home(model: &mut Model) -> Vec<Effect> {
    let Screen::Query(query) = &model.screen else { return vec![] };
    let (grounds, pressing) = (query.form.grounds(), query.asking.is_pressing());
    let wish = if pressing { CommitmentWish::Pressing } else { CommitmentWish::Latest };
    open(model, CommitmentsScreen::new(None, wish, grounds))
}

/// Opens the list of a subject's own from its archive.
pub fn open_of(model: &mut Model, dossier: Arc<Dossier>) -> Vec<Effect> {
    let wish = CommitmentWish::Subject(dossier.archive.subject.id);
    let grounds = dossier.grounds.clone();
    open(model, CommitmentsScreen::new(Some(dossier), wish, grounds))
}

fn open(model: &mut Model, screen: CommitmentsScreen) -> Vec<Effect> {
    model.enter(Screen::Commitments(Box::new(screen)));
    ask(model)
}

/// Something about a commitment was registered: the archive underneath says otherwise by now.
pub fn changed(model: &mut Model) {
    for screen in &mut model.trail {
        if let Screen::Commitments(screen) = screen {
            screen.archive = Archive::Changed;
        }
    }
}

/// Lists anew what is listed, where one is back at the list.
pub fn ask(model: &mut Model) -> Vec<Effect> {
    let Screen::Commitments(screen) = model.working().0 else { return vec![] };
    let job = Job::Commitments(CommitmentJob::Find(screen.wish.clone()));
    let (progress, effect) = model.ask(job);
    if let Screen::Commitments(screen) = model.working().0 {
        (screen.progress, screen.problem) = (progress, None);
    }
    vec![effect]
}

/// Does what a command means here. A scanner's second Enter opens nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let body = chrome::body_height(model.size.1);
    let Screen::Commitments(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => {
            let changed = screen.archive == Archive::Changed;
            model.leave();
            return if changed { archive::refresh(model) } else { vec![] };
        }
        Command::Submit if screen.stop == Stop::Field => return search(model),
        Command::Submit if pace == Pace::Calm => {
            if let Some(line) = screen.chosen() {
                let id = line.id;
                return commitment::open(model, called(id));
            }
        }
        Command::NewCommitment => new(model),
        Command::SwitchList => {
            (screen.wish, screen.choice) = (screen.other(), Choice::default());
            screen.text.clear();
            return ask(model);
        }
        Command::Turn => screen.turn(),
        _ => screen.go(command, body),
    }
    vec![]
}

fn new(model: &mut Model) {
    let Screen::Commitments(screen) = &model.screen else { return };
    let Some(dossier) = screen.dossier.clone() else {
        model.say(Tone::Plain, NO_SUBJECT);
        return;
    };
    match TemplatePicker::of(&dossier, &model.tables) {
        Some(picker) => model.overlay = Some(Overlay::Templates(picker)),
        None => model.say(Tone::Plain, "本机没有这类主体可签的承诺书模板。请联系系统管理员。"),
    }
}

fn search(model: &mut Model) -> Vec<Effect> {
    let Screen::Commitments(screen) = &mut model.screen else { return vec![] };
    let sought = screen.text.text().trim().to_owned();
    if scanned::is_commitment(&sought) {
        screen.text.clear();
        return commitment::open(model, verify::folded(&sought));
    }
    if verify::is_statement(&sought) {
        screen.text.clear();
        return verify::open_with(model, &sought);
    }
    screen.draft = Draft::Asked;
    screen.choice = Choice::default();
    screen.wish = match (sought.is_empty(), &screen.dossier) {
        (true, Some(dossier)) => CommitmentWish::Subject(dossier.archive.subject.id),
        (true, None) => CommitmentWish::Latest,
        (false, _) => CommitmentWish::Text(sought, screen.grounds.clone()),
    };
    ask(model)
}
