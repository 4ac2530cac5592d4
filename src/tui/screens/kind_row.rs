//! The row in which the document (文书) is chosen: those that are about one subject.

use super::dossier::Dossier;
use crate::domain::{
    access::{Basis, Grounds},
    report::ReportKind,
};
use crate::tui::keymap::Command;
use crate::tui::widgets::choice;

/// Documents about one subject, in the order of the row.
const ABOUT_ONE: [ReportKind; 9] = [
    ReportKind::CreditCheck,
    ReportKind::PublicCredit,
    ReportKind::Oneself,
    ReportKind::Career,
    ReportKind::Measures,
    ReportKind::DishonestyNotice,
    ReportKind::RepairNotice,
    ReportKind::Receipt,
    ReportKind::Authorisation,
];

/// Why 本人查询报告 is not among them.
const NOT_ASKED: &str = "本人查询报告须以本人或授权为依据，请返回档案按 F7 换依据";

/// The chosen document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindRow {
    offered: Vec<ReportKind>,
    at: usize,
}

impl KindRow {
    /// The documents about an open archive, `kind` chosen where it is among them.
    pub fn of(dossier: &Dossier, kind: ReportKind) -> Self {
        let person = dossier.archive.subject.kind.is_natural_person();
        let offered = |kind: &ReportKind| match kind {
            ReportKind::Career => person,
            ReportKind::Oneself => asked_by_oneself(&dossier.grounds),
            _ => true,
        };
        let offered: Vec<ReportKind> = ABOUT_ONE.into_iter().filter(offered).collect();
        let at = offered.iter().position(|one| *one == kind).unwrap_or(0);
        Self { offered, at }
    }

    /// The chosen document.
    pub fn chosen(&self) -> ReportKind {
        self.offered.get(self.at).copied().unwrap_or(ReportKind::CreditCheck)
    }

    /// Moves the choice.
    pub fn choose(&mut self, command: Command) {
        self.at = choice::step(command, self.at, self.offered.len());
    }

    /// `1/9`
    pub fn place(&self) -> String {
        format!("{}/{}", self.at + 1, self.offered.len())
    }

    /// Why something one may look for is not offered; empty when nothing is missing.
    pub fn missing(&self) -> &'static str {
        if self.offered.contains(&ReportKind::Oneself) { "" } else { NOT_ASKED }
    }
}

/// Whether whoever the archive is about asked, or let somebody ask.
fn asked_by_oneself(grounds: &Grounds) -> bool {
    matches!(grounds.basis, Basis::Oneself | Basis::Authorisation)
}
