//! The whole behaviour of the terminal program, as one pure function.

use std::sync::Arc;

use super::answered::answered;
use super::keymap::{self, Command, Context, Edit, Input, Key};
use super::model::{Model, Overlay, Progress, Screen};
use super::msg::{Effect, Job, Moment, Msg};
use super::pace::{Pace, Stroke};
use super::screens::{
    archive, as_of, basis, candidates,
    confirm::{Confirm, Deed, Verdict},
    feedback, finding,
    help::Help,
    locked::{self, Locked},
    login::{self, Login},
    menu::Menu,
    query, record, report, reveal, scenes,
};

/// Takes one message and says what is to be done outside.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key { key, at } => key_pressed(model, key, at),
        Msg::Pasted { text, at } => {
            let pace = model.pace.note(Stroke::Scannable, at);
            type_text(model, text.trim_end(), pace)
        }
        Msg::Resized { columns, rows } => {
            model.size = (columns, rows);
            model.touch();
            vec![]
        }
        Msg::Answered { ticket, answer } => answered(model, ticket, answer),
        Msg::Idle => idle(model),
        Msg::Terminated => vec![Effect::Quit],
    }
}

fn key_pressed(model: &mut Model, key: Key, at: Moment) -> Vec<Effect> {
    let field = model.field().is_some().then_some(Context::Field);
    match keymap::read(field, model.context(), key) {
        None => {
            model.pace.note(Stroke::Other, at);
            vec![]
        }
        Some(Input::Text(c)) => {
            let pace = model.pace.note(Stroke::Scannable, at);
            type_text(model, c.encode_utf8(&mut [0; 4]), pace)
        }
        Some(Input::Command(command)) => {
            let stroke = if command == Command::Submit { Stroke::Scannable } else { Stroke::Other };
            let pace = model.pace.note(stroke, at);
            model.notice = None;
            model.touch();
            run(model, command, pace)
        }
    }
}

/// Text goes to the focused field; with none focused it is a scan and goes to the code field.
fn type_text(model: &mut Model, text: &str, pace: Pace) -> Vec<Effect> {
    let scan = match &mut model.overlay {
        Some(Overlay::Confirm(_)) => return vec![],
        Some(Overlay::Menu(menu)) => menu.type_text(text, pace),
        Some(Overlay::Scenes(picker)) => picker.type_text(text, pace),
        Some(Overlay::Help(_)) => Some(text.to_owned()),
        Some(Overlay::Reveal(_) | Overlay::AsOf(_) | Overlay::Basis(_) | Overlay::Feedback(_))
        | None => return insert(model, text),
    };
    match scan {
        Some(scan) => {
            model.overlay = None;
            insert(model, &scan)
        }
        None => {
            model.touch();
            vec![]
        }
    }
}

fn insert(model: &mut Model, text: &str) -> Vec<Effect> {
    if !make_room(model, text) {
        return vec![];
    }
    if let Some(field) = model.field() {
        field.insert(text);
    }
    edited(model);
    vec![]
}

/// Brings the field the text belongs to under the cursor; says whether there is one.
fn make_room(model: &mut Model, text: &str) -> bool {
    if model.overlay.is_none() {
        match &model.screen {
            // A blank on a screen without fields is a slip, not a scan.
            Screen::Candidates(_) | Screen::Archive(_) | Screen::Finding(_) | Screen::Record(_)
                if !text.trim().is_empty() =>
            {
                model.go_home();
            }
            // The report is done: whatever comes is the next query.
            Screen::Report(dialog) if dialog.issued.is_some() && !text.trim().is_empty() => {
                model.go_home();
            }
            _ => {}
        }
    }
    match (&mut model.overlay, &mut model.screen) {
        (Some(Overlay::Basis(dialog)), _) => dialog.expect_text(),
        (Some(Overlay::Feedback(dialog)), _) => dialog.expect_text(),
        (None, Screen::Query(query)) => query.expect_text(),
        (None, Screen::Report(dialog)) => dialog.expect_text(),
        _ => {}
    }
    model.field().is_some()
}

fn edited(model: &mut Model) {
    model.notice = None;
    model.touch();
    let tables = Arc::clone(&model.tables);
    match (&mut model.overlay, &mut model.screen) {
        (Some(Overlay::Reveal(reveal)), _) => reveal.problem = None,
        (Some(Overlay::AsOf(as_of)), _) => as_of.problem = None,
        (Some(Overlay::Basis(dialog)), _) => dialog.problem = None,
        (Some(Overlay::Feedback(dialog)), _) => dialog.problem = None,
        (_, Screen::Login(login)) => login.problem = None,
        (_, Screen::Query(query)) => query.edited(&tables),
        (_, Screen::Report(dialog)) => dialog.edited(),
        (_, Screen::Locked(locked)) => locked.problem = None,
        (
            _,
            Screen::Candidates(_) | Screen::Archive(_) | Screen::Finding(_) | Screen::Record(_),
        ) => {}
    }
}

fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    match command {
        Command::Edit(edit) => edit_field(model, edit),
        Command::Menu => open_menu(model),
        Command::RepaintMenu => {
            open_menu(model);
            vec![Effect::Repaint]
        }
        Command::Help => {
            model.overlay = Some(Overlay::Help(Help::over(model.context())));
            vec![]
        }
        Command::Quit => quit(model),
        Command::Lock => lock(model),
        Command::SwitchOperator => {
            model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::SwitchOperator)));
            vec![]
        }
        _ => match model.overlay.take() {
            Some(overlay) => run_overlay(model, overlay, command, pace),
            None => run_screen(model, command, pace),
        },
    }
}

