//! The cover of the public credit report: what it is, about whom, and its QR code.

use super::{seal, sheet::Sheet};
use crate::{
    domain::archive::SubjectCard,
    report::document::{Align, Block, KeyValues, Pairing, Paragraph},
};

/// Characters of a name that fill a line of the table.
const NAME_LINE: usize = 34;
/// What each further line takes from each gap, and what remains of a gap at least; points.
const LINE: f32 = 7.0;
const LEAST: f32 = 12.0;

/// A page of its own.
pub(super) fn fill(sheet: &mut Sheet<'_>, card: &SubjectCard, (title, mark): (&str, &str)) {
    let letterhead = sheet.letterhead;
    // A long name takes the room of the gaps, so that the cover stays one page.
    let lines = card.name.chars().count() / NAME_LINE;
    let gap = |height: f32| Block::Gap((height - lines as f32 * LINE).max(LEAST));
    sheet.blocks.push(gap(96.0));
    sheet.name(title);
    sheet.blocks.push(Block::Subtitle("（本级查询）".to_owned()));
    sheet.blocks.push(gap(56.0));
    let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let mut pairs = vec![pair(name_label(card), &card.name)];
    pairs.extend(card.codes.first().map(|(kind, code)| pair(kind.label(), code)));
    pairs.push(pair("报告编号", letterhead.number));
    pairs.push(pair("核验码", &letterhead.code.to_string()));
    pairs.push(pair("报告生成日期", &letterhead.issued.day().to_string()));
    pairs.push(pair("出具单位", letterhead.office));
    sheet.blocks.push(Block::KeyValues(KeyValues { pairing: Pairing::Single, pairs }));
    sheet.blocks.push(gap(28.0));
    let mark = Paragraph::flush(mark, Align::Center);
    sheet.blocks.push(Block::Paragraph(mark));
    sheet.blocks.push(gap(96.0));
    sheet.blocks.push(seal::place(letterhead));
    sheet.blocks.push(Block::PageBreak);
}

/// What the national standard calls the name.
pub(super) fn name_label(card: &SubjectCard) -> &'static str {
    if card.kind.is_natural_person() { "姓名" } else { "机构名称" }
}
