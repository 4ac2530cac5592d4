//! What can go wrong at the desk, in two sentences for people.

mod sentence;

use std::path::PathBuf;

use crate::{
    domain::{
        Day,
        access::{OperatorRole, Permission},
        commitment::{CommitmentId, Refusal},
        report::ReportKind,
        scene::NotOpen,
        subject::SubjectKind,
    },
    forms::FormsError,
    intake::read::ReadError,
    printing::PrintError,
    report::RenderError,
    scan::{ScanFault, SignatureFault},
    store::StoreError,
    vault::VaultError,
};

use super::{folder::FolderError, look_up::Note};

/// Why a job could not be done.
#[derive(Debug)]
pub enum DeskError {
    /// The role may not do this.
    NotPermitted {
        /// The operator's role.
        role: OperatorRole,
        /// What was asked.
        permission: Permission,
    },
    /// A natural person needs a basis and a purpose.
    NeedsBasis,
    /// The purpose is missing.
    NeedsPurpose,
    /// The query holds nothing that could be looked for.
    NothingAsked,
    /// A name alone does not say which natural person is meant.
    NameOnly,
    /// The period ends before it begins, or has not ended yet.
    BadPeriod,
    /// Nobody is known by this code.
    UnknownSubject,
    /// Several subjects answer to it.
    SeveralSubjects {
        /// How many.
        count: usize,
    },
    /// `--today` on a folder that is not a demo.
    NotADemo,
    /// No scene is called so.
    UnknownScene {
        /// What was asked.
        scene: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The scene is missing.
    NeedsScene {
        /// The names there are.
        known: Vec<String>,
    },
    /// The scene is not for this role, basis or subject.
    SceneNotOpen {
        /// Its name.
        scene: String,
        /// What stands against it.
        reason: NotOpen,
    },
    /// The finding does not call for this measure.
    NotCalledFor {
        /// The measure asked for.
        measure: String,
    },
    /// A feedback without a department.
    NoDepartment,
    /// A feedback of a day that has not come.
    DayToCome,
    /// A feedback of a day before the finding's own.
    DayTooEarly,
    /// The same feedback stands already.
    AlreadyRegistered,
    /// Nobody was found, but not everything was searched.
    NotSearched(Note),
    /// This kind of document is not about that.
    WrongAbout {
        /// The kind.
        kind: ReportKind,
    },
    /// This kind of document is about natural persons only.
    NotForOrganisations {
        /// The kind.
        kind: ReportKind,
    },
    /// This kind of document is for whoever asks about themselves.
    OnlyForOneself,
    /// A receipt without its matter, or with one there is not.
    NeedsMatter {
        /// The names there are.
        known: Vec<String>,
    },
    /// A list of applicants that is no text.
    NoTextList {
        /// The file.
        path: PathBuf,
    },
    /// A list of applicants without one.
    EmptyList {
        /// The file.
        path: PathBuf,
    },
    /// A list with more applicants than one report takes.
    TooManyApplicants {
        /// The most it takes.
        most: usize,
    },
    /// No report has this number or code.
    UnknownReport,
    /// The report is void.
    VoidReport {
        /// Its number.
        number: String,
    },
    /// A report is not declared void without a reason.
    NeedsReason,
    /// An opinion without words.
    NeedsOpinion,
    /// The stage does not exist.
    UnknownStage {
        /// What was asked.
        stage: String,
    },
    /// The seal key's validity is over, or has not begun.
    SealNotValid {
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// The seal key was replaced or revoked while the desk was open.
    SealReplaced,
    /// No key has this identifier.
    UnknownKey,
    /// What the register keeps of a report cannot be read.
    DamagedContent,
    /// The print system refuses.
    Print(PrintError),
    /// A file cannot be read.
    ReadFile {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The report kind does not exist.
    UnknownReportKind {
        /// What was asked.
        kind: String,
    },
    /// No item fits the file.
    UnknownItem {
        /// What was asked or found.
        what: String,
    },
    /// No template of a commitment is called so today.
    UnknownTemplate {
        /// What was asked.
        template: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The template is not for such subjects.
    TemplateNotOpen {
        /// Its name.
        template: String,
        /// What the subject is.
        kind: SubjectKind,
    },
    /// What is on record bars the subject from the template until it is repaired.
    Barred {
        /// Name of the template.
        template: String,
        /// The first of what bars it, as a sentence.
        first: String,
        /// How much bars it.
        count: usize,
    },
    /// No commitment is called so.
    NoSuchCommitment,
    /// The number or code is another document's.
    NotACommitment {
        /// Its kind.
        kind: ReportKind,
        /// Its number.
        number: String,
    },
    /// A QR code that is not the register's.
    ForgedCode,
    /// The scan is of another commitment.
    WrongPaper {
        /// What was scanned.
        scanned: String,
        /// What is being worked on.
        open: String,
    },
    /// What is stored of a commitment is not what was sealed.
    TamperedCommitment {
        /// Which.
        id: CommitmentId,
    },
    /// A commitment has no such kept file.
    NoSuchEvidence,
    /// A commitment's paper is not declared void by itself.
    WithdrawInstead {
        /// Its number.
        number: String,
    },
    /// Something cannot happen to a commitment.
    Commitment(Refusal),
    /// A file is no scan that can be kept.
    Scan(ScanFault),
    /// A file is no electronic signature or certificate.
    SignatureFile(SignatureFault),
    /// The vault stays closed.
    Vault(VaultError),
    /// The data folder cannot be used.
    Folder(FolderError),
    /// The office's forms are wrong.
    Forms(FormsError),
    /// The archive fails.
    Store(StoreError),
    /// The file cannot be read.
    Read(ReadError),
    /// The report cannot be set.
    Render(RenderError),
    /// A file cannot be written.
    Write {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

/// Whose turn it is after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The answer is no.
    No,
    /// Something was asked that cannot be asked so.
    Usage,
    /// The operator may not, or not on this basis.
    NotPermitted,
    /// File, disk, damaged data.
    Environment,
}

impl DeskError {
    /// What kind of failure it is.
    pub fn kind(&self) -> FailureKind {
        match self {
            Self::NotPermitted { .. }
            | Self::NeedsBasis
            | Self::OnlyForOneself
            | Self::SceneNotOpen { reason: NotOpen::Role(_) | NotOpen::Basis(_), .. }
            | Self::Vault(VaultError::Refused) => FailureKind::NotPermitted,
            Self::UnknownSubject
            | Self::SeveralSubjects { .. }
            | Self::NameOnly
            | Self::NotSearched(_)
            | Self::UnknownReport
            | Self::UnknownKey
            | Self::VoidReport { .. }
            | Self::Barred { .. }
            | Self::NoSuchCommitment
            | Self::NotACommitment { .. }
            | Self::ForgedCode
            | Self::WrongPaper { .. }
            | Self::TamperedCommitment { .. }
            | Self::NoSuchEvidence
            | Self::WithdrawInstead { .. }
            | Self::Scan(_)
            | Self::SignatureFile(_)
            | Self::AlreadyRegistered => FailureKind::No,
            Self::Commitment(refusal) if refusal.is_of_what_was_typed() => FailureKind::Usage,
            Self::Commitment(_) => FailureKind::No,
            Self::NotADemo
            | Self::NeedsPurpose
            | Self::NothingAsked
            | Self::BadPeriod
            | Self::UnknownReportKind { .. }
            | Self::WrongAbout { .. }
            | Self::NotForOrganisations { .. }
            | Self::NeedsMatter { .. }
            | Self::TooManyApplicants { .. }
            | Self::NeedsReason
            | Self::NeedsOpinion
            | Self::UnknownStage { .. }
            | Self::UnknownTemplate { .. }
            | Self::TemplateNotOpen { .. }
            | Self::UnknownScene { .. }
            | Self::NeedsScene { .. }
            | Self::SceneNotOpen { .. }
            | Self::NotCalledFor { .. }
            | Self::NoDepartment
            | Self::DayToCome
            | Self::DayTooEarly
            | Self::UnknownItem { .. }
            | Self::Read(ReadError::NoSuchItem { .. })
            | Self::Vault(
                VaultError::BadName
                | VaultError::WeakPassword
                | VaultError::BadHolder
                | VaultError::BadValidity
                | VaultError::BadCertificate { .. },
            ) => FailureKind::Usage,
            _ => FailureKind::Environment,
        }
    }
}

impl std::error::Error for DeskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Vault(error) => error.source(),
            Self::Folder(error) => error.source(),
            Self::Forms(error) => error.source(),
            Self::Store(error) => error.source(),
            Self::Read(error) => error.source(),
            Self::Render(error) => error.source(),
            Self::Print(error) => error.source(),
            Self::Write { error, .. } | Self::ReadFile { error, .. } => Some(error),
            _ => None,
        }
    }
}

macro_rules! wraps {
    ($($variant:ident($error:ty)),*) => {
        $(impl From<$error> for DeskError {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        })*
    };
}
wraps!(
    Vault(VaultError),
    Folder(FolderError),
    Forms(FormsError),
    Store(StoreError),
    Read(ReadError),
    Render(RenderError),
    Print(PrintError),
    Commitment(Refusal),
    Scan(ScanFault),
    SignatureFile(SignatureFault)
);
