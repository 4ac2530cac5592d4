//! Labels and values one under the other, wrapped by display width: a form to read, in pages.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::line;
use super::pages::Page;
use crate::tui::text::{self, Align};
use crate::tui::theme::{Role, Theme};

/// The widest label that stands beside its value; a wider one stands above it.
const LABEL: usize = 20;

/// One thing to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The name of a group.
    Heading(String),
    /// A label and its value.
    Pair(String, String),
    /// A coloured mark and the sentence behind it.
    Marked(String, Role, String),
    /// A sentence.
    Sentence(String),
    /// A gap.
    Blank,
}

/// One line of a laid-out sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    head: String,
    head_role: Role,
    text: String,
}

/// A label and its value.
pub fn pair(label: impl Into<String>, value: impl Into<String>) -> Fact {
    Fact::Pair(label.into(), value.into())
}

/// The lines of `facts` in `columns`. Labels of one sheet are as wide as its widest one.
pub fn lay_out(facts: &[Fact], columns: u16) -> Vec<Line> {
    let columns = usize::from(columns);
    let label = facts.iter().filter_map(label_width).max().unwrap_or(0);
    facts.iter().flat_map(|fact| lines_of(fact, label, columns)).collect()
}

fn label_width(fact: &Fact) -> Option<usize> {
    match fact {
        Fact::Pair(label, _) => Some(text::width(label)).filter(|w| *w <= LABEL),
        _ => None,
    }
}

fn lines_of(fact: &Fact, label: usize, columns: usize) -> Vec<Line> {
    let plain = |text: String, head_role| Line { head: String::new(), head_role, text };
    match fact {
        Fact::Blank => vec![plain(String::new(), Role::Text)],
        Fact::Heading(name) => {
            vec![Line { head: name.clone(), head_role: Role::Title, text: String::new() }]
        }
        Fact::Sentence(sentence) => {
            text::wrap(sentence, columns).into_iter().map(|t| plain(t, Role::Text)).collect()
        }
        Fact::Marked(mark, role, sentence) => {
            let indent = text::width(mark) + 1;
            hang(format!("{mark} "), *role, sentence, indent, columns)
        }
        Fact::Pair(name, value) if text::width(name) > label => {
            let mut lines =
                vec![Line { head: name.clone(), head_role: Role::Label, text: String::new() }];
            lines.extend(hang(" ".repeat(2), Role::Label, value, 2, columns));
            lines
        }
        Fact::Pair(name, value) => {
            let head = text::pad(name, label + 2, Align::Left);
            hang(head, Role::Label, value, label + 2, columns)
        }
    }
}

/// A head, and the text beside it on as many lines as it needs.
fn hang(head: String, head_role: Role, said: &str, indent: usize, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = text::wrap(said, columns.saturating_sub(indent))
        .into_iter()
        .map(|text| Line { head: " ".repeat(indent), head_role: Role::Text, text })
        .collect();
    if let Some(first) = lines.first_mut() {
        (first.head, first.head_role) = (head, head_role);
    }
    lines
}

/// Draws a page of the sheet.
pub fn draw(buffer: &mut Buffer, area: Rect, lines: &[Line], page: Page, theme: Theme) {
    for (row, line) in (0u16..).zip(lines.get(page.first..page.end).unwrap_or_default()) {
        let head = line.head.trim_end();
        let gap = text::width(&line.head) - text::width(head);
        let end = line::put(buffer, area, (0, row), head, theme.style(line.head_role));
        let column = end + u16::try_from(gap).unwrap_or(0);
        line::put(buffer, area, (column, row), &line.text, theme.style(Role::Text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::rows;
    use crate::tui::widgets::pages::Choice;

    #[test]
    fn values_stand_in_one_column_and_wrap_under_themselves() {
        let facts = [
            Fact::Heading("基本信息".into()),
            pair("名称", "南京紫瑞精密机械有限公司"),
            pair("登记机关", "栖霞区市场监督管理局"),
            pair("很长很长很长很长很长很长的栏目", "值"),
            Fact::Marked("【黑】".into(), Role::BlackList, "拖欠农民工工资失信联合惩戒".into()),
        ];
        let lines = lay_out(&facts, 26);
        let area = Rect::new(0, 0, 30, 9);
        let mut buffer = Buffer::empty(area);
        let page = Choice::default().page(lines.len(), 9);
        draw(&mut buffer, area, &lines, page, Theme::Monochrome);
        assert_eq!(
            rows(&buffer),
            [
                "基本信息",
                "名称      南京紫瑞精密机械",
                "          有限公司",
                "登记机关  栖霞区市场监督管",
                "          理局",
                "很长很长很长很长很长很长的栏目",
                "  值",
                "【黑】 拖欠农民工工资失信",
                "       联合惩戒",
            ]
        );
    }
}
