//! How serious a record is, rule by rule of `severity.toml`, at the edges of each.

use std::collections::BTreeSet;

use hecha::domain::severity::Severity;

use super::*;

const NONE: Option<Severity> = None;
const MINOR: Option<Severity> = Some(Severity::Minor);
const GENERAL: Option<Severity> = Some(Severity::General);
const SERIOUS: Option<Severity> = Some(Severity::Serious);

const LICENCE: &str = "吊销许可证件、责令关闭、限制从业、降低资质等级、行政拘留";
const REVOKED: &str = "吊销许可证或者执照";
const HUGE: &str = "巨额罚款";
const SIMPLE: &str = "简易程序处罚";
const FINES: &str = "罚款、没收、暂扣、停产停业等";
const WARNINGS: &str = "警告、通报批评";
const LISTED: &str = "列入严重失信主体名单";

/// Severity and the rule that found it; no name where the department or nobody did.
fn graded(kind: SubjectKind, record: Record) -> (Option<Severity>, String) {
    let archive = archive_of(kind, vec![record], "2026-06-06");
    let entry = &archive.entries[0];
    (entry.severity, entry.graded_by.as_ref().map(|rule| rule.name.clone()).unwrap_or_default())
}

fn national(class: &str, content: &str, fine: &str) -> Record {
    let values = [
        (Role::DecidedOn, "2026-06-05"),
        (Role::Class, class),
        (Role::Content, content),
        (Role::Amount, fine),
    ];
    record("penalty-2018", 1, &values)
}

#[test]
fn classes_contents_and_fines_are_graded_by_the_first_rule_that_holds() {
    let cases = [
        ("吊销许可证件", "", "", SERIOUS, LICENCE),
        ("责令关闭", "", "", SERIOUS, LICENCE),
        ("限制从业", "", "", SERIOUS, LICENCE),
        ("降低资质等级", "", "", SERIOUS, LICENCE),
        ("行政拘留", "", "", SERIOUS, LICENCE),
        ("警告；行政拘留", "", "", SERIOUS, LICENCE),
        // Suspended or revoked: only what was revoked is serious.
        ("暂扣或者吊销许可证", "吊销许可证", "", SERIOUS, REVOKED),
        ("暂扣或者吊销执照", "处以吊销营业执照", "", SERIOUS, REVOKED),
        ("暂扣或者吊销许可证", "暂扣三个月", "", GENERAL, FINES),
        ("暂扣或者吊销执照", "", "", GENERAL, FINES),
        ("暂扣许可证件", "", "", GENERAL, FINES),
        // Words of the content alone are not enough.
        ("罚款", "吊销许可证", "", GENERAL, FINES),
        ("罚款", "", "", GENERAL, FINES),
        ("没收违法所得", "", "", GENERAL, FINES),
        ("没收非法财物", "", "", GENERAL, FINES),
        ("责令停产停业", "", "", GENERAL, FINES),
        ("限制开展生产经营活动", "", "", GENERAL, FINES),
        ("警告；罚款", "", "", GENERAL, FINES),
        ("通报批评；没收违法所得", "", "", GENERAL, FINES),
        ("警告", "", "", MINOR, WARNINGS),
        ("通报批评", "", "", MINOR, WARNINGS),
        ("警告；通报批评", "", "", MINOR, WARNINGS),
        // On the spot a fine is minor, unless it is a huge one.
        ("罚款", "当场处罚", "0.02", MINOR, SIMPLE),
        ("罚款", "适用简易程序", "", MINOR, SIMPLE),
        ("罚款", "适用简易程序", "100", SERIOUS, HUGE),
        ("行政拘留", "当场处罚", "", SERIOUS, LICENCE),
        ("罚款", "", "99.999999", GENERAL, FINES),
        ("罚款", "", "100", SERIOUS, HUGE),
        ("罚款", "", "100.000001", SERIOUS, HUGE),
        // Nothing is known of other classes; the amount still counts.
        ("其他", "", "", NONE, ""),
        ("其他-责令改正", "", "99.999999", NONE, ""),
        ("其他", "", "100", SERIOUS, HUGE),
        ("", "", "", NONE, ""),
    ];
    let mut seen = BTreeSet::from([LISTED.to_owned()]);
    for (class, content, fine, severity, rule) in cases {
        let found = graded(SubjectKind::LegalPerson, national(class, content, fine));
        assert_eq!(found, (severity, rule.to_owned()), "{class} {content} {fine}");
        seen.insert(rule.to_owned());
    }
    let rules = FORMS.severities.rules.iter().map(|rule| rule.name.clone());
    let untold: Vec<_> = rules.filter(|name| !seen.contains(name)).collect();
    assert!(untold.is_empty(), "no case for {untold:?}");
}

