//! A name as search sees it, and the tokens by which the indices know it.

use super::{
    pinyin::{self, Initials},
    region,
};
use crate::domain::name::fold_name;

/// Bigrams nearly every company name has: they cost time and tell nothing.
const COMMON: [&str; 3] = ["有限", "限公", "公司"];

/// The same by their initials.
const COMMON_INITIALS: [&str; 2] = ["yxg", "xgs"];

/// Most tokens of one question; the check against the name takes care of the rest.
const MOST_TOKENS: usize = 32;

/// A name's characters without width, case, brackets, blanks and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folded(Vec<char>);

impl Folded {
    pub(super) fn new(name: &str) -> Self {
        Self(fold_name(name).chars().filter(|c| is_of_a_name(*c)).collect())
    }

    pub(super) fn length(&self) -> usize {
        self.0.len()
    }

    /// Where the name can be said to begin: at its start, and after the region in front.
    pub(super) fn starts(&self) -> Vec<usize> {
        let first = (!self.0.is_empty()).then_some(0);
        first.into_iter().chain(region::end(&self.0)).collect()
    }

    /// Whether another begins at a place of this one.
    pub(super) fn has_at(&self, place: usize, other: &Self) -> bool {
        self.0.get(place..).is_some_and(|rest| rest.starts_with(&other.0))
    }

    /// Whether another stands anywhere in this one.
    pub(super) fn contains(&self, other: &Self) -> bool {
        (0..self.length()).any(|place| self.has_at(place, other))
    }

    /// What could be pinyin initials: two or more letters, digits among them; in lower case.
    pub(super) fn as_initials(&self) -> Option<Vec<u8>> {
        let plain = self.0.iter().all(char::is_ascii_alphanumeric);
        let letters = self.0.iter().any(char::is_ascii_alphabetic);
        (self.length() >= 2 && plain && letters).then(|| {
            self.0.iter().filter_map(|c| u8::try_from(c.to_ascii_lowercase()).ok()).collect()
        })
    }

    /// The initials of each character.
    pub(super) fn initials(&self) -> Vec<Initials> {
        self.0.iter().map(|c| pinyin::initials(*c)).collect()
    }

    /// The name's tokens: bigrams, and the first one and two characters of each start after `^`.
    pub(super) fn name_tokens(&self) -> String {
        let mut text = String::with_capacity(self.length() * 8);
        for start in self.starts() {
            push(&mut text, "^", &self.0[start..=start]);
            if let Some(pair) = self.0.get(start..start + 2) {
                push(&mut text, "^", pair);
            }
        }
        for pair in self.0.windows(2) {
            push(&mut text, "", pair);
        }
        text
    }

    /// The tokens of the name's pinyin initials: grams of two and three letters in every reading,
    /// those of each start after `^` as well. A character without pinyin parts them.
    pub(super) fn initials_tokens(&self) -> String {
        let initials = self.initials();
        let mut text = String::with_capacity(self.length() * 10);
        let mut add = |mark: &str, place: usize| {
            for size in [2, 3] {
                for gram in pinyin::grams(initials.get(place..place + size).unwrap_or(&[])) {
                    text.push_str(mark);
                    text.push_str(&gram);
                    text.push(' ');
                }
            }
        };
        self.starts().into_iter().for_each(|start| add("^", start));
        (0..self.length()).for_each(|place| add("", place));
        text
    }

    /// The question whose answers begin with this name; `None` for an empty one.
    pub(super) fn begins_with(&self) -> Option<String> {
        match self.0.as_slice() {
            [] => None,
            [only] => Some(format!("\"^{only}\"")),
            [first, second, ..] => {
                let mut tokens = vec![format!("^{first}{second}")];
                tokens.extend(self.telling_bigrams(1));
                Some(all_of(&tokens))
            }
        }
    }

    /// The question whose answers contain this name; `None` below two characters.
    pub(super) fn stands_in(&self) -> Option<String> {
        let tokens = self.telling_bigrams(0);
        (!tokens.is_empty()).then(|| all_of(&tokens))
    }

    /// Bigrams from a place on, without the common ones unless nothing else is left to ask by.
    fn telling_bigrams(&self, from: usize) -> Vec<String> {
        let all: Vec<String> =
            self.0.windows(2).skip(from).map(|pair| pair.iter().collect()).collect();
        let telling = telling(&all, &COMMON);
        if telling.is_empty() && from == 0 { all } else { telling }
    }
}

