//! The only place that talks to a print system: CUPS through `lp` and `lpstat`, or a configured command.
//!
//! Reading order: `order` and `printer` (what is asked and told), `error`, `process` (running a
//! program with limits), `lpstat` (its words), `cups`, then `template`, `private_file`, `command`.

mod command;
mod cups;
mod error;
mod lpstat;
mod order;
mod printer;
mod private_file;
mod process;
mod template;

use std::time::Duration;

pub use command::CommandLine;
pub use error::{CommandFault, PrintError};
pub use order::{JobState, MOST_COPIES, PrintJob, PrintOrder, Sides};
pub use printer::{Printer, PrinterState, Standing};

/// How long a program of the print system may take before it is killed.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What prints at this desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintSystem {
    /// CUPS, through `lp` and `lpstat`.
    Cups {
        /// `host:port` or the path of a socket; `None` is what the system has configured.
        server: Option<String>,
    },
    /// A command from `config.toml`.
    Command(CommandLine),
}

impl PrintSystem {
    /// The printers that can be chosen, the print system's own order; never empty.
    ///
    /// # Errors
    /// [`PrintError`] when there is no print system, it does not answer, or has no printer.
    pub fn printers(&self) -> Result<Vec<Printer>, PrintError> {
        match self {
            Self::Cups { server } => cups::printers(server.as_deref(), PATIENCE),
            Self::Command(command) => Ok(command.printers()),
        }
    }

    /// Hands a PDF over. Success means that the print system has it, not that paper came out.
    ///
    /// # Errors
    /// [`PrintError`]; after [`PrintError::TimedOut`] the pages may or may not come out.
    pub fn submit(&self, order: &PrintOrder<'_>) -> Result<PrintJob, PrintError> {
        order.check()?;
        match self {
            Self::Cups { server } => cups::submit(server.as_deref(), order, PATIENCE),
            Self::Command(command) => command.submit(order, PATIENCE),
        }
    }

    /// How far a job is. A command tells nothing after it ended, so its jobs are done.
    ///
    /// # Errors
    /// [`PrintError`] when the print system does not answer.
    pub fn state(&self, job: &PrintJob) -> Result<JobState, PrintError> {
        match self {
            Self::Cups { server } => cups::state(server.as_deref(), job, PATIENCE),
            Self::Command(_) => Ok(JobState::Done),
        }
    }
}
