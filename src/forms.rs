//! The office's own texts and tables: reads `forms/` (embedded; a folder on disk overrides file by
//! file) into domain values, and refuses what would mislead, with file, line and reason.

mod catalogue;
mod codelists;
mod commitments;
mod divisions;
mod document;
mod error;
mod fields;
mod findings;
mod item;
mod lists;
mod measures;
mod office;
mod publicity;
pub mod reports;
mod requirements;
mod role;
mod scene_rules;
mod scenes;
mod selector;
mod severity;
mod source;
mod tell_apart;
mod term;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::domain::{
    archive::Rules,
    assessment::Policy,
    catalogue::Catalogue,
    commitment::Template,
    division::Divisions,
    field::Fields,
    list::Lists,
    measure::{Measure, MeasureId},
    scene::{Scene, SceneId},
    severity::Severities,
    warning::WarningRules,
    wording::FindingWording,
};

pub use error::{Fault, FormsError};
pub use office::Office;
pub use reports::{Holds, ReceiptMatter, Reports, Section};

use selector::Names;
use source::Source;

/// Everything an office can change without a programmer, validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// Items and categories.
    pub catalogue: Catalogue,
    /// List kinds.
    pub lists: Lists,
    /// Departments' words and the office's rules for severity.
    pub severities: Severities,
    /// Matters somebody can be checked for, in the order of the dialog.
    pub scenes: Vec<Scene>,
    /// Measures, the punitive ones first.
    pub measures: Vec<Measure>,
    /// Regulated fields.
    pub fields: Fields,
    /// When bad records become a joint warning.
    pub warning: WarningRules,
    /// The sentences of findings.
    pub findings: FindingWording,
    /// Templates of commitments, in the order of the dialog.
    pub commitments: Vec<Template>,
    /// Texts of the reports.
    pub reports: Reports,
    /// Name and defaults of the office.
    pub office: Office,
}

impl Forms {
    /// The forms the program carries.
    ///
    /// # Errors
    /// Only when the program was built from faulty forms; a test keeps them right.
    pub fn embedded() -> Result<Self, FormsError> {
        Self::read(&Source::embedded()?)
    }

    /// The forms the program carries, with the TOML files of `folder` in place of those of the
    /// same path; new items and lists are new files.
    ///
    /// # Errors
    /// The first thing in the folder that cannot be read or would mislead.
    pub fn load(folder: Option<&Path>) -> Result<Self, FormsError> {
        let mut source = Source::embedded()?;
        if let Some(folder) = folder {
            source.overlay(folder)?;
        }
        Self::read(&source)
    }

    /// Division names by year.
    pub fn divisions(&self) -> &'static Divisions {
        divisions::embedded()
    }

    /// The scene of an identifier.
    pub fn scene(&self, id: &SceneId) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == *id)
    }

    /// The scene a word names: identifier, name or alias.
    pub fn scene_called(&self, word: &str) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.is_called(word.trim()))
    }

    /// The commitment template a word names: identifier or name.
    pub fn commitment_called(&self, word: &str) -> Option<&Template> {
        self.commitments.iter().find(|template| template.is_called(word.trim()))
    }

    /// The measure of an identifier.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }

    /// What an archive is assessed by.
    pub fn policy(&self) -> Policy<'_> {
        Policy {
            catalogue: &self.catalogue,
            measures: &self.measures,
            fields: &self.fields,
            warning: &self.warning,
            wording: &self.findings,
        }
    }

    /// What an archive is judged by.
    pub fn rules(&self) -> Rules<'_> {
        Rules { catalogue: &self.catalogue, lists: &self.lists, severities: &self.severities }
    }

    fn read(source: &Source) -> Result<Self, FormsError> {
        let severities = severity::read(&source.document("severity.toml")?)?;
        let lists = lists::read(source)?;
        let catalogue = catalogue::read(source, &lists, &severities.words)?;
        let names = Names { catalogue: &catalogue, lists: &lists };
        let shared = findings::read(&source.document("findings.toml")?, names)?;
        let scenes = scenes::read(source, names, &shared.sets)?;
        Ok(Self {
            measures: measures::read(source, names, &scenes)?,
            commitments: commitments::read(source, &scenes)?,
            fields: fields::read(&source.document("fields.toml")?, &lists)?,
            reports: reports::read(source, &catalogue)?,
            catalogue,
            lists,
            severities,
            scenes,
            warning: shared.warning,
            findings: shared.wording,
            office: office::read(&source.document("office.toml")?)?,
        })
    }
}
