//! A progress line on the terminal, only past one second.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use super::output::Output;

const SILENCE: Duration = Duration::from_secs(1);
const STEP: Duration = Duration::from_millis(200);

/// Draws `done / total` over itself on standard error.
#[derive(Debug)]
pub struct Progress {
    output: Output,
    label: String,
    begun: Instant,
    drawn: Option<Instant>,
}

impl Progress {
    /// Starts counting time; nothing is drawn yet.
    pub fn new(output: Output, label: impl Into<String>) -> Self {
        Self { output, label: label.into(), begun: Instant::now(), drawn: None }
    }

    /// Says how far it is; `total` 0 means unknown.
    pub fn at(&mut self, done: u64, total: u64) {
        if !self.output.may_draw_progress() || self.begun.elapsed() < SILENCE {
            return;
        }
        if self.drawn.is_some_and(|last| last.elapsed() < STEP) {
            return;
        }
        self.drawn = Some(Instant::now());
        let share = (done * 100).checked_div(total).map(|p| format!("{p}%")).unwrap_or_default();
        let _ = write!(io::stderr().lock(), "\r{} {done} {share}   ", self.label);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            let _ = writeln!(io::stderr().lock());
        }
    }
}
