//! What can fill the window and what can lie over it, and what all of them have in common.

use super::keymap::Context;
use super::model::{Left, Progress};
use super::msg::Ticket;
use super::screens::{
    archive::ArchiveScreen,
    as_of::AsOf,
    basis::BasisDialog,
    candidates::Candidates,
    commitments::{
        commitment::CommitmentScreen, dialog::CommitmentDialog, draft::DraftForm, gate::GateScreen,
        list::CommitmentsScreen, templates::TemplatePicker,
    },
    confirm::Confirm,
    entry::EntryScreen,
    feedback::FeedbackDialog,
    finding::FindingScreen,
    help::Help,
    locked::Locked,
    login::Login,
    menu::Menu,
    opinion::OpinionDialog,
    preview::PreviewScreen,
    printing::PrintingScreen,
    query::Query,
    record::RecordScreen,
    register::RegisterScreen,
    report::ReportDialog,
    reveal::Reveal,
    review::ReviewForm,
    scenes::ScenePicker,
    verify::VerifyScreen,
    void::VoidDialog,
};
use super::widgets::field::Field;

/// What fills the window.
#[derive(Debug)]
pub enum Screen {
    /// Who is at the desk.
    Login(Login),
    /// The home: one field for any code or name.
    Query(Box<Query>),
    /// Several subjects fit what was typed.
    Candidates(Box<Candidates>),
    /// The archive of one subject.
    Archive(Box<ArchiveScreen>),
    /// One finding of a check in full.
    Finding(Box<FindingScreen>),
    /// One record in full.
    Record(Box<RecordScreen>),
    /// The dialog that issues a report.
    Report(Box<ReportDialog>),
    /// The form that issues a review.
    Review(Box<ReviewForm>),
    /// A report laid out, not issued yet.
    Preview(Box<PreviewScreen>),
    /// A report that lies on the disk, and how to print it.
    Printing(Box<PrintingScreen>),
    /// The register of reports.
    Register(Box<RegisterScreen>),
    /// One report of the register.
    Entry(Box<EntryScreen>),
    /// Whether a paper is genuine.
    Verify(Box<VerifyScreen>),
    /// Commitments, as a list.
    Commitments(Box<CommitmentsScreen>),
    /// What bars somebody from promising.
    Gate(Box<GateScreen>),
    /// The form of a commitment.
    Draft(Box<DraftForm>),
    /// One commitment.
    Commitment(Box<CommitmentScreen>),
    /// Nobody is at the desk.
    Locked(Box<Locked>),
}

/// What lies over a screen.
#[derive(Debug)]
pub enum Overlay {
    /// The numbered menu.
    Menu(Menu),
    /// The F1 page.
    Help(Help),
    /// A question of yes or no.
    Confirm(Confirm),
    /// Why an identity number is to be shown in full.
    Reveal(Reveal),
    /// As of which day the archive is to be shown.
    AsOf(AsOf),
    /// On which basis the archive is to be shown.
    Basis(BasisDialog),
    /// For which matter.
    Scenes(ScenePicker),
    /// What was done about a finding.
    Feedback(Box<FeedbackDialog>),
    /// Why a report is declared void.
    Void(VoidDialog),
    /// What somebody says on a report.
    Opinion(OpinionDialog),
    /// What is promised.
    Templates(TemplatePicker),
    /// Something about the open commitment.
    Commitment(Box<CommitmentDialog>),
}

impl Screen {
    /// The keys that apply on it.
    pub fn context(&self) -> Context {
        match self {
            Self::Login(_) => Context::Login,
            Self::Query(_) => Context::Query,
            Self::Candidates(_) => Context::Candidates,
            Self::Archive(_) => Context::Archive,
            Self::Finding(_) => Context::Finding,
            Self::Record(_) => Context::Record,
            Self::Report(_) => Context::ReportDialog,
            Self::Review(_) => Context::Review,
            Self::Preview(screen) => screen.context(),
            Self::Printing(_) => Context::Printing,
            Self::Register(_) => Context::Register,
            Self::Entry(_) => Context::Entry,
            Self::Verify(_) => Context::Verify,
            Self::Commitments(_) => Context::Commitments,
            Self::Gate(_) => Context::Gate,
            Self::Draft(_) => Context::Draft,
            Self::Commitment(screen) => screen.context(),
            Self::Locked(_) => Context::Locked,
        }
    }

