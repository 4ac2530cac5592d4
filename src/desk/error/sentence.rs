//! What went wrong, in two sentences: what happened, what to do next.

use std::{fmt, io};

use super::DeskError;
use crate::domain::{access::Permission, report::ReportKind, scene::NotOpen};

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
                "起止日期不成立：起日晚于止日，或止日还没有到，没有办理。请改正起止日期后再试。",
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
                write!(f, "没有名为「{kind}」的文书。目前可用：{}。", kinds())
            }
            Self::WrongAbout { kind } => write!(f, "{}", wrong_about(*kind)),
            Self::NotForOrganisations { kind } => {
                write!(f, "{}只对自然人出具。单位请改用公共信用信息报告。", kind.label())
            }
            Self::OnlyForOneself => f.write_str(
                "本人查询报告只凭「本人」或「授权」出具，未出具。请改选查询依据，或改用信用核查报告。",
            ),
            Self::NeedsMatter { known } if known.is_empty() => {
                f.write_str("没有指明受理事项，未出具回执。请用 --matter 写明受理事项。")
            }
            Self::NeedsMatter { known } => {
                write!(f, "没有这个受理事项，未出具回执。请从这些里选：{}。", known.join("、"))
            }
            Self::NoTextList { path } => write!(
                f,
                "{} 不是文本清单，没有读入。请另存为文本文件（UTF-8 或 GB18030 编码），每行一个代码或名称，再试。",
                path.display()
            ),
            Self::EmptyList { path } => write!(
                f,
                "{} 里没有内容，没有读入。请在文件里每行写一个代码或名称，再试。",
                path.display()
            ),
            Self::TooManyApplicants { most } => {
                write!(f, "审查对象超过 {most} 个，未出具。请分成几份清单分别出具。")
            }
            Self::UnknownReport => {
                f.write_str("登记簿里没有这份文书。请核对编号或核验码后再试。")
            }
            Self::VoidReport { number } => {
                write!(f, "{number} 已作废，没有再作处理。需要时请重新出具。")
            }
            Self::NeedsReason => f.write_str("没有写明原因，未作改动。请写明原因后再试。"),
            Self::NeedsOpinion => f.write_str("没有写意见，未签署。请写明意见后再试。"),
            Self::UnknownStage { stage } => {
                write!(f, "没有名为「{stage}」的环节，未签署。请用 经办、审核 或 审批。")
            }
            Self::SealNotValid { from, until } => write!(
                f,
                "签章密钥的有效期是 {from} 至 {until}，今天不能出具文书。请核对本机日期；日期无误的，请系统管理员运行 hecha key rotate 更换密钥。"
            ),
            Self::SealReplaced => f.write_str(
                "签章密钥已更换或吊销，没有出具文书。请退出本程序，重新登录后再出具。",
            ),
            Self::UnknownKey => {
                f.write_str("没有这个编号的密钥，未作改动。请用 hecha key list 查看密钥编号。")
            }
            Self::DamagedContent => f.write_str(
                "登记簿里这份文书的内容已损坏，没有完成。请重新出具，并告诉系统管理员。",
            ),
            Self::Print(error) => error.fmt(f),
            Self::ReadFile { path, error } if error.kind() == io::ErrorKind::InvalidData => {
                write!(f, "{} 不是 UTF-8 文本，没有读入。请转为 UTF-8 后再试。", path.display())
            }
            Self::ReadFile { path, .. } => {
                write!(f, "{} 读不出来。请检查文件是否存在、有无权限后再试。", path.display())
            }
            Self::UnknownItem { what } => write!(
                f,
                "认不出这是哪个信息事项：{what}。请核对表头，或用 --item 指明事项。"
            ),
            Self::UnknownTemplate { template, known } => match template.is_empty() {
                true => write!(f, "没有指明承诺书模板。请从这些里选：{}。", known.join("、")),
                false => {
                    write!(f, "没有名为「{template}」的承诺书模板。请从这些里选：{}。", known.join("、"))
                }
            },
            Self::TemplateNotOpen { template, kind } => {
                write!(f, "「{template}」不由{}签署，未起草。请换用其他模板。", kind.label())
            }
            Self::Barred { template, first, count } => write!(
                f,
                "按核查事由查到 {count} 项限制使用「{template}」的信息，没有起草：{first}\
                 请告知申请人可以按一般程序申请，或者先申请信用修复；是否适用由业务主管部门依法决定。"
            ),
            Self::NoSuchCommitment => {
                f.write_str("没有查到这份承诺。请核对草稿号、承诺书编号或者核验码。")
            }
            Self::NotACommitment { kind, number } => write!(
                f,
                "{number} 是{}，不是信用承诺书。请扫描承诺书上的二维码，或者在登记簿里查。",
                kind.label()
            ),
            Self::ForgedCode => f.write_str(
                "二维码与登记簿里的不一致，不是本窗口打印的承诺书。请核对原件，疑为伪造的报告审计管理员。",
            ),
            Self::WrongPaper { scanned, open } => write!(
                f,
                "扫描的是 {scanned}，正在办理的是 {open}，没有登记。请换成 {open} 的扫描件。"
            ),
            Self::TamperedCommitment { id } => write!(
                f,
                "承诺（草稿号 {id}）的内容与签章不符，已被改动，不能办理。请保留现场，报告审计管理员。"
            ),
            Self::NoSuchEvidence => f.write_str("没有这一份归档文件。请核对序号。"),
            Self::WithdrawInstead { number } => write!(
                f,
                "{number} 是信用承诺书，不在登记簿里作废。请在主页按 F2 打开这份承诺后按 F7 撤销，或用 hecha commit withdraw。"
            ),
            Self::Commitment(refusal) => refusal.fmt(f),
            Self::Scan(fault) => fault.fmt(f),
            Self::SignatureFile(fault) => fault.fmt(f),
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

fn kinds() -> String {
    let named = |kind: ReportKind| format!("{}（{}）", kind.name(), kind.label());
    ReportKind::ALL.map(named).join("、")
}

fn wrong_about(kind: ReportKind) -> String {
    match kind {
        ReportKind::Review => {
            "信用审查报告要有审查对象清单，未出具。请列出代码，或用 --list 指明清单文件。"
                .to_owned()
        }
        ReportKind::Commitment => {
            "信用承诺书不在这里出具。请用 hecha commit 起草和打印。".to_owned()
        }
        ReportKind::Approval => "审批页要有原报告的编号，未出具。请写明一份报告的编号。".to_owned(),
        _ => format!("{}只对一个主体出具，未出具。请只写一个代码。", kind.label()),
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
        Permission::ReadRegister => "查阅登记簿",
        Permission::VoidReport => "作废报告",
        Permission::HandleReport => "签署经办意见",
        Permission::ApproveReport => "签署审核、审批意见",
        Permission::ManageKeys => "管理签章密钥",
        Permission::HandleCommitment => "受理信用承诺",
        Permission::SettleCommitment => "登记承诺履约情况",
        Permission::ReadCommitments => "查阅信用承诺",
        Permission::PublishCommitments => "导出信用承诺",
    }
}
