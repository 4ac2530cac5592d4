//! Verifying a paper: its PDF, what a scanner read from its QR code, or its verification code. Needs
//! neither log-in nor network: the keys and the extract of the register lie open in the data folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    domain::{
        Day,
        report::VerificationCode,
        statement::{SignedVoidStatement, Statement, VoidStatement},
    },
    report::seal::SealedPdf,
    vault::seal::{
        examine::{self, Verdict},
        keys::{Keys, KnownKey},
    },
};

use super::{Clock, DeskError, Folder, statements};