    /// The focused field, if it has one.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Login(login) => Some(login.field()),
            Self::Query(query) => query.field(),
            Self::Report(dialog) => dialog.field(),
            Self::Review(form) => form.field(),
            Self::Register(register) => register.field(),
            Self::Verify(verify) => Some(&mut verify.paper),
            Self::Commitments(screen) => screen.field(),
            Self::Draft(form) => form.field(),
            Self::Locked(locked) => Some(&mut locked.password),
            Self::Candidates(_)
            | Self::Archive(_)
            | Self::Finding(_)
            | Self::Record(_)
            | Self::Preview(_)
            | Self::Printing(_)
            | Self::Entry(_)
            | Self::Gate(_)
            | Self::Commitment(_) => None,
        }
    }

    /// What is done for good and still under way here: it is told of when one leaves.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match self {
            Self::Report(dialog) => dialog.left(),
            Self::Review(form) => form.left(),
            Self::Printing(screen) => screen.left(),
            Self::Entry(screen) => screen.left(),
            Self::Draft(form) => form.left(),
            Self::Commitment(screen) => screen.left(),
            _ => None,
        }
    }

    /// Whether text that comes on it can only be the next query: it has no field of its own.
    pub fn passes_text_on(&self) -> bool {
        matches!(
            self,
            Self::Candidates(_)
                | Self::Archive(_)
                | Self::Finding(_)
                | Self::Record(_)
                | Self::Printing(_)
                | Self::Entry(_)
                | Self::Gate(_)
                | Self::Commitment(_)
        )
    }
}

/// What a dialog waits for, and what is wrong with it.
pub type Standing<'a> = (&'a mut Progress, &'a mut Option<String>);

impl Overlay {
    /// The keys that apply on it.
    pub fn context(&self) -> Context {
        match self {
            Self::Menu(_) => Context::Menu,
            Self::Help(_) => Context::Help,
            Self::Confirm(_) => Context::Confirm,
            Self::Reveal(_) => Context::Reveal,
            Self::AsOf(_) => Context::AsOf,
            Self::Basis(_) => Context::Basis,
            Self::Scenes(_) => Context::Scenes,
            Self::Feedback(_) => Context::Feedback,
            Self::Void(_) => Context::Void,
            Self::Opinion(_) => Context::Opinion,
            Self::Templates(_) => Context::Templates,
            Self::Commitment(dialog) => dialog.kind.context(),
        }
    }

    /// The focused field, if it has one.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Reveal(reveal) => Some(&mut reveal.reason),
            Self::AsOf(as_of) => Some(&mut as_of.day),
            Self::Basis(dialog) => dialog.field(),
            Self::Feedback(dialog) => dialog.field(),
            Self::Void(dialog) => Some(&mut dialog.reason),
            Self::Opinion(dialog) => dialog.field(),
            Self::Commitment(dialog) => dialog.field(),
            Self::Menu(_)
            | Self::Help(_)
            | Self::Confirm(_)
            | Self::Scenes(_)
            | Self::Templates(_) => None,
        }
    }

    /// What it waits for and why it was not done, where it asks the desk at all.
    pub fn standing(&mut self) -> Option<Standing<'_>> {
        match self {
            Self::Reveal(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::AsOf(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::Basis(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::Scenes(picker) => Some((&mut picker.progress, &mut picker.problem)),
            Self::Feedback(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::Void(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::Opinion(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::Templates(picker) => Some((&mut picker.progress, &mut picker.problem)),
            Self::Commitment(dialog) => Some((&mut dialog.progress, &mut dialog.problem)),
            Self::Menu(_) | Self::Help(_) | Self::Confirm(_) => None,
        }
    }

    /// What is done for good and still under way here: it is told of when one leaves.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        let (progress, left) = match self {
            Self::Feedback(dialog) => (dialog.progress, Left::Feedback),
            Self::Void(dialog) => (dialog.progress, Left::Void),
            Self::Opinion(dialog) => (dialog.progress, Left::Opinion),
            Self::Commitment(dialog) => (dialog.progress, Left::Commitment),
            _ => return None,
        };
        match progress {
            Progress::Waiting(ticket) => Some((ticket, left)),
            Progress::Idle => None,
        }
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        match self {
            Self::Reveal(reveal) => reveal.is_unsaved(),
            Self::AsOf(as_of) => as_of.is_unsaved(),
            Self::Basis(dialog) => dialog.is_unsaved(),
            Self::Feedback(dialog) => dialog.is_unsaved(),
            Self::Void(dialog) => dialog.is_unsaved(),
            Self::Opinion(dialog) => dialog.is_unsaved(),
            Self::Commitment(dialog) => dialog.is_unsaved(),
            Self::Scenes(_)
            | Self::Templates(_)
            | Self::Menu(_)
            | Self::Help(_)
            | Self::Confirm(_) => false,
        }
    }
}
