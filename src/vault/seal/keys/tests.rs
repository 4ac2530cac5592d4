//! Keys are stored, found and opened again; what does not belong there is named.

use jiff::civil::date;

use super::*;

const TODAY: Day = date(2026, 11, 20);

fn key(seed: u8, from: Day) -> SealKey {
    SealKey::of_seed(&[seed; 32], "栖霞区信用办", from, date(2031, 12, 31)).unwrap()
}

fn desk() -> (tempfile::TempDir, Keys, Secret) {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::at(folder.path().to_owned());
    (folder, keys, Secret::random().unwrap())
}

#[test]
fn the_youngest_own_key_in_use_seals() {
    let (_folder, keys, with) = desk();
    assert_eq!(keys.known().unwrap(), []);
    assert!(matches!(keys.open_current(&with, TODAY), Err(VaultError::NoSealKey)));
    let (old, new) = (key(1, date(2026, 1, 1)), key(2, date(2026, 6, 1)));
    keys.add_own(&old, &with).unwrap();
    keys.add_own(&new, &with).unwrap();
    assert_eq!(keys.open_current(&with, TODAY).unwrap().id(), new.id());
    assert_eq!(keys.open_current(&with, date(2026, 5, 31)).unwrap().id(), old.id());
    for never in [date(2025, 12, 31), date(2032, 1, 1)] {
        assert!(matches!(keys.open_current(&with, never), Err(VaultError::NoSealKey)));
    }
    let since = date(2026, 7, 1);
    let revoked = KeyState::Revoked { since, reason: "私钥\n状态: 在用 泄露".to_owned() };
    let known = keys.set_state(new.id(), revoked).unwrap().unwrap();
    let reason = "私钥 状态: 在用 泄露".to_owned();
    assert_eq!(known.state, KeyState::Revoked { since, reason });
    // What is revoked is not merely retired by somebody who did not know.
    let less = keys.set_state(new.id(), KeyState::Retired { since: TODAY }).unwrap();
    assert_eq!(less.as_ref(), Some(&known));
    assert_eq!(keys.find(new.id()).unwrap(), Some(known));
    assert_eq!(
        keys.open_current(&with, TODAY).unwrap().sign(b"x").unwrap(),
        old.sign(b"x").unwrap()
    );
    keys.set_state(old.id(), KeyState::Retired { since }).unwrap();
    assert!(matches!(keys.open_current(&with, TODAY), Err(VaultError::NoSealKey)));
    assert_eq!(keys.find(old.id()).unwrap().unwrap().state, KeyState::Retired { since });
    assert_eq!(keys.set_state(KeyId([0; 8]), KeyState::Active).unwrap(), None);
}

#[test]
fn another_archive_cannot_open_the_key() {
    let (folder, keys, with) = desk();
    let own = key(1, date(2026, 1, 1));
    keys.add_own(&own, &with).unwrap();
    let other = Secret::random().unwrap();
    assert!(matches!(keys.open_current(&other, TODAY), Err(VaultError::Refused)));
    std::fs::remove_file(folder.path().join(format!("seal-{}.key", own.id().hex()))).unwrap();
    let missing = keys.open_current(&with, TODAY).unwrap_err();
    assert!(matches!(missing, VaultError::BadKeyFile { .. }), "{missing}");
}

#[test]
fn a_key_of_another_office_is_imported_and_never_trusted_more_than_before() {
    let (_there, theirs, with) = desk();
    let (_here, ours, _) = desk();
    let key = key(5, date(2026, 1, 1));
    let sent = header::write(&theirs.add_own(&key, &with).unwrap());
    let known = ours.import(&sent).unwrap();
    assert_eq!((known.origin, &known.state), (Origin::Imported, &KeyState::Active));
    let revoked = KeyState::Revoked { since: date(2026, 5, 1), reason: "遗失".to_owned() };
    ours.set_state(key.id(), revoked.clone()).unwrap();
    assert_eq!(ours.import(&sent).unwrap().state, revoked);
    assert_eq!(ours.import(&key.certificate().pem()).unwrap().state, revoked);
    assert_eq!(theirs.import(&sent).unwrap().origin, Origin::Own);
    assert_eq!(ours.known().unwrap().len(), 1);
    // A file that says what nobody understands of a key is not taken for one in use.
    let (_away, away, _) = desk();
    let lost = sent.replace("在用", "吊销 2026-05-01 遗失");
    for unclear in ["状态:吊销 2026-05-01", "状态: 吊销 五月", "状态: 在用\n状态: 吊销 2026-05-01"]
    {
        let unclear = sent.replace("状态: 在用", unclear);
        assert!(matches!(away.import(&unclear), Err(VaultError::BadCertificate { .. })));
    }
    let without_origin = lost.replace("来源: 本单位\n", "");
    let known = away.import(&without_origin).unwrap();
    assert!(matches!(known.state, KeyState::Revoked { .. }), "{known:?}");
    assert!(matches!(ours.import("公钥"), Err(VaultError::BadCertificate { .. })));
}

#[test]
fn damaged_and_foreign_files_are_named() {
    let (folder, keys, with) = desk();
    let own = key(1, date(2026, 1, 1));
    let known = keys.add_own(&own, &with).unwrap();
    let path = folder.path().join(format!("seal/{}.pem", own.id().hex()));
    let good = header::write(&known);
    for damaged in [
        String::new(),
        good.replace("在用", "可用"),
        good.replace("状态: 在用", "状态: 在用\n状态: 在用"),
        good.replace("本单位\n", "别处\n"),
        good.replace("MII", "MIJ"),
        own.certificate().pem(),
    ] {
        std::fs::write(&path, damaged).unwrap();
        let error = keys.known().unwrap_err();
        assert!(error.to_string().contains(&own.id().hex()), "{error}");
    }
    std::fs::write(&path, &good).unwrap();
    std::fs::write(folder.path().join("seal/x.pem.part"), b"").unwrap();
    assert_eq!(keys.known().unwrap(), [known]);
    for foreign in ["notes.txt", "0102030405060708.pem"] {
        let foreign = folder.path().join("seal").join(foreign);
        std::fs::write(&foreign, &good).unwrap();
        let error = keys.known().unwrap_err().to_string();
        assert!(error.contains(&*foreign.file_name().unwrap().to_string_lossy()), "{error}");
        std::fs::remove_file(foreign).unwrap();
    }
    std::fs::create_dir(folder.path().join("seal/more")).unwrap();
    assert!(keys.known().unwrap_err().to_string().contains("more"));
}
