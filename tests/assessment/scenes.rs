//! Every scene: who may use it, and what it says of an archive with one record of everything.

use hecha::domain::{
    access::OperatorRole,
    assessment::{RemarkKind, State},
    catalogue::{Column, ColumnType},
    scene::NotOpen,
};

use super::*;

const KINDS: [SubjectKind; 4] = [
    SubjectKind::LegalPerson,
    SubjectKind::Unincorporated,
    SubjectKind::SoleTrader,
    SubjectKind::NaturalPerson,
];

/// Words no sentence of the program may say: they judge or advise.
const OPINIONS: [&str; 7] =
    ["信用良好", "无违法", "无不良", "建议", "不予办理", "不予", "一票否决"];

/// A value that fits a column; empty where a filled one would end the record.
fn value_for(column: &Column) -> &str {
    match (column.role, &column.kind) {
        (Some(Role::RemovedOn | Role::ListName), _) => "",
        (Some(Role::DecidedOn), _) => "2026-10-01",
        (Some(Role::PerformedOn), _) => "2026-10-05",
        (Some(Role::Performance), _) => "未履行",
        (Some(Role::State), _) => "异议",
        (Some(Role::Scope), _) => "公示",
        (Some(Role::Severity), _) => "未定",
        (_, ColumnType::Day) => "2027-10-01",
        (_, ColumnType::Money) => "2.6",
        (_, ColumnType::Choice(words)) => &words.entries[0].word,
        (_, ColumnType::Text | ColumnType::Code(_) | ColumnType::Identity) => "某某",
    }
}

/// One record of every item and one entry on every list such a subject can have.
fn one_of_everything(kind: SubjectKind) -> Vec<Record> {
    let items = FORMS.catalogue.items().iter().filter(|item| item.subjects.includes(kind));
    let records = items.map(|item| {
        let mut fields = Fields::default();
        for column in &item.columns {
            fields.push(&column.code, value_for(column));
        }
        Record { fields, ..record(item.id.as_str(), 0, &[]) }
    });
    let lists = FORMS.lists.0.iter().filter(|list| list.subjects.includes(kind));
    let entries = (1..).zip(lists).map(|(key, list)| listed(list, key, "2026-10-01", &[]));
    records.chain(entries).collect()
}

fn everything(scene: &Scene, kind: SubjectKind, basis: Basis) -> Assessment {
    let viewer = Viewer { basis, masking: Masking::Masked };
    let holdings = holdings(kind, one_of_everything(kind));
    let archive = Archive::as_of(FORMS.rules(), holdings, viewer, day(TODAY));
    assess(FORMS.policy(), scene, &archive)
}

/// Every sentence an assessment tells.
fn sentences(assessment: &Assessment) -> Vec<String> {
    let findings = assessment.findings.iter().map(|finding| finding.sentence.clone());
    let remarks = assessment.remarks.iter().map(|remark| remark.sentence.clone());
    let warning = assessment.warning.iter().map(|warning| FORMS.findings.warning(warning));
    let missing = assessment.findings.iter().filter_map(|finding| finding.repair.as_ref());
    let missing = missing.flat_map(|clock| FORMS.findings.missing(clock, assessment.day));
    let all = findings.chain(remarks).chain(warning).chain(missing);
    all.chain([assessment.summary.clone()]).collect()
}

#[test]
fn every_finding_of_every_scene_has_a_ground_and_a_sentence() {
    for scene in &FORMS.scenes {
        let kinds = KINDS.into_iter().filter(|kind| scene.subjects.includes(*kind));
        for (kind, basis) in kinds.flat_map(|kind| scene.bases.iter().map(move |b| (kind, *b))) {
            let told = everything(scene, kind, basis);
            let about = format!("{} {kind:?} {basis:?}", scene.id);
            assert!(told.findings.len() > 5, "{about}: {} findings", told.findings.len());
            for finding in &told.findings {
                assert!(!finding.ground.trim().is_empty(), "{about} {}", finding.name);
                assert!(!finding.name.trim().is_empty(), "{about}");
                assert!(finding.sentence.contains(&finding.name), "{about} {}", finding.sentence);
            }
            for sentence in sentences(&told) {
                assert!(sentence.chars().count() > 4, "{about}: {sentence}");
                assert!(!sentence.contains(['{', '}']), "{about}: {sentence}");
                let opinion = OPINIONS.into_iter().find(|word| sentence.contains(word));
                assert_eq!(opinion, None, "{about}: {sentence}");
            }
            assert_eq!(told.state, State::Attention, "{about}");
            assert!(told.summary.contains(&scene.name), "{about}: {}", told.summary);
            assert!(told.commitment.is_none_or(|asked| !asked.ground.is_empty()));
            assert!(told.deferral.is_none_or(|deferral| !deferral.ground.is_empty()));
        }
    }
}

#[test]
fn nothing_is_told_as_a_fact_and_not_as_praise() {
    for scene in &FORMS.scenes {
        let kind = one_of(scene.subjects);
        let empty = archive_of(kind, Vec::new(), TODAY);
        let told = assess(FORMS.policy(), scene, &empty);
        assert_eq!(told.state, State::Clear);
        assert_eq!(told.state.label(), "未见需关注记录");
        assert_eq!(told.summary, format!("就{}一事，未见需关注记录。", scene.name));
        let parts = (told.findings.len(), told.conveniences.len(), told.remarks.len());
        assert_eq!((parts, told.warning), ((0, 0, 0), None), "{}", scene.id);
    }
}

