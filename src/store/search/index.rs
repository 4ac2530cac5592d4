//! The search indices' rows. A row's number says how long the name is, whether it is the present
//! one, and whose it is: reading rows in order of their numbers gives the shorter names first.

use super::grams::Folded;
use crate::{
    domain::subject::{SubjectId, SubjectKind},
    store::{Transaction, error::StoreError, view::View},
};

/// Ordinal of the present name; former names count from 1.
pub(in crate::store) const PRESENT: u8 = 0;

/// Longer names than this count as equally long.
const LONGEST: usize = 60;

/// Rows that wait in memory before they are written, sorted: the index is far quicker to build in
/// order of row numbers.
const MOST_PENDING: usize = 20_000;

/// Which of a subject's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Place {
    /// Whose.
    pub(in crate::store) subject: SubjectId,
    /// [`PRESENT`] or a former name's.
    pub(in crate::store) ordinal: u8,
}

impl Place {
    /// The row number of a name of some length at this place.
    fn row(self, length: usize) -> i64 {
        let length = i64::try_from(length.min(LONGEST)).unwrap_or(0);
        length << 40 | i64::from(self.ordinal) << 32 | i64::from(self.subject.0)
    }

    /// The place a row number speaks of.
    pub(super) fn of_row(row: i64) -> Self {
        let [.., ordinal, a, b, c, d] = row.to_be_bytes();
        Self { subject: SubjectId(u32::from_be_bytes([a, b, c, d])), ordinal }
    }
}

/// The two indices of one sort of subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Indices {
    /// Organisations and sole traders.
    Organisations,
    /// Natural persons.
    Persons,
}

/// What an index is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Gram {
    /// Characters.
    Name,
    /// Pinyin initials.
    Initials,
}

impl Indices {
    pub(in crate::store) const ALL: [Self; 2] = [Self::Organisations, Self::Persons];

    pub(in crate::store) fn of(kind: SubjectKind) -> Self {
        if kind.is_natural_person() { Self::Persons } else { Self::Organisations }
    }

    /// The table.
    pub(in crate::store) fn table(self, gram: Gram) -> &'static str {
        match (self, gram) {
            (Self::Organisations, Gram::Name) => "organisation_names",
            (Self::Organisations, Gram::Initials) => "organisation_initials",
            (Self::Persons, Gram::Name) => "person_names",
            (Self::Persons, Gram::Initials) => "person_initials",
        }
    }
}

impl Gram {
    pub(in crate::store) const BOTH: [Self; 2] = [Self::Name, Self::Initials];

    fn tokens(self, name: &Folded) -> String {
        match self {
            Self::Name => name.name_tokens(),
            Self::Initials => name.initials_tokens(),
        }
    }
}

/// Names on their way into the indices.
#[derive(Debug, Default)]
pub(in crate::store) struct Pending(Vec<(Indices, i64, String)>);

impl Pending {
    /// Notes a name; one with nothing to search by is left out.
    pub(in crate::store) fn add(&mut self, kind: SubjectKind, place: Place, name: &str) {
        let length = Folded::new(name).length();
        if length > 0 {
            self.0.push((Indices::of(kind), place.row(length), name.to_owned()));
        }
    }

    /// Takes over what waits elsewhere.
    pub(in crate::store) fn append(&mut self, other: &mut Self) {
        self.0.append(&mut other.0);
    }

    /// Writes the names to their indices and forgets them.
    pub(in crate::store) fn flush(&mut self, view: &View) -> Result<(), StoreError> {
        let mut names = std::mem::take(&mut self.0);
        names.sort_unstable_by_key(|(indices, row, _)| (*indices, *row));
        for (indices, row, name) in &names {
            let name = Folded::new(name);
            for gram in Gram::BOTH {
                let tokens = gram.tokens(&name);
                view.statement(insert_sql(*indices, gram))?.execute((row, tokens))?;
            }
        }
        Ok(())
    }
}

impl Transaction<'_> {
    /// Makes a name findable.
    pub(in crate::store) fn index_name(
        &mut self,
        kind: SubjectKind,
        place: Place,
        name: &str,
    ) -> Result<(), StoreError> {
        self.pending.add(kind, place, name);
        if self.pending.0.len() >= MOST_PENDING { self.flush_index() } else { Ok(()) }
    }

    /// Makes a name at a place no longer findable.
    pub(in crate::store) fn forget_name(
        &mut self,
        kind: SubjectKind,
        place: Place,
        name: &str,
    ) -> Result<(), StoreError> {
        self.flush_index()?;
        let row = place.row(Folded::new(name).length());
        for gram in Gram::BOTH {
            self.change(delete_sql(Indices::of(kind), gram), [row])?;
        }
        Ok(())
    }

    /// Writes what waits.
    pub(in crate::store) fn flush_index(&mut self) -> Result<(), StoreError> {
        let mut pending = std::mem::take(&mut self.pending);
        pending.flush(self)
    }
}

fn insert_sql(indices: Indices, gram: Gram) -> &'static str {
    match (indices, gram) {
        (Indices::Organisations, Gram::Name) => {
            "INSERT INTO organisation_names (rowid, t) VALUES (?1, ?2)"
        }
        (Indices::Organisations, Gram::Initials) => {
            "INSERT INTO organisation_initials (rowid, t) VALUES (?1, ?2)"
        }
        (Indices::Persons, Gram::Name) => "INSERT INTO person_names (rowid, t) VALUES (?1, ?2)",
        (Indices::Persons, Gram::Initials) => {
            "INSERT INTO person_initials (rowid, t) VALUES (?1, ?2)"
        }
    }
}

fn delete_sql(indices: Indices, gram: Gram) -> &'static str {
    match (indices, gram) {
        (Indices::Organisations, Gram::Name) => "DELETE FROM organisation_names WHERE rowid = ?",
        (Indices::Organisations, Gram::Initials) => {
            "DELETE FROM organisation_initials WHERE rowid = ?"
        }
        (Indices::Persons, Gram::Name) => "DELETE FROM person_names WHERE rowid = ?",
        (Indices::Persons, Gram::Initials) => "DELETE FROM person_initials WHERE rowid = ?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_number_keeps_place_and_order() {
        let place = |subject, ordinal| Place { subject: SubjectId(subject), ordinal };
        for (subject, ordinal, length) in [(1, 0, 2), (u32::MAX, 255, 60), (7, 3, 500)] {
            let row = place(subject, ordinal).row(length);
            assert!(row > 0);
            assert_eq!(Place::of_row(row), place(subject, ordinal));
        }
        assert!(place(9, 0).row(4) < place(1, 0).row(5));
        assert!(place(9, 0).row(4) < place(1, 1).row(4));
    }
}
