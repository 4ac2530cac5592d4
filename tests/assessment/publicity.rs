//! How long a record is shown and from when on repair can be applied for, by the three rules that
//! came one after another.

use hecha::domain::repair::RepairFrom;

use super::*;

/// A penalty, and what the rule its table is named after makes of it.
struct Case {
    decided: &'static str,
    severity: &'static str,
    /// Last day of publicity, as the rule in force on that very day computes it.
    last: &'static str,
    /// First day of applying for repair; empty as soon as the duties are fulfilled.
    repair: &'static str,
}

const fn case(
    decided: &'static str,
    severity: &'static str,
    last: &'static str,
    repair: &'static str,
) -> Case {
    Case { decided, severity, last, repair }
}

/// 发改办财金〔2019〕527号: 2019-07-01 to 2023-04-30.
const OF_2019: [Case; 8] = [
    case("2020-01-15", "一般", "2021-01-14", "2020-04-15"),
    case("2020-01-15", "轻微", "2021-01-14", "2020-04-15"),
    case("2020-01-15", "较重", "2021-01-14", "2020-04-15"),
    case("2020-01-15", "严重", "2023-01-14", "2020-07-15"),
    // Three months from 31 January end on the last of April.
    case("2020-01-31", "一般", "2021-01-30", "2020-05-01"),
    case("2019-08-31", "严重", "2022-08-30", "2020-03-01"),
    case("2020-02-29", "一般", "2021-02-28", "2020-05-29"),
    case("2020-02-29", "严重", "2023-02-28", "2020-08-29"),
];

/// 国家发展改革委令第58号: 2023-05-01 to 2026-03-31.
const OF_2023: [Case; 5] = [
    case("2023-03-15", "轻微", "2026-03-14", "2023-06-15"),
    case("2023-03-15", "一般", "2026-03-14", "2023-06-15"),
    case("2023-03-15", "严重", "2026-03-14", "2023-06-15"),
    case("2023-01-31", "一般", "2026-01-30", "2023-05-01"),
    case("2023-03-30", "严重", "2026-03-29", "2023-06-30"),
];

/// 国家发展改革委令第36号: from 2026-04-01 on.
const OF_2026: [Case; 10] = [
    case("2026-06-05", "轻微", "2026-09-04", ""),
    case("2026-06-05", "一般", "2027-06-04", "2026-09-05"),
    case("2026-06-05", "较重", "2027-06-04", "2026-09-05"),
    case("2026-06-05", "严重", "2029-06-04", "2027-06-05"),
    case("2027-01-31", "轻微", "2027-04-30", ""),
    case("2027-01-31", "一般", "2028-01-30", "2027-05-01"),
    case("2027-01-31", "严重", "2030-01-30", "2028-01-31"),
    // Three months from 30 November end with the leap day.
    case("2027-11-30", "一般", "2028-11-29", "2028-03-01"),
    case("2028-02-29", "一般", "2029-02-28", "2028-05-29"),
    case("2028-02-29", "严重", "2031-02-28", "2029-03-01"),
];

fn told(case: &Case, on: Day) -> Assessment {
    assessed("other", vec![penalty(1, case.decided, case.severity)], &on.to_string())
}

#[test]
fn a_record_is_shown_through_its_last_day() {
    for case in OF_2019.iter().chain(&OF_2023).chain(&OF_2026) {
        let last = day(case.last);
        let (decided, severity) = (case.decided, case.severity);
        let said = told(case, last);
        let mark = format!("公示至 {last}（推算）");
        assert!(only(&said).sentence.contains(&mark), "{decided} {severity}");
        let record = || vec![penalty(1, decided, severity)];
        let after = archive(record(), &last.tomorrow().unwrap().to_string());
        let left = (after.entries.len(), after.left_out.past_publicity);
        assert_eq!(left, (0, 1), "{decided} {severity} after {last}");
        assert!(told(case, last.tomorrow().unwrap()).findings.is_empty());
    }
}

#[test]
fn repair_waits_for_the_shortest_publicity() {
    for case in OF_2019.iter().chain(&OF_2023).chain(&OF_2026) {
        let (decided, severity) = (case.decided, case.severity);
        let asked = if case.repair.is_empty() { decided } else { case.repair };
        let on = day(asked);
        let assessment = told(case, on);
        let clock = only(&assessment).repair.as_ref().unwrap();
        let expected = match case.repair {
            "" => RepairFrom::Fulfilment,
            from => RepairFrom::Day(day(from)),
        };
        assert_eq!(clock.from, expected, "{decided} {severity}");
        let asks: Vec<_> = clock.asks.iter().map(ToString::to_string).collect();
        assert!(!asks.is_empty());
        // On the first day only what must be brought is missing; the day before, also the day.
        assert_eq!(FORMS.findings.missing(clock, on), asks, "{decided} {severity}");
        let eve = FORMS.findings.missing(clock, on.yesterday().unwrap());
        let waits = (!case.repair.is_empty()).then(|| format!("最短期限未满，须到 {on}"));
        assert_eq!(eve, waits.into_iter().chain(asks).collect::<Vec<_>>(), "{decided} {severity}");
    }
}

