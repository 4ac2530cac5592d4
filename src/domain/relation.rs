//! Who is related to a subject by the register (法定代表人、负责人、股东、高级管理人员). A hit on one is
//! shown on the other and never counted among its own.

use super::{
    Day,
    access::{Basis, Grounds},
    archive::{self, Archive, Holdings, Standing},
    assessment::{Assessment, Counts, FindingKind},
    catalogue::{Catalogue, Item, Nature, Role},
    code::{Code, CodeKind},
    effect::Effect,
    list::Until,
    mask,
    name::same_name,
    record::Record,
    scene::Scene,
    subject::{Subject, SubjectId, SubjectKind},
};

/// A party a record names beside its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The codes it may be known by.
    pub codes: Vec<Code>,
    /// Its name as the register writes it; `None` when it writes none, or hides part of it.
    pub name: Option<String>,
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
        let name = whole_name(record.value(item, Role::Representative));
        parties.push(Party { codes: personal(number), name, relation });
    }
    let relation = record.value(item, Role::Relation).unwrap_or("关联方").to_owned();
    let name = whole_name(record.value(item, Role::RelatedName));
    if let Some(number) = record.value(item, Role::RelatedIdentity) {
        let (name, relation) = (name.clone(), relation.clone());
        parties.push(Party { codes: personal(number), name, relation });
    }
    if let Some(number) = record.value(item, Role::RelatedCode) {
        let codes = Code::new(CodeKind::CreditCode, number).into_iter().collect();
        parties.push(Party { codes, name, relation });
    }
    parties.retain(|party| !party.codes.is_empty());
    parties
}

