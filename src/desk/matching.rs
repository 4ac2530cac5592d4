//! Whom a row is about: by its strongest code, never by its name alone. A name that contradicts
//! its code is a conflict to be shown, never a merge.

use crate::{
    domain::{
        claim::{ClaimAuthority, SubjectClaim},
        code::{Code, CodeKind},
        conflict::ConflictReason,
        name::same_name,
        subject::{Subject, SubjectId},
    },
    store::{NewSubject, StoreError, Transaction, View},
};

/// Where a row belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// To this subject; made now when it was not known.
    Subject(SubjectId),
    /// Nowhere, until somebody clears it up.
    Conflict {
        /// The subjects its codes lead to.
        subjects: Vec<SubjectId>,
        /// Why.
        reason: ConflictReason,
    },
}

/// Finds or makes the subject of a row and learns what the row may teach about it: codes it was
/// not known by (新老码), and, from base information, former names, status and kind.
pub fn settle(tx: &mut Transaction<'_>, claim: &SubjectClaim) -> Result<Match, StoreError> {
    let known = subjects_of(tx, &claim.codes)?;
    match known.as_slice() {
        [] => settle_unknown(tx, claim),
        [id] if teaches_nothing(tx, *id, claim)? => Ok(Match::Subject(*id)),
        [id] => settle_known(tx, *id, claim),
        _ => settle_several(tx, known, claim),
    }
}

/// The commonest row by far: the one code it gives is the one it was found by, under the present
/// name. Nothing more of the subject need be read.
fn teaches_nothing(view: &View, id: SubjectId, claim: &SubjectClaim) -> Result<bool, StoreError> {
    if claim.authority != ClaimAuthority::Mention || claim.codes.len() != 1 {
        return Ok(false);
    }
    Ok(view.present_name(id)?.is_some_and(|name| same_name(&name, &claim.name)))
}

/// The codes lead to several subjects. When base information gives both codes and all are of its
/// name, they were one all along, known by an old code here and a new one there (新老码).
fn settle_several(
    tx: &mut Transaction<'_>,
    known: Vec<SubjectId>,
    claim: &SubjectClaim,
) -> Result<Match, StoreError> {
    let mut subjects = Vec::with_capacity(known.len());
    for id in &known {
        subjects.extend(tx.subject(*id)?);
    }
    if claim.authority == ClaimAuthority::Mention || !are_one(&subjects, claim) {
        return Ok(Match::Conflict { subjects: known, reason: ConflictReason::CodesDisagree });
    }
    let registered = subjects.iter().find(|subject| !subject.provisional);
    let into = registered.or(subjects.first()).map_or(known[0], |subject| subject.id);
    for id in known.into_iter().filter(|id| *id != into) {
        tx.absorb(into, id)?;
    }
    settle_known(tx, into, claim)
}

/// One name, no two codes that exclude each other, and at most one registered already.
fn are_one(subjects: &[Subject], claim: &SubjectClaim) -> bool {
    let agrees = |subject: &Subject| {
        is_called(subject, claim)
            && !claim.codes.iter().any(|code| contradicts(subject, code))
            && !subjects
                .iter()
                .any(|other| other.codes.iter().any(|code| contradicts(subject, code)))
    };
    subjects.iter().all(agrees) && subjects.iter().filter(|s| !s.provisional).count() <= 1
}

/// The subjects the codes lead to, in the order of the codes.
pub(super) fn subjects_of(view: &View, codes: &[Code]) -> Result<Vec<SubjectId>, StoreError> {
    let mut subjects = Vec::new();
    for code in codes {
        for id in view.subjects_by_code(code)? {
            if !subjects.contains(&id) {
                subjects.push(id);
            }
        }
    }
    Ok(subjects)
}

/// No code of the row is known. The organization code inside its credit code (GB 32100-2015)
/// may be: then it is the old code of the same subject.
fn settle_unknown(tx: &mut Transaction<'_>, claim: &SubjectClaim) -> Result<Match, StoreError> {
    let implied: Vec<Code> = claim.codes.iter().flat_map(Code::implied).collect();
    match subjects_of(tx, &implied)?.as_slice() {
        [] => add(tx, claim).map(Match::Subject),
        [id] => settle_known(tx, *id, claim),
        several => Ok(Match::Conflict {
            subjects: several.to_vec(),
            reason: ConflictReason::CodesDisagree,
        }),
    }
}

fn settle_known(
    tx: &mut Transaction<'_>,
    id: SubjectId,
    claim: &SubjectClaim,
) -> Result<Match, StoreError> {
    let Some(subject) = tx.subject(id)? else { return add(tx, claim).map(Match::Subject) };
    let conflict = |reason| Ok(Match::Conflict { subjects: vec![id], reason });
    if !is_called(&subject, claim) {
        return conflict(ConflictReason::NameDiffers);
    }
    if claim.codes.iter().any(|code| contradicts(&subject, code)) {
        return conflict(ConflictReason::CodesDisagree);
    }
    for code in with_implied(&claim.codes) {
        if !subject.codes.contains(&code) {
            tx.add_code(id, &code)?;
        }
    }
    if claim.authority == ClaimAuthority::Registration {
        learn(tx, &subject, claim)?;
    }
    Ok(Match::Subject(id))
}

/// Its present name or a former one; base information may also bring a new name, if it names
/// the old one as former (曾用名).
fn is_called(subject: &Subject, claim: &SubjectClaim) -> bool {
    let is = |name: &String| same_name(name, &claim.name);
    let renamed = claim.authority == ClaimAuthority::Registration
        && claim.former_names.iter().any(|name| same_name(name, &subject.name));
    is(&subject.name) || subject.former_names.iter().any(is) || renamed
}

/// A subject has one credit code and one resident number at a time; two that differ are two
/// subjects. Registration and tax numbers do change.
fn contradicts(subject: &Subject, code: &Code) -> bool {
    let single = matches!(
        code.kind(),
        CodeKind::CreditCode | CodeKind::OrganizationCode | CodeKind::ResidentId
    );
    single
        && subject
            .codes
            .iter()
            .any(|own| own.kind() == code.kind() && own.canonical_key() != code.canonical_key())
}

/// What base information says about who the subject is. A late file with an old name does not
/// take a newer name away.
fn learn(
    tx: &mut Transaction<'_>,
    subject: &Subject,
    claim: &SubjectClaim,
) -> Result<(), StoreError> {
    let was = |name: &String| same_name(name, &claim.name);
    if !same_name(&subject.name, &claim.name) && !subject.former_names.iter().any(was) {
        tx.rename(subject.id, &claim.name)?;
    }
    for name in &claim.former_names {
        tx.add_former_name(subject.id, name)?;
    }
    tx.complete(subject.id, claim.kind, claim.status.as_deref())
}

fn add(tx: &mut Transaction<'_>, claim: &SubjectClaim) -> Result<SubjectId, StoreError> {
    tx.add_subject(&NewSubject {
        kind: claim.kind,
        name: claim.name.clone(),
        status: claim.status.clone(),
        codes: with_implied(&claim.codes),
        former_names: claim.former_names.clone(),
        provisional: claim.authority == ClaimAuthority::Mention,
    })
}

/// The codes with those they contain (GB 32100-2015), of kinds not given.
pub(super) fn with_implied(codes: &[Code]) -> Vec<Code> {
    let mut all = codes.to_vec();
    for code in codes.iter().flat_map(Code::implied) {
        if !all.iter().any(|known| known.kind() == code.kind()) {
            all.push(code);
        }
    }
    all
}

#[cfg(test)]
mod tests;
