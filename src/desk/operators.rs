//! Operators: who may log in, and in which role.

use crate::{
    domain::{
        access::{OperatorRole, Permission},
        journal::{Action, Deed},
    },
    store::{Operator, OperatorState},
    vault::{VaultError, keyring::Keyring},
};

use super::{Desk, DeskError, Session};

/// Somebody to be let in.
#[derive(Debug, Clone)]
pub struct NewOperator<'a> {
    /// Log-in name.
    pub name: &'a str,
    /// Name as shown and printed.
    pub display: &'a str,
    /// Role.
    pub role: OperatorRole,
    /// Password; never stored.
    pub password: &'a str,
}

impl Desk {
    /// Adds an operator. The administrator's own password unwraps the key the new one's wraps.
    pub fn add_operator(
        &mut self,
        session: &Session,
        own_password: &str,
        new: &NewOperator<'_>,
    ) -> Result<(), DeskError> {
        session.require(Permission::ManageOperators)?;
        let ring = Keyring::at(self.folder.keys());
        let key = ring.open(session.operator(), own_password)?;
        if self.store.operator(new.name)?.is_some() {
            return Err(VaultError::BadName.into());
        }
        let deed = Deed {
            detail: format!("{} {}", new.name, new.role.label()),
            ..self.deed(session, Action::AddOperator)
        };
        ring.add(new.name, new.password, &key)?;
        let operator = operator(new);
        self.store.write(|tx| {
            tx.add_operator(&operator)?;
            tx.append(&deed)?;
            Ok(())
        })
    }
}

impl Desk {
    /// What papers call an operator; the login name where nobody is known by it.
    ///
    /// # Errors
    /// The archive fails.
    pub fn operator_name(&self, login: &str) -> Result<String, DeskError> {
        let known = self.store.operator(login)?.map(|known| known.display);
        Ok(known.unwrap_or_else(|| login.to_owned()))
    }
}

pub(super) fn operator(new: &NewOperator<'_>) -> Operator {
    Operator {
        name: new.name.to_owned(),
        display: new.display.to_owned(),
        role: new.role,
        state: OperatorState::Active,
    }
}
