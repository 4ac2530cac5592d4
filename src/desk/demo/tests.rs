//! The promises of the contract about demo districts.

mod edge_cases;
mod rows;

use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::{
    domain::{
        Day,
        access::Basis,
        archive::{Archive, Holdings, Masking, Viewer},
        catalogue::Nature,
        subject::SubjectId,
    },
    store::{DatabaseKey, Store},
    vault::keyring::Keyring,
};

const DAY: Day = date(2026, 11, 23);
/// The size from which everything must occur.
const SMALLEST: u32 = 200;

fn district_of(subjects: u32, seed: u64) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("data");
    make(&root, subjects, seed, Clock::Fixed(DAY), &mut |_, _| ()).unwrap();
    let store = open(&root);
    (folder, store)
}

fn open(root: &Path) -> Store {
    let key = Keyring::at(root.join("keys")).open(CLERK.name, CLERK.password).unwrap();
    Store::open(&root.join("archive.db"), &DatabaseKey::new(*key.bytes())).unwrap()
}

fn holdings(store: &Store, forms: &Forms) -> Vec<Holdings> {
    let last = store.last_subject().unwrap().unwrap().0;
    (1..=last).map(|id| store.holdings(SubjectId(id), &forms.catalogue).unwrap().unwrap()).collect()
}

fn archive(forms: &Forms, holdings: &Holdings, basis: Basis) -> Archive {
    let viewer = Viewer { basis, masking: Masking::Full };
    Archive::as_of(forms.rules(), holdings.clone(), viewer, DAY)
}

/// Everything that can be asked, as text; codes in full, which `{:?}` would hide.
fn everything(store: &Store) -> String {
    let forms = Forms::embedded().unwrap();
    let mut text = String::new();
    for held in holdings(store, &forms) {
        text.push_str(&format!("{held:?}"));
        text.extend(held.subject.codes.iter().map(|code| code.as_str().to_owned()));
    }
    text.push_str(&format!("{:?}", store.conflicts(None, 1_000, &forms.catalogue).unwrap()));
    text.push_str(&format!("{:?}", store.journal_after(0, 1_000).unwrap()));
    text.push_str(&format!("{:?} {:?}", store.operators().unwrap(), store.latest_file().unwrap()));
    text
}

#[test]
fn seed_size_and_day_decide_everything() {
    let (_one, first) = district_of(SMALLEST, 7);
    let (_two, second) = district_of(SMALLEST, 7);
    let (_three, other) = district_of(SMALLEST, 8);
    let first = everything(&first);
    assert!(first == everything(&second), "the same seed, size and day gave another district");
    assert!(first != everything(&other), "the seed decides nothing");
}

#[test]
fn every_item_and_every_list_occurs_at_the_smallest_size() {
    let forms = Forms::embedded().unwrap();
    let (_folder, store) = district_of(SMALLEST, SEED);
    let all = holdings(&store, &forms);
    for item in forms.catalogue.items() {
        let found = all.iter().flat_map(|held| &held.records).any(|record| record.item == item.id);
        assert!(found, "no record of {}", item.id);
    }
    let listings: Vec<_> =
        all.iter().flat_map(|held| archive(&forms, held, Basis::Public).listings).collect();
    for list in &forms.lists.0 {
        assert!(listings.iter().any(|listing| listing.list == list.id), "nobody on {}", list.id);
    }
    for department in Department::ALL {
        assert!(department.code().is_some());
    }
}

#[test]
fn the_operators_of_every_role_can_log_in() {
    let (folder, store) = district_of(1, SEED);
    let roles = ACCOUNTS.map(|account| account.role);
    assert_eq!(roles.map(OperatorRole::id), OperatorRole::ALL.map(OperatorRole::id));
    assert_eq!(ACCOUNTS[0], CLERK);
    for account in ACCOUNTS {
        let ring = Keyring::at(folder.path().join("data/keys"));
        assert!(ring.open(account.name, account.password).is_ok());
        assert_eq!(store.operator(account.name).unwrap().unwrap().role, account.role);
    }
}

#[test]
fn records_of_a_subject_are_told_apart_and_so_kept() {
    let forms = Forms::embedded().unwrap();
    let (_folder, store) = district_of(SMALLEST, SEED);
    let district = District::new(Setting { seed: SEED, day: DAY, forms: &forms });
    for (held, number) in holdings(&store, &forms).iter().zip(1..) {
        // What the window itself took in comes later, see `promises`.
        let own = |record: &&crate::domain::record::Record| record.department != forms.office.name;
        let held = held.records.iter().filter(own).count();
        assert_eq!(held, district.draft(number).records.len(), "{number}");
    }
    assert!(district.exhibits().len() < SMALLEST as usize);
}

#[test]
fn progress_ends_at_the_number_of_subjects() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Vec::new();
    let root = folder.path().join("data");
    make(&root, 700, SEED, Clock::Fixed(DAY), &mut |done, all| seen.push((done, all))).unwrap();
    assert_eq!(seen, [(512, 700), (700, 700)]);
}

#[test]
fn the_mix_is_that_of_a_district() {
    let forms = Forms::embedded().unwrap();
    let district = District::new(Setting { seed: SEED, day: DAY, forms: &forms });
    let first = district.exhibits().len() as u32 + 1;
    let drafts: Vec<_> = (first..first + 4_000).map(|number| district.draft(number)).collect();
    let share = |keep: &dyn Fn(&Draft<'_>) -> bool| {
        drafts.iter().filter(|draft| keep(draft)).count() * 100 / drafts.len()
    };
    use crate::domain::subject::SubjectKind as Kind;
    assert!((67..=77).contains(&share(&|draft| draft.new.kind == Kind::LegalPerson)));
    assert!((13..=17).contains(&share(&|draft| draft.new.kind == Kind::SoleTrader)));
    assert!((8..=12).contains(&share(&|draft| draft.new.kind == Kind::NaturalPerson)));
    assert!((8..=15).contains(&share(&|draft| draft.new.provisional)));
    let records: usize = drafts.iter().map(|draft| draft.records.len()).sum();
    assert!((18_000..22_000).contains(&records), "{records} records of 4000 subjects");
    let most = drafts.iter().map(|draft| draft.records.len()).max();
    assert!(most > Some(50), "{most:?}");
    let base = |draft: &&Draft<'_>| draft.records.iter().any(|(i, _)| i.nature == Nature::Base);
    assert_eq!(
        drafts.iter().filter(base).count(),
        drafts.iter().filter(|d| !d.new.provisional).count()
    );
}
