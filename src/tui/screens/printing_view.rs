//! How the screen that prints a report is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::printing::{self, Printers, PrintingScreen, Stop, Told};
use crate::tui::model::{Model, Progress};
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{choice, line};

const NONE: &str =
    "没有找到打印机。请用 PDF 阅读程序打开上面的文件打印，或接好打印机后按回车再找。";
const OTHERWISE: &str = "也可用 PDF 阅读程序打开上面的文件打印；按回车再找打印机。";

/// The most lines a path takes before the choices: they stay in the upper half.
const PATH: usize = 2;

/// Draws the report and the choices.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &PrintingScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let mut row = 0;
    for (role, said) in head(screen, usize::from(inside.width)) {
        line::put(frame.buffer_mut(), inside, (0, row), &said, theme.style(role));
        row += 1;
    }
    draw_choices(frame, line::below(inside, row + 1), screen, theme);
    let said = said(screen, usize::from(inside.width));
    for (row, (role, said)) in (row + 5..).zip(said) {
        line::put(frame.buffer_mut(), inside, (0, row), &said, theme.style(role));
    }
}

/// What the report is and where it lies.
fn head(screen: &PrintingScreen, columns: usize) -> Vec<(Role, String)> {
    let paper = &screen.paper;
    let mut lines = Vec::new();
    match &paper.told {
        Told::Issued { pages, .. } => {
            lines.push((Role::Good, format!("{} {}，共 {pages} 页。", paper.done, paper.number)));
        }
        Told::Register { prints, void } => {
            let before = match screen.printed.as_ref().map_or(*prints, |printed| printed.n) {
                0 => "还没有打印过".to_owned(),
                n => format!("已打印 {n} 次"),
            };
            lines.push((Role::Title, format!("{}    {before}", paper.number)));
            let void = void.iter().map(|why| format!("【已作废】 {why}"));
            lines.extend(void.map(|said| (Role::Problem, said)));
        }
    }
    lines.push((Role::Text, paper.about.clone()));
    if !paper.code.is_empty() {
        lines.push((Role::Text, format!("核验码  {}", paper.code)));
    }
    let path = text::wrap(&format!("文件    {}", paper.path), columns);
    lines.extend(path.into_iter().take(PATH).map(|said| (Role::Text, said)));
    lines
}

fn draw_choices(frame: &mut Frame, area: Rect, screen: &PrintingScreen, theme: Theme) {
    let focus = |stop| if screen.stop == stop { Focus::Here } else { Focus::Elsewhere };
    let of = format!("{}/{}", screen.printer + 1, screen.known().len());
    let (name, remark) = match (screen.chosen(), &screen.printers, screen.aside) {
        (Some(printer), ..) => (printer.name.as_str(), format!("{of}  {}", printer.state)),
        (None, _, Progress::Waiting(_)) => ("正在查找", String::new()),
        (None, Printers::Known(_), _) => ("没有", String::new()),
        (None, Printers::Unknown, _) => ("没有查到", String::new()),
    };
    choice::draw(frame, area, "打印机", (name, &remark), focus(Stop::Printer), theme);
    let row = |n| line::below(area, n);
    let copies = screen.copies.to_string();
    let remark = "左右增减，也可直接输入 1 至 99";
    let remark = if screen.stop == Stop::Copies { remark } else { "" };
    choice::draw(frame, row(1), "份数  ", (&copies, remark), focus(Stop::Copies), theme);
    let sides = (screen.sides.label(), "");
    choice::draw(frame, row(2), "单双面", sides, focus(Stop::Sides), theme);
}

/// What came of printing, and what the clerk must know of the report.
fn said(screen: &PrintingScreen, columns: usize) -> Vec<(Role, String)> {
    let mut said = Vec::new();
    let empty = matches!(&screen.printers, Printers::Known(printers) if printers.is_empty());
    if screen.progress != Progress::Idle {
        said.push((Role::Text, "正在交给打印机".to_owned()));
    } else if let Some(problem) = &screen.problem {
        said.push((Role::Problem, problem.clone()));
        if screen.known().is_empty() {
            said.push((Role::Text, OTHERWISE.to_owned()));
        }
    } else if empty && screen.aside == Progress::Idle {
        said.push((Role::Warning, NONE.to_owned()));
    }
    if let Some(printed) = &screen.printed {
        said.push((Role::Good, printing::done(printed)));
        said.push((
            Role::Text,
            match (&screen.state, screen.aside) {
                (_, Progress::Waiting(_)) => "打印情况  正在询问".to_owned(),
                (Some(state), _) => format!("打印情况  {state}    按 F2 再看"),
                (None, _) => "打印情况  未知    按 F2 再看".to_owned(),
            },
        ));
    }
    if let Told::Issued { warnings, .. } = &screen.paper.told {
        said.extend(warnings.iter().map(|warning| (Role::Warning, format!("注意：{warning}"))));
    }
    said.push((Role::Text, screen.paper.next.to_owned()));
    let wrapped = said.into_iter().flat_map(|(role, said)| {
        text::wrap(&said, columns).into_iter().map(move |line| (role, line))
    });
    wrapped.collect()
}
