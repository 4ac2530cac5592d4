//! `hecha lookup`: subjects by any code or name, one JSON document or a few lines per query.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    desk::{
        Desk, Session,
        look_up::{Answer, Note},
    },
    domain::{
        Day,
        access::Grounds,
        archive::Archive,
        catalogue::Catalogue,
        list::{Colour, ListingState, Until},
        outcome::Outcome,
        subject::SubjectKind,
    },
};

use super::{exit::Exit, lines, output::Output};

/// A look-up as JSON; keys are a contract.
#[derive(Debug, Serialize)]
struct Document<'a> {
    query: &'a str,
    kind: &'static str,
    outcome: Outcome,
    subjects: Vec<SubjectDocument<'a>>,
    as_of: Day,
    data_as_of: Option<String>,
    notes: &'a [Note],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct SubjectDocument<'a> {
    id: u32,
    name: &'a str,
    kind: SubjectKind,
    codes: BTreeMap<&'static str, &'a str>,
    other_codes: Vec<(&'static str, &'a str)>,
    status: Option<&'a str>,
    former_names: &'a [String],
    provisional: bool,
    listings: Vec<ListingDocument<'a>>,
    counts: BTreeMap<&'a str, usize>,
    left_out: usize,
    conflicts: usize,
}

#[derive(Debug, Serialize)]
struct ListingDocument<'a> {
    list: &'a str,
    name: &'a str,
    color: Colour,
    since: Option<Day>,
    until: Option<Day>,
    until_estimated: bool,
    state: ListingState,
    authority: &'a str,
    document_number: &'a str,
    ground: &'a str,
}

/// Answers every query in one process. The worst exit of all queries is the command's.
pub fn run(
    desk: &mut Desk,
    session: &Session,
    texts: &[String],
    grounds: &Grounds,
    output: Output,
) -> Exit {
    let mut exit = Exit::Done;
    for text in texts {
        if text == "-" {
            exit = exit.max(every_line(desk, session, grounds, output));
        } else {
            exit = exit.max(one(desk, session, text, grounds, output));
        }
    }
    exit
}

/// One answer a line of standard input. A line that is no text is not looked up and says so; the
/// others are answered all the same. Blank lines are no queries.
fn every_line(desk: &mut Desk, session: &Session, grounds: &Grounds, output: Output) -> Exit {
    let mut exit = Exit::Done;
    let read = lines::each(|line| {
        exit = exit.max(match line {
            Ok(text) => one(desk, session, text, grounds, output),
            Err(bytes) => not_text(desk, bytes, output),
        });
    });
    exit.max(lines::ended(read, output))
}

fn not_text(desk: &Desk, line: &[u8], output: Output) -> Exit {
    let sentences = "标准输入的这一行不是 UTF-8 文本，未查询。请转为 UTF-8 后再查。";
    if output.json {
        let query = String::from_utf8_lossy(line);
        let query = query.trim_end_matches(['\r', '\n']);
        output.document(&unavailable(query, desk.today(), &sentences));
    }
    output.failure(&sentences, None);
    Exit::Environment
}

fn one(desk: &mut Desk, session: &Session, text: &str, grounds: &Grounds, output: Output) -> Exit {
    match desk.look_up(session, text, grounds) {
        Ok(answer) => {
            let forms = desk.forms();
            if output.json {
                output.document(&document(&answer, &forms.catalogue));
            } else {
                print(&answer, &forms.catalogue, output);
            }
            if answer.outcome == Outcome::None { Exit::No } else { Exit::Done }
        }
        Err(error) => {
            if output.json {
                output.document(&unavailable(text, desk.today(), &error));
            }
            output.refused(&error)
        }
    }
}

fn document<'a>(answer: &'a Answer, catalogue: &'a Catalogue) -> Document<'a> {
    Document {
        query: &answer.query,
        kind: answer.kind.map_or("name", |kind| kind.name()),
        outcome: answer.outcome,
        subjects: answer.archives.iter().map(|a| subject(a, catalogue)).collect(),
        as_of: answer.day,
        data_as_of: answer.data_as_of.map(|moment| moment.second()),
        notes: &answer.notes,
        reason: None,
    }
}

