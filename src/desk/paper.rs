//! What a document is made from: reads the archive for each kind, under the rules of that kind.

use crate::{
    domain::{
        Day,
        access::{Basis, Grounds},
        archive::{Archive, SubjectCard},
        check::Check,
        commitment::CommitmentId,
        journal::{Action, Deed},
        mask,
        moment::Moment,
        report::{Opinion, ReportKind, ReportRecord},
        scene::{Scene, SceneId},
        subject::SubjectId,
    },
    forms::{Forms, ReceiptMatter},
    report::papers::{Applicant, FreeCount, Paper},
    store::Transaction,
};

pub use crate::report::papers::Letter;

use super::{
    Days, Desk, DeskError, Session,
    applicants::{self, Applicants},
    archive_of,
    check::{CheckRequest, Matter, checked},
    commitments::{Promise, promised},
    related::note_people,
};

/// Who or what a document is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// One subject.
    Subject(SubjectId),
    /// The applicants of a matter, as a department's letter lists them.
    Applicants {
        /// The letter.
        letter: Box<Letter>,
        /// A code or a name each.
        queries: Vec<String>,
    },
    /// A report issued before, by its number.
    Report(String),
    /// A drafted commitment.
    Commitment(CommitmentId),
    /// Nobody yet: a form to be filled in by hand.
    Nobody,
}

/// What is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRequest {
    /// Which document.
    pub kind: ReportKind,
    /// About whom.
    pub about: About,
    /// The matter (核查事由); asked for by the kinds that answer one.
    pub scene: Option<SceneId>,
    /// On which basis and for what purpose.
    pub grounds: Grounds,
    /// First day of the period; records decided before it are left out and counted.
    pub from: Option<Day>,
    /// The day the archive is judged by, or an authorisation lasts to; today when `None`.
    pub to: Option<Day>,
    /// What an application brought, for its receipt.
    pub application: Option<Application>,
}

/// An application taken in at the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Which matter of `forms/reports/receipt.toml`, by identifier or name.
    pub matter: String,
    /// The materials handed in.
    pub materials: Vec<String>,
    /// How the applicant can be reached; may be empty.
    pub contact: String,
}

/// A request whose rules hold, with what the forms say to it.
pub(super) struct Wanted<'a> {
    pub(super) request: &'a ReportRequest,
    pub(super) scene: Option<&'a Scene>,
    pub(super) grounds: Grounds,
    pub(super) matter: Option<&'a ReceiptMatter>,
    pub(super) days: Days,
}

/// Everything read for a document.
pub(super) enum Material {
    Checked(ReportKind, Box<Archive>, Box<Check>),
    Archive(ReportKind, Box<Archive>, Option<FreeCount>),
    Applicants(Letter, Vec<Applicant>),
    Card(ReportKind, Option<SubjectCard>, Option<Application>),
    Issued(Box<ReportRecord>, String, Vec<Opinion>),
    Promise(Box<Promise>),
}

impl Desk {
    /// Refuses a request its kind does not allow; puts refusals on record that the journal wants.
    pub(super) fn wanted<'a>(
        &mut self,
        session: &Session,
        forms: &'a Forms,
        request: &'a ReportRequest,
        now: Moment,
    ) -> Result<Wanted<'a>, DeskError> {
        let matter = match &request.application {
            Some(application) => Some(receipt_matter(forms, &application.matter)?),
            None => None,
        };
        let mut grounds = request.grounds.clone();
        if grounds.purpose.trim().is_empty() {
            grounds = self.grounds_of(request, matter)?.ok_or(DeskError::NeedsPurpose)?;
        }
        let days = Days { asked: request.to.unwrap_or_else(|| now.day()), today: now.day() };
        let is_form = matches!(request.kind, ReportKind::Authorisation);
        if !is_form && days.asked > days.today || request.from.is_some_and(|from| from > days.asked)
        {
            return Err(DeskError::BadPeriod);
        }
        fits(request, &grounds)?;
        grounds.purpose = mask::numbers_within(&grounds.purpose).into_owned();
        let deed = self.grounded_deed(session, Action::IssueReport, &grounds);
        // Whom neither a scene's own rules nor another document's opened.
        let by_itself = request.scene.is_none()
            || matches!(request.kind, ReportKind::Receipt | ReportKind::Career);
        if let (About::Subject(subject), true) = (&request.about, by_itself) {
            self.open_to_report(*subject, &grounds, request.kind, &deed)?;
        }
        let scene = match (&request.scene, &request.about) {
            (Some(id), About::Subject(subject)) if request.kind != ReportKind::Receipt => {
                let check = CheckRequest {
                    subject: *subject,
                    scene: id.clone(),
                    grounds: grounds.clone(),
                    day: days.asked,
                };
                Some(self.permitted(session, forms, &check, &deed)?)
            }
            (Some(id), _) => {
                let unknown = || super::check::unknown_scene(forms, id.as_str());
                let scene = forms.scene(id).ok_or_else(unknown)?;
                applicants::open_to(scene, session.role(), grounds.basis)?;
                Some(scene)
            }
            (None, _) if request.kind.is_for_a_scene() => {
                return Err(DeskError::NeedsScene { known: self.scene_names() });
            }
            (None, _) => None,
        };
        Ok(Wanted { request, scene, grounds, matter, days })
    }

    /// A receipt is for its matter, an approval for what the report was for and on its basis.
    fn grounds_of(
        &self,
        request: &ReportRequest,
        matter: Option<&ReceiptMatter>,
    ) -> Result<Option<Grounds>, DeskError> {
        if let Some(matter) = matter {
            let basis = request.grounds.basis;
            return Ok(Some(Grounds { basis, purpose: matter.name.clone() }));
        }
        match &request.about {
            About::Report(number) => Ok(self.store.report(number)?.map(|report| report.grounds)),
            _ => Ok(None),
        }
    }

    /// Natural persons need a basis; a career is a natural person's. Refusals stand in the journal.
    fn open_to_report(
        &mut self,
        subject: SubjectId,
        grounds: &Grounds,
        kind: ReportKind,
        deed: &Deed,
    ) -> Result<(), DeskError> {
        let known = self.store.subject(subject)?.ok_or(DeskError::UnknownSubject)?;
        let is_person = known.kind.is_natural_person();
        let (error, reason) = if is_person && !grounds.open_natural_persons() {
            (DeskError::NeedsBasis, "无依据或用途")
        } else if kind == ReportKind::Career && !is_person {
            (DeskError::NotForOrganisations { kind }, "主体类别不符")
        } else {
            return Ok(());
        };
        let detail = format!("{} 未准：{reason}", kind.label());
        let refused = Deed { subject: Some(subject), detail, ..deed.clone() };
        self.store.write(|tx| tx.append(&refused).map(|_| ()))?;
        Err(error)
    }
}

