//! The head of an archive: who it is, as of which day and on what basis, on which lists, and what is
//! not shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::check_head;
use super::dossier::Dossier;
use super::reveal::Shown;
use super::words;
use crate::domain::list::Listing;
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::line;

/// Listings named in the head, in a low window and in others; the first page has them all in full.
const LISTINGS: (usize, usize) = (1, 3);
/// The rows of the body under which a window is low.
const LOW: u16 = 18;
/// The rows that stay for the list whatever the head has to say: headings and one record.
const LEAST: u16 = 2;
/// The rule and the names of the pages between head and list.
pub const MIDDLE: u16 = 2;
/// The chosen record in full and the page number under the list, in a low window and in others.
const FOOT: (u16, u16) = (2, 3);

/// One line above the rule.
pub struct HeadLine {
    /// A coloured word before the text.
    pub mark: Option<(String, Role)>,
    /// The text.
    pub text: String,
    /// Its look.
    pub role: Role,
}

/// The lines under the name, as many as leave room for the list.
pub fn lines(
    dossier: &Dossier,
    (shown, tables): (&Shown, &Tables),
    (columns, body): (u16, u16),
    foot: u16,
) -> Vec<HeadLine> {
    let mut lines = whole(dossier, (shown, tables), (columns, body));
    let most = usize::from(body.saturating_sub(1 + MIDDLE + foot + LEAST)).max(1);
    if lines.len() > most {
        let more = lines.len() - most + 1;
        lines.truncate(most - 1);
        lines.push(warning(format!("还有 {more} 行说明，见概要")));
    }
    lines
}

fn whole(
    dossier: &Dossier,
    (shown, tables): (&Shown, &Tables),
    (columns, body): (u16, u16),
) -> Vec<HeadLine> {
    let columns = usize::from(columns.saturating_sub(3));
    let mut lines = vec![plain(codes(dossier))];
    // A number shown for a reason stands under the one it belongs to, and is never pushed out.
    lines.extend(shown.lines().map(|text| HeadLine { mark: None, text, role: Role::Title }));
    lines.push(plain(view_in_words(dossier)));
    match &dossier.check {
        Some(check) => lines.extend(check_head::lines(check, tables, columns)),
        None => lines.extend(lists(dossier, (columns, body))),
    }
    let mut sentences = reservations(dossier);
    if dossier.check.is_some() && !sentences.is_empty() {
        // The findings want the room.
        sentences = vec![sentences.join("；")];
    }
    sentences.extend(dossier.notes.iter().cloned());
    for sentence in sentences {
        let wrapped = text::wrap(&sentence, columns);
        lines.extend(wrapped.into_iter().map(warning));
    }
    lines
}

fn codes(dossier: &Dossier) -> String {
    let card = &dossier.archive.subject;
    let code = match card.codes.first() {
        Some((kind, code)) => format!("{} {code}", kind.label()),
        None => "没有代码".to_owned(),
    };
    let mut line = format!("{code}    {}", card.kind.label());
    if !card.former_names.is_empty() {
        line.push_str(&format!("    曾用名 {} 个", card.former_names.len()));
    }
    if card.provisional {
        line.push_str("    暂无登记基本信息");
    }
    line
}

fn view_in_words(dossier: &Dossier) -> String {
    let Dossier { grounds, .. } = dossier;
    let mut line = format!("{}    依据 {}", dossier.view_in_words(), grounds.basis.label());
    if !grounds.purpose.is_empty() {
        line.push_str(&format!("    用途 {}", grounds.purpose));
    }
    line
}

/// One line a listing in a low window; in others as many as its name needs.
fn lists(dossier: &Dossier, (columns, body): (usize, u16)) -> Vec<HeadLine> {
    let listings = &dossier.archive.listings;
    if listings.is_empty() {
        return vec![plain("查看日未见在列名单（以本机数据为限）".to_owned())];
    }
    let most = if body < LOW { LISTINGS.0 } else { LISTINGS.1 };
    let mut lines: Vec<HeadLine> =
        listings.iter().take(most).flat_map(|listing| listed(listing, (columns, body))).collect();
    if listings.len() > most {
        let rest = listings.len() - most;
        lines.push(plain(format!("另有名单 {rest} 项，见概要")));
    }
    lines
}

