//! What the screens know of the office's tables: read once, before the first frame.

use crate::domain::{
    access::OperatorRole,
    catalogue::Catalogue,
    commitment::Template,
    division::Divisions,
    measure::{Measure, MeasureId},
    scene::{Scene, SceneId},
    subject::SubjectKind,
    wording::FindingWording,
};

/// The office's tables, as far as screens show them.
#[derive(Debug)]
pub struct Tables {
    /// Items, their columns and categories.
    pub catalogue: Catalogue,
    /// Names of divisions, for the hints under the code field.
    pub divisions: &'static Divisions,
    /// Matters somebody can be checked for, in the order of the dialog.
    pub scenes: Vec<Scene>,
    /// Measures findings call for.
    pub measures: Vec<Measure>,
    /// The sentences of findings.
    pub findings: FindingWording,
    /// Months a report goes back when nobody says otherwise.
    pub period_months: u32,
    /// Matters an application can be taken in for (受理事项), in the order of the dialog.
    pub receipt_matters: Vec<ReceiptMatter>,
    /// What can be promised, in the order of the dialog.
    pub commitments: Vec<Template>,
}

/// A matter an application can be taken in for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptMatter {
    /// Stable identifier.
    pub id: String,
    /// The Chinese name.
    pub name: String,
    /// What an applicant hands in for it.
    pub materials: Vec<String>,
}

impl Tables {
    /// The scenes a role may check for, about a subject when it is known.
    pub fn offered(&self, role: Option<OperatorRole>, subject: Option<SubjectKind>) -> Vec<&Scene> {
        let open = |scene: &&Scene| {
            role.is_some_and(|role| scene.roles.contains(&role))
                && subject.is_none_or(|kind| scene.subjects.includes(kind))
        };
        self.scenes.iter().filter(open).collect()
    }

    /// The scene of an identifier.
    pub fn scene(&self, id: &SceneId) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == *id)
    }

    /// The template of an identifier.
    pub fn template(&self, id: &str) -> Option<&Template> {
        self.commitments.iter().find(|template| template.id.as_str() == id)
    }

    /// The measure of an identifier.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }
}
