//! Keys and passwords. The archive's key is random; each operator's password unwraps a copy.
//! `seal` holds the SM2 keys reports are sealed with; `chest` locks whole files.

pub mod chest;
pub mod keyring;
pub mod password;
pub mod private;
pub mod seal;
pub mod secret;
pub mod wrap;

use std::{fmt, io};

/// Why the vault did not open.
#[derive(Debug)]
pub enum VaultError {
    /// No such operator, or the password does not fit. Told apart nowhere, on purpose.
    Refused,
    /// A key file is damaged.
    Damaged {
        /// What is wrong with it.
        what: &'static str,
    },
    /// The name cannot be an operator's.
    BadName,
    /// The password is too short.
    WeakPassword,
    /// The system has no randomness to give.
    NoRandomness,
    /// A file of seal keys is damaged or does not belong where it is.
    BadKeyFile {
        /// Its name.
        file: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Not a certificate of a seal, or a changed one.
    BadCertificate {
        /// What is wrong with it.
        what: &'static str,
    },
    /// The holder's name is empty, too long or not on one line.
    BadHolder,
    /// The certificate would end before it begins.
    BadValidity,
    /// No own seal key is in use and valid today.
    NoSealKey,
    /// The signature did not come about.
    SealFailed,
    /// A locked file does not open: changed, cut short, or not the one that belongs here. Told apart
    /// nowhere.
    ChestBroken,
    /// A file is too large to be locked.
    ChestTooLarge,
    /// A key file could not be read or written.
    Io(io::Error),
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => f.write_str("操作员或密码不正确。请重新输入，忘记密码请找系统管理员。"),
            Self::Damaged { what } => {
                write!(f, "密钥文件已损坏（{what}）。请从备份恢复 keys 目录后再试。")
            }
            Self::BadName => f.write_str(
                "操作员名不合要求。请用 1 至 32 个小写字母、数字、点、横线或下划线，以字母或数字开头。",
            ),
            Self::WeakPassword => f.write_str("密码太短。请至少使用 8 个字符。"),
            Self::NoRandomness => f.write_str("系统取不到随机数。请稍后再试，仍不行请联系运维。"),
            Self::BadKeyFile { file, what } => write!(
                f,
                "印章密钥文件 {file} 有问题（{what}）。请从备份恢复该文件，不属于这里的文件请移走。"
            ),
            Self::BadCertificate { what } => write!(
                f,
                "印章公钥证书无法使用（{what}）。请向对方单位重新索取公钥文件，并核对指纹。"
            ),
            Self::BadHolder => f.write_str(
                "印章持有单位的名称不合要求。请填写 1 至 64 个字的单位名称，不要换行。",
            ),
            Self::BadValidity => f.write_str("印章有效期不合要求。请检查起止日期。"),
            Self::NoSealKey => {
                f.write_str("本单位没有今天有效的在用印章密钥。请系统管理员生成新的印章密钥。")
            }
            Self::SealFailed => f.write_str("签名未能完成。请重试，仍不行请联系运维。"),
            Self::ChestBroken => f.write_str(
                "附件无法解密：文件已损坏、被改动，或不是这条记录的附件。请从备份恢复 attachments 目录后再试。",
            ),
            Self::ChestTooLarge => {
                f.write_str("文件太大，无法加密保存。请缩小文件后再试。")
            }
            Self::Io(_) => f.write_str("密钥文件读写失败。请检查数据目录的权限和磁盘空间后再试。"),
        }
    }
}

impl std::error::Error for VaultError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