fn edit_field(model: &mut Model, edit: Edit) -> Vec<Effect> {
    if let Some(field) = model.field() {
        field.edit(edit);
        edited(model);
    }
    vec![]
}

fn open_menu(model: &mut Model) -> Vec<Effect> {
    model.overlay = Some(Overlay::Menu(Menu::over(model.context())));
    vec![]
}

/// A misplaced F8 must not end a day's work; at the login screen there is nothing to lose.
fn quit(model: &mut Model) -> Vec<Effect> {
    if let Screen::Login(_) = model.screen {
        return vec![Effect::Quit];
    }
    model.overlay = Some(Overlay::Confirm(Confirm::new(Deed::Quit)));
    vec![]
}

fn run_overlay(model: &mut Model, overlay: Overlay, command: Command, pace: Pace) -> Vec<Effect> {
    match overlay {
        dialog if command == Command::Back && is_unsaved(&dialog) => {
            model.overlay = Some(Overlay::Confirm(Confirm::over(Deed::DropDialog, dialog)));
        }
        Overlay::Confirm(confirm) if command == Command::Back => {
            model.overlay = confirm.beneath.map(|dialog| *dialog);
        }
        Overlay::Feedback(dialog) if command == Command::Back => {
            if let Progress::Waiting(ticket) = dialog.progress {
                model.left_registering = Some(ticket);
            }
        }
        _ if command == Command::Back => return vec![],
        Overlay::Menu(menu) if command == Command::Submit => {
            return menu.chosen().map(|c| run(model, c, pace)).unwrap_or_default();
        }
        Overlay::Menu(mut menu) => {
            menu.run(command);
            model.overlay = Some(Overlay::Menu(menu));
        }
        Overlay::Help(mut help) => {
            help.run(command, model.size);
            model.overlay = Some(Overlay::Help(help));
        }
        Overlay::Confirm(mut confirm) => match confirm.run(command, pace) {
            Verdict::Yes => return perform(model, confirm.deed),
            Verdict::No => model.overlay = confirm.beneath.map(|dialog| *dialog),
            Verdict::Open => model.overlay = Some(Overlay::Confirm(confirm)),
        },
        dialog => {
            model.overlay = Some(dialog);
            return run_dialog(model, command, pace);
        }
    }
    vec![]
}

/// Whether a dialog holds something typed that Esc would lose.
fn is_unsaved(overlay: &Overlay) -> bool {
    match overlay {
        Overlay::Reveal(reveal) => reveal.is_unsaved(),
        Overlay::AsOf(as_of) => as_of.is_unsaved(),
        Overlay::Basis(dialog) => dialog.is_unsaved(),
        Overlay::Feedback(dialog) => dialog.is_unsaved(),
        Overlay::Scenes(_) | Overlay::Menu(_) | Overlay::Help(_) | Overlay::Confirm(_) => false,
    }
}

fn run_dialog(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    match &model.overlay {
        Some(Overlay::Reveal(_)) => reveal::run(model, command, pace),
        Some(Overlay::AsOf(_)) => as_of::run(model, command),
        Some(Overlay::Basis(_)) => basis::run(model, command, pace),
        Some(Overlay::Scenes(_)) => scenes::run(model, command, pace),
        Some(Overlay::Feedback(_)) => feedback::run(model, command, pace),
        _ => vec![],
    }
}

fn perform(model: &mut Model, deed: Deed) -> Vec<Effect> {
    match deed {
        Deed::Quit => vec![Effect::Quit],
        Deed::SwitchOperator => {
            let (_, effect) = model.ask(Job::LogOut);
            log_out(model);
            vec![effect]
        }
        Deed::Discard => {
            model.leave();
            vec![]
        }
        Deed::DropDialog => vec![],
    }
}

fn log_out(model: &mut Model) {
    model.screen = Screen::Login(Login::default());
    model.trail.clear();
    model.overlay = None;
    model.left_registering = None;
    model.status.operator.clear();
    model.status.role = None;
}

fn run_screen(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    match model.screen {
        Screen::Login(_) => login::run(model, command),
        Screen::Query(_) => query::run(model, command, pace),
        Screen::Candidates(_) => candidates::run(model, command, pace),
        Screen::Archive(_) => archive::run(model, command),
        Screen::Finding(_) => finding::run(model, command),
        Screen::Record(_) => record::run(model, command),
        Screen::Report(_) => report::run(model, command, pace),
        Screen::Locked(_) => locked::run(model, command),
    }
}

fn idle(model: &mut Model) -> Vec<Effect> {
    match &mut model.screen {
        // Half a password must not wait for the next person; nothing typed, nothing drawn.
        Screen::Login(login) if login.is_empty() => return vec![],
        Screen::Login(login) => *login = Login::default(),
        Screen::Locked(locked) if locked.password.text().is_empty() => return vec![],
        Screen::Locked(locked) => locked.password.clear(),
        Screen::Query(_)
        | Screen::Candidates(_)
        | Screen::Archive(_)
        | Screen::Finding(_)
        | Screen::Record(_)
        | Screen::Report(_) => return lock(model),
    }
    model.touch();
    vec![]
}

/// Covers the work. Numbers shown in full do not come back with it.
fn lock(model: &mut Model) -> Vec<Effect> {
    reveal::revealed(&mut model.screen, Vec::new());
    let screen = std::mem::replace(&mut model.screen, Screen::Login(Login::default()));
    let locked = Locked::over(screen, model.overlay.take(), model.notice.take());
    model.screen = Screen::Locked(Box::new(locked));
    model.touch();
    vec![]
}
