//! One finding: a record that matters to a scene, how, by which rule, until when, and what then.

use std::sync::Arc;

use super::{Open, Policy, Weight, sentence};
use crate::domain::{
    Day,
    archive::{Entry, Standing},
    catalogue::{Item, ItemId, Role},
    effect::Effect,
    list::{Colour, ListId, Listing, Until},
    measure::MeasureId,
    record::RecordKey,
    repair::RepairClock,
    severity::Severity,
};

/// What sort of record a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// Being on a list.
    Listing(ListId, Colour),
    /// A commitment that was not kept, or only in part.
    Commitment,
    /// Any other record.
    Record,
}

/// Until when applications are deferred, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferral {
    /// Last day.
    pub until: Day,
    /// Document number and article.
    pub ground: Arc<str>,
}

/// A fact that matters to a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The record.
    pub record: (ItemId, RecordKey),
    /// Its place in the archive's entries.
    pub place: usize,
    /// What sort of record.
    pub kind: FindingKind,
    /// How it weighs.
    pub effect: Effect,
    /// Name of the list or of the record.
    pub name: String,
    /// The rule that gives it its weight.
    pub ground: Arc<str>,
    /// What it is, for people.
    pub sentence: String,
    /// Since when: entry on the list, or decision.
    pub since: Option<Day>,
    /// Last day on the list, of publicity or validity; of a deferral its last day.
    pub until: Until,
    /// How serious it is; `None` when undecided or not negative.
    pub severity: Option<Severity>,
    /// How it stands.
    pub standing: Standing,
    /// Authority that decided.
    pub authority: String,
    /// Document number.
    pub document_number: String,
    /// When repair or removal can be applied for.
    pub repair: Option<RepairClock>,
    /// What defers applications.
    pub deferral: Option<Deferral>,
    /// Measures it calls for, in the order of the measure lists.
    pub measures: Vec<MeasureId>,
}

/// A record of the archive with its item and listing.
pub(super) struct Case<'a> {
    pub(super) place: usize,
    pub(super) entry: &'a Entry,
    pub(super) item: &'a Item,
    pub(super) listing: Option<&'a Listing>,
}

/// What several parts of a finding ask of its record: read once.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) since: Option<Day>,
    pub(super) authority: &'a str,
}

impl<'a> Case<'a> {
    pub(super) fn value(&self, role: Role) -> Option<&'a str> {
        self.entry.record.value(self.item, role)
    }

    /// Name of the list, else what the record is called, else what its item is.
    pub(super) fn name(&self) -> &'a str {
        if let Some(listing) = self.listing {
            return &listing.name;
        }
        let named = [Role::Title, Role::Reason, Role::Content];
        named.into_iter().find_map(|role| self.value(role)).unwrap_or(&self.item.name)
    }

    /// Who decided; of a commitment, who found how it was kept.
    pub(super) fn authority(&self) -> &'a str {
        let found = self.entry.performance.and_then(|_| self.value(Role::PerformedBy));
        let decided = || self.value(Role::Authority);
        found.or_else(decided).unwrap_or(&self.entry.record.department)
    }

    fn kind(&self) -> FindingKind {
        match (self.listing, self.entry.performance) {
            (Some(listing), _) => FindingKind::Listing(listing.list.clone(), listing.colour),
            (None, Some(performance)) if performance.is_negative() => FindingKind::Commitment,
            (None, _) => FindingKind::Record,
        }
    }

    /// Entry on the list, finding that a commitment was not kept, or decision.
    pub(super) fn since(&self) -> Option<Day> {
        match self.listing {
            Some(listing) => listing.since,
            None => self.entry.since(self.item),
        }
    }

    fn repair(&self, effect: Effect, since: Option<Day>, day: Day) -> Option<RepairClock> {
        if !effect.asks_attention() {
            return None;
        }
        let clock = match self.listing {
            Some(listing) => RepairClock::of_listing(listing),
            None => {
                let (record, severity) = (&self.entry.record, self.entry.severity);
                RepairClock::of_record(self.item, record, severity, (since?, day))
            }
        };
        clock.filter(|clock| clock.begins_before(self.entry.until))
    }
}

impl Finding {
    pub(super) fn new(
        policy: Policy<'_>,
        open: &Open<'_>,
        (case, told): (&Case<'_>, Told<'_>),
        effect: Effect,
        weight: Weight<'_>,
    ) -> Self {
        let (entry, day) = (case.entry, open.day);
        let mut until = entry.until;
        let (ground, deferral) = match weight {
            Weight::Rule(rule) => (Arc::clone(&rule.ground), None),
            Weight::Deferral { until: deferred, ground } => {
                until = deferred;
                (Arc::clone(&ground), deferred.day().map(|until| Deferral { until, ground }))
            }
        };
        let measures = open.measures.iter();
        let called = measures.filter(|m| m.is_called_for(effect, entry, case.listing));
        let document_number = case.value(Role::DocumentNumber).unwrap_or_default();
        let mut finding = Self {
            record: (entry.record.item.clone(), entry.record.key),
            place: case.place,
            kind: case.kind(),
            effect,
            name: case.name().to_owned(),
            ground,
            sentence: String::new(),
            since: told.since,
            until,
            severity: entry.severity,
            standing: entry.standing,
            authority: told.authority.to_owned(),
            document_number: document_number.to_owned(),
            repair: case.repair(effect, told.since, day),
            deferral,
            measures: called.map(|measure| measure.id.clone()).collect(),
        };
        finding.sentence = sentence::of(policy.wording, &finding, case);
        finding
    }
}
