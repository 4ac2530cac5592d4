//! `reports/*.toml`: the texts of every kind of paper. Credit check and measures are read here, the
//! sentences all papers share among them; the others are declared in the files below.

mod about_matters;
mod about_subjects;
mod matters;
mod sections;
mod texts;

use serde::Deserialize;

use super::{FormsError, document::Document, source::Source};
use crate::domain::{
    catalogue::{Catalogue, Subjects},
    report::ReportKind,
    subject::SubjectKind,
    wording::{
        Conclusions, CreditCheckWording, Headings, ListNames, MeasuresHeadings, MeasuresWording,
        Wording,
    },
};

pub use about_matters::{
    ApprovalHeadings, ApprovalTexts, AuthorisationHeadings, AuthorisationTexts, CommitmentHeadings,
    CommitmentTexts, ReceiptHeadings, ReceiptTexts, ReviewHeadings, ReviewTexts,
};
pub use about_subjects::{
    CareerHeadings, CareerTexts, DishonestyHeadings, DishonestyTexts, OneselfHeadings,
    OneselfTexts, PublicCreditHeadings, PublicCreditTexts, RepairHeadings, RepairTexts,
};
pub use matters::ReceiptMatter;
pub use sections::{Holds, Section};

use sections::Coverage;
pub(super) use texts::plain;
use texts::{NUMBER, Statement, Text, sentence};

/// Texts of all reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reports {
    /// 信用核查报告
    pub credit_check: CreditCheckWording,
    /// 奖惩报告
    pub measures: MeasuresWording,
    /// 公共信用信息报告
    pub public_credit: PublicCreditTexts,
    /// 信用审查报告
    pub review: ReviewTexts,
    /// 职业信用报告
    pub career: CareerTexts,
    /// 本人查询报告
    pub oneself: OneselfTexts,
    /// 受理回执
    pub receipt: ReceiptTexts,
    /// 失信告知书
    pub dishonesty_notice: DishonestyTexts,
    /// 信用修复告知书
    pub repair_notice: RepairTexts,
    /// 查询授权书
    pub authorisation: AuthorisationTexts,
    /// 审批页
    pub approval: ApprovalTexts,
    /// 信用承诺书, of every template
    pub commitment: CommitmentTexts,
    /// What a receipt can be given for.
    pub matters: Vec<ReceiptMatter>,
    /// Sections of a public credit report on an organisation.
    pub organisation_sections: Vec<Section>,
    /// Sections of a public credit report on a natural person.
    pub person_sections: Vec<Section>,
    /// Sections of a professional credit report.
    pub career_sections: Vec<Section>,
}

impl Reports {
    /// How reports of a kind are numbered; places `prefix`, `year`, `n`.
    pub fn number(&self, kind: ReportKind) -> &Wording {
        match kind {
            ReportKind::CreditCheck => &self.credit_check.number,
            ReportKind::PublicCredit => &self.public_credit.number,
            ReportKind::Review => &self.review.number,
            ReportKind::Career => &self.career.number,
            ReportKind::Oneself => &self.oneself.number,
            ReportKind::Measures => &self.measures.number,
            ReportKind::Receipt => &self.receipt.number,
            ReportKind::DishonestyNotice => &self.dishonesty_notice.number,
            ReportKind::RepairNotice => &self.repair_notice.number,
            ReportKind::Authorisation => &self.authorisation.number,
            ReportKind::Approval => &self.approval.number,
            ReportKind::Commitment => &self.commitment.number,
        }
    }

    /// Sections of a public credit report on a kind of subject.
    pub fn public_sections(&self, kind: SubjectKind) -> &[Section] {
        if kind.is_natural_person() { &self.person_sections } else { &self.organisation_sections }
    }

