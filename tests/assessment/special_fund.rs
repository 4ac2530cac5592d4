//! 专项资金 in full: its own rules, its look-back, and what the shared rules add.

use hecha::domain::assessment::RemarkKind;

use super::*;

const SCENE: &str = "special-fund";

/// The lists the scene speaks of itself: effect, and words of its ground.
const OWN: [(&str, Effect, &str); 8] = [
    ("judgment-defaulter", Effect::Limit, "中办发〔2016〕64号"),
    ("wage-arrears", Effect::Limit, "《保障农民工工资支付条例》第四十八条"),
    ("social-organisation", Effect::Limit, "民政部令第60号"),
    ("ip-serious", Effect::Caution, "国知发保字〔2022〕8号"),
    ("tax-violation", Effect::Limit, "国发〔2016〕33号第三部分"),
    ("market-serious", Effect::Limit, "国发〔2016〕33号第三部分"),
    ("procurement", Effect::Limit, "国发〔2016〕33号第三部分"),
    ("work-safety", Effect::Limit, "国发〔2016〕33号第三部分"),
];

#[test]
fn each_of_its_lists_weighs_as_its_rule_says() {
    for (list, effect, ground) in OWN {
        let told = assessed(SCENE, vec![listed_on(list, 1, "2026-10-01")], TODAY);
        let finding = only(&told);
        assert_eq!(finding.effect, effect, "{list}");
        assert!(finding.ground.contains(ground), "{list}: {}", finding.ground);
    }
    let mut told: Vec<_> = OWN.iter().map(|(list, ..)| *list).collect();
    let own = scene(SCENE).rules.iter().flat_map(|rule| &rule.selector.lists);
    let mut own: Vec<_> = own.map(|list| list.as_str()).collect();
    told.sort_unstable();
    own.sort_unstable();
    assert_eq!(own, told, "a list of the scene has no case, or a case no rule");
}

#[test]
fn other_lists_fall_to_the_shared_rules() {
    for kind in &FORMS.lists.0 {
        if OWN.iter().any(|(list, ..)| *list == kind.id.as_str()) {
            continue;
        }
        let told = assessed(SCENE, vec![listed(kind, 1, "2026-10-01", &[])], TODAY);
        let expected = match kind.colour {
            Colour::Black => Effect::Caution,
            Colour::Yellow => Effect::Notice,
            Colour::Red => Effect::Prefer,
        };
        assert_eq!(only(&told).effect, expected, "{}", kind.id);
    }
}

#[test]
fn a_rule_weighs_from_its_first_day_on() {
    let cases = [
        ("wage-arrears", "2020-04-30", Effect::Caution),
        ("wage-arrears", "2020-05-01", Effect::Limit),
        ("social-organisation", "2018-01-23", Effect::Caution),
        ("social-organisation", "2018-01-24", Effect::Limit),
        ("market-serious", "2016-05-29", Effect::Caution),
        ("market-serious", "2016-05-30", Effect::Limit),
    ];
    for (list, on, effect) in cases {
        let told = assessed(SCENE, vec![listed_on(list, 1, "2016-05-20")], on);
        assert_eq!(only(&told).effect, effect, "{list} on {on}");
    }
}

#[test]
fn records_weigh_by_how_serious_they_are() {
    let cases = [
        ("严重", Effect::Caution),
        ("较重", Effect::Notice),
        ("一般", Effect::Notice),
        ("轻微", Effect::Notice),
        ("未定", Effect::Notice),
    ];
    for (word, effect) in cases {
        let told = assessed(SCENE, vec![penalty(1, "2026-11-01", word)], TODAY);
        assert_eq!(only(&told).effect, effect, "{word}");
    }
}

#[test]
fn what_lies_before_the_look_back_is_counted_and_not_told() {
    // 36 months through 2026-11-22 begin on 2023-11-22.
    for (decided, found, before) in [("2023-11-21", 0, 1), ("2023-11-22", 1, 0)] {
        let values =
            [(Role::DecidedOn, decided), (Role::Severity, "严重"), (Role::PublicityUntil, "长期")];
        let old = record("penalty-district-legal", 1, &values);
        let told = assessed(SCENE, vec![old], TODAY);
        assert_eq!(told.from, Some(day("2023-11-22")));
        assert_eq!(told.findings.len(), found, "{decided}");
        let said = told.remarks.iter().filter(|remark| remark.kind == RemarkKind::Before);
        let said: Vec<_> = said.map(|remark| remark.sentence.as_str()).collect();
        let expected = ["另有 1 条信息早于本事由的核查区间，未计入。"];
        assert_eq!(said, expected[..before], "{decided}");
        assert_eq!(told.counts.caution, found, "{decided}");
    }
}

#[test]
fn an_entry_that_still_runs_stays_however_old_it_is() {
    let told = assessed(SCENE, vec![listed_on("judgment-defaulter", 1, "2015-03-18")], TODAY);
    assert_eq!(only(&told).effect, Effect::Limit);
    assert!(told.remarks.is_empty());
}

#[test]
fn the_finding_of_a_wage_list_carries_all_its_facts_and_is_gone_the_day_after() {
    let records = || vec![listed_on("wage-arrears", 1, "2025-03-18")];
    for on in [TODAY, "2028-03-17"] {
        let told = assessed(SCENE, records(), on);
        let finding = only(&told);
        assert_eq!(
            finding.sentence,
            "2025-03-18 列入拖欠农民工工资失信联合惩戒对象名单，至 2028-03-17（推算）。\
             认定单位：示范区认定单位；文号：示认〔2025〕9号。自 2025-09-18 起可申请提前移出。"
        );
        let counts = (told.counts.limit, told.counts.attention());
        assert_eq!(counts, (1, 1), "{on}");
        let summary = "就专项资金一事，有需关注记录 1 项：限制 1 项，审慎 0 项，提示 0 项。";
        assert_eq!(told.summary, summary);
    }
    let after = assessed(SCENE, records(), "2028-03-18");
    assert_eq!((after.findings.len(), after.counts.attention()), (0, 0));
    assert_eq!(after.summary, "就专项资金一事，未见需关注记录。");
}