#[test]
fn a_scene_says_whom_it_concerns_before_anybody_is_looked_at() {
    use Basis::{Authorisation, Duty, Oneself, Public};
    use OperatorRole::{Administrator, Approver, Auditor, Clerk};
    use SubjectKind::{LegalPerson, NaturalPerson, SoleTrader};
    let cases = [
        ("special-fund", Clerk, Public, LegalPerson, Ok(())),
        ("special-fund", Clerk, Public, SoleTrader, Ok(())),
        ("special-fund", Clerk, Duty, NaturalPerson, Err(NotOpen::Subject(NaturalPerson))),
        ("special-fund", Administrator, Duty, LegalPerson, Err(NotOpen::Role(Administrator))),
        ("special-fund", Auditor, Duty, LegalPerson, Err(NotOpen::Role(Auditor))),
        // Sensitive: only those who approve, never on public information.
        ("cadre", Clerk, Duty, NaturalPerson, Err(NotOpen::Role(Clerk))),
        ("cadre", Approver, Duty, NaturalPerson, Ok(())),
        ("cadre", Approver, Authorisation, NaturalPerson, Ok(())),
        ("cadre", Approver, Oneself, NaturalPerson, Err(NotOpen::Basis(Oneself))),
        ("cadre", Approver, Public, NaturalPerson, Err(NotOpen::Basis(Public))),
        ("cadre", Approver, Duty, LegalPerson, Err(NotOpen::Subject(LegalPerson))),
        ("civil-servant", Clerk, Duty, NaturalPerson, Err(NotOpen::Role(Clerk))),
        ("civil-servant", Approver, Duty, NaturalPerson, Ok(())),
        ("counterparty", Clerk, Public, LegalPerson, Ok(())),
        ("counterparty", Clerk, Duty, LegalPerson, Err(NotOpen::Basis(Duty))),
        ("oneself", Clerk, Oneself, NaturalPerson, Ok(())),
        ("oneself", Clerk, Duty, NaturalPerson, Err(NotOpen::Basis(Duty))),
        (
            "oneself-organisation",
            Clerk,
            Oneself,
            NaturalPerson,
            Err(NotOpen::Subject(NaturalPerson)),
        ),
        ("talent", Clerk, Oneself, NaturalPerson, Err(NotOpen::Basis(Oneself))),
        ("honour", Clerk, Duty, NaturalPerson, Ok(())),
    ];
    for (id, role, basis, subject, expected) in cases {
        assert_eq!(scene(id).opens(role, basis, subject), expected, "{id} {role:?} {basis:?}");
    }
}

#[test]
fn nobody_checks_in_a_role_that_sees_no_archive_and_no_person_is_checked_by_curiosity() {
    for scene in &FORMS.scenes {
        for role in [OperatorRole::Administrator, OperatorRole::Auditor] {
            let opened = scene.opens(role, scene.bases[0], one_of(scene.subjects));
            assert_eq!(opened, Err(NotOpen::Role(role)), "{}", scene.id);
        }
        assert!(scene.roles.contains(&OperatorRole::Approver), "{}", scene.id);
        if scene.subjects == Subjects::NaturalPersons {
            assert!(!scene.bases.contains(&Basis::Public), "{}", scene.id);
        }
    }
}

#[test]
fn a_status_conflicts_and_closed_records_are_remarked() {
    let mut holdings = holdings(SubjectKind::LegalPerson, vec![penalty(1, "2026-10-01", "一般")]);
    holdings.subject.status = Some("吊销，未注销".to_owned());
    holdings.conflicts = 2;
    let internal = [(Role::DecidedOn, "2026-10-01"), (Role::Scope, "仅政府部门内部共享")];
    holdings.records.push(record("penalty-district-legal", 2, &internal));
    let viewer = Viewer { basis: Basis::Public, masking: Masking::Masked };
    let archive = Archive::as_of(FORMS.rules(), holdings, viewer, day(TODAY));
    let told = assess(FORMS.policy(), scene("special-fund"), &archive);
    let said: Vec<_> = told.remarks.iter().map(|remark| remark.sentence.as_str()).collect();
    assert_eq!(
        said,
        [
            "登记状态：吊销，未注销。",
            "另有 1 条信息超出本次查询依据的使用范围，未作核查。",
            "另有 2 条信息名称与代码不符，待核实，未作核查。",
        ]
    );
    assert_eq!(told.findings.len(), 1);
}

#[test]
fn records_nobody_can_make_out_are_remarked_and_not_found() {
    let slip = |key| {
        let values = [(Role::ListName, "纳税信用A级纳税人名单"), (Role::DecidedOn, "2026-10-01")];
        record("list-black", key, &values)
    };
    let gone = |key| Record { item: "no-longer".into(), ..penalty(key, "2026-10-01", "一般") };
    let over = |key| {
        let mut record = slip(key);
        let column = item("list-black").column_of(Role::ValidUntil).unwrap();
        record.fields.push(&column.code, "2026-10-31");
        record
    };
    let cases = [
        (vec![slip(1)], Some(1)),
        (vec![gone(1)], Some(1)),
        (vec![slip(1), gone(2), slip(3)], Some(3)),
        // What would not be on record anyway limits no answer.
        (vec![over(1)], None),
        (vec![penalty(1, "2026-10-01", "一般")], None),
    ];
    for (records, n) in cases {
        let (told, all) = (assessed("special-fund", records.clone(), TODAY), records.len());
        let unclear = told.remarks.iter().filter(|remark| remark.kind == RemarkKind::Unclear);
        let said: Vec<_> = unclear.map(|remark| remark.sentence.as_str()).collect();
        let expected = n.map(|n: usize| {
            format!("另有 {n} 条信息的名单或信息事项无法认定，未作核查，请核对原始记录。")
        });
        assert_eq!(said, Vec::from_iter(expected.as_deref()), "{n:?} of {all}");
        if n.is_some() {
            assert_eq!((told.findings.len(), told.remarks.len()), (0, 1), "{n:?} of {all}");
        }
    }
}
