//! Registering what was done about a finding (执行反馈), and counting the cases of each month.

use std::sync::Arc;

use crate::{
    domain::{
        Day,
        access::Permission,
        assessment::Assessment,
        catalogue::ItemId,
        feedback::{Execution, Feedback, MonthOfCases},
        journal::{Action, Deed},
        mask,
        measure::{Measure, MeasureId},
        record::RecordKey,
    },
    forms::Forms,
};

use super::{
    Days, Desk, DeskError, Session,
    check::{CheckRequest, Matter, assessed},
};

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
    /// `NotCalledFor`, `NoDepartment`, `DayToCome`, `DayTooEarly`, `AlreadyRegistered`; whatever a
    /// check is refused for.
    pub fn register_feedback(
        &mut self,
        session: &Session,
        new: &NewFeedback,
    ) -> Result<Feedback, DeskError> {
        session.require(Permission::RegisterFeedback)?;
        let department = mask::numbers_within(new.department.trim()).into_owned();
        if department.is_empty() {
            return Err(DeskError::NoDepartment);
        }
        // What a day to come would find is reckoned; nobody acts on it yet.
        if new.day.max(new.check.day) > self.today() {
            return Err(DeskError::DayToCome);
        }
        let forms = Arc::clone(&self.forms);
        let deed = self.grounded_deed(session, Action::RegisterFeedback, &new.check.grounds);
        let scene = self.permitted(session, &forms, &new.check, &deed)?;
        let days = Days { asked: new.check.day, today: self.today() };
        let matter = Matter { forms: &forms, scene, grounds: &new.check.grounds, days, from: None };
        let (operator, at) = (session.operator().to_owned(), self.now());
        self.store.write(|tx| {
            let holdings = tx.holdings(new.check.subject, &forms.catalogue)?;
            let (_, assessment) = assessed(holdings.ok_or(DeskError::UnknownSubject)?, matter);
            let measure = called_for(&forms, &assessment, new)?;
            let feedback = Feedback {
                subject: new.check.subject,
                record: new.record.clone(),
                measure: measure.id.clone(),
                kind: measure.kind,
                department,
                day: new.day,
                execution: new.execution,
                document: mask::numbers_within(new.document.trim()).into_owned(),
                operator,
                at,
            };
            let known = tx.feedback_about(new.check.subject, &forms.catalogue)?;
            if known.iter().any(|known| known.is_of_the_same_deed(&feedback)) {
                return Err(DeskError::AlreadyRegistered);
            }
            let item = forms.catalogue.item(&new.record.0).ok_or_else(|| not_called_for(new))?;
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
        session.require(Permission::CountCases)?;
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

/// The measure, when a finding on the record calls for it and the deed is not older than that.
fn called_for<'f>(
    forms: &'f Forms,
    assessment: &Assessment,
    new: &NewFeedback,
) -> Result<&'f Measure, DeskError> {
    let mut findings = assessment.findings.iter().filter(|f| f.record == new.record);
    let finding = findings.find(|finding| finding.measures.contains(&new.measure));
    let Some((finding, measure)) = finding.zip(forms.measure(&new.measure)) else {
        return Err(not_called_for(new));
    };
    if finding.since.is_some_and(|since| new.day < since) {
        return Err(DeskError::DayTooEarly);
    }
    Ok(measure)
}

fn not_called_for(new: &NewFeedback) -> DeskError {
    DeskError::NotCalledFor { measure: new.measure.to_string() }
}
