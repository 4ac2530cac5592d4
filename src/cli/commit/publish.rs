//! Commitments written out: for the website, for the filing of the templates, and counted.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{args::PeriodArguments, misunderstood};
use crate::{
    cli::{exit::Exit, output::Output},
    desk::{
        Desk, DeskError, Session,
        commitments::{
            Filed, Format, Gathered, Published, Statistics, filed_table, published_table,
        },
        folder::write_private,
    },
    domain::{Day, commitment::State},
};

#[derive(Debug, Serialize)]
struct PublishedDocument<'a> {
    number: &'a str,
    subject: &'a str,
    code: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    matter: &'a str,
    signed: Day,
    until: Option<Day>,
    department: &'a str,
    state: &'a str,
    found: Option<Day>,
    found_by: &'a str,
    signer: &'a str,
    source: &'a str,
}

#[derive(Debug, Serialize)]
struct FiledDocument<'a> {
    template: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    matter: &'a str,
    ground: &'a str,
    scope: &'a str,
    validity: String,
    signed: usize,
    published: usize,
    first: Option<Day>,
}

#[derive(Debug, Serialize)]
struct WrittenDocument {
    rows: usize,
    file: String,
}

#[derive(Debug, Serialize)]
struct StatisticsDocument<'a> {
    tallied: Vec<TalliedDocument<'a>>,
    waiting: Vec<StateCount>,
    repair: RepairDocument,
}

#[derive(Debug, Serialize)]
struct TalliedDocument<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    department: &'a str,
    template: &'a str,
    states: Vec<StateCount>,
}

#[derive(Debug, Serialize)]
struct StateCount {
    state: State,
    state_text: &'static str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct RepairDocument {
    listed: usize,
    committed: usize,
    per_mille: Option<usize>,
}

/// The public commitments of a period.
pub(super) fn export(
    desk: &mut Desk,
    session: &Session,
    (period, file): (&PeriodArguments, Option<&Path>),
    output: Output,
) -> Result<Exit, DeskError> {
    let Gathered { rows, left_out } = desk.published_commitments(session, period.period())?;
    note(left_out, output);
    let documents: Vec<_> = rows.iter().map(published).collect();
    hand_out(&documents, |format| published_table(&rows, format), file, output)
}

/// The templates with what was published of each.
pub(super) fn filing(
    desk: &mut Desk,
    session: &Session,
    file: Option<&Path>,
    output: Output,
) -> Result<Exit, DeskError> {
    let Gathered { rows, left_out } = desk.filed_templates(session)?;
    note(left_out, output);
    let documents: Vec<_> = rows.iter().map(filed).collect();
    hand_out(&documents, |format| filed_table(&rows, format), file, output)
}

/// The commitments of a period, counted.
pub(super) fn statistics(
    desk: &mut Desk,
    session: &Session,
    period: &PeriodArguments,
    output: Output,
) -> Result<Exit, DeskError> {
    let counted = desk.count_commitments(session, period.period())?;
    note(counted.left_out, output);
    if output.json {
        output.document(&statistics_document(&counted));
    } else {
        tell(&counted, output);
    }
    Ok(Exit::Done)
}

/// What cannot be vouched for is told, and not published.
fn note(left_out: usize, output: Output) {
    if left_out > 0 {
        output.note(format!(
            "有 {left_out} 份承诺的办理记录与签章不符，没有计入。请运行 hecha journal verify 查看。"
        ));
    }
}

