//! What holds for all applicants of a review: how many of each outcome, the bounds.

use super::super::{Applicant, Applied, Letterhead, conclusion};
use crate::domain::{Day, archive::Archive, assessment::State, check::Check};

/// What holds for all of them.
pub(super) struct Gathered {
    pub(super) attention: usize,
    pub(super) clear: usize,
    pub(super) unchecked: usize,
    /// The day asked about.
    pub(super) day: Day,
    /// First day of what is told.
    pub(super) from: Option<Day>,
    /// Until when, for sentences.
    pub(super) as_of: String,
}

impl Gathered {
    pub(super) fn of(applicants: &[Applicant], letterhead: &Letterhead<'_>) -> Self {
        let (mut attention, mut clear) = (0, 0);
        for (_, check) in applicants.iter().filter_map(Applicant::checked) {
            match check.assessment.state {
                State::Attention => attention += 1,
                _ => clear += 1,
            }
        }
        let first = applicants.iter().find_map(Applicant::checked);
        let day = first.map_or_else(|| letterhead.issued.day(), |(archive, _)| archive.day);
        let look_back = first.and_then(|(_, check)| check.assessment.from);
        let as_of = first.map(|(archive, _)| {
            let ended = conclusion::ended(day, letterhead);
            conclusion::limited(&conclusion::as_of(archive, letterhead), ended.iter())
        });
        Self {
            attention,
            clear,
            unchecked: applicants.len() - attention - clear,
            day,
            from: letterhead.from.max(look_back),
            as_of: as_of.unwrap_or_else(|| letterhead.issued.minute()),
        }
    }
}

impl Applicant {
    /// Archive and check of one that was found and checked.
    pub(super) fn checked(&self) -> Option<(&Archive, &Check)> {
        match &self.outcome {
            Applied::Checked(archive, check) => Some((archive, check)),
            Applied::NotFound | Applied::Ambiguous(_) | Applied::NotCheckable(_) => None,
        }
    }
}
