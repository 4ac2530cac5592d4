//! What limits an assessment: the subject's own status, and what was not looked at.

use super::Policy;
use crate::domain::archive::Archive;

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RemarkKind {
    /// A registration status that is to be known.
    Status,
    /// Records this basis does not open.
    Closed,
    /// Rows whose name and code disagree.
    Conflicts,
    /// Records whose list or item cannot be made out.
    Unclear,
    /// Records before the look-back.
    Before,
}

/// A fact that limits an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub kind: RemarkKind,
    /// For people.
    pub sentence: String,
}

/// All of them, in a fixed order; empty when nothing limits it.
pub(super) fn all(policy: Policy<'_>, archive: &Archive, before: usize) -> Vec<Remark> {
    let wording = policy.wording;
    let mut remarks = Vec::new();
    if let Some(status) = archive.subject.status.as_deref()
        && wording.statuses.iter().any(|word| status.contains(word.as_str()))
    {
        let sentence = wording.status.fill(&[("status", status)]);
        remarks.push(Remark { kind: RemarkKind::Status, sentence });
    }
    for (kind, words, n) in [
        (RemarkKind::Closed, &wording.closed, archive.left_out.closed()),
        (RemarkKind::Conflicts, &wording.conflicts, archive.conflicts),
        (RemarkKind::Unclear, &wording.unclear, archive.left_out.unclear()),
        (RemarkKind::Before, &wording.before, before),
    ] {
        if n > 0 {
            let sentence = words.fill(&[("n", &n.to_string())]);
            remarks.push(Remark { kind, sentence });
        }
    }
    remarks
}
