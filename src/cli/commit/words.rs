//! Spans, terms and kinds of field in the words and names of the command line.

use crate::domain::commitment::{FieldKind, Span, Until};

/// `3年`, or `按填写项 completion`.
pub(super) fn span(span: &Span) -> String {
    match span {
        Span::Term(length) => length.to_string(),
        Span::Field(id) => format!("按填写项 {id}"),
    }
}

/// `3年`, or the day that was printed.
pub(super) fn until(until: Until) -> String {
    match until {
        Until::Term(length) => length.to_string(),
        Until::Day(day) => day.to_string(),
    }
}

/// What a field takes, as the templates name it.
pub(super) fn field_kind(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Day => "day",
        FieldKind::Money => "money",
        FieldKind::Number => "number",
        FieldKind::Telephone => "telephone",
        FieldKind::Choice(_) => "choice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::term::Term;

    #[test]
    fn spans_are_worded_as_templates_write_them() {
        let cases = [
            (Span::Term(Term::Years(3)), "3年"),
            (Span::Term(Term::Months(6)), "6个月"),
            (Span::Term(Term::Days(60)), "60日"),
            (Span::Term(Term::UntilRemoved), "不设期限"),
            (Span::Field("deadline".into()), "按填写项 deadline"),
        ];
        for (one, said) in cases {
            assert_eq!(span(&one), said);
        }
    }
}
