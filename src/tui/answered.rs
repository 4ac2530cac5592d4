//! What the desk's answers do to the model. An answer is taken only where its number is still
//! waited for; a late one changes nothing, unless it tells of a thing done that cannot be undone.

use std::sync::Arc;

use super::model::{Model, Overlay, Progress, Screen, Tone};
use super::msg::{Answer, Effect, Issued, Job, LookedUp, Opened, Seen, Ticket};
use super::screens::{
    archive::{self, ArchiveScreen},
    candidates::Candidates,
    commitments::{answers, commitment},
    dossier::Dossier,
    entry, finding, locked,
    printing::{self, Paper, PrintingScreen},
    query::Query,
    recent, report, reveal, review,
};
use crate::domain::{access::Grounds, outcome::Outcome, report::ReportKind};

/// Who waited for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Login,
    Lock,
    Query,
    Candidates,
    Archive,
    Report,
    Review,
    Preview,
    Printing,
    /// Something about printing that is not the print itself.
    Aside,
    Register,
    Entry,
    Verify,
    Commitments,
    Overlay,
}

/// Takes an answer.
pub fn answered(model: &mut Model, ticket: Ticket, answer: Answer) -> Vec<Effect> {
    let Some(waiting) = waiting(model, ticket) else {
        return late(model, ticket, answer);
    };
    model.touch();
    match answer {
        Answer::LoggedIn(status) => {
            model.status = status;
            model.screen = Screen::Query(Box::new(Query::new(&model.tables)));
            return vec![model.ask(Job::Warm).1];
        }
        Answer::Unlocked => locked::opened(model, ticket),
        Answer::LookedUp(found) => looked_up(model, *found),
        Answer::Opened(opened) => open(model, waiting, *opened),
        Answer::Revealed(numbers) => {
            let (screen, overlay) = model.working();
            *overlay = None;
            reveal::revealed(screen, numbers);
        }
        Answer::Commitments(said) => return answers::take(model, said),
        Answer::Issued(issued) => return report_issued(model, issued),
        Answer::Listed(listing) => return review::listed(model, listing),
        Answer::Previewed(pages) => report::previewed(model, pages),
        Answer::Printed(printed) => return printing::printed(model, printed),
        Answer::Printers(printers) => {
            if let Screen::Printing(screen) = model.working().0 {
                screen.take_printers(printers);
            }
        }
        Answer::PrintState(state) => {
            if let Screen::Printing(screen) = model.working().0 {
                screen.take_state(state);
            }
        }
        Answer::Reports(lines) => match model.working().0 {
            Screen::Register(screen) => screen.found(lines),
            _ => entry::refreshed(model, lines),
        },
        Answer::Voided(number) => return noted(model, voided(&number)),
        Answer::OpinionGiven(number) => return noted(model, signed(&number)),
        Answer::Verified(verified) => {
            if let Screen::Verify(screen) = model.working().0 {
                screen.take(verified);
            }
        }
        Answer::Registered(feedback) => {
            *model.working().1 = None;
            finding::registered(model, &feedback);
            model.say(Tone::Plain, "已登记执行反馈，并记入日志。");
        }
        Answer::NeedsBasis(reason) => return needs_basis(model, waiting, reason),
        Answer::Refused(reason) => return refused(model, waiting, reason),
        Answer::LoggedOut | Answer::Warmed => {}
    }
    vec![]
}

/// A dialog over the register did what it is for: the entry underneath is read anew.
fn noted(model: &mut Model, said: String) -> Vec<Effect> {
    *model.working().1 = None;
    model.say(Tone::Plain, said);
    entry::refresh(model)
}

fn voided(number: &str) -> String {
    format!("已作废 {number}，并记入日志。")
}

fn signed(number: &str) -> String {
    format!("已在 {number} 上签署意见，并记入日志。")
}

/// Takes an answer nobody waits for any more: what was done, or was to be done, is told all the same.
fn late(model: &mut Model, ticket: Ticket, answer: Answer) -> Vec<Effect> {
    let at = model.left.iter().position(|(left, _)| *left == ticket);
    let left = at.map(|at| model.left.remove(at).1);
    let (tone, said) = match (answer, left) {
        // The session must not stay open unseen.
        (Answer::LoggedIn(_), _) => return vec![model.ask(Job::LogOut).1],
        // Its number must not get lost.
        (Answer::Issued(Issued { number, pages, .. }), _) => {
            (Tone::Plain, format!("已出具 {number}，共 {pages} 页。可在登记簿里打印。"))
        }
        // It stands in the journal: whoever left must not register it again.
        (Answer::Registered(feedback), _) => {
            finding::registered(model, &feedback);
            let (department, done) = (&feedback.department, feedback.execution.label());
            (Tone::Plain, format!("已登记执行反馈（{department}，{done}），并记入日志。"))
        }
        (Answer::Printed(printed), _) => {
            let number = &printed.number;
            (Tone::Plain, format!("{number} {}", printing::done(&printed)))
        }
        (Answer::Voided(number), _) => (Tone::Plain, voided(&number)),
        (Answer::OpinionGiven(number), _) => (Tone::Plain, signed(&number)),
        (Answer::Commitments(said), _) => match answers::late(model, &said) {
            Some(told) => (Tone::Plain, told),
            None => return vec![],
        },
        (Answer::Refused(reason), Some(left)) => {
            (Tone::Problem, format!("{}{reason}", left.not_done()))
        }
        _ => return vec![],
    };
    model.say(tone, said);
    model.touch();
    let mut effects = entry::refresh(model);
    effects.extend(commitment::refresh(model));
    effects
}

