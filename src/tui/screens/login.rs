//! Who is at the desk: a name and a password.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::verify;
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Progress, Screen};
use crate::tui::msg::{Effect, Job, Secret};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns a login field takes, caption included.
const FIELD: u16 = 46;

/// The login form.
#[derive(Debug, PartialEq, Eq)]
pub struct Login {
    /// The operator's name.
    pub operator: Field,
    /// The password.
    pub password: Field,
    /// Where the keys go.
    pub stop: Stop,
    /// Whether the desk is checking.
    pub progress: Progress,
    /// Why the last try failed.
    pub problem: Option<String>,
}

/// The fields of the form, in Tab's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The operator's name.
    Operator,
    /// The password.
    Password,
}

impl Default for Login {
    fn default() -> Self {
        Self {
            operator: Field::default(),
            password: Field::masked(),
            stop: Stop::Operator,
            progress: Progress::Idle,
            problem: None,
        }
    }
}

impl Login {
    /// The focused field.
    pub fn field(&mut self) -> &mut Field {
        match self.stop {
            Stop::Operator => &mut self.operator,
            Stop::Password => &mut self.password,
        }
    }

    /// Shows why the desk refused and asks for the password again.
    pub fn refused(&mut self, reason: String) {
        self.progress = Progress::Idle;
        self.problem = Some(reason);
        self.password.clear();
        self.stop = Stop::Password;
    }

    /// Whether nothing was typed yet.
    pub fn is_empty(&self) -> bool {
        self.operator.text().is_empty() && self.password.text().is_empty()
    }

    fn turn(&mut self) {
        self.stop = match self.stop {
            Stop::Operator => Stop::Password,
            Stop::Password => Stop::Operator,
        };
    }

    /// The first field that still has to be filled in, and the sentence that says so.
    fn missing(&self) -> Option<(Stop, &'static str)> {
        if self.operator.is_blank() {
            Some((Stop::Operator, "还没有填操作员。请输入操作员名称。"))
        } else if self.password.text().is_empty() {
            Some((Stop::Password, "还没有填密码。请输入密码后按回车。"))
        } else {
            None
        }
    }
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let Screen::Login(login) = &mut model.screen else { return vec![] };
    match command {
        // With two fields, forwards and backwards are the same.
        Command::Next | Command::Previous => login.turn(),
        Command::Submit => return submit(model),
        // Whoever is being let in must not find another screen in the way.
        Command::Verify if login.progress == Progress::Idle => return verify::open(model),
        _ => {}
    }
    vec![]
}

fn submit(model: &mut Model) -> Vec<Effect> {
    let Screen::Login(login) = &mut model.screen else { return vec![] };
    if login.progress != Progress::Idle {
        return vec![];
    }
    if let Some((stop, sentence)) = login.missing() {
        // Enter after the name goes on to the password without a reproach.
        login.problem = (login.stop == stop).then(|| sentence.to_owned());
        login.stop = stop;
        return vec![];
    }
    let operator = login.operator.text().trim().to_owned();
    let password = Secret::new(login.password.text());
    let (progress, effect) = model.ask(Job::LogIn { operator, password });
    if let Screen::Login(login) = &mut model.screen {
        login.progress = progress;
        login.problem = None;
    }
    vec![effect]
}

/// Draws the form.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, login: &Login) {
    let theme = model.theme;
    let focus = |stop| if login.stop == stop { Focus::Here } else { Focus::Elsewhere };
    let inside = line::inset(area, 2);
    let field_area = Rect { width: FIELD.min(inside.width), ..line::below(inside, 2) };
    field::draw(frame, field_area, "操作员", &login.operator, focus(Stop::Operator), theme);
    let field_area = Rect { width: FIELD.min(inside.width), ..line::below(inside, 4) };
    field::draw(frame, field_area, "密码  ", &login.password, focus(Stop::Password), theme);
    let buffer = frame.buffer_mut();
    if let Some(problem) = &login.problem {
        line::put(buffer, inside, (0, 6), problem, theme.style(Role::Problem));
    } else if login.progress != Progress::Idle {
        line::put(buffer, inside, (0, 6), "正在核对密码", theme.style(Role::Text));
    }
    for (row, hint) in (8u16..).zip(&model.login_hints) {
        line::put(buffer, inside, (0, row), hint, theme.style(Role::Text));
    }
}
