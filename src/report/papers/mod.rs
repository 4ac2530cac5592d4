//! Every document the window issues (文书), composed from an archive: blocks to print, and the same
//! as data, so that nobody has to read it out of the page. States facts and grounds; the words are
//! data of `forms/reports/`.

mod approval;
mod authorisation;
mod career;
mod commitment;
mod conclusion;
mod cover;
mod credit_check;
mod digest;
mod dishonesty_notice;
mod entries;
mod findings;
mod listings;
mod measures;
mod negatives;
mod oneself;
mod paper;
mod public_credit;
mod receipt;
mod records;
mod repair_notice;
mod request;
mod review;
mod seal;
mod sheet;
mod sources;
mod subject;
mod told;

#[cfg(test)]
mod tests;

pub use commitment::consequences;
pub use paper::{Applicant, Applied, FreeCount, Letter, Letterhead, Paper};

use serde_json::Value;

use super::document::{Block, Document};
use crate::{
    domain::report::{ReportCounts, ReportKind},
    forms::Forms,
};
use sheet::Sheet;

/// A paper with everything on it but the statement of its QR code.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// Kind of document.
    pub kind: ReportKind,
    /// Its title as printed.
    pub title: String,
    /// What is printed; the QR code's payload is still empty.
    pub blocks: Vec<Block>,
    /// SM3 over every text of the blocks but the QR code's payload and this digest itself.
    pub digest: [u8; 32],
    /// What it counts.
    pub counts: ReportCounts,
    /// What it says, machine-readable: the keys are a contract.
    pub data: Value,
    /// Whom it is about; none for many, or for nobody yet.
    pub subject_name: Option<String>,
}

/// Puts a paper together.
pub fn compose(paper: &Paper<'_>, forms: &Forms, letterhead: &Letterhead<'_>) -> Composed {
    let mut sheet = Sheet::new(paper.kind(), forms, letterhead);
    match paper {
        Paper::CreditCheck { archive, check } => credit_check::fill(&mut sheet, archive, check),
        Paper::Measures { archive, check } => measures::fill(&mut sheet, archive, check),
        Paper::PublicCredit { archive } => public_credit::fill(&mut sheet, archive),
        Paper::Career { archive, related } => career::fill(&mut sheet, archive, related),
        Paper::Oneself { archive, free } => oneself::fill(&mut sheet, archive, *free),
        Paper::Review { letter, applicants } => review::fill(&mut sheet, letter, applicants),
        Paper::Receipt { applicant, matter, materials, contact } => {
            receipt::fill(&mut sheet, *applicant, matter, (materials, contact));
        }
        Paper::DishonestyNotice { archive, check } => {
            dishonesty_notice::fill(&mut sheet, archive, *check);
        }
        Paper::RepairNotice { archive } => repair_notice::fill(&mut sheet, archive),
        Paper::Authorisation { subject, to } => authorisation::fill(&mut sheet, *subject, *to),
        Paper::Commitment { subject, template, values, department } => {
            commitment::fill(&mut sheet, subject, (template, values), department);
        }
        Paper::Approval { of, operator, opinions } => {
            approval::fill(&mut sheet, of, operator, opinions);
        }
    }
    sheet.sealed()
}

/// Who printed it and when, behind the text; not behind what both sides sign.
fn watermark(kind: ReportKind, letterhead: &Letterhead<'_>) -> Option<String> {
    let printed = format!("{} {}", letterhead.operator, letterhead.issued.minute());
    (kind != ReportKind::Commitment).then_some(printed)
}

impl Composed {
    /// The digest in lower-case hexadecimal, as it is printed.
    pub fn digest_hex(&self) -> String {
        digest::hex(&self.digest)
    }

    /// The document to print: `statement` is what its QR code says.
    pub fn into_document(mut self, letterhead: &Letterhead<'_>, statement: &str) -> Document {
        seal::sign(&mut self.blocks, statement);
        let about = self.subject_name.unwrap_or_else(|| self.title.clone());
        let scene = letterhead.scene.map(|scene| scene.name.clone());
        Document {
            title: format!("{} {}", self.title, letterhead.number),
            author: letterhead.office.to_owned(),
            subject: scene.unwrap_or_else(|| self.kind.label().to_owned()),
            created: letterhead.issued.civil(),
            header: Some(format!("{}　{about}", letterhead.office)),
            footer: letterhead.number.to_owned(),
            watermark: watermark(self.kind, letterhead),
            stamp: None,
            attachment: None,
            blocks: self.blocks,
        }
    }
}
