//! Issued papers at the desk: what keeps them told genuine, void or refused, whatever becomes of keys,
//! archives and other windows.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed step fails the test, here too")]

#[path = "papers/people.rs"]
mod people;
#[path = "papers/printed.rs"]
mod printed;

use std::{
    fs,
    path::{Path, PathBuf},
};

use hecha::{
    desk::{
        Clock, Desk, DeskError, Session, demo,
        door::Door,
        issue::IssuedReport,
        paper::{About, ReportRequest},
        verifier::{Answer, Verifier},
    },
    domain::{
        Day,
        access::{Basis, Grounds},
        journal::JournalEntry,
        report::ReportKind,
        subject::SubjectId,
    },
};

const DAY: Day = jiff::civil::date(2026, 11, 20);

fn district() -> tempfile::TempDir {
    let parent = tempfile::tempdir().unwrap();
    demo::make(&district_of(&parent), 60, 1, Clock::Fixed(DAY), &mut |_, _| ()).unwrap();
    parent
}

fn district_of(parent: &tempfile::TempDir) -> PathBuf {
    parent.path().join("district")
}

fn log_in_on(folder: &Path, operator: &str, day: Day) -> (Desk, Session) {
    Door::find(folder, Some(day)).unwrap().log_in(operator, demo::PASSWORD).unwrap()
}

fn log_in(folder: &Path, operator: &str) -> (Desk, Session) {
    log_in_on(folder, operator, DAY)
}

fn grounds(basis: Basis, purpose: &str) -> Grounds {
    Grounds { basis, purpose: purpose.to_owned() }
}

fn company(desk: &mut Desk, session: &Session) -> SubjectId {
    let found = desk.look_up(session, "有限公司", &Grounds::public()).unwrap();
    found.archives[0].subject.id
}

fn request(kind: ReportKind, subject: SubjectId, grounds: Grounds) -> ReportRequest {
    let about = About::Subject(subject);
    ReportRequest { kind, about, scene: None, grounds, from: None, to: None, application: None }
}

fn issue(desk: &mut Desk, session: &Session, kind: ReportKind) -> IssuedReport {
    let subject = company(desk, session);
    desk.issue(session, &request(kind, subject, grounds(Basis::Public, "试验"))).unwrap()
}

fn told(folder: &Path, input: &str) -> Answer {
    Verifier::at(Some(folder), Some(DAY)).unwrap().verify(input).unwrap().answer
}

/// What the paper's file, QR code and verification code are told to be.
fn all_told(folder: &Path, report: &IssuedReport) -> [Answer; 3] {
    let code = report.record.code.unwrap().to_string();
    [report.path.to_str().unwrap(), &report.record.statement, &code]
        .map(|input| told(folder, input))
}

fn extract(folder: &Path) -> PathBuf {
    folder.join("reports/2026/statements.txt")
}

fn journal(folder: &Path) -> Vec<JournalEntry> {
    let (mut desk, session) = log_in(folder, "auditor");
    desk.export_journal(&session).unwrap()
}

/// An older archive is put back: papers issued since are out there, and one is void.
#[test]
fn the_extract_never_forgets_what_an_older_archive_does_not_know() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let first = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    drop(desk);
    let older = fs::read(folder.join("archive.db")).unwrap();
    let (mut desk, clerk) = log_in(folder, "clerk");
    let second = issue(&mut desk, &clerk, ReportKind::PublicCredit);
    desk.declare_void(&clerk, &first.record.number, "选错了对象").unwrap();
    drop(desk);
    let lines = fs::read_to_string(extract(folder)).unwrap();
    assert_eq!(lines.lines().count(), 3);

    fs::write(folder.join("archive.db"), older).unwrap();
    let (mut desk, clerk) = log_in(folder, "clerk");
    assert_eq!(fs::read_to_string(extract(folder)).unwrap(), lines);
    assert_eq!(all_told(folder, &first), [Answer::Void; 3]);
    let third = issue(&mut desk, &clerk, ReportKind::DishonestyNotice);
    drop(desk);
    let longer = format!("{lines}{}\n", third.record.statement);
    assert_eq!(fs::read_to_string(extract(folder)).unwrap(), longer);
    assert_eq!(told(folder, &second.record.code.unwrap().to_string()), Answer::Genuine);

    // As many lines as the register has, and one of them another: told by lines, not by their number.
    let cut = longer.replace(&format!("{}\n", third.record.statement), "");
    fs::write(extract(folder), cut.trim_end_matches('\n')).unwrap();
    drop(log_in(folder, "clerk"));
    let mended = fs::read_to_string(extract(folder)).unwrap();
    assert!(mended.lines().any(|line| line == third.record.statement), "{mended}");
    assert_eq!(all_told(folder, &third), [Answer::Genuine; 3]);
}

