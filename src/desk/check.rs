//! Checking a subject for a matter (核查): its archive, what that means to the scene, what is known
//! of related subjects, and what was done about it.

use std::sync::Arc;

use crate::{
    domain::{
        Day,
        access::{Grounds, OperatorRole, Permission},
        archive::{Archive, Holdings},
        assessment::{Assessment, assess},
        check::Check,
        feedback::Feedback,
        journal::{Action, Deed},
        scene::{NotOpen, Scene, SceneId},
        subject::{SubjectId, SubjectKind},
    },
    forms::Forms,
    store::View,
};

use super::{
    Days, Desk, DeskError, Session, archive_from,
    related::{note_people, related},
};

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

impl Desk {
    /// Checks a subject for a matter. People related to it whose records are looked at have a row
    /// of their own in the journal.
    ///
    /// # Errors
    /// `UnknownScene`; `SceneNotOpen` when the scene is not for this role, basis or subject;
    /// `NeedsBasis`, `UnknownSubject`. What is refused stands in the journal.
    pub fn check(
        &mut self,
        session: &Session,
        request: &CheckRequest,
    ) -> Result<Checked, DeskError> {
        session.require(Permission::LookUp)?;
        let forms = Arc::clone(&self.forms);
        let deed = self.grounded_deed(session, Action::Check, &request.grounds);
        let scene = self.permitted(session, &forms, request, &deed)?;
        let matter = Matter {
            forms: &forms,
            scene,
            grounds: &request.grounds,
            days: Days { asked: request.day, today: self.today() },
            from: None,
        };
        self.store.write(|tx| {
            let checked = checked(tx, request.subject, matter)?;
            let said = checked.check.assessment.counts.attention();
            let detail = format!("{} 查看日 {} 需关注 {said}", scene.id, request.day);
            tx.append(&Deed { subject: Some(request.subject), detail, ..deed.clone() })?;
            let beside = Deed { detail: scene.id.to_string(), ..deed };
            note_people(tx, &beside, &checked.check.related)?;
            Ok(checked)
        })
    }

    /// The scene, when it is open to this role, basis and subject; a refusal is put on record.
    pub(super) fn permitted<'f>(
        &mut self,
        session: &Session,
        forms: &'f Forms,
        request: &CheckRequest,
        deed: &Deed,
    ) -> Result<&'f Scene, DeskError> {
        let scene = forms
            .scene(&request.scene)
            .ok_or_else(|| unknown_scene(forms, request.scene.as_str()))?;
        let known = self.store.subject(request.subject)?.ok_or(DeskError::UnknownSubject)?;
        let Err((error, reason)) = opens(scene, session.role(), &request.grounds, known.kind)
        else {
            return Ok(scene);
        };
        let detail = format!("{} 未准：{reason}", scene.id);
        let refused = Deed { subject: Some(request.subject), detail, ..deed.clone() };
        self.store.write(|tx| tx.append(&refused).map(|_| ()))?;
        Err(error)
    }
}

/// Whether a subject may be checked for a scene; else the error, and the reason in few words.
pub(super) fn opens(
    scene: &Scene,
    role: OperatorRole,
    grounds: &Grounds,
    kind: SubjectKind,
) -> Result<(), (DeskError, &'static str)> {
    if kind.is_natural_person() && !grounds.open_natural_persons() {
        return Err((DeskError::NeedsBasis, "无依据或用途"));
    }
    scene.opens(role, grounds.basis, kind).map_err(|reason| {
        let said = match reason {
            NotOpen::Role(_) => "角色不符",
            NotOpen::Basis(_) => "依据不符",
            NotOpen::Subject(_) => "主体类别不符",
        };
        (DeskError::SceneNotOpen { scene: scene.name.clone(), reason }, said)
    })
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

pub(super) fn unknown_scene(forms: &Forms, scene: &str) -> DeskError {
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
    let catalogue = &matter.forms.catalogue;
    let holdings = view.holdings(subject, catalogue)?.ok_or(DeskError::UnknownSubject)?;
    let related = related(view, &holdings, matter)?;
    let (archive, assessment) = assessed(holdings, matter);
    let mut feedback = view.feedback_about(subject, catalogue)?;
    let is_found = |one: &Feedback| assessment.findings.iter().any(|f| f.record == one.record);
    feedback.retain(|one| one.day <= matter.days.asked && is_found(one));
    Ok(Checked { archive, check: Check { assessment, related, feedback } })
}

/// The archive of what is held about a subject, and what it means to the matter.
pub(super) fn assessed(holdings: Holdings, matter: Matter<'_>) -> (Archive, Assessment) {
    let Matter { forms, scene, grounds, days, from } = matter;
    let archive = archive_from(forms.rules(), holdings, grounds.basis, days);
    let archive = archive.since(&forms.catalogue, from);
    let assessment = assess(forms.policy(), scene, &archive);
    (archive, assessment)
}
