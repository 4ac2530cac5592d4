//! One finding in full: the fact, the rule with its ground, repair, what was done, and the measures
//! the lists allow.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::archive;
use super::dossier::Dossier;
use super::feedback::FeedbackDialog;
use super::record::RecordScreen;
use crate::domain::{
    assessment::Finding,
    catalogue::Nature,
    feedback::Feedback,
    measure::{Measure, MeasureKind},
    repair::Remedy,
};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Overlay, Screen, Tone};
use crate::tui::msg::Effect;
use crate::tui::tables::Tables;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet::{self, Fact, pair};
use crate::tui::widgets::{chrome, line};

/// Title, the day in words, a gap, and the page number below.
const AROUND: u16 = 5;

/// The open finding.
#[derive(Debug)]
pub struct FindingScreen {
    /// The archive it is in, with its check.
    pub dossier: Arc<Dossier>,
    at: usize,
    page: Choice,
}

impl FindingScreen {
    /// The finding at a place of the check.
    pub fn new(dossier: Arc<Dossier>, at: usize) -> Self {
        Self { dossier, at, page: Choice::default() }
    }

    fn finding(&self) -> Option<&Finding> {
        self.dossier.findings().get(self.at)
    }

    fn go(&mut self, at: usize) {
        if at < self.dossier.findings().len() && at != self.at {
            (self.at, self.page) = (at, Choice::default());
        }
    }

    fn sheet(&self, columns: u16, tables: &Tables) -> Vec<sheet::Line> {
        let facts = self.finding().map(|finding| facts(&self.dossier, finding, tables));
        sheet::lay_out(&facts.unwrap_or_default(), columns.saturating_sub(3))
    }
}

fn facts(dossier: &Dossier, finding: &Finding, tables: &Tables) -> Vec<Fact> {
    let mut facts = vec![
        pair("作用", finding.effect.label()),
        pair("事实", &*finding.sentence),
        pair("依据", &*finding.ground),
    ];
    let listings = &dossier.archive.listings;
    if let Some(listing) = listings.iter().find(|listing| listing.record == finding.record) {
        facts.push(pair("名单依据", &*listing.ground));
        facts.push(pair("名单范围", listing.reach.label()));
    }
    facts.extend(severity(dossier, finding));
    facts.extend(repair(dossier, finding, tables));
    facts.extend(done(dossier, finding, tables));
    facts.extend(measures(finding, tables));
    facts
}

/// How serious the record is and who found so.
fn severity(dossier: &Dossier, finding: &Finding) -> Vec<Fact> {
    let Some(entry) = dossier.archive.entries.get(finding.place) else { return Vec::new() };
    if entry.nature != Nature::Negative {
        return Vec::new();
    }
    match (entry.severity, &entry.graded_by) {
        (None, _) => vec![pair("失信程度", "未定")],
        (Some(severity), None) => vec![pair("失信程度", severity.label())],
        (Some(severity), Some(rule)) => {
            let said = format!("{}（按规则推算：{}）", severity.label(), rule.name);
            vec![pair("失信程度", said), pair("分级依据", &*rule.ground)]
        }
    }
}

fn repair(dossier: &Dossier, finding: &Finding, tables: &Tables) -> Vec<Fact> {
    let Some(clock) = &finding.repair else { return Vec::new() };
    let missing = tables.findings.missing(clock, dossier.archive.day);
    let mut facts = Vec::new();
    if !missing.is_empty() {
        facts.push(pair("申请修复还须", missing.join("；")));
    }
    // An early removal rests on the list's own rule, which stands above.
    if clock.remedy == Remedy::Repair {
        facts.push(pair("修复依据", &*clock.ground));
    }
    facts
}

fn measures(finding: &Finding, tables: &Tables) -> Vec<Fact> {
    let known: Vec<&Measure> =
        finding.measures.iter().filter_map(|id| tables.measure(id)).collect();
    let Some(kind) = known.first().map(|measure| measure.kind) else { return Vec::new() };
    let n = known.len();
    let heading = match kind {
        MeasureKind::Punitive => format!("清单所列惩戒措施 {n} 项，由责任部门依法决定"),
        MeasureKind::Incentive => format!("清单所列激励措施 {n} 项，由责任部门依法决定"),
    };
    let mut facts = vec![Fact::Blank, Fact::Heading(heading)];
    for (n, measure) in (1..).zip(known) {
        facts.push(Fact::Sentence(format!("{n} {}", measure.name)));
        facts.push(pair("  责任部门", measure.departments.join("、")));
        facts.push(pair("  依据", &*measure.ground));
    }
    facts
}

