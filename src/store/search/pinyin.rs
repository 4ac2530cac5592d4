//! Pinyin initials of characters, several for those that are read in several ways.

use std::{collections::HashMap, sync::LazyLock};

use pinyin::{ToPinyin, ToPinyinMulti};

/// Characters read with different initials in names of today. The dictionary knows more readings
/// than people do; taking them all would bring up names nobody meant.
const POLYPHONES: &str = "\
重长行厦乐曾单解仇查区翟种繁秘祭召覃折冼尉俟宿省校降强巷见系会藏石传弹调朝车乘畜埔\
莘浒涡歙荥枞铅率伺屏泊番佛阿提度囤卡茜栖圈纤稽缴轧殖识叶吁尾遗弄澄匙伽否陂\
沌龟谷莞蛤盛沈亟粘说瀑颉秘万戚茄壳契晟虹夹";

/// The readings a character can be typed by; empty without pinyin.
pub(super) type Initials = Letters;

/// A few distinct letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Letters {
    letters: [u8; 4],
    count: u8,
}

impl Letters {
    fn add(&mut self, letter: u8) {
        let count = usize::from(self.count);
        if count < self.letters.len() && !self.has(letter) {
            self.letters[count] = letter;
            self.count += 1;
        }
    }

    fn as_slice(&self) -> &[u8] {
        &self.letters[..usize::from(self.count)]
    }

    /// Whether a letter is among them.
    pub(super) fn has(&self, letter: u8) -> bool {
        self.as_slice().contains(&letter)
    }
}

static SEVERAL: LazyLock<HashMap<char, Letters>> =
    LazyLock::new(|| POLYPHONES.chars().map(|c| (c, all_readings(c))).collect());

/// The initials of one character: a letter or digit stands for itself, in lower case.
pub(super) fn initials(c: char) -> Initials {
    if let Some(letters) = SEVERAL.get(&c) {
        return *letters;
    }
    let mut letters = Letters::default();
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii_alphanumeric() => letters.add(byte.to_ascii_lowercase()),
        Ok(_) => {}
        Err(_) => letters.extend(c.to_pinyin()),
    }
    letters
}

fn all_readings(c: char) -> Letters {
    let mut letters = Letters::default();
    letters.extend(c.to_pinyin_multi().into_iter().flatten());
    letters
}

impl Extend<pinyin::Pinyin> for Letters {
    fn extend<I: IntoIterator<Item = pinyin::Pinyin>>(&mut self, readings: I) {
        for reading in readings {
            // Every reading is spelt in lower-case ASCII but for ü and ê.
            if let Some(first) = reading.plain().bytes().next().filter(u8::is_ascii_lowercase) {
                self.add(first);
            }
        }
    }
}

/// Every way to spell some characters by one initial each; none if one has no pinyin.
pub(super) fn grams(characters: &[Initials]) -> Vec<String> {
    if characters.is_empty() {
        return Vec::new();
    }
    characters.iter().fold(vec![String::new()], |spelt, letters| {
        let longer = |gram: &String| {
            letters.as_slice().iter().map(|b| format!("{gram}{}", char::from(*b))).collect()
        };
        spelt.iter().flat_map(|gram| -> Vec<String> { longer(gram) }).collect()
    })
}

/// Whether initials spell some characters, one by one from the first.
pub(super) fn spells(typed: &[u8], characters: &[Initials]) -> bool {
    typed.len() <= characters.len()
        && typed.iter().zip(characters).all(|(letter, initials)| initials.has(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(c: char) -> String {
        initials(c).as_slice().iter().map(|b| char::from(*b)).collect()
    }

    #[test]
    fn plain_characters_have_one_initial() {
        for (c, expected) in
            [('京', "j"), ('公', "g"), ('Ｚ', ""), ('Z', "z"), ('7', "7"), ('·', "")]
        {
            assert_eq!(letters(c), expected, "{c}");
        }
    }

    #[test]
    fn polyphones_have_the_initials_of_their_readings() {
        for (c, expected) in [
            ('重', "cz"),
            ('长', "cz"),
            ('行', "hx"),
            ('厦', "sx"),
            ('乐', "ly"),
            ('曾', "cz"),
            ('单', "ds"),
            ('解', "jx"),
            ('仇', "cq"),
            ('查', "cz"),
            ('区', "oq"),
        ] {
            let found = letters(c);
            assert!(expected.chars().all(|x| found.contains(x)), "{c}: {found}");
        }
    }

    #[test]
    fn every_listed_polyphone_really_has_several_initials() {
        let single: String =
            POLYPHONES.chars().filter(|c| all_readings(*c).as_slice().len() < 2).collect();
        assert_eq!(single, "");
    }

    #[test]
    fn grams_spell_every_reading() {
        let of = |text: &str| grams(&text.chars().map(initials).collect::<Vec<_>>());
        assert_eq!(of("大联"), ["dl"]);
        assert_eq!(of("联·"), Vec::<String>::new());
        let mut long_river = of("长江");
        long_river.sort();
        assert_eq!(long_river, ["cj", "zj"]);
    }
}
