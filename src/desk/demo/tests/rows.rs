//! Rows are what intake would have made of them: columns filled, values canonical, codes holding.

use std::collections::{HashMap, HashSet};

use super::*;
use crate::domain::{
    catalogue::{Cardinality, CodeList, Column, ColumnType, Item, Required, Role, UnknownWord},
    code::{Code, CodeKind, Verdict},
    money::Money,
    record::Record,
};

fn drafts(forms: &Forms) -> Vec<(u32, Draft<'_>)> {
    let district = District::new(Setting { seed: SEED, day: DAY, forms });
    (1..=3_000).map(|number| (number, district.draft(number))).collect()
}

#[test]
fn every_row_is_as_intake_leaves_it() {
    let forms = Forms::embedded().unwrap();
    for (number, draft) in drafts(&forms) {
        for (item, record) in &draft.records {
            for column in &item.columns {
                let value = record.fields.get(&column.code).unwrap_or_default();
                if let Err(fault) = check(column, value) {
                    panic!("{number} {}: {} {value:?}: {fault}", item.id, column.header);
                }
            }
            assert!(one_of_is_filled(item, record), "{number} {}: no code", item.id);
            assert_eq!(record.key, item.key_of(&record.fields));
            assert_eq!(record.value(item, Role::SubjectName), Some(draft.new.name.as_str()));
            assert!(record.received.day() < DAY || record.received.day() == DAY);
        }
    }
}

fn one_of_is_filled(item: &Item, record: &Record) -> bool {
    let mut columns = item.columns.iter().filter(|c| c.required == Required::OneOf).peekable();
    columns.peek().is_none() || columns.any(|c| record.fields.get(&c.code).is_some())
}

fn check(column: &Column, value: &str) -> Result<(), String> {
    if value.is_empty() {
        return match column.required {
            Required::Yes => Err("must be filled".to_owned()),
            Required::No | Required::OneOf => Ok(()),
        };
    }
    if value.chars().count() > column.max_length {
        return Err("too long".to_owned());
    }
    match &column.kind {
        ColumnType::Text | ColumnType::Identity => Ok(()),
        ColumnType::Day if value == "长期" => Ok(()),
        ColumnType::Day => match value.parse::<Day>() {
            Ok(day) if day.to_string() == value => Ok(()),
            _ => Err("not a day".to_owned()),
        },
        ColumnType::Money => match Money::from_wan(value) {
            Some(money) if money.to_string() == value => Ok(()),
            _ => Err("not an amount".to_owned()),
        },
        ColumnType::Code(kind) => match Code::new(*kind, value) {
            Ok(code) if code.as_str() == value => Ok(()),
            Ok(code) => Err(format!("canonical {code}")),
            Err(error) => Err(error.to_string()),
        },
        ColumnType::Choice(list) => words(list, value),
    }
}

fn words(list: &CodeList, value: &str) -> Result<(), String> {
    let words: Vec<&str> = match list.cardinality {
        Cardinality::One => vec![value],
        Cardinality::Many => value.split('；').collect(),
    };
    let unknown = words.iter().find(|word| list.entries.iter().all(|entry| entry.word != **word));
    match (unknown, list.unknown) {
        (Some(word), UnknownWord::Refuse) => Err(format!("{word} is not in {}", list.id)),
        _ => Ok(()),
    }
}

#[test]
fn codes_hold_and_lead_to_one_subject() {
    let forms = Forms::embedded().unwrap();
    let mut owners: HashMap<(CodeKind, String), u32> = HashMap::new();
    for (number, draft) in drafts(&forms) {
        assert!(!draft.new.codes.is_empty(), "{number} {} has no code", draft.new.name);
        for code in &draft.new.codes {
            let holds = !matches!(code.verdict(), Verdict::CheckFailed { .. });
            assert!(holds || draft.new.name.contains("校验不符"), "{number} {}", code.as_str());
            let key = (code.kind().canonical(), code.canonical_key());
            if let Some(other) = owners.insert(key, number) {
                assert_eq!(other, number, "{} is shared", code.as_str());
            }
        }
    }
}

#[test]
fn resident_numbers_are_of_divisions_younger_than_the_person() {
    let forms = Forms::embedded().unwrap();
    let divisions =
        crate::domain::division::Divisions::parse(include_str!("../../../../forms/divisions.csv"))
            .unwrap();
    for (_, draft) in drafts(&forms) {
        let residents = draft.new.codes.iter().filter(|code| code.kind() == CodeKind::ResidentId);
        for code in residents {
            let text = code.as_str();
            let born: i16 = text[6..10].parse().unwrap();
            assert!(born <= 2000, "{text}");
            let place = divisions.place(&text[..6], None);
            assert_eq!(place.status, crate::domain::division::DivisionStatus::Current, "{text}");
        }
    }
}

#[test]
fn a_register_says_which_person_or_company_it_names() {
    let forms = Forms::embedded().unwrap();
    let drafts = drafts(&forms);
    let own: HashSet<&str> =
        drafts.iter().flat_map(|(_, d)| &d.new.codes).map(Code::as_str).collect();
    let district = District::new(Setting { seed: SEED, day: DAY, forms: &forms });
    let exhibits = district.exhibits().len() as u32;
    let mut by_chance = 0;
    for (number, draft) in &drafts {
        let named = draft.records.iter().filter(|(item, _)| item.id.as_str() == "related-party");
        for (item, record) in named {
            let identity = record.value(item, Role::RelatedIdentity);
            let code = record.value(item, Role::RelatedCode);
            assert!(identity.is_some() != code.is_some(), "{number}: {identity:?} {code:?}");
            let known = [identity, code].into_iter().flatten().any(|text| own.contains(text));
            assert!(!known || *number <= exhibits, "{number} names a subject by chance");
            by_chance += u32::from(*number > exhibits);
        }
    }
    assert!(by_chance > 20, "{by_chance} rows by chance");
}
