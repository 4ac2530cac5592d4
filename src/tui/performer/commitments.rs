//! The jobs about commitments: desk values to what screens show, and back.

use crate::desk::{
    Desk, DeskError, Session,
    commitments::{Set, SetPaper},
};
use crate::tui::commitments::{
    CommitmentAnswer as Said, CommitmentJob as Job, CommitmentPaper, PaperSet, Shown, called,
};
use crate::tui::msg::Answer;

pub(super) fn perform(desk: &mut Desk, session: &Session, job: Job) -> Result<Answer, DeskError> {
    let changed = |changed| Said::Changed(Box::new(changed));
    let said = match job {
        Job::Count => Said::Counted(desk.pressing_commitments(session)?),
        Job::Find(wish) => Said::Found(desk.find_commitments(session, &wish)?),
        Job::Begin { subject, template, grounds } => {
            let begun = desk.begin_commitment(session, (subject, &template), &grounds)?;
            Said::Begun(Box::new(begun))
        }
        Job::Draft(new) => changed(desk.draft_commitment(session, &new)?),
        Job::Revise { id, values } => {
            changed(desk.revise_commitment(session, &called(id), &values)?)
        }
        Job::Open(text) => {
            let opened = desk.open_commitment(session, &text)?;
            Said::Opened(Box::new(Shown { opened, today: desk.today() }))
        }
        Job::Preview(id) => {
            let pages = desk.preview_commitment(session, &called(id))?;
            Said::Previewed(pages.into_iter().map(|page| page.lines).collect())
        }
        Job::Print(id) => Said::Paper(paper(&desk.print_commitment(session, &called(id))?)),
        Job::Sign { id, signature, files } => {
            changed(desk.sign_commitment(session, &called(id), (signature, &files))?)
        }
        Job::Keep { id, files } => changed(desk.keep_commitment(session, &called(id), &files)?),
        Job::Settle { id, settling } => {
            changed(desk.settle_commitment(session, &called(id), &settling)?)
        }
    };
    Ok(Answer::Commitments(said))
}

fn paper(set: &Set) -> CommitmentPaper {
    let record = set.record();
    CommitmentPaper {
        number: record.number.clone(),
        code: record.code.map(|code| code.to_string()).unwrap_or_default(),
        path: set.path().display().to_string(),
        set: match &set.paper {
            SetPaper::Frozen(issued) => {
                PaperSet::Frozen { pages: issued.pages, warnings: issued.remarks() }
            }
            SetPaper::Before { record, .. } => PaperSet::Before { prints: record.prints },
        },
    }
}
