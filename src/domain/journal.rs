//! Who did what, when, on what basis (操作日志): rows chained by SM3, so that a changed, removed
//! or swapped row breaks every row after it.

use sm3::{Digest, Sm3};

use super::{
    access::{Basis, OperatorRole},
    moment::Moment,
    subject::SubjectId,
};

/// What was done. The names are stable: they are hashed and exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Data folder made.
    Init,
    /// Logged in.
    LogIn,
    /// Log-in refused.
    LogInRefused,
    /// Subjects looked up.
    LookUp,
    /// An archive opened.
    OpenArchive,
    /// An identity number shown in full.
    Reveal,
    /// A report issued.
    IssueReport,
    /// A file taken in.
    Import,
    /// An operator added.
    AddOperator,
    /// The journal verified or exported.
    ReadJournal,
    /// A subject checked for a matter.
    Check,
    /// What was done about a finding registered.
    RegisterFeedback,
    /// Cases counted.
    CountCases,
    /// A report laid out to be looked at before it is issued.
    PreviewReport,
    /// A report handed to a printer.
    PrintReport,
    /// A report handed out as a file.
    CopyReport,
    /// A report declared void.
    VoidReport,
    /// An opinion on a report given.
    GiveOpinion,
    /// The register of reports searched.
    ReadRegister,
    /// A seal key made, imported, retired or revoked.
    ManageKeys,
    /// A commitment drafted, or its draft changed.
    DraftCommitment,
    /// A commitment's signature registered.
    SignCommitment,
    /// A signed commitment kept.
    KeepCommitment,
    /// How a commitment was kept registered.
    SettleCommitment,
    /// A commitment withdrawn.
    WithdrawCommitment,
    /// Commitments looked for or at.
    ReadCommitments,
    /// A kept file looked at.
    ReadEvidence,
    /// Commitments written out or counted.
    PublishCommitments,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 28] = [
        Self::Init,
        Self::LogIn,
        Self::LogInRefused,
        Self::LookUp,
        Self::OpenArchive,
        Self::Reveal,
        Self::IssueReport,
        Self::Import,
        Self::AddOperator,
        Self::ReadJournal,
        Self::Check,
        Self::RegisterFeedback,
        Self::CountCases,
        Self::PreviewReport,
        Self::PrintReport,
        Self::CopyReport,
        Self::VoidReport,
        Self::GiveOpinion,
        Self::ReadRegister,
        Self::ManageKeys,
        Self::DraftCommitment,
        Self::SignCommitment,
        Self::KeepCommitment,
        Self::SettleCommitment,
        Self::WithdrawCommitment,
        Self::ReadCommitments,
        Self::ReadEvidence,
        Self::PublishCommitments,
    ];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Init => "init",
            Self::LogIn => "log_in",
            Self::LogInRefused => "log_in_refused",
            Self::LookUp => "look_up",
            Self::OpenArchive => "open_archive",
            Self::Reveal => "reveal",
            Self::IssueReport => "issue_report",
            Self::Import => "import",
            Self::AddOperator => "add_operator",
            Self::ReadJournal => "read_journal",
            Self::Check => "check",
            Self::RegisterFeedback => "register_feedback",
            Self::CountCases => "count_cases",
            Self::PreviewReport => "preview_report",
            Self::PrintReport => "print_report",
            Self::CopyReport => "copy_report",
            Self::VoidReport => "void_report",
            Self::GiveOpinion => "give_opinion",
            Self::ReadRegister => "read_register",
            Self::ManageKeys => "manage_keys",
            Self::DraftCommitment => "draft_commitment",
            Self::SignCommitment => "sign_commitment",
            Self::KeepCommitment => "keep_commitment",
            Self::SettleCommitment => "settle_commitment",
            Self::WithdrawCommitment => "withdraw_commitment",
            Self::ReadCommitments => "read_commitments",
            Self::ReadEvidence => "read_evidence",
            Self::PublishCommitments => "publish_commitments",
        }
    }

    /// The action of a stable name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// Whether it writes an event of a commitment.
    pub fn is_of_commitments(self) -> bool {
        matches!(
            self,
            Self::DraftCommitment
                | Self::IssueReport
                | Self::SignCommitment
                | Self::KeepCommitment
                | Self::SettleCommitment
                | Self::WithdrawCommitment
        )
    }

    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Init => "建立数据目录",
            Self::LogIn => "登录",
            Self::LogInRefused => "登录被拒",
            Self::LookUp => "查询",
            Self::OpenArchive => "查看档案",
            Self::Reveal => "查看完整证件号码",
            Self::IssueReport => "出具报告",
            Self::Import => "导入",
            Self::AddOperator => "增加操作员",
            Self::ReadJournal => "查验日志",
            Self::Check => "核查",
            Self::RegisterFeedback => "登记执行反馈",
            Self::CountCases => "统计奖惩案例",
            Self::PreviewReport => "预览报告",
            Self::PrintReport => "打印报告",
            Self::CopyReport => "取用报告文件",
            Self::VoidReport => "作废报告",
            Self::GiveOpinion => "签署意见",
            Self::ReadRegister => "查阅登记簿",
            Self::ManageKeys => "管理签章密钥",
            Self::DraftCommitment => "起草信用承诺",
            Self::SignCommitment => "登记承诺签署",
            Self::KeepCommitment => "归档信用承诺",
            Self::SettleCommitment => "登记承诺履约",
            Self::WithdrawCommitment => "撤销信用承诺",
            Self::ReadCommitments => "查阅信用承诺",
            Self::ReadEvidence => "查看归档文件",
            Self::PublishCommitments => "导出信用承诺",
        }
    }
}