fn unavailable<'a>(query: &'a str, day: Day, reason: &impl ToString) -> Document<'a> {
    Document {
        query,
        kind: "unknown",
        outcome: Outcome::Unavailable,
        subjects: Vec::new(),
        as_of: day,
        data_as_of: None,
        notes: &[],
        reason: Some(reason.to_string()),
    }
}

fn subject<'a>(archive: &'a Archive, catalogue: &'a Catalogue) -> SubjectDocument<'a> {
    let card = &archive.subject;
    let (mut codes, mut other_codes) = (BTreeMap::new(), Vec::new());
    for (kind, text) in &card.codes {
        if codes.contains_key(kind.name()) {
            other_codes.push((kind.name(), text.as_str()));
        } else {
            codes.insert(kind.name(), text.as_str());
        }
    }
    SubjectDocument {
        id: card.id.0,
        name: &card.name,
        kind: card.kind,
        codes,
        other_codes,
        status: card.status.as_deref(),
        former_names: &card.former_names,
        provisional: card.provisional,
        listings: archive.listings.iter().map(listing).collect(),
        counts: archive.counts(catalogue).into_iter().map(|(c, n)| (c.id.as_str(), n)).collect(),
        left_out: archive.left_out.total(),
        conflicts: archive.conflicts,
    }
}

fn listing(listing: &crate::domain::list::Listing) -> ListingDocument<'_> {
    ListingDocument {
        list: listing.list.as_str(),
        name: &listing.name,
        color: listing.colour,
        since: listing.since,
        until: listing.until.day(),
        until_estimated: matches!(listing.until, Until::Estimated(_)),
        state: listing.state,
        authority: &listing.authority,
        document_number: &listing.document_number,
        ground: &listing.ground,
    }
}

fn print(answer: &Answer, catalogue: &Catalogue, output: Output) {
    let sentence = match answer.outcome {
        Outcome::CodeMatch | Outcome::NameMatch => String::new(),
        Outcome::Candidates => {
            format!("有 {} 个主体符合，请核对后改用代码查询：", answer.archives.len())
        }
        // Said in the answer itself: notes are not printed with `-q`.
        Outcome::None
            if answer.kind.is_none() && answer.notes.contains(&Note::PersonsNotSearched) =>
        {
            format!(
                "未查到主体：{}（只查了单位，未查自然人）。请核对代码或名称；查不到不等于没有信用记录。",
                answer.query.trim()
            )
        }
        Outcome::None | Outcome::Unavailable => {
            format!(
                "未查到主体：{}。请核对代码或名称；查不到不等于没有信用记录。",
                answer.query.trim()
            )
        }
    };
    if !sentence.is_empty() {
        output.line(sentence);
    }
    for archive in &answer.archives {
        print_subject(archive, catalogue, output);
    }
    for note in &answer.notes {
        output.note(note.sentence());
    }
}

fn print_subject(archive: &Archive, catalogue: &Catalogue, output: Output) {
    let card = &archive.subject;
    let status = card.status.as_deref().unwrap_or("状态不详");
    output.line(format!("{}  {}  {status}", card.name, card.kind.label()));
    for (kind, text) in &card.codes {
        output.line(format!("  {} {text}", kind.label()));
    }
    for listing in &archive.listings {
        let since = listing.since.map(|day| day.to_string()).unwrap_or_default();
        let until = match listing.until {
            Until::Stated(day) => format!("至 {day}"),
            Until::Estimated(day) => format!("至 {day}（推算）"),
            Until::Open => "直至移出".to_owned(),
        };
        let state = listing.state.label();
        output.line(format!(
            "  【{}】{}  {since} {until}  {state}",
            listing.colour.label(),
            listing.name
        ));
    }
    let counts: Vec<_> = archive
        .counts(catalogue)
        .into_iter()
        .map(|(category, n)| format!("{} {n}", category.tab))
        .collect();
    let counts =
        if counts.is_empty() { "没有可展示的信息".into() } else { counts.join("，") };
    output.line(format!("  截至 {}：{counts}", archive.day));
    for (reason, n) in archive.left_out.reasons() {
        output.line(format!("  另有 {n} 条{reason}，未列入"));
    }
    if archive.conflicts > 0 {
        output.line(format!("  另有 {} 条名称与代码不符，待核实，未计入", archive.conflicts));
    }
}
