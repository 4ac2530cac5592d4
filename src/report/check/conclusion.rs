//! The conclusion: counted facts, never a judgment.

use crate::{
    domain::{
        archive::{Archive, Entry},
        catalogue::Nature,
        list::Colour,
        wording::CreditCheckWording,
    },
    report::document::{Block, Paragraph},
};

use super::Letterhead;

pub(super) fn blocks(
    archive: &Archive,
    wording: &CreditCheckWording,
    letterhead: &Letterhead<'_>,
) -> Vec<Block> {
    // An archive of an earlier day is judged by that day, not by the minute of printing.
    let as_of = if archive.day == letterhead.issued.day() {
        letterhead.issued.minute()
    } else {
        archive.day.to_string()
    };
    // Nothing found is true only of what was looked at: what the basis closes, and for records
    // what lies before the period, was not.
    let closed = (archive.left_out.out_of_scope > 0).then(|| "限本次查询依据可用的信息".to_owned());
    let period = letterhead.from.map(|from| format!("查询区间自 {from} 起"));
    let listed_as_of = limited(&as_of, closed.iter());
    let found_as_of = limited(&as_of, period.iter().chain(&closed));
    let said = &wording.conclusions;
    let black = archive.listings.iter().filter(|l| l.colour == Colour::Black).count();
    let negative = archive.entries.iter().filter(|entry| is_negative(entry)).count();
    let mut texts = vec![
        match black {
            0 => said.not_listed.fill(&[("as_of", &listed_as_of)]),
            n => said.listed.fill(&[("as_of", &as_of), ("n", &n.to_string())]),
        },
        match negative {
            0 => said.none.fill(&[("as_of", &found_as_of)]),
            n => said.found.fill(&[("n", &n.to_string())]),
        },
    ];
    for (reason, n) in archive.left_out.reasons() {
        texts.push(wording.left_out.fill(&[("n", &n.to_string()), ("reason", reason)]));
    }
    if archive.conflicts > 0 {
        texts.push(wording.conflicts.fill(&[("n", &archive.conflicts.to_string())]));
    }
    texts.into_iter().map(|text| Block::Paragraph(Paragraph::prose(text))).collect()
}

fn limited<'a>(as_of: &str, limits: impl Iterator<Item = &'a String>) -> String {
    let limits: Vec<&str> = limits.map(String::as_str).collect();
    if limits.is_empty() {
        as_of.to_owned()
    } else {
        format!("{as_of}（{}）", limits.join("，"))
    }
}

fn is_negative(entry: &Entry) -> bool {
    entry.nature == Nature::Negative
}
