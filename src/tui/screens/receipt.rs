//! What a receipt (受理回执) asks for in place of a period: the matter, what was handed in, and how
//! to reach the applicant.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::Command;
use crate::tui::msg::Application;
use crate::tui::tables::{ReceiptMatter, Tables};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::{choice, line};

/// What stands between two materials.
const BETWEEN: &str = "；";

/// The three rows.
#[derive(Debug)]
pub struct ReceiptForm {
    /// What was handed in.
    pub materials: Field,
    /// How to reach the applicant.
    pub contact: Field,
    matter: usize,
    list: List,
}

/// Where the list of materials comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    /// It follows the matter.
    OfMatter,
    /// The clerk changed it.
    Typed,
}

/// The part of the form that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The choice of the matter.
    Matter,
    /// The materials.
    Materials,
    /// How to reach the applicant.
    Contact,
    /// None of them.
    None,
}

impl ReceiptForm {
    /// The form of the first matter.
    pub fn new(tables: &Tables) -> Self {
        let (materials, contact) = (Field::default(), Field::default());
        let mut form = Self { materials, contact, matter: 0, list: List::OfMatter };
        form.choose(Command::Left, tables);
        form
    }

    /// The chosen matter.
    pub fn matter<'t>(&self, tables: &'t Tables) -> Option<&'t ReceiptMatter> {
        tables.receipt_matters.get(self.matter)
    }

    /// Moves the choice of the matter. The materials follow it, unless the clerk changed them.
    pub fn choose(&mut self, command: Command, tables: &Tables) {
        self.matter = choice::step(command, self.matter, tables.receipt_matters.len());
        if let (Some(matter), List::OfMatter) = (self.matter(tables), self.list) {
            self.materials.set(&matter.materials.join(BETWEEN));
        }
    }

    /// The clerk changed the materials.
    pub fn typed(&mut self) {
        self.list = List::Typed;
    }

    /// What was taken in; none without a matter.
    pub fn application(&self, tables: &Tables) -> Option<Application> {
        let parts = self.materials.text().split(['；', ';']).map(str::trim);
        Some(Application {
            matter: self.matter(tables)?.id.clone(),
            materials: parts.filter(|part| !part.is_empty()).map(str::to_owned).collect(),
            contact: self.contact.text().trim().to_owned(),
        })
    }

    /// What the paper will say of the materials: what is asked for and not here stands on it too.
    pub fn told(&self, tables: &Tables) -> Vec<String> {
        let (Some(matter), Some(given)) = (self.matter(tables), self.application(tables)) else {
            return Vec::new();
        };
        let mut lines = vec![format!("已收材料 {} 份", given.materials.len())];
        let missing: Vec<&str> = matter
            .materials
            .iter()
            .filter(|asked| !given.materials.contains(asked))
            .map(String::as_str)
            .collect();
        if !missing.is_empty() {
            lines.push(format!("未收 {} 份：{}", missing.len(), missing.join("；")));
        }
        lines.push("材料之间用分号隔开；没有收到的请从材料一栏删去。".to_owned());
        lines
    }

    /// Draws the form on three rows of `area`.
    pub fn draw(&self, frame: &mut Frame, area: Rect, part: Part, tables: &Tables, theme: Theme) {
        let focus = |one| if part == one { Focus::Here } else { Focus::Elsewhere };
        match self.matter(tables) {
            Some(matter) => {
                let place = format!("{}/{}", self.matter + 1, tables.receipt_matters.len());
                let chosen = (matter.name.as_str(), place.as_str());
                choice::draw(frame, area, "事项", chosen, focus(Part::Matter), theme);
            }
            None => {
                let end =
                    line::put(frame.buffer_mut(), area, (0, 0), "事项", theme.style(Role::Label));
                let said = "本机没有配置受理事项";
                line::put(frame.buffer_mut(), area, (end + 4, 0), said, theme.style(Role::Text));
                if part == Part::Matter && !area.is_empty() {
                    frame.set_cursor_position(line::place(area, end + 4, 0));
                }
            }
        }
        let row = |n| line::below(area, n);
        field::draw(frame, row(1), "材料", &self.materials, focus(Part::Materials), theme);
        field::draw(frame, row(2), "联系", &self.contact, focus(Part::Contact), theme);
    }
}
