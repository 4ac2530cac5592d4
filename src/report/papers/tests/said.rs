//! What stands on each paper.

use jiff::civil::date;

use super::{
    fixture::{TODAY, a_company, archive},
    records::{company_records, record},
    *,
};
use crate::domain::{
    Day,
    access::Basis,
    archive::{Archive, Standing},
    assessment::{Counts, FindingKind},
    effect::Effect,
    list::Until,
    record::Record,
    relation::{RelatedFinding, RelatedHit},
    subject::{SubjectId, SubjectKind},
};

/// What departments share among themselves.
const INTERNAL: &str = "仅政府部门内部共享";

/// A credit check on a company with these records, as text.
fn checked(from: Option<Day>, records: impl Fn(&Forms) -> Vec<Record>) -> String {
    let hall = hall();
    let archive = archive(&hall.forms, a_company(), Basis::Duty, records(&hall.forms));
    let archive = archive.since(&hall.forms.catalogue, from);
    let check = hall.check(&archive);
    let letterhead = hall.letterhead(ReportKind::CreditCheck, from);
    let paper = Paper::CreditCheck { archive: &archive, check: &check };
    text(&compose(&paper, &hall.forms, &letterhead).blocks)
}

#[test]
fn every_paper_word_for_word() {
    for (name, composed) in samples() {
        insta::assert_snapshot!(name, text(&composed.blocks));
    }
}

#[test]
fn the_data_key_for_key() {
    for name in ["credit_check", "public_credit_person", "review", "repair_notice"] {
        let data = serde_json::to_string_pretty(&sample(name).data).unwrap();
        insta::assert_snapshot!(format!("{name}_data"), data);
    }
}

#[test]
fn nothing_found_in_a_period_is_not_said_of_all_time() {
    let only_penalties = |forms: &Forms| company_records(forms)[..3].to_vec();
    let text = checked(Some(date(2026, 7, 1)), only_penalties);
    assert!(text.contains(
        "（核查区间自 2026-07-01 起），在下列数据来源范围内，就专项资金一事，未见需关注记录"
    ));
    assert!(text.contains("条信息早于查询区间"));
}

#[test]
fn nothing_found_is_not_said_of_what_the_basis_closes() {
    let closed = |forms: &Forms| {
        let values = [
            ("CF_WSH", "示住建罚字〔2026〕18号"),
            ("CF_JDRQ", "2026-06-05"),
            ("CF_SYFW", "仅可授权查询"),
        ];
        vec![record(forms, "penalty-district-legal", 1, &values)]
    };
    let text = checked(None, closed);
    for nothing in [
        "（限本次查询依据可用的信息），在下列数据来源范围内，未查询到该主体列入严重失信主体名单",
        "起，限本次查询依据可用的信息），在下列数据来源范围内，就专项资金一事，未见需关注记录",
    ] {
        assert!(text.contains(nothing), "{text}");
    }
    let hall = hall();
    let archive = archive(&hall.forms, a_company(), Basis::Duty, closed(&hall.forms));
    for paper in [
        Paper::DishonestyNotice { archive: &archive, check: None },
        Paper::RepairNotice { archive: &archive },
        Paper::PublicCredit { archive: &archive },
    ] {
        let text = super::text(&hall.compose(&paper).blocks);
        assert!(text.contains("2026-11-20 09:00（限本次查询依据可用的信息），"), "{text}");
    }
}

#[test]
fn a_listing_nobody_can_make_out_is_told_once() {
    let text = checked(None, |forms| {
        let red = forms.lists.kind(&"tax-a".into()).unwrap().name.clone();
        let values = [("MDMC_HEI", red.as_str()), ("LRRQ", "2026-03-18")];
        vec![record(forms, "list-black", 1, &values)]
    });
    assert!(text.contains("另有 1 条信息所写名单与报送的名单种类不符，待核实，未列入。"), "{text}");
    assert!(!text.contains("请核对原始记录"), "{text}");
}

