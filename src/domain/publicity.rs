//! How long a record may be shown (公示期), by severity and by the rules in force.

use super::{Day, severity::Severity, term::Term};

/// The longest publicity a rule allows, and its ground. Data of `forms/catalogue/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicityRule {
    /// First day the rule is in force.
    pub in_force_from: Day,
    /// Document number and article.
    pub ground: String,
    /// Longest publicity of 轻微.
    pub minor: Term,
    /// Longest publicity of 一般.
    pub general: Term,
    /// Longest publicity of 严重.
    pub serious: Term,
    /// Longest publicity while the severity is undecided.
    pub undecided: Term,
}

impl PublicityRule {
    /// The term of a severity.
    pub fn term(&self, severity: Option<Severity>) -> Term {
        match severity {
            Some(Severity::Minor) => self.minor,
            Some(Severity::General) => self.general,
            Some(Severity::Serious) => self.serious,
            None => self.undecided,
        }
    }
}

/// The rule in force on a day: the youngest that has begun.
pub fn in_force(rules: &[PublicityRule], day: Day) -> Option<&PublicityRule> {
    rules.iter().filter(|rule| rule.in_force_from <= day).max_by_key(|rule| rule.in_force_from)
}