/// To a file as its name says, else to standard output: as JSON, or as CSV.
fn hand_out<T: Serialize>(
    documents: &[T],
    table: impl Fn(Format) -> io::Result<Vec<u8>>,
    file: Option<&Path>,
    output: Output,
) -> Result<Exit, DeskError> {
    let Some(path) = file else {
        if output.json {
            documents.iter().for_each(|document| output.document(document));
        } else {
            let bytes = table(Format::Csv).map_err(|error| failed(Path::new("标准输出"), error))?;
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_start_matches('\u{feff}');
            text.lines().for_each(|line| output.data(line));
        }
        return Ok(Exit::Done);
    };
    let known = ["csv", "xlsx", "json"];
    let is_known = |end: &std::ffi::OsStr| known.iter().any(|one| end.eq_ignore_ascii_case(one));
    if !path.extension().is_some_and(is_known) {
        let said = "导出的文件要以 .csv、.xlsx 或 .json 结尾，没有导出。请改文件名。";
        return Ok(misunderstood(&said, output));
    }
    let ends = |end: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(end));
    let bytes = if ends("json") {
        serde_json::to_vec_pretty(documents).map_err(io::Error::other)
    } else if ends("xlsx") {
        table(Format::Xlsx)
    } else {
        table(Format::Csv)
    };
    let bytes = bytes.map_err(|error| failed(path, error))?;
    write_private(path, &bytes).map_err(|error| failed(path, error))?;
    let file = path.display().to_string();
    match output.json {
        true => output.document(&WrittenDocument { rows: documents.len(), file }),
        false => output.line(format!("已导出 {} 条：{file}", documents.len())),
    }
    Ok(Exit::Done)
}

fn failed(path: &Path, error: io::Error) -> DeskError {
    DeskError::Write { path: PathBuf::from(path), error }
}

fn published(one: &Published) -> PublishedDocument<'_> {
    PublishedDocument {
        number: &one.number,
        subject: &one.subject,
        code: &one.code,
        kind: one.kind,
        matter: &one.matter,
        signed: one.signed,
        until: one.until,
        department: &one.department,
        state: one.state,
        found: one.found,
        found_by: &one.found_by,
        signer: &one.signer,
        source: &one.source,
    }
}

fn filed(one: &Filed) -> FiledDocument<'_> {
    let template = &one.template;
    FiledDocument {
        template: template.id.as_str(),
        name: &template.name,
        kind: template.kind.label(),
        matter: &template.matter,
        ground: &template.ground,
        scope: template.scope.label(),
        validity: template.worded(&template.validity),
        signed: one.signed,
        published: one.published,
        first: one.first,
    }
}

fn statistics_document(counted: &Statistics) -> StatisticsDocument<'_> {
    let tallied = counted.tallied.iter().map(|one| TalliedDocument {
        kind: one.kind.label(),
        department: &one.department,
        template: &one.template,
        states: states(&one.states),
    });
    let repair = counted.repair;
    StatisticsDocument {
        tallied: tallied.collect(),
        waiting: states(&counted.waiting),
        repair: RepairDocument {
            listed: repair.listed,
            committed: repair.committed,
            per_mille: repair.per_mille(),
        },
    }
}

fn states(counted: &[(State, usize)]) -> Vec<StateCount> {
    let count =
        |&(state, count): &(State, usize)| StateCount { state, state_text: state.label(), count };
    counted.iter().map(count).collect()
}

fn tell(counted: &Statistics, output: Output) {
    let said = |states: &[(State, usize)]| {
        let each = states.iter().map(|(state, n)| format!("{} {n}", state.label()));
        each.collect::<Vec<_>>().join("  ")
    };
    for one in &counted.tallied {
        let (kind, department, template) = (one.kind.label(), &one.department, &one.template);
        output.line(format!("{kind}  {department}  {template}  {}", said(&one.states)));
    }
    if !counted.waiting.is_empty() {
        output.line(format!("未签署  {}", said(&counted.waiting)));
    }
    let repair = counted.repair;
    let share = match repair.per_mille() {
        Some(share) => format!("，占 {}.{}%", share / 10, share % 10),
        None => String::new(),
    };
    let (listed, committed) = (repair.listed, repair.committed);
    output.line(format!("列入黑名单的单位 {listed} 家，作出信用修复承诺的 {committed} 家{share}"));
}
