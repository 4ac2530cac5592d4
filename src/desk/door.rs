//! The door: opens the data folder with an operator's password.

use std::{path::Path, sync::Arc, thread};

use crate::{
    domain::{
        Day,
        journal::{Action, Deed},
    },
    forms::Forms,
    store::{DatabaseKey, OperatorState, Store},
    vault::{VaultError, keyring::Keyring, secret::Secret},
};

use super::{
    Clock, Desk, DeskError, Folder, Session, chance::Chance, deed_at, seal_keys, verifier::Verifier,
};

/// A data folder before anybody logged in.
#[derive(Debug, Clone)]
pub struct Door {
    folder: Folder,
    forms: Arc<Forms>,
    clock: Clock,
}

impl Door {
    /// Finds the data folder and reads its forms. `today` fixes the date, on a demo only.
    pub fn find(root: &Path, today: Option<Day>) -> Result<Self, DeskError> {
        let folder = Folder::open(root)?;
        let clock = clock(&folder, today)?;
        let forms = Arc::new(forms(&folder)?);
        Ok(Self { folder, forms, clock })
    }

    /// Finds and logs in for one command. Deriving the key takes longer than anything else a command
    /// does, so the forms are read meanwhile. `None` when nobody was named.
    ///
    /// # Errors
    /// As of [`Door::find`] and [`Door::log_in`].
    pub fn enter(
        root: &Path,
        today: Option<Day>,
        who: impl FnOnce(&Folder) -> Option<(String, String)>,
    ) -> Result<Option<(Desk, Session)>, DeskError> {
        let folder = Folder::open(root)?;
        let clock = clock(&folder, today)?;
        let Some((operator, password)) = who(&folder) else { return Ok(None) };
        let ring = Keyring::at(folder.keys());
        let (key, forms) = thread::scope(|scope| {
            let key = scope.spawn(|| ring.open(operator.trim(), &password));
            let forms = forms(&folder);
            (key.join().unwrap_or(Err(VaultError::Damaged { what: "口令派生" })), forms)
        });
        let door = Self { forms: Arc::new(forms?), folder, clock };
        door.open(operator.trim(), &key?).map(Some)
    }

    /// The data folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The office's tables.
    pub fn forms(&self) -> &Arc<Forms> {
        &self.forms
    }

    /// Today in the hall.
    pub fn today(&self) -> Day {
        self.clock.today()
    }

    /// Verifies papers while nobody is logged in; reads the keys known at this moment.
    ///
    /// # Errors
    /// A key file cannot be read.
    pub fn verifier(&self) -> Result<Verifier, DeskError> {
        Verifier::of(&self.folder, self.clock)
    }

    /// Opens the archive for who knows the password.
    pub fn log_in(&self, operator: &str, password: &str) -> Result<(Desk, Session), DeskError> {
        let operator = operator.trim();
        let key = Keyring::at(self.folder.keys()).open(operator, password)?;
        self.open(operator, &key)
    }

    fn open(&self, operator: &str, key: &Secret) -> Result<(Desk, Session), DeskError> {
        let mut store = Store::open(&self.folder.archive(), &DatabaseKey::new(*key.bytes()))?;
        // A key file alone makes no operator: the archive's own table says who they are.
        let known = store
            .operator(operator)?
            .filter(|known| known.state == OperatorState::Active)
            .ok_or(VaultError::Refused)?;
        let session = Session::new(known.name, known.display, known.role);
        let deed = deed_at(self.clock.now(), &session, Action::ManageKeys);
        let seal = seal_keys::open(&mut store, &self.folder, key, deed)?;
        let mut desk = Desk {
            store,
            forms: Arc::clone(&self.forms),
            folder: self.folder.clone(),
            clock: self.clock,
            seal,
            chance: Chance::of(&self.folder),
        };
        let deed = desk.deed(&session, Action::LogIn);
        let catalogue = &self.forms.catalogue;
        desk.store.write(|tx| {
            tx.index_relations(catalogue)?;
            tx.append(&deed).map(|_| ())
        })?;
        desk.mend_statements();
        desk.sweep_attachments();
        Ok((desk, session))
    }
}

fn clock(folder: &Folder, today: Option<Day>) -> Result<Clock, DeskError> {
    match today {
        None => Ok(Clock::System),
        Some(day) if folder.is_demo() => Ok(Clock::Fixed(day)),
        Some(_) => Err(DeskError::NotADemo),
    }
}

fn forms(folder: &Folder) -> Result<Forms, DeskError> {
    let own = folder.forms();
    Ok(Forms::load(own.is_dir().then_some(own.as_path()))?)
}

impl Desk {
    /// Proves that the operator of an open session is back at a locked screen. The journal has
    /// both the return and a wrong password.
    pub fn recognise(&mut self, session: &Session, password: &str) -> Result<(), DeskError> {
        let opened = Keyring::at(self.folder.keys()).open(session.operator(), password);
        let action = match &opened {
            Ok(_) => Action::LogIn,
            Err(VaultError::Refused) => Action::LogInRefused,
            // A broken key file says nothing about who is there.
            Err(_) => return Ok(opened.map(|_| ())?),
        };
        let deed = Deed { detail: "解锁".to_owned(), ..self.deed(session, action) };
        self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        Ok(opened.map(|_| ())?)
    }
}
