//! The dialogs about one commitment: a signature, its signed paper, how it was kept, and how it ends.
//! What the desk refuses stays as it was typed, with the reason under it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::confirm::{Confirm, Deed};
use super::dialog_rows::{self as rows, AUTHORISATION, NAME, SCAN, SIGNER};
use super::scanned;
use crate::domain::{
    Day,
    commitment::{CommitmentId, Prefill, Signer, State},
};
use crate::tui::commitments::{Shown, called};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress, Status};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::{line, popup};

const COLUMNS: u16 = 70;
/// Rows for what is to be said under the form, with the gap before it.
const SAID: u16 = 4;
/// A dialog of more rows begins as high as the window allows.
const FEW: usize = 4;

/// An open dialog.
#[derive(Debug)]
pub struct CommitmentDialog {
    /// What it registers.
    pub kind: Kind,
    /// Whether the desk is at it.
    pub progress: Progress,
    /// Why it was not done.
    pub problem: Option<String>,
    /// What it asks.
    pub form: Form,
    about: About,
    began: Vec<String>,
}

/// What a dialog registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// That the applicant signed.
    Sign,
    /// The signed paper.
    Keep,
    /// How it was kept.
    Settle,
    /// That it was put right.
    Correct,
    /// That a finding is taken back.
    Retract,
    /// That it is withdrawn.
    Withdraw,
}

/// The commitment a dialog is about, as far as it asks.
#[derive(Debug)]
pub struct About {
    /// Which.
    pub id: CommitmentId,
    /// What it is called.
    pub number: String,
    /// Whose.
    pub subject: String,
    /// Today in the hall.
    pub today: Day,
    /// Its last day.
    pub until: Option<Day>,
    /// Whether nothing was found about it and it runs.
    pub in_force: bool,
    /// Who takes it in.
    pub department: String,
    /// Who is at the desk.
    pub operator: String,
    /// Who signs as a rule.
    pub signer: Signer,
    representative: String,
}

impl About {
    fn of(shown: &Shown, tables: &Tables, status: &Status) -> Self {
        let opened = &shown.opened;
        let life = &opened.commitment;
        let template = tables.template(&life.draft.template);
        let named = template.and_then(|template| {
            let of_role = |f: &&_| is_representative(f);
            life.draft.values.get(&template.fields.iter().find(of_role)?.id).cloned()
        });
        let person = opened.card.kind.is_natural_person();
        let department = life.frozen.as_ref().map(|(frozen, _)| frozen.department.clone());
        // The window takes commitments in; it does not decide how they were kept.
        let department = department.filter(|name| !status.place.starts_with(name.as_str()));
        Self {
            id: opened.id,
            number: life.number().map_or_else(|| called(opened.id), str::to_owned),
            subject: life.draft.subject.clone(),
            today: shown.today,
            until: life.until(),
            in_force: life.state == State::InForce,
            department: department.unwrap_or_default(),
            operator: status.operator.clone(),
            signer: if person { Signer::Oneself } else { Signer::Representative },
            representative: named.unwrap_or_default(),
        }
    }

    /// The name that goes with a capacity; empty where it is not known.
    pub fn name_of(&self, signer: Signer) -> &str {
        match signer {
            Signer::Representative => &self.representative,
            Signer::Oneself => &self.subject,
            Signer::Agent => "",
        }
    }
}

fn is_representative(field: &crate::domain::commitment::Field) -> bool {
    field.prefill == Some(Prefill::Representative)
}

impl Kind {
    /// Its keys and its title.
    pub fn context(self) -> Context {
        match self {
            Self::Sign => Context::Sign,
            Self::Keep => Context::Keep,
            Self::Settle => Context::Settle,
            Self::Correct => Context::Correct,
            Self::Retract => Context::Retract,
            Self::Withdraw => Context::Withdraw,
        }
    }
}

impl CommitmentDialog {
    /// The dialog about an open commitment, filled as far as is known.
    pub fn of(kind: Kind, shown: &Shown, tables: &Tables, status: &Status) -> Self {
        let about = About::of(shown, tables, status);
        let form = rows::rows(kind, &about);
        let began = form.values();
        Self { kind, progress: Progress::Idle, problem: None, form, about, began }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        self.form.field()
    }

    /// Something was typed. A paper that was scanned into another row goes where papers go.
    pub fn edited(&mut self) {
        self.problem = None;
        let (at, value) = (self.form.at(), self.form.value(self.form.at()));
        if self.kind != Kind::Sign || at == SCAN {
            return;
        }
        if let Some(from) = value.to_ascii_uppercase().find(scanned::BEGINS) {
            let (typed, paper) = (value[..from].to_owned(), value[from..].to_owned());
            self.form.set(at, &typed);
            self.form.set(SCAN, &paper);
            self.form.focus(SCAN);
        }
    }

    /// Text is coming: beside the signer's capacity it is the name, and where that stands already a
    /// paper's code, which a scanner types letter by letter.
    pub fn expect_text(&mut self) {
        let is_named = !self.form.value(NAME).is_empty();
        if self.kind == Kind::Sign && self.form.at() == SIGNER && is_named {
            return self.form.focus(SCAN);
        }
        self.form.expect_text();
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && self.form.values() != self.began
    }

