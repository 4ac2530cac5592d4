//! What is known of the parties a subject's register names, and of the subjects whose registers name
//! it: looked at each on a basis of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        access::Basis,
        archive::Holdings,
        assessment::assess,
        code::Code,
        journal::Deed,
        relation::{self, LookedAt, Party, Related, RelatedHit, basis_for},
        subject::{SubjectId, SubjectKind},
    },
    store::{Transaction, View},
};

use super::{Days, DeskError, archive_from, check::Matter};

/// Related subjects looked at in one check.
const MOST_RELATED: usize = 12;

/// Subjects whose registers are read to see whether they name the one asked about.
const MOST_NAMING: usize = 300;

/// A related subject the archive knows, and how it is related.
struct Known {
    holdings: Holdings,
    relation: String,
}

/// What was met on the way to the related subjects.
#[derive(Default)]
struct Met {
    known: BTreeMap<SubjectId, Known>,
    /// By code: who represents a company and holds shares in it is one person.
    closed: BTreeSet<String>,
    contradicted: BTreeSet<SubjectId>,
    beyond: usize,
}

impl Matter<'_> {
    /// The parties a subject's register names, then and still: who left since is not told any more.
    fn parties_of(&self, holdings: &Holdings, basis: Basis) -> Vec<Party> {
        let Days { asked, today } = self.days;
        let days = [asked, asked.max(today)];
        relation::of_holdings(&self.forms.catalogue, holdings, (basis, &days))
    }
}

/// Looks at the related subjects of one whose records these are.
pub(super) fn related(
    view: &View,
    holdings: &Holdings,
    matter: Matter<'_>,
) -> Result<Related, DeskError> {
    let mut met = Met::default();
    // What its own register says of a subject goes before what that subject's own says of it.
    parties_it_names(view, holdings, matter, &mut met)?;
    subjects_naming_it(view, holdings, matter, &mut met)?;
    met.contradicted.retain(|id| !met.known.contains_key(id));
    let mut related = Related {
        closed: met.closed.len(),
        contradicted: met.contradicted.len(),
        beyond: met.beyond + met.known.len().saturating_sub(MOST_RELATED),
        ..Related::default()
    };
    for known in met.known.into_values().take(MOST_RELATED) {
        look_at(&mut related, known, matter);
    }
    Ok(related)
}

fn parties_it_names(
    view: &View,
    holdings: &Holdings,
    matter: Matter<'_>,
    met: &mut Met,
) -> Result<(), DeskError> {
    let people = basis_for(SubjectKind::NaturalPerson, matter.grounds);
    for party in matter.parties_of(holdings, matter.grounds.basis) {
        if party.is_natural_person() && people.is_none() {
            met.closed.extend(party.codes.first().map(Code::canonical_key));
            continue;
        }
        for code in &party.codes {
            for id in view.subjects_by_code(code)? {
                if id != holdings.subject.id {
                    meet(view, met, (id, &party), matter)?;
                }
            }
        }
    }
    Ok(())
}

/// A subject known by the code of a party.
fn meet(
    view: &View,
    met: &mut Met,
    (id, party): (SubjectId, &Party),
    matter: Matter<'_>,
) -> Result<(), DeskError> {
    if met.known.contains_key(&id) {
        return Ok(());
    }
    let Some(holdings) = view.holdings(id, &matter.forms.catalogue)? else { return Ok(()) };
    if party.may_be(&holdings.subject) {
        met.known.insert(id, Known { holdings, relation: party.relation.clone() });
    } else {
        met.contradicted.insert(id);
    }
    Ok(())
}

/// `登记为法定代表人的单位`: those whose registers name the subject.
fn subjects_naming_it(
    view: &View,
    holdings: &Holdings,
    matter: Matter<'_>,
    met: &mut Met,
) -> Result<(), DeskError> {
    let subject = &holdings.subject;
    let (naming, beyond) = view.subjects_naming(&subject.codes, subject.id, MOST_NAMING)?;
    met.beyond += beyond;
    for id in naming {
        if met.known.contains_key(&id) {
            continue;
        }
        let Some(other) = view.holdings(id, &matter.forms.catalogue)? else { continue };
        let Some(basis) = basis_for(other.subject.kind, matter.grounds) else { continue };
        let mut parties = matter.parties_of(&other, basis);
        // It was somebody's once; on this day it may not be.
        parties.retain(|party| party.is_known_by(&subject.codes));
        match parties.iter().find(|party| party.may_be(subject)) {
            Some(party) => {
                let relation = format!("登记为{}的单位", party.relation);
                met.known.insert(id, Known { holdings: other, relation });
            }
            None if parties.is_empty() => {}
            None => {
                met.contradicted.insert(id);
            }
        }
    }
    Ok(())
}

fn look_at(related: &mut Related, known: Known, matter: Matter<'_>) {
    let Matter { forms, scene, grounds, days, .. } = matter;
    let Known { holdings, relation } = known;
    let Some(basis) = basis_for(holdings.subject.kind, grounds) else {
        related.closed += 1;
        return;
    };
    let (subject, kind) = (holdings.subject.id, holdings.subject.kind);
    let name = relation::shown_name(kind, &holdings.subject.name);
    related.looked_at.push(LookedAt { subject, kind, name, relation: relation.clone() });
    let archive = archive_from(forms.rules(), holdings, basis, days);
    let assessment = assess(forms.policy(), scene, &archive);
    related.hits.extend(RelatedHit::of(relation, scene, &archive, &assessment));
}

/// Every person whose records were looked at beside the subject has a row of his own, whether or not
/// anything was found.
pub(super) fn note_people(
    tx: &mut Transaction<'_>,
    deed: &Deed,
    related: &Related,
) -> Result<(), DeskError> {
    for one in related.looked_at.iter().filter(|one| one.kind.is_natural_person()) {
        let detail = format!("{} 关联 {}", deed.detail, one.relation);
        tx.append(&Deed { subject: Some(one.subject), detail, ..deed.clone() })?;
    }
    Ok(())
}
