//! How long a record may be shown (公示期), by severity and by the rules in force.

use std::sync::Arc;

use super::{Day, severity::Severity, term::Term};

/// How long publicity lasts at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Shortest publicity (最短公示期), after which repair can be applied for; none where repair
    /// waits for nothing but the duties.
    pub least: Option<Term>,
    /// Longest publicity.
    pub most: Term,
}

/// A longer shortest publicity in fields the law names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongerLeast {
    /// Words of such a field, one of which the record's texts contain: 食品, 特种设备.
    pub words: Vec<String>,
    /// The shortest publicity there.
    pub least: Term,
}

/// The publicity a rule allows, what repair asks for under it, and its ground. Data of
/// `forms/catalogue/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicityRule {
    /// First day the rule is in force.
    pub in_force_from: Day,
    /// Document number and article.
    pub ground: Arc<str>,
    /// Publicity of 轻微.
    pub minor: Span,
    /// Publicity of 一般.
    pub general: Span,
    /// Publicity of 严重.
    pub serious: Span,
    /// Longest publicity while the severity is undecided.
    pub undecided: Term,
    /// Fields with a longer shortest publicity.
    pub longer: Option<LongerLeast>,
    /// What an application for repair must bring.
    pub asks: Arc<[Arc<str>]>,
}

impl PublicityRule {
    /// The longest publicity of a severity.
    pub fn term(&self, severity: Option<Severity>) -> Term {
        severity.map_or(self.undecided, |severity| self.span(severity).most)
    }

    /// Shortest and longest publicity of a severity.
    pub fn span(&self, severity: Severity) -> Span {
        match severity {
            Severity::Minor => self.minor,
            Severity::General => self.general,
            Severity::Serious => self.serious,
        }
    }
}

/// The last day of publicity of a record as of a day; `None` without an end. What was over under
/// the rule in force then stays over: a later rule with a longer term brings nobody's record back.
pub fn last_day(
    rules: &[PublicityRule],
    severity: Option<Severity>,
    decided: Day,
    day: Day,
) -> Option<Day> {
    let mut begun: Vec<&PublicityRule> =
        rules.iter().filter(|rule| rule.in_force_from <= day).collect();
    begun.sort_by_key(|rule| rule.in_force_from);
    let mut ends = begun.iter().map(|rule| rule.term(severity).last_day(decided));
    let next = begun.iter().skip(1).map(|rule| rule.in_force_from);
    let over = ends.clone().zip(next).find_map(|(end, next)| end.filter(|end| *end < next));
    over.or_else(|| ends.next_back().flatten())
}

/// The rule in force on a day: the youngest that has begun.
pub fn in_force(rules: &[PublicityRule], day: Day) -> Option<&PublicityRule> {
    rules.iter().filter(|rule| rule.in_force_from <= day).max_by_key(|rule| rule.in_force_from)
}
