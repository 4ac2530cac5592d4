//! Does the jobs of the screens: owns the door and, after log-in, the desk and the session. The
//! one place of the terminal program that calls the desk.

mod commitments;
mod papers;

use super::model::{Link, Status};
use super::msg::{Answer, Job, LookedUp, Numbers, Opened, Registration, Seen};
use super::terminal;
use crate::desk::{
    Desk, DeskError, Session,
    check::{CheckRequest, Checked},
    door::Door,
    feedback::NewFeedback,
    reveal::Hidden,
};
use crate::domain::{
    Day, access::Grounds, moment::Moment, outcome::Outcome, scene::SceneId, subject::SubjectId,
};

const BROKEN: &str = "程序在这一步出错，没有完成。请重试；再出错请联系系统管理员，位置已记入日志。";
const NOBODY: &str = "会话已关闭，没有完成。请重新登录。";

/// Who does the jobs.
#[derive(Debug)]
pub struct Performer {
    door: Door,
    open: Option<(Desk, Session)>,
}

impl Performer {
    /// A performer before a closed door.
    pub fn new(door: Door) -> Self {
        Self { door, open: None }
    }

    /// Does one job. A panic inside it is an answer like any other refusal.
    pub fn perform(&mut self, job: Job) -> Answer {
        let refused = || Answer::Refused(BROKEN.to_owned());
        terminal::contain(|| self.attempt(job)).unwrap_or_else(refused)
    }

    fn attempt(&mut self, job: Job) -> Answer {
        let done = match job {
            Job::LogIn { operator, password } => self.log_in(&operator, password.reveal()),
            Job::Unlock { password } => self.unlock(password.reveal()),
            Job::LogOut => {
                self.open = None;
                Ok(Answer::LoggedOut)
            }
            Job::Verify(text) => papers::verify(&self.door, &text),
            job => match &mut self.open {
                Some((desk, session)) => at_the_desk(desk, session, job),
                None => return Answer::Refused(NOBODY.to_owned()),
            },
        };
        done.unwrap_or_else(|error| match error {
            DeskError::NeedsBasis => Answer::NeedsBasis(error.to_string()),
            error => Answer::Refused(error.to_string()),
        })
    }

    fn log_in(&mut self, operator: &str, password: &str) -> Result<Answer, DeskError> {
        self.open = None;
        let (desk, session) = self.door.log_in(operator, password)?;
        let as_of = minute(desk.data_as_of()?);
        let (operator, role) = (session.display().to_owned(), Some(session.role()));
        self.open = Some((desk, session));
        Ok(Answer::LoggedIn(Status { operator, role, as_of, ..closed(&self.door) }))
    }

    fn unlock(&mut self, password: &str) -> Result<Answer, DeskError> {
        let Some((desk, session)) = &mut self.open else {
            return Ok(Answer::Refused(NOBODY.to_owned()));
        };
        desk.recognise(session, password)?;
        Ok(Answer::Unlocked)
    }
}

/// What the top line says before anybody logged in.
pub fn closed(door: &Door) -> Status {
    let settings = door.folder().settings();
    Status {
        place: format!("{} {}", settings.office, settings.window),
        operator: String::new(),
        role: None,
        link: Link::Offline,
        as_of: String::new(),
    }
}

