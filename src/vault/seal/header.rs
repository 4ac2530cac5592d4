//! The text of a public key file: lines that tell people what it is and how far it is to be trusted, then the PEM.

use std::fmt;

use crate::domain::Day;

use super::{
    certificate::Certificate,
    keys::{KeyState, KnownKey, Origin},
};

const STATE: &str = "状态: ";
const ORIGIN: &str = "来源: ";
const ACTIVE: &str = "在用";
const RETIRED: &str = "停用 ";
const REVOKED: &str = "吊销 ";

impl fmt::Display for KeyState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Active => f.write_str(ACTIVE),
            Self::Retired { since } => write!(f, "{RETIRED}{since}"),
            Self::Revoked { since, reason } => write!(f, "{REVOKED}{since} {}", one_line(reason)),
        }
    }
}

impl KnownKey {
    /// The text of its public key file, to be handed to other offices.
    pub fn text(&self) -> String {
        write(self)
    }
}

/// The file of a known key.
pub(super) fn write(known: &KnownKey) -> String {
    let (certificate, state) = (&known.certificate, &known.state);
    format!(
        "印章公钥，用于核验本单位出具的文书。不含私钥，可以公开、可以发给其他窗口导入。\n\
         持有单位: {}\n密钥编号: {}\n指纹（SM3）: {}\n有效期: {} 至 {}\n{ORIGIN}{}\n{STATE}{state}\n{}",
        certificate.holder(),
        certificate.id(),
        certificate.fingerprint(),
        certificate.from(),
        certificate.until(),
        known.origin.label(),
        certificate.pem(),
    )
}

/// The key of a file, or what is wrong with it.
pub(super) fn read(text: &str) -> Result<KnownKey, &'static str> {
    let certificate = Certificate::read_pem(text).map_err(|_| "证书无法读取")?;
    let state = field(text, STATE).and_then(read_state).ok_or("状态行缺失或写法不对")?;
    let origin = field(text, ORIGIN).and_then(Origin::read).ok_or("来源行缺失或写法不对")?;
    Ok(KnownKey { certificate, state, origin })
}

/// What another office's file says of its key's use; one that says nothing is in use, one that says
/// something nobody understands is not taken for that.
pub(super) fn state(text: &str) -> Result<KeyState, &'static str> {
    let named = STATE.trim_end();
    if !head(text).lines().any(|line| line.trim_start().starts_with(named)) {
        return Ok(KeyState::Active);
    }
    field(text, STATE).and_then(read_state).ok_or("状态行写法不对")
}

fn head(text: &str) -> &str {
    text.split("-----BEGIN").next().unwrap_or_default()
}

/// The value of a line that is there once.
fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut found = head(text).lines().filter_map(|line| line.strip_prefix(name));
    match (found.next(), found.next()) {
        (Some(value), None) => Some(value.trim()),
        _ => None,
    }
}

fn read_state(text: &str) -> Option<KeyState> {
    if text == ACTIVE {
        return Some(KeyState::Active);
    }
    if let Some(day) = text.strip_prefix(RETIRED) {
        return Some(KeyState::Retired { since: read_day(day)? });
    }
    let rest = text.strip_prefix(REVOKED)?;
    let (day, reason) = rest.split_once(' ').unwrap_or((rest, ""));
    Some(KeyState::Revoked { since: read_day(day)?, reason: reason.to_owned() })
}

fn read_day(text: &str) -> Option<Day> {
    text.trim().parse().ok()
}

/// A reason on one line, so that it cannot pass for another line of the header.
fn one_line(reason: &str) -> String {
    reason
        .split(|c: char| c.is_control() || c.is_whitespace())
        .collect::<Vec<_>>()
        .join(" ")
        .replace("-----", "－")
        .trim()
        .to_owned()
}
