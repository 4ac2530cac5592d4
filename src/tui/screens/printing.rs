//! A report that lies on the disk, and how it is to be printed: right after it was issued, and again
//! from the register. Nothing here is a field, so that the next scan is the next query.

use super::commitments::commitment;
use super::confirm::{Confirm, Deed};
use super::entry;
use super::number::{NumberTyped, Typed};
use crate::domain::report::ReportKind;
use crate::tui::keymap::Command;
use crate::tui::model::{Left, Model, Overlay, Progress, Screen, Tone};
use crate::tui::msg::{
    Effect, Issued, Job, PrintWish, Printed, PrinterLine, RegisterLine, Sides, Ticket,
};
use crate::tui::pace::Pace;
use crate::tui::widgets::choice;

/// The most copies at a time.
const COPIES: usize = 99;

/// The report and the choices.
#[derive(Debug)]
pub struct PrintingScreen {
    /// What is known of the report.
    pub paper: Paper,
    /// Whether the report is on its way to the printer.
    pub progress: Progress,
    /// Whether the printers, or what one of them does, are being asked for.
    pub aside: Progress,
    /// Why something was not done.
    pub problem: Option<String>,
    /// The printers.
    pub printers: Printers,
    /// The chosen one, by its place.
    pub printer: usize,
    /// How many copies.
    pub copies: usize,
    /// On which sides.
    pub sides: Sides,
    /// Where the keys go.
    pub stop: Stop,
    /// The latest print.
    pub printed: Option<Printed>,
    /// What has become of it.
    pub state: Option<String>,
    typed: NumberTyped,
}

/// What is known of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its number.
    pub number: String,
    /// Which document, and about whom.
    pub about: String,
    /// 核验码
    pub code: String,
    /// Where it lies.
    pub path: String,
    /// What is said first.
    pub told: Told,
    /// What was done just now.
    pub done: &'static str,
    /// What one does next.
    pub next: &'static str,
}

/// What was done, of a report.
const DONE: &str = "已出具";
/// What one does after a report.
const NEXT: &str = "可直接扫描下一个代码，或按 Esc 返回。";

/// Where the report comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It was issued just now.
    Issued {
        /// Its pages.
        pages: usize,
        /// Sentences the clerk must know.
        warnings: Vec<String>,
    },
    /// It stands in the register.
    Register {
        /// How often it was printed before.
        prints: u32,
        /// Why it is void.
        void: Option<String>,
    },
}

/// The printers of this machine, the default first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printers {
    /// Nobody said yet.
    Unknown,
    /// These, possibly none.
    Known(Vec<PrinterLine>),
}

/// The stops, in Tab's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The choice of the printer.
    Printer,
    /// How many copies.
    Copies,
    /// The choice of the sides.
    Sides,
}

const STOPS: [Stop; 3] = [Stop::Printer, Stop::Copies, Stop::Sides];

impl Paper {
    /// A document about somebody that was issued just now.
    pub fn issued(issued: Issued, kind: ReportKind, subject: &str) -> Self {
        let Issued { number, code, pages, path, warnings } = issued;
        let about = format!("{}  {subject}", kind.label());
        let told = Told::Issued { pages, warnings };
        Self { number, about, code, path, told, done: DONE, next: NEXT }
    }
}

impl From<&RegisterLine> for Paper {
    fn from(line: &RegisterLine) -> Self {
        Self {
            number: line.number.clone(),
            about: format!("{}  {}", line.kind.label(), line.subject),
            code: line.code.clone(),
            path: line.path.clone(),
            told: Told::Register { prints: line.prints, void: line.void.clone() },
            done: DONE,
            next: NEXT,
        }
    }
}

impl PrintingScreen {
    /// The choices for a report, before the printers are known.
    pub fn of(paper: Paper) -> Self {
        Self {
            paper,
            progress: Progress::Idle,
            aside: Progress::Idle,
            problem: None,
            printers: Printers::Unknown,
            printer: 0,
            copies: 1,
            sides: Sides::default(),
            stop: Stop::Printer,
            printed: None,
            state: None,
            typed: NumberTyped::default(),
        }
    }

    /// The chosen printer.
    pub fn chosen(&self) -> Option<&PrinterLine> {
        self.known().get(self.printer)
    }

    /// The printers as far as they are known.
    pub fn known(&self) -> &[PrinterLine] {
        match &self.printers {
            Printers::Known(printers) => printers,
            Printers::Unknown => &[],
        }
    }

    /// The printers are known.
    pub fn take_printers(&mut self, mut printers: Vec<PrinterLine>) {
        printers.sort_by_key(|printer| printer.rank);
        self.aside = Progress::Idle;
        (self.printers, self.printer) = (Printers::Known(printers), 0);
    }

    /// What has become of the print.
    pub fn take_state(&mut self, state: String) {
        (self.aside, self.state) = (Progress::Idle, Some(state));
    }

