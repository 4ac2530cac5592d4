//! A template with what was filled in: its places, its fields, how long it binds.

use crate::domain::{
    archive::SubjectCard,
    commitment::{Field, FieldKind, Need, PLACES, Span, Template, UNIT, Values},
    mask,
    term::Term,
    wording::Wording,
};

/// Where something is still to be filled in.
const UNFILLED: &str = "（未填）";
/// A template with what was filled in. People type values: nobody's identity number passes in full.
pub(super) struct Filled<'a> {
    places: [(&'static str, String); PLACES.len()],
    fields: Vec<(&'a Field, Option<String>)>,
}

/// A field as it is printed.
pub(super) struct Printed<'a> {
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    /// Its value, if it has one.
    pub(super) value: Option<&'a str>,
    /// What stands on paper: the value with its unit, or that there is none.
    pub(super) text: String,
}

impl<'a> Printed<'a> {
    fn of(field: &'a Field, value: Option<&'a str>) -> Self {
        let text = value.map_or_else(|| UNFILLED.to_owned(), |value| field.shown(value));
        Self { id: &field.id, label: &field.label, value, text }
    }
}

impl<'a> Filled<'a> {
    pub(super) fn new(
        (template, values): (&'a Template, &Values),
        card: &SubjectCard,
        [department, office]: [&str; 2],
    ) -> Self {
        let code = card.codes.first().map_or("", |(_, text)| text);
        let of_place = |name| match name {
            "subject" => card.name.as_str(),
            "code" => code,
            "matter" => &template.matter,
            "department" => department,
            "office" => office,
            _ => "",
        };
        let place = |name| (name, Some(of_place(name)).filter(|text| !text.is_empty()));
        let shown = |text: &String| mask::numbers_within(text).into_owned();
        let value = |field: &'a Field| {
            let value = values.get(&field.id).filter(|value| !value.is_empty());
            (field, value.map(shown))
        };
        Self {
            places: PLACES.map(place).map(|(name, text)| (name, text.unwrap_or(UNFILLED).into())),
            fields: template.fields.iter().map(value).collect(),
        }
    }

    /// A text with its places filled. An amount brings its unit where the text does not say it.
    pub(super) fn text(&self, wording: &Wording) -> String {
        let of_field = |(field, value): &(&'a Field, Option<String>)| {
            let place = format!("{{{}}}", field.id);
            let says_unit = ["", " "]
                .iter()
                .any(|gap| wording.as_str().contains(&[&place, *gap, UNIT].concat()));
            let text = match value {
                Some(value) if says_unit => value.clone(),
                value => with_unit(field, value.as_deref()),
            };
            (field.id.as_str(), text)
        };
        let fields: Vec<_> = self.fields.iter().map(of_field).collect();
        let all = self.places.iter().map(|(name, text)| (*name, text.as_str()));
        let all = all.chain(fields.iter().map(|(name, text)| (*name, text.as_str())));
        wording.fill(&all.collect::<Vec<_>>())
    }

    /// The fields with a value, and those that still need one, in the template's order.
    pub(super) fn fields(&self) -> Vec<Printed<'_>> {
        let is_printed =
            |one: &&(&Field, Option<String>)| one.1.is_some() || one.0.need == Need::Required;
        let fields = self.fields.iter().filter(is_printed);
        fields.map(|(field, value)| Printed::of(field, value.as_deref())).collect()
    }

    /// How long something lasts, in words.
    pub(super) fn span(&self, span: &Span) -> String {
        let of_field = |id: &str| {
            let (_, value) = self.fields.iter().find(|(field, _)| field.id == id)?;
            value.as_deref()
        };
        match span {
            Span::Term(term) => lasting(*term),
            Span::Field(id) => format!("至 {}", of_field(id).unwrap_or(UNFILLED)),
        }
    }
}

/// A value with its unit, or that there is none.
fn with_unit(field: &Field, value: Option<&str>) -> String {
    match value {
        None => UNFILLED.to_owned(),
        Some(value) if field.kind == FieldKind::Money => format!("{value} {UNIT}"),
        Some(value) => value.to_owned(),
    }
}

/// A term from the day of signing, in words.
fn lasting(term: Term) -> String {
    match term {
        Term::Days(n) => format!("自签署之日起 {n} 日"),
        Term::Months(n) => format!("自签署之日起 {n} 个月"),
        Term::Years(n) => format!("自签署之日起 {n} 年"),
        Term::UntilRemoved => "不设期限".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_worded_from_the_day_of_signing() {
        let terms = [Term::Days(30), Term::Months(6), Term::Years(3), Term::UntilRemoved];
        let said = ["自签署之日起 30 日", "自签署之日起 6 个月", "自签署之日起 3 年", "不设期限"];
        assert_eq!(terms.map(lasting), said);
    }
}
