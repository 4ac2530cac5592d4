//! The credit-check report (信用核查报告): an archive to a document. States facts and grounds; the
//! words are data of `forms/reports/`. The findings of the scene stand under the conclusion.

mod conclusion;
mod digest;
mod findings;
mod listings;
mod measures;
mod records;
mod request;
mod sources;
mod subject;

#[cfg(test)]
mod tests;

use crate::{
    domain::{
        Day, access::Grounds, archive::Archive, check::Check, moment::Moment, scene::Scene,
        wording::CreditCheckWording,
    },
    forms::Forms,
};

pub use measures::measures;

use super::document::{Block, Document, Level, Paragraph, QrBlock};

/// What stands on a report besides the archive.
#[derive(Debug, Clone, Copy)]
pub struct Letterhead<'a> {
    /// Report number.
    pub number: &'a str,
    /// Issuing hall.
    pub office: &'a str,
    /// Its window.
    pub window: &'a str,
    /// Operator, as printed.
    pub operator: &'a str,
    /// When it is issued.
    pub issued: Moment,
    /// The matter.
    pub scene: &'a Scene,
    /// Basis and purpose.
    pub grounds: &'a Grounds,
    /// First day of the period.
    pub from: Option<Day>,
}

/// The document, and the digest its QR code carries: lower-case hexadecimal SM3 over every text
/// the paper says before the code.
pub fn credit_check(
    archive: &Archive,
    check: &Check,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
) -> (Document, String) {
    let wording = &forms.reports.credit_check;
    let mut blocks = vec![
        Block::Title(wording.title.clone()),
        Block::Subtitle(format!("报告编号：{}", letterhead.number)),
    ];
    let headings = &wording.headings;
    section(&mut blocks, &headings.subject, subject::blocks(archive, forms));
    let request = request::blocks(archive, letterhead, letterhead.from);
    section(&mut blocks, &headings.request, request);
    let conclusion = conclusion::blocks(archive, check, forms, letterhead);
    section(&mut blocks, &headings.conclusion, conclusion);
    section(&mut blocks, &headings.listings, listings::blocks(archive, forms));
    section(&mut blocks, &headings.records, records::blocks(archive, forms));
    section(&mut blocks, &headings.sources, sources::blocks(archive, forms));
    section(&mut blocks, &headings.statement, statement(wording));
    finish(archive, &wording.title, letterhead, blocks)
}

/// The code with the digest of everything above it, and the page's furniture.
fn finish(
    archive: &Archive,
    title: &str,
    letterhead: &Letterhead<'_>,
    mut blocks: Vec<Block>,
) -> (Document, String) {
    let digest = digest::of(&blocks);
    blocks.push(Block::Space(8.0));
    blocks.push(seal_place(letterhead, &digest));
    (paper(archive, title, letterhead, blocks), digest)
}

fn section(blocks: &mut Vec<Block>, heading: &str, content: Vec<Block>) {
    blocks.push(Block::Heading(Level::One, heading.to_owned()));
    blocks.extend(content);
}

fn statement(wording: &CreditCheckWording) -> Vec<Block> {
    wording.statement.iter().map(|text| Block::Paragraph(Paragraph::prose(text))).collect()
}

/// The QR code with number and digest; a signature (SM2) will take its place.
fn seal_place(letterhead: &Letterhead<'_>, digest: &str) -> Block {
    Block::KeepTogether(vec![Block::Qr(QrBlock {
        payload: format!("HECHA1|{}|SM3:{digest}", letterhead.number),
        caption: vec![
            format!("出具单位：{}（{}）", letterhead.office, letterhead.window),
            format!("经办人：{}", letterhead.operator),
            format!("出具时间：{}", letterhead.issued.second()),
            format!("内容摘要（SM3）：{digest}"),
        ],
    })])
}

fn paper(
    archive: &Archive,
    title: &str,
    letterhead: &Letterhead<'_>,
    blocks: Vec<Block>,
) -> Document {
    Document {
        title: format!("{title} {}", letterhead.number),
        author: letterhead.office.to_owned(),
        subject: letterhead.scene.name.clone(),
        created: letterhead.issued.civil(),
        header: Some(format!("{}　{}", letterhead.office, archive.subject.name)),
        footer: letterhead.number.to_owned(),
        watermark: Some(format!("{} {}", letterhead.operator, letterhead.issued.minute())),
        stamp: None,
        attachment: None,
        blocks,
    }
}
