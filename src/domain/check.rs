//! What a check (核查) says: the assessment of an archive for a matter, and its related subjects'.

use super::{
    assessment::Assessment, catalogue::ItemId, feedback::Feedback, measure::MeasureId,
    record::RecordKey, relation::Related,
};

/// The answer of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What the subject's own archive means to the scene.
    pub assessment: Assessment,
    /// What is known of related subjects; never merged into the above.
    pub related: Related,
    /// What was done about the findings by the day of the check, in the order it was registered.
    pub feedback: Vec<Feedback>,
}

/// A measure, and the findings that call for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledFor {
    /// The measure.
    pub measure: MeasureId,
    /// Places of the findings, in their order.
    pub findings: Vec<usize>,
}

impl Check {
    /// Every measure some finding calls for, once, in the order of the findings
    /// (奖惩措施自动分解).
    pub fn called_for(&self) -> Vec<CalledFor> {
        let mut called: Vec<CalledFor> = Vec::new();
        for (place, finding) in self.assessment.findings.iter().enumerate() {
            for measure in &finding.measures {
                match called.iter_mut().find(|known| known.measure == *measure) {
                    Some(known) => known.findings.push(place),
                    None => {
                        let (measure, findings) = (measure.clone(), vec![place]);
                        called.push(CalledFor { measure, findings });
                    }
                }
            }
        }
        called
    }

    /// What was done about one record.
    pub fn feedback_on<'a>(
        &'a self,
        record: &'a (ItemId, RecordKey),
    ) -> impl Iterator<Item = &'a Feedback> {
        self.feedback.iter().filter(move |feedback| feedback.record == *record)
    }

    /// What was done of a measure about the findings that call for it.
    pub fn feedback_for<'a>(&'a self, called: &'a CalledFor) -> impl Iterator<Item = &'a Feedback> {
        let findings = &self.assessment.findings;
        let about = move |one: &Feedback| {
            called.findings.iter().any(|place| findings[*place].record == one.record)
        };
        let of_it = self.feedback.iter().filter(|one| one.measure == called.measure);
        of_it.filter(move |one| about(one))
    }
}
