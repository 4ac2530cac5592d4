//! The row in which a matter is chosen: the home and the report dialog have it in common.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::scene::{Scene, SceneId};
use crate::tui::keymap::Command;
use crate::tui::theme::Theme;
use crate::tui::widgets::choice;
use crate::tui::widgets::field::Focus;

/// What is said where no matter is chosen.
pub const NONE: &str = "不核查，只看档案";

/// The chosen matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SceneRow {
    /// Its identifier; none only shows the archive.
    pub chosen: Option<SceneId>,
}

/// Whether a matter must be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Must {
    /// One must.
    Choose,
    /// Without one the archive is only shown.
    Not,
}

impl SceneRow {
    /// Moves the choice among those offered.
    pub fn choose(&mut self, command: Command, offered: &[&Scene], must: Must) {
        let at = self.place(offered);
        let last = offered.len().checked_sub(1);
        let at = match (command, at, last) {
            (Command::Right, None, Some(_)) => Some(0),
            (Command::Right, Some(at), Some(last)) => Some((at + 1).min(last)),
            (Command::Left, Some(0), _) if must == Must::Not => None,
            (Command::Left, Some(at), _) => Some(at.saturating_sub(1)),
            (_, at, _) => at,
        };
        self.chosen = at.and_then(|at| offered.get(at)).map(|scene| scene.id.clone());
    }

    fn place(&self, offered: &[&Scene]) -> Option<usize> {
        let chosen = self.chosen.as_ref()?;
        offered.iter().position(|scene| scene.id == *chosen)
    }

    /// Draws the row behind its caption: the matter, what it is, and how many there are.
    pub fn draw(
        &self,
        frame: &mut Frame,
        area: Rect,
        (caption, offered): (&str, &[&Scene]),
        focus: Focus,
        theme: Theme,
    ) {
        let chosen = self.place(offered).and_then(|at| Some((at, offered.get(at)?)));
        let (name, matter) = match chosen {
            Some((at, scene)) => {
                let matter = format!("{}/{}  {}", at + 1, offered.len(), scene.matter);
                (scene.name.as_str(), matter)
            }
            None => (NONE, String::new()),
        };
        choice::draw(frame, area, caption, (name, &matter), focus, theme);
    }
}
