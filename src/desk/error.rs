//! What can go wrong at the desk, in two sentences for people.

use std::{fmt, path::PathBuf};

use crate::{
    domain::{
        access::{OperatorRole, Permission},
        scene::NotOpen,
    },
    forms::FormsError,
    intake::read::ReadError,
    report::RenderError,
    store::StoreError,
    vault::VaultError,
};

use super::{folder::FolderError, look_up::Note};

/// Why a job could not be done.
#[derive(Debug)]
pub enum DeskError {
    /// The role may not do this.
    NotPermitted {
        /// The operator's role.
        role: OperatorRole,
        /// What was asked.
        permission: Permission,
    },
    /// A natural person needs a basis and a purpose.
    NeedsBasis,
    /// The purpose is missing.
    NeedsPurpose,
    /// The query holds nothing that could be looked for.
    NothingAsked,
    /// A name alone does not say which natural person is meant.
    NameOnly,
    /// The period ends before it begins, or has not ended yet.
    BadPeriod,
    /// Nobody is known by this code.
    UnknownSubject,
    /// Several subjects answer to it.
    SeveralSubjects {
        /// How many.
        count: usize,
    },
    /// `--today` on a folder that is not a demo.
    NotADemo,
    /// No scene is called so.
    UnknownScene {
        /// What was asked.
        scene: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The scene is missing.
    NeedsScene {
        /// The names there are.
        known: Vec<String>,
    },
    /// The scene is not for this role, basis or subject.
    SceneNotOpen {
        /// Its name.
        scene: String,
        /// What stands against it.
        reason: NotOpen,
    },
    /// The finding does not call for this measure.
    NotCalledFor {
        /// The measure asked for.
        measure: String,
    },
    /// A feedback without a department.
    NoDepartment,
    /// A feedback of a day that has not come.
    DayToCome,
    /// A feedback of a day before the finding's own.
    DayTooEarly,
    /// The same feedback stands already.
    AlreadyRegistered,
    /// Nobody was found, but not everything was searched.
    NotSearched(Note),
    /// The report kind does not exist.
    UnknownReportKind {
        /// What was asked.
        kind: String,
    },
    /// No item fits the file.
    UnknownItem {
        /// What was asked or found.
        what: String,
    },
    /// The vault stays closed.
    Vault(VaultError),
    /// The data folder cannot be used.
    Folder(FolderError),
    /// The office's forms are wrong.
    Forms(FormsError),
    /// The archive fails.
    Store(StoreError),
    /// The file cannot be read.
    Read(ReadError),
    /// The report cannot be set.
    Render(RenderError),
    /// A file cannot be written.
    Write {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

/// Whose turn it is after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The answer is no.
    No,
    /// Something was asked that cannot be asked so.
    Usage,
    /// The operator may not, or not on this basis.
    NotPermitted,
    /// File, disk, damaged data.
    Environment,
}

impl DeskError {
    /// What kind of failure it is.
    pub fn kind(&self) -> FailureKind {
        match self {
            Self::NotPermitted { .. }
            | Self::NeedsBasis
            | Self::SceneNotOpen { reason: NotOpen::Role(_) | NotOpen::Basis(_), .. }
            | Self::Vault(VaultError::Refused) => FailureKind::NotPermitted,
            Self::UnknownSubject
            | Self::SeveralSubjects { .. }
            | Self::NameOnly
            | Self::NotSearched(_)
            | Self::AlreadyRegistered => FailureKind::No,
            Self::NotADemo
            | Self::NeedsPurpose
            | Self::NothingAsked
            | Self::BadPeriod
            | Self::UnknownReportKind { .. }
            | Self::UnknownScene { .. }
            | Self::NeedsScene { .. }
            | Self::SceneNotOpen { .. }
            | Self::NotCalledFor { .. }
            | Self::NoDepartment
            | Self::DayToCome
            | Self::DayTooEarly
            | Self::UnknownItem { .. }
            | Self::Read(ReadError::NoSuchItem { .. })
            | Self::Vault(
                VaultError::BadName
                | VaultError::WeakPassword
                | VaultError::BadHolder
                | VaultError::BadValidity
                | VaultError::BadCertificate { .. },
            ) => FailureKind::Usage,
            _ => FailureKind::Environment,
        }
    }
}

impl fmt::Display for DeskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPermitted { role, permission } => write!(
                f,
                "{}没有「{}」的权限。请换有权限的操作员登录。",
                role.label(),
                permission_label(*permission)
            ),
            Self::NeedsBasis => f.write_str(
                "查询自然人须有查询依据和用途，本次未查询。请选择 本人、授权 或 依职权，并填写用途后再查。",
            ),
            Self::NeedsPurpose => f.write_str("没有填写用途。请写明为何事查询或出具后再试。"),
            Self::NothingAsked => {
                f.write_str("没有可查的内容，本次未查询。请输入代码或名称后再查。")
            }
            Self::NameOnly => {
                f.write_str("仅凭姓名不能确定是哪一个人，未出具报告。请改用证件号码。")
            }
            Self::BadPeriod => f.write_str(
                "查询区间不成立：起日晚于止日，或止日还没有到，未出具报告。请改正起止日期后再试。",
            ),
            Self::UnknownSubject => {
                f.write_str("未查到主体。请核对代码或名称；查不到不等于没有信用记录。")
            }
            Self::SeveralSubjects { count } => {
                write!(f, "有 {count} 个主体符合。请改用统一社会信用代码或证件号码指明是哪一个。")
            }
            Self::NotADemo => {
                f.write_str("--today 只能用于演示数据目录。请去掉 --today，或换用演示目录。")
            }
            Self::UnknownScene { scene, known } => {
                write!(f, "没有名为「{scene}」的核查事由。请从这些里选：{}。", known.join("、"))
            }
            Self::NeedsScene { known } => {
                write!(f, "没有指明核查事由，未作核查。请用 --scene 从这些里选：{}。", known.join("、"))
            }
            Self::SceneNotOpen { scene, reason } => write!(f, "{}", not_open(scene, *reason)),
            Self::NotCalledFor { measure } => write!(
                f,
                "这项发现没有名为「{measure}」的措施，未登记。请从这项发现所列的措施里选。"
            ),
            Self::NoDepartment => f.write_str("没有填执行部门，未登记。请填写后再试。"),
            Self::DayToCome => {
                f.write_str("执行日期或查看日还没有到，未登记。请改为今天或以前的日期。")
            }
            Self::DayTooEarly => {
                f.write_str("执行日期早于这项信息的起始日期，未登记。请核对日期后再填。")
            }
            Self::AlreadyRegistered => f.write_str(
                "同一措施同一部门同一天的反馈已经登记过，未重复登记。请核对后再填。",
            ),
            Self::NotSearched(note) => {
                write!(f, "未查到主体。{}", note.sentence())
            }
            Self::UnknownReportKind { kind } => {
                write!(f, "没有名为「{kind}」的文书。目前可用：credit-check（信用核查报告）、measures（奖惩报告）。")
            }
            Self::UnknownItem { what } => write!(
                f,
                "认不出这是哪个信息事项：{what}。请核对表头，或用 --item 指明事项。"
            ),
            Self::Vault(error) => error.fmt(f),
            Self::Folder(error) => error.fmt(f),
            Self::Forms(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Read(error) => error.fmt(f),
            Self::Render(error) => error.fmt(f),
            Self::Write { path, .. } => {
                write!(f, "{} 写不进去。请检查磁盘空间和权限后再试。", path.display())
            }
        }
    }
}