    /// Digits are the number of copies, whatever the keys go to. Returns the text of a scan, which is
    /// the next query.
    pub fn type_text(&mut self, text: &str, pace: Pace) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        match self.typed.take(text, pace, &(1..COPIES + 1)) {
            Typed::Number(copies) => (self.copies, self.stop) = (copies, Stop::Copies),
            Typed::Nothing => {}
            Typed::Scan(scan) => return Some(scan),
        }
        None
    }

    fn turn(&mut self, command: Command) {
        self.typed.clear();
        let at = STOPS.iter().position(|stop| *stop == self.stop).unwrap_or(0);
        let step = if command == Command::Next { 1 } else { STOPS.len() - 1 };
        self.stop = STOPS[(at + step) % STOPS.len()];
    }

    fn choose(&mut self, command: Command) {
        self.typed.clear();
        match self.stop {
            Stop::Printer => self.printer = choice::step(command, self.printer, self.known().len()),
            Stop::Copies => self.copies = choice::step(command, self.copies - 1, COPIES) + 1,
            Stop::Sides if command == Command::Right => self.sides = Sides::One,
            Stop::Sides => self.sides = Sides::TwoLongEdge,
        }
    }

    fn wish(&self) -> PrintWish {
        PrintWish {
            number: self.paper.number.clone(),
            printer: self.chosen().map(|printer| printer.name.clone()),
            copies: u32::try_from(self.copies).unwrap_or(1),
            sides: self.sides,
        }
    }

    /// The print under way when one leaves without waiting for it.
    pub fn left(&self) -> Option<(Ticket, Left)> {
        match self.progress {
            Progress::Waiting(ticket) => Some((ticket, Left::Print)),
            Progress::Idle => None,
        }
    }
}

/// `第 2 次打印，已交给打印机 HP-M126（任务 HP-M126-12）。`
pub fn done(printed: &Printed) -> String {
    let Printed { n, printer, job, .. } = printed;
    // A printer behind a command of the office has no jobs.
    let job = if job.is_empty() { String::new() } else { format!("（任务 {job}）") };
    format!("第 {n} 次打印，已交给打印机 {printer}{job}。")
}

/// Opens the choices over the present screen.
pub fn open(model: &mut Model, paper: Paper) -> Vec<Effect> {
    model.enter(Screen::Printing(Box::new(PrintingScreen::of(paper))));
    find_printers(model)
}

/// Asks for the printers.
pub fn find_printers(model: &mut Model) -> Vec<Effect> {
    let (progress, effect) = model.ask(Job::Printers);
    if let Screen::Printing(screen) = model.working().0 {
        (screen.aside, screen.problem) = (progress, None);
    }
    vec![effect]
}

/// Does what a command means here. A scanner's Enter prints nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let Screen::Printing(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => return back(model),
        Command::Submit if pace == Pace::Calm => return print(model),
        Command::PrintState => return ask_state(model),
        Command::Next | Command::Previous => screen.turn(command),
        Command::Left | Command::Right => screen.choose(command),
        _ => {}
    }
    vec![]
}

fn back(model: &mut Model) -> Vec<Effect> {
    let Screen::Printing(screen) = &model.screen else { return vec![] };
    model.left.extend(screen.left());
    model.leave();
    // The entry has one print more than it knows of; the commitment was frozen.
    let mut effects = entry::refresh(model);
    effects.extend(commitment::refresh(model));
    effects
}

fn print(model: &mut Model) -> Vec<Effect> {
    let Screen::Printing(screen) = &mut model.screen else { return vec![] };
    if screen.progress != Progress::Idle {
        return vec![];
    }
    if screen.chosen().is_none() {
        return if screen.aside == Progress::Idle { find_printers(model) } else { vec![] };
    }
    if screen.printed.is_some() {
        model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::PrintAgain)));
        return vec![];
    }
    send(model)
}

/// Hands the report to the printer.
pub fn send(model: &mut Model) -> Vec<Effect> {
    let Screen::Printing(screen) = &model.screen else { return vec![] };
    let (progress, effect) = model.ask(Job::Print(screen.wish()));
    if let Screen::Printing(screen) = &mut model.screen {
        (screen.progress, screen.problem) = (progress, None);
    }
    vec![effect]
}

/// The printer has it: what becomes of it is asked once by itself.
pub fn printed(model: &mut Model, printed: Printed) -> Vec<Effect> {
    if let Screen::Printing(screen) = model.working().0 {
        screen.progress = Progress::Idle;
        (screen.printed, screen.state) = (Some(printed), None);
    }
    ask_state(model)
}

fn ask_state(model: &mut Model) -> Vec<Effect> {
    let Screen::Printing(screen) = model.working().0 else { return vec![] };
    let Some(Printed { printer, job, .. }) = screen.printed.clone() else {
        model.say(Tone::Plain, "还没有打印。按回车打印后，再按 F2 看打印情况。");
        return vec![];
    };
    let (progress, effect) = model.ask(Job::PrintState { printer, job });
    if let Screen::Printing(screen) = model.working().0 {
        (screen.aside, screen.problem) = (progress, None);
    }
    vec![effect]
}