/// What a kind asks for that the type of the request does not say.
fn fits(request: &ReportRequest, grounds: &Grounds) -> Result<(), DeskError> {
    let kind = request.kind;
    let about = match (&request.about, kind) {
        (About::Applicants { queries, .. }, ReportKind::Review) => !queries.is_empty(),
        (About::Report(_), ReportKind::Approval) => true,
        (About::Commitment(_), ReportKind::Commitment) => true,
        (About::Subject(_), ReportKind::Review | ReportKind::Approval | ReportKind::Commitment) => {
            false
        }
        (About::Subject(_), _) => true,
        (About::Nobody, ReportKind::Receipt | ReportKind::Authorisation) => true,
        _ => false,
    };
    if !about {
        return Err(DeskError::WrongAbout { kind });
    }
    if kind == ReportKind::Receipt && request.application.is_none() {
        return Err(DeskError::NeedsMatter { known: Vec::new() });
    }
    if kind == ReportKind::Oneself
        && !matches!(grounds.basis, Basis::Oneself | Basis::Authorisation)
    {
        return Err(DeskError::OnlyForOneself);
    }
    Ok(())
}

fn receipt_matter<'a>(forms: &'a Forms, word: &str) -> Result<&'a ReceiptMatter, DeskError> {
    let known = || forms.reports.matters.iter().map(|matter| matter.name.clone()).collect();
    let matter = forms.reports.matter_called(word.trim());
    matter.ok_or_else(|| DeskError::NeedsMatter { known: known() })
}

/// The archive a paper is made from: notices are handed to the subject.
fn handed(kind: ReportKind, archive: Archive, forms: &Forms) -> Archive {
    match kind {
        ReportKind::DishonestyNotice | ReportKind::RepairNotice => {
            archive.for_the_subject(&forms.catalogue)
        }
        _ => archive,
    }
}

impl Material {
    /// Reads what a document says, in the transaction it is registered in. Everybody looked at has
    /// a row in the journal; `deed` is the row of the document itself.
    pub(super) fn read(
        tx: &mut Transaction<'_>,
        forms: &Forms,
        wanted: &Wanted<'_>,
        deed: &Deed,
        (session, office): (&Session, &str),
    ) -> Result<Self, DeskError> {
        let Wanted { request, scene, grounds, days, .. } = wanted;
        let kind = request.kind;
        match &request.about {
            About::Applicants { letter, queries } => {
                let scene = scene.ok_or(DeskError::WrongAbout { kind })?;
                let many = Applicants { forms, scene, grounds, days: *days, from: request.from };
                let applicants = many.checked(tx, queries, deed, session.role())?;
                Ok(Self::Applicants(Letter::clone(letter), applicants))
            }
            About::Report(number) => {
                let of = tx.report(number)?.ok_or(DeskError::UnknownReport)?;
                if of.void.is_some() {
                    return Err(DeskError::VoidReport { number: of.number });
                }
                let operator = tx.operator(&of.operator)?.map(|known| known.display);
                let opinions = tx.opinions(number)?;
                let name = operator.unwrap_or_else(|| of.operator.clone());
                Ok(Self::Issued(Box::new(of), name, opinions))
            }
            About::Commitment(id) => {
                let about = (office, grounds, days.today);
                Ok(Self::Promise(Box::new(promised(tx, forms, *id, about)?)))
            }
            About::Nobody => Ok(Self::Card(kind, None, request.application.clone())),
            About::Subject(subject) => Self::of_subject(tx, forms, wanted, *subject, deed),
        }
    }

