//! Whom records are about (信用主体).

use serde::{Deserialize, Serialize};

use super::code::{Code, CodeKind};

/// Number of a subject in this archive; stable for the life of the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SubjectId(pub u32);

/// What a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// 法人
    LegalPerson,
    /// 非法人组织
    Unincorporated,
    /// 个体工商户
    SoleTrader,
    /// 自然人
    NaturalPerson,
}

impl SubjectKind {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::LegalPerson => "法人",
            Self::Unincorporated => "非法人组织",
            Self::SoleTrader => "个体工商户",
            Self::NaturalPerson => "自然人",
        }
    }

    /// Stable number in the store.
    pub fn id(self) -> u8 {
        self as u8
    }

    /// The kind of a stored number.
    pub fn from_id(id: u8) -> Option<Self> {
        [Self::LegalPerson, Self::Unincorporated, Self::SoleTrader, Self::NaturalPerson]
            .into_iter()
            .find(|kind| kind.id() == id)
    }

    /// Natural persons are protected (PIPL): they need a basis and a purpose.
    pub fn is_natural_person(self) -> bool {
        self == Self::NaturalPerson
    }
}

/// A legal person, unincorporated organisation, sole trader or natural person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Number in this archive.
    pub id: SubjectId,
    /// What it is.
    pub kind: SubjectKind,
    /// Present name, as the department wrote it.
    pub name: String,
    /// 登记状态 in the department's words; `None` while unknown.
    pub status: Option<String>,
    /// Every code it is known by, strongest first, old and new ones (新老码).
    pub codes: Vec<Code>,
    /// 曾用名.
    pub former_names: Vec<String>,
    /// Known from records only: its base information has not arrived yet.
    pub provisional: bool,
}

impl Subject {
    /// The code of one kind, if known.
    pub fn code(&self, kind: CodeKind) -> Option<&str> {
        self.codes.iter().find(|code| code.kind() == kind).map(Code::as_str)
    }
}
