//! Honest changes accuse nobody, and no file says otherwise than the window's own events: imports,
//! renamed offices and scenes, new codes, two windows at once, demos made on any day.

use std::{fs, path::Path, thread};

use hecha::{
    desk::{
        Clock, Desk, DeskError, Session,
        check::CheckRequest,
        commitments::{Format, Period, Settling, published_table},
        demo,
        take_in::Run,
    },
    domain::{
        access::Grounds,
        commitment::{Deciding, Refusal, Signature, Signer, State},
        subject::SubjectId,
    },
};

use super::{
    DAY, PROJECT, broken, companies, district, filled, log_in, log_in_on, page, scan, signature,
};

/// A commitment that was broken, numbered 1.
fn with_a_broken_one(folder: &Path, page: &Path) -> SubjectId {
    let (mut desk, session) = log_in(folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
    desk.print_commitment(&session, "1").unwrap();
    desk.sign_commitment(&session, "1", (signature(), &[scan(page)])).unwrap();
    desk.settle_commitment(&session, "1", &broken(Vec::new())).unwrap();
    subject
}

fn is_deferred(desk: &mut Desk, session: &Session, subject: SubjectId) -> bool {
    let scene = desk.forms().scene(&"planning-permit".into()).unwrap().id.clone();
    let request = CheckRequest { subject, scene, grounds: Grounds::public(), day: DAY };
    desk.check(session, &request).unwrap().check.assessment.deferral.is_some()
}

fn is_whole(desk: &mut Desk, session: &Session) -> bool {
    let verification = desk.verify_journal(session).unwrap();
    assert_eq!(verification.damaged, []);
    verification.is_whole()
}

#[test]
fn an_imported_row_does_not_change_what_the_window_registered() {
    let (parent, folder) = district();
    let page = page(parent.path(), "scan.png");
    let subject = with_a_broken_one(&folder, &page);
    let (mut desk, session) = log_in(&folder);
    let published = desk.published_commitments(&session, Period::default()).unwrap();
    let csv = published_table(&published.rows, Format::Csv).unwrap();
    let kept = String::from_utf8(csv).unwrap().replace("未履行", "已履行");
    let file = parent.path().join("back.csv");
    fs::write(&file, kept).unwrap();
    let taken = desk.take_in(&session, &file, None, Run::Keep, &mut |_| ()).unwrap();
    assert_eq!((taken.unchanged, taken.updated, taken.accepted), (1, 0, 0));
    assert!(taken.findings[0].reason.contains("本窗口受理"));
    assert!(is_deferred(&mut desk, &session, subject));
    assert!(is_whole(&mut desk, &session));
}

#[test]
fn a_renamed_office_and_scene_and_shorter_columns_change_nothing_signed() {
    let (parent, folder) = district();
    let page = page(parent.path(), "scan.png");
    let subject = with_a_broken_one(&folder, &page);
    let settings = folder.join("config.toml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("示范区政务服务大厅", "改名后的大厅")).unwrap();
    let changed = |file: &str, from: &str, to: &str| {
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("forms").join(file));
        let text = text.unwrap();
        assert!(text.contains(from), "{file} {from}");
        let path = folder.join("forms").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace(from, to)).unwrap();
    };
    changed(
        "scenes/planning-permit.toml",
        "name = \"建设项目规划许可\"",
        "name = \"改名后的许可\"",
    );
    changed(
        "catalogue/items/commitment.toml",
        "header = \"违诺责任\", max = 2000",
        "header = \"违诺责任\", max = 20",
    );
    let (mut desk, session) = log_in(&folder);
    assert!(is_deferred(&mut desk, &session, subject));
    assert!(is_whole(&mut desk, &session));
    assert_eq!(desk.open_commitment(&session, "1").unwrap().damage, []);
}

