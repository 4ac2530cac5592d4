//! What an honour opens at the window, and what closes it again.

use super::*;

fn conveniences(id: &str, records: Vec<Record>) -> Vec<String> {
    let told = assessed(id, records, TODAY);
    told.conveniences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_red_list_opens_what_the_window_can_grant() {
    let red = || listed_on("tax-a", 1, "2026-10-01");
    let permit = ["green-channel", "priority-handling", "tolerant-acceptance"];
    let cases: [(&str, &[&str]); 7] = [
        ("permit", &permit),
        ("qualification", &permit),
        ("market-access", &permit),
        ("planning-permit", &permit),
        ("land", &["priority-handling"]),
        ("other", &["priority-handling"]),
        // Where no measure is the window's own.
        ("special-fund", &[]),
    ];
    for (id, expected) in cases {
        assert_eq!(conveniences(id, vec![red()]), expected, "{id}");
        assert!(conveniences(id, Vec::new()).is_empty(), "{id}");
    }
}

#[test]
fn beside_what_limits_or_asks_for_care_nothing_is_opened() {
    let red = || listed_on("tax-a", 1, "2026-10-01");
    let cases = [
        ("a limit", "land", listed_on("judgment-defaulter", 2, "2026-10-01"), false),
        ("care", "permit", penalty(2, "2026-10-01", "严重"), false),
        ("a black list", "other", listed_on("black-other", 2, "2026-10-01"), false),
        ("a notice", "permit", penalty(2, "2026-11-01", "轻微"), true),
        ("an ended one", "permit", penalty(2, "2026-01-01", "轻微"), true),
        ("a permit", "permit", record("permit-2018", 2, &[(Role::DecidedOn, "2026-01-01")]), true),
    ];
    for (beside, id, record, open) in cases {
        assert_eq!(!conveniences(id, vec![red(), record]).is_empty(), open, "{beside}");
    }
}

#[test]
fn an_honour_alone_prefers_and_opens_no_green_channel() {
    let values = [(Role::Title, "示范区守信单位"), (Role::DecidedOn, "2026-10-01")];
    let records = vec![record("honour", 1, &values)];
    let told = assessed("permit", records, TODAY);
    assert_eq!((effects(&told), told.conveniences), (vec![Effect::Prefer], Vec::new()));
}

#[test]
fn a_person_of_a_red_list_is_given_the_persons_convenience() {
    let records = vec![listed_on("volunteer", 1, "2026-10-01")];
    let archive = archive_of(SubjectKind::NaturalPerson, records, TODAY);
    for (id, expected) in [("talent", true), ("oneself", true), ("housing", false)] {
        let told = assess(FORMS.policy(), scene(id), &archive);
        let given = told.conveniences.iter().any(|id| id.as_str() == "personal-convenience");
        assert_eq!(given, expected, "{id}");
    }
}

#[test]
fn every_convenience_is_an_incentive_with_a_ground() {
    use hecha::domain::measure::{AtTheWindow, MeasureKind};
    let window = FORMS.measures.iter().filter(|m| m.place == AtTheWindow::Convenience);
    let mut seen = 0;
    for measure in window {
        assert_eq!(measure.kind, MeasureKind::Incentive, "{}", measure.id);
        assert!(!measure.ground.is_empty() && !measure.departments.is_empty(), "{}", measure.id);
        seen += 1;
    }
    assert_eq!(seen, 4);
}
