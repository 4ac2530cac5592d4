//! What was done about records (执行反馈), and the cases of each month.

use rusqlite::Row;

use super::{
    Transaction,
    error::{StoreError, unreadable},
    records::item_id,
    view::View,
};
use crate::domain::{
    Day,
    catalogue::{Catalogue, Item},
    feedback::{Execution, Feedback, MonthOfCases},
    measure::MeasureKind,
    moment::Moment,
    record::RecordKey,
    subject::SubjectId,
};

impl View {
    /// What was done about a subject's records, in the order it was registered.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn feedback_about(
        &self,
        subject: SubjectId,
        catalogue: &Catalogue,
    ) -> Result<Vec<Feedback>, StoreError> {
        self.rows(
            "SELECT subject, item, key, measure, kind, department, day, execution, document,
                    operator, at
             FROM feedback WHERE subject = ? ORDER BY id",
            [subject.0],
            |row| read(row, catalogue),
        )
    }

    /// The cases of each month from the month of `from` through the month of `to`, measures that
    /// were carried out only; months without any are left out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn cases_by_month(&self, from: Day, to: Day) -> Result<Vec<MonthOfCases>, StoreError> {
        self.rows(
            "WITH one AS (
                 SELECT substr(day, 1, 7) AS month, kind, subject, item, key,
                        count(*) AS measures, count(DISTINCT department) AS departments
                 FROM feedback
                 WHERE execution = ?1 AND day BETWEEN ?2 AND ?3
                 GROUP BY month, kind, subject, item, key)
             SELECT month, kind, count(*), sum(departments > 1), sum(measures),
                    count(DISTINCT subject)
             FROM one GROUP BY month, kind ORDER BY month, kind DESC",
            (
                Execution::Done.name(),
                from.first_of_month().to_string(),
                to.last_of_month().to_string(),
            ),
            |row| {
                let month: String = row.get(0)?;
                Ok(MonthOfCases {
                    month: day(&format!("{month}-01"))?,
                    kind: kind(&row.get::<_, String>(1)?)?,
                    cases: row.get(2)?,
                    joint: row.get(3)?,
                    measures: row.get(4)?,
                    subjects: row.get(5)?,
                })
            },
        )
    }
}

impl Transaction<'_> {
    /// Registers what was done about a record of `item`.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn register_feedback(&mut self, item: &Item, new: &Feedback) -> Result<(), StoreError> {
        debug_assert_eq!(item.id, new.record.0);
        self.insert(
            "INSERT INTO feedback (subject, item, key, measure, kind, department, day, execution,
                                   document, operator, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            (
                new.subject.0,
                item.number,
                new.record.1.0,
                new.measure.as_str(),
                new.kind.name(),
                &new.department,
                new.day.to_string(),
                new.execution.name(),
                &new.document,
                &new.operator,
                new.at.0,
            ),
        )?;
        Ok(())
    }
}

fn read(row: &Row<'_>, catalogue: &Catalogue) -> Result<Feedback, StoreError> {
    let execution: String = row.get(7)?;
    Ok(Feedback {
        subject: SubjectId(row.get(0)?),
        record: (item_id(catalogue, row.get(1)?), RecordKey(row.get(2)?)),
        measure: row.get::<_, String>(3)?.into(),
        kind: kind(&row.get::<_, String>(4)?)?,
        department: row.get(5)?,
        day: day(&row.get::<_, String>(6)?)?,
        execution: Execution::read(&execution).ok_or_else(|| unreadable("feedback", execution))?,
        document: row.get(8)?,
        operator: row.get(9)?,
        at: Moment(row.get(10)?),
    })
}

fn kind(name: &str) -> Result<MeasureKind, StoreError> {
    MeasureKind::from_name(name).ok_or_else(|| unreadable("feedback", name))
}

fn day(text: &str) -> Result<Day, StoreError> {
    text.parse().map_err(|_| unreadable("feedback", text))
}
