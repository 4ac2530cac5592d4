//! Draws a model. Never changes it.

use ratatui::Frame;

use super::model::{Model, Overlay, Screen};
use super::screens::{
    archive, as_of, basis, candidates,
    commitments::{commitment, dialog, draft_view, gate, list_view, templates},
    confirm, entry, feedback, finding, help, locked, login, menu, opinion, preview, printing_view,
    query, record, register, report_view, reveal, review_view, scenes, verify, void,
};
use super::theme::Role;
use super::widgets::{chrome, line};

/// The smallest window a screen can be read in, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 18);

/// Draws everything, and puts the hardware cursor where typing goes.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let text = model.theme.style(Role::Text);
        line::put(frame.buffer_mut(), area, (0, 0), "窗口太小", text);
        return;
    }
    if let Some(Overlay::Help(page)) = &model.overlay {
        chrome::draw(frame, model, model.context());
        help::draw(frame, chrome::body(area), page, model.theme);
        return;
    }
    // Where one commitment stands is told beside its title.
    let context = model.screen.context();
    chrome::draw(frame, model, context.shared().unwrap_or(context));
    let body = chrome::body(area);
    match &model.screen {
        Screen::Login(login) => login::draw(frame, body, model, login),
        Screen::Query(query) => query::draw(frame, body, model, query),
        Screen::Candidates(screen) => candidates::draw(frame, body, model, screen),
        Screen::Archive(screen) => archive::draw(frame, body, model, screen),
        Screen::Finding(screen) => finding::draw(frame, body, model, screen),
        Screen::Record(screen) => record::draw(frame, body, model, screen),
        Screen::Report(dialog) => report_view::draw(frame, body, model, dialog),
        Screen::Review(form) => review_view::draw(frame, body, model, form),
        Screen::Preview(screen) => preview::draw(frame, body, model, screen),
        Screen::Printing(screen) => printing_view::draw(frame, body, model, screen),
        Screen::Register(screen) => register::draw(frame, body, model, screen),
        Screen::Entry(screen) => entry::draw(frame, body, model, screen),
        Screen::Verify(screen) => verify::draw(frame, body, model, screen),
        Screen::Commitments(screen) => list_view::draw(frame, body, model, screen),
        Screen::Gate(screen) => gate::draw(frame, body, model, screen),
        Screen::Draft(form) => draft_view::draw(frame, body, model, form),
        Screen::Commitment(screen) => commitment::draw(frame, body, model, screen),
        Screen::Locked(locked) => locked::draw(frame, body, model, locked),
    }
    chrome::say(frame, model);
    match &model.overlay {
        Some(Overlay::Menu(menu)) => menu::draw(frame, body, menu, model.theme),
        Some(Overlay::Confirm(confirm)) => confirm::draw(frame, body, confirm, model.theme),
        Some(Overlay::Reveal(reveal)) => reveal::draw(frame, body, reveal, model.theme),
        Some(Overlay::AsOf(as_of)) => as_of::draw(frame, body, as_of, model.theme),
        Some(Overlay::Basis(dialog)) => basis::draw(frame, body, dialog, model.theme),
        Some(Overlay::Scenes(picker)) => scenes::draw(frame, body, picker, model.theme),
        Some(Overlay::Feedback(dialog)) => feedback::draw(frame, body, dialog, model.theme),
        Some(Overlay::Void(dialog)) => void::draw(frame, body, dialog, model.theme),
        Some(Overlay::Opinion(dialog)) => opinion::draw(frame, body, dialog, model.theme),
        Some(Overlay::Templates(picker)) => templates::draw(frame, body, picker, model.theme),
        Some(Overlay::Commitment(open)) => dialog::draw(frame, body, open, model.theme),
        Some(Overlay::Help(_)) | None => {}
    }
}
