//! The embedded templates of commitments hold what the field asks of them.

use std::collections::BTreeSet;

use super::forms;
use crate::domain::{
    access::Basis,
    catalogue::Subjects,
    commitment::{CommitmentKind, FieldKind, Prefill, Span, Template},
    effect::Effect,
    term::Term,
};

fn template(id: &str) -> Template {
    let forms = forms();
    forms.commitment_called(id).unwrap_or_else(|| panic!("{id}")).clone()
}

#[test]
fn every_template_is_there_in_the_order_of_the_dialog() {
    let ids: Vec<String> = forms().commitments.iter().map(|one| one.id.to_string()).collect();
    let expected = [
        "permit-notification",
        "incomplete-materials",
        "certificate-replacement",
        "construction-project",
        "special-fund",
        "work-safety",
        "statistics",
        "genuine-goods",
        "intermediary",
        "repair",
        "government-service",
    ];
    assert_eq!(ids, expected);
    let kinds: BTreeSet<_> = forms().commitments.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, CommitmentKind::ALL.into());
}

#[test]
fn every_template_promises_what_the_field_asks() {
    for template in forms().commitments {
        let clauses: String = template.clauses.iter().map(|clause| clause.as_str()).collect();
        let elements: [&[&str]; 6] = [
            &["真实"],
            &["法律、法规"],
            &["诚信", "诚实守信"],
            &["检查", "核查"],
            &["社会监督"],
            &["同意"],
        ];
        for words in elements {
            let said = words.iter().any(|word| clauses.contains(word));
            assert!(said, "{} does not say {words:?}", template.id);
        }
        let breach: String = template.breach.iter().map(|one| one.as_str()).collect();
        assert!(breach.contains("依法") || breach.contains("按规定"), "{}", template.id);
        assert!(template.opening.as_str().contains("{subject}"), "{}", template.id);
    }
}

#[test]
fn a_queue_is_waiting() {
    for template in forms().commitments {
        let fields = template.fields.len();
        assert!((3..=7).contains(&fields), "{} asks for {fields}", template.id);
        let can_be_called = template.fields.iter().any(|one| one.kind == FieldKind::Telephone);
        assert!(can_be_called, "{}", template.id);
    }
}

#[test]
fn what_stands_in_for_a_proof_is_gated() {
    let standing_in = [CommitmentKind::Approval, CommitmentKind::Certificate];
    for template in forms().commitments {
        let gate = template.gate.as_ref().map(ToString::to_string);
        let expected = standing_in.contains(&template.kind).then_some("notification-commitment");
        assert_eq!(gate.as_deref(), expected, "{}", template.id);
    }
    let forms = forms();
    let scene = forms.scene_called("适用告知承诺").unwrap();
    assert_eq!((scene.look_back, scene.subjects), (Term::UntilRemoved, Subjects::Both));
    assert_eq!(scene.bases, Basis::ALL);
    let limits = scene.rules.iter().take_while(|rule| rule.effect == Effect::Limit).count();
    assert_eq!(limits, 3, "commitments, black lists, serious penalties");
}

#[test]
fn materials_still_to_come_are_due_on_their_deadline() {
    let template = template("容缺受理承诺书");
    assert_eq!(template.due, Span::Field("deadline".into()));
    assert_eq!(template.field("deadline").unwrap().kind, FieldKind::Day);
}

#[test]
fn the_construction_commitment_is_one_set_and_defers_a_year() {
    let template = template("construction-project");
    let titles: Vec<_> = template.accompanying.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["建设项目规划管理告知书", "告知承诺审核要素表"]);
    let table = &template.accompanying[1];
    assert!(table.rows.len() >= 8 && table.rows.iter().all(|row| row.len() == 4));
    let deferral = template.deferral.unwrap();
    assert_eq!((deferral.term, deferral.names().as_str()), (Term::Years(1), "建设项目规划许可"));
    assert!(deferral.ground.contains("青府发〔2016〕134号"));
    let representative = template.fields.iter().find(|field| field.id == "representative");
    assert_eq!(representative.unwrap().prefill, Some(Prefill::Representative));
}
