//! A desk nobody sits at: nothing of the work is shown until its operator is back.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::Command;
use crate::tui::model::{Model, Notice, Overlay, Progress, Screen};
use crate::tui::msg::{Effect, Job, Secret, Ticket};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns the password field takes, caption included.
const FIELD: u16 = 46;

/// The lock, and the work behind it.
#[derive(Debug)]
pub struct Locked {
    /// The password that opens it.
    pub password: Field,
    /// Whether the desk is checking.
    pub progress: Progress,
    /// Why the last try failed.
    pub problem: Option<String>,
    /// What was on the screen, untouched.
    pub behind: Behind,
}

/// What a lock covers.
#[derive(Debug)]
pub struct Behind {
    /// The screen.
    pub screen: Screen,
    /// What lay over it.
    pub overlay: Option<Overlay>,
    /// What it said above the bottom line.
    pub notice: Option<Notice>,
}

impl Locked {
    /// A lock over this work.
    pub fn over(screen: Screen, overlay: Option<Overlay>, notice: Option<Notice>) -> Self {
        Self {
            password: Field::masked(),
            progress: Progress::Idle,
            problem: None,
            behind: Behind { screen, overlay, notice },
        }
    }
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match (&mut model.screen, command) {
        (Screen::Locked(locked), Command::Submit) if locked.progress == Progress::Idle => {
            if locked.password.text().is_empty() {
                locked.problem = Some("还没有填密码。请输入密码后按回车。".to_owned());
                return vec![];
            }
            let password = Secret::new(locked.password.text());
            locked.password.clear();
            locked.problem = None;
            submit(model, password)
        }
        _ => vec![],
    }
}

fn submit(model: &mut Model, password: Secret) -> Vec<Effect> {
    let (progress, effect) = model.ask(Job::Unlock { password });
    if let Screen::Locked(locked) = &mut model.screen {
        locked.progress = progress;
    }
    vec![effect]
}

/// Uncovers the work when this is the answer waited for.
pub fn opened(model: &mut Model, ticket: Ticket) {
    match std::mem::replace(&mut model.screen, Screen::Login(Default::default())) {
        Screen::Locked(locked) if locked.progress.awaits(ticket) => {
            let Behind { screen, overlay, notice } = locked.behind;
            (model.screen, model.overlay, model.notice) = (screen, overlay, notice);
            model.touch();
        }
        screen => model.screen = screen,
    }
}

/// Shows why it stays locked.
pub fn refused(model: &mut Model, reason: String) {
    if let Screen::Locked(locked) = &mut model.screen {
        locked.progress = Progress::Idle;
        locked.problem = Some(reason);
    }
}

/// Draws the lock.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, locked: &Locked) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let sentence = format!("已锁屏。请 {} 输入密码继续。", model.status.operator);
    line::put(frame.buffer_mut(), inside, (0, 2), &sentence, theme.style(Role::Text));
    let field_area = Rect { width: FIELD.min(inside.width), ..line::below(inside, 4) };
    field::draw(frame, field_area, "密码  ", &locked.password, Focus::Here, theme);
    let buffer = frame.buffer_mut();
    if let Some(problem) = &locked.problem {
        line::put(buffer, inside, (0, 6), problem, theme.style(Role::Problem));
    } else if locked.progress != Progress::Idle {
        line::put(buffer, inside, (0, 6), "正在核对密码", theme.style(Role::Text));
    }
}
