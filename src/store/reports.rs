//! The register of issued reports (登记簿), numbered without gaps within a year.

use rusqlite::Row;

use super::{
    Transaction,
    error::StoreError,
    journal::{basis_name, basis_of},
    view::View,
};
use crate::domain::{access::Grounds, moment::Moment, report::ReportRecord, subject::SubjectId};

/// A report's place in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportPlace {
    /// Calendar year of the hall.
    pub year: i16,
    /// Running number within the year, from 1.
    pub running: u32,
}

macro_rules! columns {
    () => {
        "SELECT number, kind, subject, basis, purpose, operator, issued, digest, file FROM report "
    };
}

impl View {
    /// The report of a number.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn report(&self, number: &str) -> Result<Option<ReportRecord>, StoreError> {
        self.first(concat!(columns!(), "WHERE number = ?"), [number], read)
    }

    /// The reports about a subject, youngest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reports_about(&self, subject: SubjectId) -> Result<Vec<ReportRecord>, StoreError> {
        self.rows(
            concat!(columns!(), "WHERE subject = ? ORDER BY year DESC, running DESC"),
            [subject.0],
            read,
        )
    }

    /// Reports before a place (`None`: from the last), youngest first, at most `limit`.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reports_before(
        &self,
        place: Option<ReportPlace>,
        limit: u32,
    ) -> Result<Vec<(ReportPlace, ReportRecord)>, StoreError> {
        let place = place.unwrap_or(ReportPlace { year: i16::MAX, running: u32::MAX });
        self.rows(
            "SELECT number, kind, subject, basis, purpose, operator, issued, digest, file,
                    year, running
             FROM report WHERE (year, running) < (?1, ?2)
             ORDER BY year DESC, running DESC LIMIT ?3",
            (place.year, place.running, limit),
            |row| Ok((ReportPlace { year: row.get(9)?, running: row.get(10)? }, read(row)?)),
        )
    }
}

impl Transaction<'_> {
    /// The running number of the year's next report, from 1; [`Self::register_report`] takes it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn next_report_number(&mut self, year: i16) -> Result<u32, StoreError> {
        let last = self.first("SELECT max(running) FROM report WHERE year = ?", [year], |row| {
            Ok(row.get::<_, Option<u32>>(0)?)
        })?;
        Ok(last.flatten().unwrap_or(0) + 1)
    }

    /// Enters a report at the next place of the year it was issued in.
    ///
    /// # Errors
    /// [`StoreError::ReportExists`] for a number that is taken.
    pub fn register_report(&mut self, report: &ReportRecord) -> Result<ReportPlace, StoreError> {
        let year = report.issued.day().year();
        let place = ReportPlace { year, running: self.next_report_number(year)? };
        if self.report(&report.number)?.is_some() {
            return Err(StoreError::ReportExists { number: report.number.clone() });
        }
        self.change(
            "INSERT INTO report (year, running, number, kind, subject, basis, purpose, operator,
                                 issued, digest, file)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            (
                place.year,
                place.running,
                &report.number,
                &report.kind,
                report.subject.0,
                basis_name(report.grounds.basis),
                &report.grounds.purpose,
                &report.operator,
                report.issued.0,
                &report.digest,
                &report.file,
            ),
        )?;
        Ok(place)
    }
}

fn read(row: &Row<'_>) -> Result<ReportRecord, StoreError> {
    let basis: String = row.get(3)?;
    Ok(ReportRecord {
        number: row.get(0)?,
        kind: row.get(1)?,
        subject: SubjectId(row.get(2)?),
        grounds: Grounds { basis: basis_of("report", &basis)?, purpose: row.get(4)? },
        operator: row.get(5)?,
        issued: Moment(row.get(6)?),
        digest: row.get(7)?,
        file: row.get(8)?,
    })
}
