//! Printing a commitment's set: its text is frozen and registered; handing it to a printer is the
//! register's affair, as of every document.

use std::path::PathBuf;

use super::damage::paper;
use crate::{
    desk::{
        Desk, DeskError, Session,
        issue::IssuedReport,
        paper::{About, ReportRequest},
    },
    domain::{
        access::{Basis, Grounds, Permission},
        commitment::{CommitmentId, Refusal, State, replayed},
        report::{ReportKind, ReportRecord},
    },
    report::PreviewPage,
};

/// A commitment's papers, and what the register says of them.
#[derive(Debug, Clone)]
pub struct Set {
    /// The commitment's number in this archive.
    pub id: CommitmentId,
    /// Frozen now or before.
    pub paper: SetPaper,
}

/// A commitment's paper.
#[derive(Debug, Clone)]
pub enum SetPaper {
    /// Frozen and registered now.
    Frozen(Box<IssuedReport>),
    /// Frozen before: the same number, the same text.
    Before {
        /// What the register says.
        record: Box<ReportRecord>,
        /// Where the PDF lies.
        path: PathBuf,
    },
}

impl Set {
    /// What the register says of it.
    pub fn record(&self) -> &ReportRecord {
        match &self.paper {
            SetPaper::Frozen(issued) => &issued.record,
            SetPaper::Before { record, .. } => record,
        }
    }

    /// Where the PDF lies.
    pub fn path(&self) -> &PathBuf {
        match &self.paper {
            SetPaper::Frozen(issued) => &issued.path,
            SetPaper::Before { path, .. } => path,
        }
    }
}

impl Desk {
    /// Freezes the text of a draft and registers its paper; of one that waits for its signature the
    /// paper there is, so that a printer that failed or a power cut costs nothing.
    ///
    /// # Errors
    /// `NoSuchCommitment`; `Commitment` for required fields still empty or a paper signed before;
    /// `Barred`; as of issuing a report.
    pub fn print_commitment(&mut self, session: &Session, text: &str) -> Result<Set, DeskError> {
        session.require(Permission::HandleCommitment)?;
        let row = self.commitment_called(text)?;
        let paper = match (row.summary.state, &row.summary.number) {
            (State::Printed, Some(number)) => {
                let record = self.store.report(number)?.ok_or(DeskError::UnknownReport)?;
                self.must_be_as_printed(row.id)?;
                SetPaper::Before { path: self.path_of(&record), record: Box::new(record) }
            }
            (State::Drafted, _) => {
                let request = self.request(row.id, &row.summary.template);
                SetPaper::Frozen(Box::new(self.issue(session, &request)?))
            }
            (State::Withdrawn, _) => return Err(Refusal::Withdrawn.into()),
            _ => return Err(Refusal::AlreadyPrinted.into()),
        };
        Ok(Set { id: row.id, paper })
    }

    /// Refuses to hand out a paper that is not the one that was frozen.
    fn must_be_as_printed(&self, id: CommitmentId) -> Result<(), DeskError> {
        let tampered = || DeskError::TamperedCommitment { id };
        let events = self.store.commitment_events(id)?;
        let (life, _) = replayed(id, &events, |_, _| true).map_err(|_| tampered())?;
        let mut damage = Vec::new();
        if let Some((frozen, _)) = &life.frozen {
            paper(&self.store, &self.folder, (frozen, life.state), &mut damage)?;
        }
        if damage.is_empty() { Ok(()) } else { Err(tampered()) }
    }

    /// The pages of a draft as text, laid out as they would be printed.
    ///
    /// # Errors
    /// As of printing it; required fields may still be empty.
    pub fn preview_commitment(
        &mut self,
        session: &Session,
        text: &str,
    ) -> Result<Vec<PreviewPage>, DeskError> {
        session.require(Permission::HandleCommitment)?;
        let row = self.commitment_called(text)?;
        let request = self.request(row.id, &row.summary.template);
        self.preview(session, &request)
    }

    /// The window takes promises by its duty, and looks at whoever promises for that.
    fn request(&self, id: CommitmentId, template: &str) -> ReportRequest {
        let matter = self.forms.commitment_called(template).map(|known| known.matter.as_str());
        let purpose = format!("签署信用承诺：{}", matter.unwrap_or(template));
        ReportRequest {
            kind: ReportKind::Commitment,
            about: About::Commitment(id),
            scene: None,
            grounds: Grounds { basis: Basis::Duty, purpose },
            from: None,
            to: None,
            application: None,
        }
    }
}
