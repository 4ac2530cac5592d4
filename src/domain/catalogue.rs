//! The table of all kinds of record (归集目录): what each item's columns are and mean.
//! Its contents are data of `forms/catalogue/`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{access::Scope, code::CodeKind, list::ListId, publicity::PublicityRule, term::Term};

mod key;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as written in `forms/`.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use identifier;

identifier! {
    /// Identifier of an item: `penalty-2018-legal`.
    ItemId
}
identifier! {
    /// Field code of a column: `CF_WSH`.
    FieldCode
}
identifier! {
    /// Identifier of a category of the national catalogue: `penalty`.
    CategoryId
}

/// Whether records of an item speak for or against a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Who the subject is.
    Base,
    /// 守信
    Positive,
    /// 失信
    Negative,
    /// 中性
    Neutral,
}

/// Whom an item's records are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subjects {
    /// Legal persons, unincorporated organisations and sole traders.
    Organisations,
    /// Natural persons.
    NaturalPersons,
    /// Either, told by which columns a row fills.
    Both,
}

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
}

/// What values a column takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnType {
    /// Any text.
    Text,
    /// A calendar day; canonical `YYYY-MM-DD`, or `长期`.
    Day,
    /// An amount in 万元; canonical as [`super::money::Money`] writes it.
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
        matches!(self.role, Some(Role::IdentityNumber | Role::RepresentativeIdentity))
    }
}

/// A kind of record (信息事项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Identifier.
    pub id: ItemId,
    /// Stable number in the store; never reused.
    pub number: u16,
    /// Chinese name.
    pub name: String,
    /// Category of the national catalogue.
    pub category: CategoryId,
    /// Whom it is about.
    pub subjects: Subjects,
    /// For or against the subject.
    pub nature: Nature,
    /// Columns in the official order.
    pub columns: Vec<Column>,
    /// Scope of records whose row does not say.
    pub default_scope: Scope,
    /// How long a record without an end date counts, from its decision.
    pub term: Term,
    /// How long a record may be published, by severity and by the rules in force.
    pub publicity: Vec<PublicityRule>,
    /// The columns that make a record the same record (with the subject). Empty on base
    /// information only: one record per subject.
    pub key: Vec<FieldCode>,
    /// The list a row enters its subject on; with a `ListName` column the row may name another.
    pub list: Option<ListId>,
    /// Where the columns come from: standard, document number.
    pub ground: String,
}

impl Column {
    /// Every name it answers to, folded alike by the reader of files: header, field code, aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.header.as_str(), self.code.as_str()]
            .into_iter()
            .chain(self.aliases.iter().map(String::as_str))
    }
}

impl Item {
    /// The column of a header, a field code (in any case) or an alias.
    pub fn column_named(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.names().any(|n| n.eq_ignore_ascii_case(name)))
    }

    /// The column of a role.
    pub fn column_of(&self, role: Role) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == Some(role))
    }

    /// The column of a field code.
    pub fn column(&self, code: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.code.as_str() == code)
    }
}

/// A category of the national catalogue, in the order of screens and paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Identifier; the key of `counts` in JSON.
    pub id: CategoryId,
    /// Its name in the national catalogue.
    pub name: String,
    /// Short name on the archive's tabs.
    pub tab: String,
}

/// The table of all items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Categories in order.
    pub categories: Vec<Category>,
    items: Vec<Item>,
    /// Item number to its place in `items`.
    by_number: Vec<Option<u16>>,
}

impl Catalogue {
    /// Puts items and categories together. Numbers and identifiers are unique; the reader of
    /// `forms/` has checked it.
    pub fn new(categories: Vec<Category>, items: Vec<Item>) -> Self {
        let size = items.iter().map(|item| usize::from(item.number) + 1).max().unwrap_or(0);
        let mut by_number = vec![None; size];
        for (place, item) in items.iter().enumerate() {
            by_number[usize::from(item.number)] = u16::try_from(place).ok();
        }
        Self { categories, items, by_number }
    }

    /// All items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of an identifier.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// The item of a stored number.
    pub fn by_number(&self, number: u16) -> Option<&Item> {
        let place = (*self.by_number.get(usize::from(number))?)?;
        self.items.get(usize::from(place))
    }

    /// The category of an identifier.
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }
}
