//! `keys/`: one file per operator with the archive's key wrapped by the operator's password.

use std::{fs, io, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::{
    VaultError,
    password::{self, Cost},
    private::write_durably,
    secret::{self, Secret},
    wrap,
};

/// Begins the names of seal keys' files in the same folder; no operator may be called so.
pub(super) const SEAL_PREFIX: &str = "seal-";

/// The folder of wrapped keys.
#[derive(Debug, Clone)]
pub struct Keyring {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    cost: Cost,
    salt: String,
    wrapped: String,
}

impl Keyring {
    /// The keyring in a folder that exists.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Wraps the archive's key for an operator; an existing one gets the new password.
    pub fn add(&self, operator: &str, password: &str, key: &Secret) -> Result<(), VaultError> {
        let path = self.path(operator)?;
        password::check_strength(password)?;
        let salt = secret::random()?;
        let with = password::derive(password, &salt, Cost::DESK)?;
        let wrapped = wrap::wrap(key, &with, operator.as_bytes())?;
        let file = KeyFile { cost: Cost::DESK, salt: hex(&salt), wrapped: hex(&wrapped) };
        let text = toml::to_string(&file).map_err(|_| VaultError::Damaged { what: "写入" })?;
        write_durably(&path, text.as_bytes())?;
        Ok(())
    }

    /// The archive's key, for who knows the password. An unknown operator costs the same time
    /// as a wrong password.
    pub fn open(&self, operator: &str, password: &str) -> Result<Secret, VaultError> {
        let path = self.path(operator).map_err(|_| VaultError::Refused)?;
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                password::derive(password, &[0; 16], Cost::DESK)?;
                return Err(VaultError::Refused);
            }
            Err(error) => return Err(error.into()),
        };
        let file: KeyFile =
            toml::from_str(&text).map_err(|_| VaultError::Damaged { what: "格式" })?;
        let salt: [u8; 16] = unhex(&file.salt)
            .and_then(|salt| salt.try_into().ok())
            .ok_or(VaultError::Damaged { what: "盐" })?;
        let wrapped = unhex(&file.wrapped).ok_or(VaultError::Damaged { what: "封装" })?;
        let with = password::derive(password, &salt, file.cost)?;
        wrap::unwrap(&wrapped, &with, operator.as_bytes())
    }

    fn path(&self, operator: &str) -> Result<PathBuf, VaultError> {
        if !is_operator_name(operator) {
            return Err(VaultError::BadName);
        }
        Ok(self.folder.join(format!("{operator}.key")))
    }
}

/// Log-in names are lower-case ASCII, so that they can be typed whatever the input method does,
/// and so that a name can never be a path.
pub fn is_operator_name(name: &str) -> bool {
    let fits = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"._-".contains(&c);
    (1..=32).contains(&name.len())
        && name.bytes().all(fits)
        && name.as_bytes()[0].is_ascii_alphanumeric()
        && !name.starts_with(SEAL_PREFIX)
}

/// Lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of hexadecimal digits.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operator_opens_the_same_key_with_their_own_password() {
        let folder = tempfile::tempdir().unwrap();
        let ring = Keyring::at(folder.path().to_owned());
        let key = Secret::random().unwrap();
        ring.add("clerk", "first password", &key).unwrap();
        ring.add("admin", "other password", &key).unwrap();
        assert!(ring.open("clerk", "first password").unwrap() == key);
        assert!(ring.open("admin", "other password").unwrap() == key);
        for (name, password) in [
            ("clerk", "other password"),
            ("nobody", "first password"),
            ("../clerk", "first password"),
            ("", ""),
        ] {
            assert!(matches!(ring.open(name, password), Err(VaultError::Refused)), "{name}");
        }
        let stored = fs::read_to_string(folder.path().join("clerk.key")).unwrap();
        assert!(!stored.contains(&hex(key.bytes())));
    }

    #[test]
    fn names_that_are_paths_and_short_passwords_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let ring = Keyring::at(folder.path().to_owned());
        let key = Secret::random().unwrap();
        assert!(matches!(ring.add("../x", "long enough", &key), Err(VaultError::BadName)));
        assert!(matches!(ring.add("窗口", "long enough", &key), Err(VaultError::BadName)));
        let seal = ring.add("seal-0102030405060708", "long enough", &key);
        assert!(matches!(seal, Err(VaultError::BadName)));
        assert!(matches!(ring.add("x", "short", &key), Err(VaultError::WeakPassword)));
    }
}
