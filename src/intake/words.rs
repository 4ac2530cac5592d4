//! A cell of a code list to the list's own word.

use std::collections::HashMap;

use super::header::fold;
use crate::domain::catalogue::{Cardinality, CodeList, UnknownWord};

/// A code list with its folded words, codes and aliases.
pub(super) struct Words<'c> {
    list: &'c CodeList,
    places: HashMap<String, usize>,
}

/// A cell of a code list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// The list's own words, joined by `；`.
    Known(String),
    /// A word the list does not have, or more to it than the list's word; kept as written.
    Kept(String),
    /// `其他-…`, kept as written as the tables ask.
    Other(String),
    /// The words that are allowed.
    Refused(String),
}

/// What parts several words.
const PARTS: [char; 6] = ['；', ';', '、', ',', '，', '|'];

impl<'c> Words<'c> {
    pub(super) fn of(list: &'c CodeList) -> Self {
        let mut places = HashMap::new();
        for (place, entry) in list.entries.iter().enumerate() {
            let names = [&entry.word, &entry.code].into_iter().chain(&entry.aliases);
            for name in names.filter(|name| !name.is_empty()) {
                places.entry(fold(name)).or_insert(place);
            }
        }
        Self { list, places }
    }

    /// The word or words a cleaned, not empty text stands for.
    pub(super) fn choose(&self, text: &str) -> Chosen {
        if let Some(word) = self.word(text) {
            return Chosen::Known(word.to_owned());
        }
        if let Some(words) = self.several(text) {
            return Chosen::Known(words);
        }
        // The template's own header says 其他（备注说明）, and people copy it.
        if let Some(word) = text.split(['（', '(']).next().and_then(|head| self.word(head))
            && text.contains("备注说明")
        {
            return Chosen::Known(word.to_owned());
        }
        match self.list.unknown {
            UnknownWord::Keep if self.is_other(text) => Chosen::Other(text.to_owned()),
            UnknownWord::Keep => Chosen::Kept(text.to_owned()),
            UnknownWord::Refuse => Chosen::Refused(self.allowed()),
        }
    }

    fn word(&self, text: &str) -> Option<&'c str> {
        let place = match self.places.get(text) {
            Some(place) => place,
            None => self.places.get(&fold(text))?,
        };
        Some(&self.list.entries[*place].word)
    }

    /// Several words where the list allows them, all of them known or 其他-….
    fn several(&self, text: &str) -> Option<String> {
        if self.list.cardinality == Cardinality::One {
            return None;
        }
        let mut words: Vec<&str> = Vec::new();
        for part in text.split(PARTS).map(str::trim).filter(|part| !part.is_empty()) {
            let word = self.word(part).or_else(|| self.is_other(part).then_some(part))?;
            if !words.contains(&word) {
                words.push(word);
            }
        }
        (words.len() > 1).then(|| words.join("；"))
    }

    fn is_other(&self, text: &str) -> bool {
        let rest = text.strip_prefix("其他").or_else(|| text.strip_prefix("其它"));
        rest.is_some_and(|rest| rest.starts_with(['-', '－', '—', '–', ':', '：', '(', '（']))
    }

    fn allowed(&self) -> String {
        let words: Vec<&str> = self.list.entries.iter().map(|entry| entry.word.as_str()).collect();
        words.join("、")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Forms;

    fn choose(item: &str, column: &str, text: &str) -> Chosen {
        let forms = Forms::embedded().unwrap();
        let item = forms.catalogue.item(&item.into()).unwrap();
        match &item.column(column).unwrap().kind {
            crate::domain::catalogue::ColumnType::Choice(list) => Words::of(list).choose(text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_codes_and_aliases_become_the_lists_own_word() {
        let known = |word: &str| Chosen::Known(word.to_owned());
        for (column, text, word) in [
            ("CF_SYFW", "0", "公示"),
            ("CF_SYFW", "２", "仅可授权查询"),
            ("CF_ZT", " 已撤销", "撤销"),
            ("CF_ZT", "其他（备注说明）", "其他"),
            ("CF_YZCD", "3", "严重"),
            ("CF_CFLB1", "罚款;没收违法所得", "罚款；没收违法所得"),
            ("CF_CFLB1", "罚款、罚款,警告", "罚款；警告"),
            ("CF_CFLB1", "罚款；其他-责令改正", "罚款；其他-责令改正"),
            ("CF_FR_ZJLX", "台湾居民来往内地通行证", "台湾居民来往大陆通行证"),
        ] {
            assert_eq!(choose("penalty-district-legal", column, text), known(word), "{text}");
        }
    }

    #[test]
    fn other_words_are_kept_or_refused_as_the_list_says() {
        let item = "penalty-district-legal";
        assert_eq!(
            choose(item, "CF_CFLB1", "其他-责令改正"),
            Chosen::Other("其他-责令改正".into())
        );
        assert_eq!(choose(item, "CF_CFLB1", "通告"), Chosen::Kept("通告".into()));
        let allowed = "公示、仅政府部门内部共享、仅可授权查询".to_owned();
        assert_eq!(choose(item, "CF_SYFW", "3"), Chosen::Refused(allowed));
        assert!(matches!(choose("permit-2018", "XK_ZT", "1"), Chosen::Refused(_)));
    }
}
