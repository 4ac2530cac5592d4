//! All that is held about one subject, read from one state of the file.

use std::collections::BTreeSet;

use super::{
    error::StoreError,
    records::{StoredRecord, item_id},
    view::View,
};
use crate::domain::{
    archive::{Freshness, Holdings},
    catalogue::Catalogue,
    subject::SubjectId,
};

impl View {
    /// A subject with its records, the number of its held rows, and the age of its sources.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn holdings(
        &self,
        id: SubjectId,
        catalogue: &Catalogue,
    ) -> Result<Option<Holdings>, StoreError> {
        self.snapshot(|view| {
            let Some(subject) = view.subject(id)? else { return Ok(None) };
            let stored = view.records_of(id, catalogue)?;
            let freshness = view.sources_of(&stored, catalogue)?;
            let records = stored.into_iter().map(|row| row.record).collect();
            Ok(Some(Holdings { subject, records, conflicts: view.conflict_count(id)?, freshness }))
        })
    }

    /// The last file of each item and department among some records.
    fn sources_of(
        &self,
        records: &[StoredRecord],
        catalogue: &Catalogue,
    ) -> Result<Vec<Freshness>, StoreError> {
        let sources: BTreeSet<(u16, i64, &str)> = records
            .iter()
            .map(|row| (row.item, row.department, row.record.department.as_str()))
            .collect();
        let mut freshness = Vec::with_capacity(sources.len());
        for (number, department, name) in sources {
            if let Some(received) = self.freshness(number, department)? {
                let item = item_id(catalogue, number);
                freshness.push(Freshness { item, department: name.to_owned(), received });
            }
        }
        Ok(freshness)
    }
}
