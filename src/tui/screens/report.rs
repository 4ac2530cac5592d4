//! The dialog that issues a report: scene, purpose and period, and how much will be printed.

use std::sync::Arc;

use jiff::ToSpan;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::confirm::{Confirm, Deed};
use super::dossier::Dossier;
use super::period::{self, Typed};
use super::report_preview::{self, Preview};
use super::scene_row::{Must, SceneRow};
use super::scenes::ScenePicker;
use crate::domain::{
    Day,
    access::{Grounds, OperatorRole},
    scene::{Scene, SceneId},
};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Overlay, Progress, Screen};
use crate::tui::msg::{Effect, Issued, Job, Order, Paper};
use crate::tui::pace::Pace;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns of a date field, caption included.
const DATE: u16 = 26;
const SCENE_ROW: u16 = 3;
/// The rows of the three fields under it, a gap and the sentence about what is missing.
const FIELDS: u16 = 6;

const AFTERWARDS: &str =
    "请用 PDF 阅读程序打开这个文件打印。按回车或 Esc 返回档案，也可直接输入或扫描下一个代码。";
const NO_DAY: &str = "不是日期，请按 2026-11-22 填写";

/// The dialog.
#[derive(Debug)]
pub struct ReportDialog {
    /// Whom the report is about.
    pub dossier: Arc<Dossier>,
    /// Which document it is.
    pub paper: Paper,
    /// Whether the desk is issuing it.
    pub progress: Progress,
    /// Why it was not issued.
    pub problem: Option<String>,
    /// What was issued.
    pub issued: Option<Issued>,
    /// The matter.
    pub scene: SceneRow,
    purpose: Field,
    from: Field,
    to: Field,
    stop: Stop,
    touched: Touched,
    start: Start,
}

/// The stops of the dialog, in Tab's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Scene,
    Purpose,
    From,
    To,
}

/// Whether there is something to lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touched {
    No,
    Yes,
}

/// Where the first day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// It follows the look-back of the chosen matter.
    LookBack,
    /// The clerk typed it, or emptied the field.
    Typed,
}

const STOPS: [Stop; 4] = [Stop::Scene, Stop::Purpose, Stop::From, Stop::To];

impl ReportDialog {
    /// The dialog about an open archive, filled as far as is known.
    pub fn new(
        (dossier, paper): (Arc<Dossier>, Paper),
        tables: &Tables,
        role: Option<OperatorRole>,
    ) -> Self {
        // A report is never of a day to come.
        let day = dossier.archive.day.min(dossier.today);
        let offered = tables.offered(role, Some(dossier.archive.subject.kind));
        let first = offered.first().map(|scene| scene.id.clone());
        let scene = SceneRow { chosen: dossier.scene().cloned().or(first) };
        let filled = |text: &str| {
            let mut field = Field::default();
            field.set(text);
            field
        };
        let first = look_back(&scene, tables, day);
        let purpose = filled(&dossier.grounds.purpose);
        Self {
            paper,
            progress: Progress::Idle,
            problem: None,
            issued: None,
            scene,
            purpose,
            from: filled(&first.to_string()),
            to: filled(&day.to_string()),
            stop: Stop::Scene,
            touched: Touched::No,
            start: Start::LookBack,
            dossier,
        }
    }

