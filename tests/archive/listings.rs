//! Being on a list on a day.

use super::*;

/// An entry of a list item since 2025-03-18, with more columns.
pub fn entry(forms: &Forms, item: &str, key: i64, list: &str, more: &[(&str, &str)]) -> Record {
    let header = match item {
        "list-red" => "红名单名称",
        "list-yellow" => "黄名单名称",
        _ => "黑名单名称",
    };
    let mut values = vec![
        (header, list),
        ("主体名称", "示范区甲机械有限公司"),
        ("列入日期", "2025-03-18"),
        ("认定文号", "示人社监〔2025〕9号"),
        ("认定单位", "示范区人力资源和社会保障局"),
    ];
    values.extend_from_slice(more);
    record(forms, item, key, &values)
}

#[test]
fn a_listing_lasts_through_its_last_day() {
    let forms = forms();
    let wage = "拖欠农民工工资黑名单";
    let end = |text| Some(Until::Estimated(day(text)));
    let cases = [
        (wage, ("备注", "无"), "2025-03-17", None),
        (wage, ("备注", "无"), "2025-03-18", end("2028-03-17")),
        (wage, ("备注", "无"), "2028-03-17", end("2028-03-17")),
        (wage, ("备注", "无"), "2028-03-18", None),
        (wage, ("有效期至", "2026-03-17"), "2026-03-17", Some(Until::Stated(day("2026-03-17")))),
        (wage, ("有效期至", "2026-03-17"), "2026-03-18", None),
        (wage, ("有效期至", "长期"), "2036-01-01", Some(Until::Open)),
        (wage, ("移出日期", "2025-10-01"), "2025-09-30", end("2028-03-17")),
        (wage, ("移出日期", "2025-10-01"), "2025-10-01", None),
        (wage, ("当前状态", "已修复"), "2025-09-30", None),
        ("失信被执行人", ("备注", "无"), "2036-01-01", Some(Until::Open)),
        // A list nobody here knows: shown by its name, nothing computed.
        ("某某领域失信名单", ("备注", "无"), "2036-01-01", Some(Until::Open)),
    ];
    for (list, more, on, expected) in cases {
        let archive = archive(&forms, vec![entry(&forms, "list-black", 1, list, &[more])], on);
        let until = archive.listings.first().map(|listing| listing.until);
        assert_eq!(until, expected, "{list} {more:?} on {on}");
        assert_eq!(archive.listings.len(), archive.entries.len());
    }
}

#[test]
fn a_black_entry_that_names_a_red_list_is_told_as_neither() {
    let forms = forms();
    let red = forms.lists.0.iter().find(|kind| kind.colour == Colour::Red).unwrap();
    let slip = vec![entry(&forms, "list-black", 1, &red.name, &[])];
    let archive = archive(&forms, slip, "2025-06-01");
    assert_eq!((archive.listings.len(), archive.entries.len()), (0, 0));
    assert_eq!(archive.left_out, LeftOut { unclear_list: 1, ..LeftOut::default() });
}

#[test]
fn what_was_repaired_since_is_not_told_of_the_day_before() {
    let forms = forms();
    let listed = || {
        let removed = [("移出日期", "2025-10-01")];
        vec![entry(&forms, "list-black", 1, "拖欠农民工工资黑名单", &removed)]
    };
    let before = archive(&forms, listed(), "2025-09-30");
    let now = archive(&forms, listed(), "2026-11-22");
    assert_eq!(before.listings.len(), 1);
    let told = before.without_what_ended(&now);
    assert_eq!((told.listings.len(), told.entries.len(), told.left_out.over_since), (0, 0, 1));
}

#[test]
fn a_listing_carries_its_facts() {
    let forms = forms();
    let record = entry(&forms, "list-black", 5, "拖欠农民工工资黑名单", &[("当前状态", "异议")]);
    let archive = archive(&forms, vec![record], "2026-11-22");
    let listing = &archive.listings[0];
    assert_eq!(listing.list.as_str(), "wage-arrears");
    assert_eq!(listing.name, "拖欠农民工工资黑名单");
    assert_eq!(listing.colour, Colour::Black);
    assert_eq!(listing.since, Some(day("2025-03-18")));
    assert_eq!(listing.state, ListingState::UnderObjection);
    assert_eq!(listing.authority, "示范区人力资源和社会保障局");
    assert_eq!(listing.document_number, "示人社监〔2025〕9号");
    assert!(listing.ground.contains("第45号"));
    assert_eq!(listing.record.1, RecordKey(5));
}

#[test]
fn a_list_nobody_knows_claims_no_ground() {
    let forms = forms();
    let record = entry(&forms, "list-black", 1, "某某领域失信名单", &[]);
    let archive = archive(&forms, vec![record], "2026-11-22");
    let listing = &archive.listings[0];
    assert_eq!((listing.name.as_str(), listing.list.as_str()), ("某某领域失信名单", "black-other"));
    assert!(listing.ground.contains("未载明"));
}

#[test]
fn listings_stand_black_first_and_youngest_first_in_any_order_of_records() {
    let forms = forms();
    let records = vec![
        entry(&forms, "list-red", 1, "守合同重信用企业", &[]),
        entry(&forms, "list-black", 2, "失信被执行人", &[]),
        entry(&forms, "list-yellow", 3, "重点关注名单", &[]),
        entry(&forms, "list-black", 4, "超限超载失信名单", &[]),
    ];
    let mut reversed = records.clone();
    reversed.reverse();
    let names = |records| -> Vec<_> {
        let archive = archive(&forms, records, "2026-11-22");
        archive.listings.into_iter().map(|listing| listing.name).collect()
    };
    let expected = ["失信被执行人", "超限超载失信名单", "重点关注名单", "守合同重信用企业"];
    assert_eq!(names(records), expected);
    assert_eq!(names(reversed), expected);
}

#[test]
fn the_district_templates_enter_their_lists() {
    let forms = forms();
    let records = vec![
        record(
            &forms,
            "black-legal",
            1,
            &[("机构全称", "示范区甲机械有限公司"), ("确认严重失信时间", "2024-02-29")],
        ),
        record(
            &forms,
            "red-legal",
            2,
            &[("机构全称", "示范区甲机械有限公司"), ("认定日期", "2020-05-01")],
        ),
    ];
    let archive = archive(&forms, records, "2026-11-22");
    let told: Vec<_> =
        archive.listings.iter().map(|l| (l.list.as_str(), l.name.as_str(), l.until)).collect();
    let expected = [
        ("district-black", "区级黑名单", Until::Estimated(day("2027-02-28"))),
        ("district-red", "区级红名单", Until::Open),
    ];
    assert_eq!(told, expected);
}
