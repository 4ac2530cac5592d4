//! `hecha commit`: signed credit commitments, from the template to how they were kept.

pub mod args;
mod called;
mod changed;
mod draft;
mod evidence;
mod gate;
mod list;
mod paper;
mod publish;
mod settle;
mod show;
mod sign;
mod templates;
mod words;

use args::{CommitArguments, CommitJob};

use super::{exit::Exit, output::Output};
use crate::desk::{Desk, DeskError, Session};

/// Runs the job.
pub fn run(desk: &mut Desk, session: &Session, wanted: &CommitArguments, output: Output) -> Exit {
    let done = done(desk, session, &wanted.job, output);
    done.unwrap_or_else(|error| output.refused(&error))
}

fn done(
    desk: &mut Desk,
    session: &Session,
    job: &CommitJob,
    output: Output,
) -> Result<Exit, DeskError> {
    match job {
        CommitJob::Templates => Ok(templates::list(desk, output)),
        CommitJob::Check(about) => draft::check(desk, session, about, output),
        CommitJob::New { about, fields, bare } => {
            draft::new(desk, session, about, (fields, *bare), output)
        }
        CommitJob::Edit { called, fields } => draft::edit(desk, session, (called, fields), output),
        CommitJob::Preview(called) => paper::preview(desk, session, called, output),
        CommitJob::Print { called, output: copy, print, printing } => {
            let printing = print.then(|| printing.printing());
            paper::print(desk, session, called, (copy.as_deref(), printing), output)
        }
        CommitJob::Sign(wanted) => sign::sign(desk, session, wanted, output),
        CommitJob::Attach { called, files } => sign::attach(desk, session, (called, files), output),
        CommitJob::Outcome { .. }
        | CommitJob::Correct { .. }
        | CommitJob::Retract { .. }
        | CommitJob::Withdraw { .. }
        | CommitJob::Expire(_) => settle::run(desk, session, job, output),
        CommitJob::List { text, pressing, subject, grounds } => {
            let wanted = list::Wanted {
                text: text.as_deref(),
                pressing: *pressing,
                subject: subject.as_deref(),
                grounds,
            };
            list::run(desk, session, &wanted, output)
        }
        CommitJob::Show(called) => show::run(desk, session, called, output),
        CommitJob::Export { period, output: file } => {
            publish::export(desk, session, (period, file.as_deref()), output)
        }
        CommitJob::Filing { output: file } => {
            publish::filing(desk, session, file.as_deref(), output)
        }
        CommitJob::Statistics(wanted) => publish::statistics(desk, session, wanted, output),
        CommitJob::Evidence { called, place, output: path } => {
            evidence::copy(desk, session, (called, *place), path, output)
        }
    }
}

/// A word nobody knows, or words that do not go together.
fn misunderstood(sentence: &dyn std::fmt::Display, output: Output) -> Exit {
    output.failure(sentence, None);
    Exit::Usage
}
