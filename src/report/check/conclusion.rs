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
    // Older records were left out, so that nothing found is true of the period only.
    let period = letterhead
        .from
        .map_or_else(|| as_of.clone(), |from| format!("{as_of}（查询区间自 {from} 起）"));
    let said = &wording.conclusions;
    let black = archive.listings.iter().filter(|l| l.colour == Colour::Black).count();
    let negative = archive.entries.iter().filter(|entry| is_negative(entry)).count();
    let mut texts = vec![
        match black {
            0 => said.not_listed.fill(&[("as_of", &as_of)]),
            n => said.listed.fill(&[("as_of", &as_of), ("n", &n.to_string())]),
        },
        match negative {
            0 => said.none.fill(&[("as_of", &period)]),
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

fn is_negative(entry: &Entry) -> bool {
    entry.nature == Nature::Negative
}