/// The question whose answers have these initials: at a start, then anywhere.
pub(super) fn initials_questions(letters: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(letters).ok()?;
    let size = letters.len().min(3);
    let grams: Vec<String> =
        (0..=letters.len() - size).map(|at| text[at..at + size].to_owned()).collect();
    let mut first = vec![format!("^{}", grams.first()?)];
    first.extend(telling(&grams[1..], &COMMON_INITIALS));
    let anywhere = telling(&grams, &COMMON_INITIALS);
    // One gram alone proposes too many names that are then refused.
    Some((all_of(&first), all_of(if anywhere.len() < 2 { &grams } else { &anywhere })))
}

/// The grams that tell one name from another.
fn telling(grams: &[String], common: &[&str]) -> Vec<String> {
    grams.iter().filter(|gram| !common.contains(&gram.as_str())).cloned().collect()
}

/// Tokens hold no quotation mark: folding has left letters, digits and ideographs only.
fn all_of(tokens: &[String]) -> String {
    let quoted: Vec<String> =
        tokens.iter().take(MOST_TOKENS).map(|token| format!("\"{token}\"")).collect();
    quoted.join(" AND ")
}

fn push(text: &mut String, mark: &str, gram: &[char]) {
    text.push_str(mark);
    text.extend(gram);
    text.push(' ');
}

/// Letters, digits, ideographs; also ideographs younger than the compiler's tables and the
/// private ones old national fonts use for rare characters.
fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_bigrams_and_its_starts_marked() {
        assert_eq!(
            Folded::new("上海大联科技").name_tokens(),
            "^上 ^上海 ^大 ^大联 上海 海大 大联 联科 科技 "
        );
        assert_eq!(Folded::new("张").name_tokens(), "^张 ");
        assert_eq!(Folded::new("·（）").name_tokens(), "");
    }

    #[test]
    fn initials_have_grams_of_two_and_three_letters() {
        assert_eq!(Folded::new("大联科技").initials_tokens(), "^dl ^dlk dl dlk lk lkj kj ");
        assert_eq!(Folded::new("Ａ1商行").initials_tokens(), "^a1 ^a1s a1 a1s 1s 1sx 1sh sx sh ");
    }

    #[test]
    fn questions_quote_every_token_and_skip_the_common_ones() {
        let cases = [
            ("大联", "\"^大联\"", Some("\"大联\"")),
            ("大联有限公司", "\"^大联\" AND \"联有\"", Some("\"大联\" AND \"联有\"")),
            ("有限公司", "\"^有限\"", Some("\"有限\" AND \"限公\" AND \"公司\"")),
            ("大", "\"^大\"", None),
        ];
        for (name, begins, stands) in cases {
            assert_eq!(Folded::new(name).begins_with().as_deref(), Some(begins), "{name}");
            assert_eq!(Folded::new(name).stands_in().as_deref(), stands, "{name}");
        }
        assert_eq!(
            initials_questions(b"shdl"),
            Some(("\"^shd\" AND \"hdl\"".into(), "\"shd\" AND \"hdl\"".into()))
        );
        assert_eq!(
            initials_questions(b"dlyxgs"),
            Some(("\"^dly\" AND \"lyx\"".into(), "\"dly\" AND \"lyx\"".into()))
        );
        assert_eq!(
            initials_questions(b"yxgs"),
            Some(("\"^yxg\"".into(), "\"yxg\" AND \"xgs\"".into()))
        );
        assert_eq!(initials_questions(b"cq"), Some(("\"^cq\"".into(), "\"cq\"".into())));
    }

    #[test]
    fn nothing_of_the_query_language_survives_folding() {
        for hostile in ["\"*^", "(-) :{}", "'", "*", "^", ""] {
            let folded = Folded::new(hostile);
            assert_eq!(folded.length(), 0, "{hostile}");
            assert_eq!((folded.begins_with(), folded.stands_in()), (None, None), "{hostile}");
        }
        assert_eq!(
            Folded::new("a\" OR NEAR(b*").begins_with().unwrap(),
            "\"^AO\" AND \"OR\" AND \"RN\" AND \"NE\" AND \"EA\" AND \"AR\" AND \"RB\""
        );
    }

    #[test]
    fn rare_characters_stay() {
        assert_eq!(Folded::new("䶮𬍛\u{e863}").length(), 3);
    }
}
