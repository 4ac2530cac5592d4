//! Which measures a finding calls for (奖惩措施自动分解).

use hecha::domain::{effect::Effect, measure::MeasureKind};

use super::*;

fn called(id: &str, record: Record) -> Vec<String> {
    only(&assessed(id, vec![record], TODAY)).measures.iter().map(ToString::to_string).collect()
}

#[test]
fn lists_call_for_the_measures_of_the_matter() {
    let cases: [(&str, &str, &[&str], &[&str]); 11] = [
        (
            "special-fund",
            "wage-arrears",
            &["limit-fiscal-funds", "limit-wage-arrears", "key-supervision"],
            &["limit-market-access", "strict-fiscal-review", "procurement-ban"],
        ),
        // What a rule only asks care for is not limited.
        ("special-fund", "ip-serious", &["strict-fiscal-review"], &["limit-fiscal-funds"]),
        ("market-access", "wage-arrears", &["limit-market-access"], &["limit-fiscal-funds"]),
        // A supplier on the district's own list is not banned by it.
        ("procurement", "supplier-misconduct", &[], &["procurement-ban", "procurement-refuse"]),
        ("procurement", "procurement", &["procurement-ban", "procurement-refuse"], &[]),
        ("land", "judgment-defaulter", &["limit-land", "limit-property"], &["limit-bidding"]),
        ("bidding", "judgment-defaulter", &["limit-public-trading", "limit-franchise"], &[]),
        // A matter that only asks care of it does not limit trading either.
        ("bidding", "tax-violation", &[], &["limit-public-trading", "limit-franchise"]),
        ("special-fund", "social-organisation", &["no-social-funding"], &[]),
        // A local list calls for nothing that is for national ones.
        ("special-fund", "district-black", &[], &["key-supervision", "strict-fiscal-review"]),
        ("special-fund", "tax-a", &["priority-funds", "tax-convenience"], &["aeo-convenience"]),
    ];
    for (id, list, some, never) in cases {
        let measures = called(id, listed_on(list, 1, "2026-10-01"));
        for id in some {
            assert!(measures.iter().any(|m| m == id), "{list} calls for {measures:?}");
        }
        for id in never {
            assert!(!measures.iter().any(|m| m == id), "{list} calls for {measures:?}");
        }
    }
}

#[test]
fn a_measure_for_persons_is_not_called_for_by_an_organisation() {
    let honoured =
        || record("honour", 1, &[(Role::Title, "见义勇为"), (Role::DecidedOn, "2026-10-01")]);
    let on = |list: &str| listed_on(list, 1, "2026-10-01");
    let (person, company) = (SubjectKind::NaturalPerson, SubjectKind::LegalPerson);
    let cases = [
        ("honour", honoured(), "personal-honour", person, true),
        ("honour", honoured(), "personal-honour", company, false),
        ("honour", honoured(), "personal-honour", SubjectKind::SoleTrader, false),
        ("other", on("district-red"), "personal-convenience", person, true),
        ("other", on("district-red"), "personal-convenience", company, false),
        ("market-access", on("judgment-defaulter"), "limit-director", person, true),
        ("market-access", on("judgment-defaulter"), "limit-director", company, false),
        ("permit", on("judgment-defaulter"), "limit-social-post", person, true),
        ("permit", on("judgment-defaulter"), "limit-social-post", company, false),
        // A measure that says nothing of subjects is for both.
        ("other", on("judgment-defaulter"), "limit-travel", person, true),
        ("other", on("judgment-defaulter"), "limit-travel", company, true),
    ];
    for (id, record, measure, kind, expected) in cases {
        let told = assess(FORMS.policy(), scene(id), &archive_of(kind, vec![record], TODAY));
        let called = only(&told).measures.iter().any(|called| called.as_str() == measure);
        assert_eq!(called, expected, "{measure} for {kind:?} in {id}");
    }
}