#[test]
fn each_rule_asks_for_its_own_papers_and_names_its_ground() {
    let cases = [
        ("2019-07-01", "527号", Some("行政处罚信用修复申请表")),
        ("2023-04-30", "527号", Some("行政处罚信用修复申请表")),
        ("2023-05-01", "第58号", Some("已履行行政处罚的证明材料")),
        ("2026-03-31", "第58号", Some("已履行行政处罚的证明材料")),
        ("2026-04-01", "第36号", Some("法定责任义务履行完毕的证明材料")),
        // Before any rule there was nothing to apply by.
        ("2019-06-30", "", None),
    ];
    for (on, ground, paper) in cases {
        let assessment = assessed("other", vec![penalty(1, on, "一般")], on);
        let clock = only(&assessment).repair.as_ref();
        assert_eq!(clock.and_then(|c| c.asks.first()).map(AsRef::as_ref), paper, "{on}");
        assert!(clock.is_none_or(|clock| clock.ground.contains(ground)), "{on}");
    }
}

#[test]
fn fields_the_law_names_had_a_longer_shortest_publicity() {
    let foods = "示范区食品药品监督管理局";
    let cases = [
        (foods, "2023-06-05", "2023-06-06", "2024-06-05"),
        (foods, "2024-02-29", "2024-03-01", "2025-03-01"),
        (foods, "2025-01-31", "2025-02-01", "2026-01-31"),
        ("示范区消防救援大队", "2023-06-05", "2023-06-06", "2024-06-05"),
        ("示范区市场监督管理局", "2023-06-05", "2023-06-06", "2023-09-05"),
        // Neither before nor after that rule.
        (foods, "2020-06-05", "2020-06-06", "2020-09-05"),
        (foods, "2026-06-05", "2026-06-06", "2026-09-05"),
    ];
    for (authority, decided, on, first) in cases {
        let records = vec![penalty_of(authority, 1, decided, "一般")];
        let assessment = assessed("other", records, on);
        let clock = only(&assessment).repair.as_ref().unwrap();
        assert_eq!(clock.from, RepairFrom::Day(day(first)), "{authority} {decided}");
    }
}

#[test]
fn words_of_a_field_count_wherever_they_stand() {
    for (role, text) in [
        (Role::Title, "违反安全生产规定案"),
        (Role::Reason, "特种设备未经检验"),
        (Role::LegalBasis, "《食品安全法》第一百二十二条"),
        (Role::Content, "没收药品"),
    ] {
        let values = [(Role::DecidedOn, "2024-06-05"), (Role::Severity, "一般"), (role, text)];
        let records = vec![record("penalty-district-legal", 1, &values)];
        let assessment = assessed("other", records, "2024-06-06");
        let clock = only(&assessment).repair.as_ref().unwrap();
        assert_eq!(clock.from, RepairFrom::Day(day("2025-06-05")), "{text}");
    }
}

#[test]
fn of_an_undecided_severity_no_day_is_reckoned() {
    for (on, last) in [("2020-06-05", "2023-06-04"), ("2026-06-05", "2029-06-04")] {
        let assessment = assessed("other", vec![penalty(1, on, "未定")], on);
        let finding = only(&assessment);
        let clock = finding.repair.as_ref().unwrap();
        assert_eq!(clock.from, RepairFrom::Undecided);
        assert_eq!(FORMS.findings.missing(clock, day(on)).len(), clock.asks.len());
        assert!(
            finding.sentence.contains(last) && finding.sentence.contains("失信程度未定，不推算")
        );
    }
}

#[test]
fn a_rule_change_is_felt_on_its_day() {
    // Decided under one rule and asked about under the next.
    let cases = [
        ("2024-05-10", "一般", "2026-03-31", true),
        ("2024-05-10", "一般", "2026-04-01", false),
        ("2022-05-10", "一般", "2023-04-30", true),
        ("2021-06-10", "一般", "2023-04-30", false),
        ("2026-01-10", "轻微", "2026-03-31", true),
        ("2026-01-10", "轻微", "2026-04-10", false),
    ];
    for (decided, severity, on, shown) in cases {
        let assessment = assessed("other", vec![penalty(1, decided, severity)], on);
        assert_eq!(!assessment.findings.is_empty(), shown, "{decided} {severity} on {on}");
    }
}

/// What was over under the rule in force then stays over: 58号令 allowed three years, and brings
/// nobody's record of 2021 back.
#[test]
fn a_later_rule_brings_nothing_back() {
    let decided = |day: &str, word: &str| {
        record("penalty-district-legal", 1, &[(Role::DecidedOn, day), (Role::Severity, word)])
    };
    for (day, word, on, shown) in [
        ("2021-06-10", "一般", "2022-06-09", true),
        ("2021-06-10", "一般", "2022-06-10", false),
        ("2021-06-10", "一般", "2023-05-01", false),
        ("2021-06-10", "一般", "2024-01-01", false),
        // Still shown when the longer rule came: it got the longer term.
        ("2022-06-10", "一般", "2025-06-09", true),
        ("2022-06-10", "一般", "2025-06-10", false),
        // And what the shorter rule of 2026 ended is over.
        ("2024-06-10", "一般", "2026-03-31", true),
        ("2024-06-10", "一般", "2026-04-01", false),
    ] {
        let told = assessed("special-fund", vec![decided(day, word)], on);
        assert_eq!(!told.findings.is_empty(), shown, "{day} {word} on {on}");
    }
}

/// A record that ends before repair could be applied for offers no repair.
#[test]
fn nothing_is_offered_after_the_end() {
    let ends = |last: &str| {
        let values = [
            (Role::DecidedOn, "2026-06-05"),
            (Role::Severity, "严重"),
            (Role::PublicityUntil, last),
        ];
        vec![record("penalty-district-legal", 1, &values)]
    };
    for (last, offered) in [("2027-06-04", false), ("2027-06-05", true), ("长期", true)] {
        let told = assessed("special-fund", ends(last), "2026-11-20");
        assert_eq!(only(&told).repair.is_some(), offered, "{last}");
    }
}