fn at_the_desk(desk: &mut Desk, session: &Session, job: Job) -> Result<Answer, DeskError> {
    match job {
        // A warm store is only quicker: what keeps it cold will be said by the first look-up.
        Job::Warm => Ok(desk.warm().map_or(Answer::Warmed, |()| Answer::Warmed)),
        Job::LookUp { query, grounds, scene } => look_up(desk, session, &query, (&grounds, scene)),
        Job::Open { subject, grounds, day, scene } => {
            let day = day.unwrap_or_else(|| desk.today());
            let seen = see(desk, session, subject, (&grounds, scene), day)?;
            Ok(Answer::Opened(Box::new(seen)))
        }
        Job::Register(registration) => register(desk, session, registration),
        Job::Reveal { subject, numbers, grounds } => {
            let hidden = match numbers {
                Numbers::Subject => Hidden::Codes,
                Numbers::Record(item, key) => Hidden::Record(item, key),
            };
            desk.reveal(session, subject, &hidden, &grounds).map(Answer::Revealed)
        }
        Job::Commitments(job) => commitments::perform(desk, session, job),
        Job::Issue(order) => papers::issue(desk, session, order),
        Job::Preview(order) => papers::preview(desk, session, order),
        Job::ReadList(path) => papers::read_list(desk, session, &path),
        Job::Printers => papers::printers(desk, session),
        Job::Print(wish) => papers::print(desk, session, wish),
        Job::PrintState { printer, job } => papers::print_state(desk, session, printer, job),
        Job::FindReports(wish) => papers::find(desk, session, wish),
        Job::VoidReport { number, reason } => {
            Ok(Answer::Voided(desk.declare_void(session, &number, &reason)?.number))
        }
        Job::GiveOpinion { number, stage, text } => {
            desk.give_opinion(session, &number, stage, &text)?;
            Ok(Answer::OpinionGiven(number))
        }
        Job::Verify(_) | Job::LogIn { .. } | Job::Unlock { .. } | Job::LogOut => {
            Ok(Answer::Refused(BROKEN.to_owned()))
        }
    }
}

fn look_up(
    desk: &mut Desk,
    session: &Session,
    query: &str,
    (grounds, scene): (&Grounds, Option<SceneId>),
) -> Result<Answer, DeskError> {
    let found = desk.look_up(session, query, grounds)?;
    let mut notes: Vec<String> =
        found.notes.iter().map(|note| note.sentence().to_owned()).collect();
    let (mut archives, mut check) = (found.archives, None);
    if let ([archive], Some(_)) = (archives.as_slice(), &scene)
        && matches!(found.outcome, Outcome::CodeMatch | Outcome::NameMatch)
    {
        let (subject, day) = (archive.subject.id, archive.day);
        let opened = see(desk, session, subject, (grounds, scene), day)?;
        notes.extend(opened.notes);
        (archives, check) = (vec![opened.archive], opened.check);
    }
    let seen = seen(desk, found.data_as_of);
    Ok(Answer::LookedUp(Box::new(LookedUp {
        outcome: found.outcome,
        archives,
        check,
        notes,
        seen,
    })))
}

/// The archive of a subject, checked for the matter when one is named. A matter that is not open
/// here leaves the archive unchecked, and says so.
fn see(
    desk: &mut Desk,
    session: &Session,
    subject: SubjectId,
    (grounds, scene): (&Grounds, Option<SceneId>),
    day: Day,
) -> Result<Opened, DeskError> {
    let as_of = desk.data_as_of()?;
    let mut notes = Vec::new();
    if let Some(scene) = scene {
        let request = CheckRequest { subject, scene, grounds: grounds.clone(), day };
        match desk.check(session, &request) {
            Ok(Checked { archive, check }) => {
                let seen = seen(desk, as_of);
                return Ok(Opened { archive, check: Some(check), notes, seen });
            }
            Err(error @ DeskError::SceneNotOpen { .. }) => notes.push(error.to_string()),
            Err(error) => return Err(error),
        }
    }
    let archive = desk.open_archive(session, subject, grounds, day)?;
    Ok(Opened { archive, check: None, notes, seen: seen(desk, as_of) })
}

fn register(
    desk: &mut Desk,
    session: &Session,
    registration: Registration,
) -> Result<Answer, DeskError> {
    let Registration { subject, scene, grounds, as_of, .. } = registration;
    let new = NewFeedback {
        check: CheckRequest { subject, scene, grounds, day: as_of },
        record: registration.record,
        measure: registration.measure,
        department: registration.department,
        day: registration.day,
        execution: registration.execution,
        document: registration.document,
    };
    desk.register_feedback(session, &new).map(Answer::Registered)
}

fn seen(desk: &Desk, as_of: Option<Moment>) -> Seen {
    let now = desk.now().civil();
    let time = format!("{:02}:{:02}", now.hour(), now.minute());
    Seen { today: desk.today(), time, as_of: minute(as_of) }
}

fn minute(moment: Option<Moment>) -> String {
    moment.map(Moment::minute).unwrap_or_default()
}
