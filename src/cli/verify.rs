//! `hecha verify`: is a paper genuine and unchanged. No log-in, no network.

use serde::Serialize;

use super::{exit::Exit, lines, output::Output};
use crate::{
    desk::{
        DeskError,
        verifier::{Answer, Verified, Verifier},
    },
    domain::statement::Statement,
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    input: &'a str,
    verdict: &'static str,
    verdict_text: &'static str,
    reason: String,
    report: Option<ReportDocument<'a>>,
    void: Option<VoidDocument<'a>>,
    key: Option<KeyDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct ReportDocument<'a> {
    number: &'a str,
    kind: &'static str,
    kind_text: &'static str,
    verification_code: String,
    subject: Option<&'a str>,
    issued: String,
    counts: CountsDocument,
    digest: String,
}

#[derive(Debug, Serialize)]
struct CountsDocument {
    limit: u32,
    caution: u32,
    notice: u32,
    records: u32,
    subjects: u32,
}

#[derive(Debug, Serialize)]
struct VoidDocument<'a> {
    at: String,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct KeyDocument<'a> {
    id: String,
    holder: Option<&'a str>,
    origin: Option<&'static str>,
}

/// Verifies each, and ends with the worst answer. Nothing given is nothing verified.
pub fn run(verifier: &Verifier, texts: &[String], output: Output) -> Exit {
    let (mut exit, mut given) = (Exit::Done, false);
    let mut take = |verified| {
        exit = exit.max(verified);
        given = true;
    };
    for text in texts {
        if text == "-" {
            let read = lines::each(|line| {
                take(match line {
                    Ok(text) => one(verifier, text, output),
                    Err(bytes) => one(verifier, &String::from_utf8_lossy(bytes), output),
                });
            });
            if read.is_err() {
                take(lines::ended(read, output));
            }
        } else {
            take(one(verifier, text, output));
        }
    }
    if !given {
        output.failure(&"没有要核验的内容。请逐行给出核验码、二维码内容或文件路径。", None);
        return Exit::Usage;
    }
    exit
}

fn one(verifier: &Verifier, input: &str, output: Output) -> Exit {
    let verified = match verifier.verify(input) {
        Ok(verified) => verified,
        Err(error) => {
            if output.json {
                output.document(&unavailable(input, &error));
            }
            return output.refused(&error);
        }
    };
    if output.json {
        output.document(&document(input, &verified));
    } else {
        output.line(verified.title());
        output.line(verified.advice() + &verified.sealed_by());
        for (label, value) in verified.facts() {
            output.line(format!("  {label}  {value}"));
        }
    }
    if verified.answer == Answer::Genuine { Exit::Done } else { Exit::No }
}

/// What could not be read is neither genuine nor not.
fn unavailable<'a>(input: &'a str, error: &DeskError) -> Document<'a> {
    Document {
        input,
        verdict: "unavailable",
        verdict_text: "未能核验",
        reason: error.to_string(),
        report: None,
        void: None,
        key: None,
    }
}

fn document<'a>(input: &'a str, verified: &'a Verified) -> Document<'a> {
    Document {
        input,
        verdict: verified.answer.name(),
        verdict_text: verified.title(),
        reason: verified.advice(),
        report: verified.statement.as_ref().map(report),
        void: verified
            .void
            .as_ref()
            .map(|void| VoidDocument { at: void.at.minute(), reason: &void.reason }),
        key: verified.key.as_ref().map(|key| KeyDocument {
            id: key.id.to_string(),
            holder: key.holder.as_deref(),
            origin: key.origin.map(|origin| origin.label()),
        }),
    }
}

fn report(statement: &Statement) -> ReportDocument<'_> {
    let counts = statement.counts;
    ReportDocument {
        number: &statement.number,
        kind: statement.kind.name(),
        kind_text: statement.kind.label(),
        verification_code: statement.code.to_string(),
        subject: (statement.subject != "-").then_some(statement.subject.as_str()),
        issued: statement.issued.minute(),
        counts: CountsDocument {
            limit: counts.limit,
            caution: counts.caution,
            notice: counts.notice,
            records: counts.records,
            subjects: counts.subjects,
        },
        digest: statement.digest_hex(),
    }
}
