//! What can be said about a recognised text: facts with fields, each one short sentence.

use std::fmt;

use serde::Serialize;

use super::{CodeKind, SlipCause};

/// One fact about a text read as a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum CodeFinding {
    /// The check character is another than the rest asks for.
    CheckMismatch {
        /// The one the rest asks for.
        expected: char,
        /// The one written.
        found: char,
    },
    /// The kind or form has no check character, so only the layout was held to.
    NoCheck,
    /// A letter the code never uses.
    IllegalLetter {
        /// Place counted from 1.
        position: usize,
        /// The letter.
        letter: char,
    },
    /// A small change makes the check hold.
    LikelySlip {
        /// The kind of the corrected code.
        kind: CodeKind,
        /// The corrected code.
        suggestion: String,
        /// What seems to have happened.
        cause: SlipCause,
    },
    /// One character short or long for a kind it otherwise fits.
    LengthNear {
        /// The kind it nearly fits.
        kind: CodeKind,
        /// Characters found.
        found: usize,
        /// Characters the kind has.
        length: usize,
    },
    /// Everything but the check character is there.
    CheckMissing {
        /// The kind it would be.
        kind: CodeKind,
        /// The check character the rest asks for.
        expected: char,
    },
    /// The text as a whole is no code, a part of it is a credit code.
    ContainsCode {
        /// The credit code inside.
        code: String,
    },
    /// Register and category of a credit code.
    Register {
        /// 登记管理部门.
        register: &'static str,
        /// 机构类别.
        category: &'static str,
    },
    /// The first two characters name no register and category of the standard.
    RegisterUnknown {
        /// The first two characters.
        head: String,
    },
    /// The division the code carries is in force.
    Region {
        /// Six digits.
        code: String,
        /// Names from province to county.
        path: String,
    },
    /// The division the code carries has been abolished since.
    RegionAbolished {
        /// Six digits.
        code: String,
        /// Names from province to county, the last known.
        path: String,
        /// Year of the last table that carried it.
        last_seen: i16,
    },
    /// The division the code carries is not in the table.
    RegionUnknown {
        /// Six digits.
        code: String,
        /// The province or city that is known, perhaps empty.
        path: String,
    },
    /// The organization code inside holds.
    InnerOrganizationHolds {
        /// Nine characters.
        code: String,
    },
    /// The organization code inside does not hold.
    InnerOrganizationFails {
        /// Nine characters.
        code: String,
        /// The check character it asks for; `None` when its characters cannot be one.
        expected: Option<char>,
    },
    /// The date of birth cannot be right.
    ImplausibleDate {
        /// Eight digits as written.
        digits: String,
        /// Why.
        doubt: DateDoubt,
    },
    /// A 15-digit resident number and its 18-character form.
    Upgraded {
        /// The 18-character form.
        upgraded: String,
    },
    /// Sequences 996–999 were kept for people past a hundred.
    CentenarianSequence {
        /// Three digits.
        sequence: String,
    },
    /// Which edition of the foreigner's card a number is from.
    ForeignerCard {
        /// The edition.
        edition: CardEdition,
    },
    /// Where the holder of a residence permit is from.
    PermitOrigin {
        /// 香港, 澳门 or 台湾.
        origin: &'static str,
    },
    /// A registration number older than or beside the 15-digit standard.
    LegacyRegistration {
        /// Its form.
        form: LegacyForm,
    },
}

/// Why a date of birth is doubted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DateDoubt {
    /// No such day in the calendar.
    Impossible,
    /// Later than the year asked about.
    Future,
    /// More than 130 years ago.
    TooOld,
}

/// Editions of the foreign permanent resident's card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum CardEdition {
    /// Fifteen characters.
    #[serde(rename = "2017")]
    Of2017,
    /// Eighteen characters, issued since 2023-12-01.
    #[serde(rename = "2023")]
    Of2023,
}

/// Forms of registration numbers without check character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LegacyForm {
    /// Thirteen digits, before 2007.
    Old13,
    /// Farmers' cooperative.
    Cooperative,
    /// Written out in words.
    Written,
}

