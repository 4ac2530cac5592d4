//! Data and paper say the same: what the data tell is printed, and what is printed of a record is
//! in the data.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;

/// Keys whose values are for machines: identifiers and words printed in Chinese beside them.
const MACHINE: [&str; 24] = [
    "format",
    "kind",
    "kind_text",
    "state",
    "effect",
    "severity",
    "standing",
    "item",
    "list",
    "colour",
    "colour_text",
    "basis",
    "id",
    "stage",
    "stage_text",
    "received",
    "execution",
    "as_of",
    "query",
    "from",
    "to",
    "apply_from",
    "type",
    "scope",
];

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '/').collect()
}

/// Every text of the data that claims to be printed, with its key.
fn told<'v>(value: &'v Value, key: &'v str, texts: &mut Vec<(&'v str, &'v str)>) {
    match value {
        Value::String(text) if !MACHINE.contains(&key) => texts.push((key, text)),
        Value::Array(values) => values.iter().for_each(|value| told(value, key, texts)),
        Value::Object(keys) => keys.iter().for_each(|(key, value)| told(value, key, texts)),
        _ => {}
    }
}

/// Every value printed in tables and beside labels.
fn printed(blocks: &[Block], values: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::KeyValues(table) => {
                values.extend(table.pairs.iter().map(|(_, value)| solid(value)));
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| row.iter().skip(1));
                values.extend(cells.flat_map(|cell| cell.text.lines().map(solid)));
            }
            Block::KeepTogether(inner) => printed(inner, values),
            _ => {}
        }
    }
}

#[test]
fn what_the_data_tell_is_printed() {
    for (name, composed) in samples() {
        let paper = solid(&text(&composed.blocks));
        let mut texts = Vec::new();
        told(&composed.data, "", &mut texts);
        assert!(texts.len() > 10, "{name}");
        for (key, text) in texts {
            assert!(paper.contains(&solid(text)), "{name}: {key} {text:?} is not printed");
        }
    }
}

#[test]
fn what_is_printed_in_tables_is_in_the_data() {
    for (name, composed) in samples() {
        let data = solid(&composed.data.to_string().replace("\\n", ""));
        let mut values = BTreeSet::new();
        printed(&composed.blocks, &mut values);
        for value in values.into_iter().filter(|value| !data.contains(value)) {
            // A day or a number stands in the data by itself, its words around it do not.
            let parts = value.split(['：', '；', '、', '（', '）', '至']);
            let parts = parts.map(|part| part.trim_start_matches(['最', '早', '晚']));
            for part in parts.filter(|part| part.chars().count() > 1) {
                assert!(data.contains(part) || is_furniture(part), "{name}: {part} of {value}");
            }
        }
    }
}

/// Words of the layout that no key repeats.
fn is_furniture(part: &str) -> bool {
    let words = [
        "依据",
        "截",
        "起日不限",
        "推算",
        "直",
        "移出",
        "自然人",
        "审批人员",
        "未填",
        "此页无正文",
    ];
    words.contains(&part) || part.ends_with("名单")
}

#[test]
fn a_paper_counts_what_it_prints() {
    for (name, composed) in samples() {
        let of = |key: &str, inner: Option<&str>| -> usize {
            let values = composed.data.get(key).and_then(Value::as_array).into_iter().flatten();
            values.map(|one| inner.map_or(1, |inner| one[inner].as_array().unwrap().len())).sum()
        };
        let printed = of("sections", Some("records")) + of("listings", None);
        assert_eq!(composed.counts.records as usize, printed, "{name}");
        assert_eq!(composed.data["counts"]["records"], printed, "{name}");
        assert_eq!(composed.data["format"], "hecha-report/1", "{name}");
    }
}
