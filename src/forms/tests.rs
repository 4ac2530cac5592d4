//! The embedded forms hold together, and faulty ones are refused with file, line and reason.

mod commitments;
mod faults;
mod recognition;

use std::collections::BTreeSet;

use super::Forms;
use crate::domain::{
    catalogue::{ColumnType, Nature, Role},
    list::Colour,
    report::ReportKind,
    term::Term,
};

fn forms() -> Forms {
    Forms::embedded().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn item_numbers_never_change() {
    let forms = forms();
    let mut numbers: Vec<_> =
        forms.catalogue.items().iter().map(|item| (item.number, item.id.as_str())).collect();
    numbers.sort_unstable();
    let expected = [
        (1, "base-legal"),
        (2, "base-natural"),
        (3, "related-party"),
        (11, "permit-2018"),
        (12, "permit-2016"),
        (13, "permit-district-legal"),
        (14, "permit-district-natural"),
        (21, "penalty-2018"),
        (22, "penalty-2016"),
        (23, "penalty-district-legal"),
        (24, "penalty-district-natural"),
        (31, "red-legal"),
        (32, "red-natural"),
        (33, "black-legal"),
        (34, "black-natural"),
        (41, "list-red"),
        (42, "list-yellow"),
        (43, "list-black"),
        (44, "list-abnormal"),
        (51, "honour"),
        (61, "rating-legal"),
        (62, "rating"),
        (71, "commitment"),
    ];
    assert_eq!(numbers, expected);
    for (number, id) in expected {
        assert_eq!(forms.catalogue.by_number(number).unwrap().id.as_str(), id);
    }
}

#[test]
fn a_list_item_enters_lists_of_its_own_colour() {
    let forms = forms();
    let colour = |id: &str| {
        let item = forms.catalogue.item(&id.into()).unwrap();
        forms.lists.kind(item.list.as_ref().unwrap()).unwrap().colour
    };
    for (id, expected) in [
        ("red-legal", Colour::Red),
        ("red-natural", Colour::Red),
        ("black-legal", Colour::Black),
        ("black-natural", Colour::Black),
        ("list-red", Colour::Red),
        ("list-yellow", Colour::Yellow),
        ("list-black", Colour::Black),
        ("list-abnormal", Colour::Yellow),
    ] {
        assert_eq!(colour(id), expected, "{id}");
    }
}

#[test]
fn lists_are_found_by_the_names_departments_write() {
    let lists = forms().lists;
    let cases = [
        ("拖欠农民工工资黑名单", "wage-arrears", Term::Years(3), Some(Term::Months(6))),
        ("严重违法失信企业名单", "market-serious", Term::Years(3), Some(Term::Years(1))),
        ("安全生产严重失信主体", "work-safety", Term::Years(3), Some(Term::Months(12))),
        ("失信被执行人", "judgment-defaulter", Term::UntilRemoved, None),
        ("经营异常名录", "abnormal-operation", Term::UntilRemoved, None),
        ("黄名单", "district-yellow", Term::UntilRemoved, None),
        ("黑名单", "district-black", Term::Years(3), None),
        ("质量严重失信企业黑名单", "product-quality", Term::UntilRemoved, None),
        ("政府购买服务黑名单", "purchased-services", Term::Years(3), None),
        ("供应商不良行为记录名单", "supplier-misconduct", Term::UntilRemoved, None),
        ("非法出版物单位黑名单", "illegal-publication", Term::UntilRemoved, None),
    ];
    for (name, id, term, earliest) in cases {
        let kind = lists.named(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(kind.id.as_str(), id, "{name}");
        let rule = kind.rules.last().unwrap();
        assert_eq!((rule.term, rule.earliest_removal), (term, earliest), "{name}");
    }
    // What customs or a procurator found is not the list these words sound like.
    for name in ["某某领域失信名单", "海关失信企业", "行贿犯罪档案查询结果", "职务犯罪档案查询结果"]
    {
        assert_eq!(lists.named(name), None, "{name}");
    }
}

#[test]
fn list_items_that_carry_a_name_fall_back_on_a_kind_that_claims_nothing() {
    let forms = forms();
    let named =
        forms.catalogue.items().iter().filter(|item| item.column_of(Role::ListName).is_some());
    let mut seen = 0;
    for item in named {
        let kind = forms.lists.kind(item.list.as_ref().unwrap()).unwrap();
        let rule = kind.rules.last().unwrap();
        assert_eq!(rule.term, Term::UntilRemoved, "{}", item.id);
        assert!(rule.ground.contains("未载明"), "{}", item.id);
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn penalties_are_shown_by_the_rule_in_force() {
    let forms = forms();
    let rules: Vec<_> = forms
        .catalogue
        .items()
        .iter()
        .filter(|item| item.nature == Nature::Negative && item.list.is_none())
        .map(|item| &item.publicity)
        .collect();
    assert_eq!(rules.len(), 4);
    for publicity in rules {
        let days: BTreeSet<_> =
            publicity.iter().map(|rule| rule.in_force_from.to_string()).collect();
        assert_eq!(days, ["2019-07-01", "2023-05-01", "2026-04-01"].map(str::to_owned).into());
        assert_eq!(publicity.last().unwrap().minor.most, Term::Months(3));
    }
}

#[test]
fn the_misspelt_travel_permit_is_known() {
    let forms = forms();
    let item = forms.catalogue.item(&"penalty-district-natural".into()).unwrap();
    let ColumnType::Choice(words) = &item.column_of(Role::IdentityType).unwrap().kind else {
        panic!("identity types are a code list")
    };
    let entry = words
        .entries
        .iter()
        .find(|entry| entry.aliases.iter().any(|alias| alias == "台湾居民来往内地通行证"))
        .unwrap();
    assert_eq!(entry.word, "台湾居民来往大陆通行证");
}

#[test]
fn every_kind_of_paper_is_numbered_apart() {
    let forms = forms();
    let number = |kind| forms.reports.number(kind).as_str().to_owned();
    let numbers: BTreeSet<_> = ReportKind::ALL.into_iter().map(number).collect();
    assert_eq!(numbers.len(), ReportKind::ALL.len());
}

#[test]
fn repair_asks_for_two_materials_and_no_more() {
    let forms = forms();
    let repair = forms.reports.matter_called("信用修复").unwrap();
    assert_eq!(repair.materials, ["法定责任义务履行完毕的证明材料", "信用承诺书"]);
    for matter in ["信用查询", "异议申诉", "信用承诺"] {
        assert!(forms.reports.matter_called(matter).is_some(), "{matter}");
    }
}

#[test]
fn report_numbers_carry_prefix_year_and_count() {
    let forms = forms();
    let number = forms.reports.credit_check.number.fill(&[
        ("prefix", &forms.office.report_prefix),
        ("year", "2026"),
        ("n", "1187"),
    ]);
    assert_eq!(number, "示信核〔2026〕1187号");
}
