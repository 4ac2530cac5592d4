//! How the dialog that issues a report is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::receipt::Part;
use super::report::{Doing, ReportDialog, Stop};
use super::report_summary;
use crate::domain::report::ReportKind;
use crate::tui::model::{Model, Progress};
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Focus};
use crate::tui::widgets::{choice, line};

const SCENE_ROW: u16 = 3;
/// Under three rows of fields and a gap.
const PROBLEM_ROW: u16 = 8;
const SUMMARY_ROW: u16 = 10;

/// Draws the dialog.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, dialog: &ReportDialog) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let row = |n| line::below(inside, n);
    let focus = |stop| if dialog.stop == stop { Focus::Here } else { Focus::Elsewhere };
    let card = &dialog.dossier.archive.subject;
    let code = card.codes.first().map_or("", |(_, code)| code);
    let head = format!("主体  {code}  {}", card.name);
    line::put(frame.buffer_mut(), inside, (0, 0), &head, theme.style(Role::Text));
    let kind = dialog.kind.chosen();
    let basis = dialog.dossier.grounds.basis.label();
    let place = format!("{}    依据 {basis}", dialog.kind.place());
    choice::draw(frame, row(1), "文书", (kind.label(), &place), focus(Stop::Kind), theme);
    if dialog.stop == Stop::Kind {
        let what_for = dialog.kind.what_for();
        line::put(frame.buffer_mut(), inside, (8, 2), what_for, theme.style(Role::Text));
    }
    if kind.is_for_a_scene() {
        let offered = model.tables.offered(model.status.role, Some(card.kind));
        dialog.scene.draw(frame, row(SCENE_ROW), ("事由", &offered), focus(Stop::Scene), theme);
    } else {
        let label = theme.style(Role::Label);
        line::put(frame.buffer_mut(), inside, (0, SCENE_ROW), "事由", label);
        let said = match kind {
            ReportKind::Receipt => "不需要事由；用途不填则写受理事项",
            _ => "不需要事由",
        };
        line::put(frame.buffer_mut(), inside, (8, SCENE_ROW), said, theme.style(Role::Text));
    }
    let purpose = (&dialog.purpose, focus(Stop::Purpose));
    field::draw(frame, row(SCENE_ROW + 1), "用途", purpose.0, purpose.1, theme);
    let rest = row(SCENE_ROW + 2);
    match kind {
        ReportKind::Receipt => {
            dialog.receipt.draw(frame, rest, part(dialog.stop), &model.tables, theme);
        }
        ReportKind::Authorisation => {
            dialog.authorisation.draw(frame, rest, focus(Stop::Until), theme);
        }
        _ => dialog.period.draw(frame, rest, (focus(Stop::From), focus(Stop::To)), theme),
    }
    draw_problem(frame, row(PROBLEM_ROW), dialog, theme);
    let (title, lines) = match (kind, dialog.summary()) {
        (ReportKind::Receipt, _) => ("纸面将写", dialog.receipt.told(&model.tables)),
        (ReportKind::Authorisation, _) => ("纸面将写", dialog.authorisation.told(card)),
        (ReportKind::DishonestyNotice | ReportKind::RepairNotice, Some(summary)) => {
            ("档案所列，纸面只写其中的失信信息", summary.lines(&model.tables))
        }
        (_, Some(summary)) => ("报告将列", summary.lines(&model.tables)),
        (_, None) => ("", Vec::new()),
    };
    report_summary::draw(frame.buffer_mut(), row(SUMMARY_ROW), (title, &lines), theme);
}

fn part(stop: Stop) -> Part {
    match stop {
        Stop::Matter => Part::Matter,
        Stop::Materials => Part::Materials,
        Stop::Contact => Part::Contact,
        Stop::Kind | Stop::Scene | Stop::Purpose | Stop::From | Stop::To | Stop::Until => {
            Part::None
        }
    }
}

fn draw_problem(frame: &mut Frame, area: Rect, dialog: &ReportDialog, theme: Theme) {
    let (role, said) = match (&dialog.problem, dialog.progress, dialog.doing) {
        (_, Progress::Waiting(_), Doing::Issuing) => {
            (Role::Text, "正在出具，可继续等待，也可按 Esc 离开")
        }
        (_, Progress::Waiting(_), Doing::Previewing) => (Role::Text, "正在排版预览"),
        (Some(problem), ..) => (Role::Problem, problem.as_str()),
        (None, ..) if dialog.stop == Stop::Kind => (Role::Text, dialog.kind.missing()),
        (None, ..) => return,
    };
    let lines = text::wrap(said, usize::from(area.width));
    for (row, text) in (0u16..2).zip(&lines) {
        line::put(frame.buffer_mut(), area, (0, row), text, theme.style(role));
    }
}
