//! The columns of an item: what each means, what values it takes, whether it must be filled.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::FieldCode;
use crate::domain::code::CodeKind;

/// What a column means to the program, whatever its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Name of the subject.
    SubjectName,
    /// 行政相对人类别.
    SubjectCategory,
    /// 统一社会信用代码 of the subject.
    CreditCode,
    /// 组织机构代码.
    OrganizationCode,
    /// 工商注册号.
    RegistrationNumber,
    /// 税务登记号.
    TaxNumber,
    /// 事业单位证书号.
    InstitutionNumber,
    /// 社会组织登记证号.
    SocialNumber,
    /// 证件类型 of a natural person.
    IdentityType,
    /// 证件号码 of a natural person.
    IdentityNumber,
    /// 曾用名.
    FormerNames,
    /// 登记状态.
    Status,
    /// 机构类型.
    OrganizationType,
    /// 住所, 住址.
    Address,
    /// 成立日期.
    EstablishedOn,
    /// 法定代表人, 负责人.
    Representative,
    /// Their 证件类型.
    RepresentativeIdentityType,
    /// Their 证件号码.
    RepresentativeIdentity,
    /// What the record is called: 许可名称, 处罚名称, 荣誉名称.
    Title,
    /// 许可类别, 处罚类别.
    Class,
    /// 许可内容, 处罚结果, 荣誉内容.
    Content,
    /// 违法事实, 主要失信事实.
    Reason,
    /// 处罚依据.
    LegalBasis,
    /// 文号.
    DocumentNumber,
    /// Day of the decision, recognition or entry.
    DecidedOn,
    /// 有效期自.
    ValidFrom,
    /// 有效期至.
    ValidUntil,
    /// 公示日期.
    PublishedOn,
    /// 公示截止日期.
    PublicityUntil,
    /// 移出日期: the day a listing was lifted or a record repaired.
    RemovedOn,
    /// Authority that decided.
    Authority,
    /// Its credit code.
    AuthorityCode,
    /// 数据来源单位.
    Source,
    /// Its credit code.
    SourceCode,
    /// 信息使用范围.
    Scope,
    /// 失信严重程度.
    Severity,
    /// 当前状态.
    State,
    /// 罚款金额.
    Amount,
    /// 没收金额.
    Confiscated,
    /// Name of the list in a file that carries several.
    ListName,
    /// 等级, 评定结果.
    Grade,
    /// 备注.
    Remark,
    /// 履约状态 of a commitment.
    Performance,
    /// 履约认定日期: when it was found kept or broken.
    PerformedOn,
    /// 履约认定单位: who found it kept or broken.
    PerformedBy,
    /// 暂缓受理至: how long a broken commitment defers applications.
    DeferredUntil,
    /// 暂缓受理事项: for which matters, names of scenes joined by `、`.
    DeferredFor,
    /// 暂缓受理事项代码: the same by identifiers of scenes.
    DeferredCode,
    /// 暂缓受理依据: by which rule.
    DeferredGround,
    /// Name of a related party: 股东, 高级管理人员.
    RelatedName,
    /// Identity number of a related natural person.
    RelatedIdentity,
    /// Credit code of a related organisation.
    RelatedCode,
    /// How a party is related: 股东, 董事, 监事.
    Relation,
}

/// What values a column takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnType {
    /// Any text.
    Text,
    /// A calendar day; canonical `YYYY-MM-DD`, or `长期`.
    Day,
    /// An amount in 万元; canonical as [`crate::domain::money::Money`] writes it.
    Money,
    /// A code of a fixed kind.
    Code(CodeKind),
    /// An identity number; its kind is named by the identity type column when the item has one
    /// and the row fills it, else told by its layout.
    Identity,
    /// A word of a code list.
    Choice(Arc<CodeList>),
}

/// A code list (代码集): the words a column may hold and how else they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeList {
    /// Identifier in `forms/`.
    pub id: String,
    /// Its entries.
    pub entries: Vec<CodeListEntry>,
    /// Several words joined by `；`, `、` or `,` are allowed.
    pub cardinality: Cardinality,
    /// What a word that is not in the list is.
    pub unknown: UnknownWord,
}

/// How many words of a code list one cell may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cardinality {
    /// Exactly one.
    One,
    /// One or more, joined by `；`.
    Many,
}

/// What to do with a word a code list does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownWord {
    /// The row is refused.
    Refuse,
    /// It is kept verbatim and a warning is given.
    Keep,
}

/// One word of a code list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeListEntry {
    /// The canonical word.
    pub word: String,
    /// Its code in machine files: `0`.
    #[serde(default)]
    pub code: String,
    /// Other ways of writing it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Whether a cell must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// Always.
    Yes,
    /// Never.
    No,
    /// At least one column marked so must be filled (三证必须选一填写).
    OneOf,
}

/// One column of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Field code.
    pub code: FieldCode,
    /// Header as the official table writes it, notes in brackets stripped.
    pub header: String,
    /// Other headers it is known by.
    pub aliases: Vec<String>,
    /// Values it takes.
    pub kind: ColumnType,
    /// What it means.
    pub role: Option<Role>,
    /// Whether it must be filled.
    pub required: Required,
    /// Longest value, in characters.
    pub max_length: usize,
}

impl Column {
    /// Whether it holds an identity number, which is masked by default.
    pub fn is_identity(&self) -> bool {
        let personal = [Role::IdentityNumber, Role::RepresentativeIdentity, Role::RelatedIdentity];
        self.role.is_some_and(|role| personal.contains(&role))
    }

    /// Every name it answers to, folded alike by the reader of files: header, field code, aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.header.as_str(), self.code.as_str()]
            .into_iter()
            .chain(self.aliases.iter().map(String::as_str))
    }
}
