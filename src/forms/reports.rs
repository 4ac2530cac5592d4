//! `reports/*.toml`: the texts of reports.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document, source::Source};
use crate::domain::wording::{
    Conclusions, CreditCheckWording, Headings, MeasuresHeadings, MeasuresWording, Wording,
};

/// Texts of all reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reports {
    /// 信用核查报告
    pub credit_check: CreditCheckWording,
    /// 奖惩报告
    pub measures: MeasuresWording,
}

type Text = Spanned<String>;

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
    headings: HeadingTexts,
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
struct ConclusionTexts {
    listed: Text,
    assessed: Text,
    decides: Text,
    not_listed: Text,
    not_found: Text,
    not_checkable: Text,
    ambiguous: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    paragraphs: Vec<Text>,
}

pub(super) fn read(source: &Source) -> Result<Reports, FormsError> {
    Ok(Reports {
        credit_check: credit_check(&source.document("reports/credit-check.toml")?)?,
        measures: measures(&source.document("reports/measures.toml")?)?,
    })
}

fn measures(document: &Document<'_>) -> Result<MeasuresWording, FormsError> {
    let texts: Measures = document.parse()?;
    let plain = |text: Text| document.filled(text, "这句话");
    let MeasuresHeadingTexts { subject, request, findings, measures, feedback, statement } =
        texts.headings;
    let paragraphs = texts.statement.paragraphs.into_iter().map(plain);
    Ok(MeasuresWording {
        title: plain(texts.title)?,
        number: wording(document, texts.number, &["prefix", "year", "n"])?,
        no_measures: plain(texts.no_measures)?,
        no_feedback: plain(texts.no_feedback)?,
        statement: paragraphs.collect::<Result<_, _>>()?,
        headings: MeasuresHeadings {
            subject: plain(subject)?,
            request: plain(request)?,
            findings: plain(findings)?,
            measures: plain(measures)?,
            feedback: plain(feedback)?,
            statement: plain(statement)?,
        },
    })
}

fn credit_check(document: &Document<'_>) -> Result<CreditCheckWording, FormsError> {
    let texts: CreditCheck = document.parse()?;
    let plain = |text: Text| document.filled(text, "这句话");
    let statement = texts.statement.paragraphs.into_iter().map(plain).collect::<Result<_, _>>()?;
    Ok(CreditCheckWording {
        title: plain(texts.title)?,
        number: wording(document, texts.number, &["prefix", "year", "n"])?,
        headings: headings(document, texts.headings)?,
        empty_section: plain(texts.empty_section)?,
        record: wording(document, texts.record, &["n"])?,
        estimated: plain(texts.estimated)?,
        open_end: plain(texts.open_end)?,
        left_out: wording(document, texts.left_out, &["n", "reason"])?,
        conflicts: wording(document, texts.conflicts, &["n"])?,
        freshness: plain(texts.freshness)?,
        conclusions: conclusions(document, texts.conclusions)?,
        statement,
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
        listed: wording(document, texts.listed, &["as_of", "n"])?,
        assessed: wording(document, texts.assessed, &["as_of", "summary"])?,
        decides: document.filled(texts.decides, "这句话")?,
        not_listed: wording(document, texts.not_listed, &["as_of"])?,
        not_found: wording(document, texts.not_found, &["as_of", "query"])?,
        not_checkable: wording(document, texts.not_checkable, &["reason"])?,
        ambiguous: wording(document, texts.ambiguous, &["query", "n"])?,
    })
}

fn wording(
    document: &Document<'_>,
    text: Text,
    places: &[&'static str],
) -> Result<Wording, FormsError> {
    Wording::new(text.get_ref(), places).map_err(|error| document.at(&text, Fault::Wording(error)))
}
