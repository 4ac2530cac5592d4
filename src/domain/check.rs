//! What a check (核查) says: the assessment of an archive for a matter, and its related subjects'.

use super::{
    assessment::Assessment, catalogue::ItemId, feedback::Feedback, record::RecordKey,
    relation::Related,
};

/// The answer of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What the subject's own archive means to the scene.
    pub assessment: Assessment,
    /// What is known of related subjects; never merged into the above.
    pub related: Related,
    /// What was done about records that are still on record, in the order it was registered.
    pub feedback: Vec<Feedback>,
}

impl Check {
    /// What was done about one record.
    pub fn feedback_on<'a>(
        &'a self,
        record: &'a (ItemId, RecordKey),
    ) -> impl Iterator<Item = &'a Feedback> {
        self.feedback.iter().filter(move |feedback| feedback.record == *record)
    }
}
