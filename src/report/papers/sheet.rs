//! A paper while it is being written: what is printed, and beside it the same as data.

use serde_json::{Map, Value, json};

use super::{Composed, Letterhead, conclusion, digest, seal, told};
use crate::{
    domain::{
        archive::{Archive, SubjectCard},
        report::{ReportCounts, ReportKind},
    },
    forms::Forms,
    report::document::{Block, Cell, Column, KeyValues, Level, Pairing, Paragraph, Table},
};

/// Version of the data's keys.
const FORMAT: &str = "hecha-report/1";

/// A paper while it is being written.
pub(super) struct Sheet<'a> {
    pub(super) forms: &'a Forms,
    pub(super) letterhead: &'a Letterhead<'a>,
    kind: ReportKind,
    title: String,
    pub(super) blocks: Vec<Block>,
    data: Map<String, Value>,
    pub(super) counts: ReportCounts,
    subject_name: Option<String>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(kind: ReportKind, forms: &'a Forms, letterhead: &'a Letterhead<'a>) -> Self {
        let mut sheet = Self {
            forms,
            letterhead,
            kind,
            title: String::new(),
            blocks: Vec::new(),
            data: Map::new(),
            counts: ReportCounts { subjects: 1, ..ReportCounts::default() },
            subject_name: None,
        };
        sheet.put("format", FORMAT);
        sheet.put("kind", kind.name());
        sheet.put("kind_text", kind.label());
        sheet.put("number", letterhead.number);
        sheet.put("verification_code", letterhead.code.to_string());
        sheet.put("office", letterhead.office);
        sheet.put("window", letterhead.window);
        sheet.put("operator", letterhead.operator);
        sheet.put("issued", letterhead.issued.second());
        sheet
    }

    /// A key of the data; said again, it replaces what was said.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.data.insert(key.to_owned(), value.into());
    }

    /// One more of a key that holds several.
    pub(super) fn add(&mut self, key: &str, value: impl Into<Value>) {
        let held = self.data.entry(key).or_insert_with(|| json!([]));
        if let Value::Array(values) = held {
            values.push(value.into());
        }
    }

    /// The title without anything under it.
    pub(super) fn name(&mut self, title: &str) {
        self.title = title.to_owned();
        self.put("title", title);
        self.blocks.push(Block::Title(title.to_owned()));
    }

    /// The title, with number and code under it.
    pub(super) fn title(&mut self, title: &str) {
        self.name(title);
        let number = if self.kind.label().ends_with("报告") { "报告编号" } else { "编号" };
        let Letterhead { number: n, code, .. } = self.letterhead;
        self.blocks.push(Block::Subtitle(format!("{number}：{n}　　核验码：{code}")));
        self.blocks.push(Block::Space(4.0));
    }

    /// Whom the paper is about.
    pub(super) fn about(&mut self, card: &SubjectCard) {
        self.subject_name = Some(card.name.clone());
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.blocks.push(Block::Heading(Level::One, text.to_owned()));
    }

    pub(super) fn prose(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(Paragraph::prose(text)));
    }

    /// A sentence that is printed and stands in the data under a key of several.
    pub(super) fn say(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        self.add(key, text.clone());
        self.prose(text);
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Note(text.into()));
    }

    pub(super) fn pairs(&mut self, pairing: Pairing, pairs: Vec<(String, String)>) {
        if !pairs.is_empty() {
            self.blocks.push(Block::KeyValues(KeyValues { pairing, pairs }));
        }
    }

    pub(super) fn table(&mut self, columns: Vec<Column>, rows: Vec<Vec<Cell>>) {
        self.blocks.push(Block::Table(Table { columns, rows }));
    }

    /// The sentence of a section without records, with what the basis closes.
    pub(super) fn empty_section(&mut self, archive: &Archive) {
        let empty = self.forms.reports.credit_check.empty_section.as_str();
        let closed = conclusion::closed(archive).map(str::to_owned);
        self.prose(conclusion::limited(empty, closed.iter()));
    }

    /// A section's records as data; what is printed of them is counted.
    pub(super) fn section_data(&mut self, name: &str, records: Vec<Value>) {
        let printed = u32::try_from(records.len()).unwrap_or(u32::MAX);
        self.counts.records = self.counts.records.saturating_add(printed);
        self.add("sections", json!({ "name": name, "records": records }));
    }

    /// The statement, under its heading.
    pub(super) fn statement(&mut self, heading: &str, paragraphs: &[String]) {
        self.heading(heading);
        for text in paragraphs {
            self.say("statement", text);
        }
    }

    /// The statement in small print without a heading, for papers of one page.
    pub(super) fn small_statement(&mut self, paragraphs: &[String]) {
        for text in paragraphs {
            self.add("statement", text.as_str());
        }
        self.note(paragraphs.join("\n"));
    }

    /// The seal place, unless the paper has it on its cover, and the digest of everything.
    pub(super) fn sealed(mut self) -> Composed {
        if !seal::is_in(&self.blocks) {
            // What stands last goes with it: no page has the code alone.
            let last = self.blocks.pop();
            let seal = [Block::Space(8.0), seal::place(self.letterhead)];
            self.blocks.push(Block::KeepTogether(last.into_iter().chain(seal).collect()));
        }
        let digest = digest::of(&self.blocks);
        let how = &self.forms.reports.credit_check.verify;
        seal::complete(&mut self.blocks, (&digest::hex(&digest), how));
        let Self { kind, title, blocks, counts, subject_name, mut data, .. } = self;
        data.insert("counts".to_owned(), told::counts(counts, data.get("counts")));
        Composed { kind, title, blocks, digest, counts, data: Value::Object(data), subject_name }
    }
}
