//! Commitments that were not kept, and how long they defer applications.

use super::*;

const DEFERRING: &str = "planning-permit";

/// A commitment of 2025-06-01, how it was kept, and the day that was found.
fn commitment(key: i64, word: &str, found: &str) -> Record {
    let values = [
        (Role::Title, "建设项目承诺"),
        (Role::DecidedOn, "2025-06-01"),
        (Role::Authority, "示范区规划和自然资源局"),
        (Role::DocumentNumber, "示规认〔2026〕3号"),
        (Role::Performance, word),
        (Role::PerformedOn, found),
    ];
    record("commitment", key, &values)
}

#[test]
fn a_broken_commitment_defers_through_its_last_day() {
    // Found, last day of the year that follows.
    for (found, last) in
        [("2026-03-18", "2027-03-17"), ("2026-01-31", "2027-01-30"), ("2028-02-29", "2029-02-28")]
    {
        let records = || vec![commitment(1, "未履行", found)];
        for on in [found, last] {
            let told = assessed(DEFERRING, records(), on);
            let deferral = told.deferral.as_ref().unwrap_or_else(|| panic!("{found} on {on}"));
            assert_eq!(deferral.until, day(last), "{found} on {on}");
            assert!(deferral.ground.contains("青府发〔2016〕134号"));
            assert_eq!(only(&told).effect, Effect::Limit);
            let said = format!(
                "认定承诺未履行（承诺事由：建设项目承诺）。按规定暂缓受理至 {last}（推算）。"
            );
            assert!(only(&told).sentence.contains(&said), "{}", only(&told).sentence);
        }
        let after = day(last).tomorrow().unwrap().to_string();
        let told = assessed(DEFERRING, records(), &after);
        assert_eq!(
            (told.deferral.as_ref(), effects(&told)),
            (None, vec![Effect::Notice]),
            "{found}"
        );
    }
}

#[test]
fn how_a_commitment_was_kept_decides_what_it_means() {
    let cases: [(&str, &[Effect]); 7] = [
        ("未履行", &[Effect::Limit]),
        ("部分履行", &[Effect::Notice]),
        ("已整改", &[]),
        ("已履行", &[]),
        ("履行中", &[]),
        ("已撤销", &[]),
        ("", &[]),
    ];
    for (word, expected) in cases {
        let told = assessed(DEFERRING, vec![commitment(1, word, "2026-03-18")], TODAY);
        assert_eq!(effects(&told), expected, "{word}");
        assert_eq!(told.deferral.is_some(), word == "未履行", "{word}");
    }
}

#[test]
fn the_measure_of_deferring_lasts_as_long_as_the_deferral() {
    let cases = [
        ("未履行", "2027-03-17", true),
        ("未履行", "2027-03-18", false),
        ("部分履行", "2026-03-18", false),
    ];
    for (word, on, expected) in cases {
        let told = assessed(DEFERRING, vec![commitment(1, word, "2026-03-18")], on);
        let called = only(&told).measures.iter().any(|id| id.as_str() == "deferred-acceptance");
        assert_eq!(called, expected, "{word} on {on}");
    }
}

#[test]
fn other_scenes_only_tell_it() {
    let told = assessed("special-fund", vec![commitment(1, "未履行", "2026-03-18")], TODAY);
    assert_eq!((told.deferral.as_ref(), effects(&told)), (None, vec![Effect::Notice]));
    let sentence = &only(&told).sentence;
    assert!(sentence.starts_with("2026-03-18 示范区规划和自然资源局认定承诺未履行"), "{sentence}");
}

#[test]
fn without_the_day_it_was_found_the_day_it_was_made_counts() {
    let records = || vec![commitment(1, "未履行", "")];
    let told = assessed(DEFERRING, records(), "2026-05-31");
    assert_eq!(told.deferral.map(|deferral| deferral.until), Some(day("2026-05-31")));
    assert_eq!(effects(&assessed(DEFERRING, records(), "2026-06-01")), [Effect::Notice]);
}

#[test]
fn before_it_was_found_broken_nothing_is_said() {
    let records = || vec![commitment(1, "未履行", "2026-03-18")];
    assert!(assessed(DEFERRING, records(), "2026-03-17").findings.is_empty());
    assert_eq!(effects(&assessed(DEFERRING, records(), "2026-03-18")), [Effect::Limit]);
}

#[test]
fn an_old_commitment_found_broken_lately_lies_within_the_look_back() {
    for (found, before) in [("2026-03-18", 0), ("2023-11-22", 0), ("2023-11-21", 1)] {
        let mut old = commitment(1, "未履行", found);
        let made = item("commitment").column_of(Role::DecidedOn).unwrap();
        let mut fields = Fields::default();
        for (code, value) in old.fields.iter() {
            let code = item("commitment").column(code).unwrap().code.clone();
            fields.push(&code, if code == made.code { "2020-06-01" } else { value });
        }
        old.fields = fields;
        let told = assessed(DEFERRING, vec![old.clone()], TODAY);
        assert_eq!((told.findings.len(), told.remarks.len()), (1 - before, before), "{found}");
        assert_eq!(told.deferral.is_some(), found.starts_with("2026"), "{found}");
        // A report's period counts in the same way.
        let from = Some(day("2023-11-22"));
        let period = archive(vec![old], TODAY).since(&FORMS.catalogue, from);
        assert_eq!(period.left_out.before_period, before, "{found}");
    }
}

#[test]
fn of_two_broken_commitments_the_later_end_is_told() {
    let records = vec![
        commitment(1, "未履行", "2026-03-18"),
        commitment(2, "未履行", "2026-09-01"),
        commitment(3, "部分履行", "2026-10-01"),
    ];
    let told = assessed(DEFERRING, records, TODAY);
    assert_eq!(told.deferral.unwrap().until, day("2027-08-31"));
    assert_eq!(told.counts.limit, 2);
}

#[test]
fn a_withdrawn_or_repaired_record_of_it_defers_nothing() {
    for state in ["撤销", "已修复"] {
        let mut values = vec![(Role::State, state)];
        values.extend([
            (Role::Title, "建设项目承诺"),
            (Role::DecidedOn, "2026-06-01"),
            (Role::Performance, "未履行"),
        ]);
        let told = assessed(DEFERRING, vec![record("commitment", 1, &values)], TODAY);
        assert_eq!((told.findings.len(), told.deferral), (0, None), "{state}");
    }
}

#[test]
fn only_scenes_with_a_ground_for_it_defer() {
    let deferring: Vec<_> = FORMS.scenes.iter().filter(|scene| scene.deferral.is_some()).collect();
    assert!(!deferring.is_empty());
    for scene in deferring {
        let deferring = scene.deferral.as_ref().unwrap();
        assert!(!deferring.ground.is_empty() && scene.commitment.is_some(), "{}", scene.id);
    }
}

#[test]
fn who_found_it_is_told_and_not_who_took_it() {
    let mut found = commitment(1, "部分履行", "2026-03-18");
    let item = FORMS.catalogue.item(&"commitment".into()).unwrap();
    let column = item.column_of(Role::PerformedBy).unwrap();
    found.fields.push(&column.code, "示范区城市管理局");
    let told = assessed("special-fund", vec![found], TODAY);
    let sentence = &only(&told).sentence;
    assert!(sentence.starts_with("2026-03-18 示范区城市管理局认定承诺部分履行"), "{sentence}");
}