#[test]
fn bans_by_court_order_are_told_only_where_somebody_asks_who_a_person_is() {
    let bans = ["limit-luxury", "limit-travel", "limit-private-school", "limit-exit"];
    let told = ["oneself", "oneself-organisation", "cadre", "talent", "other"];
    for scene in &FORMS.scenes {
        let records = vec![listed_on("judgment-defaulter", 1, "2026-10-01")];
        let archive = archive_of(one_of(scene.subjects), records, TODAY);
        let assessment = assess(FORMS.policy(), scene, &archive);
        let called: Vec<_> = only(&assessment).measures.iter().map(|id| id.as_str()).collect();
        for ban in bans {
            let expected = told.contains(&scene.id.as_str());
            assert_eq!(called.contains(&ban), expected, "{ban} in {}", scene.id);
        }
    }
}

#[test]
fn a_measure_begins_on_its_day() {
    let record = || listed_on("wage-arrears", 1, "2020-04-01");
    for (on, expected) in [("2020-04-30", false), ("2020-05-01", true)] {
        let told = assessed("special-fund", vec![record()], on);
        let called = only(&told).measures.iter().any(|id| id.as_str() == "limit-wage-arrears");
        assert_eq!(called, expected, "{on}");
    }
}

#[test]
fn measures_stand_in_the_order_of_their_lists_and_each_once() {
    let measures = called("special-fund", listed_on("wage-arrears", 1, "2026-10-01"));
    let order: Vec<_> = FORMS.measures.iter().map(|measure| measure.id.to_string()).collect();
    let places: Vec<_> =
        measures.iter().map(|id| order.iter().position(|known| known == id)).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{measures:?}");
}

#[test]
fn who_is_bad_is_not_rewarded_and_who_is_good_is_not_punished() {
    for scene in &FORMS.scenes {
        for kind in &FORMS.lists.0 {
            let records = vec![listed(kind, 1, "2026-10-01", &[])];
            let archive = archive_of(one_of(kind.subjects), records, TODAY);
            for finding in assess(FORMS.policy(), scene, &archive).findings {
                let expected = match finding.effect {
                    Effect::Prefer => MeasureKind::Incentive,
                    _ => MeasureKind::Punitive,
                };
                for id in &finding.measures {
                    let measure = FORMS.measure(id).unwrap();
                    assert_eq!(measure.kind, expected, "{} {} {id}", scene.id, kind.id);
                    assert!(!measure.ground.is_empty() && !measure.departments.is_empty());
                }
            }
        }
    }
}

#[test]
fn every_measure_can_be_called_for() {
    let mut uncalled: Vec<_> = FORMS.measures.iter().map(|measure| &measure.id).collect();
    let honour = [(Role::Title, "见义勇为"), (Role::DecidedOn, "2026-10-01")];
    let broken = [(Role::DecidedOn, "2026-10-01"), (Role::Performance, "未履行")];
    let mut records = vec![record("honour", 0, &honour), record("commitment", 0, &broken)];
    let entries = (1..).zip(&FORMS.lists.0);
    records.extend(entries.map(|(key, kind)| listed(kind, key, "2026-10-01", &[])));
    // Conveniences are called for only where nothing limits.
    let red = FORMS.lists.0.iter().filter(|kind| kind.colour == Colour::Red);
    let good: Vec<_> =
        (1..).zip(red).map(|(key, kind)| listed(kind, key, "2026-10-01", &[])).collect();
    for scene in &FORMS.scenes {
        for kind in [SubjectKind::LegalPerson, SubjectKind::NaturalPerson] {
            for records in [&records, &good].into_iter().filter(|_| scene.subjects.includes(kind)) {
                let told = assess(FORMS.policy(), scene, &archive_of(kind, records.clone(), TODAY));
                let called: Vec<_> = told.findings.iter().flat_map(|f| &f.measures).collect();
                uncalled.retain(|id| !called.contains(id));
            }
        }
    }
    assert!(uncalled.is_empty(), "no scene and list ever call for {uncalled:?}");
}