fn done(dossier: &Dossier, finding: &Finding, tables: &Tables) -> Vec<Fact> {
    let feedback: Vec<&Feedback> = match &dossier.check {
        Some(check) => check.feedback_on(&finding.record).collect(),
        None => Vec::new(),
    };
    if feedback.is_empty() {
        return Vec::new();
    }
    let mut facts = vec![Fact::Blank, Fact::Heading("执行反馈".to_owned())];
    facts.extend(feedback.into_iter().map(|one| {
        let name = tables.measure(&one.measure).map_or(one.measure.as_str(), |m| &m.name);
        let document = if one.document.is_empty() { "" } else { "  " };
        Fact::Sentence(format!(
            "{}  {}  {}  {name}{document}{}",
            one.day,
            one.execution.label(),
            one.department,
            one.document
        ))
    }));
    facts
}

/// Does what a command means here.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (tables, (columns, rows)) = (Arc::clone(&model.tables), model.size);
    let Screen::Finding(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => {
            let at = screen.at;
            model.leave();
            archive::stand_on(model, at);
        }
        Command::Next => screen.go(screen.at + 1),
        Command::Previous => screen.go(screen.at.saturating_sub(1)),
        Command::Submit => open_record(model),
        Command::Feedback => register(model, &tables),
        _ => {
            let lines = screen.sheet(columns, &tables).len();
            screen.page.run(command, lines, rows_per_page(chrome::body_height(rows)));
        }
    }
    vec![]
}

fn open_record(model: &mut Model) {
    let Screen::Finding(screen) = &model.screen else { return };
    let Some(finding) = screen.finding() else { return };
    let record = RecordScreen::new(Arc::clone(&screen.dossier), vec![finding.place], 0);
    model.enter(Screen::Record(Box::new(record)));
}

fn register(model: &mut Model, tables: &Tables) {
    let Screen::Finding(screen) = &model.screen else { return };
    let dialog =
        screen.finding().and_then(|finding| FeedbackDialog::of(&screen.dossier, finding, tables));
    match dialog {
        Some(dialog) => model.overlay = Some(Overlay::Feedback(Box::new(dialog))),
        None => model.say(Tone::Plain, "这项发现在措施清单里没有对应的措施，不必登记。"),
    }
}

/// Adds what was registered to every screen that shows the archive with a check.
pub fn registered(model: &mut Model, feedback: &Feedback) {
    let add = |dossier: &mut Arc<Dossier>| {
        if lacks(dossier, feedback)
            && let Some(check) = &mut Arc::make_mut(dossier).check
        {
            check.feedback.push(feedback.clone());
        }
    };
    let working: Vec<&mut Screen> = match &mut model.screen {
        Screen::Locked(locked) => vec![&mut locked.behind.screen],
        screen => vec![screen],
    };
    for screen in working.into_iter().chain(&mut model.trail) {
        match screen {
            Screen::Archive(screen) => add(&mut screen.dossier),
            Screen::Finding(screen) => add(&mut screen.dossier),
            Screen::Record(screen) => add(&mut screen.dossier),
            _ => {}
        }
    }
}

/// Whether a check shows the record the feedback is about, and not the feedback: an archive opened
/// anew in between has it already.
fn lacks(dossier: &Dossier, feedback: &Feedback) -> bool {
    let Some(check) = &dossier.check else { return false };
    let (item, key) = &feedback.record;
    let mut records = dossier.archive.entries.iter().map(|entry| &entry.record);
    dossier.archive.subject.id == feedback.subject
        && records.any(|record| record.item == *item && record.key == *key)
        && !check.feedback.contains(feedback)
}

fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

/// Draws the finding.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &FindingScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let place = format!("第 {} 项 共 {} 项", screen.at + 1, screen.dossier.findings().len());
    let start = line::put_right(buffer, inside, 0, &place, theme.style(Role::Text));
    let left = Rect { width: start.saturating_sub(2), ..inside };
    let name = &screen.dossier.archive.subject.name;
    line::put(buffer, left, (0, 0), name, theme.style(Role::Title));
    let view = screen.dossier.view_in_words();
    line::put(buffer, inside, (0, 1), &view, theme.style(Role::Text));
    let lines = screen.sheet(area.width, &model.tables);
    let page = screen.page.page(lines.len(), rows_per_page(area.height));
    sheet::draw(buffer, line::below(inside, 3), &lines, page, theme);
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &page.caption(), theme.style(Role::Text));
}
