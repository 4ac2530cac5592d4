//! Every rule names its ground and the days it is in force, in every kind of file.

use super::{each_is_refused, embedded, load};
use crate::forms::Fault;

/// A ground of each kind of file that carries rules.
const GROUNDS: [(&str, &str); 14] = [
    ("lists/black.toml", "ground = \"《政府采购法》第七十七条；"),
    ("scenes/special-fund.toml", "ground = \"宁栖政字〔2015〕139号：专项资金安排"),
    ("scenes/special-fund.toml", "ground = \"连财规〔2018〕3号"),
    ("scenes/special-fund.toml", "ground = \"中办发〔2016〕64号第二部分（二）"),
    ("scenes/planning-permit.toml", "ground = \"青府发〔2016〕134号：违反承诺"),
    ("measures/punitive.toml", "ground = \"《安全生产法》第七十八条"),
    ("measures/incentive.toml", "ground = \"宁栖政字〔2015〕139号"),
    ("severity.toml", "ground = \"国办发〔2025〕22号；国办发〔2020〕49号"),
    ("catalogue/publicity.toml", "ground = \"国办发〔2025〕22号；国家发展改革委令第36号"),
    ("findings.toml", "ground = \"宁栖政字〔2015〕139号（市场主体"),
    ("findings.toml", "ground = \"国办发〔2019〕35号：分级分类监管"),
    ("fields.toml", "ground = \"本区"),
    ("commitments/special-fund.toml", "ground = \"连财规"),
    ("commitments/construction-project.toml", "ground = \"青府发〔2016〕134号：违反"),
];

/// `ground = "…"` in full, from how it begins.
fn in_full<'a>(text: &'a str, begins: &str) -> &'a str {
    let (_, rest) = text.split_once(begins).unwrap_or_else(|| panic!("no {begins}"));
    let end = begins.len() + rest.find('"').unwrap() + 1;
    &text[text.find(begins).unwrap()..][..end]
}

#[test]
fn a_rule_without_a_ground_is_refused() {
    for (file, begins) in GROUNDS {
        let text = embedded(file);
        let ground = in_full(&text, begins);
        each_is_refused(&[(file, ground, "ground = \" \"", "没有写依据")]);
    }
}

#[test]
fn a_rule_that_leaves_its_ground_out_is_refused() {
    for (file, begins) in GROUNDS {
        let text = embedded(file);
        let ground = in_full(&text, begins);
        // With the comma that parts it from its neighbours in a table on one line.
        let (before, after) = text.split_once(ground).unwrap();
        let whole = match (after.strip_prefix(", "), before.strip_suffix(", ")) {
            (None, Some(before)) => format!("{before}{after}"),
            (rest, _) => format!("{before}{}", rest.unwrap_or(after)),
        };
        let error = load(file, &whole).err().unwrap_or_else(|| panic!("{file} {begins}"));
        assert_eq!(error.fault, Fault::MissingKey("ground".to_owned()), "{begins}: {error}");
        assert_eq!(error.file, file);
        assert!(error.line.is_some(), "{error}");
    }
}

#[test]
fn rules_out_of_order_are_refused() {
    let order = "日期次序不对";
    let cases = [
        // The younger rule of a list before the older one, and one of the same day.
        (
            "lists/black.toml",
            "in_force_from = \"2017-05-01\"",
            "in_force_from = \"2013-09-30\"",
            order,
        ),
        (
            "lists/black.toml",
            "in_force_from = \"2017-05-01\"",
            "in_force_from = \"2013-10-01\"",
            order,
        ),
        // A rule that ends before it begins.
        (
            "scenes/special-fund.toml",
            "in_force_from = \"2020-05-01\"",
            "in_force_until = \"2020-04-30\"\nin_force_from = \"2020-05-01\"",
            order,
        ),
        (
            "measures/punitive.toml",
            "in_force_from = \"2020-05-01\"",
            "in_force_until = \"2020-04-30\"\nin_force_from = \"2020-05-01\"",
            order,
        ),
        (
            "severity.toml",
            "ground = \"国办发〔2025〕22号；国办发〔2020〕49号\"",
            "in_force_until = \"2025-03-30\"\nin_force_from = \"2025-03-31\"\nground = \"国办发\"",
            order,
        ),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_rule_of_one_day_is_in_order() {
    let file = "severity.toml";
    let ground = "ground = \"国办发〔2025〕22号；国办发〔2020〕49号\"";
    let one_day =
        format!("in_force_from = \"2025-03-31\"\nin_force_until = \"2025-03-31\"\n{ground}");
    assert!(load(file, &embedded(file).replacen(ground, &one_day, 1)).is_ok());
}

#[test]
fn an_undated_rule_after_a_dated_one_is_told_at_its_ground() {
    let cases =
        [("lists/black.toml", "in_force_from = \"2017-05-01\", ground", "ground", "日期次序不对")];
    each_is_refused(&cases);
}

#[test]
fn days_terms_and_amounts_are_held_to_their_shape() {
    let cases = [
        ("severity.toml", "organisations = \"100\"", "organisations = \"一百万\"", "金额“一百万”"),
        ("severity.toml", "persons = \"10\"", "persons = \"10万\"", "金额“10万”"),
        (
            "catalogue/publicity.toml",
            "least = \"6个月\"",
            "least = \"六个月\"",
            "期限“六个月”看不懂",
        ),
        (
            "scenes/special-fund.toml",
            "look_back = \"36个月\"",
            "look_back = \"永久\"",
            "期限“永久”",
        ),
        ("scenes/planning-permit.toml", "term = \"1年\"", "term = \"一年\"", "期限“一年”"),
        (
            "scenes/special-fund.toml",
            "in_force_from = \"2020-05-01\"",
            "in_force_from = \"2020-05\"",
            "日期“2020-05”",
        ),
        (
            "measures/incentive.toml",
            "in_force_from = \"2016-05-30\"",
            "in_force_from = \"2016-05-32\"",
            "日期“2016-05-32”",
        ),
    ];
    each_is_refused(&cases);
}
