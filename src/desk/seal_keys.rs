//! The office's seal keys and those of other offices: made at the first log-in, rotated, revoked,
//! handed out and taken in.

use jiff::ToSpan;

use crate::{
    domain::{
        Day,
        access::Permission,
        journal::{Action, Deed},
        mask,
        statement::KeyId,
    },
    vault::{
        VaultError,
        keyring::Keyring,
        seal::{KeyState, Keys, KnownKey, Origin, SealKey},
        secret::Secret,
    },
};

use super::{Desk, DeskError, Folder, Session, chance::Chance};

/// How long a seal key is valid from the day it is made.
const YEARS: i64 = 5;

/// The key reports are sealed with, made when there is none yet.
pub(super) fn open(folder: &Folder, with: &Secret, today: Day) -> Result<SealKey, VaultError> {
    let keys = Keys::at(folder.keys());
    match keys.open_current(with) {
        Err(VaultError::NoSealKey) => {
            let key = made(folder, &keys, today)?;
            keys.add_own(&key, with)?;
            Ok(key)
        }
        opened => opened,
    }
}

/// A new key of the office. A demo's says so to whoever reads it: anybody can make it again.
fn made(folder: &Folder, keys: &Keys, today: Day) -> Result<SealKey, VaultError> {
    let office = &folder.settings().office;
    let until = today.checked_add(YEARS.years()).unwrap_or(Day::MAX);
    let own = keys.known()?.into_iter().filter(|known| known.origin == Origin::Own).count();
    match Chance::of(folder).key_seed(own) {
        Some(seed) => SealKey::of_seed(&seed, &format!("{office}（演示密钥）"), today, until),
        None => SealKey::generate(office, today, until),
    }
}

impl Desk {
    /// Refuses to seal with a key that would prove nothing.
    pub(super) fn seal_holds_on(&self, day: Day) -> Result<(), DeskError> {
        let until = self.seal.certificate().until();
        if day > until {
            return Err(DeskError::SealExpired { until });
        }
        Ok(())
    }

    /// The keys this office knows.
    ///
    /// # Errors
    /// A key file cannot be read.
    pub fn seal_keys(&self) -> Result<Vec<KnownKey>, DeskError> {
        Ok(self.keys().known()?)
    }

    /// Takes in another office's public key. Whoever does so has compared the fingerprint.
    ///
    /// # Errors
    /// `NotPermitted`; the text holds no certificate.
    pub fn import_key(&mut self, session: &Session, text: &str) -> Result<KnownKey, DeskError> {
        session.require(Permission::ManageKeys)?;
        let known = self.keys().import(text)?;
        let detail = format!("导入 {}", known.certificate.id());
        self.note_key(session, detail)?;
        Ok(known)
    }

    /// Seals with a new key from now on; what the old one sealed stays verifiable.
    ///
    /// # Errors
    /// `NotPermitted`; the password is not the administrator's.
    pub fn rotate_key(
        &mut self,
        session: &Session,
        own_password: &str,
    ) -> Result<KnownKey, DeskError> {
        session.require(Permission::ManageKeys)?;
        let with = Keyring::at(self.folder.keys()).open(session.operator(), own_password)?;
        let (keys, today) = (self.keys(), self.today());
        let old = self.seal.id();
        // The new one first: a crash between the two leaves two in use, and the younger one seals.
        let key = made(&self.folder, &keys, today)?;
        let known = keys.add_own(&key, &with)?;
        keys.set_state(old, KeyState::Retired { since: today })?;
        self.seal = key;
        self.note_key(session, format!("更换 {old} 为 {}", known.certificate.id()))?;
        Ok(known)
    }

    /// From now on nothing a key sealed is believed, whenever it says it was.
    ///
    /// # Errors
    /// `NotPermitted`, `NeedsReason`, `UnknownKey`.
    pub fn revoke_key(
        &mut self,
        session: &Session,
        id: &str,
        reason: &str,
    ) -> Result<KnownKey, DeskError> {
        session.require(Permission::ManageKeys)?;
        let reason = mask::numbers_within(reason.trim()).into_owned();
        if reason.is_empty() {
            return Err(DeskError::NeedsReason);
        }
        let key = KeyId::read(id).ok_or(DeskError::UnknownKey)?;
        let detail = format!("吊销 {key} {reason}");
        let state = KeyState::Revoked { since: self.today(), reason };
        let known = self.keys().set_state(key, state)?.ok_or(DeskError::UnknownKey)?;
        self.note_key(session, detail)?;
        Ok(known)
    }

    fn keys(&self) -> Keys {
        Keys::at(self.folder.keys())
    }

    fn note_key(&mut self, session: &Session, detail: String) -> Result<(), DeskError> {
        let deed = Deed { detail, ..self.deed(session, Action::ManageKeys) };
        Ok(self.store.write(|tx| tx.append(&deed).map(|_| ()))?)
    }
}