    /// The focused field.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            _ if self.issued.is_some() => None,
            Stop::Scene => None,
            Stop::Purpose => Some(&mut self.purpose),
            Stop::From => Some(&mut self.from),
            Stop::To => Some(&mut self.to),
        }
    }

    /// Text is coming; beside a choice it can only be the purpose.
    pub fn expect_text(&mut self) {
        if self.stop == Stop::Scene {
            self.stop = Stop::Purpose;
        }
    }

    /// Something was typed into the focused field.
    pub fn edited(&mut self) {
        if self.stop == Stop::From {
            self.start = Start::Typed;
        }
        self.touched();
    }

    fn touched(&mut self) {
        self.touched = Touched::Yes;
        self.problem = None;
    }

    /// The report lies on the disk.
    pub fn done(&mut self, issued: Issued) {
        self.progress = Progress::Idle;
        self.issued = Some(issued);
    }

    fn turn(&mut self, command: Command) {
        let at = STOPS.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        let step = if command == Command::Next { 1 } else { STOPS.len() - 1 };
        self.stop = STOPS[(at + step) % STOPS.len()];
    }

    fn choose(&mut self, command: Command, offered: &[&Scene], tables: &Tables) {
        if self.stop == Stop::Scene {
            let mut scene = self.scene.clone();
            scene.choose(command, offered, Must::Choose);
            self.take_scene(scene.chosen, tables);
        }
    }

    /// Takes a matter. The first day follows it, unless the clerk gave one.
    pub fn take_scene(&mut self, scene: Option<SceneId>, tables: &Tables) {
        self.scene.chosen = scene;
        if self.start == Start::LookBack {
            let today = self.dossier.today;
            let last = match period::read(self.to.text()) {
                Typed::Day(day) if day <= today => day,
                _ => self.dossier.archive.day.min(today),
            };
            self.from.set(&look_back(&self.scene, tables, last).to_string());
        }
        self.touched();
    }

    /// The first day, or why there is none; an empty field means from the beginning.
    fn first_day(&self) -> Result<Option<Day>, &'static str> {
        match period::read(self.from.text()) {
            Typed::Nothing => Ok(None),
            Typed::Day(day) => Ok(Some(day)),
            Typed::NoDay => Err(NO_DAY),
        }
    }

    fn last_day(&self) -> Result<Day, &'static str> {
        match period::read(self.to.text()) {
            Typed::Day(day) if day > self.dossier.today => Err("这一天还没有到"),
            Typed::Day(day) if self.first_day().is_ok_and(|from| from.is_some_and(|f| f > day)) => {
                Err("止日早于起日")
            }
            Typed::Day(day) => Ok(day),
            Typed::Nothing => Err("请填止日"),
            Typed::NoDay => Err(NO_DAY),
        }
    }

    /// What the report will list; nothing while its first day is none.
    fn preview(&self) -> Option<Preview<'_>> {
        let (dossier, scene) = (&*self.dossier, self.scene.chosen.as_ref());
        let from = self.first_day().ok()?;
        Some(Preview { dossier, scene, from, to: self.last_day().ok() })
    }

    /// The order, or where it is incomplete and what to do.
    fn order(&self) -> Result<Order, (Stop, &'static str)> {
        let scene = self.scene.chosen.clone();
        let scene = scene.ok_or((Stop::Scene, "还没有选事由。请按左右键或 F4 选择。"))?;
        if self.purpose.is_blank() {
            return Err((Stop::Purpose, "还没有填用途。请写明报告用于何事，再按回车。"));
        }
        let from = self.first_day();
        let from = from.map_err(|_| (Stop::From, "起日不对。请改正后再按回车。"))?;
        let to = self.last_day();
        let to = to.map_err(|_| (Stop::To, "止日不对。请改正后再按回车。"))?;
        let purpose = self.purpose.text().trim().to_owned();
        Ok(Order {
            paper: self.paper,
            subject: self.dossier.archive.subject.id,
            scene,
            grounds: Grounds { basis: self.dossier.grounds.basis, purpose },
            from,
            to,
        })
    }
}

/// The first day of a report of a matter up to `last`; what the office usually takes where the matter
/// has no look-back.
fn look_back(scene: &SceneRow, tables: &Tables, last: Day) -> Day {
    let of_scene = scene.chosen.as_ref().and_then(|id| tables.scene(id)?.look_back.back_from(last));
    let usual = || last.checked_sub(i64::from(tables.period_months).months()).ok();
    of_scene.or_else(usual).unwrap_or(last)
}

/// Does what a command means here. A scanner's Enter issues nothing, and nothing is issued twice.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let (tables, role) = (Arc::clone(&model.tables), model.status.role);
    let Screen::Report(dialog) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => back(model),
        Command::Submit if pace != Pace::Calm => {}
        Command::Submit if dialog.issued.is_some() => model.leave(),
        Command::Submit => return issue(model),
        Command::Scene if dialog.issued.is_none() => {
            model.overlay = ScenePicker::over(model).map(Overlay::Scenes);
        }
        Command::Next | Command::Previous => dialog.turn(command),
        Command::Left | Command::Right => {
            let kind = dialog.dossier.archive.subject.kind;
            dialog.choose(command, &tables.offered(role, Some(kind)), &tables);
        }
        _ => {}
    }
    vec![]
}

