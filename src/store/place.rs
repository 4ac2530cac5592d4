//! Where a record lies: its row number is made of subject, item and a slot by its key, so that a
//! subject's records lie side by side and yet the table is one of row numbers. Clustering by a
//! three-column key instead would put whole records into the inner pages of the tree: eight a
//! page, seven pages deep.

use super::{
    error::{StoreError, unreadable},
    view::View,
};
use crate::domain::{record::RecordKey, subject::SubjectId};

/// Item numbers below 4 096; the reader of the forms allows fewer.
const ITEM_BITS: u32 = 12;
/// Records of one item a subject can have.
const SLOT_BITS: u32 = 19;
const SLOTS: i64 = 1 << SLOT_BITS;

/// The place of a record, taken or free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The record is there.
    Taken(i64),
    /// It is not; it would go there.
    Free(i64),
}

/// First and last row number of a subject.
pub(super) fn rows_of(subject: SubjectId) -> (i64, i64) {
    let first = i64::from(subject.0) << (ITEM_BITS + SLOT_BITS);
    (first, first | ((1 << (ITEM_BITS + SLOT_BITS)) - 1))
}

/// The item number in a row number.
pub(super) fn item_of(row: i64) -> u16 {
    // Twelve bits fit in sixteen.
    u16::try_from((row >> SLOT_BITS) & ((1 << ITEM_BITS) - 1)).unwrap_or(0)
}

/// The subject a row number belongs to.
pub(super) fn subject_of(row: i64) -> SubjectId {
    SubjectId(u32::try_from(row >> (ITEM_BITS + SLOT_BITS)).unwrap_or(0))
}

/// First and last row number of a subject's records of an item.
pub(super) fn rows_of_item(subject: SubjectId, item: u16) -> (i64, i64) {
    let first = rows_of(subject).0 | i64::from(item) << SLOT_BITS;
    (first, first | (SLOTS - 1))
}

impl View {
    /// Finds the place of a record: the first slot by its key, or, where another key of the same
    /// slot was there before, the next that is its own or free.
    pub(super) fn place(
        &self,
        subject: SubjectId,
        item: u16,
        key: RecordKey,
    ) -> Result<Place, StoreError> {
        if item >> ITEM_BITS != 0 {
            return Err(unreadable("record", item));
        }
        let first = rows_of(subject).0 | i64::from(item) << SLOT_BITS;
        for step in 0..SLOTS {
            let row = first | ((key.0 + step) & (SLOTS - 1));
            match self.first("SELECT key FROM record WHERE id = ?", [row], |r| Ok(r.get(0)?))? {
                None => return Ok(Place::Free(row)),
                Some(there) if RecordKey(there) == key => return Ok(Place::Taken(row)),
                Some(_) => {}
            }
        }
        Err(unreadable("record", subject.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_subjects_do_not_touch_and_name_their_item() {
        let last = SubjectId(u32::MAX);
        assert!(rows_of(last).1 > 0);
        for id in [1, 2, 1_000_000] {
            assert_eq!(rows_of(SubjectId(id)).1 + 1, rows_of(SubjectId(id + 1)).0);
        }
        let row = rows_of(SubjectId(7)).0 | 4_095 << SLOT_BITS | (SLOTS - 1);
        assert_eq!((item_of(row), subject_of(row)), (4_095, SubjectId(7)));
        let (first, last) = rows_of_item(SubjectId(7), 4_095);
        assert!((first..=last).contains(&row) && item_of(first - 1) == 4_094);
        assert!(row <= rows_of(SubjectId(7)).1);
    }
}