fn waiting(model: &mut Model, ticket: Ticket) -> Option<Waiting> {
    if let Screen::Locked(locked) = &model.screen
        && locked.progress.awaits(ticket)
    {
        return Some(Waiting::Lock);
    }
    let (screen, overlay) = model.working();
    let standing = overlay.as_mut().and_then(Overlay::standing);
    if standing.is_some_and(|(progress, _)| progress.awaits(ticket)) {
        return Some(Waiting::Overlay);
    }
    let (progress, waiting) = match screen {
        Screen::Login(login) => (login.progress, Waiting::Login),
        Screen::Query(query) if query.asking.progress.awaits(ticket) => {
            (query.asking.progress, Waiting::Commitments)
        }
        Screen::Query(query) => (query.progress, Waiting::Query),
        Screen::Candidates(candidates) => (candidates.progress, Waiting::Candidates),
        Screen::Report(dialog) => (dialog.progress, Waiting::Report),
        Screen::Review(form) => (form.progress, Waiting::Review),
        Screen::Preview(screen) => (screen.progress, Waiting::Preview),
        Screen::Printing(screen) if screen.aside.awaits(ticket) => (screen.aside, Waiting::Aside),
        Screen::Printing(screen) => (screen.progress, Waiting::Printing),
        Screen::Register(screen) => (screen.progress, Waiting::Register),
        Screen::Entry(screen) => (screen.progress, Waiting::Entry),
        Screen::Verify(screen) => (screen.progress, Waiting::Verify),
        Screen::Commitments(screen) => (screen.progress, Waiting::Commitments),
        Screen::Draft(form) => (form.progress, Waiting::Commitments),
        Screen::Commitment(screen) => (screen.progress, Waiting::Commitments),
        Screen::Archive(screen) => (screen.progress, Waiting::Archive),
        Screen::Finding(_) | Screen::Record(_) | Screen::Gate(_) | Screen::Locked(_) => {
            return None;
        }
    };
    progress.awaits(ticket).then_some(waiting)
}

fn looked_up(model: &mut Model, mut found: LookedUp) {
    model.status.as_of.clone_from(&found.seen.as_of);
    let Screen::Query(query) = model.working().0 else { return };
    let (grounds, scene) = query.asked();
    match (found.outcome, found.archives.len()) {
        (Outcome::None | Outcome::Unavailable, _) | (_, 0) => query.not_found(&found),
        (Outcome::CodeMatch | Outcome::NameMatch, 1) => {
            if let Some(archive) = found.archives.pop() {
                let dossier = Dossier {
                    archive,
                    grounds,
                    today: found.seen.today,
                    check: found.check,
                    notes: found.notes,
                };
                enter_archive(model, dossier, &found.seen);
            }
        }
        _ => {
            query.progress = Progress::Idle;
            let candidates = Candidates::new(found.archives, (grounds, scene), found.notes);
            close_menu(model);
            model.enter(Screen::Candidates(Box::new(candidates)));
        }
    }
}

fn open(model: &mut Model, waiting: Waiting, opened: Opened) {
    let Opened { archive, check, notes, seen } = opened;
    model.status.as_of.clone_from(&seen.as_of);
    let Some(grounds) = asked_on(model, waiting) else { return };
    let dossier = Dossier { archive, grounds, today: seen.today, check, notes };
    match waiting {
        Waiting::Overlay => return see_otherwise(model, dossier, &seen),
        Waiting::Archive => return archive::refreshed(model, dossier),
        _ => {}
    }
    if let Screen::Candidates(candidates) = model.working().0 {
        candidates.progress = Progress::Idle;
    }
    enter_archive(model, dossier, &seen);
}

/// The same archive as of another day or on another basis takes its own place, open at the same page.
fn see_otherwise(model: &mut Model, dossier: Dossier, seen: &Seen) {
    let tables = Arc::clone(&model.tables);
    // Another matter is asked for its findings: they come first.
    let stays = !matches!(model.working().1.take(), Some(Overlay::Scenes(_)));
    if let Some(home) = model.home() {
        home.opened(&dossier, &seen.time);
    }
    if let Screen::Archive(screen) = model.working().0 {
        let mut anew = ArchiveScreen::new(dossier);
        if stays {
            anew.stay_on_page_of(screen, &tables);
        }
        **screen = anew;
    }
}

