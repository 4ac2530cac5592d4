//! `hecha journal`: checks the chain, or writes it out as CSV or JSON.

use serde::Serialize;

use crate::{
    desk::{
        Desk, DeskError, Session,
        commitments::Damage,
        journal::{ChainState, Verification},
    },
    domain::journal::{Break, JournalEntry},
};

use super::{args::JournalJob, exit::Exit, output::Output};

#[derive(Debug, Serialize)]
struct VerificationDocument {
    whole: bool,
    rows: Option<u64>,
    head: Option<String>,
    broken_at: Option<u64>,
    commitments: usize,
    damaged_commitments: Vec<DamagedDocument>,
}

#[derive(Debug, Serialize)]
struct DamagedDocument {
    id: u32,
    number: Option<String>,
    damage: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct EntryDocument<'a> {
    sequence: u64,
    at: String,
    operator: &'a str,
    role: Option<&'static str>,
    action: &'static str,
    subject: Option<u32>,
    basis: Option<&'static str>,
    purpose: &'a str,
    detail: &'a str,
    link: String,
}

/// Runs the job.
pub fn run(desk: &mut Desk, session: &Session, job: &JournalJob, output: Output) -> Exit {
    let result = match job {
        JournalJob::Verify => verify(desk, session, output),
        JournalJob::Export => export(desk, session, output),
    };
    result.unwrap_or_else(|error| output.refused(&error))
}

fn verify(desk: &mut Desk, session: &Session, output: Output) -> Result<Exit, DeskError> {
    let verification = desk.verify_journal(session)?;
    if output.json {
        output.document(&verification_document(&verification));
    } else {
        tell(&verification, output);
    }
    Ok(if verification.is_whole() { Exit::Done } else { Exit::No })
}

fn tell(verification: &Verification, output: Output) {
    match verification.chain {
        ChainState::Whole { rows, head } => {
            output.line(format!("操作日志完整：共 {rows} 条，末条校验值 {}", hex(&head)));
        }
        ChainState::Broken(broken) => {
            output.line(format!("{}请保留现场，报告审计管理员。", broken_sentence(broken)));
        }
    }
    for one in &verification.damaged {
        let called = one.number.clone().unwrap_or_else(|| format!("草稿号 {}", one.id));
        let wrong: Vec<String> = one.damage.iter().map(Damage::sentence).collect();
        let wrong = wrong.join("；");
        output.line(format!("信用承诺 {called} 校验不符：{wrong}。请保留现场，报告审计管理员。"));
    }
    let (all, damaged) = (verification.commitments, verification.damaged.len());
    if all > 0 && damaged == 0 {
        output.line(format!("信用承诺与签章相符：共 {all} 份"));
    }
}

fn broken_sentence(broken: Break) -> String {
    match broken {
        Break::Gap { expected } => format!("操作日志不完整：缺第 {expected} 条。"),
        Break::Changed { sequence } => format!("操作日志被改动：第 {sequence} 条校验不符。"),
    }
}

fn verification_document(verification: &Verification) -> VerificationDocument {
    let (rows, head, broken_at) = match verification.chain {
        ChainState::Whole { rows, head } => (Some(rows), Some(hex(&head)), None),
        ChainState::Broken(Break::Gap { expected: at } | Break::Changed { sequence: at }) => {
            (None, None, Some(at))
        }
    };
    let damaged = verification.damaged.iter().map(|one| DamagedDocument {
        id: one.id.0,
        number: one.number.clone(),
        damage: one.damage.iter().map(Damage::name).collect(),
    });
    VerificationDocument {
        whole: broken_at.is_none(),
        rows,
        head,
        broken_at,
        commitments: verification.commitments,
        damaged_commitments: damaged.collect(),
    }
}

fn export(desk: &mut Desk, session: &Session, output: Output) -> Result<Exit, DeskError> {
    let entries = desk.export_journal(session)?;
    if !output.json {
        output.data("序号,时间,操作员,角色,操作,主体,依据,用途,内容,校验值");
    }
    for entry in &entries {
        let row = document(entry);
        if output.json {
            output.document(&row);
        } else {
            output.data(csv_row(&row, entry));
        }
    }
    Ok(Exit::Done)
}

fn document(entry: &JournalEntry) -> EntryDocument<'_> {
    let deed = &entry.deed;
    EntryDocument {
        sequence: entry.sequence,
        at: deed.at.second(),
        operator: &deed.operator,
        role: deed.role.map(|role| role.label()),
        action: deed.action.name(),
        subject: deed.subject.map(|id| id.0),
        basis: deed.basis.map(|basis| basis.label()),
        purpose: &deed.purpose,
        detail: &deed.detail,
        link: hex(&entry.link),
    }
}

fn csv_row(row: &EntryDocument<'_>, entry: &JournalEntry) -> String {
    let subject = row.subject.map(|id| id.to_string()).unwrap_or_default();
    [
        row.sequence.to_string().as_str(),
        &row.at,
        row.operator,
        row.role.unwrap_or_default(),
        entry.deed.action.label(),
        &subject,
        row.basis.unwrap_or_default(),
        row.purpose,
        row.detail,
        &row.link,
    ]
    .map(quoted)
    .join(",")
}

/// RFC 4180, and a leading `=`, `+`, `-`, `@` made harmless to spreadsheets.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r']) || !guard.is_empty() {
        return format!("\"{guard}{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_fields_neither_break_rows_nor_run_as_formulas() {
        assert_eq!(quoted("专项资金"), "专项资金");
        assert_eq!(quoted("a,\"b\"\n"), "\"a,\"\"b\"\"\n\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
