//! What each dialog about a commitment asks, and how what was filled in is read.

use std::path::PathBuf;

use super::super::period::{self, Typed};
use super::dialog::{About, Kind};
use super::scanned;
use crate::domain::{
    Day,
    commitment::{Deciding, EvidenceKind, Outcome, Signature, Signer},
};
use crate::tui::commitments::{Attach, CommitmentJob, Settling};
use crate::tui::widgets::form::{Form, Row};

/// The row a paper is scanned into.
pub const SCAN: usize = 0;
/// The row of the signer's capacity.
pub const SIGNER: usize = 1;
/// The row of the signer's name.
pub const NAME: usize = 2;
/// The row of an agent's power of attorney.
pub const AUTHORISATION: usize = 6;
/// What stands for a time that ran out, behind the outcomes.
const EXPIRED: &str = "登记期满";

/// Where a dialog is incomplete, and what to do.
pub type Fault = (usize, String);

/// The rows of a dialog, filled as far as is known.
pub fn rows(kind: Kind, about: &About) -> Form {
    let today = about.today.to_string();
    let unit = &about.department;
    let text = Row::text;
    Form::new(match kind {
        Kind::Sign => {
            let words = signers(about).iter().map(|one| one.label().to_owned()).collect();
            vec![
                text("扫码核对", ""),
                Row::choice("签署人", words, about.signer.label()),
                text("姓名", about.name_of(about.signer)),
                text("签署日", &today),
                text("见证人", &about.operator),
                text("扫描件", ""),
                text("授权委托书", ""),
                text("电子签名", ""),
                text("签名证书", ""),
            ]
        }
        Kind::Keep => vec![
            text("扫描件", ""),
            text("授权委托书", ""),
            text("电子签名", ""),
            text("签名证书", ""),
        ],
        Kind::Settle => {
            let over = about.until.is_some_and(|until| until < about.today) && about.in_force;
            let words = Outcome::ALL.iter().map(|one| one.state().label().to_owned());
            let words: Vec<String> = words.chain(over.then(|| EXPIRED.to_owned())).collect();
            let first = words.first().cloned().unwrap_or_default();
            vec![
                Row::choice("履约情况", words, &first),
                text("认定单位", unit),
                text("认定日", &today),
                text("认定依据", ""),
                text("认定事实", ""),
                text("认定文书", ""),
            ]
        }
        Kind::Correct => vec![
            text("认定单位", unit),
            text("整改日", &today),
            text("依据", ""),
            text("证明材料", ""),
        ],
        Kind::Retract => {
            vec![text("认定单位", unit), text("撤回日", &today), text("依据", ""), text("原因", "")]
        }
        Kind::Withdraw => vec![text("原因", "")],
    })
}

/// What is to be said of a row one is in.
pub fn hint(kind: Kind, row: usize) -> &'static str {
    const PATHS: &str = "文件路径，多个用；隔开；PDF、JPG 或 PNG，~ 是自己的主目录";
    match (kind, row) {
        (Kind::Sign, SCAN) => "扫描手中承诺书的二维码，核对是不是这一份；没有扫码枪的可以不填",
        (Kind::Sign, SIGNER) => "按左右键选择；委托代理人须附授权委托书",
        (Kind::Sign, NAME) => "在承诺书上签字的人",
        (Kind::Sign, 3) => "承诺书上写的签署日期",
        (Kind::Sign, 4) => "窗口见证签字的人",
        (Kind::Sign, 5 | AUTHORISATION) | (Kind::Keep, 0 | 1) => PATHS,
        (Kind::Sign, 7 | 8) | (Kind::Keep, 2 | 3) => "电子签名和签名证书要一起附上；没有的不填",
        (Kind::Settle, 0) => "按左右键选择",
        (Kind::Settle, 1) | (Kind::Correct | Kind::Retract, 0) => "作出认定的单位",
        (Kind::Settle, 3) | (Kind::Correct | Kind::Retract, 2) => "文书的名称或者文号",
        (Kind::Settle, 4) => "认定的事实，按文书写",
        (Kind::Settle, 5) | (Kind::Correct, 3) => PATHS,
        (Kind::Retract, 3) => "为什么撤回认定；撤回后恢复为履行中",
        (Kind::Withdraw, _) => "撤销后承诺书随即作废，纸面核验时显示作废和原因",
        _ => "日期，如 2026-12-31",
    }
}

