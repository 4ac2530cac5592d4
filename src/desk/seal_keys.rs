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
    store::Store,
    vault::{
        VaultError,
        keyring::Keyring,
        seal::{KeyState, Keys, Origin, SealKey},
        secret::Secret,
    },
};

pub use crate::vault::seal::KnownKey;

use super::{Desk, DeskError, Folder, Session, chance::Chance};

/// How long a seal key is valid from the day it is made.
const YEARS: i64 = 5;
/// What ends a certificate in a text (RFC 7468).
const END: &str = "-----END CERTIFICATE-----";
/// The days of a demo's key: its reports are made for any day.
const DEMO_DAYS: (Day, Day) = (jiff::civil::date(2000, 1, 1), jiff::civil::date(2099, 12, 31));

/// The key reports are sealed with, made when the office has none yet. One whose days are over, or
/// have not come by a clock that is wrong, is opened all the same and refuses to seal: a new key is
/// the administrator's to make, not the clock's. `deed` is the row of whoever logs in.
pub(super) fn open(
    store: &mut Store,
    folder: &Folder,
    with: &Secret,
    deed: Deed,
) -> Result<SealKey, DeskError> {
    let (keys, today) = (Keys::at(folder.keys()), deed.at.day());
    if let Some(key) = in_use(&keys, with, today)? {
        return Ok(key);
    }
    store.write(|tx| {
        // Another window may have made it meanwhile: one office, one key.
        if let Some(key) = in_use(&keys, with, today)? {
            return Ok(key);
        }
        let key = made(folder, &keys, today)?;
        tx.append(&Deed { detail: format!("生成 {}", key.id()), ..deed })?;
        keys.add_own(&key, with)?;
        Ok(key)
    })
}

fn in_use(keys: &Keys, with: &Secret, today: Day) -> Result<Option<SealKey>, VaultError> {
    match keys.open_current(with, today) {
        Err(VaultError::NoSealKey) => {}
        opened => return opened.map(Some),
    }
    let days = keys.known()?.into_iter().filter(is_in_use).map(|known| known.certificate.until());
    days.max().map(|day| keys.open_current(with, day)).transpose()
}

/// A new key of the office. A demo's says so to whoever reads it: anybody can make it again.
fn made(folder: &Folder, keys: &Keys, today: Day) -> Result<SealKey, VaultError> {
    let office = &folder.settings().office;
    let own = keys.known()?.into_iter().filter(|known| known.origin == Origin::Own).count();
    match Chance::of(folder).key_seed(own) {
        Some(seed) => {
            let (from, until) = DEMO_DAYS;
            SealKey::of_seed(&seed, &format!("{office}（演示密钥）"), from, until)
        }
        None => {
            let until = today.checked_add(YEARS.years()).unwrap_or(Day::MAX);
            SealKey::generate(office, today, until)
        }
    }
}

impl Desk {
    /// Refuses to seal with a key that would prove nothing: its days are over, or it was replaced or
    /// revoked since this desk was opened.
    pub(super) fn seal_holds_on(&self, day: Day) -> Result<(), DeskError> {
        let certificate = self.seal.certificate();
        if !certificate.is_valid_on(day) {
            let (from, until) = (certificate.from(), certificate.until());
            return Err(DeskError::SealNotValid { from, until });
        }
        match self.keys().find(certificate.id())? {
            Some(known) if known.state == KeyState::Active => Ok(()),
            _ => Err(DeskError::SealReplaced),
        }
    }

    /// The keys this office knows.
    ///
    /// # Errors
    /// A key file cannot be read.
    pub fn seal_keys(&self) -> Result<Vec<KnownKey>, DeskError> {
        Ok(self.keys().known()?)
    }

    /// The public halves of the office's own keys, to be handed to other offices.
    ///
    /// # Errors
    /// A key file cannot be read.
    pub fn exported_keys(&self) -> Result<String, DeskError> {
        let known = self.keys().known()?.into_iter();
        Ok(known.filter(|key| key.origin == Origin::Own).map(|key| key.text()).collect())
    }

    /// Takes in the public keys another office exported. Whoever does so has compared the
    /// fingerprints.
    ///
    /// # Errors
    /// `NotPermitted`; the text holds no certificate.
    pub fn import_keys(
        &mut self,
        session: &Session,
        text: &str,
    ) -> Result<Vec<KnownKey>, DeskError> {
        session.require(Permission::ManageKeys)?;
        let mut parts: Vec<&str> = text.split_inclusive(END).collect();
        // What follows the last certificate is no key; a text without any is refused below.
        if parts.len() > 1 && parts.last().is_some_and(|rest| !rest.contains(END)) {
            parts.pop();
        }
        let keys = self.keys();
        let deed = self.deed(session, Action::ManageKeys);
        // One after the other, each with its row: a later one that is refused undoes none.
        let take_in = |part: &str| {
            self.store.write(|tx| {
                let known = keys.import(part)?;
                let detail = format!("导入 {}", known.certificate.id());
                tx.append(&Deed { detail, ..deed.clone() })?;
                Ok(known)
            })
        };
        parts.into_iter().map(take_in).collect()
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
        let in_use: Vec<KeyId> =
            keys.known()?.iter().filter(|key| is_in_use(key)).map(id).collect();
        let key = made(&self.folder, &keys, today)?;
        // By a clock that was set back, what the old ones sealed yesterday stays good all the same.
        let youngest = self.store.reports_before(None, 1)?;
        let youngest = youngest.first().map(|(_, report)| report.issued.day());
        let since = youngest.map_or(today, |day| day.max(today));
        let old: Vec<String> = in_use.iter().map(KeyId::to_string).collect();
        let detail = format!("更换 {} 为 {}", old.join("、"), key.id());
        let deed = Deed { detail, ..self.deed(session, Action::ManageKeys) };
        let known = self.store.write(|tx| {
            tx.append(&deed)?;
            // The new one first: a crash between the two leaves two in use, and either is good.
            let known = keys.add_own(&key, &with)?;
            for old in in_use {
                keys.set_state(old, KeyState::Retired { since })?;
            }
            Ok::<_, DeskError>(known)
        })?;
        self.seal = key;
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
        let (keys, deed) = (self.keys(), self.deed(session, Action::ManageKeys));
        self.store.write(|tx| {
            tx.append(&Deed { detail, ..deed })?;
            keys.set_state(key, state)?.ok_or(DeskError::UnknownKey)
        })
    }

    pub(super) fn keys(&self) -> Keys {
        Keys::at(self.folder.keys())
    }
}

fn is_in_use(known: &KnownKey) -> bool {
    known.origin == Origin::Own && known.state == KeyState::Active
}

fn id(known: &KnownKey) -> KeyId {
    known.certificate.id()
}
