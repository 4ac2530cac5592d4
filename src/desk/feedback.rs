//! Registering what was done about a finding (执行反馈), and counting the cases of each month.

use crate::domain::{
    Day,
    access::Permission,
    feedback::{Execution, Feedback, MonthOfCases},
    journal::{Action, Deed},
    mask,
    measure::MeasureId,
    record::RecordKey,
};

use super::{
    Days, Desk, DeskError, Session,
    check::{CheckRequest, Matter, checked},
};
use crate::domain::catalogue::ItemId;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFeedback {
    /// The check whose finding it is about.
    pub check: CheckRequest,
    /// The record of the finding.
    pub record: (ItemId, RecordKey),
    /// The measure.
    pub measure: MeasureId,
    /// Who did it.
    pub department: String,
    /// When.
    pub day: Day,
    /// How it ended.
    pub execution: Execution,
    /// Document number, or why it was not done; may be empty.
    pub document: String,
}

impl Desk {
    /// Registers what was done. The finding must call for the measure.
    ///
    /// # Errors
    /// `NotCalledFor`; `NothingRegistered` without a department; `DayToCome`; whatever a check is
    /// refused for.
    pub fn register_feedback(
        &mut self,
        session: &Session,
        new: &NewFeedback,
    ) -> Result<Feedback, DeskError> {
        session.require(Permission::RegisterFeedback)?;
        if new.department.trim().is_empty() {
            return Err(DeskError::NoDepartment);
        }
        if new.day > self.today() {
            return Err(DeskError::DayToCome);
        }
        let forms = std::sync::Arc::clone(&self.forms);
        let scene = self.permitted(session, &forms, &new.check)?;
        let deed = self.grounded_deed(session, Action::RegisterFeedback, &new.check.grounds);
        let days = Days { asked: new.check.day, today: self.today() };
        let matter = Matter { forms: &forms, scene, grounds: &new.check.grounds, days, from: None };
        let (operator, at) = (session.operator().to_owned(), self.now());
        self.store.write(|tx| {
            let checked = checked(tx, new.check.subject, matter)?;
            let mut findings = checked.check.assessment.findings.iter();
            let finding = findings.find(|finding| finding.record == new.record);
            let called = finding.is_some_and(|finding| finding.measures.contains(&new.measure));
            let measure = forms.measure(&new.measure).filter(|_| called);
            let (Some(measure), Some(item)) = (measure, forms.catalogue.item(&new.record.0)) else {
                return Err(DeskError::NotCalledFor { measure: new.measure.to_string() });
            };
            let feedback = Feedback {
                subject: new.check.subject,
                record: new.record.clone(),
                measure: measure.id.clone(),
                kind: measure.kind,
                department: new.department.trim().to_owned(),
                day: new.day,
                execution: new.execution,
                document: mask::numbers_within(new.document.trim()).into_owned(),
                operator,
                at,
            };
            tx.register_feedback(item, &feedback)?;
            let detail = format!("{} {} {}", measure.id, new.execution.name(), new.day);
            tx.append(&Deed { subject: Some(new.check.subject), detail, ..deed })?;
            Ok(feedback)
        })
    }

    /// Joint reward and punishment cases by month: counts, which tell nothing about anybody.
    pub fn cases(
        &mut self,
        session: &Session,
        from: Day,
        to: Day,
    ) -> Result<Vec<MonthOfCases>, DeskError> {
        if from > to {
            return Err(DeskError::BadPeriod);
        }
        let detail = format!("{from} 至 {to}");
        let deed = Deed { detail, ..self.deed(session, Action::CountCases) };
        self.store.write(|tx| {
            tx.append(&deed)?;
            Ok(tx.cases_by_month(from, to)?)
        })
    }
}