/// Lines anybody could have added, and damaged ones, hide no void statement.
#[test]
fn a_void_report_stays_void_beside_forged_and_damaged_lines() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let report = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    desk.declare_void(&clerk, &report.record.number, "选错了对象").unwrap();
    drop(desk);
    let lines = fs::read_to_string(extract(folder)).unwrap();
    let void = lines.lines().find(|line| line.starts_with("HECHA2V/")).unwrap();
    let forged = |line: &str| format!("{}A", &line[..line.len() - 9]) + "AAAAAAAA";
    let later = folder.join("reports/2027");
    fs::create_dir(&later).unwrap();
    fs::write(later.join("statements.txt"), forged(&report.record.statement)).unwrap();
    let damaged = [lines.as_bytes(), forged(void).as_bytes(), b"\n\xff\xfe\n"].concat();
    fs::write(extract(folder), damaged).unwrap();
    assert_eq!(all_told(folder, &report), [Answer::Void; 3]);

    // What cannot be read says neither yes nor no.
    fs::remove_file(extract(folder)).unwrap();
    fs::remove_dir_all(&later).unwrap();
    fs::write(folder.join("reports/2026/x"), "").unwrap();
    let verifier = Verifier::at(Some(folder), Some(DAY)).unwrap();
    fs::rename(folder.join("reports"), folder.join("other")).unwrap();
    fs::write(folder.join("reports"), "").unwrap();
    let unreadable = verifier.verify(&report.record.statement).unwrap_err();
    assert!(matches!(unreadable, DeskError::ReadFile { .. }), "{unreadable}");
}

#[test]
fn a_void_report_stays_void_when_the_office_changes_name_and_key() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let report = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    drop(desk);
    let config = fs::read_to_string(folder.join("config.toml")).unwrap();
    let named = config.lines().find(|line| line.starts_with("office = ")).unwrap();
    let renamed = config.replace(named, "office = \"示范新区信用办\"");
    fs::write(folder.join("config.toml"), renamed).unwrap();
    let (mut desk, admin) = log_in(folder, "admin");
    let key = desk.rotate_key(&admin, demo::PASSWORD).unwrap().certificate;
    assert!(key.holder().starts_with("示范新区信用办"), "{}", key.holder());
    drop(desk);
    assert_eq!(all_told(folder, &report), [Answer::Genuine; 3]);
    let (mut desk, clerk) = log_in(folder, "clerk");
    desk.declare_void(&clerk, &report.record.number, "选错了对象").unwrap();
    drop(desk);
    assert_eq!(all_told(folder, &report), [Answer::Void; 3]);
    let (mut desk, admin) = log_in(folder, "admin");
    desk.revoke_key(&admin, &key.id().to_string(), "外泄").unwrap();
    assert_eq!(all_told(folder, &report), [Answer::Void; 3]);
}

/// A crash kept the statement out of the extract, and the report was an old one.
#[test]
fn the_extract_of_an_earlier_year_is_mended_too() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let report = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    drop(desk);
    let before = fs::read(extract(folder)).unwrap();
    let later = jiff::civil::date(2029, 3, 1);
    let (mut desk, clerk) = log_in_on(folder, "clerk", later);
    desk.declare_void(&clerk, &report.record.number, "选错了对象").unwrap();
    drop(desk);
    let after = fs::read(extract(folder)).unwrap();
    fs::write(extract(folder), before).unwrap();
    drop(log_in_on(folder, "clerk", later));
    assert_eq!(fs::read(extract(folder)).unwrap(), after);
    assert_eq!(all_told(folder, &report), [Answer::Void; 3]);
}

