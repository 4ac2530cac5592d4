//! The impure side of the loop: takes what arrives in order, draws frames, has jobs done.

mod escape;
mod input;
#[cfg(test)]
#[cfg(unix)]
mod pty_tests;
#[cfg(test)]
mod tests;
mod worker;

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::layout::{Position, Rect};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::time::timeout;

use super::keymap::Key;
use super::model::Model;
use super::msg::{Answer, Effect, Job, Moment, Msg, Ticket};
use super::painter::{Extent, Painter};
use super::surroundings::Line;
use super::terminal;
use super::update::update;
use super::view::view;
use escape::Escape;
use worker::Worker;

/// A scan is some 20 keys; ten pages of them may wait before the keyboard does.
const INBOX: usize = 4096;

/// How long to wait for something when nothing is due.
const LONG: Duration = Duration::from_secs(3600);

/// What the loop has to know about its desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How far away the keyboard is.
    pub line: Line,
    /// The time without a key after which the desk is locked; none for never.
    pub idle: Option<Duration>,
    /// The folder a crash is noted in.
    pub log_folder: PathBuf,
}

/// How the program came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Somebody chose to quit.
    Quit,
    /// The system asked for it, or the terminal went away.
    Terminated,
}

/// What the inbox holds, in the order it happened.
#[derive(Debug)]
enum Arrival {
    /// A key, before Esc was told from torn keys.
    Key { key: Key, at: Moment },
    /// Anything else `update` wants to know.
    Msg(Msg),
    /// The keyboard cannot be read any more.
    InputLost(io::Error),
    /// The worker's thread panicked.
    WorkerLost,
}

/// Runs the terminal program until it ends. `perform` owns the desk and does one job at a time, on
/// a thread of its own. The terminal is given back before this returns, whatever happened.
pub fn run<P>(mut model: Model, settings: &Settings, perform: P) -> io::Result<Ending>
where
    P: FnMut(Job) -> Answer + Send + 'static,
{
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let hold = terminal::enter(&settings.log_folder)?;
    let (sender, inbox) = channel(INBOX);
    let worker = Worker::start(perform, sender.clone())?;
    let ending = tokio.block_on(async {
        let start = Instant::now();
        input::start_signals(sender.clone())?;
        input::start_reader(sender, start)?;
        let screen = Terminal::new(Painter::new(terminal::Output::default(), Extent::Terminal))?;
        let size = screen.size()?;
        model.size = (size.width, size.height);
        let mut desk = Desk::new(screen, inbox, settings, start);
        desk.serve(&mut model, |ticket, job| worker.send(ticket, job)).await
    });
    drop(hold);
    worker.finish();
    ending
}

/// The loop's own state.
struct Desk<W: Write> {
    screen: Terminal<Painter<W>>,
    inbox: Receiver<Arrival>,
    escape: Escape,
    idle: Option<Duration>,
    start: Instant,
    last_key: Moment,
    drawn: Option<u64>,
}

impl<W: Write> Desk<W> {
    fn new(
        screen: Terminal<Painter<W>>,
        inbox: Receiver<Arrival>,
        settings: &Settings,
        start: Instant,
    ) -> Self {
        let hold = match settings.line {
            Line::Local => 50,
            Line::Remote => 150,
        };
        let (escape, idle) = (Escape::new(hold), settings.idle);
        Self { screen, inbox, escape, idle, start, last_key: Moment(0), drawn: None }
    }

    async fn serve(
        &mut self,
        model: &mut Model,
        mut send: impl FnMut(Ticket, Job),
    ) -> io::Result<Ending> {
        loop {
            self.draw(model)?;
            let mut effects = Vec::new();
            for msg in self.next().await? {
                let terminated = msg == Msg::Terminated;
                effects.extend(update(model, msg));
                if terminated {
                    return Ok(Ending::Terminated);
                }
            }
            for effect in effects {
                match effect {
                    Effect::Ask { ticket, job } => send(ticket, job),
                    Effect::Repaint => self.repaint()?,
                    Effect::Quit => return Ok(Ending::Quit),
                }
            }
        }
    }

    /// Draws when the model changed since the last frame.
    fn draw(&mut self, model: &Model) -> io::Result<()> {
        if self.drawn == Some(model.revision) {
            return Ok(());
        }
        self.screen.draw(|frame| view(model, frame))?;
        self.drawn = Some(model.revision);
        Ok(())
    }

    /// Forgets what the terminal is thought to show.
    fn repaint(&mut self) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, self.screen.size()?));
        self.screen.resize(area)?;
        self.drawn = None;
        Ok(())
    }

    /// Waits for something to happen, then takes all that has happened: a scan is one frame.
    async fn next(&mut self) -> io::Result<Vec<Msg>> {
        let mut msgs = Vec::new();
        match timeout(self.wait(), self.inbox.recv()).await {
            Ok(Some(arrival)) => {
                self.take(arrival, &mut msgs)?;
                while let Ok(arrival) = self.inbox.try_recv() {
                    self.take(arrival, &mut msgs)?;
                }
            }
            Ok(None) => return Ok(vec![Msg::Terminated]),
            Err(_) => self.timers(&mut msgs),
        }
        Ok(msgs)
    }

    fn take(&mut self, arrival: Arrival, msgs: &mut Vec<Msg>) -> io::Result<()> {
        match arrival {
            Arrival::Key { key, at } => {
                self.last_key = at;
                msgs.extend(self.escape.push(key, at).map(|(key, at)| Msg::Key { key, at }));
            }
            Arrival::Msg(msg) => {
                if let Msg::Pasted { at, .. } = msg {
                    self.last_key = at;
                }
                msgs.push(msg);
            }
            Arrival::InputLost(error) => return Err(error),
            Arrival::WorkerLost => {
                return Err(io::Error::other("后台线程已停止。请重新启动程序。"));
            }
        }
        Ok(())
    }

    /// What is due when nothing arrived in time.
    fn timers(&mut self, msgs: &mut Vec<Msg>) {
        let now = input::moment(self.start);
        let escape = self.escape.expire(now);
        msgs.extend(escape.map(|(key, at)| Msg::Key { key, at }));
        if self.idle_at().is_some_and(|due| now >= due) {
            self.last_key = now;
            msgs.push(Msg::Idle);
        }
    }

    fn idle_at(&self) -> Option<Moment> {
        let idle = u64::try_from(self.idle?.as_millis()).unwrap_or(u64::MAX);
        Some(Moment(self.last_key.0.saturating_add(idle)))
    }

    fn wait(&self) -> Duration {
        let due = [self.escape.deadline(), self.idle_at()].into_iter().flatten().min();
        let now = input::moment(self.start);
        due.map_or(LONG, |due| Duration::from_millis(due.since(now)))
    }
}
