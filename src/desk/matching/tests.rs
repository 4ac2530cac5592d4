use super::*;
use crate::{
    domain::subject::SubjectKind,
    store::{DatabaseKey, Store},
};

const CREDIT: &str = "91320113MA0000007Q";
const OTHER: &str = "92320113MA0000007M";
const REGISTRATION: &str = "320113000001238";

struct Archive {
    store: Store,
    _folder: tempfile::TempDir,
}

impl Archive {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::create(&folder.path().join("archive.db"), &DatabaseKey::new([7; 32])).unwrap();
        Self { store, _folder: folder }
    }

    fn settle(&mut self, claim: &SubjectClaim) -> Match {
        self.store.write(|tx| settle(tx, claim)).unwrap()
    }

    fn subject(&mut self, claim: &SubjectClaim) -> SubjectId {
        match self.settle(claim) {
            Match::Subject(id) => id,
            conflict => panic!("{conflict:?}"),
        }
    }
}

fn code(kind: CodeKind, text: &str) -> Code {
    Code::new(kind, text).unwrap()
}

fn mention(name: &str, codes: Vec<Code>) -> SubjectClaim {
    SubjectClaim {
        name: name.to_owned(),
        kind: SubjectKind::LegalPerson,
        codes,
        former_names: Vec::new(),
        status: None,
        authority: ClaimAuthority::Mention,
    }
}

fn registration(name: &str, codes: Vec<Code>, former: &[&str]) -> SubjectClaim {
    SubjectClaim {
        former_names: former.iter().map(|&name| name.to_owned()).collect(),
        status: Some("存续".to_owned()),
        authority: ClaimAuthority::Registration,
        ..mention(name, codes)
    }
}

fn credit() -> Vec<Code> {
    vec![code(CodeKind::CreditCode, CREDIT)]
}

#[test]
fn a_subject_known_from_records_is_provisional_until_its_base_information_comes() {
    let mut archive = Archive::new();
    let id = archive.subject(&mention("示范甲有限公司", credit()));
    assert!(archive.store.subject(id).unwrap().unwrap().provisional);
    let same = archive.subject(&registration("示范甲有限公司", credit(), &[]));
    let subject = archive.store.subject(id).unwrap().unwrap();
    assert_eq!((same, subject.provisional, subject.status.as_deref()), (id, false, Some("存续")));
}

#[test]
fn ways_of_writing_a_name_are_one_name() {
    let mut archive = Archive::new();
    let id = archive.subject(&mention("示范甲（北京）有限公司", credit()));
    assert_eq!(archive.subject(&mention("示范甲(北京) 有限公司", credit())), id);
}

#[test]
fn a_name_that_contradicts_its_code_is_a_conflict_not_a_merge() {
    let mut archive = Archive::new();
    let id = archive.subject(&mention("示范甲有限公司", credit()));
    let found = archive.settle(&mention("示范乙有限公司", credit()));
    let reason = ConflictReason::NameDiffers;
    assert_eq!(found, Match::Conflict { subjects: vec![id], reason });
    assert_eq!(archive.store.subject(id).unwrap().unwrap().name, "示范甲有限公司");
}

#[test]
fn the_same_name_under_another_code_is_another_subject() {
    let mut archive = Archive::new();
    let first = archive.subject(&mention("示范甲有限公司", credit()));
    let other = vec![code(CodeKind::RegistrationNumber, REGISTRATION)];
    assert_ne!(archive.subject(&mention("示范甲有限公司", other)), first);
}

#[test]
fn old_and_new_codes_of_one_subject_lead_to_the_same_archive() {
    let mut archive = Archive::new();
    let old = vec![code(CodeKind::RegistrationNumber, REGISTRATION)];
    let both =
        vec![code(CodeKind::CreditCode, CREDIT), code(CodeKind::RegistrationNumber, REGISTRATION)];
    let id = archive.subject(&mention("示范甲有限公司", old.clone()));
    assert_eq!(archive.subject(&registration("示范甲有限公司", both, &[])), id);
    assert_eq!(archive.subject(&mention("示范甲有限公司", credit())), id);
    // The credit code carries the organization code of before (GB 32100-2015).
    let organization = vec![code(CodeKind::OrganizationCode, &CREDIT[8..17])];
    assert_eq!(archive.subject(&mention("示范甲有限公司", organization)), id);
}

