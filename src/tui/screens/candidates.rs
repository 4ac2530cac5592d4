//! Several subjects fit what was typed: a person chooses.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::words;
use crate::domain::{access::Grounds, archive::Archive, name::fold_name, scene::SceneId};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Progress, Screen};
use crate::tui::msg::{Effect, Job};
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::table::{self, Column, Width, column};
use crate::tui::widgets::{chrome, line};

const COLUMNS: &[Column] = &[
    column("类型", Width::Whole),
    column("代码", Width::Whole),
    column("状态", Width::Whole),
    column("名单", Width::Whole),
    column("名称", Width::Rest),
];

/// The subjects to choose from.
#[derive(Debug)]
pub struct Candidates {
    /// Each with its archive of today.
    pub archives: Vec<Archive>,
    /// On which basis they were looked up.
    pub grounds: Grounds,
    /// For which matter.
    pub scene: Option<SceneId>,
    /// Whether the desk is opening one.
    pub progress: Progress,
    sentences: Vec<String>,
    choice: Choice,
}

impl Candidates {
    /// The choice among `archives`; `notes` are the desk's own sentences.
    pub fn new(
        archives: Vec<Archive>,
        (grounds, scene): (Grounds, Option<SceneId>),
        notes: Vec<String>,
    ) -> Self {
        let mut sentences = vec![format!("符合的主体 {} 个，请选择后按回车。", archives.len())];
        let alike = namesakes(&archives);
        if alike > 0 {
            sentences.push(format!("其中 {alike} 个名称相同，不是同一主体，请按代码辨认。"));
        }
        sentences.extend(notes);
        let (progress, choice) = (Progress::Idle, Choice::default());
        Self { archives, grounds, scene, progress, sentences, choice }
    }

    fn rows_per_page(&self, body: u16, columns: u16) -> usize {
        let above = u16::try_from(self.head(columns).len()).unwrap_or(body).saturating_add(2);
        // One row for the headings, two for the whole name and the page number.
        usize::from(body.saturating_sub(above).saturating_sub(4)).max(1)
    }

    fn head(&self, columns: u16) -> Vec<String> {
        let columns = usize::from(columns.saturating_sub(3));
        self.sentences.iter().flat_map(|s| text::wrap(s, columns)).collect()
    }
}

/// How many share their name with another.
fn namesakes(archives: &[Archive]) -> usize {
    let names: Vec<String> = archives.iter().map(|a| fold_name(&a.subject.name)).collect();
    names.iter().filter(|name| names.iter().filter(|n| n == name).count() > 1).count()
}

/// Does what a command means here. A scanner's second Enter opens nothing.
pub fn run(model: &mut Model, command: Command, pace: Pace) -> Vec<Effect> {
    let (columns, rows) = model.size;
    let Screen::Candidates(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => model.leave(),
        Command::Submit if pace == Pace::Calm => return open(model),
        _ => {
            let per_page = screen.rows_per_page(chrome::body_height(rows), columns);
            screen.choice.run(command, screen.archives.len(), per_page);
        }
    }
    vec![]
}

fn open(model: &mut Model) -> Vec<Effect> {
    let Screen::Candidates(screen) = &model.screen else { return vec![] };
    let row = screen.choice.row(screen.archives.len());
    let Some(archive) = screen.archives.get(row) else { return vec![] };
    let (subject, grounds) = (archive.subject.id, screen.grounds.clone());
    let scene = screen.scene.clone();
    let (progress, effect) = model.ask(Job::Open { subject, grounds, day: None, scene });
    if let Screen::Candidates(screen) = &mut model.screen {
        screen.progress = progress;
    }
    vec![effect]
}

/// Draws the list.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &Candidates) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    let head = screen.head(area.width);
    for (row, sentence) in (1u16..).zip(&head) {
        line::put(buffer, inside, (0, row), sentence, theme.style(Role::Text));
    }
    let above = u16::try_from(head.len()).unwrap_or(area.height).saturating_add(2);
    let count = screen.archives.len();
    let per_page = screen.rows_per_page(area.height, area.width);
    let (page, chosen) = (screen.choice.page(count, per_page), screen.choice.row(count));
    let body = line::below(inside, above);
    let list = Rect { height: body.height.saturating_sub(3), ..body };
    table::draw(buffer, list, COLUMNS, page, Some(chosen), theme, |index| {
        screen.archives.get(index).map(cells).unwrap_or_default()
    });
    let last = inside.height.saturating_sub(1);
    if let Some(archive) = screen.archives.get(chosen) {
        let row = last.saturating_sub(1);
        line::put(buffer, inside, (2, row), &archive.subject.name, theme.style(Role::Title));
    }
    line::put(
        buffer,
        inside,
        (0, last),
        &caption(screen, &page.caption()),
        theme.style(Role::Text),
    );
}

fn caption(screen: &Candidates, pages: &str) -> String {
    match screen.progress {
        Progress::Idle => format!("{pages}    {} 个主体", screen.archives.len()),
        Progress::Waiting(_) => format!("{pages}    正在打开档案"),
    }
}

fn cells(archive: &Archive) -> table::Cells<'_> {
    let card = &archive.subject;
    let code = card.codes.first().map_or("", |(_, code)| code);
    // Natural persons have no registration whose state could be missing.
    let unknown = if card.kind.is_natural_person() { "" } else { "未报" };
    let status = card.status.as_deref().unwrap_or(unknown);
    vec![
        card.kind.label().into(),
        code.into(),
        status.into(),
        words::lists(archive).replace("  ", " ").into(),
        card.name.as_str().into(),
    ]
}
