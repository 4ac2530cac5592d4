//! What the code field makes of a text while it is typed: at most a few short lines.

use super::commitments::scanned;
use super::verify;
use crate::domain::{
    access::Basis,
    code::{TypingHint, TypingState, progress},
};
use crate::tui::tables::Tables;

const EMPTY: &str = "统一社会信用代码、证件号、名称或拼音首字母，输入或扫描后回车";
const RESCAN: &str = "如是扫描，请切换到英文输入后重扫";
const PERSON: &str = "自然人信息：查询前请选依据（本人、授权、依职权）并填写用途";

const COMMITMENT: &str = "承诺书上的二维码，回车打开这份承诺";
const PAPER: &str = "报告上的二维码，回车核验这份报告";

/// The lines under the field for `text` and the chosen basis.
pub fn lines(text: &str, basis: Basis, tables: &Tables) -> Vec<String> {
    if text.trim().is_empty() {
        return vec![EMPTY.to_owned()];
    }
    if scanned::is_commitment(text) {
        return vec![COMMITMENT.to_owned()];
    }
    if verify::is_statement(text) {
        return vec![PAPER.to_owned()];
    }
    let hint = progress(text, tables.divisions);
    if hint.text.is_empty() {
        return vec![by_name(text).to_owned()];
    }
    let mut lines = vec![plain(&hint.text)];
    if hint.state == TypingState::Broken {
        lines.push(RESCAN.to_owned());
    }
    lines.extend(hint.detail.as_deref().map(plain));
    if is_person(&hint) && !basis.opens_natural_persons() {
        lines.push(PERSON.to_owned());
    }
    lines
}

/// What is wrong with `text` as a code, when it is complete enough to tell.
pub fn doubt(text: &str, tables: &Tables) -> Option<String> {
    let hint = progress(text, tables.divisions);
    matches!(hint.state, TypingState::CheckFailed { .. }).then(|| plain(&hint.text))
}

fn by_name(text: &str) -> &'static str {
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    if letters.all(|c| c.is_ascii_alphabetic()) {
        "按拼音首字母查询"
    } else {
        "按名称查询"
    }
}

fn is_person(hint: &TypingHint) -> bool {
    hint.kinds.first().is_some_and(|kind| kind.is_natural_person())
}

/// Punctuation that Western and Chinese terminals draw with different widths is kept out of our own
/// sentences.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{B7}' => ' ',
            '\u{201C}' => '「',
            '\u{201D}' => '」',
            c => c,
        })
        .collect()
}