/// A name nothing is hidden of: `王*` says too little to tell anybody apart.
fn whole_name(name: Option<&str>) -> Option<String> {
    name.filter(|name| !name.contains(['*', '＊'])).map(str::to_owned)
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

/// The columns that name parties, by item: `7 FDDBRZJHM;12 GLFZJHM GLFDM`. An index of parties
/// built for others is out of date.
pub fn naming_columns(catalogue: &Catalogue) -> String {
    let roles = [Role::RepresentativeIdentity, Role::RelatedIdentity, Role::RelatedCode];
    let naming = catalogue.items().iter().filter(|item| names_parties(item));
    let told = naming.map(|item| {
        let columns = roles.iter().filter_map(|role| item.column_of(*role));
        let codes: Vec<String> = columns.map(|column| column.code.to_string()).collect();
        format!("{} {}", item.number, codes.join(" "))
    });
    told.collect::<Vec<_>>().join(";")
}

/// All parties a subject's records name on each of some days, as far as a basis opens them: not
/// those that left before or came after.
pub fn of_holdings(
    catalogue: &Catalogue,
    holdings: &Holdings,
    (basis, days): (Basis, &[Day]),
) -> Vec<Party> {
    let records = holdings.records.iter();
    let known = records.filter_map(|record| Some((catalogue.item(&record.item)?, record)));
    let open = known
        .filter(|(item, record)| days.iter().all(|day| archive::stands(item, record, basis, *day)));
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

    /// Whether its name does not speak against its being a subject of its code: a mistyped number
    /// must not lay one person's records at another's door.
    pub fn may_be(&self, subject: &Subject) -> bool {
        let Some(name) = &self.name else { return true };
        let mut names = subject.former_names.iter().chain([&subject.name]);
        names.any(|known| same_name(known, name))
    }

    /// Whether it is a natural person.
    pub fn is_natural_person(&self) -> bool {
        self.codes.iter().all(|code| code.kind().is_natural_person())
    }
}

/// On which basis the records of a related subject are looked at; `None` when they are not. Who
/// asks about himself, or holds an authorisation, opens nobody else's: of organisations only what is
/// public is left then, of people nothing (PIPL art. 13, 34).
pub fn basis_for(kind: SubjectKind, grounds: &Grounds) -> Option<Basis> {
    match (grounds.basis, kind.is_natural_person()) {
        (Basis::Duty, true) => grounds.open_natural_persons().then_some(Basis::Duty),
        (Basis::Duty, false) => Some(Basis::Duty),
        (_, true) => None,
        (_, false) => Some(Basis::Public),
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
    /// How it stands: what is disputed is told as disputed, beside whomever.
    pub standing: Standing,
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
    /// The hit an assessed archive is; `None` when nothing in it asks for attention. What limits
    /// in a scene limits those it is about; of any other subject it is to be known, no more.
    pub fn of(
        relation: String,
        scene: &Scene,
        archive: &Archive,
        assessment: &Assessment,
    ) -> Option<Self> {
        let card = &archive.subject;
        let concerns = scene.subjects.includes(card.kind);
        let attention = assessment.findings.iter().filter(|f| f.effect.asks_attention());
        let told = attention.map(|finding| RelatedFinding {
            effect: if concerns { finding.effect } else { Effect::Notice },
            kind: finding.kind.clone(),
            name: finding.name.clone(),
            until: finding.until,
            standing: finding.standing,
        });
        let findings: Vec<_> = told.collect();
        let name = shown_name(card.kind, &card.name);
        (!findings.is_empty()).then_some(Self {
            subject: card.id,
            kind: card.kind,
            name,
            relation,
            counts: if concerns { assessment.counts } else { assessment.counts.as_notices() },
            findings,
        })
    }
}

/// A related subject's name beside another's records: of people only the family name.
pub fn shown_name(kind: SubjectKind, name: &str) -> String {
    if kind.is_natural_person() { mask::person_name(name) } else { name.to_owned() }
}

/// A related subject that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAt {
    /// Whom.
    pub subject: SubjectId,
    /// What it is.
    pub kind: SubjectKind,
    /// Its name; of people only the family name.
    pub name: String,
    /// How it is related to the one asked about.
    pub relation: String,
}

/// What was found about related subjects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Related {
    /// Related subjects the archive knows and this basis opens.
    pub looked_at: Vec<LookedAt>,
    /// Related people that were not looked at, for want of a basis or a purpose.
    pub closed: usize,
    /// Those whose number the archive knows under another name; not looked at.
    pub contradicted: usize,
    /// More related subjects than are looked at at once.
    pub beyond: usize,
    /// Those about whom there is something to be known.
    pub hits: Vec<RelatedHit>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn related_subjects_are_looked_at_on_a_basis_of_their_own() {
        use SubjectKind::{LegalPerson, NaturalPerson};
        let cases = [
            (Basis::Public, "核查", LegalPerson, Some(Basis::Public)),
            (Basis::Oneself, "核查", LegalPerson, Some(Basis::Public)),
            (Basis::Authorisation, "核查", LegalPerson, Some(Basis::Public)),
            (Basis::Duty, "核查", LegalPerson, Some(Basis::Duty)),
            (Basis::Public, "核查", NaturalPerson, None),
            (Basis::Oneself, "核查", NaturalPerson, None),
            (Basis::Authorisation, "核查", NaturalPerson, None),
            (Basis::Duty, " ", NaturalPerson, None),
            (Basis::Duty, "核查", NaturalPerson, Some(Basis::Duty)),
        ];
        for (basis, purpose, kind, expected) in cases {
            let grounds = Grounds { basis, purpose: purpose.to_owned() };
            assert_eq!(basis_for(kind, &grounds), expected, "{basis:?} {purpose:?} {kind:?}");
        }
    }

    #[test]
    fn a_name_that_says_otherwise_makes_another_party() {
        let subject = Subject {
            id: SubjectId(1),
            kind: SubjectKind::LegalPerson,
            name: "示范（甲）有限公司".to_owned(),
            status: None,
            codes: Vec::new(),
            former_names: vec!["示范乙厂".to_owned()],
            provisional: false,
        };
        for (name, expected) in [
            (None, true),
            (Some("示范(甲)有限公司"), true),
            (Some("示范乙厂"), true),
            (Some("示范丙厂"), false),
            // Half a name says nothing either way.
            (Some("示范**"), true),
        ] {
            let party =
                Party { codes: Vec::new(), name: whole_name(name), relation: String::new() };
            assert_eq!(party.may_be(&subject), expected, "{name:?}");
        }
    }
}
