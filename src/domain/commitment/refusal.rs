//! Why something cannot happen to a commitment: a fact, and in Chinese what to do about it.

use std::fmt;

use super::{event::Signer, field::FieldFault, state::State};
use crate::domain::Day;

/// Why a step was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Its text is frozen since it was printed.
    Frozen,
    /// It was printed before.
    AlreadyPrinted,
    /// It was not printed yet.
    NotPrinted,
    /// It was not signed yet.
    NotSigned,
    /// It was signed before.
    AlreadySigned,
    /// The signed paper is not kept yet.
    NotKeptYet,
    /// How it was kept was found before.
    Found(State),
    /// It is not broken.
    NothingToCorrect,
    /// Nothing was found that could be taken back.
    NothingToRetract,
    /// Its life is over.
    Ended(State),
    /// It was withdrawn.
    Withdrawn,
    /// Fields that must be filled are empty, by their labels.
    Missing(Vec<String>),
    /// A value does not fit its field, by the field's label.
    Unfit(String, FieldFault),
    /// The template has no such field.
    UnknownField(String),
    /// The signer has no name.
    NoSigner,
    /// There is neither a scan nor an electronic signature with its certificate.
    NoEvidence,
    /// An agent signed, and the power of attorney is not among the evidence.
    NoAuthorisation,
    /// What was attached as the signed paper is the window's own file, as it was printed.
    Unsigned,
    /// An electronic signature without its certificate, or the other way round.
    HalfSignature,
    /// A day to come.
    DayToCome(Day),
    /// A day before the one it follows on.
    DayTooEarly {
        /// The day given.
        day: Day,
        /// The first day possible.
        first: Day,
    },
    /// The deciding unit is not named.
    NoUnit,
    /// The document it was found by is not named.
    NoDocument,
    /// No reason was given.
    NoReason,
    /// The day it lasts to, or is due on, is past.
    OverAlready(Day),
    /// The signer is not one such a subject has.
    WrongSigner(Signer),
    /// Its time has not run out yet.
    NotOver(Option<Day>),
}

impl Refusal {
    /// Whether other words or days would do: it is not the commitment that stands against it.
    pub fn is_of_what_was_typed(&self) -> bool {
        matches!(
            self,
            Self::Unfit(..)
                | Self::UnknownField(_)
                | Self::NoSigner
                | Self::Unsigned
                | Self::NoUnit
                | Self::NoDocument
                | Self::NoReason
                | Self::DayToCome(_)
                | Self::WrongSigner(_)
                | Self::DayTooEarly { .. }
        )
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Frozen => {
                f.write_str("承诺书已经打印定稿，内容不能再改。内容有误的，请撤销后重新起草。")
            }
            Self::AlreadyPrinted => {
                f.write_str("承诺书已经打印定稿。再要纸质件的，请在登记簿里按编号重新打印。")
            }
            Self::NotPrinted => f.write_str("承诺书还没有打印定稿，不能签署。请先打印。"),
            Self::NotSigned => f.write_str("承诺书还没有签署。请先登记签署。"),
            Self::AlreadySigned => f.write_str("承诺书已经登记过签署，不能再签一次。请核对编号。"),
            Self::NotKeptYet => f.write_str(
                "签署后的承诺书还没有归档，不能登记履约情况。请先附上扫描件，或者电子签名和证书。",
            ),
            Self::Found(state) => {
                write!(f, "履约情况已经认定为「{}」。认定有误的，请先撤回认定。", state.label())
            }
            Self::NothingToCorrect => {
                f.write_str("承诺没有被认定为未履行或者部分履行，不需要登记整改。请核对编号。")
            }
            Self::NothingToRetract => {
                f.write_str("承诺还没有认定过履约情况，没有可以撤回的。请核对编号。")
            }
            Self::Ended(state @ (State::Broken | State::PartlyKept)) => write!(
                f,
                "承诺已经认定为「{}」，不能再这样办理。认定有误的请撤回认定，已经整改的请登记整改。",
                state.label()
            ),
            Self::Ended(state) => {
                write!(f, "承诺已经是「{}」，不能再这样办理。请核对编号。", state.label())
            }
            Self::Withdrawn => f.write_str("承诺已经撤销，不能再办理。需要的请重新起草。"),
            Self::Missing(labels) => {
                write!(f, "还有必填的没有填：{}。请填写后再打印。", labels.join("、"))
            }
            Self::Unfit(label, fault) => write!(f, "「{label}」填得不对。{fault}"),
            Self::UnknownField(name) => {
                write!(f, "这份承诺书没有叫「{name}」的填写项。请核对名称。")
            }
            Self::NoSigner => f.write_str("没有写签署人的姓名。请填写签字人。"),
            Self::NoEvidence => {
                f.write_str("没有签署后的扫描件，也没有电子签名和证书。请附上其中一样。")
            }
            Self::NoAuthorisation => {
                f.write_str("委托代理人签署的，须有授权委托书。请附上授权委托书的扫描件。")
            }
            Self::Unsigned => {
                f.write_str("附上的是打印定稿的原文件，上面没有签字。请扫描签字盖章后的纸质件。")
            }
            Self::HalfSignature => {
                f.write_str("电子签名和证书要一起附上，现在只有一样。请补上另一样。")
            }
            Self::DayToCome(day) => write!(f, "{day} 还没有到。请核对日期。"),
            Self::DayTooEarly { day, first } => {
                write!(f, "日期 {day} 早于前一步的 {first}，次序不对。请核对日期。")
            }
            Self::NoUnit => f.write_str("没有写认定单位。请填写作出认定的单位。"),
            Self::NoDocument => f.write_str("没有写认定依据。请填写认定文书的名称或者文号。"),
            Self::NoReason => f.write_str("没有写原因。请填写。"),
            Self::OverAlready(last) => write!(
                f,
                "填写的日期 {last} 已经过了，承诺一签就到期。请改成以后的日期，已定稿的撤销后重新起草。"
            ),
            Self::WrongSigner(signer) => write!(
                f,
                "签署人身份「{}」与承诺主体不符。单位请改选法定代表人（负责人）或者委托代理人，自然人请改选本人或者委托代理人。",
                signer.label()
            ),
            Self::NotOver(Some(until)) => {
                write!(f, "承诺的有效期到 {until} 止，还没有期满。请到期后再登记。")
            }
            Self::NotOver(None) => f.write_str("这份承诺没有写有效期，不会期满。请登记履约情况。"),
        }
    }
}