/// The grounds an archive under way was asked for on.
fn asked_on(model: &mut Model, waiting: Waiting) -> Option<Grounds> {
    let (screen, overlay) = model.working();
    match (waiting, screen, overlay) {
        (Waiting::Query, Screen::Query(query), _) => Some(query.asked().0),
        (Waiting::Candidates, Screen::Candidates(screen), _) => Some(screen.grounds.clone()),
        (Waiting::Archive, Screen::Archive(screen), _) => Some(screen.dossier.grounds.clone()),
        (Waiting::Overlay, _, Some(Overlay::AsOf(as_of))) => Some(as_of.grounds.clone()),
        (Waiting::Overlay, _, Some(Overlay::Basis(dialog))) => Some(dialog.form.grounds()),
        (Waiting::Overlay, _, Some(Overlay::Scenes(picker))) => picker.grounds(),
        _ => None,
    }
}

fn enter_archive(model: &mut Model, dossier: Dossier, seen: &Seen) {
    if let Some(home) = model.home() {
        home.opened(&dossier, &seen.time);
    }
    close_menu(model);
    model.enter(Screen::Archive(Box::new(ArchiveScreen::new(dossier))));
}

/// A menu or help page belongs to the screen it was opened on.
pub fn close_menu(model: &mut Model) {
    let overlay = model.working().1;
    if matches!(overlay, Some(Overlay::Menu(_) | Overlay::Help(_))) {
        *overlay = None;
    }
}

/// The report lies on the disk: whatever was asked about the dialog is no longer a question.
fn report_issued(model: &mut Model, issued: Issued) -> Vec<Effect> {
    *model.working().1 = None;
    if let Screen::Preview(_) = model.working().0 {
        model.leave();
    }
    let (subject, paper) = match model.working().0 {
        Screen::Report(dialog) => {
            let card = &dialog.dossier.archive.subject;
            (Some(card.id), Paper::issued(issued, dialog.ordered, &card.name))
        }
        Screen::Review(form) => (None, Paper::issued(issued, ReportKind::Review, &form.subject())),
        // One comes back to the report the approval page is about.
        Screen::Entry(screen) => {
            screen.progress = Progress::Idle;
            let about = screen.line.number.clone();
            return printing::open(model, Paper::issued(issued, ReportKind::Approval, &about));
        }
        _ => return vec![],
    };
    *model.working().0 = Screen::Printing(Box::new(PrintingScreen::of(paper)));
    if let (Some(home), Some(subject)) = (model.home(), subject) {
        recent::reported(&mut home.recent, subject);
    }
    printing::find_printers(model)
}

fn needs_basis(model: &mut Model, waiting: Waiting, reason: String) -> Vec<Effect> {
    match (waiting, model.working().0) {
        (Waiting::Query, Screen::Query(query)) => query.needs_basis(reason),
        _ => return refused(model, waiting, reason),
    }
    vec![]
}

fn refused(model: &mut Model, waiting: Waiting, reason: String) -> Vec<Effect> {
    if waiting == Waiting::Lock {
        locked::refused(model, reason);
        return vec![];
    }
    if waiting == Waiting::Overlay {
        if let Some((progress, problem)) = model.working().1.as_mut().and_then(Overlay::standing) {
            (*progress, *problem) = (Progress::Idle, Some(reason));
        }
        return vec![];
    }
    let idle = Progress::Idle;
    match model.working().0 {
        Screen::Login(login) => login.refused(reason),
        // The home goes without what asks for something.
        Screen::Query(query) if waiting == Waiting::Commitments => {
            query.asking.progress = idle;
        }
        Screen::Query(query) => query.refused(&reason),
        Screen::Commitment(_) => return commitment::refused(model, reason),
        Screen::Commitments(screen) => (screen.progress, screen.problem) = (idle, Some(reason)),
        Screen::Draft(form) => (form.progress, form.problem) = (idle, Some(reason)),
        Screen::Report(screen) => (screen.progress, screen.problem) = (idle, Some(reason)),
        Screen::Review(form) => form.refused(reason),
        Screen::Register(screen) => (screen.progress, screen.problem) = (idle, Some(reason)),
        Screen::Verify(screen) => (screen.progress, screen.problem) = (idle, Some(reason)),
        Screen::Printing(screen) => {
            let progress = match waiting {
                Waiting::Aside => &mut screen.aside,
                _ => &mut screen.progress,
            };
            (*progress, screen.problem) = (idle, Some(reason));
        }
        Screen::Candidates(screen) => {
            screen.progress = idle;
            model.say(Tone::Problem, reason);
        }
        Screen::Archive(screen) => {
            screen.progress = idle;
            model.say(Tone::Problem, reason);
        }
        Screen::Preview(screen) => {
            screen.progress = idle;
            model.say(Tone::Problem, reason);
        }
        Screen::Entry(screen) => {
            screen.progress = idle;
            model.say(Tone::Problem, reason);
        }
        _ => {}
    }
    vec![]
}
