//! How long a record is on record, and what takes it away.

use super::*;

/// What becomes of one record on a day: shown until when, or left out why.
#[derive(Debug, PartialEq)]
enum Fate {
    Until(Until),
    Left(&'static str),
}

fn fate(forms: &Forms, record: Record, on: &str, basis: Basis) -> Fate {
    let archive = Archive::as_of(forms.rules(), holdings(vec![record]), viewer(basis), day(on));
    let reasons: Vec<_> = archive.left_out.reasons().collect();
    assert_eq!(archive.left_out.total() + archive.entries.len(), 1);
    match (archive.entries.first(), reasons.as_slice()) {
        (Some(entry), []) => Fate::Until(entry.until),
        (None, [(reason, 1)]) => Fate::Left(reason),
        _ => panic!("{archive:?}"),
    }
}

fn estimated(text: &str) -> Fate {
    Fate::Until(Until::Estimated(day(text)))
}

fn stated(text: &str) -> Fate {
    Fate::Until(Until::Stated(day(text)))
}

const PAST_PUBLICITY: Fate = Fate::Left("已过公示期");
const EXPIRED: Fate = Fate::Left("已过有效期或失效");

#[test]
fn publicity_follows_severity_and_the_rule_in_force() {
    let forms = forms();
    let cases = [
        // 36号令: 轻微 3 个月, 一般 1 年, 严重 3 年; the last day is shown, the day after is not.
        ("2026-06-05", "轻微", "2026-09-04", estimated("2026-09-04")),
        ("2026-06-05", "轻微", "2026-09-05", PAST_PUBLICITY),
        ("2026-06-05", "一般", "2027-06-04", estimated("2027-06-04")),
        ("2026-06-05", "一般", "2027-06-05", PAST_PUBLICITY),
        // 较重 is today's 一般, by the office's decision.
        ("2026-06-05", "较重", "2027-06-05", PAST_PUBLICITY),
        ("2026-06-05", "严重", "2029-06-04", estimated("2029-06-04")),
        ("2026-06-05", "严重", "2029-06-05", PAST_PUBLICITY),
        // Undecided: nothing shorter than the longest is proven.
        ("2026-06-05", "未定", "2029-06-04", estimated("2029-06-04")),
        // The rule of the day asked about decides: 58号令 showed three years whatever the severity.
        ("2024-05-10", "一般", "2026-03-31", estimated("2027-05-09")),
        ("2024-05-10", "一般", "2026-04-01", PAST_PUBLICITY),
        // 527号.
        ("2020-01-15", "一般", "2021-01-14", estimated("2021-01-14")),
        ("2020-01-15", "一般", "2021-01-15", PAST_PUBLICITY),
        // Before any rule there was no end.
        ("2018-04-24", "严重", "2019-06-30", Fate::Until(Until::Open)),
        ("2018-04-24", "严重", "2019-07-01", estimated("2021-04-23")),
    ];
    for (decided, word, on, expected) in cases {
        let record = penalty(&forms, &[("处罚决定日期", decided), ("失信严重程度", word)]);
        assert_eq!(fate(&forms, record, on, Basis::Public), expected, "{decided} {word} on {on}");
    }
}

#[test]
fn an_end_the_file_states_goes_before_a_computed_one() {
    let forms = forms();
    let cases = [
        ("2026-08-31", "2026-08-31", stated("2026-08-31")),
        ("2026-08-31", "2026-09-01", PAST_PUBLICITY),
        ("长期", "2040-01-01", Fate::Until(Until::Open)),
    ];
    for (until, on, expected) in cases {
        let record = penalty(&forms, &[("失信严重程度", "一般"), ("公示截止日期", until)]);
        assert_eq!(fate(&forms, record, on, Basis::Public), expected, "{until} on {on}");
    }
}

#[test]
fn a_national_penalty_outlives_the_end_of_its_effect() {
    let forms = forms();
    let record = record(
        &forms,
        "penalty-2018",
        1,
        &[
            ("处罚决定日期", "2026-10-10"),
            ("处罚有效期", "2026-10-17"),
            ("公示截止期", "2027-10-09"),
        ],
    );
    assert_eq!(fate(&forms, record, "2026-11-22", Basis::Public), stated("2027-10-09"));
}

#[test]
fn a_permit_is_on_record_while_it_is_valid() {
    let forms = forms();
    let cases = [
        ("2026-12-31", "正常", "2026-12-31", stated("2026-12-31")),
        ("2026-12-31", "正常", "2027-01-01", EXPIRED),
        ("长期", "正常", "2090-01-01", Fate::Until(Until::Open)),
        ("", "正常", "2090-01-01", Fate::Until(Until::Open)),
        ("2026-12-31", "无效", "2026-06-01", EXPIRED),
        ("2026-12-31", "撤销", "2026-06-01", Fate::Left("已撤销")),
    ];
    for (until, state, on, expected) in cases {
        let values = [("许可决定日期", "2024-01-02"), ("有效期至", until), ("当前状态", state)];
        let record = record(&forms, "permit-2018", 1, &values);
        assert_eq!(fate(&forms, record, on, Basis::Public), expected, "{until} {state} on {on}");
    }
}

#[test]
fn states_take_records_away_or_mark_them() {
    let forms = forms();
    let cases = [
        ("正常", None, Some(Standing::Current)),
        ("其他", None, Some(Standing::Current)),
        ("异议", None, Some(Standing::UnderObjection)),
        ("撤销", Some("已撤销"), None),
        ("已修复", Some("已修复或移出"), None),
    ];
    for (state, reason, standing) in cases {
        let archive = archive(&forms, vec![penalty(&forms, &[("当前状态", state)])], "2026-06-06");
        let entry = archive.entries.first().map(|entry| entry.standing);
        assert_eq!(entry, standing, "{state}");
        assert_eq!(archive.left_out.reasons().next().map(|(why, _)| why), reason, "{state}");
    }
}

#[test]
fn what_comes_later_is_not_yet_on_record() {
    let forms = forms();
    let not_yet = Fate::Left("晚于查看日");
    assert_eq!(fate(&forms, penalty(&forms, &[]), "2026-06-04", Basis::Public), not_yet);
    assert_eq!(
        fate(&forms, penalty(&forms, &[]), "2026-06-05", Basis::Public),
        estimated("2029-06-04")
    );
}

#[test]
fn each_basis_opens_its_scopes() {
    let forms = forms();
    let shown = || estimated("2029-06-04");
    let closed = || Fate::Left("超出本次查询依据的使用范围");
    for (scope, basis, expected) in [
        ("公示", Basis::Public, shown()),
        ("公示", Basis::Oneself, shown()),
        ("公示", Basis::Duty, shown()),
        ("仅政府部门内部共享", Basis::Public, closed()),
        ("仅政府部门内部共享", Basis::Oneself, closed()),
        ("仅政府部门内部共享", Basis::Authorisation, closed()),
        ("仅政府部门内部共享", Basis::Duty, shown()),
        ("仅可授权查询", Basis::Public, closed()),
        ("仅可授权查询", Basis::Duty, closed()),
        ("仅可授权查询", Basis::Oneself, shown()),
        ("仅可授权查询", Basis::Authorisation, shown()),
    ] {
        let record = penalty(&forms, &[("信息使用范围", scope)]);
        assert_eq!(fate(&forms, record, "2026-06-06", basis), expected, "{scope} {basis:?}");
    }
}

#[test]
fn of_a_record_out_of_scope_nothing_more_is_told() {
    let forms = forms();
    for more in [("当前状态", "已修复"), ("当前状态", "撤销"), ("公示截止日期", "2026-06-05")]
    {
        let record = penalty(&forms, &[("信息使用范围", "仅可授权查询"), more]);
        let closed = Fate::Left("超出本次查询依据的使用范围");
        assert_eq!(fate(&forms, record, "2026-06-06", Basis::Public), closed, "{more:?}");
    }
}

#[test]
fn an_item_the_catalogue_has_lost_is_counted() {
    let forms = forms();
    let mut record = penalty(&forms, &[]);
    record.item = "penalty-1998".into();
    assert_eq!(fate(&forms, record, "2026-06-06", Basis::Public), Fate::Left("目录已无此事项"));
}

#[test]
fn an_archive_of_an_earlier_day_told_later_is_without_what_ended_since() {
    let forms = forms();
    let records = || {
        vec![
            record(&forms, "penalty-2018", 1, &[("处罚决定日期", "2021-06-05")]),
            record(&forms, "penalty-2018", 2, &[("处罚决定日期", "2023-06-05")]),
            record(
                &forms,
                "list-black",
                3,
                &[("列入日期", "2023-01-05"), ("移出日期", "2025-01-05")],
            ),
        ]
    };
    let of = |on: &str| {
        Archive::as_of(forms.rules(), holdings(records()), viewer(Basis::Public), day(on))
    };
    let then = of("2024-01-01");
    assert_eq!((then.entries.len(), then.listings.len()), (3, 1));
    let told = then.without_what_ended(&of("2025-06-01"));
    let keys: Vec<_> = told.entries.iter().map(|entry| entry.record.key).collect();
    assert_eq!((keys, told.listings), (vec![RecordKey(2)], vec![]));
    assert_eq!(told.left_out, LeftOut { over_since: 2, ..LeftOut::default() });
}
