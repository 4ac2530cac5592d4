//! What the desk's answers about commitments do to the screens that wait for them.

use super::commitment::{self, CommitmentScreen};
use super::draft::{self, DraftForm};
use super::gate::GateScreen;
use super::list;
use super::print;
use crate::tui::answered::close_menu;
use crate::tui::commitments::{Begun, Changed, CommitmentAnswer as Said, Shown, called};
use crate::tui::model::{Model, Overlay, Screen, Tone};
use crate::tui::msg::Effect;

/// Takes an answer somebody waits for.
pub fn take(model: &mut Model, said: Said) -> Vec<Effect> {
    match said {
        Said::Counted(counted) => {
            if let Screen::Query(query) = model.working().0 {
                query.asking.take(counted);
            }
        }
        Said::Found(lines) => {
            if let Screen::Commitments(screen) = model.working().0 {
                screen.found(lines);
            }
        }
        Said::Begun(begun) => begin(model, *begun),
        Said::Changed(changed) => return change(model, &changed),
        Said::Opened(shown) => open(model, *shown),
        Said::Previewed(pages) => draft::previewed(model, pages),
        Said::Paper(paper) => return print::ready(model, paper),
    }
    vec![]
}

fn begin(model: &mut Model, begun: Begun) {
    let Some(Overlay::Templates(picker)) = model.working().1.take() else { return };
    let screen = match begun.gate.clone() {
        Some(gate) if gate.is_shut() => Screen::Gate(Box::new(GateScreen::new(begun, gate))),
        _ => {
            let grounds = picker.dossier.grounds.clone();
            Screen::Draft(Box::new(DraftForm::begun(begun, grounds)))
        }
    };
    model.enter(screen);
}

fn change(model: &mut Model, changed: &Changed) -> Vec<Effect> {
    list::changed(model);
    if let Screen::Draft(_) = model.working().0 {
        return draft::saved(model, changed);
    }
    *model.working().1 = None;
    model.say(Tone::Plain, done(changed));
    commitment::refresh(model)
}

/// `已登记，现在是「履行中」。`, with what the clerk must know.
fn done(changed: &Changed) -> String {
    let state = changed.commitment.state.label();
    format!("已登记，现在是「{state}」，并记入日志。{}", changed.notes.concat())
}

fn open(model: &mut Model, shown: Shown) {
    close_menu(model);
    match model.working().0 {
        Screen::Draft(_) => draft::opened(model, shown),
        Screen::Commitment(screen) => screen.take(shown),
        Screen::Query(_) => {
            let screen = CommitmentScreen::of(shown);
            model.enter(Screen::Commitment(Box::new(screen)));
        }
        _ => {}
    }
}

/// What is told of an answer nobody waits for any more: what was done stays done.
pub fn late(model: &mut Model, said: &Said) -> Option<String> {
    match said {
        Said::Changed(changed) => {
            list::changed(model);
            let life = &changed.commitment;
            let name = life.number().map_or_else(|| called(changed.id), str::to_owned);
            Some(format!("{name} {}", done(changed)))
        }
        Said::Paper(paper) => Some(format!("{} 已定稿。可在登记簿里打印。", paper.number)),
        _ => None,
    }
}
