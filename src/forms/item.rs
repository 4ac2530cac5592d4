//! `catalogue/items/*.toml`: one item, its columns and what makes it usable.

use serde::{
    Deserialize,
    de::{IntoDeserializer, value::Error as ValueError},
};
use toml::Spanned;

use super::{
    Fault, FormsError, codelists::CodeLists, document::Document, publicity::RuleSets, requirements,
    role, term,
};
use crate::domain::{
    access::Scope,
    catalogue::{Category, Column, ColumnType, FieldCode, Item, Nature, Required, Role, Subjects},
    code::CodeKind,
    list::Lists,
    severity::SeverityWords,
};

/// Item numbers are twelve bits of a record's row number in the store.
const LARGEST_NUMBER: u16 = 4095;

/// The tables items refer to.
pub(super) struct Tables<'a> {
    pub(super) categories: &'a [Category],
    pub(super) code_lists: &'a CodeLists,
    pub(super) rule_sets: &'a RuleSets,
    pub(super) lists: &'a Lists,
    pub(super) severity_words: &'a SeverityWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawItem {
    id: Spanned<String>,
    number: Spanned<u16>,
    name: Spanned<String>,
    category: Spanned<String>,
    subjects: Subjects,
    nature: Nature,
    scope: Scope,
    term: Spanned<String>,
    publicity: Option<Spanned<String>>,
    requirements: Option<Spanned<Vec<String>>>,
    list: Option<Spanned<String>>,
    key: Spanned<Vec<String>>,
    ground: Spanned<String>,
    columns: Vec<Spanned<RawColumn>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    code: String,
    header: String,
    role: Option<Role>,
    #[serde(rename = "type")]
    kind: Option<String>,
    words: Option<String>,
    #[serde(default = "not_required")]
    required: Required,
    max: Option<usize>,
    #[serde(default)]
    also: Vec<String>,
}

fn not_required() -> Required {
    Required::No
}

/// The item of a file, and where in the text its number stands.
pub(super) fn read(
    document: &Document<'_>,
    tables: &Tables<'_>,
) -> Result<(Item, usize), FormsError> {
    let mut raw: RawItem = document.parse()?;
    requirements::check(document, raw.requirements.as_ref())?;
    head(document, tables, &raw)?;
    let columns = columns(document, tables, std::mem::take(&mut raw.columns))?;
    let publicity = match &raw.publicity {
        Some(name) => named(document, name, "公示规则", tables.rule_sets.get(name.get_ref()))?,
        None => Vec::new(),
    };
    let key_at = raw.key.span().start;
    let number_at = raw.number.span().start;
    let item = Item {
        id: document.identifier(raw.id)?.into(),
        number: raw.number.into_inner(),
        name: document.filled(raw.name, "事项名称")?,
        category: raw.category.into_inner().into(),
        subjects: raw.subjects,
        nature: raw.nature,
        columns,
        default_scope: raw.scope,
        term: term::read(document, &raw.term)?,
        publicity,
        key: raw.key.into_inner().into_iter().map(FieldCode::from).collect(),
        list: raw.list.map(|list| list.into_inner().into()),
        ground: document.ground(raw.ground)?,
    };
    usable(&item).map_err(|fault| document.at_offset(key_at, fault))?;
    Ok((item, number_at))
}

fn head(document: &Document<'_>, tables: &Tables<'_>, raw: &RawItem) -> Result<(), FormsError> {
    if raw.id.get_ref() != document.stem() {
        return Err(document.at(&raw.id, Fault::FileName(raw.id.get_ref().clone())));
    }
    if !(1..=LARGEST_NUMBER).contains(raw.number.get_ref()) {
        let fault = Fault::Number { least: 1, most: LARGEST_NUMBER.into() };
        return Err(document.at(&raw.number, fault));
    }
    let category = tables.categories.iter().find(|c| c.id.as_str() == raw.category.get_ref());
    named(document, &raw.category, "类别", category)?;
    if let Some(list) = &raw.list {
        named(document, list, "名单", tables.lists.kind(&list.get_ref().as_str().into()))?;
    }
    Ok(())
}

/// What a name stands for, or the fault that it stands for nothing.
fn named<T: Clone>(
    document: &Document<'_>,
    name: &Spanned<String>,
    what: &'static str,
    found: Option<&T>,
) -> Result<T, FormsError> {
    found
        .cloned()
        .ok_or_else(|| document.at(name, Fault::Undefined { what, name: name.get_ref().clone() }))
}

fn columns(
    document: &Document<'_>,
    tables: &Tables<'_>,
    raw: Vec<Spanned<RawColumn>>,
) -> Result<Vec<Column>, FormsError> {
    let mut columns: Vec<Column> = Vec::with_capacity(raw.len());
    for raw in raw {
        let at = raw.span().start;
        let column = column(tables, raw.into_inner())
            .and_then(|column| unique(&columns, &column).map(|()| column))
            .map_err(|fault| document.at_offset(at, fault))?;
        columns.push(column);
    }
    Ok(columns)
}

