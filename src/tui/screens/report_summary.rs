//! What a report will list, told under the fields of its dialog before it is issued.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::dossier::Dossier;
use super::words;
use crate::domain::{Day, report::ReportKind, scene::SceneId};
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::line;

const ANSWER_TO_COME: &str = "核查结论在出具时按所选事由和起止日得出。";

/// What the dialog says so far.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    /// The archive the dialog was opened on.
    pub dossier: &'a Dossier,
    /// The document.
    pub kind: ReportKind,
    /// The matter.
    pub scene: Option<&'a SceneId>,
    /// First day of the period; from the beginning when none.
    pub from: Option<Day>,
    /// Last day of the period, once it is one.
    pub to: Option<Day>,
}

impl Summary<'_> {
    /// The answer where it is known, and how many records of each category will be printed.
    pub fn lines(self, tables: &Tables) -> Vec<String> {
        let Self { dossier, to, .. } = self;
        let archive = dossier.archive.clone().since(&tables.catalogue, self.from);
        let counts = archive.counts(&tables.catalogue);
        let named: Vec<String> = counts.iter().map(|(c, n)| format!("{} {n} 条", c.tab)).collect();
        let mut lines = Vec::new();
        if self.kind.is_for_a_scene() {
            lines.push(self.answer().unwrap_or(ANSWER_TO_COME).to_owned());
        }
        lines.push(match words::lists(&archive).as_str() {
            "" => "名单  查看日未见在列".to_owned(),
            lists => format!("名单  {lists}"),
        });
        lines.push(if named.is_empty() {
            "没有可列的信息".to_owned()
        } else {
            named.join("，")
        });
        if archive.left_out.total() > 0 {
            let reasons: Vec<String> =
                archive.left_out.reasons().map(|(why, n)| format!("{why} {n} 条")).collect();
            lines.push(format!("不列：{}", reasons.join("，")));
        }
        if to.is_some_and(|to| to != archive.day) {
            lines.push(format!("以上按查看日 {} 计；报告按止日重新核对。", archive.day));
        }
        lines
    }

    /// What was seen in the archive is the report's answer only for the same matter and period.
    fn answer(&self) -> Option<&str> {
        let seen = &self.dossier.check.as_ref()?.assessment;
        let same = self.scene == Some(&seen.scene) && self.from == seen.from;
        same.then_some(seen.summary.as_str())
    }
}

/// Draws the lines under their title; nothing when there are none.
pub fn draw(buffer: &mut Buffer, area: Rect, (title, lines): (&str, &[String]), theme: Theme) {
    if lines.is_empty() {
        return;
    }
    line::put(buffer, area, (0, 0), title, theme.style(Role::Title));
    let columns = usize::from(area.width.saturating_sub(2));
    let wrapped = lines.iter().flat_map(|text| text::wrap(text, columns));
    for (row, text) in (1u16..).zip(wrapped) {
        line::put(buffer, area, (2, row), &text, theme.style(Role::Text));
    }
}
