//! What surrounds every screen: the top line (where, who, online, data as of), the rule under it,
//! the notice and the bottom line of keys.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{line, popup};
use crate::tui::keymap::{self, Binding, Context, Told};
use crate::tui::model::{Link, Model, Status, Tone};
use crate::tui::text;
use crate::tui::theme::Role;

/// Rows above and below the body.
const HEAD: u16 = 2;
const FOOT: u16 = 2;
/// The most rows a sentence above the bottom line takes.
const NOTICE: u16 = 3;

/// The part of the window that belongs to the screen itself.
pub fn body(area: Rect) -> Rect {
    let height = area.height.saturating_sub(HEAD + FOOT);
    Rect { y: area.y + HEAD.min(area.height), height, ..area }
}

/// The height of the body in a window of `rows` rows.
pub fn body_height(rows: u16) -> u16 {
    rows.saturating_sub(HEAD + FOOT)
}

/// Draws everything around the body. `title` is the context whose name stands first.
pub fn draw(frame: &mut Frame, model: &Model, title: Context) {
    let area = frame.area();
    top(frame, area, &model.status, title, model);
    let rule = "-".repeat(usize::from(area.width));
    line::put(frame.buffer_mut(), area, (0, 1), &rule, model.theme.style(Role::Text));
    bottom(frame, area, model);
}

/// Draws the sentence right above the bottom line; a long one covers the rows above it as well.
pub fn say(frame: &mut Frame, model: &Model) {
    let Some(notice) = &model.notice else { return };
    let style = model.theme.style(match notice.tone {
        Tone::Plain => Role::Text,
        Tone::Problem => Role::Problem,
    });
    let area = frame.area();
    let inside = line::inset(area, 1);
    let lines = text::wrap(&notice.text, usize::from(inside.width));
    let rows = u16::try_from(lines.len()).unwrap_or(FOOT).min(NOTICE);
    let from = area.height.saturating_sub(1 + rows);
    popup::clear(frame.buffer_mut(), Rect { height: rows, ..line::below(area, from) });
    for (row, line) in (from..).zip(lines.iter().take(usize::from(rows))) {
        line::put(frame.buffer_mut(), inside, (0, row), line, style);
    }
}

fn top(frame: &mut Frame, area: Rect, status: &Status, title: Context, model: &Model) {
    let theme = model.theme;
    let inside = line::inset(area, 1);
    let right = facts(status);
    let buffer = frame.buffer_mut();
    let start = line::put_right(buffer, inside, 0, &right, theme.style(Role::Text));
    let left = Rect { width: start.saturating_sub(2), ..inside };
    let end = line::put(buffer, left, (0, 0), title.title(), theme.style(Role::Title));
    line::put(buffer, left, (end + 2, 0), &status.place, theme.style(Role::Text));
}

fn facts(status: &Status) -> String {
    let link = match status.link {
        Link::Online => "在线",
        Link::Offline => "离线",
    };
    let as_of = match status.as_of.as_str() {
        "" => "本机尚无数据".to_owned(),
        time => format!("数据截至 {time}"),
    };
    match status.operator.as_str() {
        // Before anybody logged in the data are closed: nothing is known of them.
        "" => link.to_owned(),
        operator => format!("{}  {link}  {as_of}", text::cut(operator, 12)),
    }
}

fn bottom(frame: &mut Frame, area: Rect, model: &Model) {
    let row = area.height.saturating_sub(1);
    let inside = line::inset(area, 1);
    let mut column = 0;
    for binding in footer(model.context(), usize::from(inside.width)) {
        let key = model.theme.style(Role::Key);
        let buffer = frame.buffer_mut();
        column = line::put(buffer, inside, (column, row), binding.label, key);
        let caption = model.theme.style(Role::Text);
        column = line::put(buffer, inside, (column + 1, row), binding.caption, caption) + 2;
    }
}

/// The bindings that fit one line of `columns`: those told only where there is room go first, then
/// the last before the way out.
fn footer(context: Context, columns: usize) -> Vec<&'static Binding> {
    let shown = |b: &&Binding| matches!(b.told, Told::Footer | Told::FooterIfRoom);
    let mut bindings: Vec<_> = keymap::of(context).filter(shown).collect();
    while footer_width(&bindings) > columns && bindings.len() > 1 {
        let spare = bindings.iter().rposition(|b| b.told == Told::FooterIfRoom);
        bindings.remove(spare.unwrap_or(bindings.len() - 2));
    }
    bindings
}

fn footer_width(bindings: &[&Binding]) -> usize {
    let one = |b: &&Binding| text::width(b.label) + 1 + text::width(b.caption) + 2;
    bindings.iter().map(one).sum::<usize>().saturating_sub(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_eighty_columns_every_footer_tells_its_certain_keys() {
        for context in Context::ALL {
            let certain = keymap::of(context).filter(|b| b.told == Told::Footer).count();
            let told = footer(context, 78).iter().filter(|b| b.told == Told::Footer).count();
            assert_eq!(told, certain, "{context:?}");
        }
    }

    #[test]
    fn a_narrow_footer_keeps_the_first_key_and_the_way_out() {
        let narrow = footer(Context::Archive, 30);
        assert_eq!(narrow.first().map(|b| b.label), Some("回车"));
        assert_eq!(narrow.last().map(|b| b.label), Some("Esc"));
        assert!(footer_width(&narrow) <= 30);
    }
}