#[test]
fn an_organization_code_known_first_is_found_by_the_credit_code_later() {
    let mut archive = Archive::new();
    let organization = vec![code(CodeKind::OrganizationCode, &CREDIT[8..17])];
    let id = archive.subject(&mention("示范甲有限公司", organization));
    assert_eq!(archive.subject(&mention("示范甲有限公司", credit())), id);
}

#[test]
fn codes_of_two_subjects_in_one_row_are_a_conflict() {
    let mut archive = Archive::new();
    let first = archive.subject(&mention("示范甲有限公司", credit()));
    let old = vec![code(CodeKind::RegistrationNumber, REGISTRATION)];
    let second = archive.subject(&mention("示范甲有限公司", old.clone()));
    let both = [credit(), old].concat();
    let found = archive.settle(&mention("示范甲有限公司", both));
    let reason = ConflictReason::CodesDisagree;
    assert_eq!(found, Match::Conflict { subjects: vec![first, second], reason });
}

#[test]
fn base_information_that_names_both_codes_joins_what_was_one_all_along() {
    let mut archive = Archive::new();
    let old = vec![code(CodeKind::RegistrationNumber, REGISTRATION)];
    let first = archive.subject(&mention("示范甲有限公司", old.clone()));
    let second = archive.subject(&mention("示范甲有限公司", credit()));
    let both = [credit(), old.clone()].concat();
    let joined = archive.subject(&registration("示范甲有限公司", both, &[]));
    assert_eq!(joined, second);
    assert_eq!(archive.store.subject(first).unwrap(), None);
    assert_eq!(archive.store.subjects_by_code(&old[0]).unwrap(), [joined]);
    assert_eq!(archive.store.subjects_by_code(&credit()[0]).unwrap(), [joined]);
    // The journal may name the number that went: nobody gets it again.
    let unrelated = vec![code(CodeKind::RegistrationNumber, "110108000000016")];
    let next = archive.subject(&mention("示范丁有限公司", unrelated));
    assert!(next > first && next > second);
}

#[test]
fn different_names_are_not_joined_even_by_base_information() {
    let mut archive = Archive::new();
    let old = vec![code(CodeKind::RegistrationNumber, REGISTRATION)];
    archive.subject(&mention("示范乙有限公司", old.clone()));
    archive.subject(&mention("示范甲有限公司", credit()));
    let both = [credit(), old].concat();
    let found = archive.settle(&registration("示范甲有限公司", both, &[]));
    assert!(matches!(found, Match::Conflict { .. }));
}

#[test]
fn a_second_credit_code_for_one_subject_is_a_conflict() {
    let mut archive = Archive::new();
    let old = code(CodeKind::RegistrationNumber, REGISTRATION);
    let id = archive.subject(&mention("示范甲经营部", [credit(), vec![old.clone()]].concat()));
    let other = vec![code(CodeKind::CreditCode, OTHER), old];
    let found = archive.settle(&mention("示范甲经营部", other));
    let reason = ConflictReason::CodesDisagree;
    assert_eq!(found, Match::Conflict { subjects: vec![id], reason });
}

#[test]
fn base_information_renames_only_when_it_names_the_old_name() {
    let mut archive = Archive::new();
    let id = archive.subject(&registration("示范甲有限公司", credit(), &[]));
    let unannounced = archive.settle(&registration("示范丙有限公司", credit(), &[]));
    assert!(matches!(unannounced, Match::Conflict { .. }));
    archive.subject(&registration("示范乙有限公司", credit(), &["示范甲有限公司"]));
    let subject = archive.store.subject(id).unwrap().unwrap();
    assert_eq!(subject.name, "示范乙有限公司");
    assert_eq!(subject.former_names, ["示范甲有限公司"]);
    // A department that still writes the former name means the same subject.
    assert_eq!(archive.subject(&mention("示范甲有限公司", credit())), id);
    // A late base file with the old name does not take the newer one away.
    archive.subject(&registration("示范甲有限公司", credit(), &[]));
    assert_eq!(archive.store.subject(id).unwrap().unwrap().name, "示范乙有限公司");
}

#[test]
fn a_resident_number_of_fifteen_digits_is_the_same_person() {
    let mut archive = Archive::new();
    let person = |kind, text| SubjectClaim {
        kind: SubjectKind::NaturalPerson,
        ..mention("示范人", vec![code(kind, text).upgraded()])
    };
    let id = archive.subject(&person(CodeKind::ResidentId, "11010519491231002X"));
    assert_eq!(archive.subject(&person(CodeKind::ResidentId15, "110105491231002")), id);
}