/// Whether what was scanned is the paper of the open commitment; none when nothing was.
pub fn checked(form: &Form, number: &str) -> Option<Result<(), String>> {
    let typed = form.value(SCAN).trim();
    if typed.is_empty() {
        return None;
    }
    Some(match scanned::number(typed) {
        Some(scanned) if scanned == number => Ok(()),
        Some(scanned) => Err(format!(
            "扫描的是 {scanned}，正在办理的是 {number}。请换成 {number} 的承诺书，或按 Ctrl-U 清空。"
        )),
        None => Err("这不是承诺书上的二维码。请重扫，或按 Ctrl-U 清空。".to_owned()),
    })
}

/// Who can sign for such a subject.
fn signers(about: &About) -> [Signer; 2] {
    [about.signer, Signer::Agent]
}

/// The chosen one.
pub fn chosen(form: &Form, about: &About) -> Signer {
    signers(about)[form.chosen(SIGNER).min(1)]
}

/// The job a dialog asks for.
///
/// # Errors
/// Where it is incomplete.
pub fn job(kind: Kind, form: &Form, about: &About) -> Result<CommitmentJob, Fault> {
    let id = about.id;
    let settled = |settling| Ok(CommitmentJob::Settle { id, settling });
    match kind {
        Kind::Sign => {
            if let Some(Err(said)) = checked(form, &about.number) {
                return Err((SCAN, said));
            }
            let signature = Signature {
                signer: chosen(form, about),
                name: filled(form, NAME, "还没有写签署人的姓名。请填写在承诺书上签字的人。")?,
                day: day(form, 3)?,
                witness: form.value(4).trim().to_owned(),
            };
            Ok(CommitmentJob::Sign { id, signature, files: evidence(form, 5) })
        }
        Kind::Keep => {
            let files = evidence(form, 0);
            if files.is_empty() {
                return Err((0, "还没有填文件。请填签署后的扫描件的路径。".to_owned()));
            }
            Ok(CommitmentJob::Keep { id, files })
        }
        Kind::Settle => {
            let Some(outcome) = Outcome::ALL.get(form.chosen(0)).copied() else {
                return settled(Settling::Expire);
            };
            let (by, facts) = (deciding(form, 1)?, form.value(4).trim().to_owned());
            let files = files(form, 5, EvidenceKind::Document);
            settled(Settling::Find { outcome, by, facts, files })
        }
        Kind::Correct => {
            let files = files(form, 3, EvidenceKind::Document);
            settled(Settling::Correct { by: deciding(form, 0)?, files })
        }
        Kind::Retract => {
            let by = deciding(form, 0)?;
            let reason = filled(form, 3, "还没有写原因。请写明为何撤回认定。")?;
            settled(Settling::Retract { by, reason })
        }
        Kind::Withdraw => {
            let reason = filled(form, 0, "还没有写原因。请写明为何撤销，再按回车。")?;
            settled(Settling::Withdraw { reason })
        }
    }
}

/// Unit, day and document on three rows.
fn deciding(form: &Form, from: usize) -> Result<Deciding, Fault> {
    Ok(Deciding {
        unit: filled(form, from, "还没有写认定单位。请填写作出认定的单位。")?,
        day: day(form, from + 1)?,
        document: filled(form, from + 2, "还没有写认定依据。请填写文书的名称或者文号。")?,
    })
}

fn filled(form: &Form, row: usize, otherwise: &str) -> Result<String, Fault> {
    match form.value(row).trim() {
        "" => Err((row, otherwise.to_owned())),
        value => Ok(value.to_owned()),
    }
}

fn day(form: &Form, row: usize) -> Result<Day, Fault> {
    match period::read(form.value(row)) {
        Typed::Day(day) => Ok(day),
        _ => Err((row, "日期不对。请按 2026-11-22 的样子填写。".to_owned())),
    }
}

/// What is kept of a signature, on four rows.
fn evidence(form: &Form, from: usize) -> Vec<Attach> {
    let kinds = [
        EvidenceKind::Scan,
        EvidenceKind::Authorisation,
        EvidenceKind::Signature,
        EvidenceKind::Certificate,
    ];
    (from..).zip(kinds).flat_map(|(row, kind)| files(form, row, kind)).collect()
}

/// The paths of a row. A path dragged into the terminal comes in quotes.
fn files(form: &Form, row: usize, kind: EvidenceKind) -> Vec<Attach> {
    let parts = form.value(row).split(['；', ';']);
    let paths = parts.map(|part| part.trim().trim_matches(['\'', '"']));
    paths
        .filter(|path| !path.is_empty())
        .map(|path| Attach { kind, path: PathBuf::from(path) })
        .collect()
}
