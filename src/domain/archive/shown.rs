//! A subject and its records as they may be shown: identity numbers masked.

use super::{Masking, SubjectCard};
use crate::domain::{catalogue::Item, code::Code, mask, record::Fields, subject::Subject};

pub(super) fn card(subject: Subject, masking: Masking) -> SubjectCard {
    let shown = |code: Code| match masking {
        Masking::Masked if code.is_personal() => mask::identity_number(code.as_str()),
        _ => code.to_string(),
    };
    SubjectCard {
        id: subject.id,
        kind: subject.kind,
        name: subject.name,
        status: subject.status,
        codes: subject.codes.into_iter().map(|code| (code.kind(), shown(code))).collect(),
        former_names: subject.former_names,
        provisional: subject.provisional,
    }
}

pub(super) fn masked(item: &Item, fields: &Fields) -> Fields {
    let mut result = Fields::default();
    for (code, value) in fields.iter() {
        let Some(column) = item.column(code) else { continue };
        if column.is_identity() {
            result.push(&column.code, &mask::identity_number(value));
        } else {
            // A sole trader's old tax number is a resident number, and people write numbers into
            // free text.
            result.push(&column.code, &mask::numbers_within(value));
        }
    }
    result
}
