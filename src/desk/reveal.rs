//! Showing an identity number in full: only with a reason, always in the journal.

use crate::domain::{
    access::{Grounds, Permission},
    archive::Archive,
    archive::{Masking, Viewer},
    catalogue::ItemId,
    code::CodeKind,
    journal::{Action, Deed},
    record::RecordKey,
    subject::SubjectId,
};

use super::{Desk, DeskError, Session};

/// What is to be shown in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// The subject's own identity numbers.
    Codes,
    /// The identity numbers in one record.
    Record(ItemId, RecordKey),
}

impl Desk {
    /// The identity numbers in full, each with what it is. `grounds.purpose` is the reason.
    pub fn reveal(
        &mut self,
        session: &Session,
        subject: SubjectId,
        hidden: &Hidden,
        grounds: &Grounds,
    ) -> Result<Vec<(String, String)>, DeskError> {
        session.require(Permission::Reveal)?;
        if !grounds.basis.opens_natural_persons() {
            return Err(DeskError::NeedsBasis);
        }
        if grounds.purpose.trim().is_empty() {
            return Err(DeskError::NeedsPurpose);
        }
        let day = self.today();
        let what = match hidden {
            Hidden::Codes => "主体证件号码".to_owned(),
            Hidden::Record(item, _) => format!("信息中的证件号码（{item}）"),
        };
        let deed = Deed {
            subject: Some(subject),
            detail: what,
            ..self.grounded_deed(session, Action::Reveal, grounds)
        };
        let rules = self.forms.rules();
        self.store.write(|tx| {
            let holdings =
                tx.holdings(subject, rules.catalogue)?.ok_or(DeskError::UnknownSubject)?;
            let viewer = Viewer { basis: grounds.basis, masking: Masking::Full };
            let archive = Archive::as_of(rules, holdings, viewer, day);
            tx.append(&deed)?;
            Ok(match hidden {
                Hidden::Codes => own_numbers(&archive),
                Hidden::Record(item, key) => numbers_in(&archive, rules, item, *key),
            })
        })
    }
}

fn own_numbers(archive: &Archive) -> Vec<(String, String)> {
    archive
        .subject
        .codes
        .iter()
        .filter(|(kind, _)| CodeKind::is_natural_person(*kind))
        .map(|(kind, text)| (kind.label().to_owned(), text.clone()))
        .collect()
}

fn numbers_in(
    archive: &Archive,
    rules: crate::domain::archive::Rules<'_>,
    item: &ItemId,
    key: RecordKey,
) -> Vec<(String, String)> {
    let Some(item) = rules.catalogue.item(item) else { return Vec::new() };
    let records = archive.entries.iter().map(|entry| &entry.record);
    records
        .filter(|record| record.item == item.id && record.key == key)
        .flat_map(|record| record.fields.iter())
        .filter_map(|(code, value)| Some((item.column(code)?, value)))
        .filter(|(column, _)| column.is_identity())
        .map(|(column, value)| (column.header.clone(), value.to_owned()))
        .collect()
}
