//! Names compared as people mean them: width, brackets, blanks and middle dots do not matter.

use unicode_normalization::UnicodeNormalization;

/// Folds a name for comparison and search: compatibility forms (full-width, CJK compatibility
/// ideographs) to their plain characters, upper-case, every kind of bracket to `()`, middle dots
/// of all kinds to `·`, blanks, quotes and hyphens dropped.
pub fn fold_name(name: &str) -> String {
    name.nfkc().flat_map(char::to_uppercase).filter_map(fold_char).collect()
}

/// Whether two names are the same name.
pub fn same_name(a: &str, b: &str) -> bool {
    a == b || fold_name(a) == fold_name(b)
}

fn fold_char(c: char) -> Option<char> {
    match c {
        '(' | '[' | '{' | '〔' | '【' | '〈' | '《' | '「' => Some('('),
        ')' | ']' | '}' | '〕' | '】' | '〉' | '》' | '」' => Some(')'),
        '·' | '•' | '・' | '‧' | '∙' | '⋅' | '.' | '。' => Some('·'),
        '-' | '‐' | '‑' | '–' | '—' | '―' | '\'' | '"' | '‘' | '’' | '“' | '”' | ',' | '、' => {
            None
        }
        c if c.is_whitespace() || c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_name_fold_together() {
        let cases = [
            ("某某（北京）科技有限公司", "某某(北京)科技有限公司"),
            ("ＡＢＣ 贸易　有限公司", "abc贸易有限公司"),
            ("买买提・艾合买提", "买买提·艾合买提"),
            ("买买提.艾合买提", "买买提•艾合买提"),
            ("\u{F967}", "不"),
        ];
        for (a, b) in cases {
            assert!(same_name(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn different_names_stay_different() {
        assert!(!same_name("南京甲有限公司", "南京乙有限公司"));
        assert!(!same_name("张三", "张三丰"));
    }
}
