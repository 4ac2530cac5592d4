//! Header rows of real files with synthetic rows under them.

use hecha::domain::catalogue::{Column, ColumnType, Item, Role, Subjects};
use hecha::forms::Forms;

use crate::codes;
use crate::table::{Rows, Value};

/// Item and headers, verbatim, of every kind of file seen.
pub fn header_rows() -> Vec<(&'static str, Vec<&'static str>)> {
    include_str!("../../src/forms/tests/header_rows.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            (parts[0], parts[2].split('|').collect())
        })
        .collect()
}

/// The headers of the first file of an item.
pub fn headers_of(item: &str) -> Vec<&'static str> {
    header_rows().into_iter().find(|(id, _)| *id == item).unwrap().1
}

/// The item's column a verbatim header stands for.
pub fn column_of<'a>(item: &'a Item, header: &str) -> &'a Column {
    let at = header.find(['（', '(', '：', ':']).unwrap_or(header.len());
    let (bare, note) = header.split_at(at);
    let note = note.trim_matches(['（', '）', '(', ')']);
    item.column_named(note).or_else(|| item.column_named(bare)).unwrap()
}

/// A header row and `count` good rows of an item.
pub fn filled(id: &str, headers: &[&str], count: usize) -> Rows {
    let forms = Forms::embedded().unwrap();
    let item = forms.catalogue.item(&id.into()).unwrap();
    let mut rows: Rows = vec![headers.iter().map(|header| Value::from(*header)).collect()];
    for n in 1..=count {
        rows.push(headers.iter().map(|header| good(item, column_of(item, header), n)).collect());
    }
    rows
}

/// A good value; organisations in files that take both.
pub fn good(item: &Item, column: &Column, n: usize) -> Value {
    let person = item.subjects == Subjects::NaturalPersons;
    let text = match (&column.kind, column.role) {
        (_, Some(Role::SubjectName)) if person => format!("甲{n}"),
        (_, Some(Role::SubjectName)) => format!("示例{n}有限公司"),
        (_, Some(Role::IdentityNumber | Role::IdentityType)) if !person => String::new(),
        (_, Some(Role::TaxNumber | Role::InstitutionNumber | Role::SocialNumber)) => String::new(),
        (_, Some(Role::CreditCode)) => codes::credit(n),
        (_, Some(Role::AuthorityCode | Role::SourceCode)) => codes::credit(9),
        (_, Some(Role::OrganizationCode)) => codes::credit(n)[8..17].to_owned(),
        (_, Some(Role::RegistrationNumber)) => codes::registration(n),
        (ColumnType::Identity, _) => codes::resident(n),
        (ColumnType::Day, Some(Role::ValidUntil | Role::PublicityUntil)) => "2027/4/24".to_owned(),
        (ColumnType::Day, _) => "2024/4/24".to_owned(),
        (ColumnType::Money, _) => "1.5".to_owned(),
        (ColumnType::Choice(list), _) => list.entries[0].word.clone(),
        (ColumnType::Text, Some(Role::DocumentNumber)) => format!("示监罚〔2024〕{n}号"),
        (ColumnType::Text, Some(Role::Authority | Role::Source)) => "示例区某局".to_owned(),
        _ => format!("内容{n}").chars().take(column.max_length).collect(),
    };
    Value::from(text)
}

/// Puts a value into the column of a field code, in every row below the headers.
pub fn put(rows: &mut Rows, id: &str, code: &str, values: &[Value]) {
    let forms = Forms::embedded().unwrap();
    let item = forms.catalogue.item(&id.into()).unwrap();
    let at = rows[0]
        .iter()
        .position(|cell| matches!(cell, Value::Text(header) if column_of(item, header).code.as_str() == code))
        .unwrap();
    for (row, value) in rows[1..].iter_mut().zip(values) {
        row[at] = value.clone();
    }
}
