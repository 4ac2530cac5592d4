//! One commitment: what it is, whether it is stored as it was sealed, what happened, and the files
//! kept of it. Its keys are those of the state it is in.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::verify;
use super::commitment_sheet as sheets;
use super::dialog::{CommitmentDialog, Kind};
use super::draft::DraftForm;
use super::print;
use crate::domain::commitment::{CommitmentId, State};
use crate::tui::commitments::{CommitmentJob, Shown, called};
use crate::tui::keymap::{Command, Context};
use crate::tui::model::{Left, Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{Effect, Job, Ticket};
use crate::tui::tables::Tables;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::{chrome, line, sheet, tabs};

/// The rule, the tabs and a gap; the page number below with a gap.
const AROUND: u16 = 5;

const DAMAGED: &str = "内容与签章不符，不能办理。请保留现场，报告审计管理员。";
const NO_TEMPLATE: &str = "这份草稿的模板已经停用，不能修改。请撤销后按现行模板重新起草。";

/// The open commitment.
#[derive(Debug)]
pub struct CommitmentScreen {
    /// Whether the desk is at it.
    pub progress: Progress,
    doing: Doing,
    asked: String,
    shown: Option<Shown>,
    tab: usize,
    page: Choice,
}

/// What the desk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// Reading it.
    Reading,
    /// Freezing its text, for good.
    Freezing,
}

impl CommitmentScreen {
    /// One that is still being read.
    pub fn opening(asked: String) -> Self {
        Self {
            progress: Progress::Idle,
            doing: Doing::Reading,
            asked,
            shown: None,
            tab: 0,
            page: Choice::default(),
        }
    }

    /// One that was read.
    pub fn of(shown: Shown) -> Self {
        Self { asked: called(shown.opened.id), shown: Some(shown), ..Self::opening(String::new()) }
    }

    /// It was read, or read anew.
    pub fn take(&mut self, shown: Shown) {
        (self.progress, self.shown) = (Progress::Idle, Some(shown));
    }

    /// Its number in this archive, once it was read.
    pub fn id(&self) -> Option<CommitmentId> {
        Some(self.shown.as_ref()?.opened.id)
    }

    /// Where it stands.
    pub fn state(&self) -> Option<State> {
        Some(self.shown.as_ref()?.opened.commitment.state)
    }

    /// Who promises.
    pub fn subject(&self) -> String {
        self.shown.as_ref().map(|s| s.opened.card.name.clone()).unwrap_or_default()
    }

    /// The keys that apply: those of its state.
    pub fn context(&self) -> Context {
        match self.state() {
            Some(State::Drafted) => Context::Drafted,
            Some(State::Printed) => Context::Printed,
            Some(State::Signed) => Context::Signed,
            Some(State::InForce) => Context::InForce,
            Some(State::Expired) => Context::Expired,
            Some(State::Broken | State::PartlyKept) => Context::Broken,
            Some(State::Kept | State::Corrected) => Context::Found,
            Some(State::Withdrawn) | None => Context::Commitment,
        }
    }

    /// Its paper is asked for.
    pub fn wait_for_paper(&mut self, progress: Progress) {
        (self.progress, self.doing) = (progress, Doing::Freezing);
    }

    /// The freezing under way when one leaves without waiting for it.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match (self.progress, self.doing) {
            (Progress::Waiting(ticket), Doing::Freezing) => Some((ticket, Left::Freeze)),
            _ => None,
        }
    }

    fn sheet(&self, columns: u16, tables: &Tables) -> Vec<sheet::Line> {
        let facts = self.shown.as_ref().map(|shown| sheets::facts(shown, self.tab, tables));
        sheet::lay_out(&facts.unwrap_or_default(), columns.saturating_sub(3))
    }

    fn head(&self, columns: u16) -> Vec<(Role, String)> {
        let columns = usize::from(columns.saturating_sub(3));
        self.shown.as_ref().map(|shown| sheets::head(shown, columns)).unwrap_or_default()
    }

    fn rows_per_page(&self, (columns, body): (u16, u16)) -> usize {
        let head = u16::try_from(self.head(columns).len()).unwrap_or(body);
        usize::from(body.saturating_sub(head.saturating_add(AROUND))).max(1)
    }

    fn turn(&mut self, command: Command) {
        let last = sheets::PAGES.len() - 1;
        self.tab = match command {
            Command::Right => (self.tab + 1).min(last),
            _ => self.tab.saturating_sub(1),
        };
        self.page = Choice::default();
    }
}

/// Opens the commitment a text names over the present screen.
pub fn open(model: &mut Model, text: String) -> Vec<Effect> {
    model.enter(Screen::Commitment(Box::new(CommitmentScreen::opening(text))));
    refresh(model)
}

