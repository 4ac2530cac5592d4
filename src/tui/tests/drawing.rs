//! What the screens look like, at every size.

use super::*;
use crate::tui::view::SMALLEST;
use crate::tui::widgets::chrome;

/// Every screen and overlay, filled with ordinary text.
fn gallery() -> Vec<(&'static str, Model)> {
    let pressed = |mut model: Model, keys: &str| {
        press(&mut model, keys);
        model
    };
    let mut hints = desk();
    hints.login_hints = vec!["演示操作员  窗口一  口令 demo".into()];
    let mut refused = pressed(desk(), "窗口一<Enter>mima");
    let effects = press(&mut refused, "<Enter>");
    answer(&mut refused, &effects, Answer::LoginRefused("口令不对。请重新输入。".into()));
    let mut failed = pressed(open_desk(), "南京紫瑞精密机械有限公司");
    let effects = press(&mut failed, "<Enter>");
    answer(&mut failed, &effects, Answer::LookUpRefused("查不了。请重试。".into()));
    vec![
        ("login", hints),
        ("login menu", pressed(desk(), "<Esc>")),
        ("login refused", refused),
        ("query", open_desk()),
        ("query typed", pressed(open_desk(), "91320113MA1X7K2EQ4")),
        ("query waiting", pressed(open_desk(), "紫瑞<Enter>")),
        ("query failed", failed),
        ("query menu", pressed(open_desk(), "紫瑞<Esc>")),
        ("help", pressed(open_desk(), "<F1>")),
        ("help last page", pressed(open_desk(), "<F1><PgDn>")),
        ("quit", pressed(open_desk(), "<F8>")),
        ("locked", pressed(open_desk(), "<F7>")),
        ("locked switch", pressed(open_desk(), "<F7><F8>")),
    ]
}

#[test]
fn no_size_breaks_a_screen() {
    let mut gallery = gallery();
    for columns in 1..=132 {
        for height in 1..=43 {
            let mut terminal = Terminal::new(TestBackend::new(columns, height)).unwrap();
            for (name, model) in &mut gallery {
                model.size = (columns, height);
                terminal.current_buffer_mut().reset();
                view(model, &mut terminal.get_frame());
                let cells = &terminal.current_buffer_mut().content;
                let first = row(&cells[..usize::from(columns)]);
                if columns < SMALLEST.0 || height < SMALLEST.1 {
                    assert!("窗口太小".starts_with(first.trim_end_matches('.')), "{name}");
                } else {
                    assert!(first.contains("数据截至"), "{name} at {columns}x{height}");
                }
            }
        }
    }
}

#[test]
fn a_window_too_small_says_so_in_one_line() {
    for size in [(59, 18), (60, 17), (8, 1)] {
        let (buffer, cursor) = buffer(&open_desk(), size);
        assert_eq!(rows(&buffer).concat(), "窗口太小");
        assert_eq!(cursor, None);
    }
}

#[test]
fn nothing_we_draw_is_of_uncertain_width() {
    for (name, model) in &gallery() {
        let shown = screen(model);
        let bad: Vec<char> = shown.chars().filter(|&c| text::is_ambiguous(c)).collect();
        assert_eq!(bad, [], "{name}");
    }
}

/// The literals of every source file, screens not yet in the gallery included.
#[test]
fn no_literal_is_of_uncertain_width() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            seen += 1;
            for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
                let bad: Vec<char> = line.chars().filter(|&c| text::is_ambiguous(c)).collect();
                assert_eq!(bad, [], "{}: {line}", path.display());
            }
        }
    }
    assert!(seen > 20, "the sources were found");
}

#[test]
fn a_focused_field_has_the_cursor_in_the_upper_half() {
    for (name, model) in &gallery() {
        let has_field = !["help", "help last page"].contains(name);
        let (_, cursor) = buffer(model, model.size);
        assert_eq!(cursor.is_some(), has_field, "{name}");
        assert!(cursor.is_none_or(|c| c.y < model.size.1 / 2), "{name} at {cursor:?}");
    }
}

#[test]
fn the_cursor_follows_the_text_by_columns() {
    let mut model = open_desk();
    let (_, empty) = buffer(&model, model.size);
    press(&mut model, "紫瑞a");
    let (_, after) = buffer(&model, model.size);
    assert_eq!(after.unwrap().x, empty.unwrap().x + 5);
}

#[test]
fn the_home_at_eighty_by_twenty_four() {
    let mut model = open_desk();
    press(&mut model, "91320113");
    insta::assert_snapshot!(screen(&model));
}

#[test]
fn the_menu_over_the_home() {
    let mut model = open_desk();
    press(&mut model, "<Esc><Down>");
    insta::assert_snapshot!(screen(&model));
}

#[test]
fn the_login_with_hints() {
    let mut model = desk();
    model.login_hints = vec!["演示操作员".into(), "  窗口一  口令 demo".into()];
    press(&mut model, "窗口一<Tab>mima");
    insta::assert_snapshot!(screen(&model));
}

#[test]
fn the_help_of_the_home() {
    let mut model = open_desk();
    press(&mut model, "<F1>");
    insta::assert_snapshot!(screen(&model));
}

#[test]
fn control_characters_in_facts_do_not_reach_the_screen() {
    let mut model = open_desk();
    model.status.place = "窗口\u{1b}[2J\u{202e}三".into();
    assert!(screen(&model).contains("窗口?[2J?三"));
}

#[test]
fn the_body_is_what_the_chrome_leaves() {
    let area = ratatui::layout::Rect::new(0, 0, 80, 24);
    assert_eq!(chrome::body(area).height, chrome::body_height(24));
    assert_eq!((chrome::body(area).y, chrome::body_height(24)), (2, 20));
}
