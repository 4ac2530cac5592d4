//! The register of issued reports (登记簿): finding them again, handing out their file, declaring
//! them void, and opinions on them.

use std::{fs, path::PathBuf};

use crate::{
    domain::{
        Day,
        access::{Grounds, Permission},
        journal::{Action, Deed},
        mask,
        report::{Opinion, ReportKind, ReportRecord, Stage, VerificationCode, Void},
        statement::VoidStatement,
        subject::SubjectId,
    },
    store::{Printing, ReportPlace},
};

use super::{
    Desk, DeskError, Session,
    look_up::{self, OneFound},
    sealing,
};

/// How reports are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// The youngest ones, before a place.
    Latest(Option<ReportPlace>),
    /// By number, by verification code, or by what a subject is known by; people only on a basis.
    Text(String, Grounds),
    /// About a subject.
    Subject(SubjectId),
    /// Of a day.
    Day(Day),
}

/// A report of the register with everything known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// Its entry.
    pub record: ReportRecord,
    /// Name of its subject as it may be shown; empty when it has none.
    pub subject_name: String,
    /// Where its PDF lies.
    pub path: PathBuf,
    /// Each time it was printed.
    pub printings: Vec<Printing>,
    /// What was said on it.
    pub opinions: Vec<Opinion>,
}

/// Reports of a page of the register.
pub const PAGE: u32 = 200;

impl Desk {
    /// The reports of a wish, youngest first.
    ///
    /// # Errors
    /// `NotPermitted`; the archive fails.
    pub fn find_reports(
        &mut self,
        session: &Session,
        wish: &Wish,
    ) -> Result<Vec<Registered>, DeskError> {
        session.require(Permission::ReadRegister)?;
        let found = match wish {
            Wish::Latest(place) => {
                let page = self.store.reports_before(*place, PAGE)?;
                page.into_iter().map(|(_, record)| record).collect()
            }
            Wish::Text(text, grounds) => self.called_by(session, text, grounds)?,
            Wish::Subject(subject) => self.store.reports_about(*subject)?,
            Wish::Day(day) => self.store.reports_of_day(*day)?,
        };
        let (subject, detail) = match wish {
            Wish::Latest(_) => (None, format!("最近 {} 份", found.len())),
            Wish::Text(text, _) => {
                let shown = look_up::shown(text, (self.forms.divisions(), self.today()));
                (None, format!("{shown} 得 {} 份", found.len()))
            }
            Wish::Subject(subject) => (Some(*subject), format!("主体 得 {} 份", found.len())),
            Wish::Day(day) => (None, format!("{day} 得 {} 份", found.len())),
        };
        let deed = match wish {
            Wish::Text(_, grounds) => self.grounded_deed(session, Action::ReadRegister, grounds),
            _ => self.deed(session, Action::ReadRegister),
        };
        self.store.write(|tx| tx.append(&Deed { subject, detail, ..deed }).map(|_| ()))?;
        found.into_iter().map(|record| self.registered(record)).collect()
    }

    /// The PDF of a report as it was issued, to be handed out as a file.
    ///
    /// # Errors
    /// `UnknownReport`; the file is gone or cannot be read.
    pub fn report_file(&mut self, session: &Session, number: &str) -> Result<Vec<u8>, DeskError> {
        session.require(Permission::IssueReport)?;
        let record = self.report_called(number)?.ok_or(DeskError::UnknownReport)?;
        let path = self.path_of(&record);
        let bytes = fs::read(&path).map_err(|error| DeskError::ReadFile { path, error })?;
        let deed = self.report_deed(session, Action::CopyReport, &record);
        self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        Ok(bytes)
    }

    /// Declares a report void. Its number is not used again, and whoever verifies it is told.
    ///
    /// # Errors
    /// `UnknownReport`; `VoidReport` when it is void already; `NeedsReason`.
    pub fn declare_void(
        &mut self,
        session: &Session,
        number: &str,
        reason: &str,
    ) -> Result<ReportRecord, DeskError> {
        session.require(Permission::VoidReport)?;
        let reason = mask::numbers_within(reason.trim()).into_owned();
        if reason.is_empty() {
            return Err(DeskError::NeedsReason);
        }
        let record = self.report_called(number)?.ok_or(DeskError::UnknownReport)?;
        if record.kind == ReportKind::Commitment {
            return Err(DeskError::WithdrawInstead { number: record.number });
        }
        let year = record.issued.day().year();
        if record.void.is_some() {
            // Perhaps it stands in the register only: the extract could not be written then.
            let _ = self.publish_statements(year);
            return Err(DeskError::VoidReport { number: record.number });
        }
        let at = self.clock.now();
        let statement = match record.code {
            Some(code) => {
                let (number, reason) = (record.number.clone(), reason.clone());
                let statement = VoidStatement { number, code, at, reason };
                sealing::sign_void(&self.seal, statement)?.text()
            }
            None => String::new(),
        };
        let void = Void { at, operator: session.operator().to_owned(), reason };
        let deed = self.report_deed(session, Action::VoidReport, &record);
        let deed = Deed { detail: format!("{} {}", record.number, void.reason), ..deed };
        self.store.write(|tx| {
            tx.declare_void(&record.number, &void, &statement)?;
            tx.append(&deed)?;
            Ok::<_, DeskError>(())
        })?;
        if !statement.is_empty() {
            self.publish_statements(year)?;
        }
        Ok(ReportRecord { void: Some(void), ..record })
    }

