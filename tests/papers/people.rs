//! Papers about natural persons: nothing without a basis, and nobody's attempt unseen.

use hecha::{
    desk::{
        Desk, DeskError, Session,
        paper::{About, Application, ReportRequest},
        register::Wish,
    },
    domain::{
        access::{Basis, Grounds},
        journal::Action,
        report::ReportKind,
        subject::SubjectId,
    },
};

use super::{district, district_of, grounds, journal, log_in, request};

fn person(desk: &mut Desk, session: &Session) -> SubjectId {
    let duty = grounds(Basis::Duty, "试验");
    let surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".chars();
    for surname in surnames {
        let found = desk.look_up(session, &surname.to_string(), &duty).unwrap();
        let mut people = found.archives.iter().map(|archive| &archive.subject);
        if let Some(person) = people.find(|subject| subject.kind.is_natural_person()) {
            return person.id;
        }
    }
    panic!("the district has nobody");
}

/// The matter of a receipt opens nobody, whatever else is named with it.
#[test]
fn no_paper_names_a_person_without_a_basis() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let person = person(&mut desk, &clerk);
    let forms = desk.forms().clone();
    let matter = forms.reports.matters[0].name.clone();
    let receipt = |scene| ReportRequest {
        scene,
        application: Some(Application {
            matter: matter.clone(),
            materials: Vec::new(),
            contact: String::new(),
        }),
        ..request(ReportKind::Receipt, person, Grounds::public())
    };
    let scenes = forms.scenes.iter().map(|scene| Some(scene.id.clone()));
    for scene in scenes.chain([None]) {
        let refused = desk.issue(&clerk, &receipt(scene.clone())).unwrap_err();
        let is_refused = matches!(refused, DeskError::NeedsBasis | DeskError::SceneNotOpen { .. });
        assert!(is_refused, "{scene:?}: {refused}");
    }
    for kind in ReportKind::ALL {
        for basis in [grounds(Basis::Public, "试验"), grounds(Basis::Duty, " ")] {
            let order = request(kind, person, basis);
            assert!(desk.issue(&clerk, &order).is_err(), "{kind:?}");
            assert!(desk.preview(&clerk, &order).is_err(), "{kind:?}");
        }
    }
}

#[test]
fn who_asks_the_register_for_a_person_stands_in_the_journal() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let wish = Wish::Text("11010519491231002X".to_owned(), Grounds::public());
    let refused = desk.find_reports(&clerk, &wish).unwrap_err();
    assert!(matches!(refused, DeskError::NeedsBasis), "{refused}");
    let wish = Wish::Text("11010519491231002X".to_owned(), grounds(Basis::Duty, "试验"));
    desk.find_reports(&clerk, &wish).unwrap();
    drop(desk);
    let rows = journal(folder);
    let rows = rows.iter().filter(|row| row.deed.action == Action::ReadRegister);
    let rows: Vec<_> = rows
        .map(|row| (row.deed.basis, row.deed.purpose.as_str(), row.deed.detail.as_str()))
        .collect();
    let expected = [
        (Some(Basis::Public), "", "1101**********002X 未准：无依据或用途"),
        (Some(Basis::Duty), "试验", "1101**********002X 得 0 份"),
    ];
    assert_eq!(rows, expected);
}

/// An approval is about whom the approved report is about; a purpose is kept without anybody's number.
#[test]
fn an_approval_is_filed_under_its_person() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let person = person(&mut desk, &clerk);
    let duty = grounds(Basis::Duty, "核对 11010519491231002X");
    let of = desk.issue(&clerk, &request(ReportKind::RepairNotice, person, duty)).unwrap().record;
    assert_eq!(of.grounds.purpose, "核对 1101**********002X");
    let about = About::Report(of.number.clone());
    let order = request(ReportKind::Approval, person, Grounds::public());
    let approval = desk.issue(&clerk, &ReportRequest { about, ..order }).unwrap().record;
    assert_eq!(approval.grounds, of.grounds);
    drop(desk);
    let rows = journal(folder);
    let row = rows.iter().find(|row| row.deed.detail == approval.number).unwrap();
    assert_eq!(row.deed.subject, Some(person));
}
