//! The dialog that issues a report: which document, for which matter, what for, of which days; and
//! how much will be printed.

use std::sync::Arc;

use super::authorisation::AuthorisationForm;
use super::confirm::{Confirm, Deed};
use super::dossier::Dossier;
use super::kind_row::KindRow;
use super::period_form::{PeriodForm, months_before};
use super::preview::PreviewScreen;
use super::receipt::ReceiptForm;
use super::review;
use super::scene_row::{Must, SceneRow};
use super::scenes::ScenePicker;
use crate::domain::{
    access::OperatorRole,
    report::ReportKind,
    scene::{Scene, SceneId},
};
use crate::tui::keymap::Command;
use crate::tui::model::{Left, Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, Ticket};
use crate::tui::pace::Pace;
use crate::tui::tables::Tables;
use crate::tui::widgets::field::Field;

const NO_SCENE: &str = "这种文书不需要事由。要就某一事由核查，请在文书一栏选信用核查报告。";

/// The dialog.
#[derive(Debug)]
pub struct ReportDialog {
    /// Whom the report is about.
    pub dossier: Arc<Dossier>,
    /// Whether the desk is at it.
    pub progress: Progress,
    /// What it is at.
    pub doing: Doing,
    /// The document that was ordered last, whatever is chosen by now.
    pub ordered: ReportKind,
    /// Why it was not done.
    pub problem: Option<String>,
    /// The document.
    pub kind: KindRow,
    /// The matter, for documents that answer one.
    pub scene: SceneRow,
    /// What the report is for.
    pub purpose: Field,
    /// Its days.
    pub period: PeriodForm,
    /// What was taken in, for a receipt.
    pub receipt: ReceiptForm,
    /// How long an authorisation lasts.
    pub authorisation: AuthorisationForm,
    /// Where the keys go.
    pub stop: Stop,
    touched: Touched,
}

/// The stops of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The choice of the document.
    Kind,
    /// The choice of the matter.
    Scene,
    /// The purpose.
    Purpose,
    /// The first day.
    From,
    /// The last day.
    To,
    /// The choice of what was applied for.
    Matter,
    /// What was handed in.
    Materials,
    /// How to reach the applicant.
    Contact,
    /// The day an authorisation lasts to.
    Until,
}

/// What the desk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Issuing the report, for good.
    Issuing,
    /// Laying it out.
    Previewing,
}

/// Whether there is something to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touched {
    No,
    Yes,
}

impl ReportDialog {
    /// The dialog about an open archive, filled as far as is known.
    pub fn new(
        (dossier, kind): (Arc<Dossier>, ReportKind),
        tables: &Tables,
        role: Option<OperatorRole>,
    ) -> Self {
        let offered = tables.offered(role, Some(dossier.archive.subject.kind));
        let first = offered.first().map(|scene| scene.id.clone());
        let mut purpose = Field::default();
        purpose.set(&dossier.grounds.purpose);
        // A report is never of a day to come.
        let day = dossier.archive.day.min(dossier.today);
        let mut dialog = Self {
            kind: KindRow::of(&dossier, kind),
            progress: Progress::Idle,
            doing: Doing::Issuing,
            ordered: kind,
            problem: None,
            scene: SceneRow { chosen: dossier.scene().cloned().or(first) },
            purpose,
            period: PeriodForm::until(day, dossier.today),
            receipt: ReceiptForm::new(tables),
            authorisation: AuthorisationForm::new(dossier.today),
            stop: Stop::Kind,
            touched: Touched::No,
            dossier,
        };
        dialog.follow(tables);
        dialog
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            Stop::Kind | Stop::Scene | Stop::Matter => None,
            Stop::Purpose => Some(&mut self.purpose),
            Stop::From => Some(&mut self.period.from),
            Stop::To => Some(&mut self.period.to),
            Stop::Materials => Some(&mut self.receipt.materials),
            Stop::Contact => Some(&mut self.receipt.contact),
            Stop::Until => Some(&mut self.authorisation.until),
        }
    }

    /// Text is coming; beside a choice it can only be the purpose.
    pub fn expect_text(&mut self) {
        if matches!(self.stop, Stop::Kind | Stop::Scene | Stop::Matter) {
            self.stop = Stop::Purpose;
        }
    }

    /// Something was typed into the focused field.
    pub fn edited(&mut self) {
        match self.stop {
            Stop::From => self.period.typed(),
            Stop::Materials => self.receipt.typed(),
            _ => {}
        }
        // A choice is made anew with a key; only what was typed would be lost.
        self.touched = Touched::Yes;
        self.changed();
    }

    /// What was asked to be laid out is no longer what stands here.
    fn changed(&mut self) {
        self.problem = None;
        if self.doing == Doing::Previewing {
            self.progress = Progress::Idle;
        }
    }

    /// The stops, in Tab's order.
    fn stops(&self) -> &'static [Stop] {
        match self.kind.chosen() {
            ReportKind::Receipt => {
                &[Stop::Kind, Stop::Purpose, Stop::Matter, Stop::Materials, Stop::Contact]
            }
            ReportKind::Authorisation => &[Stop::Kind, Stop::Purpose, Stop::Until],
            kind if kind.is_for_a_scene() => {
                &[Stop::Kind, Stop::Scene, Stop::Purpose, Stop::From, Stop::To]
            }
            _ => &[Stop::Kind, Stop::Purpose, Stop::From, Stop::To],
        }
    }

    fn turn(&mut self, command: Command) {
        let stops = self.stops();
        let at = stops.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        let step = if command == Command::Next { 1 } else { stops.len() - 1 };
        self.stop = stops[(at + step) % stops.len()];
    }

    fn choose(&mut self, command: Command, offered: &[&Scene], tables: &Tables) {
        match self.stop {
            Stop::Kind => {
                let before = self.kind.chosen();
                self.kind.choose(command);
                self.follow(tables);
                if self.kind.chosen() != before {
                    self.changed();
                }
            }
            Stop::Scene => {
                let mut scene = self.scene.clone();
                scene.choose(command, offered, Must::Choose);
                self.take_scene(scene.chosen, tables);
            }
            Stop::Matter => {
                self.receipt.choose(command, tables);
                self.changed();
            }
            _ => {}
        }
    }

    /// Takes a matter. The first day follows it, unless the clerk gave one.
    pub fn take_scene(&mut self, scene: Option<SceneId>, tables: &Tables) {
        self.scene.chosen = scene;
        self.follow(tables);
        self.changed();
    }

    /// A report for a matter goes back as far as the matter looks, else as far as the office usually
    /// goes. What somebody asks about themselves is not cut, and neither are notices.
    fn follow(&mut self, tables: &Tables) {
        let (kind, scene) = (self.kind.chosen(), self.scene.chosen.as_ref());
        self.period.follow(|last| {
            let usual = || months_before(last, tables.period_months);
            let of_scene = || tables.scene(scene?)?.look_back.back_from(last);
            match kind {
                ReportKind::PublicCredit => Some(usual()),
                kind if kind.is_for_a_scene() => Some(of_scene().unwrap_or_else(usual)),
                _ => None,
            }
        });
    }

    fn is_issuing(&self) -> bool {
        self.progress != Progress::Idle && self.doing == Doing::Issuing
    }

    /// A report ordered from its preview is under way.
    pub fn wait_for_report(&mut self, progress: Progress) {
        (self.progress, self.doing) = (progress, Doing::Issuing);
    }

    /// The report under way when one leaves without waiting for it.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match self.progress {
            Progress::Waiting(ticket) if self.is_issuing() => Some((ticket, Left::Report)),
            _ => None,
        }
    }
}