    /// Records what the operator says on a report, under their name.
    ///
    /// # Errors
    /// `UnknownReport`; `VoidReport`; `NeedsOpinion`; `NotPermitted` for a stage that is not the
    /// role's.
    pub fn give_opinion(
        &mut self,
        session: &Session,
        number: &str,
        stage: Stage,
        text: &str,
    ) -> Result<Opinion, DeskError> {
        session.require(match stage {
            Stage::Handling => Permission::HandleReport,
            Stage::Review | Stage::Approval => Permission::ApproveReport,
        })?;
        let text = mask::numbers_within(text.trim()).into_owned();
        if text.is_empty() {
            return Err(DeskError::NeedsOpinion);
        }
        let record = self.report_called(number)?.ok_or(DeskError::UnknownReport)?;
        if record.void.is_some() {
            return Err(DeskError::VoidReport { number: record.number });
        }
        let (name, role) = (session.display().to_owned(), session.role());
        let opinion = Opinion { stage, name, role, text, at: self.clock.now() };
        let deed = self.report_deed(session, Action::GiveOpinion, &record);
        let deed = Deed { detail: format!("{} {}", record.number, stage.label()), ..deed };
        self.store.write(|tx| {
            tx.add_opinion(&record.number, session.operator(), &opinion)?;
            tx.append(&deed)?;
            Ok::<_, DeskError>(())
        })?;
        Ok(opinion)
    }

    /// As [`Desk::called`]; a person asked for without a basis stands in the journal.
    fn called_by(
        &mut self,
        session: &Session,
        text: &str,
        grounds: &Grounds,
    ) -> Result<Vec<ReportRecord>, DeskError> {
        let found = self.called(text, grounds);
        if matches!(found, Err(DeskError::NeedsBasis)) {
            let shown = look_up::shown(text, (self.forms.divisions(), self.today()));
            let deed = self.grounded_deed(session, Action::ReadRegister, grounds);
            let deed = Deed { detail: format!("{shown} 未准：无依据或用途"), ..deed };
            self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        }
        found
    }

    /// A number or a verification code first; else every report about the one subject meant.
    fn called(&self, text: &str, grounds: &Grounds) -> Result<Vec<ReportRecord>, DeskError> {
        if let Some(record) = self.report_called(text)? {
            return Ok(vec![record]);
        }
        let setting = (self.forms.divisions(), self.today());
        match look_up::find_one(&self.store, text, setting, grounds)? {
            OneFound::Subject(subject) => Ok(self.store.reports_about(subject)?),
            OneFound::Several(count) => Err(DeskError::SeveralSubjects { count }),
            OneFound::NameOnly => Err(DeskError::NameOnly),
            OneFound::Nobody | OneFound::NotSearched(_) => Ok(Vec::new()),
        }
    }

    /// The report of a number, or of a verification code.
    pub(super) fn report_called(&self, text: &str) -> Result<Option<ReportRecord>, DeskError> {
        let text = text.trim();
        if let Some(report) = self.store.report(text)? {
            return Ok(Some(report));
        }
        match VerificationCode::read(text) {
            Some(code) => Ok(self.store.report_of_code(code)?),
            None => Ok(None),
        }
    }

    pub(super) fn path_of(&self, record: &ReportRecord) -> PathBuf {
        self.folder.reports(record.issued.day().year()).join(&record.file)
    }

    /// A journal row about a report, on the basis and for the purpose it was issued for.
    pub(super) fn report_deed(
        &self,
        session: &Session,
        action: Action,
        record: &ReportRecord,
    ) -> Deed {
        let grounds: &Grounds = &record.grounds;
        let deed = self.grounded_deed(session, action, grounds);
        Deed { subject: record.subject, detail: record.number.clone(), ..deed }
    }

    fn registered(&self, record: ReportRecord) -> Result<Registered, DeskError> {
        let known = match record.subject {
            Some(id) => self.store.subject(id)?,
            None => None,
        };
        let name = known.map(|known| match known.kind.is_natural_person() {
            true => mask::person_name(&known.name),
            false => known.name,
        });
        Ok(Registered {
            subject_name: name.unwrap_or_default(),
            path: self.path_of(&record),
            printings: self.store.printings(&record.number)?,
            opinions: self.store.opinions(&record.number)?,
            record,
        })
    }
}
