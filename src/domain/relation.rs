//! Who is related to a subject by the register (法定代表人、负责人、股东、高级管理人员). A hit on one is
//! shown on the other and never counted among its own.

use super::{
    Day,
    access::Basis,
    archive::{self, Archive, Holdings},
    assessment::{Assessment, Counts, FindingKind},
    catalogue::{Catalogue, Item, Nature, Role},
    code::{Code, CodeKind},
    effect::Effect,
    list::Until,
    mask,
    record::Record,
    subject::{SubjectId, SubjectKind},
};

/// A party a record names beside its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The codes it may be known by.
    pub codes: Vec<Code>,
    /// How it is related, in the register's words: 法定代表人, 股东.
    pub relation: String,
}

/// Kinds of a person's number with a fixed layout, and those nearly any number fits.
const RESIDENTS: [CodeKind; 5] = [
    CodeKind::ResidentId,
    CodeKind::ResidentId15,
    CodeKind::HmtResidencePermit,
    CodeKind::ForeignerId,
    CodeKind::ForeignerId15,
];
const TRAVELLERS: [CodeKind; 2] = [CodeKind::Passport, CodeKind::TravelPermit];

/// The parties one record names. Only what registers say counts: base information names the
/// present representative, an item of related parties its people; a penalty names whoever was
/// there then.
pub fn parties(item: &Item, record: &Record) -> Vec<Party> {
    let mut parties = Vec::new();
    if item.nature == Nature::Base
        && let Some(number) = record.value(item, Role::RepresentativeIdentity)
    {
        let header = item.column_of(Role::Representative).map(|column| column.header.clone());
        let relation = header.unwrap_or_else(|| "法定代表人".to_owned());
        parties.push(Party { codes: personal(number), relation });
    }
    let relation = record.value(item, Role::Relation).unwrap_or("关联方");
    if let Some(number) = record.value(item, Role::RelatedIdentity) {
        parties.push(Party { codes: personal(number), relation: relation.to_owned() });
    }
    if let Some(number) = record.value(item, Role::RelatedCode) {
        let codes = Code::new(CodeKind::CreditCode, number).into_iter().collect();
        parties.push(Party { codes, relation: relation.to_owned() });
    }
    parties.retain(|party| !party.codes.is_empty());
    parties
}

/// The codes a person's number can be: one of a fixed layout, else a passport's or permit's.
fn personal(number: &str) -> Vec<Code> {
    let codes = |kinds: &[CodeKind]| -> Vec<Code> {
        kinds.iter().filter_map(|kind| Code::new(*kind, number).ok()).collect()
    };
    match codes(&RESIDENTS) {
        fixed if fixed.is_empty() => codes(&TRAVELLERS),
        fixed => fixed,
    }
}

/// Whether records of an item can name parties at all.
pub fn names_parties(item: &Item) -> bool {
    let has = |role| item.column_of(role).is_some();
    (item.nature == Nature::Base && has(Role::RepresentativeIdentity))
        || has(Role::RelatedIdentity)
        || has(Role::RelatedCode)
}

/// All parties a subject's records name on a day, as far as a basis opens them: not those that
/// left before it.
pub fn of_holdings(
    catalogue: &Catalogue,
    holdings: &Holdings,
    (basis, day): (Basis, Day),
) -> Vec<Party> {
    let records = holdings.records.iter();
    let known = records.filter_map(|record| Some((catalogue.item(&record.item)?, record)));
    let open = known.filter(|(item, record)| archive::stands(item, record, basis, day));
    open.flat_map(|(item, record)| parties(item, record)).collect()
}

impl Party {
    /// Whether one of these codes is the party's.
    pub fn is_known_by(&self, codes: &[Code]) -> bool {
        let same = |a: &Code, b: &Code| {
            a.kind().canonical() == b.kind().canonical() && a.canonical_key() == b.canonical_key()
        };
        self.codes.iter().any(|own| codes.iter().any(|code| same(own, code)))
    }

    /// Whether it is a natural person.
    pub fn is_natural_person(&self) -> bool {
        self.codes.iter().all(|code| code.kind().is_natural_person())
    }
}

/// What a related subject's finding is told as beside another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedFinding {
    /// How it weighs.
    pub effect: Effect,
    /// What sort of record it is.
    pub kind: FindingKind,
    /// Name of the list or of the record.
    pub name: String,
    /// Last day.
    pub until: Until,
}

/// A related subject about which there is something to be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedHit {
    /// Whom it is about.
    pub subject: SubjectId,
    /// What it is.
    pub kind: SubjectKind,
    /// Its name; of people only the family name.
    pub name: String,
    /// How it is related to the one asked about.
    pub relation: String,
    /// Its own counts in the same scene.
    pub counts: Counts,
    /// Its findings that ask for attention.
    pub findings: Vec<RelatedFinding>,
}

impl RelatedHit {
    /// The hit an assessed archive is; `None` when nothing in it asks for attention.
    pub fn of(relation: String, archive: &Archive, assessment: &Assessment) -> Option<Self> {
        let card = &archive.subject;
        let attention = assessment.findings.iter().filter(|f| f.effect.asks_attention());
        let told = attention.map(|finding| RelatedFinding {
            effect: finding.effect,
            kind: finding.kind.clone(),
            name: finding.name.clone(),
            until: finding.until,
        });
        let findings: Vec<_> = told.collect();
        let name = match card.kind {
            SubjectKind::NaturalPerson => mask::person_name(&card.name),
            _ => card.name.clone(),
        };
        (!findings.is_empty()).then_some(Self {
            subject: card.id,
            kind: card.kind,
            name,
            relation,
            counts: assessment.counts,
            findings,
        })
    }
}

/// What was found about related subjects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Related {
    /// Related subjects the archive knows and this basis opens.
    pub looked_at: usize,
    /// Related people that were not looked at, for want of a basis or a purpose.
    pub closed: usize,
    /// More related subjects than are looked at at once.
    pub beyond: usize,
    /// Those about whom there is something to be known.
    pub hits: Vec<RelatedHit>,
}
