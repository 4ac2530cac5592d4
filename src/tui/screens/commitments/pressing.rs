//! What commitments ask for today, on the home screen: in numbers, so that it needs no journal.

use crate::domain::commitment::Pressing;
use crate::tui::commitments::CommitmentJob;
use crate::tui::model::{Model, Progress, Screen};
use crate::tui::msg::{Effect, Job};

/// What the home knows of it.
#[derive(Debug, Default)]
pub struct Asking {
    /// Whether it is being asked for.
    pub progress: Progress,
    counted: Vec<(Pressing, usize)>,
}

impl Asking {
    /// These ask for something.
    pub fn take(&mut self, counted: Vec<(Pressing, usize)>) {
        (self.progress, self.counted) = (Progress::Idle, counted);
    }

    /// `承诺  已逾期 1  今日到期 2    按 F2 办理`; none when nothing does.
    pub fn line(&self) -> Option<String> {
        if self.counted.is_empty() {
            return None;
        }
        let each = self.counted.iter().map(|(what, n)| format!("  {} {n}", what.label()));
        Some(format!("承诺{}", each.collect::<String>()))
    }

    /// Whether there is something to list.
    pub fn is_pressing(&self) -> bool {
        !self.counted.is_empty()
    }
}

/// Asks anew, when one comes home.
pub fn ask(model: &mut Model) -> Option<Effect> {
    let (progress, effect) = match &model.screen {
        Screen::Query(_) => model.ask(Job::Commitments(CommitmentJob::Count)),
        _ => return None,
    };
    if let Screen::Query(query) = &mut model.screen {
        query.asking.progress = progress;
    }
    Some(effect)
}
