//! The loop over a counting writer: how many bytes, how many writes, how many frames.

use std::cell::RefCell;
use std::rc::Rc;

use ratatui::layout::Size;
use tokio::sync::mpsc::Sender;

use super::*;
use crate::domain::access::Grounds;
use crate::tui::keymap;
use crate::tui::tests::{desk, open_desk};

/// Counts what the terminal is sent.
#[derive(Clone, Default)]
struct Counter(Rc<RefCell<Vec<usize>>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().push(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Counter {
    /// The writes since the last call, by their bytes.
    fn taken(&self) -> Vec<usize> {
        self.0.borrow_mut().drain(..).collect()
    }
}

struct Rig {
    desk: Desk<Counter>,
    model: Model,
    sender: Sender<Arrival>,
    counter: Counter,
    jobs: Vec<Job>,
}

fn rig(model: Model, idle: Option<Duration>) -> Rig {
    let counter = Counter::default();
    let size = Size { width: 80, height: 24 };
    let painter = Painter::new(counter.clone(), Extent::Fixed(size));
    let (sender, inbox) = channel(INBOX);
    let settings = Settings { line: Line::Local, idle, log_folder: PathBuf::new() };
    let screen = Terminal::new(painter).unwrap();
    let desk = Desk::new(screen, inbox, &settings, Instant::now());
    Rig { desk, model, sender, counter, jobs: Vec::new() }
}

impl Rig {
    fn keys(&self, written: &str) {
        for key in keymap::keys(written) {
            let at = input::moment(self.desk.start);
            self.sender.try_send(Arrival::Key { key, at }).unwrap();
        }
    }

    /// Runs the loop for some time; says how it ended, if it did.
    fn run(&mut self, time: Duration) -> Option<Ending> {
        let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let jobs = &mut self.jobs;
        let serve = self.desk.serve(&mut self.model, |_, job| jobs.push(job));
        tokio.block_on(async { timeout(time, serve).await }).ok().map(Result::unwrap)
    }
}

const MOMENT: Duration = Duration::from_millis(20);

#[test]
fn a_full_frame_is_one_small_write() {
    let mut rig = rig(open_desk(), None);
    rig.run(MOMENT);
    let writes = rig.counter.taken();
    assert_eq!(writes.len(), 1, "{writes:?}");
    assert!(writes[0] < 1024, "{writes:?}");
}

#[test]
fn an_idle_desk_sends_nothing() {
    let mut rig = rig(open_desk(), None);
    rig.run(MOMENT);
    rig.counter.taken();
    rig.keys("<Ctrl-Q><F12>");
    rig.run(10 * MOMENT);
    assert_eq!(rig.counter.taken(), Vec::<usize>::new());
}

#[test]
fn one_key_costs_few_bytes() {
    let mut rig = rig(open_desk(), None);
    rig.keys("913201");
    rig.run(MOMENT);
    rig.counter.taken();
    rig.keys("1");
    rig.run(MOMENT);
    let writes = rig.counter.taken();
    assert_eq!(writes.len(), 1);
    assert!(writes[0] < 100, "{writes:?}");
}

#[test]
fn a_scan_is_one_frame_and_one_job() {
    let mut rig = rig(open_desk(), None);
    rig.run(MOMENT);
    rig.counter.taken();
    rig.keys("91320113MA1X7K2EQ4<Enter>");
    rig.run(MOMENT);
    assert_eq!(rig.counter.taken().len(), 1);
    assert_eq!(
        rig.jobs,
        [Job::LookUp {
            query: "91320113MA1X7K2EQ4".into(),
            grounds: Grounds::public(),
            scene: None,
        }]
    );
}

#[test]
fn an_escape_is_held_and_then_let_go() {
    let mut rig = rig(open_desk(), None);
    rig.keys("<Esc>");
    rig.run(MOMENT);
    assert!(rig.model.overlay.is_none(), "still held");
    rig.run(5 * MOMENT);
    assert!(rig.model.overlay.is_some(), "the menu is open");
}

#[test]
fn a_desk_left_alone_is_locked() {
    let mut rig = rig(open_desk(), Some(Duration::from_millis(60)));
    rig.run(MOMENT);
    assert!(matches!(rig.model.screen, crate::tui::model::Screen::Query(_)));
    rig.run(5 * MOMENT);
    assert!(matches!(rig.model.screen, crate::tui::model::Screen::Locked(_)));
}

#[test]
fn a_repaint_sends_the_whole_frame_again() {
    let mut rig = rig(desk(), None);
    rig.run(MOMENT);
    let first: usize = rig.counter.taken().iter().sum();
    rig.keys("<Ctrl-L>");
    rig.run(MOMENT);
    let again: usize = rig.counter.taken().iter().sum();
    assert!(again > first, "{again} after {first}");
}

#[test]
fn quitting_and_being_told_to_end_are_told_apart() {
    let mut quit = rig(desk(), None);
    quit.keys("<F8>");
    assert_eq!(quit.run(MOMENT), Some(Ending::Quit));
    let mut told = rig(open_desk(), None);
    told.sender.try_send(Arrival::Msg(Msg::Terminated)).unwrap();
    assert_eq!(told.run(MOMENT), Some(Ending::Terminated));
}

#[test]
fn jobs_are_done_off_the_loop_and_a_panic_is_reported() {
    let (sender, mut inbox) = channel(INBOX);
    let perform = |job| match job {
        Job::LogOut => Answer::LoggedOut,
        _ => panic!("injected"),
    };
    let worker = Worker::start(perform, sender).unwrap();
    worker.send(Ticket(1), Job::LogOut);
    worker.send(Ticket(2), Job::Warm);
    let answered = Msg::Answered { ticket: Ticket(1), answer: Answer::LoggedOut };
    assert!(matches!(inbox.blocking_recv(), Some(Arrival::Msg(msg)) if msg == answered));
    assert!(matches!(inbox.blocking_recv(), Some(Arrival::WorkerLost)));
    worker.finish();
}