fn back(model: &mut Model) {
    let Screen::Report(dialog) = &model.screen else { return };
    let unsaved = dialog.touched == Touched::Yes && dialog.issued.is_none();
    if unsaved || dialog.progress != Progress::Idle {
        model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Discard)));
    } else {
        model.leave();
    }
}

fn issue(model: &mut Model) -> Vec<Effect> {
    let Screen::Report(dialog) = &mut model.screen else { return vec![] };
    if dialog.progress != Progress::Idle {
        return vec![];
    }
    let order = match dialog.order() {
        Ok(order) => order,
        Err((stop, problem)) => {
            dialog.stop = stop;
            dialog.problem = Some(problem.to_owned());
            return vec![];
        }
    };
    let (progress, effect) = model.ask(Job::Issue(order));
    if let Screen::Report(dialog) = &mut model.screen {
        dialog.progress = progress;
        dialog.problem = None;
    }
    vec![effect]
}

/// Draws the dialog.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, dialog: &ReportDialog) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let card = &dialog.dossier.archive.subject;
    let code = card.codes.first().map_or("", |(_, code)| code);
    let grounds = &dialog.dossier.grounds;
    let head = [
        format!("主体  {code}  {}", card.name),
        format!("文书  {}    依据 {}", dialog.paper.label(), grounds.basis.label()),
    ];
    for (row, text) in (0u16..).zip(&head) {
        line::put(frame.buffer_mut(), inside, (0, row), text, theme.style(Role::Text));
    }
    let offered = model.tables.offered(model.status.role, Some(card.kind));
    let here = dialog.stop == Stop::Scene && dialog.issued.is_none();
    let focus = if here { Focus::Here } else { Focus::Elsewhere };
    dialog.scene.draw(frame, line::below(inside, SCENE_ROW), &offered, focus, theme);
    draw_fields(frame, line::below(inside, SCENE_ROW + 1), dialog, theme);
    let area = line::below(inside, SCENE_ROW + 1 + FIELDS);
    match &dialog.issued {
        Some(issued) => draw_issued(frame, area, issued, theme),
        None => {
            let preview = dialog.preview().map(|preview| preview.lines(&model.tables));
            report_preview::draw(frame.buffer_mut(), area, &preview.unwrap_or_default(), theme);
        }
    }
}

fn draw_fields(frame: &mut Frame, area: Rect, dialog: &ReportDialog, theme: Theme) {
    let focus = |stop| {
        let here = dialog.stop == stop && dialog.issued.is_none();
        if here { Focus::Here } else { Focus::Elsewhere }
    };
    field::draw(frame, area, "用途", &dialog.purpose, focus(Stop::Purpose), theme);
    let narrow = |row| Rect { width: DATE.min(area.width), ..line::below(area, row) };
    field::draw(frame, narrow(1), "起日", &dialog.from, focus(Stop::From), theme);
    field::draw(frame, narrow(2), "止日", &dialog.to, focus(Stop::To), theme);
    let first = match dialog.first_day() {
        Ok(None) => "不限起日",
        Ok(Some(_)) => "",
        Err(problem) => problem,
    };
    let last = dialog.last_day().err().unwrap_or("");
    for (row, said) in [(1, first), (2, last)] {
        let style = theme.style(Role::Warning);
        line::put(frame.buffer_mut(), area, (DATE + 2, row), said, style);
    }
    let problem = match (&dialog.problem, dialog.progress) {
        (_, Progress::Waiting(_)) => "正在出具，可继续等待，也可按 Esc 离开",
        (Some(problem), _) => problem,
        (None, _) => "",
    };
    let columns = usize::from(area.width);
    for (row, text) in (4u16..6).zip(text::wrap(problem, columns)) {
        line::put(frame.buffer_mut(), area, (0, row), &text, theme.style(Role::Problem));
    }
}

fn draw_issued(frame: &mut Frame, area: Rect, issued: &Issued, theme: Theme) {
    let said = format!("已出具 {}，共 {} 页。", issued.number, issued.pages);
    line::put(frame.buffer_mut(), area, (0, 0), &said, theme.style(Role::Good));
    let path = format!("文件 {}", issued.path);
    let mut lines = text::wrap(&path, usize::from(area.width));
    lines.extend(text::wrap(AFTERWARDS, usize::from(area.width)));
    for (row, text) in (1u16..).zip(&lines) {
        line::put(frame.buffer_mut(), area, (0, row), text, theme.style(Role::Text));
    }
}
