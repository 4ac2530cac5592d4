//! Basis and purpose as a form: the home and the dialog that changes them have it in common.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::access::{Basis, Grounds};
use crate::tui::keymap::Command;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// What stands before the choices, as wide as a field's caption and bracket.
const CAPTION: &str = "依据  ";
const MISSING: &str = "查自然人须写明用途，例如 办理何事、依据哪份材料";

/// The form.
#[derive(Debug)]
pub struct GroundsForm {
    /// The chosen basis.
    pub basis: Basis,
    /// What it is for.
    pub purpose: Field,
}

/// The part of the form that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The row of bases.
    Basis,
    /// The purpose.
    Purpose,
    /// Neither.
    None,
}

impl Default for GroundsForm {
    fn default() -> Self {
        Self { basis: Basis::Public, purpose: Field::default() }
    }
}

impl GroundsForm {
    /// The form filled with what was said before.
    pub fn from(grounds: &Grounds) -> Self {
        let mut purpose = Field::default();
        purpose.set(&grounds.purpose);
        Self { basis: grounds.basis, purpose }
    }

    /// What the form says.
    pub fn grounds(&self) -> Grounds {
        Grounds { basis: self.basis, purpose: self.purpose.text().trim().to_owned() }
    }

    /// Moves the choice of the basis.
    pub fn choose(&mut self, command: Command) {
        let at = Basis::ALL.iter().position(|b| *b == self.basis).unwrap_or(0);
        let at = match command {
            Command::Right => (at + 1).min(Basis::ALL.len() - 1),
            Command::Left => at.saturating_sub(1),
            _ => at,
        };
        self.basis = Basis::ALL[at];
    }

    /// What a natural person's look-up would still lack.
    pub fn lacking(&self) -> Option<Part> {
        if !self.basis.opens_natural_persons() {
            Some(Part::Basis)
        } else if self.purpose.is_blank() {
            Some(Part::Purpose)
        } else {
            None
        }
    }

    /// Forgets what was one person's consent: it is not the next one's.
    pub fn forget_consent(&mut self) {
        if matches!(self.basis, Basis::Oneself | Basis::Authorisation) {
            *self = Self::default();
        }
    }

    /// Draws the form on the first three rows of `area`.
    pub fn draw(&self, frame: &mut Frame, area: Rect, part: Part, theme: Theme) {
        let basis = if part == Part::Basis { Focus::Here } else { Focus::Elsewhere };
        self.draw_bases(frame, area, CAPTION, basis, theme);
        let focus = if part == Part::Purpose { Focus::Here } else { Focus::Elsewhere };
        field::draw(frame, line::below(area, 1), "用途", &self.purpose, focus, theme);
        if self.lacking() == Some(Part::Purpose) {
            let style = theme.style(Role::Warning);
            line::put(frame.buffer_mut(), area, (8, 2), MISSING, style);
        }
    }

    /// Draws the row of bases behind a caption.
    pub fn draw_bases(
        &self,
        frame: &mut Frame,
        area: Rect,
        caption: &str,
        focus: Focus,
        theme: Theme,
    ) {
        let buffer = frame.buffer_mut();
        let mut column = line::put(buffer, area, (0, 0), caption, theme.style(Role::Label));
        let mut cursor = column;
        for basis in Basis::ALL {
            let chosen = basis == self.basis;
            let bar = chosen && focus == Focus::Here;
            let role = if bar { Role::Selected } else { Role::Text };
            let mark = if chosen { '>' } else { ' ' };
            cursor = if chosen { column } else { cursor };
            let text = format!("{mark} {} ", basis.label());
            column = line::put(buffer, area, (column, 0), &text, theme.style(role)) + 2;
        }
        if focus == Focus::Here && !area.is_empty() {
            frame.set_cursor_position(line::place(area, cursor, 0));
        }
    }
}
