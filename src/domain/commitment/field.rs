//! What a template asks to be filled in, and whether what somebody typed fits.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use crate::domain::{Day, code::narrow, money::Money};

/// A place to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Identifier, of clauses and the command line.
    pub id: String,
    /// What the form and the paper call it.
    pub label: String,
    /// What fits.
    pub kind: FieldKind,
    /// Whether it must be filled before printing.
    pub need: Need,
    /// What the archive already knows of it.
    pub prefill: Option<Prefill>,
    /// Longest value, in characters.
    pub max: usize,
    /// A line of help under the field; may be empty.
    pub hint: String,
}

/// Whether a field must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Before the paper is printed.
    Required,
    /// It may stay empty.
    Optional,
}

/// What values a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// A calendar day; canonical `YYYY-MM-DD`.
    Day,
    /// An amount in 万元.
    Money,
    /// A whole number from 0.
    Number,
    /// A telephone number: digits with `-`, `+` or blanks.
    Telephone,
    /// One of these words.
    Choice(Vec<String>),
}

/// What the archive knows of a subject that a form can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prefill {
    /// Name.
    Name,
    /// Its strongest code; of natural persons masked.
    Code,
    /// 法定代表人, 负责人.
    Representative,
    /// 住所.
    Address,
    /// The office that takes the commitment in.
    Office,
    /// Today.
    Today,
}

/// Filled-in values by field, only those that are not empty.
pub type Values = BTreeMap<String, String>;

/// Why a value does not fit its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldFault {
    /// Not a day of the calendar.
    Day,
    /// Not an amount in 万元.
    Money,
    /// Not a whole number.
    Number,
    /// Not a telephone number.
    Telephone,
    /// None of the words.
    Choice(Vec<String>),
    /// Longer than this many characters.
    TooLong(usize),
}

impl fmt::Display for FieldFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("请填日期，如 2026-12-31。"),
            Self::Money => f.write_str("请填金额（万元），如 12.5。"),
            Self::Number => f.write_str("请填整数。"),
            Self::Telephone => f.write_str("请填电话号码，5 至 20 位数字。"),
            Self::Choice(words) => write!(f, "请填其中之一：{}。", words.join("、")),
            Self::TooLong(most) => write!(f, "最多 {most} 个字，请缩短。"),
        }
    }
}

/// What amounts are counted in.
pub const UNIT: &str = "万元";

impl Field {
    /// A value as people read it: an amount brings its unit where the label does not say it.
    pub fn shown(&self, value: &str) -> String {
        match self.kind {
            FieldKind::Money if !self.label.contains(UNIT) => format!("{value} {UNIT}"),
            _ => value.to_owned(),
        }
    }

    /// The canonical value of what was typed; blanks around it and full-width digits do not matter.
    /// An empty text is no value.
    ///
    /// # Errors
    /// What does not fit.
    pub fn read(&self, typed: &str) -> Result<Option<String>, FieldFault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        if typed.chars().count() > self.max {
            return Err(FieldFault::TooLong(self.max));
        }
        let narrowed = || typed.chars().map(narrow).collect::<String>();
        let value = match &self.kind {
            FieldKind::Text => typed.to_owned(),
            FieldKind::Day => day(&narrowed()).ok_or(FieldFault::Day)?.to_string(),
            FieldKind::Money => {
                let typed = narrowed();
                let amount = typed.strip_suffix("万元").or_else(|| typed.strip_suffix('万'));
                Money::from_wan(amount.unwrap_or(&typed).trim())
                    .ok_or(FieldFault::Money)?
                    .to_string()
            }
            FieldKind::Number => {
                let number: u64 = narrowed().parse().map_err(|_| FieldFault::Number)?;
                number.to_string()
            }
            FieldKind::Telephone => telephone(&narrowed()).ok_or(FieldFault::Telephone)?,
            FieldKind::Choice(words) => match words.iter().find(|word| *word == typed) {
                Some(word) => word.clone(),
                None => return Err(FieldFault::Choice(words.clone())),
            },
        };
        Ok(Some(value))
    }
}