#[test]
fn an_empty_archive_is_said_to_be_empty_and_nobody_is_judged() {
    assert!(checked(None, |_| Vec::new()).contains("未查询到该主体列入严重失信主体名单的记录"));
    for (name, composed) in samples() {
        let text = text(&composed.blocks);
        for opinion in ["信用良好", "无违法", "不予办理", "一票否决"] {
            assert!(!text.replace("有无违法", "").contains(opinion), "{name} {opinion}");
        }
        if name.ends_with("_empty") && name.starts_with("public") {
            assert_eq!(text.matches("查询期内无相关信息").count(), 9, "{name}: {text}");
        }
    }
}

#[test]
fn what_was_not_looked_at_is_never_clear() {
    let review = sample("review");
    assert_eq!(review.counts.subjects, 5);
    let told = &review.data["counts"];
    assert_eq!(
        (&told["attention"], &told["clear"], &told["unchecked"]),
        (&1.into(), &1.into(), &3.into())
    );
    let states: Vec<_> = review.data["applicants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].clone())
        .collect();
    assert_eq!(states, ["attention", "clear", "not_found", "not_checkable", "not_checkable"]);
}

#[test]
fn what_is_over_appears_on_no_paper() {
    for (name, composed) in samples() {
        let text = text(&composed.blocks);
        for over in ["〔2015〕1号", "已移出的事由", "已撤销的事由", "条已", "条信息已"]
        {
            assert!(!text.contains(over), "{name} {over}");
            assert!(!composed.data.to_string().contains(over), "{name} {over}");
        }
    }
}

#[test]
fn no_identity_number_is_printed_in_full() {
    for (name, composed) in samples() {
        let said = text(&composed.blocks) + &composed.data.to_string();
        assert!(!said.contains(fixture::RESIDENT), "{name}: {said}");
    }
}

#[test]
fn one_changed_word_changes_the_digest_and_the_statement_does_not() {
    let hall = hall();
    let of = |records: Vec<Record>| {
        let archive = archive(&hall.forms, a_company(), Basis::Duty, records);
        let check = hall.check(&archive);
        hall.compose(&Paper::CreditCheck { archive: &archive, check: &check })
    };
    let whole = of(company_records(&hall.forms));
    assert_eq!(whole, of(company_records(&hall.forms)));
    assert_ne!(whole.digest, of(company_records(&hall.forms)[..3].to_vec()).digest);
    assert_eq!(whole.digest_hex().len(), 64);
    let (hex, digest) = (whole.digest_hex(), whole.digest);
    let letterhead = hall.letterhead(ReportKind::CreditCheck, None);
    let document = whole.into_document(&letterhead, "HECHA2.signed");
    let said = text(&document.blocks);
    assert!(said.contains("[HECHA2.signed]") && said.contains(&hex));
    assert_eq!(document.created.date(), TODAY);
    assert_eq!(hex, digest::hex(&digest));
}

#[test]
fn a_clear_applicant_with_a_related_hit_is_told_of_it() {
    let hall = hall();
    let mut applicants = hall.applicants();
    let Applied::Checked(_, check) = &mut applicants[1].outcome else { panic!("it is checked") };
    check.related.hits.push(RelatedHit {
        subject: SubjectId(9),
        kind: SubjectKind::NaturalPerson,
        name: "陈**".to_owned(),
        relation: "法定代表人".to_owned(),
        counts: Counts { caution: 1, ..Counts::default() },
        findings: vec![RelatedFinding {
            effect: Effect::Caution,
            kind: FindingKind::Record,
            name: "失信被执行人名单".to_owned(),
            until: Until::Open,
            standing: Standing::UnderObjection,
        }],
    });
    let letter = fixture::letter();
    let review = hall.compose(&Paper::Review { letter: &letter, applicants: &applicants });
    let remark = review.data["applicants"][1]["remark"].as_str().unwrap().to_owned();
    assert!(remark.contains("（该信息异议处理中）"), "{remark}");
    assert!(remark.contains("陈**") && remark.contains("失信被执行人名单"), "{remark}");
    assert!(text(&review.blocks).contains(&remark));
}

#[test]
fn a_subject_listed_twice_is_said_to_be_the_same() {
    let hall = hall();
    let mut applicants = hall.applicants();
    let again = Applicant { query: "示范乙有限公司".to_owned(), ..applicants[0].clone() };
    applicants.push(again);
    let letter = fixture::letter();
    let review = hall.compose(&Paper::Review { letter: &letter, applicants: &applicants });
    let remark = review.data["applicants"][5]["remark"].as_str().unwrap();
    assert!(remark.contains("附件 1。") && remark.contains("与序号 1 是同一主体。"), "{remark}");
    assert_eq!(review.data["annexes"].as_array().unwrap().len(), 1);
    assert!(text(&review.blocks).contains("清单里有 1 行与前面的行是同一主体"));
}

#[test]
fn sources_tell_what_was_searched_and_nothing_of_the_subject() {
    let hall = hall();
    let of =
        |archive: &Archive| hall.compose(&Paper::PublicCredit { archive }).data["sources"].clone();
    let full = of(&company(&hall.forms));
    assert_eq!(full, of(&hall.empty_company()));
    assert!(full.to_string().contains("list-black") && !full.to_string().contains("base-natural"));
}

#[test]
fn an_earlier_day_is_told_without_what_ended_since_whether_or_not_anything_did() {
    let hall = hall();
    let mut archive = hall.empty_company();
    archive.day = date(2026, 5, 1);
    let text = text(&hall.compose(&Paper::RepairNotice { archive: &archive }).blocks);
    assert!(text.contains("2026-05-01（不含出具时已不在展示期内的信息）"), "{text}");
}

#[test]
fn what_is_not_public_is_not_said_to_be_published() {
    let hall = hall();
    let shared = |scope: &str| {
        let values = [
            ("CF_WSH", "示公罚字〔2026〕9号"),
            ("CF_JDRQ", "2026-06-05"),
            ("CF_YZCD", "一般"),
            ("CF_SYFW", scope),
        ];
        let records = vec![record(&hall.forms, "penalty-district-legal", 1, &values)];
        let archive = archive(&hall.forms, a_company(), Basis::Duty, records);
        let check = hall.check(&archive);
        let credit = Paper::CreditCheck { archive: &archive, check: &check };
        text(&hall.compose(&credit).blocks)
            + &text(&hall.compose(&Paper::RepairNotice { archive: &archive }).blocks)
    };
    assert_eq!(shared("公示").matches("公示至 2027-06-04").count(), 3);
    let internal = shared(INTERNAL);
    assert_eq!(internal.matches("展示至 2027-06-04").count(), 3, "{internal}");
    assert!(!internal.contains("公示至"), "{internal}");
}

#[test]
fn a_notice_handed_to_its_subject_has_nothing_departments_keep_among_themselves() {
    let hall = hall();
    let values = [("MDMC_HEI", "拖欠农民工工资黑名单"), ("LRRQ", "2026-03-18"), ("SYFW", INTERNAL)];
    let records = vec![record(&hall.forms, "list-black", 1, &values)];
    let archive = archive(&hall.forms, a_company(), Basis::Duty, records);
    assert_eq!(archive.listings.len(), 1);
    let archive = archive.for_the_subject(&hall.forms.catalogue);
    let notice = hall.compose(&Paper::DishonestyNotice { archive: &archive, check: None });
    let text = text(&notice.blocks);
    assert!(
        text.contains("（限本次查询依据可用的信息），在下列数据来源范围内，未查询到"),
        "{text}"
    );
    assert!(archive.listings.is_empty() && !text.contains("拖欠农民工工资"), "{text}");
}
