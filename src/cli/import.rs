//! `hecha import`: departments' files into the archive, one JSON document or a few lines per file.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::{
    desk::{
        Desk, DeskError, Session,
        take_in::{ImportSummary, RefusedRow, RowFinding, Run},
    },
    domain::catalogue::ItemId,
};

use super::{exit::Exit, output::Output, progress::Progress};

/// What the command line asks for.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Files in order.
    pub files: &'a [PathBuf],
    /// The item, when headers are not to decide.
    pub item: Option<ItemId>,
    /// Whether it counts.
    pub run: Run,
    /// Refused rows of all files go here.
    pub rejects: Option<&'a Path>,
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    file: String,
    item: String,
    rows: u64,
    accepted: u64,
    unchanged: u64,
    updated: u64,
    rejected: u64,
    warnings: u64,
    findings: &'a [RowFinding],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Most findings printed for people; all of them are in the JSON and in the rejects file.
const MOST_LINES: usize = 20;

/// Takes every file in; one that fails does not stop the next.
pub fn run(desk: &mut Desk, session: &Session, wanted: &Wanted<'_>, output: Output) -> Exit {
    let (mut exit, mut refused) = (Exit::Done, Vec::new());
    for file in wanted.files {
        let label = file.display().to_string();
        let mut progress = Progress::new(output, format!("正在导入 {label}，已读行数"));
        let mut report = |rows| progress.at(rows, 0);
        let taken = desk.take_in(session, file, wanted.item.as_ref(), wanted.run, &mut report);
        drop(progress);
        exit = exit.max(match taken {
            Ok(mut summary) => {
                refused.append(&mut summary.refused);
                print(&label, &summary, wanted.run, output);
                if summary.rejected > 0 { Exit::No } else { Exit::Done }
            }
            Err(error) => fail(&label, &error, output),
        });
    }
    exit.max(write_back(desk, session, wanted.rejects, &refused, output))
}

fn write_back(
    desk: &mut Desk,
    session: &Session,
    path: Option<&Path>,
    refused: &[RefusedRow],
    output: Output,
) -> Exit {
    let Some(path) = path.filter(|_| !refused.is_empty()) else { return Exit::Done };
    match desk.write_back(session, path, refused) {
        Ok(()) => {
            let n = refused.len();
            output.note(format!("{n} 行退回，已写入 {}，改正后可再次导入。", path.display()));
            Exit::Done
        }
        Err(error) => fail(&path.display().to_string(), &error, output),
    }
}

fn fail(label: &str, error: &DeskError, output: Output) -> Exit {
    if output.json {
        output.document(&Document {
            file: label.to_owned(),
            item: String::new(),
            rows: 0,
            accepted: 0,
            unchanged: 0,
            updated: 0,
            rejected: 0,
            warnings: 0,
            findings: &[],
            error: Some(error.to_string()),
        });
    }
    output.failure(&format!("{label}：{error}"), std::error::Error::source(error));
    Exit::from(error)
}

fn print(label: &str, summary: &ImportSummary, run: Run, output: Output) {
    let items: Vec<_> = summary.items.iter().map(ItemId::as_str).collect();
    if output.json {
        output.document(&Document {
            file: label.to_owned(),
            item: items.join(","),
            rows: summary.rows,
            accepted: summary.accepted,
            unchanged: summary.unchanged,
            updated: summary.updated,
            rejected: summary.rejected,
            warnings: summary.warnings,
            findings: &summary.findings,
            error: None,
        });
        return;
    }
    let trial = if run == Run::DryRun { "（试导入，未入库）" } else { "" };
    output.line(format!("{label}  {}{trial}", items.join("、")));
    output.line(format!(
        "  共 {} 行：新增 {}，未变 {}，更新 {}，退回 {}；提示 {}",
        summary.rows,
        summary.accepted,
        summary.unchanged,
        summary.updated,
        summary.rejected,
        summary.warnings
    ));
    for finding in summary.findings.iter().take(MOST_LINES) {
        output.line(format!("  第 {} 行 {}：{}", finding.row, finding.column, finding.reason));
    }
    if summary.findings.len() > MOST_LINES {
        output.line(format!(
            "  另有 {} 处，加 --json 看全部，或用 --rejects 写出退回行",
            summary.findings.len() - MOST_LINES
        ));
    }
}
