//! How a commitment was kept, and how it ends.

use std::path::PathBuf;

use super::{
    args::{Called, CommitJob, DecidingArguments},
    changed, misunderstood,
};
use crate::{
    cli::{exit::Exit, output::Output},
    desk::{
        Desk, DeskError, Session,
        commitments::{Attach, Settling},
    },
    domain::{
        Day,
        commitment::{Deciding, EvidenceKind, Outcome},
    },
};

/// What happens, with its stable word and its words for people.
type Wanted<'a> = (&'a Called, Settling, (&'static str, &'static str));

/// Registers it.
pub(super) fn run(
    desk: &mut Desk,
    session: &Session,
    job: &CommitJob,
    output: Output,
) -> Result<Exit, DeskError> {
    let (called, settling, said) = match wanted(job, desk.today()) {
        Ok(wanted) => wanted,
        Err(sentence) => return Ok(misunderstood(&sentence, output)),
    };
    let settled = desk.settle_commitment(session, &called.text()?, &settling)?;
    changed::tell(said, &settled, output);
    Ok(Exit::Done)
}

/// What the command line asks for; else what was not understood, as sentences.
fn wanted(job: &CommitJob, today: Day) -> Result<Wanted<'_>, String> {
    Ok(match job {
        CommitJob::Outcome { called, outcome: word, by, facts, evidence } => {
            let outcome = outcome(word.trim()).ok_or_else(|| unknown(word))?;
            let (by, files) = (deciding(by, today), documents(evidence));
            let found = Settling::Find { outcome, by, facts: facts.clone(), files };
            (called, found, ("found", "已登记履约情况"))
        }
        CommitJob::Correct { called, by, evidence } => {
            let (by, files) = (deciding(by, today), documents(evidence));
            (called, Settling::Correct { by, files }, ("corrected", "已登记整改"))
        }
        CommitJob::Retract { called, by, reason } => {
            let (by, reason) = (deciding(by, today), reason.clone());
            (called, Settling::Retract { by, reason }, ("retracted", "已撤回认定"))
        }
        CommitJob::Withdraw { called, reason } => {
            let withdraw = Settling::Withdraw { reason: reason.clone() };
            (called, withdraw, ("withdrawn", "已撤销"))
        }
        CommitJob::Expire(called) => (called, Settling::Expire, ("expired", "已登记期满")),
        _ => return Err("没有这个子命令。请运行 hecha commit --help 查看用法。".to_owned()),
    })
}

/// The outcome of a word: `kept`, `partly`, `broken`, or the Chinese one.
fn outcome(word: &str) -> Option<Outcome> {
    let state = |one: &Outcome| one.state();
    let short = |one: &Outcome| *one == Outcome::PartlyKept && word == "partly";
    let is = |one: &Outcome| state(one).name() == word || state(one).label() == word || short(one);
    Outcome::ALL.into_iter().find(is)
}

fn unknown(word: &str) -> String {
    format!(
        "没有名为「{word}」的履约情况。请用 kept（已履行）、partly（部分履行）或 broken（未履行）。"
    )
}

fn deciding(by: &DecidingArguments, today: Day) -> Deciding {
    Deciding { unit: by.unit.clone(), day: by.day.unwrap_or(today), document: by.document.clone() }
}

fn documents(files: &[PathBuf]) -> Vec<Attach> {
    let kind = EvidenceKind::Document;
    files.iter().map(|path| Attach { kind, path: path.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_has_a_short_word_and_its_own() {
        for (words, known) in [
            (["kept", "已履行"], Some(Outcome::Kept)),
            (["partly", "部分履行"], Some(Outcome::PartlyKept)),
            (["broken", "未履行"], Some(Outcome::Broken)),
            (["corrected", ""], None),
        ] {
            for word in words {
                assert_eq!(outcome(word), known, "{word}");
            }
        }
    }
}
