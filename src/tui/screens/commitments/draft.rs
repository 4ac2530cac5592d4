//! The form of a commitment (起草承诺书): the template's fields, filled in as far as the archive knows.
//! What is typed is read as it is typed; nothing of it is lost without a question.

use super::super::confirm::{Confirm, Deed};
use super::super::preview::PreviewScreen;
use super::commitment::{self, CommitmentScreen};
use super::gate;
use crate::domain::{
    access::Grounds,
    commitment::{CommitmentId, Field as Asked, FieldFault, FieldKind, Need, Template},
    subject::SubjectId,
};
use crate::tui::commitments::{Begun, Changed, CommitmentJob, NewCommitment, Shown, called};
use crate::tui::keymap::Command;
use crate::tui::model::{Left, Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, Ticket};
use crate::tui::pace::Pace;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::form::{Form, Row};

/// The form.
#[derive(Debug)]
pub struct DraftForm {
    /// The template's fields.
    pub form: Form,
    /// Whether the desk is at it.
    pub progress: Progress,
    /// What it is at.
    pub doing: Doing,
    /// Why it was not done.
    pub problem: Option<String>,
    /// What is filled in.
    pub template: Template,
    /// Name and code of who promises.
    pub subject: (String, String),
    /// What the look before it found that does not bar; empty without one.
    pub limits: Vec<String>,
    /// The draft it is, once it was kept.
    pub id: Option<CommitmentId>,
    whose: SubjectId,
    grounds: Grounds,
    known: Vec<String>,
    saved: Vec<String>,
    sent: Vec<String>,
}

/// What the draft is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// To be opened.
    Opening,
    /// To be laid out.
    Previewing,
}

impl DraftForm {
    /// A new form, with what the archive knows in it.
    pub fn begun(begun: Begun, grounds: Grounds) -> Self {
        let known: Vec<String> = begun.fields.iter().map(|one| one.value.clone()).collect();
        let limits = begun.gate.as_ref().map(|found| {
            let mut said = vec![format!("受理前核查（{}）未见不适用的情形。", found.scene)];
            said.extend(gate::limits(found));
            said
        });
        let code = begun.card.codes.first().map(|(_, code)| code.clone()).unwrap_or_default();
        Self {
            form: rows(&begun.template, &known),
            progress: Progress::Idle,
            doing: Doing::Opening,
            problem: None,
            subject: (begun.card.name, code),
            limits: limits.unwrap_or_default(),
            id: None,
            whose: begun.card.id,
            grounds,
            saved: known.clone(),
            sent: Vec::new(),
            known,
            template: begun.template,
        }
    }

    /// The form of a draft there is.
    pub fn again(shown: &Shown, template: &Template) -> Self {
        let draft = &shown.opened.commitment.draft;
        let value = |field: &Asked| draft.values.get(&field.id).cloned().unwrap_or_default();
        let values: Vec<String> = template.fields.iter().map(value).collect();
        Self {
            form: rows(template, &values),
            progress: Progress::Idle,
            doing: Doing::Opening,
            problem: None,
            template: template.clone(),
            subject: (draft.subject.clone(), draft.code.clone()),
            limits: Vec::new(),
            id: Some(shown.opened.id),
            whose: shown.opened.card.id,
            grounds: Grounds::public(),
            known: Vec::new(),
            saved: values,
            sent: Vec::new(),
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        self.form.field()
    }

    /// Something was typed. What was asked to be laid out is no longer what stands here.
    pub fn edited(&mut self) {
        self.problem = None;
        if self.doing == Doing::Previewing {
            self.progress = Progress::Idle;
        }
    }

    /// The word behind a row: what is wrong, what is missing, where it comes from.
    pub fn word(&self, row: usize) -> (&'static str, Role) {
        let value = self.form.value(row).trim();
        let needed = self.template.fields.get(row).is_some_and(|f| f.need == Need::Required);
        let known = self.known.get(row).is_some_and(|known| known.trim() == value);
        match self.fault(row) {
            Some(_) => ("不对", Role::Problem),
            None if value.is_empty() && needed => ("必填", Role::Warning),
            None if !value.is_empty() && known => ("档案", Role::Text),
            None => ("", Role::Text),
        }
    }

    /// What does not fit in a row.
    pub fn fault(&self, row: usize) -> Option<FieldFault> {
        self.template.fields.get(row)?.read(self.form.value(row)).err()
    }

    /// The line of help for the row one is in.
    pub fn hint(&self) -> String {
        let Some(field) = self.template.fields.get(self.form.at()) else { return String::new() };
        let usual = match &field.kind {
            FieldKind::Text => format!("最多 {} 个字", field.max),
            FieldKind::Day => "日期，如 2026-12-31".to_owned(),
            FieldKind::Money => "金额，万元".to_owned(),
            FieldKind::Number => "整数".to_owned(),
            FieldKind::Telephone => "电话号码".to_owned(),
            FieldKind::Choice(_) => "按左右键选择".to_owned(),
        };
        match field.hint.as_str() {
            "" => usual,
            hint => format!("{hint}    {usual}"),
        }
    }

    fn is_unsaved(&self) -> bool {
        self.form.values() != self.saved
    }

    /// The draft under way when one leaves without waiting for it.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match self.progress {
            Progress::Waiting(ticket) if !self.sent.is_empty() => Some((ticket, Left::Draft)),
            _ => None,
        }
    }

    fn job(&self) -> CommitmentJob {
        let fields = self.template.fields.iter().map(|field| field.id.clone());
        let values = fields.zip(self.form.values()).collect();
        match self.id {
            Some(id) => CommitmentJob::Revise { id, values },
            None => CommitmentJob::Draft(NewCommitment {
                subject: self.whose,
                template: self.template.id.to_string(),
                values,
                grounds: self.grounds.clone(),
            }),
        }
    }
}