    fn of_subject(
        tx: &mut Transaction<'_>,
        forms: &Forms,
        wanted: &Wanted<'_>,
        subject: SubjectId,
        deed: &Deed,
    ) -> Result<Self, DeskError> {
        let Wanted { request, scene, grounds, days, .. } = wanted;
        let kind = request.kind;
        let asks_a_check = kind.is_for_a_scene()
            || matches!(kind, ReportKind::DishonestyNotice) && scene.is_some()
            || kind == ReportKind::Career;
        if asks_a_check {
            // A career answers no matter: of its check only the posts held are told, and those are
            // the same in every scene.
            let scene = scene.or_else(|| forms.scenes.first());
            let scene = scene.ok_or(DeskError::WrongAbout { kind })?;
            let matter = Matter { forms, scene, grounds, days: *days, from: request.from };
            let checked = checked(tx, subject, matter)?;
            note_people(tx, deed, &checked.check.related)?;
            let archive = handed(kind, checked.archive, forms);
            return Ok(Self::Checked(kind, Box::new(archive), Box::new(checked.check)));
        }
        if matches!(kind, ReportKind::Receipt | ReportKind::Authorisation) {
            let today = Days::only(days.today);
            let archive = archive_of(tx, forms.rules(), subject, grounds.basis, today)?;
            return Ok(Self::Card(kind, Some(archive.subject), request.application.clone()));
        }
        let archive = archive_of(tx, forms.rules(), subject, grounds.basis, *days)?;
        let archive = handed(kind, archive.since(&forms.catalogue, request.from), forms);
        let free = match kind {
            ReportKind::Oneself => {
                let before = tx.reports_in_year(subject, kind, days.today.year())?;
                Some(FreeCount { this: before + 1, free: forms.office.free_queries_per_year })
            }
            _ => None,
        };
        Ok(Self::Archive(kind, Box::new(archive), free))
    }

    /// Whom the register files the document under.
    pub(super) fn card(&self) -> Option<&SubjectCard> {
        match self {
            Self::Checked(_, archive, _) | Self::Archive(_, archive, _) => Some(&archive.subject),
            Self::Card(_, card, _) => card.as_ref(),
            Self::Promise(promise) => Some(&promise.card),
            Self::Applicants(..) | Self::Issued(..) => None,
        }
    }

    /// Whom the journal files it under: an approval is about whom the approved report is about.
    pub(super) fn subject(&self) -> Option<SubjectId> {
        match self {
            Self::Issued(of, ..) => of.subject,
            _ => self.card().map(|card| card.id),
        }
    }

    /// The document to be composed.
    pub(super) fn paper<'a>(&'a self, wanted: &'a Wanted<'a>) -> Result<Paper<'a>, DeskError> {
        let refused = |kind| DeskError::WrongAbout { kind };
        Ok(match self {
            Self::Checked(ReportKind::CreditCheck, archive, check) => {
                Paper::CreditCheck { archive, check }
            }
            Self::Checked(ReportKind::Measures, archive, check) => {
                Paper::Measures { archive, check }
            }
            Self::Checked(ReportKind::DishonestyNotice, archive, check) => {
                Paper::DishonestyNotice { archive, check: Some(check) }
            }
            Self::Checked(ReportKind::Career, archive, check) => {
                Paper::Career { archive, related: &check.related }
            }
            Self::Archive(ReportKind::PublicCredit, archive, _) => Paper::PublicCredit { archive },
            Self::Archive(ReportKind::Oneself, archive, Some(free)) => {
                Paper::Oneself { archive, free: *free }
            }
            Self::Archive(ReportKind::DishonestyNotice, archive, _) => {
                Paper::DishonestyNotice { archive, check: None }
            }
            Self::Archive(ReportKind::RepairNotice, archive, _) => Paper::RepairNotice { archive },
            Self::Applicants(letter, applicants) => Paper::Review { letter, applicants },
            Self::Card(ReportKind::Receipt, card, Some(application)) => Paper::Receipt {
                applicant: card.as_ref(),
                matter: wanted.matter.ok_or_else(|| refused(ReportKind::Receipt))?,
                materials: &application.materials,
                contact: &application.contact,
            },
            Self::Card(ReportKind::Authorisation, card, _) => {
                Paper::Authorisation { subject: card.as_ref(), to: wanted.request.to }
            }
            Self::Issued(of, operator, opinions) => Paper::Approval { of, operator, opinions },
            Self::Promise(promise) => Paper::Commitment {
                subject: &promise.card,
                template: &promise.template,
                values: &promise.values,
                department: &promise.department,
            },
            Self::Checked(kind, ..) | Self::Archive(kind, ..) | Self::Card(kind, ..) => {
                return Err(refused(*kind));
            }
        })
    }
}