#[test]
fn a_second_class_and_a_threat_in_the_legal_basis_are_told_apart() {
    let first = item("penalty-2016").column_of(Role::Class).unwrap();
    let second = item("penalty-2016").column("CF_CFLB2").unwrap();
    assert_eq!(first.kind, second.kind);
    let cases = [
        ("警告", "", "", MINOR, WARNINGS),
        ("警告", "罚款", "", GENERAL, FINES),
        ("警告", "吊销许可证件", "", SERIOUS, LICENCE),
        ("", "通报批评；警告", "", MINOR, WARNINGS),
        // What the law would have allowed is not what was done.
        ("暂扣或者吊销许可证", "", "第五条：情节严重的，吊销许可证", GENERAL, FINES),
        ("警告", "", "《行政处罚法》第五十一条：可以当场处罚", MINOR, SIMPLE),
    ];
    for (class, more, basis, severity, rule) in cases {
        let values =
            [(Role::DecidedOn, "2026-06-05"), (Role::Class, class), (Role::LegalBasis, basis)];
        let mut penalty = record("penalty-2016", 1, &values);
        penalty.fields.push(&second.code, more);
        let found = graded(SubjectKind::LegalPerson, penalty);
        assert_eq!(found, (severity, rule.to_owned()), "{class} {more} {basis}");
    }
}

#[test]
fn a_fine_is_huge_sooner_for_a_person() {
    use SubjectKind::{LegalPerson, NaturalPerson, SoleTrader, Unincorporated};
    let cases = [
        (NaturalPerson, "9.999999", GENERAL),
        (NaturalPerson, "10", SERIOUS),
        (NaturalPerson, "99", SERIOUS),
        (LegalPerson, "10", GENERAL),
        (Unincorporated, "99.999999", GENERAL),
        (Unincorporated, "100", SERIOUS),
        (SoleTrader, "99.999999", GENERAL),
        (SoleTrader, "100", SERIOUS),
    ];
    for (kind, fine, severity) in cases {
        assert_eq!(graded(kind, national("罚款", "", fine)).0, severity, "{kind:?} {fine}");
    }
}

#[test]
fn a_departments_own_word_goes_before_the_rules() {
    let cases = [
        ("轻微", "吊销许可证件", MINOR, ""),
        ("一般", "警告", GENERAL, ""),
        ("较重", "警告", GENERAL, ""),
        ("严重", "警告", SERIOUS, ""),
        // Undecided, or a word nobody gives a meaning: the rules.
        ("未定", "警告", MINOR, WARNINGS),
        ("未定", "罚款", GENERAL, FINES),
        ("未定", "吊销许可证件", SERIOUS, LICENCE),
        ("未定", "其他", NONE, ""),
        ("", "罚款", GENERAL, FINES),
        ("特别严重", "罚款", GENERAL, FINES),
    ];
    for (word, class, severity, rule) in cases {
        let values = [
            (Role::DecidedOn, "2026-06-05"),
            (Role::Severity, word),
            (Role::Class, class),
            (Role::Scope, "公示"),
        ];
        for id in ["penalty-district-legal", "penalty-district-natural"] {
            let found = graded(SubjectKind::LegalPerson, record(id, 1, &values));
            assert_eq!(found, (severity, rule.to_owned()), "{word} {class} {id}");
        }
    }
}

#[test]
fn every_word_of_the_code_list_is_read_or_left_to_the_rules() {
    let words = &FORMS.severities.words;
    for (word, expected) in
        [("未定", NONE), ("轻微", MINOR), ("一般", GENERAL), ("较重", GENERAL), ("严重", SERIOUS)]
    {
        assert_eq!(words.read(word), expected, "{word}");
    }
    assert_eq!(words.0.len(), 5);
}

#[test]
fn a_black_entry_is_serious_and_a_yellow_one_is_left_open() {
    for kind in &FORMS.lists.0 {
        let record = listed(kind, 1, "2026-06-05", &[(Role::Remark, "罚款 200 万元")]);
        let found = graded(one_of(kind.subjects), record);
        let expected = match kind.colour {
            Colour::Black => (SERIOUS, LISTED.to_owned()),
            Colour::Yellow | Colour::Red => (NONE, String::new()),
        };
        assert_eq!(found, expected, "{}", kind.id);
    }
}

#[test]
fn a_severity_by_rule_is_never_told_as_the_departments() {
    let by_rule = "（部门未分级，按规则推算）";
    let own = assessed("other", vec![penalty(1, "2026-06-05", "严重")], "2026-06-06");
    let said = &only(&own).sentence;
    assert!(said.contains("严重失信") && !said.contains(by_rule), "{said}");
    let found = assessed("other", vec![national("罚款", "", "100")], "2026-06-06");
    let said = &only(&found).sentence;
    assert!(said.contains(&format!("严重失信{by_rule}")), "{said}");
    let open = assessed("other", vec![national("其他", "", "")], "2026-06-06");
    assert!(only(&open).sentence.contains("失信程度未定"));
}

#[test]
fn what_is_not_negative_has_no_severity() {
    for id in ["permit-2018", "honour", "rating", "commitment"] {
        let record = record(id, 1, &[(Role::DecidedOn, "2026-06-05"), (Role::Remark, "当场处罚")]);
        assert_eq!(graded(SubjectKind::LegalPerson, record), (NONE, String::new()), "{id}");
    }
}
