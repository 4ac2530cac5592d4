//! `validity` and `due`: a term, or the day somebody fills in.

use toml::{Spanned, Value};

use crate::{
    domain::commitment::{Field, FieldKind, Need, Span},
    forms::{Fault, FormsError, document::Document, term},
};

/// `"3年"`, or `{ field = "deadline" }` of a day that must be filled in.
pub(super) fn read(
    document: &Document<'_>,
    raw: &Spanned<Value>,
    fields: &[Field],
) -> Result<Span, FormsError> {
    match raw.get_ref() {
        Value::String(text) => {
            let text = Spanned::new(raw.span(), text.clone());
            Ok(Span::Term(term::read(document, &text)?))
        }
        value => match named_field(value) {
            Some(id) if is_required_day(fields, id) => Ok(Span::Field(id.to_owned())),
            Some(id) => Err(document.at(raw, Fault::DayField(id.to_owned()))),
            None => Err(document.at(raw, Fault::Term(value.to_string().trim().to_owned()))),
        },
    }
}

fn named_field(value: &Value) -> Option<&str> {
    let table = value.as_table().filter(|table| table.len() == 1)?;
    table.get("field")?.as_str()
}

fn is_required_day(fields: &[Field], id: &str) -> bool {
    let named = fields.iter().find(|field| field.id == id);
    named.is_some_and(|field| field.kind == FieldKind::Day && field.need == Need::Required)
}