fn column(tables: &Tables<'_>, raw: RawColumn) -> Result<Column, Fault> {
    let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    if raw.code.is_empty() || !raw.code.bytes().all(allowed) {
        return Err(Fault::Identifier(raw.code));
    }
    if let Some(name) = [&raw.header].into_iter().chain(&raw.also).find(|name| !is_bare(name)) {
        return Err(Fault::Header(name.clone()));
    }
    let kind = kind(tables, raw.kind, raw.words)?;
    let column = Column {
        code: raw.code.into(),
        header: raw.header,
        aliases: raw.also,
        role: raw.role,
        required: raw.required,
        max_length: raw.max.unwrap_or_else(|| usual_length(&kind)),
        kind,
    };
    role::check(&column, tables.severity_words)?;
    Ok(column)
}

/// Headers of files lose their notes before they are compared.
fn is_bare(name: &str) -> bool {
    let note = |c: char| c.is_whitespace() || c.is_control() || "（）()[]【】：:".contains(c);
    !name.is_empty() && !name.contains(note)
}

fn kind(
    tables: &Tables<'_>,
    kind: Option<String>,
    words: Option<String>,
) -> Result<ColumnType, Fault> {
    match (kind.as_deref(), words) {
        (None, Some(name)) => match tables.code_lists.get(&name) {
            Some(words) => Ok(ColumnType::Choice(words.clone())),
            None => Err(Fault::Undefined { what: "代码集", name }),
        },
        (Some(_), Some(_)) => Err(Fault::UnknownKey("type".to_owned())),
        (None | Some("text"), None) => Ok(ColumnType::Text),
        (Some("day"), None) => Ok(ColumnType::Day),
        (Some("money"), None) => Ok(ColumnType::Money),
        (Some("identity"), None) => Ok(ColumnType::Identity),
        (Some(code), None) => {
            CodeKind::deserialize(IntoDeserializer::<ValueError>::into_deserializer(code))
                .map(ColumnType::Code)
                .map_err(|_| Fault::UnknownWord(code.to_owned()))
        }
    }
}

/// Longest value in characters where a column does not say.
fn usual_length(kind: &ColumnType) -> usize {
    match kind {
        ColumnType::Text => 4000,
        ColumnType::Choice(_) => 200,
        ColumnType::Day | ColumnType::Money | ColumnType::Code(_) | ColumnType::Identity => 64,
    }
}

fn unique(columns: &[Column], new: &Column) -> Result<(), Fault> {
    for old in columns {
        if new.role.is_some() && old.role == new.role {
            let value = format!("{}、{}", old.header, new.header);
            return Err(Fault::Twice { what: "同一 role 的列", value });
        }
        if let Some(name) = new.names().find(|name| old.names().any(|n| n == *name)) {
            return Err(Fault::Twice {
                what: "表头、字段码或别名", value: name.to_owned()
            });
        }
    }
    Ok(())
}

/// Whether rows can be attached to subjects, told apart and judged.
fn usable(item: &Item) -> Result<(), Fault> {
    if let Some(code) = item.key.iter().find(|code| item.column(code.as_str()).is_none()) {
        return Err(Fault::Undefined { what: "列", name: code.as_str().to_owned() });
    }
    let filled = |code: &FieldCode| {
        item.column(code.as_str()).is_some_and(|column| column.required == Required::Yes)
    };
    let one_per_subject = item.nature == Nature::Base && item.key.is_empty();
    if !one_per_subject && !item.key.iter().any(filled) {
        return Err(Fault::Key);
    }
    let has = |role| item.column_of(role).is_some();
    if !has(Role::SubjectName) {
        return Err(Fault::NoColumn("主体名称"));
    }
    let organisations = [Role::CreditCode, Role::OrganizationCode, Role::RegistrationNumber];
    if item.subjects != Subjects::NaturalPersons && !organisations.into_iter().any(has) {
        return Err(Fault::NoColumn("主体代码"));
    }
    if item.subjects != Subjects::Organisations && !has(Role::IdentityNumber) {
        return Err(Fault::NoColumn("证件号码"));
    }
    if has(Role::ListName) && item.list.is_none() {
        return Err(Fault::MissingKey("list".to_owned()));
    }
    let listed = item.list.is_some();
    if item.nature == Nature::Negative && !listed && item.publicity.is_empty() {
        return Err(Fault::NoPublicity);
    }
    if (listed || !item.publicity.is_empty()) && !has(Role::DecidedOn) {
        return Err(Fault::NoColumn("决定日期"));
    }
    Ok(())
}
