//! Making a data folder: its key, its archive and its first operators.

use std::path::Path;

use crate::{
    domain::journal::{Action, Deed},
    store::{DatabaseKey, Store},
    vault::{keyring::Keyring, secret::Secret},
};

use super::{
    Clock, DeskError, Folder,
    folder::OfficeSettings,
    operators::{NewOperator, operator},
};

/// Makes a data folder with an empty archive and its first operators.
pub fn init(
    root: &Path,
    settings: OfficeSettings,
    clock: Clock,
    operators: &[NewOperator<'_>],
) -> Result<(), DeskError> {
    let (folder, _store) = prepare(root, settings, clock, operators)?;
    folder.finish()?;
    Ok(())
}

/// Everything but the last step, so that a demo can fill the archive before the folder counts.
pub(super) fn prepare(
    root: &Path,
    settings: OfficeSettings,
    clock: Clock,
    operators: &[NewOperator<'_>],
) -> Result<(Folder, Store), DeskError> {
    let folder = Folder::create(root, settings)?;
    let key = Secret::random()?;
    let ring = Keyring::at(folder.keys());
    for new in operators {
        ring.add(new.name, new.password, &key)?;
    }
    // What an interrupted making left behind was never a data folder and opens with no key.
    for leftover in ["archive.db", "archive.db-wal", "archive.db-shm"] {
        let path = root.join(leftover);
        if path.exists() {
            std::fs::remove_file(&path).map_err(|error| DeskError::Write { path, error })?;
        }
    }
    let mut store = Store::create(&folder.archive(), &DatabaseKey::new(*key.bytes()))?;
    let deed = Deed {
        at: clock.now(),
        operator: operators.first().map_or("", |new| new.name).to_owned(),
        role: None,
        action: Action::Init,
        subject: None,
        basis: None,
        purpose: String::new(),
        detail: format!("操作员 {} 名", operators.len()),
    };
    store.write::<_, DeskError>(|tx| {
        for new in operators {
            tx.add_operator(&operator(new))?;
        }
        tx.append(&deed)?;
        Ok(())
    })?;
    Ok((folder, store))
}
