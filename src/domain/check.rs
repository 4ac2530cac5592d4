//! What a check (核查) says: the assessment of an archive for a matter, and its related subjects'.

use super::{assessment::Assessment, relation::Related};

/// The answer of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What the subject's own archive means to the scene.
    pub assessment: Assessment,
    /// What is known of related subjects; never merged into the above.
    pub related: Related,
}