fn not_open(scene: &str, reason: NotOpen) -> String {
    match reason {
        NotOpen::Role(role) => format!(
            "{}不能用「{scene}」这一事由，未作核查。请换用其他事由，或由指定的角色核查。",
            role.label()
        ),
        NotOpen::Basis(basis) => {
            format!("「{scene}」不能凭「{}」核查，未作核查。请改选查询依据后再试。", basis.label())
        }
        NotOpen::Subject(kind) => format!(
            "「{scene}」不核查{}，未作核查。请换用其他事由。",
            if kind.is_natural_person() { "自然人" } else { "单位" }
        ),
    }
}

fn permission_label(permission: Permission) -> &'static str {
    match permission {
        Permission::LookUp => "查询",
        Permission::Reveal => "查看完整证件号码",
        Permission::IssueReport => "出具报告",
        Permission::Import => "导入数据",
        Permission::ManageOperators => "管理操作员",
        Permission::ReadJournal => "查阅日志",
        Permission::RegisterFeedback => "登记执行反馈",
        Permission::CountCases => "统计奖惩案例",
    }
}

impl std::error::Error for DeskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Vault(error) => error.source(),
            Self::Folder(error) => error.source(),
            Self::Forms(error) => error.source(),
            Self::Store(error) => error.source(),
            Self::Read(error) => error.source(),
            Self::Render(error) => error.source(),
            Self::Write { error, .. } => Some(error),
            _ => None,
        }
    }
}

macro_rules! wraps {
    ($($variant:ident($error:ty)),*) => {
        $(impl From<$error> for DeskError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}
wraps!(
    Vault(VaultError),
    Folder(FolderError),
    Forms(FormsError),
    Store(StoreError),
    Read(ReadError),
    Render(RenderError)
);
