//! Checking a subject for a matter (核查): its archive, what that means to the scene, what is known
//! of related subjects, and what was done about it.

use std::collections::BTreeSet;

use crate::{
    domain::{
        Day,
        access::{Basis, Grounds, Permission},
        archive::{Archive, Holdings},
        assessment::assess,
        check::Check,
        code::Code,
        journal::{Action, Deed},
        relation::{self, Party, Related, RelatedHit},
        scene::{Scene, SceneId},
        subject::{SubjectId, SubjectKind},
    },
    forms::Forms,
    store::View,
};

use super::{Days, Desk, DeskError, Session, archive_from};

/// Related subjects looked at in one check.
const MOST_RELATED: usize = 12;

/// What is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRequest {
    /// Whom.
    pub subject: SubjectId,
    /// For which matter.
    pub scene: SceneId,
    /// On which basis and for what.
    pub grounds: Grounds,
    /// As of which day; a day to come shows what will have run out by then.
    pub day: Day,
}

/// A check with the archive it is of.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The archive.
    pub archive: Archive,
    /// What it means to the scene.
    pub check: Check,
}

/// Everything a check is made from, once it is permitted.
#[derive(Clone, Copy)]
pub(super) struct Matter<'a> {
    pub(super) forms: &'a Forms,
    pub(super) scene: &'a Scene,
    pub(super) grounds: &'a Grounds,
    pub(super) days: Days,
    /// First day of a report's period; the scene's own look-back holds as well.
    pub(super) from: Option<Day>,
}

impl Matter<'_> {
    /// On which basis records are opened, and as of which day.
    fn open_on(&self) -> (Basis, Day) {
        (self.grounds.basis, self.days.asked)
    }
}

impl Desk {
    /// Checks a subject for a matter. People related to it whose records are told have a row of
    /// their own in the journal.
    ///
    /// # Errors
    /// `UnknownScene`; `SceneNotOpen` when the scene is not for this role, basis or subject;
    /// `NeedsBasis`, `UnknownSubject`.
    pub fn check(
        &mut self,
        session: &Session,
        request: &CheckRequest,
    ) -> Result<Checked, DeskError> {
        session.require(Permission::LookUp)?;
        let forms = std::sync::Arc::clone(&self.forms);
        let scene = self.permitted(session, &forms, request)?;
        let deed = self.grounded_deed(session, Action::Check, &request.grounds);
        let matter = Matter {
            forms: &forms,
            scene,
            grounds: &request.grounds,
            days: Days { asked: request.day, today: self.today() },
            from: None,
        };
        self.store.write(|tx| {
            let checked = checked(tx, request.subject, matter)?;
            let assessment = &checked.check.assessment;
            let said = assessment.counts.attention();
            let detail = format!("{} 查看日 {} 需关注 {said}", scene.id, request.day);
            tx.append(&Deed { subject: Some(request.subject), detail, ..deed.clone() })?;
            for hit in &checked.check.related.hits {
                if hit.kind.is_natural_person() {
                    let detail = format!("{} 关联 {}", scene.id, hit.relation);
                    tx.append(&Deed { subject: Some(hit.subject), detail, ..deed.clone() })?;
                }
            }
            Ok(checked)
        })
    }

    /// The scene, when it is open to this role, basis and subject.
    pub(super) fn permitted<'f>(
        &self,
        session: &Session,
        forms: &'f Forms,
        request: &CheckRequest,
    ) -> Result<&'f Scene, DeskError> {
        let scene = forms
            .scene(&request.scene)
            .ok_or_else(|| unknown_scene(forms, request.scene.as_str()))?;
        let known = self.store.subject(request.subject)?.ok_or(DeskError::UnknownSubject)?;
        if known.kind.is_natural_person() && !request.grounds.open_natural_persons() {
            return Err(DeskError::NeedsBasis);
        }
        scene
            .opens(session.role(), request.grounds.basis, known.kind)
            .map_err(|reason| DeskError::SceneNotOpen { scene: scene.name.clone(), reason })?;
        Ok(scene)
    }
}

impl Desk {
    /// The scene a word names: identifier, name or alias.
    ///
    /// # Errors
    /// `UnknownScene` with the names there are.
    pub fn scene_called(&self, word: &str) -> Result<SceneId, DeskError> {
        match self.forms.scene_called(word) {
            Some(scene) => Ok(scene.id.clone()),
            None => Err(unknown_scene(&self.forms, word)),
        }
    }

    /// The names of all scenes, in the order of the dialog.
    pub fn scene_names(&self) -> Vec<String> {
        names(&self.forms)
    }
}

fn unknown_scene(forms: &Forms, scene: &str) -> DeskError {
    DeskError::UnknownScene { scene: scene.to_owned(), known: names(forms) }
}

fn names(forms: &Forms) -> Vec<String> {
    forms.scenes.iter().map(|scene| scene.name.clone()).collect()
}

