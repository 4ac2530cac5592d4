//! Printing a commitment: its text is frozen first, once that was said twice; then its paper is
//! handed to a printer like every other.

use super::super::confirm::{Confirm, Deed};
use super::super::printing::{self, Paper, Told};
use super::commitment::{self, CommitmentScreen};
use crate::domain::commitment::{CommitmentId, State};
use crate::tui::commitments::{CommitmentJob, CommitmentPaper, PaperSet};
use crate::tui::model::{Model, Overlay, Progress, Screen};
use crate::tui::msg::{Effect, Job};

/// What was done.
const DONE: &str = "已定稿";
/// What one does once it is printed.
const NEXT: &str =
    "申请人签字后，按 Esc 回到承诺书，按 F4 登记签署；以后扫描纸上的二维码即可打开。";

/// One copy for each side.
const COPIES: usize = 2;

/// Prints what is open: a draft is frozen first, for which it is asked.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    let Screen::Commitment(screen) = &model.screen else { return vec![] };
    match screen.state() {
        Some(State::Drafted) => {
            model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Freeze)));
            vec![]
        }
        Some(_) => send(model),
        None => vec![],
    }
}

fn open_id(model: &Model) -> Option<CommitmentId> {
    match &model.screen {
        Screen::Commitment(screen) => screen.id(),
        Screen::Preview(screen) => screen.commitment(),
        _ => None,
    }
}

/// Freezes the text, or fetches the paper there is; never twice at a time.
pub fn send(model: &mut Model) -> Vec<Effect> {
    let Some(id) = open_id(model) else { return vec![] };
    let progress = match &model.screen {
        Screen::Commitment(screen) => screen.progress,
        Screen::Preview(screen) => screen.progress,
        _ => return vec![],
    };
    if progress != Progress::Idle {
        return vec![];
    }
    let (progress, effect) = model.ask(Job::Commitments(CommitmentJob::Print(id)));
    match &mut model.screen {
        Screen::Commitment(screen) => screen.wait_for_paper(progress),
        Screen::Preview(screen) => screen.progress = progress,
        _ => {}
    }
    vec![effect]
}

/// The paper lies on the disk: the screen it came from shows what is printed now, and the choices of
/// the printer come over it.
pub fn ready(model: &mut Model, paper: CommitmentPaper) -> Vec<Effect> {
    *model.working().1 = None;
    if let Screen::Preview(_) = model.working().0 {
        model.leave();
    }
    let subject = match model.working().0 {
        Screen::Draft(form) => form.subject.0.clone(),
        Screen::Commitment(screen) => screen.subject(),
        _ => return vec![],
    };
    if let Screen::Draft(_) = model.working().0 {
        if commitment::is_beneath(model) {
            model.leave();
        }
        let screen = CommitmentScreen::opening(paper.number.clone());
        *model.working().0 = Screen::Commitment(Box::new(screen));
    }
    if let Screen::Commitment(screen) = model.working().0 {
        screen.progress = Progress::Idle;
    }
    let CommitmentPaper { number, code, path, set } = paper;
    let about = format!("信用承诺书  {subject}");
    let told = match set {
        PaperSet::Frozen { pages, warnings } => Told::Issued { pages, warnings },
        PaperSet::Before { prints } => Told::Register { prints, void: None },
    };
    let effects =
        printing::open(model, Paper { number, about, code, path, told, done: DONE, next: NEXT });
    if let Screen::Printing(screen) = model.working().0 {
        screen.copies = COPIES;
    }
    effects
}