    /// The matter a word names: identifier or Chinese name.
    pub fn matter_called(&self, word: &str) -> Option<&ReceiptMatter> {
        self.matters.iter().find(|matter| matter.id == word || matter.name == word)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CreditCheck {
    title: Text,
    number: Text,
    empty_section: Text,
    record: Text,
    estimated: Text,
    open_end: Text,
    left_out: Text,
    conflicts: Text,
    freshness: Text,
    not_received: Text,
    verify: Text,
    headings: HeadingTexts,
    lists: ListTexts,
    conclusions: ConclusionTexts,
    statement: Statement,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    title: Text,
    number: Text,
    no_measures: Text,
    no_feedback: Text,
    headings: MeasuresHeadingTexts,
    statement: Statement,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasuresHeadingTexts {
    subject: Text,
    request: Text,
    findings: Text,
    measures: Text,
    feedback: Text,
    sources: Text,
    statement: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingTexts {
    subject: Text,
    request: Text,
    conclusion: Text,
    listings: Text,
    records: Text,
    sources: Text,
    statement: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListTexts {
    black: Text,
    yellow: Text,
    red: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConclusionTexts {
    listed: Text,
    assessed: Text,
    decides: Text,
    not_listed: Text,
    not_found: Text,
    not_checkable: Text,
    ambiguous: Text,
}

pub(super) fn read(source: &Source, catalogue: &Catalogue) -> Result<Reports, FormsError> {
    let public = source.document("reports/public-credit.toml")?;
    let career = source.document("reports/career.toml")?;
    let receipt = source.document("reports/receipt.toml")?;
    let (public_credit, (public_raw,)) = PublicCreditTexts::read(&public)?;
    let (career_texts, (career_raw,)) = CareerTexts::read(&career)?;
    let (receipt_texts, (matters_raw,)) = ReceiptTexts::read(&receipt)?;
    let public_sections =
        |subjects| sections::read(&public, &public_raw, catalogue, (subjects, Coverage::Every));
    let persons = (Subjects::NaturalPersons, Coverage::Some);
    Ok(Reports {
        credit_check: credit_check(&source.document("reports/credit-check.toml")?)?,
        measures: measures(&source.document("reports/measures.toml")?)?,
        review: ReviewTexts::read(&source.document("reports/review.toml")?)?.0,
        oneself: OneselfTexts::read(&source.document("reports/oneself.toml")?)?.0,
        dishonesty_notice: DishonestyTexts::read(
            &source.document("reports/dishonesty-notice.toml")?,
        )?
        .0,
        repair_notice: RepairTexts::read(&source.document("reports/repair-notice.toml")?)?.0,
        authorisation: AuthorisationTexts::read(&source.document("reports/authorisation.toml")?)?.0,
        approval: ApprovalTexts::read(&source.document("reports/approval.toml")?)?.0,
        commitment: CommitmentTexts::read(&source.document("reports/commitment.toml")?)?.0,
        matters: matters::read(&receipt, matters_raw)?,
        organisation_sections: public_sections(Subjects::Organisations)?,
        person_sections: public_sections(Subjects::NaturalPersons)?,
        career_sections: sections::read(&career, &career_raw, catalogue, persons)?,
        public_credit,
        career: career_texts,
        receipt: receipt_texts,
    })
}

fn measures(document: &Document<'_>) -> Result<MeasuresWording, FormsError> {
    let texts: Measures = document.parse()?;
    let plain = |text: Text| document.filled(text, "这句话");
    let MeasuresHeadingTexts { subject, request, findings, measures, feedback, sources, statement } =
        texts.headings;
    Ok(MeasuresWording {
        title: plain(texts.title)?,
        number: sentence(document, &texts.number, NUMBER)?,
        no_measures: plain(texts.no_measures)?,
        no_feedback: plain(texts.no_feedback)?,
        statement: paragraphs(document, texts.statement)?,
        headings: MeasuresHeadings {
            subject: plain(subject)?,
            request: plain(request)?,
            findings: plain(findings)?,
            measures: plain(measures)?,
            feedback: plain(feedback)?,
            sources: plain(sources)?,
            statement: plain(statement)?,
        },
    })
}

fn credit_check(document: &Document<'_>) -> Result<CreditCheckWording, FormsError> {
    let texts: CreditCheck = document.parse()?;
    let plain = |text: Text| document.filled(text, "这句话");
    Ok(CreditCheckWording {
        title: plain(texts.title)?,
        number: sentence(document, &texts.number, NUMBER)?,
        headings: headings(document, texts.headings)?,
        empty_section: plain(texts.empty_section)?,
        record: sentence(document, &texts.record, &["n"])?,
        estimated: plain(texts.estimated)?,
        open_end: plain(texts.open_end)?,
        left_out: sentence(document, &texts.left_out, &["n", "reason"])?,
        conflicts: sentence(document, &texts.conflicts, &["n"])?,
        freshness: plain(texts.freshness)?,
        not_received: sentence(document, &texts.not_received, &["names"])?,
        verify: plain(texts.verify)?,
        lists: ListNames {
            black: plain(texts.lists.black)?,
            yellow: plain(texts.lists.yellow)?,
            red: plain(texts.lists.red)?,
        },
        conclusions: conclusions(document, texts.conclusions)?,
        statement: paragraphs(document, texts.statement)?,
    })
}

fn headings(document: &Document<'_>, texts: HeadingTexts) -> Result<Headings, FormsError> {
    let plain = |text: Text| document.filled(text, "节名");
    Ok(Headings {
        subject: plain(texts.subject)?,
        request: plain(texts.request)?,
        conclusion: plain(texts.conclusion)?,
        listings: plain(texts.listings)?,
        records: plain(texts.records)?,
        sources: plain(texts.sources)?,
        statement: plain(texts.statement)?,
    })
}

fn conclusions(document: &Document<'_>, texts: ConclusionTexts) -> Result<Conclusions, FormsError> {
    Ok(Conclusions {
        listed: sentence(document, &texts.listed, &["as_of", "n"])?,
        assessed: sentence(document, &texts.assessed, &["as_of", "summary"])?,
        decides: document.filled(texts.decides, "这句话")?,
        not_listed: sentence(document, &texts.not_listed, &["as_of"])?,
        not_found: sentence(document, &texts.not_found, &["as_of", "query"])?,
        not_checkable: sentence(document, &texts.not_checkable, &["reason"])?,
        ambiguous: sentence(document, &texts.ambiguous, &["query", "n"])?,
    })
}

/// The statements of these two name a certificate by words no other sentence may have.
fn paragraphs(document: &Document<'_>, texts: Statement) -> Result<Vec<String>, FormsError> {
    let filled = |text| document.filled(text, "这句话");
    texts.paragraphs.into_iter().map(filled).collect()
}
