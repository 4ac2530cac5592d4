//! The seal keys on disk: own private ones wrapped in `keys/`, all public ones to read in `keys/seal/`.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::domain::{Day, statement::KeyId};

use super::{
    super::{
        VaultError, keyring,
        private::{make_private, write_durably},
        secret::Secret,
    },
    certificate::Certificate,
    header,
    key::SealKey,
};

/// Whether reports may still be sealed with a key, and since when not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyState {
    /// In use (在用).
    Active,
    /// Replaced by another (停用); what it sealed before stays good.
    Retired {
        /// Last day it was used.
        since: Day,
    },
    /// Somebody else may hold it (吊销); nothing it sealed proves anything.
    Revoked {
        /// When that became known.
        since: Day,
        /// Why, in the office's words.
        reason: String,
    },
}

impl KeyState {
    /// How little of the key is left.
    fn severity(&self) -> u8 {
        match self {
            Self::Active => 0,
            Self::Retired { .. } => 1,
            Self::Revoked { .. } => 2,
        }
    }
}

/// Whose key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// This office's; the private half lies beside it.
    Own,
    /// Another office's, imported by an administrator who compared the fingerprint.
    Imported,
}

impl Origin {
    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Own => "本单位",
            Self::Imported => "外单位导入",
        }
    }

    pub(super) fn read(label: &str) -> Option<Self> {
        [Self::Own, Self::Imported].into_iter().find(|origin| origin.label() == label)
    }
}

/// A public key this office knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    /// Key, holder, validity.
    pub certificate: Certificate,
    /// In use or not.
    pub state: KeyState,
    /// Own or imported.
    pub origin: Origin,
}

/// The folder of keys.
#[derive(Debug, Clone)]
pub struct Keys {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PrivateFile {
    wrapped: String,
}

impl Keys {
    /// The seal keys in the folder `keys/` of an archive.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Every public key, by identifier. Needs no secret; none when there is no folder of them yet.
    ///
    /// # Errors
    /// [`VaultError::BadKeyFile`] names the first file that is damaged or does not belong there.
    pub fn known(&self) -> Result<Vec<KnownKey>, VaultError> {
        let entries = match fs::read_dir(self.public_folder()) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut paths: Vec<_> =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        // What a write that was cut off left behind.
        paths.retain(|path| path.extension() != Some(OsStr::new("part")));
        paths.sort();
        paths.iter().map(|path| read_public(path)).collect()
    }

    /// The key of an identifier.
    ///
    /// # Errors
    /// [`VaultError::BadKeyFile`] when its file is damaged.
    pub fn find(&self, key: KeyId) -> Result<Option<KnownKey>, VaultError> {
        let path = self.public_path(key);
        if path.try_exists()? { read_public(&path).map(Some) } else { Ok(None) }
    }

    /// Stores an own key, its private half wrapped with the archive's key.
    ///
    /// # Errors
    /// [`VaultError::Io`]; whatever [`SealKey::wrapped`] says.
    pub fn add_own(&self, key: &SealKey, with: &Secret) -> Result<KnownKey, VaultError> {
        let file = PrivateFile { wrapped: keyring::hex(&key.wrapped(with)?) };
        let text = toml::to_string(&file).map_err(|_| VaultError::Damaged { what: "写入" })?;
        // The private half first: a public key without one would be opened and not found.
        write_durably(&self.private_path(key.id()), text.as_bytes())?;
        let certificate = key.certificate().clone();
        let known = KnownKey { certificate, state: KeyState::Active, origin: Origin::Own };
        self.write(&known)?;
        Ok(known)
    }

    /// Takes in another office's public key file. Who calls has compared the fingerprint with the other office. A key
    /// that is known already stays whose it was, and is never trusted more than before.
    ///
    /// # Errors
    /// [`VaultError::BadCertificate`] when the text holds no certificate of a seal.
    pub fn import(&self, text: &str) -> Result<KnownKey, VaultError> {
        let certificate = Certificate::read_pem(text)?;
        let state = header::state(text).map_err(|what| VaultError::BadCertificate { what })?;
        let mut key = KnownKey { certificate, state, origin: Origin::Imported };
        if let Some(known) = self.find(key.certificate.id())? {
            if known.certificate != key.certificate {
                return Err(VaultError::BadCertificate {
                    what: "与已有的同一密钥的证书不同"
                });
            }
            key.origin = known.origin;
            if known.state.severity() >= key.state.severity() {
                key.state = known.state;
            }
        }
        self.write(&key)?;
        Ok(key)
    }

    /// Writes what is known about a key's use; one that is revoked stays so. `None` when no such key
    /// is known.
    ///
    /// # Errors
    /// As [`Keys::known`].
    pub fn set_state(&self, key: KeyId, state: KeyState) -> Result<Option<KnownKey>, VaultError> {
        let Some(known) = self.find(key)? else { return Ok(None) };
        if known.state.severity() > state.severity() {
            return Ok(Some(known));
        }
        self.write(&KnownKey { state, ..known })?;
        // Read back: a reason is kept on one line.
        self.find(key)
    }

    /// The key reports of a day are sealed with: the youngest own one in use and valid on that day.
    ///
    /// # Errors
    /// [`VaultError::NoSealKey`] when there is none; [`VaultError::Refused`] when `with` is not this archive's key.
    pub fn open_current(&self, with: &Secret, today: Day) -> Result<SealKey, VaultError> {
        let current = self
            .known()?
            .into_iter()
            .filter(|known| known.origin == Origin::Own && known.state == KeyState::Active)
            .filter(|known| known.certificate.is_valid_on(today))
            .max_by_key(|known| (known.certificate.from(), known.certificate.id()))
            .ok_or(VaultError::NoSealKey)?;
        let path = self.private_path(current.certificate.id());
        let damaged = |what| VaultError::BadKeyFile { file: file_name(&path), what };
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(damaged("私钥文件不存在"));
            }
            Err(error) => return Err(error.into()),
        };
        let file: PrivateFile = toml::from_str(&text).map_err(|_| damaged("格式不对"))?;
        let wrapped = keyring::unhex(&file.wrapped).ok_or_else(|| damaged("封装不对"))?;
        SealKey::unwrapped(&wrapped, current.certificate, with)
    }

    fn write(&self, known: &KnownKey) -> Result<(), VaultError> {
        make_private(&self.public_folder())?;
        let path = self.public_path(known.certificate.id());
        Ok(write_durably(&path, header::write(known).as_bytes())?)
    }

    fn public_folder(&self) -> PathBuf {
        self.folder.join("seal")
    }

    fn public_path(&self, key: KeyId) -> PathBuf {
        self.public_folder().join(format!("{}.pem", key.hex()))
    }

    fn private_path(&self, key: KeyId) -> PathBuf {
        self.folder.join(format!("{}{}.key", keyring::SEAL_PREFIX, key.hex()))
    }
}

fn read_public(path: &Path) -> Result<KnownKey, VaultError> {
    let foreign = |what| VaultError::BadKeyFile { file: file_name(path), what };
    let text = match fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => return Err(foreign("不是文本文件")),
        Err(_) if path.is_dir() => return Err(foreign("不是公钥文件")),
        Err(error) => return Err(error.into()),
    };
    let known = header::read(&text).map_err(foreign)?;
    let expected = format!("{}.pem", known.certificate.id().hex());
    if path.file_name() != Some(OsStr::new(&expected)) {
        return Err(foreign("文件名与密钥编号不符"));
    }
    Ok(known)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
