//! Who works here. Passwords are the vault's: the key of this file lies behind them.

use rusqlite::Row;

use super::{
    Transaction,
    error::{StoreError, unreadable},
    view::View,
};
use crate::domain::access::OperatorRole;

/// Whether an operator may log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperatorState {
    /// 在用
    Active,
    /// 停用
    Disabled,
}

/// Somebody who works with the program. Never deleted: the journal names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// Login name.
    pub name: String,
    /// Name on screens and paper.
    pub display: String,
    /// What they may do.
    pub role: OperatorRole,
    /// Whether they may log in.
    pub state: OperatorState,
}

impl View {
    /// The operator of a login name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn operator(&self, name: &str) -> Result<Option<Operator>, StoreError> {
        self.first("SELECT name, display, role, state FROM operator WHERE name = ?", [name], read)
    }

    /// All operators by login name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn operators(&self) -> Result<Vec<Operator>, StoreError> {
        self.rows("SELECT name, display, role, state FROM operator ORDER BY name", [], read)
    }
}

impl Transaction<'_> {
    /// Adds an operator.
    ///
    /// # Errors
    /// [`StoreError::OperatorExists`].
    pub fn add_operator(&mut self, operator: &Operator) -> Result<(), StoreError> {
        let added = self.change(
            "INSERT OR IGNORE INTO operator (name, display, role, state)
             VALUES (?1, ?2, ?3, ?4)",
            (&operator.name, &operator.display, operator.role.id(), state_name(operator.state)),
        )?;
        match added {
            0 => Err(StoreError::OperatorExists { name: operator.name.clone() }),
            _ => Ok(()),
        }
    }

    /// Changes display name, role and state of the operator of that login name.
    ///
    /// # Errors
    /// [`StoreError::NoSuchOperator`].
    pub fn change_operator(&mut self, operator: &Operator) -> Result<(), StoreError> {
        let changed = self.change(
            "UPDATE operator SET display = ?2, role = ?3, state = ?4
             WHERE name = ?1",
            (&operator.name, &operator.display, operator.role.id(), state_name(operator.state)),
        )?;
        match changed {
            0 => Err(StoreError::NoSuchOperator { name: operator.name.clone() }),
            _ => Ok(()),
        }
    }
}

fn read(row: &Row<'_>) -> Result<Operator, StoreError> {
    let role = row.get(2)?;
    let state: String = row.get(3)?;
    Ok(Operator {
        name: row.get(0)?,
        display: row.get(1)?,
        role: OperatorRole::from_id(role).ok_or_else(|| unreadable("operator", role))?,
        state: state_of(&state).ok_or_else(|| unreadable("operator", &state))?,
    })
}

fn state_name(state: OperatorState) -> &'static str {
    match state {
        OperatorState::Active => "active",
        OperatorState::Disabled => "disabled",
    }
}

fn state_of(name: &str) -> Option<OperatorState> {
    [OperatorState::Active, OperatorState::Disabled]
        .into_iter()
        .find(|state| state_name(*state) == name)
}