/// Reads the open commitment anew, if there is one.
pub fn refresh(model: &mut Model) -> Vec<Effect> {
    let Screen::Commitment(screen) = model.working().0 else { return vec![] };
    let text = screen.id().map_or_else(|| screen.asked.clone(), called);
    let (progress, effect) = model.ask(Job::Commitments(CommitmentJob::Open(text)));
    if let Screen::Commitment(screen) = model.working().0 {
        (screen.progress, screen.doing) = (progress, Doing::Reading);
    }
    vec![effect]
}

/// It could not be shown, or not be done. A paper this office does not know is verified instead.
pub fn refused(model: &mut Model, reason: String) -> Vec<Effect> {
    let Screen::Commitment(screen) = model.working().0 else { return vec![] };
    screen.progress = Progress::Idle;
    let asked = screen.shown.is_none().then(|| screen.asked.clone());
    model.say(Tone::Problem, reason);
    let Some(asked) = asked else { return vec![] };
    model.leave();
    match verify::is_statement(&asked) && !model.is_locked() {
        true => verify::open_with(model, &asked),
        false => vec![],
    }
}

/// Whether the screen one would go back to is a commitment.
pub fn is_beneath(model: &Model) -> bool {
    matches!(model.trail.last(), Some(Screen::Commitment(_)))
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (tables, size) = (Arc::clone(&model.tables), model.size);
    let Screen::Commitment(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => return back(model),
        Command::Left | Command::Right => screen.turn(command),
        Command::Next
        | Command::Previous
        | Command::NextPage
        | Command::PreviousPage
        | Command::Submit => {
            let lines = screen.sheet(size.0, &tables).len();
            let rows = screen.rows_per_page((size.0, chrome::body_height(size.1)));
            screen.page.run(command, lines, rows);
        }
        _ => return act(model, command, &tables),
    }
    vec![]
}

/// What changes it, or asks how: never where what is stored is not what was sealed.
fn act(model: &mut Model, command: Command, tables: &Tables) -> Vec<Effect> {
    let Screen::Commitment(screen) = &model.screen else { return vec![] };
    let Some(shown) = screen.shown.clone() else { return vec![] };
    if !shown.opened.damage.is_empty() {
        model.say(Tone::Problem, DAMAGED);
        return vec![];
    }
    let kind = match command {
        Command::Print => return print::begin(model),
        Command::Revise => {
            revise(model, &shown, tables);
            return vec![];
        }
        Command::Sign => Kind::Sign,
        Command::Keep => Kind::Keep,
        Command::Settle => Kind::Settle,
        Command::Correct => Kind::Correct,
        Command::Retract => Kind::Retract,
        Command::Withdraw => Kind::Withdraw,
        _ => return vec![],
    };
    let dialog = CommitmentDialog::of(kind, &shown, tables, &model.status);
    model.overlay = Some(Overlay::Commitment(Box::new(dialog)));
    vec![]
}

fn revise(model: &mut Model, shown: &Shown, tables: &Tables) {
    match tables.template(&shown.opened.commitment.draft.template) {
        Some(template) => {
            let form = DraftForm::again(shown, template);
            model.enter(Screen::Draft(Box::new(form)));
        }
        None => model.say(Tone::Problem, NO_TEMPLATE),
    }
}

/// The screen underneath shows what has become of it.
fn back(model: &mut Model) -> Vec<Effect> {
    let Screen::Commitment(screen) = &model.screen else { return vec![] };
    model.left.extend(screen.left());
    model.leave();
    super::list::ask(model)
}

/// Draws the commitment.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &CommitmentScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let text = theme.style(Role::Text);
    if screen.shown.is_none() {
        line::put(buffer, inside, (0, 0), "正在打开承诺书", text);
        return;
    }
    let head = screen.head(area.width);
    for (row, (role, said)) in (0u16..).zip(&head) {
        line::put(buffer, inside, (0, row), said, theme.style(*role));
    }
    let below = u16::try_from(head.len()).unwrap_or(area.height);
    line::put(buffer, area, (0, below), &"-".repeat(usize::from(area.width)), text);
    let names = sheets::PAGES.map(str::to_owned);
    tabs::draw(buffer, line::below(inside, below.saturating_add(1)), &names, screen.tab, theme);
    let lines = screen.sheet(area.width, &model.tables);
    let rows = screen.rows_per_page((area.width, area.height));
    let page = screen.page.page(lines.len(), rows);
    sheet::draw(buffer, line::below(inside, below.saturating_add(3)), &lines, page, theme);
    let caption = match (screen.progress, screen.doing) {
        (Progress::Idle, _) => page.caption(),
        (_, Doing::Reading) => format!("{}    正在更新", page.caption()),
        (_, Doing::Freezing) => format!("{}    正在定稿", page.caption()),
    };
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &caption, text);
}
