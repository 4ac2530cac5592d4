//! Proof of a log-in: what every job at the desk asks for first.

use crate::domain::access::{OperatorRole, Permission};

use super::DeskError;

/// Somebody who proved to be an operator. Only the door makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    operator: String,
    display: String,
    role: OperatorRole,
}

impl Session {
    pub(super) fn new(operator: String, display: String, role: OperatorRole) -> Self {
        Self { operator, display, role }
    }

    /// Log-in name.
    pub fn operator(&self) -> &str {
        &self.operator
    }

    /// Name as shown and printed.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Role.
    pub fn role(&self) -> OperatorRole {
        self.role
    }

    /// Refuses what the role may not do.
    pub(super) fn require(&self, permission: Permission) -> Result<(), DeskError> {
        if self.role.allows(permission) {
            return Ok(());
        }
        Err(DeskError::NotPermitted { role: self.role, permission })
    }
}