#[test]
fn a_desk_left_open_seals_nothing_with_a_key_that_was_replaced() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let report = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    let (mut other, admin) = log_in(folder, "admin");
    let old = report.record.statement.clone();
    other.rotate_key(&admin, demo::PASSWORD).unwrap();
    let subject = company(&mut desk, &clerk);
    let public = || grounds(Basis::Public, "试验");
    let order = request(ReportKind::RepairNotice, subject, public());
    let refused = desk.issue(&clerk, &order).unwrap_err();
    assert!(matches!(refused, DeskError::SealReplaced), "{refused}");
    assert_eq!(refused.to_string().matches('。').count(), 2);
    assert_eq!(told(folder, &old), Answer::Genuine);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let new = desk.issue(&clerk, &order).unwrap();
    assert_eq!(all_told(folder, &new), [Answer::Genuine; 3]);
}

#[test]
fn a_revoked_key_is_not_made_good_by_replacing_it() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let report = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    drop(desk);
    let (mut desk, admin) = log_in(folder, "admin");
    let id = desk.seal_keys().unwrap()[0].certificate.id();
    desk.revoke_key(&admin, &id.to_string(), "外泄").unwrap();
    desk.rotate_key(&admin, demo::PASSWORD).unwrap();
    assert_eq!(all_told(folder, &report), [Answer::KeyRefused; 3]);
}

/// The clock fell back while a key was replaced: what the old one sealed meanwhile stays good.
#[test]
fn a_key_replaced_by_a_wrong_clock_keeps_its_papers() {
    let parent = district();
    let folder = &district_of(&parent);
    let (mut desk, clerk) = log_in(folder, "clerk");
    let report = issue(&mut desk, &clerk, ReportKind::RepairNotice);
    drop(desk);
    let (mut desk, admin) = log_in_on(folder, "admin", jiff::civil::date(2026, 1, 1));
    desk.rotate_key(&admin, demo::PASSWORD).unwrap();
    assert_eq!(all_told(folder, &report), [Answer::Genuine; 3]);
}

/// Of several keys one is refused: those before it are known, and the journal has each.
#[test]
fn each_imported_key_has_its_row() {
    let (ours, theirs) = (district(), tempfile::tempdir().unwrap());
    let there = theirs.path().join("there");
    demo::make(&there, 60, 2, Clock::Fixed(DAY), &mut |_, _| ()).unwrap();
    let (desk, _) = log_in(&there, "admin");
    let good = desk.exported_keys().unwrap();
    drop(desk);
    let folder = &district_of(&ours);
    let (mut desk, admin) = log_in(folder, "admin");
    let bad = good.replacen("MII", "MIJ", 1);
    assert!(desk.import_keys(&admin, &format!("{good}{bad}")).is_err());
    let known = desk.seal_keys().unwrap();
    assert_eq!(known.len(), 2);
    drop(desk);
    let rows = journal(folder);
    let rows = rows.iter().filter(|row| row.deed.detail.starts_with("导入 ")).count();
    assert_eq!(rows, 1);
}

/// One key for the office, made once, and whoever caused it stands in the journal.
#[test]
fn a_key_that_is_made_has_its_row() {
    let parent = district();
    let folder = &district_of(&parent);
    let made = || {
        let rows = journal(folder);
        rows.iter().filter(|row| row.deed.detail.starts_with("生成 ")).count()
    };
    assert_eq!((made(), made()), (1, 1));
    let (mut desk, admin) = log_in(folder, "admin");
    let id = desk.seal_keys().unwrap()[0].certificate.id();
    desk.revoke_key(&admin, &id.to_string(), "外泄").unwrap();
    drop(desk);
    assert_eq!((made(), made()), (2, 2));
}

#[cfg(unix)]
#[test]
fn a_file_without_an_end_is_told_too_large() {
    let parent = district();
    let endless = parent.path().join("endless.pdf");
    std::os::unix::fs::symlink("/dev/zero", &endless).unwrap();
    assert_eq!(told(&district_of(&parent), endless.to_str().unwrap()), Answer::NotAReport);
}