fn listed(listing: &Listing, (columns, body): (usize, u16)) -> Vec<HeadLine> {
    let mark = words::mark(listing.colour);
    let indent = text::width(&mark) + 1;
    let said = format!("{}  {}", words::listed(listing), listing.name);
    let said = match body < LOW {
        true => vec![said],
        false => text::wrap(&said, columns.saturating_sub(indent)),
    };
    let mut lines: Vec<HeadLine> =
        said.iter().map(|said| plain(format!("{:indent$}{said}", ""))).collect();
    if let (Some(first), Some(said)) = (lines.first_mut(), said.first()) {
        first.text = format!(" {said}");
        first.mark = Some((mark, words::list_role(listing.colour)));
    }
    lines
}

/// What is not shown, with its number.
pub fn reservations(dossier: &Dossier) -> Vec<String> {
    let archive = &dossier.archive;
    let mut sentences = Vec::new();
    if archive.left_out.total() > 0 {
        let reasons: Vec<String> =
            archive.left_out.reasons().map(|(why, n)| format!("{why} {n} 条")).collect();
        let total = archive.left_out.total();
        sentences.push(format!("未列 {total} 条：{}", reasons.join("，")));
    }
    if archive.conflicts > 0 {
        let n = archive.conflicts;
        sentences.push(format!("另有 {n} 条名称与代码不符，待核实，未计入本档案"));
    }
    sentences
}

/// A line in the ordinary look.
pub fn plain(text: String) -> HeadLine {
    HeadLine { mark: None, text, role: Role::Text }
}

fn warning(text: String) -> HeadLine {
    HeadLine { mark: None, text, role: Role::Warning }
}

/// The rows under the list in a body of this height.
pub fn foot(body: u16) -> u16 {
    if body < LOW { FOOT.0 } else { FOOT.1 }
}

/// Draws name and head at the top of `inside`; returns the number of lines under the name. `area` is
/// the whole body.
pub fn draw(
    buffer: &mut Buffer,
    inside: Rect,
    (dossier, shown, tables): (&Dossier, &Shown, &Tables),
    (area, foot): (Rect, u16),
    theme: Theme,
) -> usize {
    draw_name(buffer, inside, dossier, theme);
    let head = lines(dossier, (shown, tables), (area.width, area.height), foot);
    for (row, head) in (1u16..).zip(&head) {
        let mut column = 0;
        if let Some((mark, role)) = &head.mark {
            column = line::put(buffer, inside, (0, row), mark, theme.style(*role));
        }
        line::put(buffer, inside, (column, row), &head.text, theme.style(head.role));
    }
    head.len()
}

/// The name, and at the right how it is registered and on which lists.
fn draw_name(buffer: &mut Buffer, inside: Rect, dossier: &Dossier, theme: Theme) {
    let archive = &dossier.archive;
    let unknown = if archive.subject.kind.is_natural_person() { "" } else { "登记状态未报" };
    let status = archive.subject.status.as_deref().unwrap_or(unknown);
    let counted = |colour| archive.listings.iter().filter(|l| l.colour == colour).count();
    let marks: Vec<(String, Role)> = words::COLOURS
        .into_iter()
        .filter(|colour| counted(*colour) > 0)
        .map(|colour| {
            (format!("{} {} ", words::mark(colour), counted(colour)), words::list_role(colour))
        })
        .collect();
    let width: usize = marks.iter().map(|(mark, _)| text::width(mark) + 1).sum();
    let room = inside.width.saturating_sub(u16::try_from(width).unwrap_or(inside.width));
    let mut column = room;
    for (mark, role) in &marks {
        column = line::put(buffer, inside, (column + 1, 0), mark, theme.style(*role));
    }
    let left = Rect { width: room.saturating_sub(1), ..inside };
    let start = line::put_right(buffer, left, 0, status, theme.style(Role::Text));
    let left = Rect { width: start.saturating_sub(2), ..inside };
    line::put(buffer, left, (0, 0), &archive.subject.name, theme.style(Role::Title));
}
