//! Every kind of list at the boundary days of its terms and of its rules.

use hecha::domain::{
    list::Until,
    repair::{Remedy, RepairFrom},
    term::Term,
};

use super::*;

/// A term with three starts: an ordinary day, the last of January, a leap day.
type Ends = (Term, [&'static str; 3]);

const STARTS: [&str; 3] = ["2025-03-18", "2025-01-31", "2024-02-29"];

/// Last days by hand.
const LAST_DAYS: [Ends; 3] = [
    (Term::Years(1), ["2026-03-17", "2026-01-30", "2025-02-28"]),
    (Term::Years(2), ["2027-03-17", "2027-01-30", "2026-02-28"]),
    (Term::Years(3), ["2028-03-17", "2028-01-30", "2027-02-28"]),
];

/// First days after a shortest stay, by hand.
const FIRST_DAYS: [Ends; 3] = [
    (Term::Months(6), ["2025-09-18", "2025-07-31", "2024-08-29"]),
    (Term::Months(12), ["2026-03-18", "2026-01-31", "2025-03-01"]),
    (Term::Years(1), ["2026-03-18", "2026-01-31", "2025-03-01"]),
];

fn by_hand(table: &[Ends], term: Term, start: usize) -> Day {
    let found = table.iter().find(|(known, _)| *known == term);
    day(found.unwrap_or_else(|| panic!("reckon {term:?} by hand and add it")).1[start])
}

fn entry(kind: &ListKind, since: &str, on: Day) -> Archive {
    archive_of(one_of(kind.subjects), vec![listed(kind, 1, since, &[])], &on.to_string())
}

#[test]
fn an_entry_without_an_end_lasts_by_the_term_of_its_list() {
    let mut fixed = 0;
    for kind in &FORMS.lists.0 {
        let term = kind.rules.last().unwrap().term;
        for (start, since) in STARTS.into_iter().enumerate() {
            let first = day(since);
            let expected = match term {
                Term::UntilRemoved => Until::Open,
                _ => Until::Estimated(by_hand(&LAST_DAYS, term, start)),
            };
            let before = entry(kind, since, first.yesterday().unwrap());
            assert_eq!((before.listings.len(), before.left_out.not_yet), (0, 1), "{}", kind.id);
            // The first day, the last one, and one nobody here will live to see.
            let last = expected.day().unwrap_or_else(|| day("2199-12-31"));
            for on in [first, last] {
                let archive = entry(kind, since, on);
                let told = archive.listings.first().map(|l| (l.list.clone(), l.since, l.until));
                let told_of = (kind.id.clone(), Some(first), expected);
                assert_eq!(told, Some(told_of), "{} on {on}", kind.id);
            }
            if let Some(last) = expected.day() {
                let after = entry(kind, since, last.tomorrow().unwrap());
                let left = (after.listings.len(), after.entries.len(), after.left_out.expired);
                assert_eq!(left, (0, 0, 1), "{} after {last}", kind.id);
                fixed += 1;
            }
        }
    }
    assert!(fixed >= 3 * 10, "only {fixed} fixed terms");
}

#[test]
fn removal_can_be_asked_for_from_the_day_the_rule_gives() {
    let mut given = 0;
    for kind in &FORMS.lists.0 {
        let earliest = kind.rules.last().unwrap().earliest_removal;
        for (start, since) in STARTS.into_iter().enumerate() {
            let archive = entry(kind, since, day(since));
            let expected = earliest.map(|term| by_hand(&FIRST_DAYS, term, start));
            assert_eq!(archive.listings[0].removable_from, expected, "{}", kind.id);
            let assessment = assess(FORMS.policy(), scene("other"), &archive);
            let clock = only(&assessment).repair.as_ref();
            let from = clock.map(|clock| (clock.remedy, clock.from));
            let told = expected.map(|day| (Remedy::Removal, RepairFrom::Day(day)));
            assert_eq!(from, told, "{} since {since}", kind.id);
            if let Some(from) = expected {
                let said = format!("自 {from} 起可申请提前移出。");
                assert!(only(&assessment).sentence.ends_with(&said), "{}", kind.id);
                given += 1;
            }
        }
    }
    assert_eq!(given, 3 * 4, "wages, market, safety, statistics");
}

#[test]
fn no_removal_is_told_that_would_come_after_the_end() {
    let kind = FORMS.lists.kind(&"wage-arrears".into()).unwrap();
    for (until, expected) in
        [("2025-09-17", false), ("2025-09-18", true), ("2026-03-17", true), ("长期", true)]
    {
        let entry = listed(kind, 1, "2025-03-18", &[(Role::ValidUntil, until)]);
        let assessment = assessed("other", vec![entry], "2025-04-01");
        assert_eq!(only(&assessment).repair.is_some(), expected, "{until}");
    }
}

#[test]
fn a_computed_end_is_marked_and_a_stated_one_is_not() {
    for kind in &FORMS.lists.0 {
        let said = |more: &[(Role, &str)]| {
            let records = vec![listed(kind, 1, "2025-03-18", more)];
            let archive = archive_of(one_of(kind.subjects), records, "2025-04-01");
            only(&assess(FORMS.policy(), scene("other"), &archive)).sentence.clone()
        };
        let own = said(&[]);
        match kind.rules.last().unwrap().term {
            Term::UntilRemoved => assert!(own.contains("直至移出。"), "{own}"),
            term => {
                let last = by_hand(&LAST_DAYS, term, 0);
                assert!(own.contains(&format!("至 {last}（推算）。")), "{own}");
            }
        }
        assert!(own.contains(&kind.name) && own.starts_with("2025-03-18 列入"), "{own}");
        let stated = said(&[(Role::ValidUntil, "2025-12-31")]);
        assert!(stated.contains("至 2025-12-31。") && !stated.contains("推算"), "{stated}");
        let open = said(&[(Role::ValidUntil, "长期")]);
        assert!(open.contains("直至移出。"), "{open}");
    }
}

#[test]
fn a_day_is_judged_by_its_own_rule() {
    let mut dated = 0;
    for kind in &FORMS.lists.0 {
        for (n, rule) in kind.rules.iter().enumerate() {
            let Some(from) = rule.in_force_from else { continue };
            dated += 1;
            let eve = from.yesterday().unwrap();
            let since = eve.to_string();
            let on = entry(kind, &since, from);
            assert_eq!(on.listings[0].ground, rule.ground, "{} on {from}", kind.id);
            let until = rule.term.last_day(eve).map_or(Until::Open, Until::Estimated);
            assert_eq!(on.listings[0].until, until, "{} on {from}", kind.id);
            // Before the first rule nothing is computed, and that rule is told as one to come.
            let before = entry(kind, &since, eve);
            let listing = &before.listings[0];
            match kind.rules[..n].last() {
                Some(former) => assert_eq!(listing.ground, former.ground, "{} on {eve}", kind.id),
                None => {
                    let to_come = format!("{}（{from} 起施行）", rule.ground);
                    assert_eq!(*listing.ground, *to_come, "{} on {eve}", kind.id);
                    assert_eq!((listing.until, listing.removable_from), (Until::Open, None));
                }
            }
        }
    }
    assert!(dated >= 17, "only {dated} dated rules");
}

#[test]
fn rules_that_came_one_after_another() {
    let cases = [
        ("judgment-defaulter", "2013-09-30", "法释〔2013〕17号"),
        ("judgment-defaulter", "2017-04-30", "法释〔2013〕17号"),
        ("judgment-defaulter", "2017-05-01", "法释〔2017〕7号"),
        ("tax-violation", "2018-12-31", "2018年第54号"),
        ("tax-violation", "2022-01-31", "2018年第54号"),
        ("tax-violation", "2022-02-01", "国家税务总局令第54号"),
        ("abnormal-operation", "2024-04-30", "国务院令第654号）"),
        ("abnormal-operation", "2024-05-01", "国务院令第777号修订"),
        ("consumption-limit", "2015-07-21", "法释〔2010〕8号"),
        ("consumption-limit", "2015-07-22", "法释〔2015〕17号"),
    ];
    for (id, on, ground) in cases {
        let listing = archive(vec![listed_on(id, 1, "2013-01-05")], on).listings;
        // Three years of a tax entry of 2013 are over once there is a rule.
        let entry = match listing.first() {
            Some(listing) => listing.ground.to_string(),
            None => archive(vec![listed_on(id, 1, on)], on).listings[0].ground.to_string(),
        };
        assert!(entry.contains(ground), "{id} on {on}: {entry}");
    }
}

#[test]
fn states_and_removal_end_an_entry_of_any_list() {
    for kind in &FORMS.lists.0 {
        for (role, value, on, there) in [
            (Role::State, "正常", "2025-06-01", true),
            (Role::State, "异议", "2025-06-01", true),
            (Role::State, "撤销", "2025-06-01", false),
            (Role::State, "已修复", "2025-06-01", false),
            (Role::RemovedOn, "2025-06-01", "2025-05-31", true),
            (Role::RemovedOn, "2025-06-01", "2025-06-01", false),
            (Role::ValidUntil, "2025-06-01", "2025-06-01", true),
            (Role::ValidUntil, "2025-06-01", "2025-06-02", false),
        ] {
            let records = vec![listed(kind, 1, "2025-03-18", &[(role, value)])];
            let archive = archive_of(one_of(kind.subjects), records, on);
            let assessment = assess(FORMS.policy(), scene("other"), &archive);
            let found = assessment.findings.len();
            let expected = (usize::from(there), usize::from(there));
            assert_eq!((archive.listings.len(), found), expected, "{} {value} {on}", kind.id);
            let objection = found > 0 && assessment.findings[0].sentence.contains("异议处理中");
            assert_eq!(objection, value == "异议", "{}", kind.id);
        }
    }
}

#[test]
fn a_relation_that_ended_is_over_and_never_told_as_repaired() {
    let relation = |until| {
        let columns = [
            (Role::Relation, "股东"),
            (Role::RelatedName, "示范乙有限公司"),
            (Role::DecidedOn, "2020-01-01"),
            (Role::RemovedOn, until),
        ];
        archive(vec![record("related-party", 1, &columns)], TODAY).left_out
    };
    let over = relation("2026-10-21");
    assert_eq!((over.repaired, over.expired), (0, 1));
    assert_eq!(relation("2199-12-31").total(), 0);
    // A list its subject was taken off is another matter.
    let mut off = listed_on("wage-arrears", 1, "2026-03-18");
    off.fields.push(&item("list-black").column_of(Role::RemovedOn).unwrap().code, "2026-10-21");
    assert_eq!(archive(vec![off], TODAY).left_out.repaired, 1);
}
