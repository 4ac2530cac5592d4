//! Exit statuses scripts rely on.

use std::process::ExitCode;

use crate::desk::{DeskError, FailureKind};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The answer is no: not found, invalid code, rejected rows.
    No = 1,
    /// The command was not understood.
    Usage = 2,
    /// Not permitted, not logged in.
    NotPermitted = 3,
    /// The environment failed: file, disk, damaged data.
    Environment = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<&DeskError> for Exit {
    fn from(error: &DeskError) -> Self {
        match error.kind() {
            FailureKind::No => Self::No,
            FailureKind::Usage => Self::Usage,
            FailureKind::NotPermitted => Self::NotPermitted,
            FailureKind::Environment => Self::Environment,
        }
    }
}
