//! Whom a row says it is about, before the archive has been asked.

use super::{code::Code, subject::SubjectKind};

/// A row's own words about its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectClaim {
    /// Name as written.
    pub name: String,
    /// What it must be by the row's columns and codes.
    pub kind: SubjectKind,
    /// Codes given, strongest first.
    pub codes: Vec<Code>,
    /// 曾用名, base information only.
    pub former_names: Vec<String>,
    /// 登记状态, base information only.
    pub status: Option<String>,
    /// Whether the row is base information, which completes a subject.
    pub authority: ClaimAuthority,
}

/// How much a row may say about who its subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimAuthority {
    /// Base information of the registering department.
    Registration,
    /// Any other record: it names its subject, no more.
    Mention,
}