    /// The word behind a row.
    fn word(&self, row: usize) -> (&'static str, Role) {
        if self.kind != Kind::Sign {
            return ("", Role::Text);
        }
        let blank = self.form.value(row).trim().is_empty();
        let agent = self.form.value(SIGNER) == Signer::Agent.label();
        match row {
            SCAN => match rows::checked(&self.form, &self.about.number) {
                Some(Ok(())) => ("一致", Role::Good),
                Some(Err(_)) => ("不符", Role::Problem),
                None => ("", Role::Text),
            },
            NAME if blank => ("必填", Role::Warning),
            AUTHORISATION if blank && agent => ("必填", Role::Warning),
            _ => ("", Role::Text),
        }
    }

    /// A name that came with the capacity goes with it.
    fn choose(&mut self, command: Command) {
        let name_of =
            |form: &Form, about: &About| about.name_of(rows::chosen(form, about)).to_owned();
        let before = name_of(&self.form, &self.about);
        if !self.form.choose(command) || self.kind != Kind::Sign {
            return;
        }
        if self.form.value(NAME).trim() == before {
            let name = name_of(&self.form, &self.about);
            self.form.set(NAME, &name);
        }
    }
}

/// Does what a command means here. A scanner's Enter registers nothing: behind the right paper it
/// leads on to the next row.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Commitment(dialog)) = &mut model.overlay else { return vec![] };
    match command {
        Command::Next | Command::Previous => dialog.form.turn(command),
        Command::Left | Command::Right => dialog.choose(command),
        Command::Submit if pace != Pace::Calm => {
            let scanned = dialog.kind == Kind::Sign && dialog.form.at() == SCAN;
            if scanned && rows::checked(&dialog.form, &dialog.about.number) == Some(Ok(())) {
                dialog.form.turn(Command::Next);
            }
        }
        Command::Submit if dialog.progress == Progress::Idle => return submit(model),
        _ => {}
    }
    vec![]
}

fn submit(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Commitment(mut dialog)) = model.overlay.take() else { return vec![] };
    match rows::job(dialog.kind, &dialog.form, &dialog.about) {
        Err((row, said)) => {
            dialog.form.focus(row);
            dialog.problem = Some(said);
            model.overlay = Some(Overlay::Commitment(dialog));
        }
        Ok(_) if dialog.kind == Kind::Withdraw => {
            let confirm = Confirm::over(Deed::Withdraw, Overlay::Commitment(dialog));
            model.overlay = Some(Overlay::Confirm(confirm));
        }
        Ok(_) => {
            model.overlay = Some(Overlay::Commitment(dialog));
            return send(model);
        }
    }
    vec![]
}

/// Asks the desk for what the dialog is for.
pub fn send(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Commitment(dialog)) = &model.overlay else { return vec![] };
    let Ok(job) = rows::job(dialog.kind, &dialog.form, &dialog.about) else { return vec![] };
    let (progress, effect) = model.ask(Job::Commitments(job));
    if let Some(Overlay::Commitment(dialog)) = &mut model.overlay {
        (dialog.progress, dialog.problem) = (progress, None);
    }
    vec![effect]
}

/// Draws the dialog over `area`.
pub fn draw(frame: &mut Frame, area: Rect, dialog: &CommitmentDialog, theme: Theme) {
    let title = dialog.kind.context().title();
    let count = dialog.form.rows().len();
    let rows = u16::try_from(count.max(if count > FEW { 11 } else { 0 })).unwrap_or(area.height);
    let size = (COLUMNS, rows.saturating_add(1 + SAID));
    let inside = popup::open(frame.buffer_mut(), area, title, size, theme);
    let head = format!("{}  {}", dialog.about.number, dialog.about.subject);
    line::put(frame.buffer_mut(), inside, (0, 0), &head, theme.style(Role::Title));
    let room = inside.height.saturating_sub(1 + SAID).min(rows);
    let form = Rect { height: room, ..line::below(inside, 1) };
    let drawn = dialog.form.draw(frame, form, |row| dialog.word(row), theme);
    let under = line::below(inside, 1 + drawn + 1);
    let checked = (dialog.kind == Kind::Sign)
        .then(|| rows::checked(&dialog.form, &dialog.about.number).and_then(Result::err));
    let (role, said) = match (&dialog.problem, dialog.progress, checked.flatten()) {
        (_, Progress::Waiting(_), _) => (Role::Text, "正在登记".to_owned()),
        (Some(problem), ..) => (Role::Problem, problem.clone()),
        (None, _, Some(problem)) => (Role::Problem, problem),
        (None, _, None) => (Role::Text, rows::hint(dialog.kind, dialog.form.at()).to_owned()),
    };
    for (row, text) in (0..under.height).zip(text::wrap(&said, usize::from(under.width))) {
        line::put(frame.buffer_mut(), under, (0, row), &text, theme.style(role));
    }
}
