//! The dialog that registers what was done about a finding (执行反馈).

use ratatui::Frame;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use super::period::{self, Typed};
use crate::domain::{
    Day, access::Grounds, assessment::Finding, catalogue::ItemId, feedback::Execution,
    measure::MeasureId, record::RecordKey, scene::SceneId, subject::SubjectId,
};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Model, Overlay, Progress};
use crate::tui::msg::{Effect, Job, Registration};
use crate::tui::pace::Pace;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::{choice, line, popup};

const COLUMNS: u16 = 66;
const ROWS: u16 = 9;
/// The columns of the date field, caption included.
const DATE: u16 = 28;

/// The open dialog.
#[derive(Debug)]
pub struct FeedbackDialog {
    /// Whether the desk is registering.
    pub progress: Progress,
    /// Why it was not registered.
    pub problem: Option<String>,
    about: About,
    measures: Vec<Called>,
    measure: usize,
    execution: usize,
    department: Field,
    day: Field,
    document: Field,
    stop: Stop,
    today: Day,
}

/// The finding it is about.
#[derive(Debug, Clone)]
struct About {
    subject: SubjectId,
    scene: SceneId,
    grounds: Grounds,
    as_of: Day,
    record: (ItemId, RecordKey),
}

/// A measure the finding calls for, as far as the dialog shows it.
#[derive(Debug)]
struct Called {
    id: MeasureId,
    name: String,
    /// Who is responsible, which the dialog covers in the finding underneath.
    departments: String,
}

/// The stops of the dialog, in Tab's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Measure,
    Execution,
    Department,
    Day,
    Document,
}

const STOPS: [Stop; 5] =
    [Stop::Measure, Stop::Execution, Stop::Department, Stop::Day, Stop::Document];

impl FeedbackDialog {
    /// The dialog about a finding; none when it calls for no measure.
    pub fn of(dossier: &Dossier, finding: &Finding, tables: &Tables) -> Option<Self> {
        let known = finding.measures.iter().filter_map(|id| tables.measure(id));
        let measures: Vec<Called> = known
            .map(|measure| Called {
                id: measure.id.clone(),
                name: measure.name.clone(),
                departments: measure.departments.join("、"),
            })
            .collect();
        let scene = dossier.scene()?.clone();
        let mut day = Field::default();
        day.set(&dossier.today.to_string());
        (!measures.is_empty()).then(|| Self {
            progress: Progress::Idle,
            problem: None,
            about: About {
                subject: dossier.archive.subject.id,
                scene,
                grounds: dossier.grounds.clone(),
                as_of: dossier.archive.day,
                record: finding.record.clone(),
            },
            measures,
            measure: 0,
            execution: 0,
            department: Field::default(),
            day,
            document: Field::default(),
            stop: Stop::Measure,
            today: dossier.today,
        })
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            Stop::Measure | Stop::Execution => None,
            Stop::Department => Some(&mut self.department),
            Stop::Day => Some(&mut self.day),
            Stop::Document => Some(&mut self.document),
        }
    }

    /// Text is coming; beside a choice it can only be the department.
    pub fn expect_text(&mut self) {
        if matches!(self.stop, Stop::Measure | Stop::Execution) {
            self.stop = Stop::Department;
        }
    }

    /// Whether Esc would lose something typed.
    pub fn is_unsaved(&self) -> bool {
        self.progress == Progress::Idle && !(self.department.is_blank() && self.document.is_blank())
    }

    fn turn(&mut self, command: Command) {
        let at = STOPS.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        let step = if command == Command::Next { 1 } else { STOPS.len() - 1 };
        self.stop = STOPS[(at + step) % STOPS.len()];
    }

    fn choose(&mut self, command: Command) {
        let (place, last) = match self.stop {
            Stop::Measure => (&mut self.measure, self.measures.len() - 1),
            Stop::Execution => (&mut self.execution, Execution::ALL.len() - 1),
            _ => return,
        };
        *place = match command {
            Command::Right => (*place + 1).min(last),
            _ => place.saturating_sub(1),
        };
    }

    /// What is to be registered, or where it is incomplete and what to do.
    fn registration(&self) -> Result<Registration, (Stop, &'static str)> {
        if self.department.is_blank() {
            return Err((Stop::Department, "还没有填执行部门。请填写后再按回车。"));
        }
        let day = match period::read(self.day.text()) {
            Typed::Day(day) if day <= self.today => day,
            Typed::Day(_) => return Err((Stop::Day, "执行日期还没有到。请填今天或以前的日期。")),
            _ => return Err((Stop::Day, "执行日期不对。请按 2026-11-22 的样子填写。")),
        };
        let measure = self.measures.get(self.measure).map(|called| called.id.clone());
        let About { subject, scene, grounds, as_of, record } = self.about.clone();
        Ok(Registration {
            subject,
            scene,
            grounds,
            as_of,
            record,
            measure: measure.ok_or((Stop::Measure, "还没有选措施。请用左右键选择。"))?,
            department: self.department.text().trim().to_owned(),
            day,
            execution: Execution::ALL[self.execution % Execution::ALL.len()],
            document: self.document.text().trim().to_owned(),
        })
    }
}

