//! What becomes of an issued report: its content for reprints, printings, voidness, opinions.

use super::{
    Transaction,
    error::{StoreError, unreadable},
    view::View,
};
use crate::domain::{
    access::OperatorRole,
    moment::Moment,
    report::{Opinion, Stage, Void},
};

/// A printing of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// When it was handed to the printer.
    pub at: Moment,
    /// Login name of the operator.
    pub operator: String,
    /// The printer.
    pub printer: String,
    /// What the print system calls the job; may be empty.
    pub job: String,
    /// Copies.
    pub copies: u32,
}

impl View {
    /// The content a report was laid out from, as it was given.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn report_content(&self, number: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.first("SELECT content FROM report_content WHERE number = ?", [number], |row| {
            Ok(row.get(0)?)
        })
    }

    /// The printings of a report, the first one first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn printings(&self, number: &str) -> Result<Vec<Printing>, StoreError> {
        self.rows(
            "SELECT at, operator, printer, job, copies FROM report_print WHERE number = ?
             ORDER BY n",
            [number],
            |row| {
                Ok(Printing {
                    at: Moment(row.get(0)?),
                    operator: row.get(1)?,
                    printer: row.get(2)?,
                    job: row.get(3)?,
                    copies: row.get(4)?,
                })
            },
        )
    }

    /// The opinions on a report, in the order they were given.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn opinions(&self, number: &str) -> Result<Vec<Opinion>, StoreError> {
        self.rows(
            "SELECT stage, name, role, text, at FROM report_opinion WHERE number = ? ORDER BY id",
            [number],
            |row| {
                let (stage, role): (String, u8) = (row.get(0)?, row.get(2)?);
                Ok(Opinion {
                    stage: Stage::read(&stage)
                        .ok_or_else(|| unreadable("report_opinion", &stage))?,
                    name: row.get(1)?,
                    role: OperatorRole::from_id(role)
                        .ok_or_else(|| unreadable("report_opinion", role))?,
                    text: row.get(3)?,
                    at: Moment(row.get(4)?),
                })
            },
        )
    }
}

impl Transaction<'_> {
    /// Enters a printing; how often the report has now been printed.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn register_printing(
        &mut self,
        number: &str,
        printing: &Printing,
    ) -> Result<u32, StoreError> {
        let last = "SELECT max(n) FROM report_print WHERE number = ?";
        let last = self.first(last, [number], |row| Ok(row.get::<_, Option<u32>>(0)?))?;
        let n = last.flatten().unwrap_or(0) + 1;
        self.change(
            "INSERT INTO report_print (number, n, at, operator, printer, job, copies)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                number,
                n,
                printing.at.0,
                &printing.operator,
                &printing.printer,
                &printing.job,
                printing.copies,
            ),
        )?;
        Ok(n)
    }

    /// Sets down on which printer and under which job a printing went.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn settle_printing(
        &mut self,
        number: &str,
        n: u32,
        printing: &Printing,
    ) -> Result<(), StoreError> {
        self.change(
            "UPDATE report_print SET printer = ?3, job = ?4 WHERE number = ?1 AND n = ?2",
            (number, n, &printing.printer, &printing.job),
        )?;
        Ok(())
    }

    /// Takes a printing back that did not come about.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn forget_printing(&mut self, number: &str, n: u32) -> Result<(), StoreError> {
        self.change("DELETE FROM report_print WHERE number = ?1 AND n = ?2", (number, n))?;
        Ok(())
    }

    /// Declares a report void, with the signed statement that says so.
    ///
    /// # Errors
    /// The file cannot be written; it is void already.
    pub fn declare_void(
        &mut self,
        number: &str,
        void: &Void,
        statement: &str,
    ) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO report_void (number, at, operator, reason, statement)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (number, void.at.0, &void.operator, &void.reason, statement),
        )?;
        Ok(())
    }

    /// Enters an opinion on a report.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn add_opinion(
        &mut self,
        number: &str,
        operator: &str,
        opinion: &Opinion,
    ) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO report_opinion (number, stage, operator, name, role, text, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                number,
                opinion.stage.name(),
                operator,
                &opinion.name,
                opinion.role.id(),
                &opinion.text,
                opinion.at.0,
            ),
        )?;
        Ok(())
    }
}
