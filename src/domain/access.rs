//! Who may see what, and on which ground (查询依据, 信息使用范围).

use serde::{Deserialize, Serialize};

/// 信息使用范围 of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 公示
    Public,
    /// 仅政府部门内部共享
    Internal,
    /// 仅可授权查询
    Authorised,
}

impl Scope {
    /// The Chinese words of the templates.
    pub fn label(self) -> &'static str {
        match self {
            Self::Public => "公示",
            Self::Internal => "仅政府部门内部共享",
            Self::Authorised => "仅可授权查询",
        }
    }

    /// The scope of a template's word.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Public, Self::Internal, Self::Authorised].into_iter().find(|s| s.label() == word)
    }
}

/// Why a look-up is lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 公开信息: what anybody may know.
    Public,
    /// 本人: the person, or the organisation itself, asks.
    Oneself,
    /// 授权: with the subject's written authorisation.
    Authorisation,
    /// 依职权: a department doing its statutory duty (PIPL art. 34).
    Duty,
}

impl Basis {
    /// Every basis, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Public, Self::Oneself, Self::Authorisation, Self::Duty];

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Public => "公开信息",
            Self::Oneself => "本人",
            Self::Authorisation => "授权",
            Self::Duty => "依职权",
        }
    }

    /// The basis of a word: Chinese, or `public`, `self`, `authorisation`, `duty`.
    pub fn read(word: &str) -> Option<Self> {
        match word {
            "self" | "oneself" => Some(Self::Oneself),
            "public" => Some(Self::Public),
            "authorisation" | "authorization" | "authorised" => Some(Self::Authorisation),
            "duty" => Some(Self::Duty),
            _ => Self::ALL.into_iter().find(|basis| basis.label() == word),
        }
    }

    /// Whether records of a scope may be shown on this basis. What only departments share is
    /// not handed to the subject; what needs an authorisation is not opened by duty alone.
    pub fn opens(self, scope: Scope) -> bool {
        matches!(
            (self, scope),
            (_, Scope::Public)
                | (Self::Duty, Scope::Internal)
                | (Self::Oneself | Self::Authorisation, Scope::Authorised)
        )
    }

    /// Natural persons are looked up only on a personal or statutory basis.
    pub fn opens_natural_persons(self) -> bool {
        self != Self::Public
    }
}

/// Basis and purpose of a look-up or report, as the journal keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// Why it is lawful.
    pub basis: Basis,
    /// What it is for, in the operator's words; empty only for public information.
    pub purpose: String,
}

impl Grounds {
    /// Public information, no purpose asked.
    pub fn public() -> Self {
        Self { basis: Basis::Public, purpose: String::new() }
    }

    /// Whether natural persons may be shown: a fitting basis and a purpose.
    pub fn open_natural_persons(&self) -> bool {
        self.basis.opens_natural_persons() && !self.purpose.trim().is_empty()
    }
}

/// What an operator is (等保 8.1.5: administration, audit and use are separate hands).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperatorRole {
    /// 窗口人员
    Clerk,
    /// 审批人员
    Approver,
    /// 系统管理员
    Administrator,
    /// 审计管理员
    Auditor,
}

/// What can be permitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Look subjects up and open archives.
    LookUp,
    /// See an identity number in full.
    Reveal,
    /// Issue reports.
    IssueReport,
    /// Take departments' files in.
    Import,
    /// Add and change operators.
    ManageOperators,
    /// Read the journal.
    ReadJournal,
    /// Register what was done about a finding.
    RegisterFeedback,
    /// Count the cases of each month.
    CountCases,
    /// Find reports in the register.
    ReadRegister,
    /// Declare a report void.
    VoidReport,
    /// Give an opinion on a report as who handles it.
    HandleReport,
    /// Give an opinion on a report as who reviews or approves it.
    ApproveReport,
    /// Make, import, retire and revoke seal keys.
    ManageKeys,
    /// Draft commitments, print them, register signatures, withdraw.
    HandleCommitment,
    /// Register how a commitment was kept.
    SettleCommitment,
    /// Look at commitments and at what was kept of them.
    ReadCommitments,
    /// Write commitments out for the website, and count them.
    PublishCommitments,
}

impl OperatorRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Clerk, Self::Approver, Self::Administrator, Self::Auditor];

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clerk => "窗口人员",
            Self::Approver => "审批人员",
            Self::Administrator => "系统管理员",
            Self::Auditor => "审计管理员",
        }
    }

    /// Stable number in the store.
    pub fn id(self) -> u8 {
        self as u8
    }

    /// The role of a stored number.
    pub fn from_id(id: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// What the role may do. Whoever manages operators sees nobody's archive, and whoever reads
    /// the journal changes nothing.
    pub fn allows(self, permission: Permission) -> bool {
        use Permission::{
            ApproveReport, CountCases, HandleCommitment, HandleReport, Import, IssueReport, LookUp,
            ManageKeys, ManageOperators, PublishCommitments, ReadCommitments, ReadJournal,
            ReadRegister, RegisterFeedback, Reveal, SettleCommitment, VoidReport,
        };
        match self {
            Self::Clerk => matches!(
                permission,
                LookUp
                    | Reveal
                    | IssueReport
                    | Import
                    | RegisterFeedback
                    | CountCases
                    | ReadRegister
                    | VoidReport
                    | HandleReport
                    | HandleCommitment
                    | SettleCommitment
                    | ReadCommitments
                    | PublishCommitments
            ),
            Self::Approver => matches!(
                permission,
                LookUp
                    | Reveal
                    | IssueReport
                    | RegisterFeedback
                    | CountCases
                    | ReadRegister
                    | VoidReport
                    | ApproveReport
                    | SettleCommitment
                    | ReadCommitments
                    | PublishCommitments
            ),
            Self::Administrator => matches!(permission, Import | ManageOperators | ManageKeys),
            Self::Auditor => {
                matches!(permission, ReadJournal | CountCases | ReadRegister | ReadCommitments)
            }
        }
    }
}
