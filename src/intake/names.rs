//! Which column of an item a header names. Never by position: the editions swap columns.

use std::collections::HashMap;

use super::header::{Header, fold};
use crate::domain::catalogue::{Item, Role};

/// Words of a header that speak of somebody else than the subject.
const OTHER_PERSONS: [&str; 6] = ["法定代表人", "法人代表", "负责人", "经办人", "联系人", "代理人"];

/// An item with the folded names of its columns.
pub(super) struct Names<'c> {
    pub(super) item: &'c Item,
    columns: HashMap<String, usize>,
}

impl<'c> Names<'c> {
    pub(super) fn of(item: &'c Item) -> Self {
        let mut columns = HashMap::new();
        for (index, column) in item.columns.iter().enumerate() {
            for name in column.names() {
                columns.entry(fold(name)).or_insert(index);
            }
        }
        Self { item, columns }
    }

    /// The column of a folded name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// The column a header names. A note belongs to the name (`证件号码（法定代表人）`) or, behind a
    /// numbered name, is the name: 代码_2 was 组织机构代码 in 2016 and 工商注册号 in 2018.
    pub(super) fn column(&self, header: &Header) -> Option<usize> {
        let note = |note: &String| self.named(note);
        let joined = |note: &String| self.named(&format!("{note}{}", header.name));
        if let Some(index) = header.notes.iter().find_map(joined) {
            return Some(index);
        }
        if header.is_numbered() && !header.notes.is_empty() {
            // A number contradicted by a note nobody knows says nothing.
            return header.notes.iter().find_map(note).or_else(|| self.named(&header.name));
        }
        match self.named(&header.name) {
            Some(index) if self.speaks_of_another(index, &header.notes) => None,
            Some(index) => Some(index),
            None => header.notes.iter().find_map(note),
        }
    }

    /// The column of a name under a heading that spans several columns.
    pub(super) fn column_under(&self, group: &Header, header: &Header) -> Option<usize> {
        let stem = ["基本信息", "信息", "情况"]
            .iter()
            .find_map(|tail| group.name.strip_suffix(tail))
            .unwrap_or(&group.name);
        if let Some(index) = self.named(&format!("{stem}{}", header.name)) {
            return Some(index);
        }
        let index = self.column(header)?;
        let foreign = self.speaks_of_another(index, std::slice::from_ref(&group.name));
        (!foreign).then_some(index)
    }

    /// Whether a column of the subject's own identity is meant of somebody else.
    fn speaks_of_another(&self, index: usize, notes: &[String]) -> bool {
        let own = matches!(
            self.item.columns[index].role,
            Some(Role::SubjectName | Role::IdentityType | Role::IdentityNumber)
        );
        own && notes.iter().any(|note| OTHER_PERSONS.iter().any(|person| note.contains(person)))
    }
}
