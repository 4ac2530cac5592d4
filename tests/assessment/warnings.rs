//! The joint warning: bad records from several departments or fields.

use super::*;

const MARKET: &str = "示范区市场监督管理局";
const LABOUR: &str = "示范区人力资源和社会保障局";
const TAX: &str = "国家税务总局示范区税务局";

/// A penalty: its department, its day, its department's word for how serious it is.
type Penalty = (&'static str, &'static str, &'static str);

fn warned(penalties: &[Penalty]) -> Option<hecha::domain::warning::Warning> {
    let records = (1..).zip(penalties).map(|(key, (authority, decided, word))| {
        let values = [
            (Role::Authority, *authority),
            (Role::DecidedOn, *decided),
            (Role::Severity, *word),
            // Shown on the day whatever the rule of publicity says.
            (Role::PublicityUntil, "长期"),
        ];
        record("penalty-district-legal", key, &values)
    });
    assessed("special-fund", records.collect(), TODAY).warning
}

/// Penalties, and the grade of the warning they amount to.
type Told<'a> = (&'a [Penalty], Option<&'a str>);

#[test]
fn departments_are_counted_as_people_mean_them() {
    let recent = "2026-10-01";
    let cases: [Told; 11] = [
        (&[], None),
        (&[(MARKET, recent, "严重")], None),
        (&[(MARKET, recent, "严重"), (MARKET, "2026-09-01", "严重")], None),
        // The same department, written in another way.
        (&[(MARKET, recent, "严重"), ("示范区 市场监督管理局", recent, "严重")], None),
        (&[("示范区税务局（西区）", recent, "一般"), ("示范区税务局(西区)", recent, "一般")], None),
        (&[(MARKET, recent, "一般"), (LABOUR, recent, "一般")], Some("三级")),
        (&[(MARKET, recent, "严重"), (LABOUR, recent, "严重")], Some("三级")),
        (
            &[(MARKET, recent, "一般"), (LABOUR, recent, "轻微"), (TAX, recent, "未定")],
            Some("二级"),
        ),
        (
            &[(MARKET, recent, "一般"), (LABOUR, recent, "轻微"), (TAX, recent, "严重")],
            Some("一级"),
        ),
        // Before the window a record is not counted.
        (&[(MARKET, recent, "一般"), (LABOUR, "2023-11-21", "严重")], None),
        (&[(MARKET, recent, "一般"), (LABOUR, "2023-11-22", "严重")], Some("三级")),
    ];
    for (penalties, grade) in cases {
        let warning = warned(penalties);
        let told = warning.as_ref().map(|warning| warning.grade.to_string());
        let expected = grade.map(|grade| format!("联合预警（{grade}）"));
        assert_eq!(told, expected, "{penalties:?}");
        assert!(warning.is_none_or(|warning| !warning.ground.is_empty()));
    }
}

#[test]
fn a_warning_names_departments_and_fields() {
    let warning = warned(&[
        (MARKET, "2026-10-03", "一般"),
        (LABOUR, "2026-10-02", "一般"),
        (MARKET, "2026-10-01", "一般"),
    ]);
    let warning = warning.unwrap();
    assert_eq!(
        (warning.records, warning.departments.as_slice()),
        (3, [MARKET, LABOUR].map(String::from).as_slice())
    );
    assert_eq!(warning.fields, ["市场监管", "劳动保障"]);
    let said = FORMS.findings.warning(&warning);
    let expected = format!(
        "联合预警（三级）：3 条负面信息，来自 {MARKET}、{LABOUR}；涉及领域：市场监管、劳动保障。"
    );
    assert_eq!(said, expected);
}

#[test]
fn a_list_belongs_to_its_field_whoever_entered_it() {
    // One department, two fields: the market authority's own list and that of food.
    let records = ["market-serious", "food-drug"].into_iter().zip(1..).map(|(list, key)| {
        let kind = FORMS.lists.kind(&list.into()).unwrap();
        let mut entry = listed(kind, key, "2026-10-01", &[]);
        let values = [
            (Role::ListName, kind.name.as_str()),
            (Role::DecidedOn, "2026-10-01"),
            (Role::Authority, MARKET),
        ];
        entry.fields = record("list-black", key, &values).fields;
        entry
    });
    let warning = assessed("special-fund", records.collect(), TODAY).warning.unwrap();
    assert_eq!((warning.departments.len(), warning.fields.len()), (1, 2));
}

#[test]
fn what_is_good_or_over_warns_of_nobody() {
    let honour = |key, authority: &str| {
        let values =
            [(Role::Title, "守信"), (Role::DecidedOn, "2026-10-01"), (Role::Authority, authority)];
        record("honour", key, &values)
    };
    let records = vec![
        penalty(1, "2026-10-01", "严重"),
        honour(2, LABOUR),
        honour(3, TAX),
        listed_on("tax-a", 4, "2026-10-01"),
        penalty_of(LABOUR, 5, "2026-01-05", "轻微"),
    ];
    let told = assessed("special-fund", records, TODAY);
    assert_eq!((told.counts.caution, told.counts.prefer, told.warning), (1, 3, None));
}

#[test]
fn a_broken_commitment_counts_as_a_bad_record() {
    let values = [
        (Role::Title, "承诺"),
        (Role::DecidedOn, "2026-06-01"),
        (Role::Authority, LABOUR),
        (Role::Performance, "未履行"),
    ];
    let records = vec![penalty(1, "2026-10-01", "一般"), record("commitment", 2, &values)];
    let warning = assessed("special-fund", records, TODAY).warning.unwrap();
    assert_eq!((warning.records, warning.departments.len()), (2, 2));
}