/// Every value as its field takes it; unknown names and unfit values are refused, empty ones left out.
///
/// # Errors
/// The first value that does not fit.
pub fn read_all<'t>(
    fields: &[Field],
    typed: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Result<Values, Refusal> {
    let mut values = Values::new();
    for (name, text) in typed {
        let field = fields.iter().find(|field| field.id == name || field.label == name);
        let field = field.ok_or_else(|| Refusal::UnknownField(name.to_owned()))?;
        let value = field.read(text).map_err(|fault| Refusal::Unfit(field.label.clone(), fault))?;
        match value {
            Some(value) => values.insert(field.id.clone(), value),
            None => values.remove(&field.id),
        };
    }
    Ok(values)
}

/// Labels of the fields that must be filled and are not.
pub fn missing(fields: &[Field], values: &Values) -> Vec<String> {
    let is_empty = |field: &&Field| field.need == Need::Required && !values.contains_key(&field.id);
    fields.iter().filter(is_empty).map(|field| field.label.clone()).collect()
}

/// `2026-12-31`, `2026.12.31`, `2026/12/31`, `2026年12月31日`, `20261231`.
fn day(text: &str) -> Option<Day> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] => (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        [whole] if whole.len() == 8 && *whole == text => {
            (whole[..4].parse().ok()?, whole[4..6].parse().ok()?, whole[6..].parse().ok()?)
        }
        _ => return None,
    };
    (1900..=2999).contains(&year).then(|| Day::new(year, month, day).ok()).flatten()
}

fn telephone(text: &str) -> Option<String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ' '));
    (fits && (5..=20).contains(&digits)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(kind: FieldKind) -> Field {
        Field {
            id: "one".into(),
            label: "一".into(),
            kind,
            need: Need::Required,
            prefill: None,
            max: 20,
            hint: String::new(),
        }
    }

    #[test]
    fn values_are_read_as_people_type_them() {
        let choice = || FieldKind::Choice(vec!["自用".into(), "出租".into()]);
        let cases = [
            (FieldKind::Text, " 示范路 1 号 ", Some("示范路 1 号")),
            (FieldKind::Day, "２０２６．３．１", Some("2026-03-01")),
            (FieldKind::Day, "2026年3月1日", Some("2026-03-01")),
            (FieldKind::Day, "20260301", Some("2026-03-01")),
            (FieldKind::Money, "12.50万元", Some("12.5")),
            (FieldKind::Money, "50 万", Some("50")),
            (FieldKind::Number, "０７", Some("7")),
            (FieldKind::Telephone, "025-8550 0000", Some("025-8550 0000")),
            (choice(), "出租", Some("出租")),
            (FieldKind::Day, "  ", None),
        ];
        for (kind, typed, value) in cases {
            assert_eq!(field(kind).read(typed), Ok(value.map(str::to_owned)), "{typed}");
        }
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let cases = [
            (FieldKind::Text, "一".repeat(21), FieldFault::TooLong(20)),
            (FieldKind::Day, "2026-02-30".into(), FieldFault::Day),
            (FieldKind::Day, "明天".into(), FieldFault::Day),
            (FieldKind::Day, "26-1-1".into(), FieldFault::Day),
            (FieldKind::Money, "约10万".into(), FieldFault::Money),
            (FieldKind::Money, "500000元".into(), FieldFault::Money),
            (FieldKind::Number, "-1".into(), FieldFault::Number),
            (FieldKind::Telephone, "1234".into(), FieldFault::Telephone),
            (
                FieldKind::Choice(vec!["甲".into()]),
                "乙".into(),
                FieldFault::Choice(vec!["甲".into()]),
            ),
        ];
        for (kind, typed, fault) in cases {
            assert_eq!(field(kind).read(&typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn a_form_is_read_by_names_or_labels_and_says_what_is_missing() {
        let mut day = field(FieldKind::Day);
        (day.id, day.label) = ("two".into(), "日期".into());
        let fields = [field(FieldKind::Text), day];
        let values = read_all(&fields, [("一", "甲"), ("two", "")]).unwrap();
        assert_eq!(missing(&fields, &values), ["日期"]);
        assert!(matches!(read_all(&fields, [("三", "")]), Err(Refusal::UnknownField(_))));
        assert!(matches!(read_all(&fields, [("two", "x")]), Err(Refusal::Unfit(..))));
    }
}
