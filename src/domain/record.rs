//! One fact a department reported about a subject (信用信息).

use super::{
    Day,
    catalogue::{FieldCode, Item, ItemId, Role},
    moment::Moment,
};

/// Field separator inside [`Fields`]; intake removes control characters from all values.
const FIELD_END: char = '\u{1e}';
const VALUE_START: char = '\u{1f}';

/// Field codes and their canonical values in column order, in one text: dates `YYYY-MM-DD`,
/// money in 万元, choices in the code list's own word, everything else cleaned but verbatim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Fields(String);

impl Fields {
    /// Appends a field; an empty value is not stored.
    pub fn push(&mut self, code: &FieldCode, value: &str) {
        if value.is_empty() {
            return;
        }
        debug_assert!(!value.contains([FIELD_END, VALUE_START]));
        self.0.push_str(code.as_str());
        self.0.push(VALUE_START);
        self.0.push_str(value);
        self.0.push(FIELD_END);
    }

    /// Code and value of each field, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.split_terminator(FIELD_END).filter_map(|field| field.split_once(VALUE_START))
    }

    /// The value of one field. An assessment asks for a dozen columns of every record, so that
    /// fields are passed over by their bytes: both marks are single ones and in no other character.
    pub fn get(&self, code: &FieldCode) -> Option<&str> {
        let (text, code) = (self.0.as_bytes(), code.as_str().as_bytes());
        let end = |from: usize| {
            let rest = text[from..].iter();
            rest.clone().position(|byte| *byte == FIELD_END as u8).map(|length| from + length)
        };
        let mut start = 0;
        while let Some(mark) = text.get(start + code.len()) {
            let is_it = *mark == VALUE_START as u8 && text[start..].starts_with(code);
            let (from, to) = (start + code.len() + 1, end(start));
            match (is_it, to) {
                (true, _) => return self.0.get(from..to.unwrap_or(text.len())),
                (false, Some(to)) => start = to + 1,
                (false, None) => return None,
            }
        }
        None
    }

    /// The stored text.
    pub fn as_stored(&self) -> &str {
        &self.0
    }

    /// Takes stored text back.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }
}

/// Digest of a record's key columns: the same decision sent twice has the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordKey(pub i64);

/// A record on a subject's archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What kind of record it is.
    pub item: ItemId,
    /// Tells it from the subject's other records of the item.
    pub key: RecordKey,
    /// The department it came from.
    pub department: String,
    /// When it was last received.
    pub received: Moment,
    /// Its columns.
    pub fields: Fields,
}

impl Record {
    /// The value in the column of a role.
    pub fn value<'a>(&'a self, item: &Item, role: Role) -> Option<&'a str> {
        item.column_of(role).and_then(|column| self.fields.get(&column.code))
    }

    /// The day in the column of a role; `None` when absent or open-ended (长期).
    pub fn day(&self, item: &Item, role: Role) -> Option<Day> {
        self.value(item, role).and_then(|text| text.parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_field_is_found_wherever_it_stands(
            fields in prop::collection::btree_map("[AB]{1,3}", "[A-B一二·]{0,4}", 0..6),
            asked in "[AB]{1,3}",
        ) {
            let mut stored = Fields::default();
            for (code, value) in &fields {
                stored.push(&FieldCode::from(code.as_str()), value);
            }
            let expected = fields.get(&asked).map(String::as_str).filter(|value| !value.is_empty());
            prop_assert_eq!(stored.get(&FieldCode::from(asked.as_str())), expected);
        }
    }
}
