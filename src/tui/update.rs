//! The whole behaviour of the terminal program, as one pure function.

use std::sync::Arc;

use super::answered::answered;
use super::keymap::{self, Command, Context, Edit, Input, Key};
use super::model::{Model, Overlay, Screen, Tone};
use super::msg::{Effect, Job, Moment, Msg};
use super::pace::{Pace, Stroke};
use super::screens::{
    archive, as_of, basis, candidates,
    commitments::{commitment, dialog, draft, gate, list, pressing, print, templates},
    confirm::{Confirm, Deed, Verdict},
    entry, feedback, finding,
    help::Help,
    locked::{self, Locked},
    login::{self, Login},
    menu::Menu,
    opinion, preview, printing, query, record, register, report, reveal, review, scenes, verify,
    void,
};

/// Takes one message and says what is to be done outside. Whoever comes home is told what asks for
/// something today.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let was_home = matches!(model.screen, Screen::Query(_));
    let mut effects = take(model, msg);
    if !was_home {
        effects.extend(pressing::ask(model));
    }
    effects
}

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
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
        Some(Overlay::Templates(picker)) => picker.type_text(text, pace),
        Some(Overlay::Help(_)) => Some(text.to_owned()),
        Some(_) => return insert(model, text),
        None => match &mut model.screen {
            Screen::Printing(screen) => screen.type_text(text, pace),
            _ => return insert(model, text),
        },
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
    // A blank on a screen without fields is a slip, not a scan.
    if model.overlay.is_none() && !text.trim().is_empty() {
        if model.screen.passes_text_on() {
            model.left.extend(model.screen.left());
            model.go_home();
        } else if let Screen::Preview(screen) = &model.screen {
            let said = screen.no_text();
            model.say(Tone::Plain, said);
            model.touch();
        }
    }
    match (&mut model.overlay, &mut model.screen) {
        (Some(Overlay::Basis(dialog)), _) => dialog.expect_text(),
        (Some(Overlay::Feedback(dialog)), _) => dialog.expect_text(),
        (Some(Overlay::Opinion(dialog)), _) => dialog.expect_text(),
        (Some(Overlay::Commitment(dialog)), _) => dialog.expect_text(),
        (None, Screen::Query(query)) => query.expect_text(),
        (None, Screen::Report(dialog)) => dialog.expect_text(),
        (None, Screen::Review(form)) => form.expect_text(),
        (None, Screen::Register(screen)) => screen.expect_text(text),
        (None, Screen::Commitments(screen)) => screen.expect_text(text),
        (None, Screen::Draft(form)) => form.form.expect_text(),
        (None, Screen::Verify(screen)) => screen.expect_text(),
        _ => {}
    }
    let is_room = model.field().is_some();
    let is_form = matches!(model.overlay, Some(Overlay::Commitment(_)))
        || model.overlay.is_none() && matches!(model.screen, Screen::Draft(_));
    if is_form && !is_room {
        model.say(Tone::Plain, "这一项按左右键选择。请按 Tab 到下一项再输入。");
        model.touch();
    }
    is_room
}

fn edited(model: &mut Model) {
    model.notice = None;
    model.touch();
    let tables = Arc::clone(&model.tables);
    if let Some(Overlay::Commitment(dialog)) = &mut model.overlay {
        return dialog.edited();
    }
    if let Some((_, problem)) = model.overlay.as_mut().and_then(Overlay::standing) {
        *problem = None;
        return;
    }
    match &mut model.screen {
        Screen::Login(login) => login.problem = None,
        Screen::Query(query) => query.edited(&tables),
        Screen::Report(dialog) => dialog.edited(),
        Screen::Review(form) => form.edited(),
        Screen::Register(screen) => screen.edited(),
        Screen::Commitments(screen) => screen.edited(),
        Screen::Draft(form) => form.edited(),
        Screen::Verify(screen) => screen.edited(),
        Screen::Locked(locked) => locked.problem = None,
        _ => {}
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
        dialog if command == Command::Back && dialog.is_unsaved() => {
            model.overlay = Some(Overlay::Confirm(Confirm::over(Deed::DropDialog, dialog)));
        }
        Overlay::Confirm(confirm) if command == Command::Back => {
            model.overlay = confirm.beneath.map(|dialog| *dialog);
        }
        dialog if command == Command::Back => model.left.extend(dialog.left()),
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
            Verdict::Yes => return perform(model, confirm),
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

fn run_dialog(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    match &model.overlay {
        Some(Overlay::Reveal(_)) => reveal::run(model, command, pace),
        Some(Overlay::AsOf(_)) => as_of::run(model, command),
        Some(Overlay::Basis(_)) => basis::run(model, command, pace),
        Some(Overlay::Scenes(_)) => scenes::run(model, command, pace),
        Some(Overlay::Feedback(_)) => feedback::run(model, command, pace),
        Some(Overlay::Void(_)) => void::run(model, command, pace),
        Some(Overlay::Opinion(_)) => opinion::run(model, command, pace),
        Some(Overlay::Templates(_)) => templates::run(model, command, pace),
        Some(Overlay::Commitment(_)) => dialog::run(model, command, pace),
        _ => vec![],
    }
}

fn perform(model: &mut Model, confirm: Confirm) -> Vec<Effect> {
    match confirm.deed {
        Deed::Quit => vec![Effect::Quit],
        Deed::SwitchOperator => {
            let (_, effect) = model.ask(Job::LogOut);
            log_out(model);
            vec![effect]
        }
        Deed::Discard => {
            model.left.extend(model.screen.left());
            model.leave();
            vec![]
        }
        Deed::Void => {
            model.overlay = confirm.beneath.map(|dialog| *dialog);
            void::send(model)
        }
        Deed::PrintAgain => printing::send(model),
        Deed::Approval => entry::issue_approval(model),
        Deed::Freeze => print::send(model),
        Deed::Withdraw => {
            model.overlay = confirm.beneath.map(|dialog| *dialog);
            dialog::send(model)
        }
        Deed::DropDraft => {
            draft::leave(model);
            vec![]
        }
        Deed::DropDialog => vec![],
    }
}

fn log_out(model: &mut Model) {
    model.screen = Screen::Login(Login::default());
    model.trail.clear();
    model.overlay = None;
    model.left.clear();
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
        Screen::Review(_) => review::run(model, command, pace),
        Screen::Preview(_) => preview::run(model, command, pace),
        Screen::Printing(_) => printing::run(model, command, pace),
        Screen::Register(_) => register::run(model, command, pace),
        Screen::Entry(_) => entry::run(model, command),
        Screen::Verify(_) => verify::run(model, command),
        Screen::Commitments(_) => list::run(model, command, pace),
        Screen::Gate(_) => gate::run(model, command),
        Screen::Draft(_) => draft::run(model, command, pace),
        Screen::Commitment(_) => commitment::run(model, command),
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
        // Nobody is logged in: there is nobody to come back to it.
        Screen::Verify(_) if matches!(model.trail.first(), Some(Screen::Login(_))) => {
            model.overlay = None;
            model.trail.clear();
            model.screen = Screen::Login(Login::default());
        }
        _ => return lock(model),
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