/// Does what a command means here. A scanner's Enter issues nothing, and nothing is issued twice.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let (tables, role) = (Arc::clone(&model.tables), model.status.role);
    let Screen::Report(dialog) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => back(model),
        Command::Submit if pace != Pace::Calm => {}
        Command::Submit => return ask(model, Doing::Issuing),
        Command::Preview => return ask(model, Doing::Previewing),
        Command::Scene if dialog.kind.chosen().is_for_a_scene() => {
            model.overlay = ScenePicker::over(model).map(Overlay::Scenes);
        }
        Command::Scene => model.say(Tone::Plain, NO_SCENE),
        Command::Next | Command::Previous => dialog.turn(command),
        Command::Left | Command::Right => {
            let kind = dialog.dossier.archive.subject.kind;
            dialog.choose(command, &tables.offered(role, Some(kind)), &tables);
        }
        _ => {}
    }
    vec![]
}

fn back(model: &mut Model) {
    let Screen::Report(dialog) = &model.screen else { return };
    if dialog.touched == Touched::Yes || dialog.is_issuing() {
        model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Discard)));
    } else {
        model.leave();
    }
}

fn ask(model: &mut Model, doing: Doing) -> Vec<Effect> {
    let tables = Arc::clone(&model.tables);
    let Screen::Report(dialog) = &mut model.screen else { return vec![] };
    // What is only being laid out does not keep a report from being issued.
    if dialog.is_issuing() || (dialog.progress != Progress::Idle && dialog.doing == doing) {
        return vec![];
    }
    let order = match dialog.order(&tables) {
        Ok(order) => order,
        Err((stop, problem)) => {
            dialog.stop = stop;
            dialog.problem = Some(problem.to_owned());
            return vec![];
        }
    };
    dialog.ordered = order.kind;
    let (progress, effect) = model.ask(match doing {
        Doing::Issuing => Job::Issue(order),
        Doing::Previewing => Job::Preview(order),
    });
    if let Screen::Report(dialog) = &mut model.screen {
        (dialog.progress, dialog.doing, dialog.problem) = (progress, doing, None);
    }
    vec![effect]
}

/// The report is laid out. A question that came up meanwhile is answered first, without it.
pub fn previewed(model: &mut Model, pages: Vec<Vec<String>>) {
    let tables = Arc::clone(&model.tables);
    let (Screen::Report(dialog), overlay) = model.working() else {
        return review::previewed(model, pages);
    };
    dialog.progress = Progress::Idle;
    if !matches!(overlay, None | Some(Overlay::Menu(_) | Overlay::Help(_))) {
        return;
    }
    let Ok(order) = dialog.order(&tables) else { return };
    *overlay = None;
    model.enter(Screen::Preview(Box::new(PreviewScreen::new(order, pages))));
}
