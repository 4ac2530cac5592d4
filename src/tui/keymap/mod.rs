//! The only place a key is named. Dispatch, bottom line, F1 page, menu and README read its table.

mod bindings;
mod commitments;
mod context;
mod sequence;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use bindings::BINDINGS;
pub use context::Context;
/// A key as the terminal names it; other files only pass it on.
pub use ratatui::crossterm::event::KeyEvent as Key;
pub use sequence::{Sequence, is_escape, sequence_end, sequence_start};

/// What a key means where it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Do what the screen is for: look up, log in, open, issue, take the choice.
    Submit,
    /// One step back.
    Back,
    /// The row, field or line after this one.
    Next,
    /// The row, field or line before this one.
    Previous,
    /// The choice or category to the right.
    Right,
    /// The choice or category to the left.
    Left,
    /// From the field to the list, or back.
    Turn,
    /// The next page.
    NextPage,
    /// The page before.
    PreviousPage,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Open the numbered menu.
    Menu,
    /// Paint the screen anew and open the numbered menu.
    RepaintMenu,
    /// Open the F1 page.
    Help,
    /// Cover the screen until the operator is back.
    Lock,
    /// Close the session, so that somebody else can log in.
    SwitchOperator,
    /// End the program.
    Quit,
    /// Issue a report on this subject.
    Report,
    /// Show an identity number in full, for a reason.
    Reveal,
    /// Show the archive as of another day.
    AsOf,
    /// Say on what basis the look-up is made.
    Basis,
    /// Say for which matter.
    Scene,
    /// A finding's ground in full, and the measures it calls for.
    Ground,
    /// Register what was done about a finding.
    Feedback,
    /// Issue a report on the applicants of a letter.
    Review,
    /// Issue the approval page about a report.
    Approval,
    /// Lay a report out without issuing it.
    Preview,
    /// Tell what has become of a print.
    PrintState,
    /// Open the register of reports.
    Register,
    /// Print a report of the register.
    Print,
    /// Declare a report void.
    Void,
    /// Write an opinion on a report.
    Opinion,
    /// Tell whether a paper is genuine.
    Verify,
    /// Open the list of commitments.
    Commitments,
    /// Choose what is promised, and draft it.
    NewCommitment,
    /// List others: what asks for something, or the latest.
    SwitchList,
    /// Change a draft.
    Revise,
    /// Register a signature.
    Sign,
    /// Keep the signed paper.
    Keep,
    /// Register how a commitment was kept.
    Settle,
    /// Register that it was put right.
    Correct,
    /// Take a finding back.
    Retract,
    /// Withdraw a commitment.
    Withdraw,
    /// Change the text of the focused field.
    Edit(Edit),
}

/// What a key does inside an input field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the start.
    Start,
    /// To the end.
    End,
    /// Remove the character before the cursor.
    Backspace,
    /// Remove the character under the cursor.
    Delete,
    /// Remove everything after the cursor.
    ClearAfter,
    /// Remove everything.
    Clear,
}

/// Where a binding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// In the bottom line and on the F1 page.
    Footer,
    /// In the bottom line where there is room, and on the F1 page.
    FooterIfRoom,
    /// On the F1 page only.
    Help,
    /// With the binding before it, whose label names both keys.
    Above,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it applies.
    pub context: Context,
    key: KeyCode,
    modifiers: KeyModifiers,
    /// The key as the screens name it.
    pub label: &'static str,
    /// What it does.
    pub command: Command,
    /// What it does, in Chinese.
    pub caption: &'static str,
    /// Where it is told.
    pub told: Told,
}

impl Binding {
    /// Whether this is one of the function keys, which some hosts steal.
    pub fn is_function_key(&self) -> bool {
        matches!(self.key, KeyCode::F(_))
    }
}

/// What a pressed key turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A command.
    Command(Command),
    /// A character to type.
    Text(char),
}

/// Reads a key: as editing when a field is focused, then as a command of `context`, then as text.
pub fn read(field: Option<Context>, context: Context, key: KeyEvent) -> Option<Input> {
    let (code, modifiers) = settle(key);
    let bound = |context: Context| {
        of(context).find(|b| b.key == code && b.modifiers == modifiers).map(|b| b.command)
    };
    if let Some(command) = field.and_then(bound).or_else(|| bound(context)) {
        return Some(Input::Command(command));
    }
    match code {
        KeyCode::Char(c) if modifiers.is_empty() => Some(Input::Text(c)),
        _ => None,
    }
}

/// The bindings of one context, in the order of the table; those it shares with others come last.
pub fn of(context: Context) -> impl Iterator<Item = &'static Binding> {
    own(context).chain(context.shared().into_iter().flat_map(own))
}

/// The bindings of one context without those it shares.
fn own(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.context == context)
}

/// The commands that have a function key in `context`: the numbered menu is their second route.
pub fn menu(context: Context) -> Vec<&'static Binding> {
    of(context).filter(|b| b.is_function_key()).collect()
}

/// The key table of README.
pub fn markdown() -> String {
    let mut table = String::from("| 画面 | 键 | 作用 |\n|---|---|---|\n");
    for context in Context::ALL {
        for binding in own(context).filter(|b| b.told != Told::Above) {
            let (title, label, caption) = (context.title(), binding.label, binding.caption);
            table.push_str(&format!("| {title} | {label} | {caption} |\n"));
        }
    }
    table
}

/// One spelling per key: terminals disagree on Backspace, on BackTab and on the case of Ctrl.
fn settle(key: KeyEvent) -> (KeyCode, KeyModifiers) {
    match (key.code, key.modifiers) {
        // PuTTY and old serial terminals can be set to send Control-H for Backspace.
        (KeyCode::Char('h'), KeyModifiers::CONTROL) => (KeyCode::Backspace, KeyModifiers::NONE),
        (KeyCode::BackTab, _) => (KeyCode::BackTab, KeyModifiers::NONE),
        (KeyCode::Tab, KeyModifiers::SHIFT) => (KeyCode::BackTab, KeyModifiers::NONE),
        (KeyCode::Char(c), KeyModifiers::SHIFT) => (KeyCode::Char(c), KeyModifiers::NONE),
        (KeyCode::Char(c), KeyModifiers::CONTROL) => {
            (KeyCode::Char(c.to_ascii_lowercase()), KeyModifiers::CONTROL)
        }
        (code, modifiers) => (code, modifiers),
    }
}

/// The keys a test writes as text: characters, and `<Enter>`, `<F5>`, `<Ctrl-L>` for the others.
#[cfg(test)]
pub fn keys(written: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        let key = named.and_then(|(name, after)| Some((named_key(name)?, after)));
        let (key, after) =
            key.unwrap_or_else(|| (KeyEvent::from(KeyCode::Char(c)), &rest[c.len_utf8()..]));
        keys.push(key);
        rest = after;
    }
    keys
}

#[cfg(test)]
fn named_key(name: &str) -> Option<KeyEvent> {
    if let Some(c) = name.strip_prefix("Ctrl-").and_then(|c| c.chars().next()) {
        return Some(KeyEvent::new(KeyCode::Char(c.to_ascii_lowercase()), KeyModifiers::CONTROL));
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        _ => KeyCode::F(name.strip_prefix('F')?.parse().ok()?),
    };
    Some(code.into())
}

#[cfg(test)]
mod tests;