fn rows(template: &Template, values: &[String]) -> Form {
    let row = |(field, value): (&Asked, &String)| match &field.kind {
        FieldKind::Choice(words) => Row::choice(&field.label, words.clone(), value),
        _ => Row::text(&field.label, value),
    };
    Form::new(template.fields.iter().zip(values).map(row).collect())
}

/// Does what a command means here. A scanner's Enter keeps nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Screen::Draft(form) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => back(model),
        Command::Submit if pace != Pace::Calm => {}
        Command::Submit => return save(model, Doing::Opening),
        Command::Preview => return save(model, Doing::Previewing),
        Command::Next | Command::Previous => form.form.turn(command),
        Command::Left | Command::Right if form.form.choose(command) => form.edited(),
        _ => {}
    }
    vec![]
}

fn back(model: &mut Model) {
    let Screen::Draft(form) = &model.screen else { return };
    if form.progress == Progress::Idle && !form.is_unsaved() {
        return leave(model);
    }
    model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::DropDraft)));
}

/// Leaves the form; the commitment underneath may have been changed from here.
pub fn leave(model: &mut Model) {
    let Screen::Draft(form) = &model.screen else { return };
    model.left.extend(form.left());
    model.leave();
}

/// Keeps what stands here as the draft, to be opened or laid out.
fn save(model: &mut Model, doing: Doing) -> Vec<Effect> {
    let Screen::Draft(form) = &mut model.screen else { return vec![] };
    if form.progress != Progress::Idle {
        return vec![];
    }
    let faults = (0..form.form.rows().len()).find_map(|row| Some((row, form.fault(row)?)));
    if let Some((row, fault)) = faults {
        form.problem = Some(format!("「{}」填得不对。{fault}", form.template.fields[row].label));
        form.form.focus(row);
        return vec![];
    }
    (form.doing, form.problem) = (doing, None);
    if let (Some(id), false) = (form.id, form.is_unsaved()) {
        return go_on(model, id);
    }
    form.sent = form.form.values();
    let job = Job::Commitments(form.job());
    let (progress, effect) = model.ask(job);
    if let Screen::Draft(form) = &mut model.screen {
        form.progress = progress;
    }
    vec![effect]
}

/// The draft is kept.
pub fn saved(model: &mut Model, changed: &Changed) -> Vec<Effect> {
    let Screen::Draft(form) = model.working().0 else { return vec![] };
    (form.id, form.progress) = (Some(changed.id), Progress::Idle);
    form.saved = std::mem::take(&mut form.sent);
    let is_changed = form.is_unsaved();
    let said = format!("已存{}。{}", called(changed.id), changed.notes.concat());
    model.say(Tone::Plain, said);
    if is_changed { vec![] } else { go_on(model, changed.id) }
}

/// What the draft was kept for.
fn go_on(model: &mut Model, id: CommitmentId) -> Vec<Effect> {
    let Screen::Draft(form) = model.working().0 else { return vec![] };
    let job = match form.doing {
        Doing::Opening => CommitmentJob::Open(called(id)),
        Doing::Previewing => CommitmentJob::Preview(id),
    };
    let (progress, effect) = model.ask(Job::Commitments(job));
    if let Screen::Draft(form) = model.working().0 {
        form.progress = progress;
    }
    vec![effect]
}

/// The kept draft takes the place of its form.
pub fn opened(model: &mut Model, shown: Shown) {
    let fresh = Screen::Commitment(Box::new(CommitmentScreen::of(shown)));
    if commitment::is_beneath(model) {
        model.leave();
    }
    *model.working().0 = fresh;
}

/// The draft is laid out. A question that came up meanwhile is answered first, without it.
pub fn previewed(model: &mut Model, pages: Vec<Vec<String>>) {
    let (Screen::Draft(form), overlay) = model.working() else { return };
    form.progress = Progress::Idle;
    let Some(id) = form.id else { return };
    if !matches!(overlay, None | Some(Overlay::Menu(_) | Overlay::Help(_))) {
        return;
    }
    *overlay = None;
    model.enter(Screen::Preview(Box::new(PreviewScreen::of_commitment(id, pages))));
}
