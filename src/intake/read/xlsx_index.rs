//! Which part of an XLSX holds which worksheet, so that merged regions found while checking the parts
//! can be told by the sheet's name.

use std::collections::HashMap;

use super::cell::Merge;
use super::error::ReadError;
use super::xml::{Tag, unescape};

/// Sheet names, relationship targets and the merged regions of parts.
#[derive(Default)]
pub(super) struct SheetIndex {
    sheets: Vec<(String, String)>,
    targets: HashMap<String, String>,
    merges: HashMap<String, Vec<Merge>>,
}

impl SheetIndex {
    /// Takes a `sheet` element of the workbook part.
    pub(super) fn sheet(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        let name = text(tag, "name")?;
        for attribute in tag.attributes() {
            let (key, value) = attribute?;
            // `r:id` under whatever prefix, and not `sheetId`.
            if key.ends_with(b":id") {
                self.sheets.push((name.clone(), unescape(value)?));
            }
        }
        Ok(())
    }

    /// Takes a `Relationship` element of the workbook's relationships.
    pub(super) fn target(&mut self, tag: Tag<'_>) -> Result<(), ReadError> {
        self.targets.insert(text(tag, "Id")?, text(tag, "Target")?);
        Ok(())
    }

    /// Keeps the merged regions of the part with this lower-case name.
    pub(super) fn keep_merges(&mut self, part: String, merges: Vec<Merge>) {
        self.merges.insert(part, merges);
    }

    /// The merged regions of a sheet.
    pub(super) fn merges(&self, sheet: &str) -> &[Merge] {
        self.part_of(sheet).and_then(|part| self.merges.get(&part)).map_or(&[], Vec::as_slice)
    }

    fn part_of(&self, sheet: &str) -> Option<String> {
        let (_, id) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        let target = self.targets.get(id)?;
        let path = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        };
        Some(path.to_ascii_lowercase())
    }
}

fn text(tag: Tag<'_>, name: &str) -> Result<String, ReadError> {
    unescape(tag.attribute(name)?.unwrap_or_default())
}
