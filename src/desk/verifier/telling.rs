//! What verifying ended in, in words: the same on the screen and on the command line.

use super::{Answer, Verified};
use crate::{
    domain::{report::ReportKind, statement::Statement},
    vault::seal::KeyVerdict,
};

impl Answer {
    /// The answer in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Genuine => "真实有效，未被改动",
            Self::Void => "已作废",
            Self::Changed => "内容被改动，或系伪造",
            Self::UnknownKey => "签章密钥不认识，不能确认真伪",
            Self::KeyRefused => "签章密钥不予认可",
            Self::NotAReport => "不是本程序出具的文书",
            Self::UnknownCode => "本机登记簿里没有这个核验码",
        }
    }
}

impl Verified {
    /// The answer in a few words. Of a commitment only its text is vouched for: whether anybody signed
    /// it, and kept it, does not stand on the paper.
    pub fn title(&self) -> &'static str {
        match (self.answer, self.is_of_a_commitment()) {
            (Answer::Genuine, true) => "文本真实，未被改动",
            (answer, _) => answer.title(),
        }
    }

    fn is_of_a_commitment(&self) -> bool {
        self.statement.as_ref().is_some_and(|said| said.kind == ReportKind::Commitment)
    }

    /// Why, and what to do next; two sentences at most.
    pub fn advice(&self) -> String {
        match self.answer {
            Answer::Genuine if self.is_of_a_commitment() => {
                let note = self.key.as_ref().and_then(|key| aged(&key.trust)).unwrap_or_default();
                format!("{note}请逐项核对下列内容与纸上是否一致；是否签署、怎样履行，以受理窗口的登记为准。")
            }
            Answer::Genuine => {
                let note = self.key.as_ref().and_then(|key| aged(&key.trust)).unwrap_or_default();
                format!("{note}请逐项核对下列内容与纸上是否一致，不一致的是纸面被改动，请勿采用。")
            }
            Answer::Void => {
                let void = self.void.as_ref();
                let reason = void.map_or("", |void| void.reason.as_str());
                let day = void.map(|void| void.at.day().to_string()).unwrap_or_default();
                format!("出具单位已于 {day} 作废，原因：{reason}。请勿采用，需要时请重新出具。")
            }
            Answer::Changed => {
                "签章与内容对不上。请勿采用，并请向出具单位索取原件。".to_owned()
            }
            Answer::UnknownKey => {
                "本机没有这把密钥的公钥证书。请由系统管理员向出具单位取得证书，用 hecha key import 导入后再核验。"
                    .to_owned()
            }
            Answer::KeyRefused => {
                let reason = self.key.as_ref().map(|key| refused(&key.trust)).unwrap_or_default();
                format!("{reason}。请勿采用，并请向出具单位核实。")
            }
            Answer::NotAReport => match &self.fault {
                Some(fault) => fault.to_string(),
                None => "认不出这段内容。请扫描文书上的二维码，或输入核验码。".to_owned(),
            },
            Answer::UnknownCode => {
                "请核对核验码。其他单位出具的文书，请扫描纸上的二维码核验。".to_owned()
            }
        }
    }

    /// What the paper must say, label and value.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        self.statement.as_ref().map(stated).unwrap_or_default()
    }

    /// Whose key sealed it: known to this office, not written on the paper. Empty without a key.
    pub fn sealed_by(&self) -> String {
        let Some(key) = &self.key else { return String::new() };
        // Of a key nobody here knows the holder is what the paper itself claims.
        let label = if key.origin.is_some() { "签发单位" } else { "自称签发单位" };
        let holder = key.holder.as_ref().map(|holder| format!("{label} {holder}，"));
        format!("{}密钥编号 {}。", holder.unwrap_or_default(), key.id)
    }
}

fn stated(statement: &Statement) -> Vec<(&'static str, String)> {
    let counts = statement.counts;
    let mut facts = vec![
        ("文书", statement.kind.label().to_owned()),
        ("编号", statement.number.clone()),
        ("核验码", statement.code.to_string()),
    ];
    if statement.subject != "-" {
        facts.push(("主体代码", statement.subject.clone()));
    }
    facts.push(("出具时间", statement.issued.minute()));
    if statement.kind.is_for_a_scene() {
        let (limit, caution, notice) = (counts.limit, counts.caution, counts.notice);
        facts.push(("核查发现", format!("限制 {limit} 项，审慎 {caution} 项，提示 {notice} 项")));
    }
    if counts.subjects > 1 {
        facts.push(("审查对象", format!("{} 个", counts.subjects)));
    }
    if statement.kind != ReportKind::Commitment {
        facts.push(("所列信息", format!("{} 条", counts.records)));
    }
    facts.push(("内容摘要", statement.digest_hex()));
    facts
}

/// What is to be known of a key that was good on the day.
fn aged(trust: &KeyVerdict) -> Option<String> {
    match trust {
        KeyVerdict::TrustedExpired { until } => {
            Some(format!("签章密钥签发时有效，{until} 已到期。"))
        }
        KeyVerdict::TrustedRetired { since } => {
            Some(format!("签章密钥签发时在用，{since} 已更换。"))
        }
        _ => None,
    }
}

fn refused(trust: &KeyVerdict) -> String {
    match trust {
        KeyVerdict::Revoked { since, reason } => {
            format!("签章密钥已于 {since} 吊销，原因：{reason}")
        }
        KeyVerdict::NotYetValidWhenIssued { from } => {
            format!("签章密钥 {from} 起才有效，文书所写的出具时间在此之前")
        }
        KeyVerdict::ExpiredWhenIssued { until } => {
            format!("签章密钥 {until} 到期，文书所写的出具时间在此之后")
        }
        KeyVerdict::IssuedAfterRetirement { since } => {
            format!("签章密钥 {since} 停用，文书所写的出具时间在此之后")
        }
        KeyVerdict::Trusted
        | KeyVerdict::TrustedExpired { .. }
        | KeyVerdict::TrustedRetired { .. }
        | KeyVerdict::Unknown => "签章密钥不予认可".to_owned(),
    }
}
