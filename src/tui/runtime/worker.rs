//! The thread that does the desk's jobs one after another, so that none of them blocks typing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::mpsc::Sender;

use super::Arrival;
use crate::tui::msg::{Answer, Job, Msg, Ticket};

/// How long a job under way may take after the program was asked to end.
const GRACE: Duration = Duration::from_secs(10);

/// The worker's end of the program.
#[derive(Debug)]
pub struct Worker {
    jobs: mpsc::Sender<(Ticket, Job)>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts the thread. `perform` owns the desk; its answers go to `inbox`.
    pub fn start<P>(mut perform: P, inbox: Sender<Arrival>) -> std::io::Result<Self>
    where
        P: FnMut(Job) -> Answer + Send + 'static,
    {
        let (jobs, queue) = mpsc::channel::<(Ticket, Job)>();
        let thread = thread::Builder::new().name("desk".to_owned()).spawn(move || {
            for (ticket, job) in queue {
                // The panic hook has spoken already; the loop only has to learn that it is over.
                let Ok(answer) = catch_unwind(AssertUnwindSafe(|| perform(job))) else {
                    let _ = inbox.blocking_send(Arrival::WorkerLost);
                    return;
                };
                // Nobody listens any more: go on, the jobs left are still to be done.
                let _ = inbox.blocking_send(Arrival::Msg(Msg::Answered { ticket, answer }));
            }
        })?;
        Ok(Self { jobs, thread })
    }

    /// Queues a job. Never waits.
    pub fn send(&self, ticket: Ticket, job: Job) {
        // A worker that is gone has said so through the inbox.
        let _ = self.jobs.send((ticket, job));
    }

    /// Lets the jobs under way come to an end.
    pub fn finish(self) {
        drop(self.jobs);
        let start = Instant::now();
        while !self.thread.is_finished() && start.elapsed() < GRACE {
            thread::sleep(Duration::from_millis(2));
        }
    }
}
