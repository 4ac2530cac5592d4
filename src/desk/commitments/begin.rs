//! Before a commitment is drafted: who would promise, whether they may, what the form begins with.

use std::sync::Arc;

use super::{Begun, FormField, Gate};
use crate::{
    desk::{
        Days, Desk, DeskError, Session, archive_from,
        check::{Matter, assessed},
    },
    domain::{
        Day,
        access::{Basis, Grounds, Permission},
        archive::Archive,
        catalogue::{Nature, Role},
        commitment::{Prefill, Template},
        effect::Effect,
        journal::{Action, Deed},
        scene::SceneId,
        subject::SubjectId,
    },
    forms::Forms,
    store::View,
};

impl Desk {
    /// Looks at the subject on behalf of a template: what bars it, and what the form begins with.
    ///
    /// # Errors
    /// `UnknownTemplate`, `TemplateNotOpen`, `UnknownSubject`, `NeedsBasis`.
    pub fn begin_commitment(
        &mut self,
        session: &Session,
        (subject, template): (SubjectId, &str),
        grounds: &Grounds,
    ) -> Result<Begun, DeskError> {
        session.require(Permission::HandleCommitment)?;
        let forms = Arc::clone(&self.forms);
        let today = self.today();
        let template = template_of(&forms, template, today)?;
        let grounds = purposeful(grounds, template);
        let office = self.folder.settings().office.clone();
        let deed = self.grounded_deed(session, Action::Check, &grounds);
        self.store.write(|tx| {
            let archive = opened(tx, &forms, subject, &grounds, today)?;
            suits(template, &archive)?;
            let gate = gate(tx, &forms, template, (subject, &grounds), today)?;
            let detail = match &gate {
                Some(gate) => format!("{} 受理承诺 不予受理 {} 项", gate.scene, gate.bars.len()),
                None => format!("{} 受理承诺", template.name),
            };
            tx.append(&Deed { subject: Some(subject), detail, ..deed.clone() })?;
            let fields = template.fields.iter().map(|field| FormField {
                value: field
                    .prefill
                    .and_then(|what| known(what, &forms, &archive, (&office, today)))
                    .unwrap_or_default(),
                field: field.clone(),
            });
            Ok(Begun {
                fields: fields.collect(),
                template: template.clone(),
                card: archive.subject,
                gate,
            })
        })
    }

    /// The names of all templates in force, in the order of the dialog.
    pub fn template_names(&self) -> Vec<String> {
        names(&self.forms, self.today())
    }
}

/// The archive of somebody who is about to promise.
pub(super) fn opened(
    view: &View,
    forms: &Forms,
    subject: SubjectId,
    grounds: &Grounds,
    today: Day,
) -> Result<Archive, DeskError> {
    let holdings = view.holdings(subject, &forms.catalogue)?.ok_or(DeskError::UnknownSubject)?;
    if holdings.subject.kind.is_natural_person() && !grounds.open_natural_persons() {
        return Err(DeskError::NeedsBasis);
    }
    Ok(archive_from(forms.rules(), holdings, grounds.basis, Days::only(today)))
}

/// The template of a word that is in force on a day.
pub(super) fn template_of<'f>(
    forms: &'f Forms,
    word: &str,
    today: Day,
) -> Result<&'f Template, DeskError> {
    let found = forms.commitment_called(word).filter(|template| template.in_force.on(today));
    found.ok_or_else(|| DeskError::UnknownTemplate {
        template: word.to_owned(),
        known: names(forms, today),
    })
}

fn names(forms: &Forms, today: Day) -> Vec<String> {
    let open = forms.commitments.iter().filter(|template| template.in_force.on(today));
    open.map(|template| template.name.clone()).collect()
}

/// What is not asked for otherwise is looked at for the matter itself.
pub(super) fn purposeful(grounds: &Grounds, template: &Template) -> Grounds {
    let purpose = match grounds.purpose.trim() {
        "" => format!("受理信用承诺：{}", template.matter),
        given => given.to_owned(),
    };
    Grounds { basis: grounds.basis, purpose }
}

/// Refuses a template that is not for such subjects.
pub(super) fn suits(template: &Template, archive: &Archive) -> Result<(), DeskError> {
    if template.subjects.includes(archive.subject.kind) {
        return Ok(());
    }
    let (template, kind) = (template.name.clone(), archive.subject.kind);
    Err(DeskError::TemplateNotOpen { template, kind })
}

/// What bars a subject from a template on a day. Departments look at applicants by their duty
/// (国办发〔2020〕42号), whatever basis the paper itself is on.
pub(super) fn gate(
    view: &View,
    forms: &Forms,
    template: &Template,
    (subject, grounds): (SubjectId, &Grounds),
    today: Day,
) -> Result<Option<Gate>, DeskError> {
    let Some(scene) = template.gate.as_ref().and_then(|id: &SceneId| forms.scene(id)) else {
        return Ok(None);
    };
    let holdings = view.holdings(subject, &forms.catalogue)?.ok_or(DeskError::UnknownSubject)?;
    let grounds = Grounds { basis: Basis::Duty, purpose: grounds.purpose.clone() };
    let matter = Matter { forms, scene, grounds: &grounds, days: Days::only(today), from: None };
    let (_, assessment) = assessed(holdings, matter);
    let attention = assessment.counts.attention();
    let findings = assessment.findings.into_iter();
    let bars: Vec<_> = findings.filter(|finding| finding.effect == Effect::Limit).collect();
    Ok(Some(Gate {
        scene: scene.name.clone(),
        others: attention - bars.len(),
        bars,
        remarks: assessment.remarks,
    }))
}

/// What the archive, the office or the day says to a field.
fn known(
    what: Prefill,
    forms: &Forms,
    archive: &Archive,
    (office, today): (&str, Day),
) -> Option<String> {
    let card = &archive.subject;
    match what {
        Prefill::Name => Some(card.name.clone()),
        Prefill::Code => card.codes.first().map(|(_, text)| text.clone()),
        Prefill::Office => Some(office.to_owned()),
        Prefill::Today => Some(today.to_string()),
        Prefill::Representative => registered(forms, archive, Role::Representative),
        Prefill::Address => registered(forms, archive, Role::Address),
    }
}

/// What the register says in the column of a role.
fn registered(forms: &Forms, archive: &Archive, role: Role) -> Option<String> {
    let base = archive.entries.iter().filter(|entry| entry.nature == Nature::Base);
    base.filter_map(|entry| {
        let item = forms.catalogue.item(&entry.record.item)?;
        entry.record.value(item, role).map(str::to_owned)
    })
    .next()
}

/// Refuses whoever a gate bars; drafting and printing ask again, in the transaction that does it.
pub(super) fn open_gate(
    view: &View,
    forms: &Forms,
    template: &Template,
    about: (SubjectId, &Grounds),
    today: Day,
) -> Result<(), DeskError> {
    match gate(view, forms, template, about, today)? {
        Some(gate) if gate.is_shut() => Err(DeskError::Barred {
            template: template.name.clone(),
            first: gate.bars[0].sentence.clone(),
            count: gate.bars.len(),
        }),
        _ => Ok(()),
    }
}
