//! From a form to a broken promise, as the desk's own functions tell it.

use std::{fs, path::Path};

use hecha::{
    desk::{
        Desk, DeskError, Session,
        check::CheckRequest,
        commitments::{Attach, CommitmentWish, Period, Settling},
    },
    domain::{
        access::Grounds,
        commitment::{Deciding, EvidenceKind, Refusal, Signature, Signer, State},
        report::ReportKind,
    },
};

use super::{
    DAY, PROJECT, broken, companies, district, filled, grounds, log_in, log_in_on, page, scan,
    signature,
};

fn refused(result: Result<impl std::fmt::Debug, DeskError>) -> Refusal {
    match result {
        Err(DeskError::Commitment(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The QR text of a printed commitment.
fn code_of(desk: &mut Desk, session: &Session, id: &str) -> String {
    let set = desk.print_commitment(session, id).unwrap();
    set.record().statement.clone()
}

#[test]
fn a_broken_promise_is_on_record_defers_and_bars_until_put_right() {
    let (parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    let drafted = desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
    assert_eq!(drafted.commitment.state, State::Drafted);
    let page = page(parent.path(), "scan.png");
    assert_eq!(
        refused(desk.sign_commitment(&session, "1", (signature(), &[scan(&page)]))),
        Refusal::NotPrinted
    );
    let code = code_of(&mut desk, &session, "1");
    assert_eq!(code_of(&mut desk, &session, "1"), code, "printing again freezes nothing anew");

    let signed = desk.sign_commitment(&session, &code, (signature(), &[])).unwrap();
    assert_eq!(signed.commitment.state, State::Signed);
    let kept = desk.keep_commitment(&session, &code.to_lowercase(), &[scan(&page)]).unwrap();
    assert_eq!(kept.commitment.state, State::InForce);
    assert_eq!(kept.notes.len(), 1, "the page has no code on it, and that is said");
    assert_eq!(
        refused(desk.sign_commitment(&session, "1", (signature(), &[]))),
        Refusal::AlreadySigned
    );
    let (evidence, bytes) = desk.evidence_file(&session, ("1", 1)).unwrap();
    assert_eq!((evidence.kind, bytes), (EvidenceKind::Scan, fs::read(&page).unwrap()));

    let check = |desk: &mut Desk, scene: &str| {
        let scene = desk.scene_called(scene).unwrap();
        let request = CheckRequest { subject, scene, grounds: Grounds::public(), day: DAY };
        desk.check(&session, &request).unwrap().check.assessment
    };
    let before = check(&mut desk, "planning-permit");
    assert_eq!(before.deferral, None);
    desk.settle_commitment(&session, &code, &broken(Vec::new())).unwrap();
    let after = check(&mut desk, "planning-permit");
    let deferral = after.deferral.unwrap();
    assert_eq!(deferral.until.to_string(), "2027-11-19");
    assert!(deferral.ground.contains("青府发〔2016〕134号"));
    assert_eq!(check(&mut desk, "special-fund").deferral, None, "only where its template says");
    let begun = desk.begin_commitment(&session, (subject, PROJECT), &grounds()).unwrap();
    assert!(begun.gate.unwrap().is_shut());
    let again = filled(&desk, subject, PROJECT);
    assert!(matches!(
        desk.draft_commitment(&session, &again),
        Err(DeskError::Barred { count: 1, .. })
    ));

    let by =
        Deciding { unit: "示范区规划局".into(), day: DAY, document: "整改报告".into() };
    let correction = Settling::Correct { by, files: vec![scan(&page)] };
    desk.settle_commitment(&session, "1", &correction).unwrap();
    assert_eq!(check(&mut desk, "planning-permit").deferral, None);
    desk.draft_commitment(&session, &again).unwrap();
    let opened = desk.open_commitment(&session, "1").unwrap();
    assert_eq!((opened.commitment.state, opened.damage), (State::Corrected, Vec::new()));
    assert_eq!(opened.history.len(), 6);
    assert!(opened.commitment.found.is_some(), "what was found stays");
}

#[test]
fn another_papers_code_a_forged_one_and_another_document_open_nothing() {
    let (_parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, "special-fund")).unwrap();
    let code = code_of(&mut desk, &session, "1");
    let (rest, signature) = code.rsplit_once('/').unwrap();
    let forged: String = signature.chars().rev().collect();
    let forged = format!("{rest}/{forged}");
    assert!(matches!(
        desk.open_commitment(&session, &forged),
        Err(DeskError::ForgedCode | DeskError::NoSuchCommitment)
    ));
    for nothing in ["", "7", "示信诺〔2026〕99号", "7K4M-QX2P-9T"] {
        let opened = desk.open_commitment(&session, nothing);
        assert!(matches!(opened, Err(DeskError::NoSuchCommitment)), "{nothing}");
    }
    let request = hecha::desk::paper::ReportRequest {
        kind: ReportKind::PublicCredit,
        about: hecha::desk::paper::About::Subject(subject),
        scene: None,
        grounds: Grounds { purpose: "试验".into(), ..Grounds::public() },
        from: None,
        to: None,
        application: None,
    };
    let report = desk.issue(&session, &request).unwrap().record;
    assert!(matches!(
        desk.open_commitment(&session, &report.statement),
        Err(DeskError::NotACommitment { kind: ReportKind::PublicCredit, .. })
    ));
    let number = code_number(&mut desk, &session);
    assert!(matches!(
        desk.declare_void(&session, &number, "误"),
        Err(DeskError::WithdrawInstead { .. })
    ));
}

fn code_number(desk: &mut Desk, session: &Session) -> String {
    desk.print_commitment(session, "1").unwrap().record().number.clone()
}

#[test]
fn bad_scans_leave_everything_as_it_was() {
    let (parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, "special-fund")).unwrap();
    desk.print_commitment(&session, "1").unwrap();
    let page = page(parent.path(), "scan.png");
    let whole = fs::read(&page).unwrap();
    let made = |name: &str, bytes: &[u8]| {
        let path = parent.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let huge = parent.path().join("huge.pdf");
    fs::File::create(&huge).unwrap().set_len(200 << 20).unwrap();
    let bad = [
        made("words.pdf", "这不是扫描件".as_bytes()),
        made("cut.png", &whole[..whole.len() / 2]),
        made("empty.png", b""),
        huge,
    ];
    for path in bad {
        let files = [scan(&page), scan(&path)];
        let result = desk.sign_commitment(&session, "1", (signature(), &files));
        assert!(matches!(result, Err(DeskError::Scan(_))), "{}: {result:?}", path.display());
        assert_nothing_kept(&folder);
        let opened = desk.open_commitment(&session, "1").unwrap();
        assert_eq!((opened.commitment.state, opened.damage), (State::Printed, Vec::new()));
    }
    let own = desk.print_commitment(&session, "1").unwrap().path().clone();
    assert_eq!(
        refused(desk.sign_commitment(&session, "1", (signature(), &[scan(&own)]))),
        Refusal::Unsigned
    );
    assert_nothing_kept(&folder);
    let agent = Signature { signer: Signer::Agent, ..signature() };
    assert_eq!(
        refused(desk.sign_commitment(&session, "1", (agent.clone(), &[scan(&page)]))),
        Refusal::NoAuthorisation
    );
    assert_nothing_kept(&folder);
    let authorisation = Attach { kind: EvidenceKind::Authorisation, path: page.clone() };
    desk.sign_commitment(&session, "1", (agent, &[scan(&page), authorisation])).unwrap();
}

fn assert_nothing_kept(folder: &Path) {
    let files = |folder: &Path| {
        fs::read_dir(folder).map_or(0, |entries| {
            entries.filter(|entry| entry.as_ref().unwrap().path().is_file()).count()
        })
    };
    let attachments = folder.join("attachments");
    assert_eq!(files(&attachments) + files(&attachments.join("incoming")), 0);
}

#[test]
fn the_frozen_text_stands_when_the_template_changes() {
    let (parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, "special-fund")).unwrap();
    let number = code_number(&mut desk, &session);
    let before = desk.open_commitment(&session, &number).unwrap();
    drop(desk);
    let forms = folder.join("forms/commitments");
    fs::create_dir_all(&forms).unwrap();
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("forms/commitments/special-fund.toml"),
    );
    let text = text.unwrap().replace("专项资金申报信用承诺书", "改名后的承诺书");
    fs::write(forms.join("special-fund.toml"), text).unwrap();
    let (mut desk, session) = log_in(&folder);
    let page = page(parent.path(), "scan.png");
    desk.sign_commitment(&session, &number, (signature(), &[scan(&page)])).unwrap();
    let after = desk.open_commitment(&session, &number).unwrap();
    assert_eq!(after.title, "专项资金申报信用承诺书");
    assert_eq!(after.commitment.frozen, before.commitment.frozen);
    assert_eq!(after.damage, []);
}

#[test]
fn what_is_due_is_told_and_what_is_public_is_published_masked() {
    let (parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    let page = page(parent.path(), "scan.png");
    for id in ["1", "2", "3"] {
        desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
        desk.print_commitment(&session, id).unwrap();
    }
    desk.sign_commitment(&session, "2", (signature(), &[])).unwrap();
    desk.sign_commitment(&session, "3", (signature(), &[scan(&page)])).unwrap();
    let pressing = |desk: &mut Desk, session: &Session| {
        let found = desk.find_commitments(session, &CommitmentWish::Pressing).unwrap();
        found
            .iter()
            .map(|one| (one.id.0, one.pressing.unwrap().pressing.name()))
            .collect::<Vec<_>>()
    };
    assert_eq!(pressing(&mut desk, &session), [(2, "to_keep"), (1, "to_sign")]);
    let published = desk.published_commitments(&session, Period::default()).unwrap().rows;
    assert_eq!(published.len(), 1);
    assert_eq!((published[0].signer.as_str(), published[0].state), ("周*", "履行中"));
    let statistics = desk.count_commitments(&session, Period::default()).unwrap();
    assert_eq!(statistics.tallied.len(), 1);
    assert_eq!(statistics.tallied[0].states, [(State::Signed, 1), (State::InForce, 1)]);
    drop(desk);
    // The form says 2026-12-31.
    let due = jiff::civil::date(2026, 12, 31);
    for (day, expected) in [(due, "today"), (due.tomorrow().unwrap(), "overdue")] {
        let (mut desk, session) = log_in_on(&folder, day);
        assert_eq!(pressing(&mut desk, &session)[0], (3, expected));
    }
}

#[test]
fn a_withdrawn_commitments_paper_is_void() {
    let (_parent, folder) = district();
    let (mut desk, session) = log_in(&folder);
    let subject = companies(&mut desk, &session)[0];
    desk.draft_commitment(&session, &filled(&desk, subject, "special-fund")).unwrap();
    let number = code_number(&mut desk, &session);
    let withdraw = Settling::Withdraw { reason: "申请人撤回申请".into() };
    desk.settle_commitment(&session, &number, &withdraw).unwrap();
    let verifier = hecha::desk::verifier::Verifier::at(Some(&folder), Some(DAY)).unwrap();
    let record = desk.find_reports(&session, &hecha::desk::register::Wish::Latest(None)).unwrap();
    let verified = verifier.verify(record[0].path.to_str().unwrap()).unwrap();
    assert_eq!(verified.answer, hecha::desk::verifier::Answer::Void);
    let opened = desk.open_commitment(&session, &number).unwrap();
    assert_eq!((opened.commitment.state, opened.damage), (State::Withdrawn, Vec::new()));
}

#[test]
fn a_demo_district_has_commitments_of_every_fate() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("district");
    let clock = hecha::desk::Clock::Fixed(DAY);
    hecha::desk::demo::make(&folder, 1000, 1, clock, &mut |_, _| ()).unwrap();
    let (mut desk, session) = log_in(&folder);
    let mut found = desk.find_commitments(&session, &CommitmentWish::Latest).unwrap();
    found.sort_by_key(|one| one.id);
    let states: Vec<_> = found.iter().map(|one| one.state).collect();
    let expected = [
        State::InForce,
        State::InForce,
        State::Kept,
        State::Broken,
        State::Corrected,
        State::Withdrawn,
        State::Drafted,
    ];
    assert_eq!(states, expected);
    assert!(desk.verify_journal(&session).unwrap().is_whole());
    let statistics = desk.count_commitments(&session, Period::default()).unwrap();
    assert!(statistics.repair.listed > 0);
    let pressing = desk.pressing_commitments(&session).unwrap();
    let pressing: Vec<_> = pressing.iter().map(|(one, n)| (one.name(), *n)).collect();
    assert_eq!(pressing, [("today", 1), ("soon", 1)]);
}

#[test]
fn listed_companies_that_promised_repair_are_counted_among_the_listed() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("district");
    let clock = hecha::desk::Clock::Fixed(DAY);
    hecha::desk::demo::make(&folder, 200, 1, clock, &mut |_, _| ()).unwrap();
    let (mut desk, session) = log_in(&folder);
    let page = page(parent.path(), "scan.png");
    let share =
        |desk: &mut Desk| desk.count_commitments(&session, Period::default()).unwrap().repair;
    let before = share(&mut desk);
    assert!(before.listed > 1 && before.committed == 0, "{before:?}");
    let listed = desk.look_up(&session, "示范区欠薪在列建设有限公司", &grounds()).unwrap();
    let subject = listed.archives[0].subject.id;
    let id = desk.draft_commitment(&session, &filled(&desk, subject, "repair")).unwrap().id;
    let id = id.to_string();
    desk.print_commitment(&session, &id).unwrap();
    assert_eq!(share(&mut desk), before, "a paper that nobody signed is no promise");
    desk.sign_commitment(&session, &id, (signature(), &[scan(&page)])).unwrap();
    let after = share(&mut desk);
    assert_eq!((after.listed, after.committed), (before.listed, 1));
    assert_eq!(after.per_mille(), Some(1000 / before.listed));
}
