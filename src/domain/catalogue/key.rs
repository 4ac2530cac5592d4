//! What makes two records of one subject and item the same record.

use sm3::{Digest, Sm3};

use super::Item;
use crate::domain::record::{Fields, RecordKey};

impl Item {
    /// What tells a record from its subject's others of this item: the first eight bytes of SM3
    /// over the values of the key columns, each behind its length.
    pub fn key_of(&self, fields: &Fields) -> RecordKey {
        let mut hash = Sm3::new();
        for code in &self.key {
            let value = fields.get(code).unwrap_or_default();
            hash.update((value.len() as u64).to_be_bytes());
            hash.update(value);
        }
        let digest: [u8; 32] = hash.finalize().into();
        let [a, b, c, d, e, f, g, h, ..] = digest;
        RecordKey(i64::from_be_bytes([a, b, c, d, e, f, g, h]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        access::Scope,
        catalogue::{FieldCode, Nature, Subjects},
        term::Term,
    };

    fn item(key: &[&str]) -> Item {
        Item {
            id: "i".into(),
            number: 1,
            name: String::new(),
            category: "c".into(),
            subjects: Subjects::Both,
            nature: Nature::Neutral,
            columns: Vec::new(),
            default_scope: Scope::Public,
            term: Term::UntilRemoved,
            publicity: Vec::new(),
            key: key.iter().map(|code| FieldCode::from(*code)).collect(),
            list: None,
            ground: String::new(),
        }
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (code, value) in pairs {
            fields.push(&FieldCode::from(*code), value);
        }
        fields
    }

    #[test]
    fn a_key_is_of_the_key_columns_values_and_nothing_else() {
        let item = item(&["A", "B"]);
        let key = item.key_of(&fields(&[("A", "1"), ("B", "2"), ("C", "3")]));
        assert_eq!(key, item.key_of(&fields(&[("C", "4"), ("B", "2"), ("A", "1")])));
        for other in [&[("A", "12")][..], &[("B", "12")], &[("A", "2"), ("B", "1")], &[]] {
            assert_ne!(key, item.key_of(&fields(other)), "{other:?}");
        }
    }

    #[test]
    fn keys_stay_as_they_are_stored() {
        // Changing the digest would turn every record sent again into a second one.
        let key = item(&["A"]).key_of(&fields(&[("A", "示市监罚字〔2025〕1号")]));
        assert_eq!(key, RecordKey(3_511_675_674_902_059_156));
    }
}
