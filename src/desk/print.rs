//! Printing an issued report. Each printing is numbered, and the number stands on its pages; one
//! that fails takes nothing away from the report.

use crate::{
    domain::{
        access::Permission,
        journal::{Action, Deed},
        report::ReportRecord,
        statement::SignedStatement,
    },
    printing::{CommandLine, PrintError, PrintOrder, PrintSystem},
    report::{self, Fallback},
    store::Printing,
};

pub use crate::printing::{JobState, PrintJob, Printer, Sides};

use super::{Desk, DeskError, Session, content};

/// How a report is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintWish {
    /// Its number.
    pub number: String,
    /// On which printer; the system's own choice when `None`.
    pub printer: Option<String>,
    /// How many copies.
    pub copies: u32,
    /// On one side or both.
    pub sides: Sides,
}

/// A report handed to a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The report.
    pub number: String,
    /// The how manieth printing it is, from 1.
    pub n: u32,
    /// The job.
    pub job: PrintJob,
}

impl Desk {
    /// The printers there are.
    ///
    /// # Errors
    /// No print system, or it does not answer.
    pub fn printers(&self, session: &Session) -> Result<Vec<Printer>, DeskError> {
        session.require(Permission::IssueReport)?;
        Ok(self.print_system()?.printers()?)
    }

    /// How a job stands.
    ///
    /// # Errors
    /// The print system does not answer.
    pub fn print_state(&self, session: &Session, job: &PrintJob) -> Result<JobState, DeskError> {
        session.require(Permission::IssueReport)?;
        Ok(self.print_system()?.state(job)?)
    }

    /// Prints a report.
    ///
    /// # Errors
    /// `UnknownReport`, `VoidReport`; the print system refuses. A failed printing is not counted.
    pub fn print(&mut self, session: &Session, wish: &PrintWish) -> Result<Printed, DeskError> {
        session.require(Permission::IssueReport)?;
        let record = self.report_called(&wish.number)?.ok_or(DeskError::UnknownReport)?;
        let mut printing = Printing {
            at: self.clock.now(),
            operator: session.operator().to_owned(),
            printer: wish.printer.clone().unwrap_or_default(),
            job: String::new(),
            copies: wish.copies,
        };
        let deed = self.report_deed(session, Action::PrintReport, &record);
        // The place is taken first: two windows printing at once must not print the same number, and
        // no paper comes out that the journal does not have, whatever happens to this program.
        let n = self.store.write(|tx| {
            if tx.report(&record.number)?.is_none_or(|now| now.void.is_some()) {
                return Err(DeskError::VoidReport { number: record.number.clone() });
            }
            let n = tx.register_printing(&record.number, &printing)?;
            let detail = format!("{} 第 {n} 次 {} 份", record.number, wish.copies);
            tx.append(&Deed { detail, ..deed.clone() })?;
            Ok::<_, DeskError>(n)
        })?;
        let sent = self.send(session, &record, wish, n);
        self.store.write(|tx| {
            let said = match &sent {
                Ok(job) => {
                    (printing.printer, printing.job) = (job.printer.clone(), job.id.clone());
                    return Ok(tx.settle_printing(&record.number, n, &printing)?);
                }
                // The pages may come out yet: their number is not given to others.
                Err(DeskError::Print(PrintError::TimedOut(_))) => "未答复",
                Err(_) => {
                    tx.forget_printing(&record.number, n)?;
                    "未打印"
                }
            };
            let detail = format!("{} {said} 第 {n} 次", record.number);
            tx.append(&Deed { detail, ..deed })?;
            Ok::<_, DeskError>(())
        })?;
        Ok(Printed { number: record.number, n, job: sent? })
    }

    fn send(
        &self,
        session: &Session,
        record: &ReportRecord,
        wish: &PrintWish,
        n: u32,
    ) -> Result<PrintJob, DeskError> {
        let pdf = self.stamped(session, record, n)?;
        let order = PrintOrder {
            printer: wish.printer.clone(),
            copies: wish.copies,
            sides: wish.sides,
            // Titles stand in the queue for everybody to read: the number says nothing about anybody.
            title: &record.number,
            pdf: &pdf,
        };
        Ok(self.print_system()?.submit(&order)?)
    }

    /// The report with the number of its printing on every page; sealed by the key its statement is
    /// signed by, or not at all: under two keys it would be told changed.
    fn stamped(
        &self,
        session: &Session,
        record: &ReportRecord,
        n: u32,
    ) -> Result<Vec<u8>, DeskError> {
        let content = self.store.report_content(&record.number)?.unwrap_or_default();
        if content.is_empty() {
            // A report of an older program is printed as it lies there.
            let path = self.path_of(record);
            return std::fs::read(&path).map_err(|error| DeskError::ReadFile { path, error });
        }
        let mut document = content::unpacked(&content)?;
        let time = self.clock.now().minute();
        document.stamp = Some(format!("第 {n} 次打印　{time}　{}", session.display()));
        let fallback = Fallback::new(self.font_folders());
        let signed_by = SignedStatement::read(&record.statement).ok().map(|signed| signed.key);
        let rendered = if signed_by == Some(self.seal.id()) {
            report::render_sealed(&document, &fallback, &record.statement, &self.seal)
        } else {
            report::render(&document, &fallback)
        };
        Ok(rendered?.bytes)
    }

    fn print_system(&self) -> Result<PrintSystem, DeskError> {
        let settings = self.folder.settings();
        let Some(command) = &settings.print_command else {
            return Ok(PrintSystem::Cups { server: settings.print_server.clone() });
        };
        let folder = self.folder.report_years();
        let command = CommandLine::parse(command, settings.print_printers.clone(), &folder)?;
        Ok(PrintSystem::Command(command))
    }
}
