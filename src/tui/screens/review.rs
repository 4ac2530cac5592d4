//! The form that issues a review (信用审查): the letter that asks for it, for which matter, on which
//! basis, and the file that lists the applicants.

use super::confirm::{Confirm, Deed};
use super::grounds::{GroundsForm, Part};
use super::preview::PreviewScreen;
use super::scene_row::{Must, SceneRow};
use super::scenes::ScenePicker;
use crate::domain::{
    access::{OperatorRole, Permission},
    scene::Scene,
};
use crate::tui::keymap::Command;
use crate::tui::model::{Left, Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, Listing, Ticket};
use crate::tui::pace::Pace;
use crate::tui::widgets::field::Field;

/// The form.
#[derive(Debug)]
pub struct ReviewForm {
    /// Whether the desk is at it.
    pub progress: Progress,
    /// What it is at.
    pub doing: Doing,
    /// Why it was not done.
    pub problem: Option<String>,
    /// The letter's number.
    pub number: Field,
    /// Who wrote it.
    pub department: Field,
    /// Its day.
    pub day: Field,
    /// The matter.
    pub scene: SceneRow,
    /// Basis and purpose.
    pub grounds: GroundsForm,
    /// Where the list lies.
    pub file: Field,
    /// What is in it.
    pub list: List,
    /// Where the keys go.
    pub stop: Stop,
    touched: Touched,
}

/// The stops of the form, in Tab's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The letter's number.
    Number,
    /// Who wrote it.
    Department,
    /// Its day.
    Day,
    /// The choice of the matter.
    Scene,
    /// The row of bases.
    Basis,
    /// The purpose.
    Purpose,
    /// The file with the list.
    File,
}

/// What the desk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading the list.
    Reading(Then),
    /// Laying the review out.
    Previewing,
    /// Issuing it, for good.
    Issuing,
}

/// What follows when the list was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing: how many there are is looked at first.
    Stay,
    /// The review is laid out.
    Preview,
}

/// What is known of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// Nothing yet.
    Unread,
    /// This.
    Read(Listing),
}

/// Whether there is something to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touched {
    No,
    Yes,
}

const NOT_YOURS: &str = "当前操作员没有出具报告的权限，不能审查。请换有权限的操作员登录。";
const STOPS: [Stop; 7] = [
    Stop::Number,
    Stop::Department,
    Stop::Day,
    Stop::Scene,
    Stop::Basis,
    Stop::Purpose,
    Stop::File,
];

impl ReviewForm {
    /// The form with what was chosen at home.
    fn new(grounds: GroundsForm, scene: SceneRow) -> Self {
        Self {
            progress: Progress::Idle,
            doing: Doing::Previewing,
            problem: None,
            number: Field::default(),
            department: Field::default(),
            day: Field::default(),
            scene,
            grounds,
            file: Field::default(),
            list: List::Unread,
            stop: Stop::Number,
            touched: Touched::No,
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            Stop::Number => Some(&mut self.number),
            Stop::Department => Some(&mut self.department),
            Stop::Day => Some(&mut self.day),
            Stop::Purpose => Some(&mut self.grounds.purpose),
            Stop::File => Some(&mut self.file),
            Stop::Scene | Stop::Basis => None,
        }
    }

    /// Text is coming; beside a choice it can only be the purpose.
    pub fn expect_text(&mut self) {
        if matches!(self.stop, Stop::Scene | Stop::Basis) {
            self.stop = Stop::Purpose;
        }
    }

    /// Something was typed into the focused field.
    pub fn edited(&mut self) {
        if self.stop == Stop::File {
            self.list = List::Unread;
        }
        self.touched = Touched::Yes;
        self.changed();
    }

    /// What was asked for is no longer what stands here, unless it is for good.
    fn changed(&mut self) {
        self.problem = None;
        if self.doing != Doing::Issuing {
            self.progress = Progress::Idle;
        }
    }

    fn turn(&mut self, command: Command) {
        let at = STOPS.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        let step = if command == Command::Next { 1 } else { STOPS.len() - 1 };
        self.stop = STOPS[(at + step) % STOPS.len()];
    }

    fn choose(&mut self, command: Command, offered: &[&Scene]) {
        match self.stop {
            Stop::Scene => self.scene.choose(command, offered, Must::Choose),
            Stop::Basis => self.grounds.choose(command),
            _ => return,
        }
        self.changed();
    }

    /// Takes a matter.
    pub fn take_scene(&mut self, scene: SceneRow) {
        self.scene = scene;
        self.changed();
    }

    fn is_issuing(&self) -> bool {
        self.progress != Progress::Idle && self.doing == Doing::Issuing
    }

    /// A review ordered from its preview is under way.
    pub fn wait_for_report(&mut self, progress: Progress) {
        (self.progress, self.doing) = (progress, Doing::Issuing);
    }

