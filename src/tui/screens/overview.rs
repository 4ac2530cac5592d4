//! The overview of an archive: what a check says beside its findings, lists in full, what is not
//! shown, who the subject is, and where the data come from. Nothing the head says is missing here.

use super::archive_head;
use super::check_head;
use super::dossier::Dossier;
use super::words;
use crate::domain::{
    catalogue::{Catalogue, Column, ColumnType},
    check::Check,
    list::Listing,
    record::Record,
};
use crate::tui::tables::Tables;
use crate::tui::widgets::sheet::{Fact, pair};

/// What stands before a sentence that limits what is shown.
const REMARK: &str = "说明";

/// Everything the page says, what weighs most first.
pub fn facts(dossier: &Dossier, tables: &Tables) -> Vec<Fact> {
    let (archive, catalogue) = (&dossier.archive, &tables.catalogue);
    let mut facts = Vec::new();
    if let Some(check) = &dossier.check {
        facts.extend(beside(check, tables));
        facts.extend(limits(dossier));
        facts.push(Fact::Blank);
    }
    facts.extend(archive.listings.iter().flat_map(listing));
    if dossier.check.is_none() {
        facts.extend(limits(dossier));
    }
    if !matches!(facts.last(), None | Some(Fact::Blank)) {
        facts.push(Fact::Blank);
    }
    let base: Vec<Fact> = dossier.base().flat_map(|r| record_facts(r, catalogue)).collect();
    if !base.is_empty() {
        facts.push(Fact::Heading("基本信息".into()));
        facts.extend(base);
    } else if archive.subject.provisional {
        facts.push(Fact::Sentence("暂无登记基本信息：主体由其他信息带入，待登记部门报送。".into()));
    } else {
        // It may be there and not open on this basis: what is not listed is told above.
        facts.push(Fact::Sentence("本次没有可列的登记基本信息。".into()));
    }
    if !archive.subject.former_names.is_empty() {
        facts.push(pair("曾用名", archive.subject.former_names.join("；")));
    }
    facts.extend(other_codes(dossier));
    facts.push(Fact::Blank);
    facts.extend(sources(dossier, catalogue));
    facts
}

/// What a check says beside its findings, in full.
fn beside(check: &Check, tables: &Tables) -> Vec<Fact> {
    let mut facts = vec![pair("核查", &*check.assessment.summary)];
    let told = tables.findings.beside(check, &tables.measures);
    facts.extend(told.into_iter().map(|(what, said)| pair(what.label(), said)));
    let remarks = check_head::remarks(&check.assessment);
    facts.extend(remarks.map(|said| pair(REMARK, said)));
    facts
}

/// What is not shown and what the desk added, which the head cuts where it has no room.
fn limits(dossier: &Dossier) -> impl Iterator<Item = Fact> {
    let left_out = archive_head::reservations(dossier).into_iter();
    left_out.chain(dossier.notes.iter().cloned()).map(|said| pair(REMARK, said))
}

/// The columns of a record in the official order, label and value.
pub fn record_facts(record: &Record, catalogue: &Catalogue) -> Vec<Fact> {
    let Some(item) = catalogue.item(&record.item) else { return Vec::new() };
    let shown = |column: &Column| {
        let value = record.fields.get(&column.code)?;
        Some(pair(&*column.header, in_words(&column.kind, value)))
    };
    item.columns.iter().filter_map(shown).collect()
}

fn in_words(kind: &ColumnType, value: &str) -> String {
    match kind {
        ColumnType::Money => format!("{value} 万元"),
        _ => value.to_owned(),
    }
}

fn listing(listing: &Listing) -> Vec<Fact> {
    let mut lines = vec![Fact::Marked(
        words::mark(listing.colour),
        words::list_role(listing.colour),
        listing.name.clone(),
    )];
    lines.push(pair("列入", words::listed(listing)));
    let decided = [listing.authority.as_str(), &listing.document_number];
    let decided =
        decided.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ");
    for (label, value) in [("决定", decided.as_str()), ("名单依据", &listing.ground)] {
        if !value.is_empty() {
            lines.push(pair(label, value));
        }
    }
    lines
}

/// Old and new codes beside the one in the head.
fn other_codes(dossier: &Dossier) -> impl Iterator<Item = Fact> {
    dossier.archive.subject.codes.iter().skip(1).map(|(kind, code)| pair(kind.label(), code))
}

fn sources(dossier: &Dossier, catalogue: &Catalogue) -> Vec<Fact> {
    let archive = &dossier.archive;
    if archive.freshness.is_empty() {
        return vec![Fact::Sentence("没有各部门报送时间的记载。".into())];
    }
    let mut facts = vec![Fact::Heading("各部门数据截至".into())];
    for source in &archive.freshness {
        let name = catalogue.item(&source.item).map_or(source.item.as_str(), |item| &item.name);
        let said = format!("{}  {}  {name}", source.received.minute(), source.department);
        facts.push(Fact::Sentence(said));
    }
    facts
}