/// A journal row before it has its place in the chain. Texts hold no identity number in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: Moment,
    /// Who: the operator's login name.
    pub operator: String,
    /// In which role; `None` before a log-in succeeded.
    pub role: Option<OperatorRole>,
    /// What.
    pub action: Action,
    /// About whom.
    pub subject: Option<SubjectId>,
    /// On which basis.
    pub basis: Option<Basis>,
    /// For what.
    pub purpose: String,
    /// How it ended and with what: outcome, counts, report number, file name.
    pub detail: String,
}

/// A digest of the chain.
pub type Link = [u8; 32];

/// The link before the first row.
pub const GENESIS: Link = [0; 32];

/// A row of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Place in the chain, from 1.
    pub sequence: u64,
    /// What was done.
    pub deed: Deed,
    /// SM3 over the previous link and this row.
    pub link: Link,
}

/// The link of a row: SM3 (GB/T 32905) over the previous link, the sequence number and every
/// field, each with its length before it, so that no two rows share a preimage.
pub fn link(previous: &Link, sequence: u64, deed: &Deed) -> Link {
    let mut hash = Sm3::new();
    hash.update(previous);
    hash.update(sequence.to_be_bytes());
    hash.update(deed.at.0.to_be_bytes());
    let subject = deed.subject.map(|id| id.0.to_string()).unwrap_or_default();
    for text in [
        deed.operator.as_str(),
        deed.role.map_or("", OperatorRole::label),
        deed.action.name(),
        &subject,
        deed.basis.map_or("", Basis::label),
        &deed.purpose,
        &deed.detail,
    ] {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    }
    hash.finalize().into()
}

/// Where a chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// A row is missing or out of order.
    Gap {
        /// The sequence number that should come next.
        expected: u64,
    },
    /// A row's content does not match its link.
    Changed {
        /// Its sequence number.
        sequence: u64,
    },
}

/// Walks rows in order; the number of rows and the last link, or the first break.
pub fn verify<'a>(
    entries: impl IntoIterator<Item = &'a JournalEntry>,
) -> Result<(u64, Link), Break> {
    let (mut count, mut previous) = (0, GENESIS);
    for entry in entries {
        count += 1;
        if entry.sequence != count {
            return Err(Break::Gap { expected: count });
        }
        if entry.link != link(&previous, entry.sequence, &entry.deed) {
            return Err(Break::Changed { sequence: entry.sequence });
        }
        previous = entry.link;
    }
    Ok((count, previous))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(n: u64) -> Vec<JournalEntry> {
        let mut previous = GENESIS;
        (1..=n)
            .map(|sequence| {
                let deed = Deed {
                    at: Moment(1_700_000_000 + i64::try_from(sequence).unwrap()),
                    operator: "window1".into(),
                    role: Some(OperatorRole::Clerk),
                    action: Action::LookUp,
                    subject: Some(SubjectId(7)),
                    basis: Some(Basis::Duty),
                    purpose: "专项资金".into(),
                    detail: "code_match".into(),
                };
                previous = link(&previous, sequence, &deed);
                JournalEntry { sequence, deed, link: previous }
            })
            .collect()
    }

    #[test]
    fn an_untouched_chain_holds() {
        let rows = chain(5);
        assert_eq!(verify(&rows), Ok((5, rows[4].link)));
        assert_eq!(verify([]), Ok((0, GENESIS)));
    }

    #[test]
    fn a_changed_removed_or_swapped_row_is_found() {
        let mut changed = chain(5);
        changed[2].deed.purpose = "评优评先".into();
        assert_eq!(verify(&changed), Err(Break::Changed { sequence: 3 }));
        let mut removed = chain(5);
        removed.remove(1);
        assert_eq!(verify(&removed), Err(Break::Gap { expected: 2 }));
        let mut moved = chain(5);
        moved[1].deed.detail.push('专');
        moved[1].deed.purpose = "项资金".into();
        assert_eq!(verify(&moved), Err(Break::Changed { sequence: 2 }));
    }
}