    /// The review under way when one leaves without waiting for it.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match self.progress {
            Progress::Waiting(ticket) if self.is_issuing() => Some((ticket, Left::Report)),
            _ => None,
        }
    }

    /// It was not done.
    pub fn refused(&mut self, reason: String) {
        if let Doing::Reading(_) = self.doing {
            self.stop = Stop::File;
        }
        (self.progress, self.problem) = (Progress::Idle, Some(reason));
    }

    /// Whose review it is, for the screen that prints it.
    pub fn subject(&self) -> String {
        let n = match &self.list {
            List::Read(listing) => listing.queries.len(),
            List::Unread => 0,
        };
        format!("{}来函，{n} 个对象", self.department.text().trim())
    }

    /// What a natural person on the list would still lack.
    pub fn is_closed_to_people(&self) -> bool {
        self.grounds.lacking() == Some(Part::Basis)
    }
}

/// Opens the form over the home, with what was chosen there.
pub fn open(model: &mut Model) -> Vec<Effect> {
    let may = |role: OperatorRole| role.allows(Permission::IssueReport);
    if !model.status.role.is_some_and(may) {
        model.say(Tone::Problem, NOT_YOURS);
        return vec![];
    }
    let Screen::Query(query) = &model.screen else { return vec![] };
    let (mut grounds, mut scene) = (GroundsForm::from(&query.form.grounds()), query.scene.clone());
    // One person's consent is not that of the applicants.
    grounds.forget_consent();
    if scene.chosen.is_none() {
        let first = model.tables.offered(model.status.role, None);
        scene.chosen = first.first().map(|scene| scene.id.clone());
    }
    model.enter(Screen::Review(Box::new(ReviewForm::new(grounds, scene))));
    vec![]
}

/// Does what a command means here. A scanner's Enter issues nothing, and nothing is issued twice.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let tables = std::sync::Arc::clone(&model.tables);
    let role = model.status.role;
    let Screen::Review(form) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => back(model),
        Command::Submit if pace != Pace::Calm => {}
        Command::Submit if form.list == List::Unread && !form.file.is_blank() => {
            return read(model, Then::Stay);
        }
        Command::Submit => return ask(model, Doing::Issuing),
        Command::Preview if form.list == List::Unread && !form.file.is_blank() => {
            return read(model, Then::Preview);
        }
        Command::Preview => return ask(model, Doing::Previewing),
        Command::Scene => model.overlay = ScenePicker::over(model).map(Overlay::Scenes),
        Command::Next | Command::Previous => {
            let was_file = form.stop == Stop::File;
            form.turn(command);
            if was_file && form.list == List::Unread && !form.file.is_blank() {
                return read(model, Then::Stay);
            }
        }
        Command::Left | Command::Right => form.choose(command, &tables.offered(role, None)),
        _ => {}
    }
    vec![]
}

fn back(model: &mut Model) {
    let Screen::Review(form) = &model.screen else { return };
    if form.touched == Touched::Yes || form.is_issuing() {
        model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Discard)));
    } else {
        model.leave();
    }
}

fn read(model: &mut Model, then: Then) -> Vec<Effect> {
    let Screen::Review(form) = &model.screen else { return vec![] };
    if form.is_issuing() || (form.progress != Progress::Idle && form.doing == Doing::Reading(then))
    {
        return vec![];
    }
    let path = form.file.text().trim().trim_matches(['\'', '"']).to_owned();
    send(model, Job::ReadList(path), Doing::Reading(then))
}

fn ask(model: &mut Model, doing: Doing) -> Vec<Effect> {
    let Screen::Review(form) = model.working().0 else { return vec![] };
    // What is only being laid out does not keep a review from being issued.
    if form.is_issuing() || (form.progress != Progress::Idle && form.doing == doing) {
        return vec![];
    }
    let order = match form.order() {
        Ok(order) => order,
        Err((stop, problem)) => {
            form.stop = stop;
            form.problem = Some(problem.to_owned());
            return vec![];
        }
    };
    let job = if doing == Doing::Issuing { Job::Issue(order) } else { Job::Preview(order) };
    send(model, job, doing)
}

fn send(model: &mut Model, job: Job, doing: Doing) -> Vec<Effect> {
    let (progress, effect) = model.ask(job);
    if let Screen::Review(form) = model.working().0 {
        (form.progress, form.doing, form.problem) = (progress, doing, None);
    }
    vec![effect]
}

/// The list was read.
pub fn listed(model: &mut Model, listing: Listing) -> Vec<Effect> {
    let Screen::Review(form) = model.working().0 else { return vec![] };
    (form.progress, form.list) = (Progress::Idle, List::Read(listing));
    match form.doing {
        Doing::Reading(Then::Preview) => ask(model, Doing::Previewing),
        _ => vec![],
    }
}

/// The review is laid out. A question that came up meanwhile is answered first, without it.
pub fn previewed(model: &mut Model, pages: Vec<Vec<String>>) {
    let (Screen::Review(form), overlay) = model.working() else { return };
    form.progress = Progress::Idle;
    if !matches!(overlay, None | Some(Overlay::Menu(_) | Overlay::Help(_))) {
        return;
    }
    let Ok(order) = form.order() else { return };
    *overlay = None;
    model.enter(Screen::Preview(Box::new(PreviewScreen::new(order, pages))));
}
