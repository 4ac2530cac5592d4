//! The office's own texts and tables: reads `forms/` (embedded; a folder on disk overrides file by
//! file) into domain values, and refuses what would mislead, with file, line and reason.

mod catalogue;
mod codelists;
mod divisions;
mod document;
mod error;
mod item;
mod lists;
mod office;
mod publicity;
mod reports;
mod role;
mod scenes;
mod severity;
mod source;
mod tell_apart;
mod term;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::domain::{
    archive::Rules, catalogue::Catalogue, division::Divisions, list::Lists, scene::Scene,
    severity::SeverityWords,
};

pub use error::{Fault, FormsError};
pub use office::Office;
pub use reports::Reports;

use source::Source;

/// Everything an office can change without a programmer, validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// Items and categories.
    pub catalogue: Catalogue,
    /// List kinds.
    pub lists: Lists,
    /// Departments' words for severity.
    pub severity_words: SeverityWords,
    /// Matters a report can be for, in the order of the dialog.
    pub scenes: Vec<Scene>,
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

    /// A report number.
    pub fn number(&self, prefix: &str, year: i16, running: u32) -> String {
        let (year, n) = (year.to_string(), running.to_string());
        self.reports.credit_check.number.fill(&[("prefix", prefix), ("year", &year), ("n", &n)])
    }

    /// The name of a scene given by identifier or in words; other words stay as they are.
    pub fn scene_name(&self, scene: &str) -> String {
        let known = self.scenes.iter().find(|s| s.id.as_str() == scene || s.name == scene);
        known.map_or(scene, |known| &known.name).to_owned()
    }

    /// What an archive is judged by.
    pub fn rules(&self) -> Rules<'_> {
        Rules {
            catalogue: &self.catalogue,
            lists: &self.lists,
            severity_words: &self.severity_words,
        }
    }

    fn read(source: &Source) -> Result<Self, FormsError> {
        let severity_words = severity::read(&source.document("severity.toml")?)?;
        let lists = lists::read(source)?;
        let catalogue = catalogue::read(source, &lists, &severity_words)?;
        Ok(Self {
            catalogue,
            lists,
            severity_words,
            scenes: scenes::read(&source.document("scenes/scenes.toml")?)?,
            reports: reports::read(source)?,
            office: office::read(&source.document("office.toml")?)?,
        })
    }
}