#[test]
fn two_windows_signing_at_once_sign_once_and_keep_the_scan() {
    let (parent, folder) = district();
    let page = page(parent.path(), "scan.png");
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    for id in 1..=3 {
        let id = id.to_string();
        desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
        desk.print_commitment(&session, &id).unwrap();
        let windows = [(); 2].map(|()| {
            let (folder, page, id) = (folder.clone(), page.clone(), id.clone());
            thread::spawn(move || {
                let (mut desk, session) = log_in(&folder);
                desk.sign_commitment(&session, &id, (signature(), &[scan(&page)])).map(|_| ())
            })
        });
        let done = windows.map(|window| window.join().unwrap());
        let signed = done.iter().filter(|done| done.is_ok()).count();
        assert_eq!(signed, 1, "{done:?}");
        let refused = done.into_iter().find_map(Result::err).unwrap();
        assert!(matches!(refused, DeskError::Commitment(Refusal::AlreadySigned)), "{refused:?}");
        let opened = desk.open_commitment(&session, &id).unwrap();
        assert_eq!((opened.commitment.state, opened.damage), (State::InForce, Vec::new()));
    }
    assert!(is_whole(&mut desk, &session));
}

#[test]
fn a_demo_is_made_on_any_day_of_the_year() {
    for day in [(2026, 1, 20), (2028, 2, 29), (2026, 3, 9), (2026, 12, 31)] {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("district");
        let day = jiff::civil::date(day.0, day.1, day.2);
        demo::make(&folder, 1000, 1, Clock::Fixed(day), &mut |_, _| ()).unwrap();
        let (mut desk, session) = log_in_on(&folder, day);
        assert!(is_whole(&mut desk, &session), "{day}");
    }
}

#[test]
fn days_past_signers_that_do_not_fit_and_nothing_to_keep_are_refused() {
    let (_parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    let mut new = filled(&desk, subject, PROJECT);
    for (_, value) in &mut new.values {
        if value == "2026-12-31" {
            "1990-01-01".clone_into(value);
        }
    }
    desk.draft_commitment(&session, &new).unwrap();
    let printed = desk.print_commitment(&session, "1");
    assert!(matches!(printed, Err(DeskError::Commitment(Refusal::OverAlready(_)))), "{printed:?}");
    desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
    desk.print_commitment(&session, "2").unwrap();
    let oneself = Signature { signer: Signer::Oneself, ..signature() };
    let signed = desk.sign_commitment(&session, "2", (oneself, &[]));
    assert!(matches!(signed, Err(DeskError::Commitment(Refusal::WrongSigner(_)))), "{signed:?}");
    desk.sign_commitment(&session, "2", (signature(), &[])).unwrap();
    let kept = desk.keep_commitment(&session, "2", &[]);
    assert!(matches!(kept, Err(DeskError::Commitment(Refusal::NoEvidence))), "{kept:?}");
}

#[test]
fn a_changed_paper_is_neither_handed_out_nor_signed() {
    let (_parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
    let path = desk.print_commitment(&session, "1").unwrap().path().clone();
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    let again = desk.print_commitment(&session, "1");
    assert!(matches!(again, Err(DeskError::TamperedCommitment { .. })), "{again:?}");
    let signed = desk.sign_commitment(&session, "1", (signature(), &[]));
    assert!(matches!(signed, Err(DeskError::TamperedCommitment { .. })), "{signed:?}");
}

#[test]
fn a_finding_is_not_taken_back_before_it_was_made() {
    let (parent, folder) = district();
    let page = page(parent.path(), "scan.png");
    with_a_broken_one(&folder, &page);
    let (mut desk, session) = log_in(&folder);
    let by = Deciding {
        unit: "某局".into(),
        day: DAY.yesterday().unwrap(),
        document: "撤回决定".into(),
    };
    let retract = Settling::Retract { by, reason: "认定有误".into() };
    let done = desk.settle_commitment(&session, "1", &retract);
    assert!(matches!(done, Err(DeskError::Commitment(Refusal::DayTooEarly { .. }))), "{done:?}");
}
