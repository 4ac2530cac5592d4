//! Credit codes inside any scanned text: licence QR codes hold links and sentences, not bare codes.

use super::{CreditCode, credit, fold::narrow, register};

/// A credit code's length.
const WINDOW: usize = 18;

/// Every passing credit code in the text, each once; those standing alone before those cut out of a
/// longer run of letters and digits, which must also begin with a known register and category.
#[must_use]
pub fn credit_codes_in(text: &str) -> Vec<CreditCode> {
    let characters: Vec<char> = text.chars().map(|c| narrow(c).to_ascii_uppercase()).collect();
    let mut alone = Vec::new();
    let mut cut = Vec::new();
    for run in characters.split(|c| !c.is_ascii_alphanumeric()) {
        for window in run.windows(WINDOW) {
            let Some(code) = passing(window) else { continue };
            if run.len() == WINDOW {
                alone.push(code);
            } else if register::names(code.as_str()).is_some() {
                cut.push(code);
            }
        }
    }
    let mut found: Vec<CreditCode> = Vec::new();
    for code in alone.into_iter().chain(cut) {
        if !found.contains(&code) {
            found.push(code);
        }
    }
    found
}

fn passing(window: &[char]) -> Option<CreditCode> {
    if !window.iter().all(|&c| credit::is_letter_of_code(c)) {
        return None;
    }
    let text: String = window.iter().collect();
    CreditCode::parse(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        credit_codes_in(text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn finds_codes_in_links_and_sentences() {
        let cases = [
            ("http://www.gsxt.gov.cn/index.html?uniscid=91320113MA0000007Q&x=1", 1),
            ("统一社会信用代码：９１３２０１１３ｍａ０００００００７ｑ；名称：甲", 0),
            ("统一社会信用代码：９１３２０１１３ｍａ００００００７ｑ；名称：甲", 1),
            ("XX91320113MA0000007QXX", 1),
            ("91320113MA0000007Q 91320113MA0000007Q", 1),
            ("", 0),
        ];
        for (text, count) in cases {
            let found = codes(text);
            assert_eq!(found.len(), count, "{text}: {found:?}");
            assert!(found.iter().all(|code| code == "91320113MA0000007Q"));
        }
    }

    #[test]
    fn returns_every_hit_standing_alone_first() {
        let text = "ID92320113MA0000007M;12320113MB0000000A";
        assert_eq!(codes(text), ["12320113MB0000000A", "92320113MA0000007M"]);
    }

    #[test]
    fn a_failing_code_is_no_hit() {
        assert_eq!(codes("91320113MA00000075"), [""; 0]);
    }
}
