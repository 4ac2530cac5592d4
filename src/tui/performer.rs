//! Does the jobs of the screens: owns the door and, after log-in, the desk and the session. The
//! one place of the terminal program that calls the desk.

use super::model::{Link, Status};
use super::msg::{Answer, Issued, Job, LookedUp, Numbers, Opened, Order, Seen};
use super::terminal;
use crate::desk::{
    Desk, DeskError, Session,
    door::Door,
    issue::{ReportKind, ReportRequest},
    reveal::Hidden,
};
use crate::domain::{Day, access::Grounds, moment::Moment, subject::SubjectId};

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
        let operator = session.display().to_owned();
        self.open = Some((desk, session));
        Ok(Answer::LoggedIn(Status { operator, as_of, ..closed(&self.door) }))
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
        link: Link::Offline,
        as_of: String::new(),
    }
}

fn at_the_desk(desk: &mut Desk, session: &Session, job: Job) -> Result<Answer, DeskError> {
    match job {
        // A warm store is only quicker: what keeps it cold will be said by the first look-up.
        Job::Warm => Ok(desk.warm().map_or(Answer::Warmed, |()| Answer::Warmed)),
        Job::LookUp { query, grounds } => look_up(desk, session, &query, &grounds),
        Job::Open { subject, grounds, day } => open(desk, session, subject, &grounds, day),
        Job::Reveal { subject, numbers, grounds } => {
            let hidden = match numbers {
                Numbers::Subject => Hidden::Codes,
                Numbers::Record(item, key) => Hidden::Record(item, key),
            };
            desk.reveal(session, subject, &hidden, &grounds).map(Answer::Revealed)
        }
        Job::Issue(order) => issue(desk, session, order),
        Job::LogIn { .. } | Job::Unlock { .. } | Job::LogOut => {
            Ok(Answer::Refused(BROKEN.to_owned()))
        }
    }
}

fn look_up(
    desk: &mut Desk,
    session: &Session,
    query: &str,
    grounds: &Grounds,
) -> Result<Answer, DeskError> {
    let found = desk.look_up(session, query, grounds)?;
    let seen = seen(desk, found.data_as_of);
    Ok(Answer::LookedUp(Box::new(LookedUp {
        outcome: found.outcome,
        archives: found.archives,
        notes: found.notes.iter().map(|note| note.sentence().to_owned()).collect(),
        seen,
    })))
}

fn open(
    desk: &mut Desk,
    session: &Session,
    subject: SubjectId,
    grounds: &Grounds,
    day: Option<Day>,
) -> Result<Answer, DeskError> {
    let day = day.unwrap_or_else(|| desk.today());
    let archive = desk.open_archive(session, subject, grounds, day)?;
    let as_of = desk.data_as_of()?;
    Ok(Answer::Opened(Box::new(Opened { archive, seen: seen(desk, as_of) })))
}

fn issue(desk: &mut Desk, session: &Session, order: Order) -> Result<Answer, DeskError> {
    let request = ReportRequest {
        kind: ReportKind::CreditCheck,
        subject: order.subject,
        scene: order.scene.into(),
        grounds: order.grounds,
        from: order.from,
        to: Some(order.to),
    };
    let issued = desk.issue(session, &request)?;
    Ok(Answer::Issued(Issued {
        number: issued.record.number,
        pages: issued.pages,
        path: issued.path.display().to_string(),
    }))
}

fn seen(desk: &Desk, as_of: Option<Moment>) -> Seen {
    let now = desk.now().civil();
    let time = format!("{:02}:{:02}", now.hour(), now.minute());
    Seen { today: desk.today(), time, as_of: minute(as_of) }
}

fn minute(moment: Option<Moment>) -> String {
    moment.map(Moment::minute).unwrap_or_default()
}