impl CodeFinding {
    /// The stable name used in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::CheckMismatch { .. } => "check_mismatch",
            Self::NoCheck => "no_check",
            Self::IllegalLetter { .. } => "illegal_letter",
            Self::LikelySlip { .. } => "likely_slip",
            Self::LengthNear { .. } => "length_near",
            Self::CheckMissing { .. } => "check_missing",
            Self::ContainsCode { .. } => "contains_code",
            Self::Register { .. } => "register",
            Self::RegisterUnknown { .. } => "register_unknown",
            Self::Region { .. } => "region",
            Self::RegionAbolished { .. } => "region_abolished",
            Self::RegionUnknown { .. } => "region_unknown",
            Self::InnerOrganizationHolds { .. } => "inner_organization_holds",
            Self::InnerOrganizationFails { .. } => "inner_organization_fails",
            Self::ImplausibleDate { .. } => "implausible_date",
            Self::Upgraded { .. } => "upgraded",
            Self::CentenarianSequence { .. } => "centenarian_sequence",
            Self::ForeignerCard { .. } => "foreigner_card",
            Self::PermitOrigin { .. } => "permit_origin",
            Self::LegacyRegistration { .. } => "legacy_registration",
        }
    }
}

impl fmt::Display for CodeFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CheckMismatch { expected, found } => {
                write!(f, "校验码不符：应为 {expected}，现为 {found}")
            }
            Self::NoCheck => f.write_str("该号码没有校验码，只核对了位数和字符"),
            Self::IllegalLetter { position, letter } => {
                write!(f, "第 {position} 位“{letter}”不是该代码使用的字符")
            }
            Self::LikelySlip { suggestion, cause, .. } => {
                write!(f, "{}，可能是 {suggestion}", cause.label())
            }
            Self::LengthNear { kind, found, length } => write_length(f, *kind, *found, *length),
            Self::CheckMissing { kind, expected } => {
                write!(f, "若为{}，还差校验码，应为 {expected}", kind.label())
            }
            Self::ContainsCode { code } => write!(f, "其中含有统一社会信用代码 {code}"),
            Self::Register { register, category } => {
                write!(f, "登记管理部门：{register}；机构类别：{category}")
            }
            Self::RegisterUnknown { head } => {
                write!(f, "“{head}”不是标准所列的登记管理部门和机构类别")
            }
            Self::Region { .. } | Self::RegionAbolished { .. } | Self::RegionUnknown { .. } => {
                self.write_region(f)
            }
            Self::InnerOrganizationHolds { code } => {
                write!(f, "其中的组织机构代码 {code} 校验通过")
            }
            Self::InnerOrganizationFails { code, expected: Some(expected) } => {
                write!(f, "其中的组织机构代码 {code} 校验不符，应以 {expected} 结尾")
            }
            Self::InnerOrganizationFails { code, expected: None } => {
                write!(f, "其中的 {code} 不是组织机构代码的写法")
            }
            Self::ImplausibleDate { digits, doubt } => {
                write!(f, "出生日期 {digits} {}", doubt.label())
            }
            Self::Upgraded { upgraded } => write!(f, "15 位旧号，对应的 18 位为 {upgraded}"),
            Self::CentenarianSequence { sequence } => {
                write!(f, "顺序码 {sequence} 为百岁以上老人预留")
            }
            Self::ForeignerCard { edition } => f.write_str(edition.label()),
            Self::PermitOrigin { origin } => write!(f, "地址码对应{origin}居民"),
            Self::LegacyRegistration { form } => f.write_str(form.label()),
        }
    }
}

impl CodeFinding {
    fn write_region(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region { code, path } => write!(f, "行政区划 {code}：{path}"),
            Self::RegionAbolished { code, path, last_seen } => {
                write!(f, "行政区划 {code}：{path}（现已不用，最后见于 {last_seen} 年区划表）")
            }
            Self::RegionUnknown { code, path } if path.is_empty() => {
                write!(f, "行政区划 {code} 不在区划表中")
            }
            Self::RegionUnknown { code, path } => {
                write!(f, "行政区划 {code} 不在区划表中，前几位属{path}")
            }
            _ => Ok(()),
        }
    }
}

fn write_length(
    f: &mut fmt::Formatter<'_>,
    kind: CodeKind,
    found: usize,
    length: usize,
) -> fmt::Result {
    let (word, by) = if found < length { ("少", length - found) } else { ("多", found - length) };
    write!(f, "若为{}应有 {length} 位，现有 {found} 位，{word} {by} 位", kind.label())
}

impl DateDoubt {
    const fn label(self) -> &'static str {
        match self {
            Self::Impossible => "不存在",
            Self::Future => "晚于当前年份",
            Self::TooOld => "距今超过 130 年",
        }
    }
}

impl CardEdition {
    const fn label(self) -> &'static str {
        match self {
            Self::Of2017 => "2017 版 15 位号码，证件有效期内仍可使用",
            Self::Of2023 => "2023 版 18 位号码",
        }
    }
}

impl LegacyForm {
    const fn label(self) -> &'static str {
        match self {
            Self::Old13 => "13 位旧注册号",
            Self::Cooperative => "农民专业合作社注册号",
            Self::Written => "文字形式的旧注册号，按原文保存",
        }
    }
}