/// Does what a command means here. A scanner's Enter registers nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Some(Overlay::Feedback(dialog)) = &mut model.overlay else { return vec![] };
    match command {
        Command::Next | Command::Previous => dialog.turn(command),
        Command::Left | Command::Right => dialog.choose(command),
        Command::Submit if pace == Pace::Calm && dialog.progress == Progress::Idle => {
            let registration = match dialog.registration() {
                Ok(registration) => registration,
                Err((stop, problem)) => {
                    dialog.stop = stop;
                    dialog.problem = Some(problem.to_owned());
                    return vec![];
                }
            };
            let (progress, effect) = model.ask(Job::Register(registration));
            if let Some(Overlay::Feedback(dialog)) = &mut model.overlay {
                (dialog.progress, dialog.problem) = (progress, None);
            }
            return vec![effect];
        }
        _ => {}
    }
    vec![]
}

/// Draws the dialog over `area`.
pub fn draw(frame: &mut Frame, area: Rect, dialog: &FeedbackDialog, theme: Theme) {
    let title = Context::Feedback.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, ROWS), theme);
    let called = dialog.measures.get(dialog.measure);
    let (n, name) = (dialog.measures.len(), called.map_or("", |called| &called.name));
    let measure = format!("{}/{n} {name}", dialog.measure + 1);
    let n = Execution::ALL.len();
    let execution = Execution::ALL[dialog.execution % n].label();
    let execution = format!("{}/{n} {execution}", dialog.execution + 1);
    let focus = |stop| if dialog.stop == stop { Focus::Here } else { Focus::Elsewhere };
    let row = |n| line::below(inside, n);
    choice::draw(frame, inside, "措施", (&measure, ""), focus(Stop::Measure), theme);
    choice::draw(frame, row(1), "情况", (&execution, ""), focus(Stop::Execution), theme);
    field::draw(frame, row(2), "部门", &dialog.department, focus(Stop::Department), theme);
    let narrow = Rect { width: DATE.min(inside.width), ..row(3) };
    field::draw(frame, narrow, "日期", &dialog.day, focus(Stop::Day), theme);
    field::draw(frame, row(4), "文号", &dialog.document, focus(Stop::Document), theme);
    let departments = called.map_or("", |called| &called.departments);
    let advice = format!("责任部门  {departments}\n未执行的，文号一栏写原因。");
    let (role, said) = match (&dialog.problem, dialog.progress) {
        (_, Progress::Waiting(_)) => (Role::Text, "正在登记"),
        (Some(problem), _) => (Role::Problem, problem.as_str()),
        (None, _) => (Role::Text, advice.as_str()),
    };
    for (row, text) in (6u16..).zip(text::wrap(said, usize::from(inside.width))) {
        line::put(frame.buffer_mut(), inside, (0, row), &text, theme.style(role));
    }
}
