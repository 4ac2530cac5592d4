//! The register of issued reports (登记簿), numbered without gaps within a year.

use rusqlite::Row;

use super::{
    Transaction,
    error::{StoreError, unreadable},
    journal::{basis_name, basis_of},
    view::View,
};
use crate::domain::{
    Day,
    access::Grounds,
    moment::Moment,
    report::{ReportKind, ReportRecord, VerificationCode, Void},
    subject::SubjectId,
};

/// A report's place in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportPlace {
    /// Calendar year of the hall.
    pub year: i16,
    /// Running number within the year, from 1.
    pub running: u32,
}

macro_rules! report_rows {
    ($rest:literal) => {
        concat!(
            "SELECT r.number, r.kind, r.code, r.subject, r.basis, r.purpose, r.operator, r.issued,
                    r.digest, r.file, r.statement,
                    (SELECT count(*) FROM report_print p WHERE p.number = r.number),
                    v.at, v.operator, v.reason, r.year, r.running
             FROM register r LEFT JOIN report_void v ON v.number = r.number ",
            $rest
        )
    };
}

impl View {
    /// The report of a number.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn report(&self, number: &str) -> Result<Option<ReportRecord>, StoreError> {
        self.first(report_rows!("WHERE r.number = ?"), [number], read)
    }

    /// The report of a verification code.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn report_of_code(
        &self,
        code: VerificationCode,
    ) -> Result<Option<ReportRecord>, StoreError> {
        self.first(report_rows!("WHERE r.code = ?"), [code_number(code)], read)
    }

    /// The reports about a subject, youngest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reports_about(&self, subject: SubjectId) -> Result<Vec<ReportRecord>, StoreError> {
        self.rows(
            report_rows!("WHERE r.subject = ? ORDER BY r.year DESC, r.running DESC"),
            [subject.0],
            read,
        )
    }

    /// The reports issued on a day of the hall, youngest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reports_of_day(&self, day: Day) -> Result<Vec<ReportRecord>, StoreError> {
        let first = Moment::of(day.at(0, 0, 0, 0)).0;
        self.rows(
            report_rows!(
                "WHERE r.issued >= ?1 AND r.issued < ?2 ORDER BY r.year DESC, r.running DESC"
            ),
            (first, first + 24 * 60 * 60),
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
            report_rows!(
                "WHERE (r.year, r.running) < (?1, ?2) ORDER BY r.year DESC, r.running DESC LIMIT ?3"
            ),
            (place.year, place.running, limit),
            |row| Ok((ReportPlace { year: row.get(15)?, running: row.get(16)? }, read(row)?)),
        )
    }

    /// How many reports of a kind a subject had in a year, void ones not counted.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn reports_in_year(
        &self,
        subject: SubjectId,
        kind: ReportKind,
        year: i16,
    ) -> Result<u32, StoreError> {
        let count = self.first(
            "SELECT count(*) FROM register r WHERE subject = ?1 AND kind = ?2 AND year = ?3
             AND NOT EXISTS (SELECT 1 FROM report_void v WHERE v.number = r.number)",
            (subject.0, kind.name(), year),
            |row| Ok(row.get(0)?),
        )?;
        Ok(count.unwrap_or(0))
    }

    /// The signed statements of a year's reports and of those declared void, in the order they
    /// were made.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn statements(&self, year: i16) -> Result<Vec<String>, StoreError> {
        self.rows(
            "SELECT statement FROM (
                 SELECT r.statement, r.issued AS at, r.running FROM register r
                 WHERE r.year = ?1
                 UNION ALL
                 SELECT v.statement, v.at, r.running FROM report_void v
                 JOIN register r ON r.number = v.number WHERE r.year = ?1)
             WHERE statement <> '' ORDER BY at, running",
            [year],
            |row| Ok(row.get(0)?),
        )
    }

    /// The years of the reports that were declared void since a day.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn years_of_voids(&self, since: Day) -> Result<Vec<i16>, StoreError> {
        self.rows(
            "SELECT DISTINCT r.year FROM report_void v JOIN register r ON r.number = v.number
             WHERE v.at >= ?",
            [Moment::of(since.at(0, 0, 0, 0)).0],
            |row| Ok(row.get(0)?),
        )
    }
}

impl Transaction<'_> {
    /// The running number of the year's next report, from 1; [`Self::register_report`] takes it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn next_report_number(&mut self, year: i16) -> Result<u32, StoreError> {
        let last =
            self.first("SELECT max(running) FROM register WHERE year = ?", [year], |row| {
                Ok(row.get::<_, Option<u32>>(0)?)
            })?;
        Ok(last.flatten().unwrap_or(0) + 1)
    }

    /// Enters a report at the next place of the year it was issued in, with the content it was
    /// laid out from. Prints and voidness have ways of their own.
    ///
    /// # Errors
    /// [`StoreError::ReportExists`] for a number that is taken.
    pub fn register_report(
        &mut self,
        report: &ReportRecord,
        content: &[u8],
    ) -> Result<ReportPlace, StoreError> {
        let year = report.issued.day().year();
        let place = ReportPlace { year, running: self.next_report_number(year)? };
        if self.report(&report.number)?.is_some() {
            return Err(StoreError::ReportExists { number: report.number.clone() });
        }
        self.change(
            "INSERT INTO register (year, running, number, kind, code, subject, basis, purpose,
                                   operator, issued, digest, file, statement)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            (
                place.year,
                place.running,
                &report.number,
                report.kind.name(),
                report.code.map(code_number),
                report.subject.map(|subject| subject.0),
                basis_name(report.grounds.basis),
                &report.grounds.purpose,
                &report.operator,
                report.issued.0,
                &report.digest,
                &report.file,
                &report.statement,
            ),
        )?;
        self.change(
            "INSERT INTO report_content (number, content) VALUES (?1, ?2)",
            (&report.number, content),
        )?;
        Ok(place)
    }
}

/// A code as a row keeps it.
fn code_number(code: VerificationCode) -> i64 {
    i64::try_from(code.bits()).unwrap_or(i64::MAX)
}

fn read(row: &Row<'_>) -> Result<ReportRecord, StoreError> {
    let (kind, basis): (String, String) = (row.get(1)?, row.get(4)?);
    let void = match row.get::<_, Option<i64>>(12)? {
        None => None,
        Some(at) => Some(Void { at: Moment(at), operator: row.get(13)?, reason: row.get(14)? }),
    };
    let code: Option<i64> = row.get(2)?;
    Ok(ReportRecord {
        number: row.get(0)?,
        kind: ReportKind::read(&kind).ok_or_else(|| unreadable("register", &kind))?,
        code: code.and_then(|bits| Some(VerificationCode::of_bits(u64::try_from(bits).ok()?))),
        subject: row.get::<_, Option<u32>>(3)?.map(SubjectId),
        grounds: Grounds { basis: basis_of("register", &basis)?, purpose: row.get(5)? },
        operator: row.get(6)?,
        issued: Moment(row.get(7)?),
        digest: row.get(8)?,
        file: row.get(9)?,
        statement: row.get(10)?,
        prints: row.get(11)?,
        void,
    })
}