/// Reads and assesses, from one state of the file.
pub(super) fn checked(
    view: &View,
    subject: SubjectId,
    matter: Matter<'_>,
) -> Result<Checked, DeskError> {
    let Matter { forms, scene, grounds, days, from } = matter;
    let catalogue = &forms.catalogue;
    let holdings = view.holdings(subject, catalogue)?.ok_or(DeskError::UnknownSubject)?;
    let related = related(view, &holdings, matter)?;
    let archive = archive_from(forms.rules(), holdings, grounds.basis, days).since(catalogue, from);
    let assessment = assess(forms.policy(), scene, &archive);
    let mut feedback = view.feedback_about(subject, catalogue)?;
    feedback.retain(|one| {
        let entries = archive.entries.iter();
        let mut records = entries.map(|entry| (&entry.record.item, entry.record.key));
        records.any(|record| record == (&one.record.0, one.record.1))
    });
    Ok(Checked { archive, check: Check { assessment, related, feedback } })
}

/// What is known of the parties a subject's register names, and of those whose registers name it.
fn related(view: &View, holdings: &Holdings, matter: Matter<'_>) -> Result<Related, DeskError> {
    let catalogue = &matter.forms.catalogue;
    let mut related = Related::default();
    let mut found: Vec<(SubjectId, String)> = Vec::new();
    let open = matter.grounds.open_natural_persons();
    let mut closed = BTreeSet::new();
    for party in relation::of_holdings(catalogue, holdings, matter.open_on()) {
        if party.is_natural_person() && !open {
            // Who represents a company and holds shares in it is one person.
            closed.extend(party.codes.first().map(Code::canonical_key));
            continue;
        }
        for code in &party.codes {
            let ids = view.subjects_by_code(code)?;
            found.extend(ids.into_iter().map(|id| (id, party.relation.clone())));
        }
    }
    related.closed = closed.len();
    let codes = &holdings.subject.codes;
    let (naming, beyond) = view.subjects_naming(codes, holdings.subject.id, MOST_RELATED)?;
    found.extend(naming.into_iter().map(|id| (id, String::new())));
    found.retain(|(id, _)| *id != holdings.subject.id);
    // What its own register says of a subject goes before what that subject's own says of it,
    // which may be over.
    found.sort_by_cached_key(|(id, relation)| (*id, relation.is_empty(), relation.clone()));
    found.dedup_by(|one, other| one.0 == other.0);
    related.beyond = beyond + found.len().saturating_sub(MOST_RELATED);
    for (id, relation) in found.into_iter().take(MOST_RELATED) {
        add(view, &mut related, (id, relation), codes, matter)?;
    }
    Ok(related)
}

/// Looks at one related subject. An empty relation is one that subject's own register gives.
fn add(
    view: &View,
    related: &mut Related,
    (id, relation): (SubjectId, String),
    codes: &[Code],
    matter: Matter<'_>,
) -> Result<(), DeskError> {
    let Matter { forms, scene, grounds, days, .. } = matter;
    let Some(holdings) = view.holdings(id, &forms.catalogue)? else { return Ok(()) };
    let words = match relation.as_str() {
        "" => match own_words(&holdings, codes, matter) {
            Some(words) => words,
            // It was somebody's once; on this day it is not.
            None => return Ok(()),
        },
        named => named.to_owned(),
    };
    if !may_look_at(holdings.subject.kind, grounds) {
        related.closed += 1;
        return Ok(());
    }
    let archive = archive_from(forms.rules(), holdings, grounds.basis, days);
    let assessment = assess(forms.policy(), scene, &archive);
    related.looked_at += 1;
    related.hits.extend(RelatedHit::of(words, &archive, &assessment));
    Ok(())
}

/// `任法定代表人的单位`: how the register of another subject names this one.
fn own_words(holdings: &Holdings, codes: &[Code], matter: Matter<'_>) -> Option<String> {
    let parties = relation::of_holdings(&matter.forms.catalogue, holdings, matter.open_on());
    let this = |party: &&Party| party.is_known_by(codes);
    parties.iter().find(this).map(|party| format!("任{}的单位", party.relation))
}

fn may_look_at(kind: SubjectKind, grounds: &Grounds) -> bool {
    !kind.is_natural_person() || grounds.open_natural_persons()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_looked_at_only_with_basis_and_purpose() {
        let grounds = |basis, purpose: &str| Grounds { basis, purpose: purpose.to_owned() };
        for (basis, purpose, expected) in
            [(Basis::Public, "核查", false), (Basis::Duty, "", false), (Basis::Duty, "核查", true)]
        {
            let grounds = grounds(basis, purpose);
            assert_eq!(may_look_at(SubjectKind::NaturalPerson, &grounds), expected);
            assert!(may_look_at(SubjectKind::LegalPerson, &grounds));
        }
    }
}
